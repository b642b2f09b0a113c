"""Encodings are told apart, on short texts too."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ert_writer.errors import InputError
from ert_writer.readers.decoding import decode, decode_text

TEXTS = [
    "Señor fiscal: la niña está en peligro.",
    "Atenção: é urgente, não avise o usuário.",
    "Peticion sin acentos salvo uno: más",
    "Ofício nº 12 — “urgente”",
    "¿Dónde está María?",
]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_reads_the_usual_encodings(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert decoded.lossy == 0


@pytest.mark.parametrize("text", [text for text in TEXTS if "—" not in text])
def test_reads_latin_1(text: str) -> None:
    assert decode(text.encode("latin-1"))[:2] == (text, "latin-1")


@pytest.mark.parametrize("encoding", ["cp850", "mac_roman"])
def test_reads_old_code_pages_of_longer_letters(encoding: str) -> None:
    text = (TEXTS[0] + " Según la investigación número 4, el señor amenazó a la señora Peña. ") * 4
    assert decode(text.encode(encoding)).text == text


def test_utf_16_marks_are_kept_out_of_the_text() -> None:
    assert decode(codecs.BOM_UTF16_BE + "ñ".encode("utf-16-be")).text == "ñ"


def test_a_wrong_label_is_not_believed() -> None:
    assert decode("niña".encode(), "iso-8859-1").text == "niña"
    assert decode("niña".encode("latin-1"), "utf-8").text == "niña"
    assert decode("niña".encode("latin-1"), "x-unknown").text == "niña"
    assert decode("niño żółw".encode("iso8859-2", "replace"), "iso-8859-2").text == "ni?o żółw"


def test_a_few_broken_bytes_in_utf_8_are_repaired_and_counted() -> None:
    data = "La niña está en casa de María. ".encode() + "Mañana".encode("cp1252")
    decoded = decode(data)
    assert decoded.text == "La niña está en casa de María. Mañana"
    assert decoded.lossy == 1


def test_a_few_nuls_are_text_and_many_are_not() -> None:
    assert decode(b"Hola\x00 amigo \x1b[31m").text == "Hola\x00 amigo \x1b[31m"
    with pytest.raises(InputError, match="binary"):
        decode(bytes(range(32)) * 40)


@given(st.text(max_size=60))
def test_utf_8_comes_back_unchanged(text: str) -> None:
    data = text.encode()
    marks = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")
    if not data.startswith(marks) and "\x00" not in text and sum(char < " " for char in text) <= 8:
        assert decode(data).text == text


@given(st.binary(max_size=200))
def test_any_bytes_give_a_text(data: bytes) -> None:
    text = decode_text(data).text
    assert len(text) <= len(data) + 1
    assert isinstance(text, str)


def test_text_in_utf_7_is_read_where_its_label_says_so() -> None:
    assert decode_text("niña, n.º 5".encode("utf-7"), "utf-7").text == "niña, n.º 5"
    assert decode_text(b"A+AB- y C+D", "").text == "A+AB- y C+D"


def test_one_letter_and_one_broken_byte_are_utf_8_where_the_label_says_so() -> None:
    assert decode_text(b"la ni\xc3\xb1a y fin \xc3", "utf-8").text == "la niña y fin Ã"
