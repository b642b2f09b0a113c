"""Excel workbooks (.xlsx, .xlsm; ECMA-376), read by openpyxl: the values that cells show, sheet by sheet.

Formulas are never computed: a cell has the value that was stored with it. Macros, links and queries are never run.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePath
from typing import Any

from ert_writer.model.reading import Progress
from ert_writer.model.text import Attachment, Document
from ert_writer.readers.attachments import File, picture_size, with_files
from ert_writer.readers.cell_format import is_hiding, is_rounded, shown
from ert_writer.readers.formats import looks_like
from ert_writer.readers.packages import UNPACKING, check_package, damaged
from ert_writer.readers.tables import Sheet, tables_document

_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LINK = re.compile(r'HYPERLINK\(\s*"([^"]{1,2000})"', re.IGNORECASE)
_CODES = re.compile(r"&(?:\[\w+\]|[PNDTFAZ])")
"""Fields of page headers: the page's number, the date, the file's name."""
_WHITE = ("FFFFFFFF", "00FFFFFF")
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PAGE = 500
"""Pixels: a picture of more than that across and down may be a page of the letter."""


@dataclass(frozen=True, slots=True)
class XlsxReader:
    """Reads `.xlsx`."""

    id: str = "xlsx"

    def accepts(self, head: bytes, name: str) -> bool:
        """Return whether it is a package with parts of a workbook, or is called `.xlsx`."""
        return looks_like(self.id, head, name)

    def read(self, data: bytes, name: str, progress: Progress | None = None) -> Document:
        """Read the cells of every sheet.

        Raises:
            InputError: encrypted, damaged, a zip bomb, another kind of document, or without text.
        """
        check_package(data, name, "xl/")
        values, formulas = _open(data, name, computed=True), _open(data, name, computed=False)
        sheets = [_sheet(sheet, formulas[sheet.title]) for sheet in values.worksheets]
        boxes, pictures = _drawn(data, name)
        if boxes and sheets:
            sheets[-1].notes += boxes
        if pictures and not any(sheet.rows or sheet.hidden for sheet in sheets):
            return with_files(Document("", (), name, _MEDIA_TYPE), pictures, progress)
        return with_files(tables_document(sheets, name, _MEDIA_TYPE), pictures, progress)


def _open(data: bytes, name: str, *, computed: bool) -> Any:
    from openpyxl import load_workbook

    try:
        return load_workbook(BytesIO(data), data_only=computed, keep_links=False)
    except Exception as error:  # a damaged workbook makes the library raise anything
        raise damaged(name) from error


def _sheet(values: Any, formulas: Any) -> Sheet:
    sheet = Sheet(values.title, margins=_margins(values), concealed=values.sheet_state != "visible")
    for cell in _cells(values):
        twin = formulas.cell(cell.row, cell.column)
        written = str(twin.value) if twin.data_type == "f" else ""
        text = shown(cell.value, str(cell.number_format)) + _target(cell, written)
        if written and cell.value is None:
            sheet.uncomputed.append(f"{cell.coordinate} in {values.title!r}")
        if is_rounded(cell.value):
            sheet.rounded.append(text)
        if cell.comment is not None:
            sheet.notes.append(f"{cell.coordinate}: {' '.join(str(cell.comment.text).split())}")
        sheet.add(cell.row, cell.column, text, hidden=_is_hidden(values, cell), struck=bool(cell.font.strike))
    return sheet


def _margins(sheet: Any) -> list[str]:
    parts = [
        part for margin in (sheet.oddHeader, sheet.oddFooter) for part in (margin.left, margin.center, margin.right)
    ]
    return [" ".join(_CODES.sub("", part.text).split()) for part in parts if part.text and part.text.strip()]


def _cells(sheet: Any) -> Iterator[Any]:
    """Yield the cells that exist; one at the far end of a sheet does not bring all before it."""
    stored = sheet._cells  # noqa: SLF001 - the public ways make every cell of the sheet's rectangle
    yield from (stored[place] for place in sorted(stored))


def _is_hidden(sheet: Any, cell: Any) -> bool:
    row, format_ = sheet.row_dimensions.get(cell.row), str(cell.number_format)
    if (row is not None and row.hidden) or is_hiding(format_):
        return True
    if any(group.hidden and group.min <= cell.column <= group.max for group in _columns(sheet)):
        return True
    colour = cell.font.color
    filled = cell.fill is not None and cell.fill.fill_type is not None
    return colour is not None and colour.type == "rgb" and colour.rgb in _WHITE and not filled


def _columns(sheet: Any) -> list[Any]:
    return [group for group in sheet.column_dimensions.values() if group.min is not None and group.max is not None]


def _target(cell: Any, formula: str) -> str:
    """Return where a cell leads, when its words do not say so."""
    found = _LINK.search(formula)
    address = found[1] if found else str(getattr(cell.hyperlink, "target", None) or "")
    if address.lower().startswith("mailto:"):
        address = address[7:].split("?", 1)[0]
    return f" <{address}>" if address and address.rstrip("/") not in str(cell.value) else ""


def _drawn(data: bytes, name: str) -> tuple[list[str], list[File]]:
    """Return the paragraphs in text boxes of all sheets, and the pictures large enough to be pages."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            entries = package.namelist()
            boxes = [
                text
                for entry in entries
                if re.fullmatch(r"xl/drawings/drawing\d+\.xml", entry)
                for text in _box_texts(package.read(entry))
            ]
            media = [(entry, package.read(entry)) for entry in entries if entry.startswith("xl/media/")]
    except (SyntaxError, ValueError, *UNPACKING) as error:
        raise damaged(name) from error
    return boxes, [
        File(Attachment(PurePath(entry).name, "image/*", len(content)), content)
        for entry, content in media
        if min(picture_size(content)) > _PAGE
    ]


def _box_texts(markup: bytes) -> Iterator[str]:
    from defusedxml.ElementTree import fromstring

    for paragraph in fromstring(markup).iter(f"{_DRAWING}p"):
        text = "".join(node.text or "" for node in paragraph.iter(f"{_DRAWING}t"))
        if text.strip():
            yield " ".join(text.split())


READER = XlsxReader()
