"""Comma-separated files by cell, whatever separates them."""

from __future__ import annotations

import pytest

from ert_writer.readers.opening import installed_readers, read_document
from ert_writer.readers.separated import READER as CSV
from support.readers import texts, uncovered

ROWS = ["Cuenta\tObservación", '@sur.nueva_55\tAmenaza; urgente, "hoy"', "+5491161234567"]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ('Cuenta;Observación\r\n@sur.nueva_55;"Amenaza; urgente, ""hoy"""\r\n+5491161234567;\r\n', "cp1252"),
        ('Cuenta,Observación\n@sur.nueva_55,"Amenaza; urgente, ""hoy"""\n+5491161234567,\n', "utf-8-sig"),
        ('sep=;\nCuenta;Observación\n@sur.nueva_55;"Amenaza; urgente, ""hoy"""\n+5491161234567;', "utf-8"),
        ('Cuenta\tObservación\r@sur.nueva_55\t"Amenaza; urgente, ""hoy"""\r+5491161234567\t', "utf-16"),
        ('Cuenta|Observación\n@sur.nueva_55|"Amenaza; urgente, ""hoy"""\n+5491161234567|', "utf-8"),
    ],
)
def test_rows_are_lines_whatever_separates_their_cells(text: str, encoding: str) -> None:
    document = CSV.read(text.encode(encoding), "anexo.csv")
    assert texts(document) == ROWS
    assert uncovered(document) == ""


def test_a_cell_of_several_lines_is_one() -> None:
    document = CSV.read(b'id,nota\n1,"no avisar\na @sur_5"\n2,x\n', "x.csv")
    assert texts(document) == ["id\tnota", "1\tno avisar a @sur_5", "2\tx"]


def test_an_open_quotation_mark_swallows_no_rows() -> None:
    document = CSV.read(b'cuenta;talla\n@a_1;5"\n@b_2;6\n@c_3;7\n', "x.csv")
    assert texts(document) == ["cuenta\ttalla", '@a_1\t5"', "@b_2\t6", "@c_3\t7"]


@pytest.mark.parametrize(
    "letter",
    [
        "Señores: solicito, con urgencia, los datos de @sur_5.\n\nNo avisen, por favor, al usuario.\n\nAtentamente,",
        "Solicito los datos de la cuenta @sur_5.",
        "Prezados senhores, peço os dados de @mar_5, com urgência.\nGrato, o delegado de plantão.",
    ],
)
def test_a_letter_under_that_name_is_a_letter(letter: str) -> None:
    document = read_document(letter.encode(), "carta.csv", installed_readers())
    assert document.media_type == "text/plain"
    assert document.text == letter


def test_a_table_with_blanks_behind_its_commas_is_a_table() -> None:
    assert texts(CSV.read(b"cuenta, nombre\n@a_1, Ana\n@b_2, Luis\n", "x.csv")) == [
        "cuenta\tnombre", "@a_1\tAna", "@b_2\tLuis"
    ]  # fmt: skip
