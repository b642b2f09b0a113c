"""Text of a PDF that is struck out is said to be so."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, StreamObject

from support.readers import PDF, pdf_file

LINES = ("Solicito los datos de la cuenta @ana_.ruiz", "y de la cuenta @beto_77 por peligro de muerte")
FOOT = 780 - 14
"""Points from below at which the second line stands."""


def struck(data: bytes) -> list[str]:
    return [finding.value for finding in PDF.read(data, "x.pdf").findings if finding.check == "struck-text"]


def with_note(left: float, right: float) -> bytes:
    writer = PdfWriter(PdfReader(BytesIO(pdf_file(LINES))))
    low, high = FOOT - 3, FOOT + 9
    note = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/StrikeOut"),
            NameObject("/Rect"): ArrayObject(map(FloatObject, (left, low, right, high))),
            NameObject("/QuadPoints"): ArrayObject(map(FloatObject, (left, high, right, high, left, low, right, low))),
        }
    )
    writer.pages[0][NameObject("/Annots")] = ArrayObject([writer._add_object(note)])
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def with_line(height: float, drawn: str = "60 {y} m 300 {y} l S") -> bytes:
    writer = PdfWriter(PdfReader(BytesIO(pdf_file(LINES))))
    page = writer.pages[0]
    stream = StreamObject()
    stream.set_data(drawn.format(y=FOOT + height).encode())
    page[NameObject("/Contents")] = ArrayObject([page.raw_get("/Contents"), writer._add_object(stream)])
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def test_words_under_a_note_that_strikes_them_out_are_named() -> None:
    (words,) = struck(with_note(55, 500))
    assert words.startswith("y de la cuenta @beto_77")
    assert "@ana_.ruiz" not in words


@pytest.mark.parametrize("height", [2.5, 3.0])
def test_words_with_a_line_through_them_are_named(height: float) -> None:
    (words,) = struck(with_line(height))
    assert "@beto_77" in words


@pytest.mark.parametrize("height", [-2.0, -1.0, 12.0])
def test_words_above_or_below_a_line_are_not_struck(height: float) -> None:
    assert struck(with_line(height)) == []


def test_a_short_line_and_a_frame_strike_nothing_out() -> None:
    assert struck(with_line(3.0, "60 {y} m 65 {y} l S")) == []
    assert struck(with_line(-4.0, "55 {y} 400 18 re S")) == []
