"""PDF: text drawn twice to look bold, columns drawn row by row, ligatures by name."""

from __future__ import annotations

import io

import pytest

from ert_writer.readers.pdf_columns import by_columns, is_read_across
from ert_writer.readers.pdf_doubled import without_doubles
from support.readers import PDF, pdf_file, texts

BODY = "Solicito los datos de la cuenta @ana_.ruiz en el plazo de 24 horas"


def _drawn(*pieces: tuple[float, float, str]) -> bytes:
    """Return a PDF of one page with each text at its place, in points from the left and the bottom."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import DecodedStreamObject, NameObject

    writer = PdfWriter(PdfReader(io.BytesIO(pdf_file((BODY,)))))
    content = DecodedStreamObject()
    content.set_data("\n".join(f"BT /F1 11 Tf {x} {y} Td ({text}) Tj ET" for x, y, text in pieces).encode("cp1252"))
    writer.pages[0][NameObject("/Contents")] = writer._add_object(content)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


@pytest.mark.parametrize(("across", "up"), [(0.3, 0.0), (0.5, 0.0), (0.6, -0.6), (0.0, 0.4), (0.0, 0.0)])
def test_a_line_that_is_drawn_twice_in_one_place_is_read_once(across: float, up: float) -> None:
    lines = [(60.0, 700.0, BODY), (60.0, 680.0, "Ana Ruiz, de la fiscalía")]
    data = _drawn(*lines, *((x + across, y + up, text) for x, y, text in lines))
    text = PDF.read(data, "x.pdf").text
    assert text.count("@ana_.ruiz") == 1
    assert text.count("Ana Ruiz") == 1


@pytest.mark.parametrize("word", ["Plazo:", "@sur.nueva_55", "REQUISITO"])
def test_a_word_that_is_drawn_twice_is_read_once(word: str) -> None:
    data = _drawn((60, 700, word), (60.4, 700, word), (200, 700, "en el plazo de 24 horas"))
    assert PDF.read(data, "x.pdf").text.count(word) == 1


@pytest.mark.parametrize(
    "line", ["Bora Bora", "la misma cuenta, la misma cuenta", "1010 cous couscous", "12121212", "tres tres tres"]
)
def test_what_repeats_itself_in_its_own_place_stays(line: str) -> None:
    assert texts(PDF.read(_drawn((60, 700, line), (60, 680, line)), "x.pdf")) == [line, line]


def test_without_a_file_to_look_at_nothing_changes() -> None:
    assert list(without_doubles(["AbcdeAbcde", "x"], b"no PDF")) == ["AbcdeAbcde", "x"]


LEFT = (
    "Solicito los datos del",
    "titular de la cuenta",
    "@sur.nueva_55 en el",
    "plazo de 24 horas, pues",
    "existe peligro.",
)
RIGHT = (
    "La medida se dispone en",
    "los autos 4471/2026 del",
    "juzgado de garantías de",
    "la villa, con reserva",
    "de todo.",
)


@pytest.mark.parametrize("by_row", [True, False])
def test_columns_are_read_one_after_the_other_however_they_were_drawn(by_row: bool) -> None:
    left = [(60.0, 700.0 - 14 * at, text) for at, text in enumerate(LEFT)]
    right = [(320.0, 700.0 - 14 * at, text) for at, text in enumerate(RIGHT)]
    pieces = [piece for pair in zip(left, right, strict=True) for piece in pair] if by_row else [*left, *right]
    words = PDF.read(_drawn((60, 760, "OFICIO 77/2026"), *pieces, (60, 500, "Es todo.")), "x.pdf").text.split()
    assert words == f"OFICIO 77/2026 {' '.join((*LEFT, *RIGHT))} Es todo.".split()


def test_a_stretch_of_columns_ends_with_a_line_across() -> None:
    rows = ("Título de la hoja", "a b c          d e f", "g h i          j k l", "m n o", "               p q r")
    page = "\n".join((*rows, "Una línea que va de lado a lado"))
    assert by_columns(page).split("\n") == [
        "Título de la hoja", "a b c", "g h i", "m n o", "d e f", "j k l", "p q r", "Una línea que va de lado a lado"
    ]  # fmt: skip
    assert is_read_across("a b c d e f\ng h i j k l", page)
    assert not is_read_across("a b c\ng h i\nd e f\nj k l", page)


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("o/f_icina", "oficina"),
        ("/f_irma", "firma"),
        ("di/f_f_icil", "difficil"),
        ("https://perfil.example/f_iesta", "https://perfil.example/f_iesta"),
        ("a/f_i/b", "a/f_i/b"),
        ("y/o", "y/o"),
        ("/t_", "/t_"),
    ],
)
def test_a_ligature_by_name_is_its_letters(said: str, shown: str) -> None:
    assert texts(PDF.read(_drawn((60, 700, f"Texto de la hoja: {said}")), "x.pdf")) == [f"Texto de la hoja: {shown}"]
