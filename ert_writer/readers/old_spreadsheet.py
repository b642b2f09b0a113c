"""Excel workbooks of before 2007 (.xls, [MS-XLS]), read by xlrd: the values that cells show, sheet by sheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from typing import Any

from ert_writer.errors import InputError
from ert_writer.model.reading import Progress
from ert_writer.model.text import Document
from ert_writer.readers.cell_format import is_hiding, is_rounded, shown
from ert_writer.readers.formats import looks_like
from ert_writer.readers.magic import OLE
from ert_writer.readers.packages import damaged
from ert_writer.readers.tables import Sheet, tables_document

_WHITE = 9
"""The colour's place in the palette, [MS-XLS] 2.5.161."""
_COLUMN_LETTERS = 26


@dataclass(frozen=True, slots=True)
class XlsReader:
    """Reads `.xls`; macros, links and queries are never run or followed."""

    id: str = "xls"

    def accepts(self, head: bytes, name: str) -> bool:
        """Return whether it is called `.xls`; the first bytes are those of every compound file."""
        return looks_like(self.id, head, name)

    def read(self, data: bytes, name: str, progress: Progress | None = None) -> Document:
        """Read the cells of every sheet.

        Raises:
            InputError: encrypted, damaged, not a workbook, or without text.
        """
        del progress
        if not data.startswith(OLE):
            return _read_by_content(data, name)
        return read_old_workbook(data, name)


def _read_by_content(data: bytes, name: str) -> Document:
    """Read what only is called `.xls`: records systems export pages of HTML or separated text under that name."""
    from ert_writer.readers.html import READER as PAGE
    from ert_writer.readers.separated import READER as SEPARATED

    return PAGE.read(data, name) if b"<table" in data[:20_000].lower() else SEPARATED.read(data, name)


def read_old_workbook(data: bytes, name: str) -> Document:
    """Read a workbook in a compound file.

    Raises:
        InputError: encrypted, damaged, not a workbook, or without text.
    """
    import xlrd

    try:
        book = xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=StringIO())
        sheets = [_sheet(sheet) for sheet in book.sheets()]
    except Exception as error:  # a damaged workbook makes the library raise anything
        if "encrypted" in str(error).lower():
            hint = "Open it with its password and save it without"
            raise InputError("this spreadsheet is encrypted", where=name, hint=hint) from error
        raise damaged(name) from error
    return tables_document(sheets, name, "application/vnd.ms-excel")


def _sheet(source: Any) -> Sheet:
    sheet = Sheet(source.name, concealed=source.visibility != 0)
    book = source.book
    for row, column, cell in _cells(source):
        style = book.xf_list[cell.xf_index]
        form = book.format_map[style.format_key].format_str
        font = book.font_list[style.font_index] if style.font_index < len(book.font_list) else None
        text = _text(book, cell, form)
        if cell.ctype == 2 and is_rounded(cell.value):
            sheet.rounded.append(text)
        white = font is not None and font.colour_index == _WHITE and style.background.fill_pattern == 0
        hidden = (
            white or is_hiding(form) or _is_hidden(source.rowinfo_map, row) or _is_hidden(source.colinfo_map, column)
        )
        link = source.hyperlink_map.get((row, column))
        target = str(link.url_or_path or "") if link is not None else ""
        text += f" <{target}>" if target and target.rstrip("/") not in text else ""
        sheet.add(row + 1, column + 1, text, hidden=hidden, struck=font is not None and bool(font.struck_out))
    for (row, column), note in sorted(source.cell_note_map.items()):
        sheet.notes.append(f"{_column_name(column)}{row + 1}: {' '.join(note.text.split())}")
    return sheet


def _cells(source: Any) -> Iterator[tuple[int, int, Any]]:
    for row in range(source.nrows):
        for column in range(source.row_len(row)):
            cell = source.cell(row, column)
            if cell.ctype not in (0, 6):  # empty and blank
                yield row, column, cell


def _text(book: Any, cell: Any, form: str) -> str:
    import xlrd

    if cell.ctype == xlrd.XL_CELL_DATE:
        value = xlrd.xldate_as_datetime(cell.value, book.datemode)
        return shown(value.time() if cell.value < 1 else value, form)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return shown(bool(cell.value), form)
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(cell.value, "#?"))
    return shown(cell.value, form)


def _is_hidden(infos: Any, at: int) -> bool:
    info = infos.get(at)
    return info is not None and bool(info.hidden)


def _column_name(column: int) -> str:
    name = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, _COLUMN_LETTERS)
        name = chr(ord("A") + letter) + name
    return name


READER = XlsReader()
