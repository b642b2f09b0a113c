"""OpenDocument, RTF and the Word files of before 2007."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from ert_writer.errors import InputError
from ert_writer.model.findings import Severity
from ert_writer.model.text import Document, ParagraphRole
from ert_writer.readers.odt import READER as ODT
from ert_writer.readers.old_word import READER as DOC
from ert_writer.readers.rtf import READER as RTF
from ert_writer.readers.rtf import _pictures
from support.readers import texts, uncovered

_SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
    )
)  # fmt: skip


def odt(body: str, styles: str = "") -> bytes:
    content = (
        f'<office:document-content {_SPACES} xmlns:xlink="http://www.w3.org/1999/xlink"><office:automatic-styles>{styles}'
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", content)
    return stream.getvalue()


def test_paragraphs_tables_links_notes_and_spaces_of_an_odt() -> None:
    data = odt(
        '<text:h>OFICIO</text:h><text:p>Cuenta<text:s text:c="2"/>@luna_9<text:tab/>'
        '<text:a xlink:href="http://perfil.example/luna_9">perfil</text:a><text:note><text:note-body>'
        "<text:p>Nota al pie.</text:p></text:note-body></text:note></text:p><table:table><table:table-row>"
        "<table:table-cell><text:p>IP</text:p></table:table-cell><table:table-cell><text:p>192.0.2.7</text:p>"
        "</table:table-cell></table:table-row></table:table>"
    )
    assert ODT.accepts(data[:4096], "")
    document = ODT.read(data, "x.odt")
    assert texts(document) == [
        "OFICIO", "Cuenta  @luna_9\tperfil <http://perfil.example/luna_9>", "Nota al pie.", "IP\t192.0.2.7"
    ]  # fmt: skip
    assert uncovered(document) == ""


def test_struck_and_hidden_text_of_an_odt_is_left_out_and_said_so() -> None:
    struck = (("T1", "vieja"), ("T2", "x"))
    styles = (
        '<style:style style:name="T1"><style:text-properties style:text-line-through-style="solid"/></style:style>'
        '<style:style style:name="T2"><style:text-properties text:display="none"/></style:style>'
    )
    spans = "".join(f'<text:span text:style-name="{style}">{text}</text:span>' for style, text in struck)
    body = f"<text:p>A {spans}B</text:p>"
    document = ODT.read(odt(body, styles), "x.odt")
    assert texts(document) == ["A B"]
    assert {(finding.check, finding.value) for finding in document.findings} == {
        ("struck-text", "vieja"), ("hidden-text", "x")
    }  # fmt: skip


def test_rtf_with_accents_a_link_and_a_picture() -> None:
    data = (
        rb"{\rtf1\ansi\ansicpg1252 Petici\'f3n de datos\par "
        rb'{\field{\*\fldinst HYPERLINK "http://perfil.example/ana"}{\fldrslt perfil}}\par {\pict\pngblip 89504e47}}'
    )
    assert RTF.accepts(data, "")
    document = RTF.read(data, "x.rtf")
    assert "Petición de datos" in document.text
    assert "http://perfil.example/ana" in document.text
    assert "part-left-out" in [finding.check for finding in document.findings]


def rtf(body: str) -> Document:
    fonts = r"{\fonttbl{\f0\fswiss\fcharset0 Arial;}}{\stylesheet{\s1\strike Tachado;}{\s2\v Oculto;}}"
    return RTF.read(f"{{\\rtf1\\ansi\\ansicpg1252{fonts}\\pard {body}}}".encode("cp1252"), "x.rtf")


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        (r"{\header\pard FISCAL\'cdA FICTICIA\par}", "FISCALÍA FICTICIA"),
        (r"{\footerr Hoja 1}", "Hoja 1"),
        (r"{\super 1{\*\footnote\pard La v\'edctima vive.}}", "La víctima vive."),
        (r"{\footnote La ni\u241?a vive.}", "La niña vive."),
        (r"{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt\pard RESERVADO\par}}}", "RESERVADO"),
        (r"{\*\annotation\pard no enviar a @y.z}", "no enviar a @y.z"),
    ],
)
def test_what_stands_beside_the_text_of_rtf_is_read(markup: str, text: str) -> None:
    document = rtf(rf"Se piden los datos.{markup} Gracias.\par")
    assert text in texts(document)
    assert "Se piden los datos. Gracias." in document.text.replace(" ¹ ", " ")
    assert document.findings == ()
    assert uncovered(document) == ""


@pytest.mark.parametrize(
    ("markup", "check", "left_out"),
    [
        (r"{\v oculto}", "hidden-text", "oculto"),
        (r"\v oculto\v0 ", "hidden-text", "oculto"),
        (r"{\strike @vieja}", "struck-text", "@vieja"),
        (r"\striked1 @vieja\plain ", "struck-text", "@vieja"),
        (r"{\deleted a\'f1o {\b y} \u241?}", "struck-text", "año y ñ?"),
    ],
)
def test_hidden_and_struck_text_of_rtf_is_left_out(markup: str, check: str, left_out: str) -> None:
    document = rtf(rf"Cuenta {markup}@nueva\par")
    assert texts(document) == ["Cuenta @nueva"]
    assert [(finding.check, finding.value) for finding in document.findings] == [(check, left_out)]


@pytest.mark.parametrize("markup", [r"\strike0 @nueva", r"{\v0 @nueva}", r"{\viewkind4 @nueva}"])
def test_text_of_rtf_that_is_not_struck_stays(markup: str) -> None:
    document = rtf(rf"Cuenta {markup}\par")
    assert texts(document) == ["Cuenta @nueva"]
    assert document.findings == ()


@pytest.mark.parametrize("data", [b"{\\rtf1", b"no rtf", b"{\\rtf1 {\\*\\generator x;}}"])
def test_rtf_without_text_is_refused(data: bytes) -> None:
    with pytest.raises(InputError):
        RTF.read(data, "x.rtf")


def test_an_old_word_file_names_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le")
    with pytest.raises(InputError, match=r"old Word") as caught:
        DOC.read(data, "carta.doc")
    assert "apt-get install libreoffice-writer-nogui" in caught.value.hint
    assert DOC.lacking()
    assert not DOC.using()


def test_an_old_word_file_is_read_by_the_converter(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    folder = Path(str(tmp_path))
    program = folder / "antiword"
    program.write_text('#!/bin/sh\nfor last; do :; done\n/usr/bin/tail -c 21 "$last"\n')
    program.chmod(0o700)
    monkeypatch.setenv("PATH", str(folder))
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le")
    document = DOC.read(data + b"Plazo: seis horas hoy", "carta.doc")
    assert texts(document, ParagraphRole.LIVE) == ["Plazo: seis horas hoy"]
    (finding,) = document.findings
    assert (finding.check, finding.value, finding.severity) == ("converted", "antiword", Severity.WARNING)
    assert DOC.using() == "antiword"


@pytest.fixture
def converters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of programs: LibreOffice makes a document with struck text, catdoc a plain text."""
    import docx

    word = docx.Document()
    run = word.add_paragraph("Cuenta @nueva ").add_run("@vieja")
    run.font.strike = True
    word.save(str(tmp_path / "made.docx"))
    office = '#!/bin/sh\nwhile [ "$1" != --outdir ]; do shift; done\n/bin/cp MADE "$2/letter.docx"\n'
    for name, script in (
        ("soffice", office.replace("MADE", str(tmp_path / "made.docx"))),
        ("catdoc", "#!/bin/sh\necho Cuenta @nueva @vieja\n"),
    ):
        (tmp_path / name).write_text(script)
        (tmp_path / name).chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le")


def test_the_converter_that_tells_struck_text_comes_first(converters: Path) -> None:
    document = DOC.read(OLD_WORD, "carta.doc")
    assert document.text == "Cuenta @nueva "
    assert [(finding.check, finding.value) for finding in document.findings] == [
        ("struck-text", "@vieja"), ("converted", "soffice")
    ]  # fmt: skip
    assert DOC.using() == "soffice"


def test_where_a_converter_fails_the_next_one_reads_and_says_what_it_cannot_tell(converters: Path) -> None:
    (converters / "soffice").write_text("#!/bin/sh\nexit 1\n")
    document = DOC.read(OLD_WORD, "carta.doc")
    assert texts(document) == ["Cuenta @nueva @vieja"]
    assert "struck and hidden text like any other" in document.findings[0].message
    (converters / "catdoc").write_text("#!/bin/sh\nexit 1\n")
    with pytest.raises(InputError, match="damaged or encrypted"):
        DOC.read(OLD_WORD, "carta.doc")


def test_an_emoji_of_an_rtf_is_one_character_and_half_of_one_is_said_so() -> None:
    document = RTF.read(rb"{\rtf1\ansi Cuenta \u-10179?\u-8704? @luna_9, fin \u-10179?}", "x.rtf")
    assert document.text == "Cuenta \U0001f600 @luna_9, fin \ufffd"
    assert [finding.check for finding in document.findings] == ["private-characters"]


@pytest.mark.parametrize("count", ["3/", "-1", "", "x", "9" * 5000, "²"])
def test_a_count_of_spaces_that_is_no_number_loses_nothing(count: str) -> None:
    document = ODT.read(odt(f'<text:p>Cuenta<text:s text:c="{count}"/>@luna_9</text:p>'), "x.odt")
    assert texts(document) == ["Cuenta @luna_9"]


_COLOURS = r"{\colortbl;\red255\green255\blue255;\red0\green0\blue0;\red250\green249\blue250;}"


@pytest.mark.parametrize(
    "run",
    [
        r"{\cf1 oculto}",
        r"\cf1 oculto\cf2 ",
        r"{\cf3 oculto}",
        r"{\fs2 oculto}",
        r"{\webhidden oculto}",
        r"{\cb1\cf1 oculto}",
    ],
)
def test_white_and_minute_text_of_an_rtf_is_hidden(run: str) -> None:
    document = RTF.read(rf"{{\rtf1\ansi{_COLOURS}Oficio 12. {run} fin.}}".encode(), "x.rtf")
    assert [(finding.check, finding.value) for finding in document.findings] == [("hidden-text", "oculto")]
    assert "oculto" not in document.text


@pytest.mark.parametrize(
    "run", [r"{\cb2\cf1 visto}", r"{\highlight2\cf1 visto}", r"{\cf2 visto}", r"{\fs12 visto}", r"\cf1\plain visto"]
)
def test_text_of_an_rtf_that_can_be_read_is_kept(run: str) -> None:
    document = RTF.read(rf"{{\rtf1\ansi{_COLOURS}Oficio 12. {run} fin.}}".encode(), "x.rtf")
    assert document.text == "Oficio 12. visto fin."
    assert document.findings == ()


@pytest.mark.parametrize(
    ("markup", "text"),
    [(rb"\pc ni\'a4a", "niña"), (rb"\pca ni\'a4a", "niña"), (rb"\mac ni\'96a", "niña"), (rb"\ansi ni\'f1a", "niña")],
)
def test_character_sets_of_before_windows_are_read_in_rtf(markup: bytes, text: str) -> None:
    assert RTF.read(rb"{\rtf1" + markup + b"}", "x.rtf").text == text


def test_pictures_in_rtf_are_files_of_it_and_each_is_one() -> None:
    packed = r"{\pict{\*\picprop{\sp{\sn x}{\sv 12}}}\picw170\pich100\pngblip 89504e470d0a1a0a" + "00" * 30 + "}"
    (file,) = _pictures(rf"{{\rtf1 a{{\*\shppict{packed}}}{{\nonshppict{packed}}}}}")
    assert (file.shown.name, file.data[:8]) == ("picture-1.png", b"\x89PNG\r\n\x1a\n")


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        (r"{\object\objemb{\*\objdata d0cf11e0}}", "an object of another program"),
        (r"{\pict\wmetafile8 0100}", "holds a picture"),
        (r"{\b negr", "cut short"),
    ],
)
def test_what_rtf_holds_that_is_not_read_is_named(markup: str, words: str) -> None:
    (finding,) = RTF.read(rf"{{\rtf1\ansi Ver {markup}}}".encode(), "x.rtf").findings
    assert finding.check == "part-left-out"
    assert words in finding.message
