"""Text of a PDF that no viewer shows, whatever hides it, and text that only looks as if it were hidden."""

from __future__ import annotations

import pypdfium2
import pytest

from ert_writer.readers.pdf import READER
from ert_writer.readers.pdf_shown import pieces_of
from fuzz.targets import pdf_of

SHOWN = b"BT /F1 12 Tf 72 700 Td (Oficio visible) Tj ET "
HIDDEN = {
    "white": b"BT 1 1 1 rg /F1 12 Tf 72 650 Td (oculto) Tj ET",
    "white gray op": b"BT 1 g /F1 12 Tf 72 650 Td (oculto) Tj ET",
    "nearly white": b"BT 0.95 g /F1 12 Tf 72 650 Td (oculto) Tj ET",
    "white cmyk": b"BT 0 0 0 0 k /F1 12 Tf 72 650 Td (oculto) Tj ET",
    "black on black box": b"0 0 0 rg 60 640 200 30 re f BT 0 g /F1 12 Tf 72 650 Td (oculto) Tj ET",
    "blue on blue": b"0 0 1 rg 60 640 200 30 re f BT 0 0 1 rg /F1 12 Tf 72 650 Td (oculto) Tj ET",
    "under a white box": b"BT 0 g /F1 12 Tf 72 650 Td (oculto) Tj ET 1 g 60 640 200 30 re f",
    "beside the page": b"BT 0 g /F1 12 Tf 72 -50 Td (oculto) Tj ET",
    "far right": b"BT 0 g /F1 12 Tf 700 700 Td (oculto) Tj ET",
    "mode 3": b"BT 3 Tr /F1 12 Tf 72 650 Td (oculto) Tj ET",
    "mode 7 clip": b"BT 7 Tr /F1 12 Tf 72 650 Td (oculto) Tj ET",
    "tiny": b"BT /F1 0.5 Tf 72 650 Td (oculto) Tj ET",
    "scaled tiny": b"BT /F1 12 Tf 0.01 0 0 0.01 72 650 Tm (oculto) Tj ET",
    "clipped": b"q 0 0 1 1 re W n BT /F1 12 Tf 72 650 Td (oculto) Tj ET Q",
}
SEEN = {
    "white on dark box (shown)": b"0 0 0 rg 60 640 200 30 re f BT 1 1 1 rg /F1 12 Tf 72 650 Td (visto) Tj ET",
    "small seen 5pt": b"BT /F1 5 Tf 72 650 Td (nota al pie) Tj ET",
    "light grey seen": b"BT 0.7 g /F1 12 Tf 72 650 Td (marca de agua) Tj ET",
    "underscore/dot": b"BT /F1 8 Tf 72 650 Td (i.) Tj ET",
    "dot letter i 4pt": b"BT /F1 4 Tf 72 650 Td (l i) Tj ET",
    "rotated text": b"BT /F1 12 Tf 0 1 -1 0 300 300 Tm (vertical) Tj ET",
    "outline only": b"BT 1 Tr /F1 12 Tf 72 650 Td (contorno) Tj ET",
    "one narrow letter": b"BT /F1 6 Tf 72 650 Td (i) Tj ET",
}


@pytest.mark.parametrize("name", HIDDEN)
def test_text_that_no_viewer_shows_is_said_so(name: str) -> None:
    document = READER.read(pdf_of(SHOWN + HIDDEN[name]), "x.pdf")
    hidden = [finding.value for finding in document.findings if finding.check == "hidden-text"]
    assert hidden == ["oculto"] or "oculto" not in document.text


@pytest.mark.parametrize("name", HIDDEN)
def test_a_piece_that_changes_no_pixel_is_unseen(name: str) -> None:
    with pypdfium2.PdfDocument(pdf_of(SHOWN + HIDDEN[name])) as file:
        assert pieces_of(file[0]) == (1, ("oculto",))


@pytest.mark.parametrize("name", SEEN)
def test_text_that_can_be_read_is_not_called_hidden(name: str) -> None:
    with pypdfium2.PdfDocument(pdf_of(SHOWN + SEEN[name])) as file:
        assert pieces_of(file[0]) == (2, ())
