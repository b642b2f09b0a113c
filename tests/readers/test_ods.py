"""OpenDocument spreadsheets by cell."""

from __future__ import annotations

import io
import zipfile

import pytest

from ert_writer.errors import InputError
from ert_writer.readers.ods import READER as ODS
from ert_writer.readers.opening import installed_readers, read_document
from support.readers import texts, uncovered

_NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"), ("fo", "xsl-fo-compatible")
    )
)  # fmt: skip


def ods(tables: str, styles: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        content = (
            f"<office:document-content {_NAMES}><office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
        )
        package.writestr("content.xml", content)
    return out.getvalue()


def row(*cells: str, options: str = "") -> str:
    return f"<table:table-row {options}>{''.join(cells)}</table:table-row>"


def cell(text: str, options: str = "") -> str:
    return f"<table:table-cell {options}><text:p>{text}</text:p></table:table-cell>"


def sheet(*rows: str, options: str = 'table:name="Hoja1"') -> str:
    return f"<table:table {options}>{''.join(rows)}</table:table>"


def test_repeated_and_far_cells_keep_their_places() -> None:
    blank = '<table:table-cell table:number-columns-repeated="16000"/>'
    tables = sheet(
        row(cell("Cuenta"), cell("Plazo")),
        row(cell("@sur_5"), cell("24 horas"), blank),
        row(blank, options='table:number-rows-repeated="1000000"'),
        row(cell("@norte_7", 'table:number-columns-repeated="2"')),
    )
    document = read_document(ods(tables), "-", installed_readers())
    assert texts(document) == ["Cuenta\tPlazo", "@sur_5\t24 horas", "@norte_7\t@norte_7"]
    assert document.findings == ()
    assert uncovered(document) == ""


def test_dates_are_clear_and_numbers_whole() -> None:
    tables = sheet(
        row(
            cell("12/6/2026", 'office:value-type="date" office:date-value="2026-12-06"'),
            cell("06/12/2026", 'office:value-type="date" office:date-value="2026-12-06"'),
            cell("3/4/26 2:05", 'office:value-type="date" office:date-value="2026-03-04T14:05:00"'),
            cell("1,00012E+017", 'office:value-type="float" office:value="100012345678901234"'),
            cell("356938035643809", 'office:value-type="float" office:value="356938035643809"'),
        )
    )
    document = ODS.read(ods(tables), "x.ods")
    first, second, third, fourth, fifth = document.text.split("\t")
    assert (first, second, third, fifth) == ("2026-12-06", "06/12/2026", "2026-03-04 14:05", "356938035643809")
    assert fourth.startswith("1000123456789")
    assert [finding.check for finding in document.findings] == ["rounded-number"]


def test_what_is_hidden_is_left_out_and_named() -> None:
    styles = (
        '<style:style style:name="off"><style:table-properties table:display="false"/></style:style>'
        '<style:style style:name="out"><style:text-properties style:text-line-through-style="solid"/></style:style>'
    )
    column = '<table:table-column/><table:table-column table:visibility="collapse"/>'
    tables = sheet(
        column + row(cell("@a_1"), cell("@b_2")),
        row(cell("@c_3"), options='table:visibility="filter"'),
        row(cell("@d_4", 'table:style-name="out"')),
    ) + sheet(row(cell("@e_5")), options='table:name="Interna" table:style-name="off"')
    document = ODS.read(ods(tables, styles), "x.ods")
    assert document.text == "@a_1"
    assert {finding.check: finding.value for finding in document.findings} == {
        "hidden-text": "@b_2 @c_3 @e_5",
        "struck-text": "@d_4",
    }


def test_comments_follow_their_sheet_and_links_say_where_they_lead() -> None:
    note = "<office:annotation><text:p>La víctima vive</text:p></office:annotation>"
    link = '<text:a xmlns:x="http://www.w3.org/1999/xlink" x:href="https://perfil.example/n">ver</text:a>'
    marked = f"<table:table-cell>{note}<text:p>{link}</text:p></table:table-cell>"
    assert texts(ODS.read(ods(sheet(row(marked))), "x.ods")) == ["ver <https://perfil.example/n>", "La víctima vive"]


@pytest.mark.parametrize("tables", ["", sheet(row(cell(" ")))])
def test_a_spreadsheet_without_text_is_refused(tables: str) -> None:
    with pytest.raises(InputError):
        ODS.read(ods(tables), "x.ods")
