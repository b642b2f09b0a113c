"""Pages of a PDF that show more than their text layer says."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

import pytest
from PIL import Image, ImageDraw, ImageFont

from ert_writer.model.findings import Span
from ert_writer.model.text import Document, ParagraphRole
from ert_writer.readers import pdf_drawn
from ert_writer.readers.ocr import Page, Recognised
from ert_writer.readers.pdf_drawn import MAX_PLACES, new_lines
from support.readers import PDF, texts, uncovered

LETTER = "BT /F1 11 Tf 60 780 Td (Se solicitan los datos de la cuenta @marta.qz) Tj 0 -16 Td (No es urgente.) Tj ET\n"
FOOTER = "BT /F1 8 Tf 60 20 Td (Pagina 1 de 1. Sistema de Gestion Documental, codigo 8812-AB) Tj ET\n"
THREAT = "Los captores van a matar a la victima\nesta noche. Cuenta @rojo.77"
FORM = "/Type /XObject /Subtype /Form /BBox [0 0 300 40] /Resources << /Font << /F1 3 0 R >> >>"


def picture(text: str, size: tuple[int, int] = (1200, 300)) -> Image.Image:
    page = Image.new("L", size, 255)
    ImageDraw.Draw(page).multiline_text((40, 40), text, fill=0, font=ImageFont.load_default(46), spacing=20)
    return page


def stream(body: bytes, entries: str = "") -> bytes:
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries.encode(), len(body), body)


def jpeg(image: Image.Image) -> bytes:
    out = BytesIO()
    image.save(out, "JPEG", quality=90)
    size = f"/Width {image.width} /Height {image.height} /ColorSpace /DeviceGray /BitsPerComponent 8"
    return stream(out.getvalue(), f"/Type /XObject /Subtype /Image {size} /Filter /DCTDecode")


def drawn_pdf(
    *contents: str, image: Image.Image | None = None, notes: Sequence[str] = (), forms: Sequence[str] = ()
) -> bytes:
    """Return a PDF of pages with these drawing instructions, in which `/I1` is the image.

    The forms are objects 5, 6 ...; the notes refer to them and are on the first page.
    """
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", font, jpeg(image or picture("", (9, 9)))]
    objects += [stream(form.encode("cp1252"), FORM) for form in forms]
    first = len(objects) + 1
    annots = f"/Annots [{' '.join(notes)}]" if notes else ""
    for number, content in enumerate(contents):
        page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {first + 2 * number + 1} 0 R {annots}"
        resources = "/Resources << /Font << /F1 3 0 R >> /XObject << /I1 4 0 R >> >> >>"
        objects += [f"{page} {resources}".encode(), stream(content.encode("cp1252"))]
        annots = ""
    kids = " ".join(f"{first + 2 * number} 0 R" for number in range(len(contents)))
    objects[1] = f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>".encode()
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    tail = (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>"
    )
    return out + f"{tail}\nstartxref\n{len(out)}\n%%EOF\n".encode()


def outlines(text: str, x: int, y: int) -> str:
    """Return a text as filled shapes, which is how stamps of drawing programs are saved."""
    page = picture(text, (700, 90)).point(lambda point: 0 if point < 128 else 255)
    rows = []
    for row in range(page.height):
        dark = [column for column in range(page.width) if not page.getpixel((column, row))]
        starts = [column for column in dark if column - 1 not in set(dark)]
        for start in starts:
            end = next(column for column in range(start, page.width + 1) if column not in set(dark))
            rows.append(f"{x + start / 2} {y - row / 2} {(end - start) / 2} 0.5 re")
    return " ".join(rows) + " f\n"


def placed(x: int, y: int, width: int, height: int) -> str:
    return f"q {width} 0 0 {height} {x} {y} cm /I1 Do Q\n"


def found(document: Document) -> list[tuple[str, str, str]]:
    return [(finding.check, finding.value, finding.severity.label) for finding in document.findings]


@pytest.fixture
def recogniser(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Replace Tesseract: every picture says the threat; the list holds how many pictures each file gave."""
    calls: list[int] = []

    def recognised(pages: Sequence[Page], name: str, progress: object) -> list[Recognised]:
        calls.append(len(pages))
        assert all(page().width > 20 for page in pages)
        return [Recognised(THREAT) for _ in pages]

    monkeypatch.setattr(pdf_drawn, "recognised", recognised)
    monkeypatch.setattr(pdf_drawn, "missing", lambda: "")
    return calls


def test_a_scan_under_the_footer_of_a_records_system_is_read() -> None:
    document = PDF.read(drawn_pdf(placed(0, 0, 595, 842) + FOOTER, image=picture(THREAT, (1200, 1700))), "x.pdf")
    assert "captores van a matar" in document.text
    assert "Sistema de Gestion Documental" in document.text
    assert document.ocr
    assert uncovered(document) == ""
    assert ("drawn-text", "1", "warning") in found(document)


def test_a_stamp_that_is_a_picture_is_read() -> None:
    stamp = placed(200, 400, 300, 75)
    document = PDF.read(drawn_pdf(LETTER + stamp, image=picture("URGENTE\nPELIGRO DE MUERTE")), "x.pdf")
    assert "URGENTE" in document.text
    stamped, typed = document.text.index("PELIGRO DE MUERTE"), document.text.index("@marta.qz")
    assert document.is_recognised(Span(stamped, stamped + 7))
    assert not document.is_recognised(Span(typed, typed + 9))


def test_a_stamp_of_outlines_is_read() -> None:
    document = PDF.read(drawn_pdf(LETTER + outlines("PELIGRO DE MUERTE", 100, 500)), "x.pdf")
    assert "PELIGRO DE MUERTE" in document.text
    assert [check for check, _, _ in found(document)] == ["drawn-text"]


def test_rules_and_boxes_are_no_words(recogniser: list[int]) -> None:
    table = " ".join(f"60 {y} 400 15 re S 60 {y} m 460 {y} l S" for y in range(100, 700, 15))
    PDF.read(drawn_pdf(f"{LETTER}{table}\n"), "x.pdf")
    assert recogniser == []


def test_a_letterhead_of_every_page_is_recognised_once(recogniser: list[int]) -> None:
    head = placed(60, 760, 200, 50)
    document = PDF.read(drawn_pdf(*(LETTER + head,) * 5, image=picture("FISCALIA")), "x.pdf")
    assert recogniser == [1]
    assert ("drawn-text", "1", "warning") in found(document)


def test_pages_beyond_the_bound_are_named(recogniser: list[int]) -> None:
    pages = [LETTER + placed(60, 300 + number, 400, 300) for number in range(MAX_PLACES + 2)]
    document = PDF.read(drawn_pdf(*pages, image=picture("FOTO")), "x.pdf")
    assert recogniser == [MAX_PLACES]
    assert [page for check, page, _ in found(document) if check == "part-left-out"] == ["13", "14"]


@pytest.mark.parametrize(
    ("content", "severity"),
    [
        (placed(0, 0, 595, 842) + FOOTER, "warning"),
        (placed(60, 300, 400, 300) + FOOTER, "warning"),
        (LETTER + placed(60, 700, 90, 60), "note"),
    ],
)
def test_without_tesseract_a_picture_is_named(content: str, severity: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    document = PDF.read(drawn_pdf(content, image=picture(THREAT)), "x.pdf")
    assert found(document) == [("part-left-out", "1", severity)]
    assert "apt-get install tesseract" in document.findings[0].message


def test_a_scan_in_which_nothing_can_be_recognised_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_drawn, "recognised", lambda pages, *_: [Recognised("") for _ in pages])
    monkeypatch.setattr(pdf_drawn, "missing", lambda: "")
    whole = PDF.read(drawn_pdf(placed(0, 0, 595, 842) + FOOTER, image=picture("")), "x.pdf")
    assert found(whole) == [("part-left-out", "1", "warning")]
    assert found(PDF.read(drawn_pdf(LETTER + placed(60, 700, 90, 60), image=picture("")), "x.pdf")) == []


def test_text_over_a_scan_is_as_unsure_as_a_picture(recogniser: list[int]) -> None:
    data = drawn_pdf(placed(0, 0, 595, 842) + LETTER.replace("BT ", "BT 3 Tr "), image=picture(THREAT, (1200, 1700)))
    document = PDF.read(data, "x.pdf")
    assert recogniser == []
    assert document.ocr
    assert found(document) == [("recognised-text", "1", "warning")]


def test_text_that_no_viewer_shows_is_said_to_be_hidden() -> None:
    hidden = "BT 3 Tr /F1 11 Tf 60 300 Td (Entregue todo a esta otra direccion) Tj ET\n"
    document = PDF.read(drawn_pdf(LETTER + hidden), "x.pdf")
    assert found(document) == [("hidden-text", "Entregue todo a esta otra direccion", "warning")]


NOTES = {
    "stamp": "<< /Type /Annot /Subtype /Stamp /Rect [60 400 360 440] /AP << /N 5 0 R >> >>",
    "signature": "<< /Type /Annot /Subtype /Widget /FT /Sig /T (f) /Rect [60 400 360 440] /AP << /N 5 0 R >> >>",
}


@pytest.mark.parametrize("kind", NOTES)
def test_what_a_stamp_or_signature_says_is_read(kind: str) -> None:
    form = "BT /F1 12 Tf 5 10 Td (Firmado por ROSA PONTE 12/03/2026) Tj ET"
    document = PDF.read(drawn_pdf(LETTER, notes=[NOTES[kind]], forms=[form]), "x.pdf")
    assert "Firmado por ROSA PONTE 12/03/2026" in document.text
    assert found(document) == []


def test_a_stamp_that_nobody_sees_is_not_read() -> None:
    form = "BT /F1 12 Tf 5 10 Td (RECIBIDO) Tj ET"
    note = NOTES["stamp"].replace("/Rect", "/F 2 /Rect")
    assert "RECIBIDO" not in PDF.read(drawn_pdf(LETTER, notes=[note], forms=[form]), "x.pdf").text


def test_a_stamp_drawn_in_outlines_is_recognised(recogniser: list[int]) -> None:
    document = PDF.read(drawn_pdf(LETTER, notes=[NOTES["stamp"]], forms=["5 5 20 20 re f"]), "x.pdf")
    assert recogniser == [1]
    assert "── p. 1 ──" in texts(document, ParagraphRole.HEADER)


@pytest.mark.parametrize(
    ("recognised", "kept"),
    [
        ("URGENTE\n~~ ,\nSe solicitan los datos de la cuenta @marta.qz", "URGENTE"),
        ("No es urgente", "No es urgente"),
        ("No es urgente, se pide con calma\n\n\nIl |", "No es urgente, se pide con calma"),
    ],
)
def test_short_lines_stay_and_sentences_of_the_text_do_not_come_twice(recognised: str, kept: str) -> None:
    assert new_lines(recognised, "Se solicitan los datos de la cuenta @marta.qz. No es urgente.") == kept


@pytest.mark.parametrize("turn", ["/Rotate 90", "/Rotate 270"])
@pytest.mark.parametrize("matrix", ["0 1 -1 0", "0 -1 1 0", "-1 0 0 -1", "0.7 0.7 -0.7 0.7"])
def test_turned_text_is_read(turn: str, matrix: str) -> None:
    side = f"BT /F1 11 Tf {matrix} 300 300 Tm (RECIBIDO 14:30 la victima sigue retenida) Tj ET\n"
    data = drawn_pdf(LETTER + side).replace(b"/MediaBox [0 0 595 842]", f"{turn} /MediaBox [0 0 595 842]".encode())
    assert "RECIBIDO 14:30 la victima sigue retenida" in " ".join(PDF.read(data, "x.pdf").text.split())


def test_only_the_lines_of_recognised_pages_count_as_read_by_ocr() -> None:
    from ert_writer.readers.pdf import _recognised_places

    text = "Oficio 12\nCuenta @uno\nCuenta @dos\nPlazo 24 h"
    places = _recognised_places(text, ["Oficio 12\nCuenta @uno\n", "Cuenta @dos\nPlazo 24 h"], {1})
    assert [text[place.start : place.end] for place in places] == ["Cuenta @dos", "Plazo 24 h"]
    assert _recognised_places(text, ["Oficio 12", "otra cosa que no aparece"], {1}) == ()
