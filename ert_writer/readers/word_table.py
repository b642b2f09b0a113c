"""The rows of a Word document's first table, as text."""

from __future__ import annotations

from io import BytesIO

from ert_writer.errors import InputError
from ert_writer.readers.packages import check_package


def read_rows(data: bytes, name: str) -> tuple[tuple[str, ...], ...]:
    """Return the first table's rows, each the text of its cells.

    Raises:
        InputError: damaged, a zip bomb, no Word document, or without a table.
    """
    check_package(data, name, "word/")
    from docx import Document

    try:
        document = Document(BytesIO(data))
    except (ValueError, KeyError) as error:
        raise InputError(f"not a Word document ({type(error).__name__})", where=name) from None
    if not document.tables:
        raise InputError("the document holds no table", where=name, hint="Send back the file that translate wrote")
    return tuple(tuple(cell.text for cell in row.cells) for row in document.tables[0].rows)
