"""Comma-separated files (.csv, .tsv; RFC 4180) with the separators that spreadsheets of the region write: `;`, tab."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO

from ert_writer.errors import InputError
from ert_writer.model.reading import Progress
from ert_writer.model.text import Document
from ert_writer.readers.decoding import decode
from ert_writer.readers.formats import looks_like
from ert_writer.readers.lines import clean_breaks
from ert_writer.readers.oddities import decoding_findings
from ert_writer.readers.tables import Sheet, tables_document
from ert_writer.readers.text import TextReader

_SEPARATORS = (";", "\t", ",", "|")
_LOOKED_AT = 50
_CLAUSE = re.compile(r", (?=[^\W\d_]+ [^\W\d_])")
_ALIKE = 0.6
"""Share of the first rows that must have the same number of cells: running text has commas anywhere."""


@dataclass(frozen=True, slots=True)
class SeparatedReader:
    """Reads `.csv` and `.tsv` by cell; one that holds no table is read as plain text."""

    id: str = "csv"

    def accepts(self, head: bytes, name: str) -> bool:
        """Return whether the name says so; content never does, as everything may be text."""
        return looks_like(self.id, head, name)

    def read(self, data: bytes, name: str, progress: Progress | None = None) -> Document:
        """Read the rows.

        Raises:
            InputError: empty or binary.
        """
        decoded = decode(data, name=name)
        rows = _rows(clean_breaks(decoded.text.lstrip("\ufeff")))
        if not rows:
            return TextReader().read(data, name, progress)
        sheet = Sheet("")
        for number, cells in enumerate(rows, 1):
            for column, text in enumerate(cells, 1):
                sheet.add(number, column, text)
        if not sheet.rows:
            raise InputError("the file is empty", where=name, hint="Give a file with the letter's text")
        findings = decoding_findings(decoded.lossy, decoded.encoding)
        return tables_document([sheet], name, "text/csv", decoded.encoding, findings)


def _rows(text: str) -> Sequence[Sequence[str]]:
    """Return the rows by the separator that gives the most regular table, none where no separator gives one."""
    first, _, rest = text.partition("\n")
    if first[:4].lower() == "sep=" and len(first) == 5:  # Excel's own line
        return _parsed(rest, first[4])
    sample = "\n".join(text.split("\n")[:_LOOKED_AT])
    best = max(_SEPARATORS, key=lambda separator: _regularity(_parsed(sample, separator)))
    regular = _regularity(_parsed(sample, best)) > _ALIKE and not (best == "," and _is_prose(sample))
    return _parsed(text, best) if regular else ()


def _is_prose(text: str) -> bool:
    """Return whether the commas of a text part clauses: most are before a blank, and several words follow."""
    commas = text.count(",")
    clauses = len(_CLAUSE.findall(text))
    return clauses * 2 >= commas


def _parsed(text: str, separator: str) -> Sequence[Sequence[str]]:
    """Return the cells; an opened quotation mark that is never closed takes no more than its line."""
    reader = csv.reader(StringIO(text), delimiter=separator, skipinitialspace=True)
    try:
        rows = list(reader)
    except csv.Error:
        rows = []
    swallowed = any("\n" in cell and cell.count("\n") > _LOOKED_AT for row in rows for cell in row)
    if rows and not swallowed and _balanced(text):
        return rows
    return [line.split(separator) for line in text.split("\n")]


def _balanced(text: str) -> bool:
    return text.count('"') % 2 == 0


def _regularity(rows: Sequence[Sequence[str]]) -> float:
    """Return the share of rows that have the commonest number of cells, zero where that is one cell."""
    widths = Counter(len(row) for row in rows if any(cell.strip() for cell in row))
    wide = [(count, width) for width, count in widths.items() if width > 1]
    return max(wide)[0] / sum(widths.values()) if wide else 0.0


READER = SeparatedReader()
