"""Word and OpenDocument packages of other kinds, and what their styles hide."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO

import docx
import pytest
from docx.oxml import parse_xml

from ert_writer.errors import InputError
from ert_writer.readers.odt import READER as ODT
from ert_writer.readers.opening import installed_readers, read_document
from ert_writer.readers.packages import inherited
from support.readers import DOCX, LETTER, docx_file

SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MAIN = b"openxmlformats-officedocument.wordprocessingml.document.main+xml"


def changed(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(out, "w") as made:
        for name in source.namelist():
            made.writestr(name, change(name, source.read(name)))
    return out.getvalue()


def strict(_name: str, part: bytes) -> bytes:
    for old, new in (
        (b"http://schemas.openxmlformats.org/wordprocessingml/2006/", b"http://purl.oclc.org/ooxml/wordprocessingml/"),
        (b"http://schemas.openxmlformats.org/officeDocument/2006/", b"http://purl.oclc.org/ooxml/officeDocument/"),
    ):
        part = part.replace(old, new)
    return part


@pytest.mark.parametrize(
    "kind",
    [
        b"ms-word.document.macroEnabled.main+xml",
        b"ms-word.template.macroEnabledTemplate.main+xml",
        b"openxmlformats-officedocument.wordprocessingml.template.main+xml",
    ],
)
def test_documents_with_macros_and_templates_are_read(kind: bytes) -> None:
    data = changed(docx_file(), lambda _name, part: part.replace(MAIN, kind))
    assert LETTER[0] in read_document(data, "carta.docm", installed_readers()).text


def test_strict_documents_are_read() -> None:
    assert LETTER[0] in DOCX.read(changed(docx_file(), strict), "x.docx").text


def styled(**own: dict[str, str]) -> bytes:
    """Return a document whose paragraph `Cuenta @ana` has the last of these styles, each based on the one before."""
    word = docx.Document()
    base = None
    for name, marks in own.items():
        style = word.styles.add_style(name, 1)
        style.base_style = base
        for tag, value in marks.items():
            style.element.get_or_add_rPr().append(parse_xml(f'<w:{tag} xmlns:w="{SPACE}" w:val="{value}"/>'))
        base = style
    word.add_paragraph("Solicito datos.")
    word.add_paragraph("Cuenta @ana", style=base)
    out = BytesIO()
    word.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "check"),
    [
        (styled(one={"vanish": "1"}), "hidden-text"),
        (styled(one={"strike": "1"}), "struck-text"),
        (styled(one={"vanish": "1"}, two={}), "hidden-text"),
        (styled(one={"strike": "1"}, two={"strike": "0"}), ""),
        (styled(one={"b": "1"}), ""),
    ],
)
def test_what_the_style_of_a_paragraph_hides_or_strikes_is_left_out(data: bytes, check: str) -> None:
    document = DOCX.read(data, "x.docx")
    assert ("@ana" in document.text) is not bool(check)
    assert [finding.check for finding in document.findings] == [check] * bool(check)


def test_a_style_based_on_itself_says_nothing() -> None:
    assert inherited("one", {"one": None, "two": None}, {"one": "two", "two": "one"}) == ""


FLAT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles><style:style style:name="S" style:family="text"><style:text-properties
 style:text-line-through-style="solid"/></style:style>
<style:style style:name="T" style:family="text" style:parent-style-name="S"/></office:styles>
<office:body><office:text><text:p>Cuenta @ana y <text:span text:style-name="T">@beto</text:span>.</text:p></office:text>
</office:body></office:document>"""


def test_an_open_document_in_one_piece_is_read_with_the_styles_that_it_inherits() -> None:
    document = read_document(FLAT.encode(), "carta.fodt", installed_readers())
    assert document.text.strip() == "Cuenta @ana y ."
    assert [finding.value for finding in document.findings] == ["@beto"]


def test_an_open_document_in_one_piece_with_entities_is_refused() -> None:
    with pytest.raises(InputError, match="entities"):
        ODT.read(FLAT.replace("<office:document ", "<!DOCTYPE x><office:document ").encode(), "x.fodt")


def archive(*names: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name in names:
            made.writestr(name, "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (archive("Index/Document.iwa", "preview.jpg"), "Apple Pages"),
        (archive("buildVersionHistory.plist", "index.xml"), "Apple Pages"),
        (archive("[Content_Types].xml", "FixedDocumentSequence.fdseq"), "XPS"),
        (b"\xffWPC\x10\x00\x00\x00\x01\x0a" + bytes(300), "WordPerfect"),
        (b"AT&TFORM\x00\x00\x10\x00DJVM" + bytes(300), "DjVu"),
        (b"%!PS-Adobe-3.0\n(Carta) show showpage\n", "PostScript"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "MatOST".encode("utf-16-le") + bytes(900), "Works"),
    ],
)
def test_documents_of_other_programs_are_named_for_what_they_are(data: bytes, what: str) -> None:
    with pytest.raises(InputError, match=what) as refused:
        read_document(data, "carta.bin", installed_readers())
    assert "pdf" in refused.value.hint


def test_plain_text_that_is_called_a_word_document_is_read() -> None:
    document = read_document("Solicito los datos de la niña @ana".encode("cp1252"), "carta.doc", installed_readers())
    assert document.text == "Solicito los datos de la niña @ana"


def with_part(kind: str, name: str, data: bytes) -> bytes:
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    word = docx.Document()
    word.add_paragraph("Ver el archivo.")
    part = Part(PackURI(f"/word/embeddings/{name}"), "application/octet-stream", data, word.part.package)
    word.part.relate_to(part, f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}")
    out = BytesIO()
    word.save(out)
    return out.getvalue()


def test_documents_in_a_document_are_read_and_objects_are_named() -> None:
    document = DOCX.read(with_part("package", "oficio.docx", docx_file()), "x.docx")
    assert f"── oficio.docx ──\n\n{LETTER[0]}" in document.text
    (finding,) = DOCX.read(with_part("oleObject", "objeto1.bin", b"\xd0\xcf\x11\xe0"), "x.docx").findings
    assert (finding.check, finding.value) == ("part-left-out", "objeto1.bin")
