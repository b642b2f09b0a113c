"""Identifiers that a line break cuts are one word again, and neighbours stay two."""

from __future__ import annotations

import pytest

from ert_writer.readers.seams import is_cut_identifier
from support.readers import read_text

TEXT = (
    "Solicito con carácter de urgente los datos que obren en su poder de lo siguiente: {}\n{} y que se informe "
    "en 24 horas\ndesde la recepción de este oficio, según lo dispuesto por la autoridad que interviene en la causa.\n"
)


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("lobo.gris_", "77@correo.example"),
        ("lobo.gris_77", "@correo.example"),
        ("lobo.gris_77@", "correo.example"),
        ("lobo.gris_77@correo.", "example"),
        ("lobo.gris_77@correo", ".example"),
        ("lobo.gris_77@correo-", "ficticio.example"),
        ("0731.14.", "000915-6"),
        ("0731.14", ".000915-6"),
        ("07-00-", "012345-26/00"),
        ("07-00", "-012345-26/00"),
        ("07-00-012345-26", "/00"),
        ("07-00-012345-26/", "00"),
        ("CI-FGELV/UEPD", "/00342/11-2025"),
        ("CI-FGELV/UEPD/", "00342/11-2025"),
        ("CI-FGELV/UEPD/00342/11-", "2025"),
        ("5001234-", "88.2026.8.26.0100"),
        ("5001234-88.2026.", "8.26.0100"),
        ("5001234-88.2026.8.", "26.0100"),
        ("181.46.", "77.12"),
        ("181.46.77", ".12"),
        ("2001:db8:", "1::7"),
        ("https://perfil.example/", "sur.nueva_55"),
        ("https://perfil.example/usuarios/sur-", "nueva_55"),
        ("https://perfil.example/p?id=", "12345"),
        ("https://perfil.example/p?id=12&", "ref=45"),
        ("https://", "perfil.example/sur_55"),
        ("https://perfil.example/sur", "/publicaciones/2026"),
        ("@sur.", "nueva_55"),
        ("@sur", ".nueva_55"),
        ("@sur.nueva", "_55"),
        ("35-693803-", "564380-9"),
        ("3f2504e0-4f89-", "11d3-9a0c-0305e82c3301"),
        ("d41d8cd98f00b204", "e9800998ecf8427e"),
        ("20-31456789-", "3"),
        ("123.456.789-", "09"),
    ],
)
def test_an_identifier_is_one_word_however_a_line_cuts_it(upper: str, lower: str) -> None:
    document = read_text(TEXT.format(upper, lower))
    assert f"siguiente: {upper}{lower} y que" in document.paragraphs[0].text


@pytest.mark.parametrize(
    ("tail", "head"),
    [
        ("3.", "2"),
        ("3.2.", "15"),
        ("@sur.", "Nueva"),
        ("Salta.", "la"),
        ("@uno_5", ".Los"),
        ("181.46.77.12.", "12"),
        ("181.46.77.12.", "181.46.77.13"),
        ("a@b.example", "@sur_5"),
        ("@uno", "@dos.com"),
        ("lobo_77", "@sur.otra"),
        ("correo", "@correo.example"),
        ("25", "-30"),
        ("2026.", "15"),
        ("__", "77"),
        ("____", "ana@b.example"),
        ("cuenta", "_importante_"),
        ("d41d8cd98f00b204e9800998ecf8427e", "e4d909c290d0fb1ca068ffaddf22cbd0"),
        ("y", "/o"),
        ("hora:", "12:30"),
        ("", "x"),
        ("x", ")"),
    ],
)
def test_neighbours_stay_two(tail: str, head: str) -> None:
    assert not is_cut_identifier(tail, head)


def test_cells_of_a_table_are_whole() -> None:
    rows = "181.46.   ana   1\n77.12.5   beto   2\n"
    assert [p.text for p in read_text(rows).paragraphs] == rows.splitlines()
