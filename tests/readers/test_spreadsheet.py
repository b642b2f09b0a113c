"""Excel workbooks by cell: what they show, hide, lead to and lose."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from email.message import EmailMessage
from typing import Any

import pytest

from ert_writer.errors import InputError
from ert_writer.readers.opening import choose_reader, installed_readers, read_document
from ert_writer.readers.spreadsheet import READER as XLSX
from support.readers import texts, uncovered


def workbook() -> Any:
    from openpyxl import Workbook

    return Workbook()


def saved(book: Any) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def accounts() -> bytes:
    book = workbook()
    sheet = book.active
    sheet.title = "Cuentas"
    sheet.append(["Cuenta", "Alta", "Teléfono", "DNI"])
    sheet.append(["@sur.nueva_55", datetime.fromisoformat("2026-03-04T14:05"), 1161234567, 31456789])
    sheet["B2"].number_format, sheet["C2"].number_format = "dd/mm/yyyy hh:mm", "(00) 0000-0000"
    sheet.append(["perfil", None, None, "x"])
    sheet["A3"].hyperlink = "https://perfil.example/norte.77"
    return saved(book)


def test_rows_are_lines_and_cells_are_parted_by_tabs() -> None:
    document = XLSX.read(accounts(), "anexo.xlsx")
    assert texts(document) == [
        "Cuenta\tAlta\tTeléfono\tDNI",
        "@sur.nueva_55\t04/03/2026 14:05\t(11) 6123-4567\t31456789",
        "perfil <https://perfil.example/norte.77>\t\t\tx",
    ]
    assert document.findings == ()
    assert uncovered(document) == ""


def test_hidden_rows_columns_sheets_and_white_or_struck_text_are_left_out_and_named() -> None:
    from openpyxl.styles import Font

    book = workbook()
    sheet = book.active
    for row in (["@a_1", "@b_2"], ["@c_3", "@d_4"], ["@e_5", "@f_6"], ["@g_7"], ["@h_8"]):
        sheet.append(row)
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["B"].hidden = True
    sheet["A3"].font = Font(color="FFFFFFFF")
    sheet["A4"].font = Font(strike=True)
    secret = book.create_sheet("Interna")
    secret["A1"] = "@i_9"
    secret.sheet_state = "veryHidden"
    document = XLSX.read(saved(book), "anexo.xlsx")
    assert document.text == "@a_1\n@h_8"
    assert {finding.check: finding.value for finding in document.findings} == {
        "hidden-text": "@b_2 @c_3 @d_4 @e_5 @f_6 @i_9",
        "struck-text": "@g_7",
    }
    assert "'Interna'" in document.findings[0].message


def test_an_identifier_that_the_spreadsheet_rounded_is_doubted() -> None:
    book = workbook()
    book.active.append(["ID", 100012345678901234, 356938035643809])
    (finding,) = XLSX.read(saved(book), "x.xlsx").findings
    assert finding.check == "rounded-number"
    assert finding.value.startswith("1000123456789")
    assert "356938035643809" not in finding.value


def test_a_formula_has_its_stored_value_or_is_named_as_unread() -> None:
    book = workbook()
    book.active.append(["Cuenta", '=HYPERLINK("https://perfil.example/oeste","ver")', "=1+1"])
    plain = saved(book)
    document = XLSX.read(plain, "x.xlsx")
    assert document.text == "Cuenta\t<https://perfil.example/oeste>"
    assert [finding.check for finding in document.findings] == ["part-left-out"]
    assert "C1" in document.findings[0].value
    stored = repacked(plain, "xl/worksheets/sheet1.xml", b"<f>1+1</f><v></v>", b"<f>1+1</f><v>2</v>")
    assert XLSX.read(stored, "x.xlsx").text.endswith("\t2")


def test_comments_headers_and_text_boxes_are_read() -> None:
    from openpyxl.comments import Comment

    book = workbook()
    sheet = book.active
    sheet["B2"] = "@sur_5"
    sheet["B2"].comment = Comment("La víctima vive", "ana")
    sheet.oddHeader.center.text = "FISCALÍA FICTICIA hoja &P"
    box = b'<x xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:p><a:t>URG</a:t><a:t>ENTE</a:t></a:p></x>'
    document = XLSX.read(added(saved(book), "xl/drawings/drawing1.xml", box), "x.xlsx")
    assert texts(document) == ["FISCALÍA FICTICIA hoja", "@sur_5", "B2: La víctima vive", "URGENTE"]


def test_a_cell_at_the_far_end_costs_nothing_and_rows_beyond_the_bound_are_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("ert_writer.readers.tables.MAX_ROWS", 3)
    book = workbook()
    book.active["A1"] = "@sur_5"
    book.active["XFD1048576"] = "lejos"
    assert XLSX.read(saved(book), "x.xlsx").text.split() == ["@sur_5", "lejos"]
    for row in range(2, 6):
        book.active.cell(row, 1, f"@c_{row}")
    document = XLSX.read(saved(book), "x.xlsx")
    assert document.text.split() == ["@sur_5", "@c_2", "@c_3"]
    assert [finding.check for finding in document.findings] == ["part-left-out"]
    assert "after row 3" in document.findings[0].message


def test_a_workbook_is_known_by_content_under_any_name() -> None:
    for name in ("-", "oficio.docx", "anexo.zip"):
        document = read_document(accounts(), name, installed_readers())
        assert "@sur.nueva_55" in document.text, name
    assert choose_reader(accounts()[:4096], "-", installed_readers()).id == "xlsx"


def test_a_workbook_that_came_with_a_mail_is_a_part_of_it() -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "ana@fiscalia.example", "Oficio"
    message.set_content("Se remite el anexo.")
    message.add_attachment(accounts(), maintype="application", subtype="octet-stream", filename="anexo.xlsx")
    document = read_document(message.as_bytes(), "x.eml", installed_readers())
    assert "── anexo.xlsx ──" in document.text
    assert "@sur.nueva_55\t04/03/2026 14:05" in document.text
    assert not [finding for finding in document.findings if finding.check == "part-left-out"]


def test_bombs_and_damage_are_one_clear_error() -> None:
    data = accounts()
    bomb = added(data, "xl/worksheets/sheet9.xml", b"<x/>" * 3_000_000)
    with pytest.raises(InputError, match="unpacks to"):
        XLSX.read(bomb, "x.xlsx")
    entity = repacked(data, "xl/worksheets/sheet1.xml", b"<worksheet", b"<!DOCTYPE x [<!ENTITY y 'z'>]><worksheet")
    with pytest.raises(InputError, match="entities"):
        XLSX.read(entity, "x.xlsx")
    for tenth in range(1, 10):
        with pytest.raises(InputError):
            XLSX.read(data[: len(data) * tenth // 10], "x.xlsx")
    with pytest.raises(InputError, match="no text"):
        XLSX.read(saved(workbook()), "x.xlsx")


def repacked(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.namelist():
            content = source.read(entry)
            if entry == part:
                assert old in content
                content = content.replace(old, new)
            target.writestr(entry, content)
    return out.getvalue()


def added(data: bytes, part: str, content: bytes) -> bytes:
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as target:
        target.writestr(part, content)
    return out.getvalue()
