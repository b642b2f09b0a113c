"""Tables of spreadsheets and of comma-separated files as a document: a row is a line, its cells parted by tabs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ert_writer.errors import InputError
from ert_writer.model.findings import Finding, Severity
from ert_writer.model.text import Document, ParagraphRole
from ert_writer.readers.compose import compose
from ert_writer.readers.lines import Passage
from ert_writer.readers.oddities import notice

MAX_ROWS = 3000
MAX_COLUMNS = 200
"""Bounds for a whole file: an annex of accounts has some hundred rows, a table of calls is not for this program."""


@dataclass(slots=True)
class Sheet:
    """One sheet as it was read.

    Attributes:
        name: its title.
        rows: the visible cells by row and column, both from 1; blank cells are left out.
        margins: its page headers and footers.
        hidden: texts of hidden cells.
        struck: texts of cells that are struck out.
        notes: comments on cells, in order.
        rounded: numbers whose last digits the spreadsheet may have lost.
        uncomputed: names of cells whose formula has no stored value.
        concealed: whether the whole sheet is hidden.
    """

    name: str
    rows: dict[int, dict[int, str]] = field(default_factory=dict)
    margins: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    rounded: list[str] = field(default_factory=list)
    uncomputed: list[str] = field(default_factory=list)
    concealed: bool = False

    def add(self, row: int, column: int, text: str, *, hidden: bool = False, struck: bool = False) -> None:
        """Put a cell's text in its place, or aside where no reader sees it or it was struck out."""
        text = " ".join(text.split())
        if text and (hidden or self.concealed):
            self.hidden.append(text)
        elif text and struck:
            self.struck.append(text)
        elif text:
            self.rows.setdefault(row, {})[column] = text


def tables_document(
    sheets: Sequence[Sheet], name: str, media_type: str, encoding: str = "", findings: Sequence[Finding] = ()
) -> Document:
    """Return the document of some sheets, with findings on what is hidden, rounded, not computed or too much.

    Raises:
        InputError: no sheet shows any text.
    """
    shown = [sheet for sheet in sheets if sheet.rows or sheet.notes]
    heads = dict.fromkeys(line for sheet in shown for line in sheet.margins)
    passages = [Passage(line, role=ParagraphRole.HEADER, gap="\n", marks=False) for line in heads]
    left = MAX_ROWS
    beyond: list[str] = []
    for sheet in shown:
        if len(shown) > 1:
            passages.append(Passage(sheet.name, role=ParagraphRole.HEADER, marks=False))
        lines = list(_lines(sheet.rows, left))
        left -= len(lines)
        if len(lines) < len(sheet.rows):
            beyond.append(f"{sheet.name!r} after row {sorted(sheet.rows)[len(lines) - 1] if lines else 0}")
        passages += [Passage(line, gap="\n" if at else "\n\n", marks=False) for at, line in enumerate(lines)]
        passages += [Passage(note, gap="\n" if at else "\n\n", marks=False) for at, note in enumerate(sheet.notes)]
    if not passages and not any(sheet.hidden or sheet.struck for sheet in sheets):
        raise InputError("the spreadsheet holds no text", where=name, hint="If it holds a picture, give the picture")
    noticed = (*findings, *_findings(sheets), *_beyond(beyond))
    return compose(passages, name=name, media_type=media_type, encoding=encoding, findings=noticed)


def _lines(rows: Mapping[int, Mapping[int, str]], most: int) -> Iterator[str]:
    """Yield the rows as lines; a column that is blank in all of them takes no place."""
    columns = sorted({column for cells in rows.values() for column in cells})[:MAX_COLUMNS]
    for number in sorted(rows)[:most]:
        cells = rows[number]
        rest = [cells[column] for column in sorted(cells) if column > columns[-1]]
        yield "\t".join([*(cells.get(column, "") for column in columns), *rest]).strip("\t")


def _findings(sheets: Sequence[Sheet]) -> Iterator[Finding]:
    yield from _hidden(sheets)
    rounded = _some(number for sheet in sheets for number in sheet.rounded)
    if rounded:
        message = (
            f"a spreadsheet keeps 15 digits of a number and may have lost the last ones of {rounded}: ask for the"
            " identifier as text"
        )
        yield notice("rounded-number", message, rounded, Severity.WARNING)
    uncomputed = _some(cell for sheet in sheets for cell in sheet.uncomputed)
    if uncomputed:
        message = (
            f"formulas without a stored value were not read: {uncomputed}. Open the file, save it and give it again"
        )
        yield notice("part-left-out", message, uncomputed, Severity.WARNING)


def _hidden(sheets: Sequence[Sheet]) -> Iterator[Finding]:
    concealed = _some(repr(sheet.name) for sheet in sheets if sheet.concealed)
    text = " ".join(text for sheet in sheets for text in sheet.hidden)
    if text:
        where = f", hidden sheets ({concealed})" if concealed else ""
        message = (
            f"the spreadsheet hides {len(text)} characters of text in hidden rows, columns or cells{where}; they are"
            " left out"
        )
        yield notice("hidden-text", message, text[:500], Severity.WARNING)
    struck = " ".join(text for sheet in sheets for text in sheet.struck)
    if struck:
        message = f"{len(struck)} characters of text are struck out; they are left out"
        yield notice("struck-text", message, struck[:500], Severity.WARNING)


def _beyond(places: Sequence[str]) -> Iterator[Finding]:
    if places:
        which = ", ".join(places)
        message = (
            f"more than {MAX_ROWS:,} rows: not read from {which}. Give the rows that matter as a file of their own"
        )
        yield notice("part-left-out", message, which, Severity.WARNING)


def _some(items: Iterable[str]) -> str:
    """Return the first ten of some things, and how many more there are."""
    found = list(items)
    more = f" and {len(found) - 10} more" if len(found) > 10 else ""
    return ", ".join(found[:10]) + more
