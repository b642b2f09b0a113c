"""Reads the bilingual letter that a reviewer sends back: XLIFF, TMX, TSV or the Word file with its three columns."""

from __future__ import annotations

from pathlib import Path

from ert_writer.checks.bitext.read import read_bitext
from ert_writer.content.files import read_bytes
from ert_writer.readers.word_table import read_rows
from ert_writer.translate.review import Reviewed

_COLUMNS = 3


def read_work(file: Path) -> tuple[Reviewed, ...]:
    """Return the segments of a reviewed file.

    Raises:
        InputError: it cannot be read, or it holds no segments.
    """
    if file.suffix.lower() == ".docx":
        rows = read_rows(read_bytes(file), file.name)
        return tuple(Reviewed(row[0].strip(), row[1], row[2]) for row in rows[1:] if len(row) >= _COLUMNS)
    return tuple(Reviewed(pair.id, pair.source, pair.target) for pair in read_bitext(file))
