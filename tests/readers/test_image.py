"""Images and scanned PDFs: letters rendered to noisy pictures here, and read back."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from typing import Any

import pytest
from PIL import Image, ImageDraw, ImageFont, ImageOps

from ert_writer.errors import InputError
from ert_writer.model.text import Document
from ert_writer.plugins import READERS, load
from ert_writer.readers import ocr
from ert_writer.readers.image import READER, _frames
from ert_writer.readers.pdf import _has_holes
from support.readers import PDF, pdf_file

if shutil.which("tesseract") is None:
    pytest.fail("these tests need Tesseract: apt-get install tesseract-ocr tesseract-ocr-spa tesseract-ocr-por")

LETTER = """FISCALIA GENERAL DEL ESTADO DE CERRO AZUL
Oficio: 4521/2025
Causa: 5118/2025

Solicito los datos de la cuenta @halcon_negro
antes de las 18:00 horas de hoy.

Lic. Ana Torres Medina
Correo: ana.torres@fiscalia.gob.example
"""


def picture(text: str = LETTER, *, size: int = 34, noise: bool = True) -> Image.Image:
    """Return a page of text, greyed, slightly turned and speckled as a scanner leaves it."""
    page = Image.new("L", (1500, 60 * (text.count("\n") + 3)), 242)
    ImageDraw.Draw(page).multiline_text((80, 60), text, fill=40, font=ImageFont.load_default(size), spacing=16)
    if not noise:
        return page
    speckles = Image.effect_noise(page.size, 60)
    return Image.blend(page.rotate(0.4, fillcolor=242), speckles, 0.12)


def saved(image: Image.Image, form: str) -> bytes:
    out = BytesIO()
    image.save(out, form)
    return out.getvalue()


def holds(document: Document) -> None:
    for words in ("4521/2025", "5118/2025", "18:00", "Ana Torres Medina", "ana.torres@fiscalia.gob.example"):
        assert words in document.text
    assert document.ocr
    assert "recognised-text" in [finding.check for finding in document.findings]


def test_is_registered() -> None:
    assert load(READERS, "image") is READER


@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF", "BMP", "WEBP", "JPEG2000"])
def test_reads_a_noisy_picture(form: str) -> None:
    data = saved(picture(), form)
    assert READER.accepts(data[:4096], "")
    holds(READER.read(data, f"letter.{form.lower()}"))


def test_reads_a_scanned_pdf_with_progress() -> None:
    told: list[str] = []
    data = saved(picture(), "PDF")
    document = PDF.read(data, "scan.pdf", lambda done, total, what: told.append(what))
    holds(document)
    assert "recognising page 1 of 1" in told


def test_a_pdf_with_text_is_not_recognised() -> None:
    assert not PDF.read(pdf_file(), "letter.pdf").ocr


def test_names_the_command_when_tesseract_is_lacking(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(InputError) as caught:
        READER.read(saved(picture(noise=False), "PNG"), "letter.png")
    assert "apt-get install tesseract-ocr" in caught.value.hint


def test_refuses_a_picture_without_text() -> None:
    with pytest.raises(InputError, match="no text"):
        READER.read(saved(Image.new("L", (800, 600), 255), "PNG"), "blank.png")


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\nbroken", b"\xff\xd8\xff\xe0broken"])
def test_refuses_a_damaged_picture(data: bytes) -> None:
    with pytest.raises(InputError, match="damaged"):
        READER.read(data, "letter.png")


def test_bounds_pages_and_pixels(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "MAX_PIXELS", 1000)
    with pytest.raises(InputError, match="too large"):
        READER.read(saved(picture(noise=False), "PNG"), "letter.png")


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_turns_a_page_upright(angle: int) -> None:
    data = saved(picture(noise=False).rotate(angle, expand=True), "PNG")
    holds(READER.read(data, "letter.png"))


def test_a_handle_keeps_its_underscore_on_a_small_scan() -> None:
    text = "Cuenta denunciada:\n@sol.norte_84\n\nCorreo: rio.azul_17@correo.example\n"
    small = picture(text, size=34, noise=False).resize((620, 180))
    document = READER.read(saved(small, "PNG"), "letter.png")
    assert "@sol.norte_84" in document.text
    assert "rio.azul_17@correo.example" in document.text


SMALL = "Cuenta denunciada: @cobre.viejo_61 en la red\n\nOficio 2214/2026, correo: patio.gris_27@correo.example\n"


def test_an_underscore_survives_a_coarse_scan_in_a_pdf() -> None:
    page = Image.new("L", (827, 1169), 255)  # A4 at 100 dpi
    page.paste(picture(SMALL, noise=False).resize((800, 160)), (0, 90))
    out = BytesIO()
    page.save(out, "PDF", resolution=72)  # the page claims to be larger than A4, as from many scanners
    text = PDF.read(out.getvalue(), "scan.pdf").text
    assert "@cobre.viejo_61" in text
    assert "patio.gris_27@correo.example" in text


def words(*rows: tuple[int, int, float, str]) -> str:
    """Return Tesseract's table of one line of words: left, width, confidence, text."""
    head = "level page_num block_num par_num line_num word_num left top width height conf text".replace(" ", "\t")
    lines = [
        f"5\t1\t1\t1\t1\t{at}\t{left}\t0\t{width}\t30\t{sure}\t{text}"
        for at, (left, width, sure, text) in enumerate(rows)
    ]
    return "\n".join([head, *lines])


PLAIN = [(0, 90, 95.0, "Solicito"), (100, 40, 95.0, "los"), (150, 60, 95.0, "datos"), (220, 20, 95.0, "de")]


@pytest.mark.parametrize(
    ("rows", "named"),
    [
        ([(250, 100, 95.0, "@rio.claro"), (360, 60, 95.0, "desde")], []),
        ([(250, 100, 95.0, "@rio.claro"), (380, 30, 95.0, "33")], ["@rio.claro"]),
        ([(250, 100, 95.0, "@rio.claro"), (330, 30, 95.0, "33")], ["@rio.claro"]),
        ([(250, 100, 48.0, "@rio.claro"), (360, 60, 95.0, "desde")], ["@rio.claro"]),
        ([(250, 90, 95.0, "cuenta"), (370, 60, 95.0, "siguiente")], []),
        ([(250, 40, 50.0, "rojo"), (300, 60, 95.0, "siguiente")], []),
        ([(250, 100, 95.0, "rio"), (380, 90, 95.0, "77@correo.example")], ["77@correo.example"]),
        ([(250, 100, 95.0, "patio_O8@correo.example")], ["patio_O8@correo.example"]),
        ([(250, 100, 40.0, "5512348876"), (360, 60, 95.0, "desde")], ["5512348876"]),
    ],
)
def test_an_identifier_beside_a_gap_or_of_low_confidence_is_named(
    monkeypatch: pytest.MonkeyPatch, rows: list[tuple[int, int, float, str]], named: list[str]
) -> None:
    table = words(*PLAIN, *rows)
    monkeypatch.setattr(ocr, "_tesseract", lambda arguments, *_: "spa\n" if "--list-langs" in arguments else table)
    document = READER.read(saved(Image.new("L", (800, 600), 255), "PNG"), "letter.png")
    assert [finding.value for finding in document.findings if finding.check == "possible-ocr-slip"] == named


@pytest.mark.parametrize("slow", [1, 2, 3])
def test_a_reading_that_takes_too_long_turns_the_page(monkeypatch: pytest.MonkeyPatch, slow: int) -> None:
    calls: list[int] = []

    def tesseract(arguments: list[str], *_: object) -> str:
        if "--list-langs" in arguments:
            return "spa\n"
        calls.append(1)
        if len(calls) <= slow:
            raise subprocess.TimeoutExpired("tesseract", 60)
        return words(*PLAIN)

    monkeypatch.setattr(ocr, "_tesseract", tesseract)
    document = READER.read(saved(Image.new("L", (800, 600), 255), "PNG"), "letter.png")
    assert document.text == "Solicito los datos de"


def test_a_page_too_slow_on_every_side_is_left_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    def tesseract(arguments: list[str], *_: object) -> str:
        if "--list-langs" in arguments:
            return "spa\n"
        raise subprocess.TimeoutExpired("tesseract", 60)

    monkeypatch.setattr(ocr, "_tesseract", tesseract)
    with pytest.raises(InputError, match="took too long"):
        READER.read(saved(Image.new("L", (800, 600), 255), "PNG"), "letter.png")


def test_a_page_without_text_layer_is_recognised_between_pages_that_have_one() -> None:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter()
    for data in (pdf_file(("Primera hoja del oficio.",)), saved(picture(), "PDF"), pdf_file(("Tercera hoja.",))):
        writer.append(PdfReader(BytesIO(data)))
    out = BytesIO()
    writer.write(out)
    document = PDF.read(out.getvalue(), "mixed.pdf")
    holds(document)
    places = [document.text.index(words) for words in ("Primera hoja", "4521/2025", "Tercera hoja")]
    assert places == sorted(places)


@pytest.mark.parametrize("form", ["PDF", "TIFF"])
def test_pages_for_which_there_is_no_time_are_named(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "READING_SECONDS", 0.0)
    out = BytesIO()
    picture(noise=False).save(out, form, save_all=True, append_images=[picture(noise=False)] * 2)
    document = (PDF if form == "PDF" else READER).read(out.getvalue(), f"x.{form.lower()}")
    (finding,) = [finding for finding in document.findings if finding.check == "part-left-out"]
    assert finding.value == "2, 3"
    assert "took too long" in finding.message
    assert "Ana Torres Medina" in document.text


@pytest.mark.parametrize("form", ["PDF", "PNG"])
def test_a_page_that_takes_tesseract_too_long_is_said_to(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is ended by a signal when its processor time is used up; the picture is not damaged."""
    real = ocr.subprocess.run

    def run(command: list[str], **options: Any) -> Any:
        killed = ["sh", "-c", "cat > /dev/null; kill -9 $$"]
        return real(command if "--list-langs" in command else killed, **options)

    monkeypatch.setattr(ocr.subprocess, "run", run)
    out = BytesIO()
    picture(noise=False).save(out, form)
    with pytest.raises(InputError, match="took too long") as refused:
        (PDF if form == "PDF" else READER).read(out.getvalue(), f"x.{form.lower()}")
    assert "300 dpi" in refused.value.hint


CHAT = (
    "si no pagas hoy la mato",
    "ya no tengo mas dinero",
    "tienes hasta las 8 de la noche",
    "por favor no le hagas nada",
)


@pytest.mark.parametrize(
    ("ground", "theirs", "own", "ink"),
    [
        ("#0b141a", "#202c33", "#005c4b", "white"),
        ("black", "#262628", "#007aff", "white"),
        ("white", "#e9e9eb", "#007aff", ""),
    ],
    ids=["dark", "blue on black", "blue on white"],
)
def test_every_bubble_of_a_chat_is_read(ground: str, theirs: str, own: str, ink: str) -> None:
    page = Image.new("RGB", (1080, 1000), ground)
    draw, font = ImageDraw.Draw(page), ImageFont.load_default(42)
    for number, text in enumerate(CHAT):
        left, top = (40, 280)[number % 2], 60 + 200 * number
        draw.rounded_rectangle((left, top, left + 760, top + 130), 30, fill=(theirs, own)[number % 2])
        draw.text((left + 30, top + 35), text, fill=ink or ("black", "white")[number % 2], font=font)
    text = READER.read(saved(page, "PNG"), "chat.png").text
    assert [line for line in CHAT if line not in text] == []


@pytest.mark.parametrize("angle", [-6, -3, -1.5, 2, 5])
def test_a_page_laid_askew_is_straightened(angle: float) -> None:
    page = Image.new("L", (1654, 1200), 255)
    drawing = ImageDraw.Draw(page)
    for number in range(12):
        drawing.text((150, 150 + 60 * number), "Solicito los datos de la cuenta de la persona", fill=0, font_size=34)
    askew = page.rotate(angle, expand=True, fillcolor=255)
    found = ocr._straightened(askew)
    assert ocr._unevenness(found.resize((700, 500))) > 1.5 * ocr._unevenness(askew.resize((700, 500)))
    assert ocr._straightened(page) is page


@pytest.mark.parametrize(
    ("word", "doubted"), [("nueva55", True), ("lobo9,", True), ("urgente", False), ("2031", False)]
)
def test_a_name_with_digits_and_no_sign_is_doubted(word: str, doubted: bool) -> None:
    """Its `@` and `_` are thin, and are lost without a trace in what Tesseract says of its sureness."""
    sure = ocr._Word((1, 1, 1), 0, 90, 95.0, word)
    assert list(ocr._doubtful([sure])) == ([word] if doubted else [])


def test_a_page_whose_font_hides_some_letters_is_recognised() -> None:
    assert _has_holes("FISCAL\x01A, ni\x03a")
    assert not _has_holes("FISCALÍA \x0c niña")


@pytest.mark.parametrize("word", ["lobo.gris(Dcorreo.example", "lobo©correo.example", "@sur-nueva55"])
def test_signs_that_are_often_misread_are_doubted(word: str) -> None:
    assert list(ocr._doubtful([ocr._Word((1, 1, 1), 0, 90, 95.0, word)])) == [word]


@pytest.mark.parametrize(
    ("end", "doubted"), [("@sur_nueva_", True), ("perfil.example/a://b/", True), ("cuenta,", False)]
)
def test_an_identifier_that_is_cut_at_the_end_of_its_line_is_doubted(end: str, doubted: bool) -> None:
    words = [ocr._Word((1, 1, 1), 0, 90, 95.0, end), ocr._Word((1, 1, 2), 0, 90, 95.0, "larga")]
    assert list(ocr._doubtful(words)) == ([end, "larga"] if doubted else [])


def laid_out(rows: tuple[tuple[str, str], ...]) -> str:
    """Return how rows of two cells are read: a letter has 10 pixels, the second cell begins at 500."""
    words = []
    for number, cells in enumerate(rows):
        for start, cell in zip((0, 500), cells, strict=True):
            at = start
            for word in cell.split():
                words.append(ocr._Word((1, 1, number), at, at + 10 * len(word), 95.0, word))
                at += 10 * len(word) + 10
    return ocr._laid_out(words)


def test_columns_of_sentences_in_a_picture_are_read_one_after_the_other() -> None:
    told = (("La madre dijo que", "Otra cuenta es del"), ("la cuenta roja le", "tío de ella, que no"))
    more = (("escribía a diario", "es sospechoso ni ha"), ("y que temía mucho", "de ser investigado"))
    assert "dijo que\nla cuenta roja le\nescribía" in laid_out(told + more)


def test_rows_of_a_table_in_a_picture_stay_rows() -> None:
    rows = tuple(
        (f"Cuenta {name} abierta", f"el {day} de marzo") for name, day in (("A", 1), ("B", 2), ("C", 3), ("D", 4))
    )
    assert laid_out(rows).split("\n")[0] == "Cuenta A abierta el 1 de marzo"


@pytest.mark.parametrize(("form", "pages"), [("GIF", False), ("WEBP", False), ("TIFF", True)])
def test_of_a_moving_picture_the_first_is_read_and_the_others_are_named(form: str, pages: bool) -> None:
    out = BytesIO()
    other = ImageOps.mirror(picture(noise=False))
    picture(noise=False).save(out, form, save_all=True, append_images=[other])
    frames, held = _frames(out.getvalue(), "x")
    assert (len(frames), held) == ((2, 1) if pages else (1, 2))
