"""Excel workbooks of before 2007, and what only is called so."""

from __future__ import annotations

import struct

import pytest

from ert_writer.errors import InputError
from ert_writer.readers.magic import OLE
from ert_writer.readers.old_spreadsheet import READER as XLS
from ert_writer.readers.old_spreadsheet import read_old_workbook


def record(kind: int, body: bytes) -> bytes:
    """Return a record of [MS-XLS]'s forerunner BIFF2: kind, length, body."""
    return struct.pack("<HH", kind, len(body)) + body


def label(row: int, column: int, text: str) -> bytes:
    data = text.encode("cp1252")
    return record(4, struct.pack("<HH3sB", row, column, bytes(3), len(data)) + data)


def number(row: int, column: int, value: float) -> bytes:
    return record(3, struct.pack("<HH3sd", row, column, bytes(3), value))


def test_cells_are_read_with_all_their_digits() -> None:
    cells = label(0, 0, "Cuenta") + label(0, 1, "Teléfono") + label(1, 0, "@sur.nueva_55") + number(1, 1, 5491161234567)
    document = read_old_workbook(record(9, struct.pack("<HH", 2, 0x10)) + cells + record(10, b""), "x.xls")
    assert document.text == "Cuenta\tTeléfono\n@sur.nueva_55\t5491161234567"


def test_a_page_or_a_table_of_text_under_that_name_is_read() -> None:
    page = b"<html><body><table><tr><td>Cuenta</td><td>@sur_5</td></tr></table></body></html>"
    assert XLS.read(page, "x.xls").text == "Cuenta\t@sur_5"
    assert XLS.read("Cuenta\tAño\n@sur_5\t2026\n".encode("cp1252"), "x.xls").text == "Cuenta\tAño\n@sur_5\t2026"


def test_a_damaged_workbook_is_one_clear_error() -> None:
    with pytest.raises(InputError, match="damaged"):
        XLS.read(OLE + b"\x00\xff" * 600 + "Workbook".encode("utf-16-le"), "x.xls")
