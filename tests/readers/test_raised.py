"""Raised figures and letters read as such in every format, so that no identifier grows by the mark of a note."""

from __future__ import annotations

import io
import zipfile

import pytest

from ert_writer.readers.html import READER as HTML
from ert_writer.readers.odt import READER as ODT
from ert_writer.readers.raised import raised
from ert_writer.readers.rtf import READER as RTF
from support.readers import texts

CASES = [
    ("@ana_5", "1", "@ana_5 ¹"),
    ("ana@correo.example", "12", "ana@correo.example ¹²"),
    ("la cuenta", "3", "la cuenta ³"),
    ("20 m", "2", "20 m²"),
    ("3 km", "2", "3 km²"),
    ("N", "o", "Nº"),
    ("n.", "os", "n.ºs"),
    ("1", "a", "1ª"),
    ("1", "er", "1er"),
    ("ver ", "2", "ver ²"),
]


@pytest.mark.parametrize(("before", "up", "shown"), CASES)
def test_what_is_raised_reads_as_such(before: str, up: str, shown: str) -> None:
    assert before + raised(up, before) == shown


@pytest.mark.parametrize(("before", "up", "shown"), CASES)
@pytest.mark.parametrize("markup", ["<sup>{}</sup>", '<sup><a href="#n">{}</a></sup>'])
def test_raised_text_of_a_page(before: str, up: str, shown: str, markup: str) -> None:
    page = f"<p>Ver {before}{markup.format(up)} fin.</p>".encode()
    assert texts(HTML.read(page, "x.html")) == [f"Ver {shown} fin."]


@pytest.mark.parametrize(("before", "up", "shown"), [case for case in CASES if case[1] != "er"])
@pytest.mark.parametrize("markup", ["{{\\super {}}}", "{{\\rtlch\\fcs1 \\super\\insrsid12 {}}}"])
def test_raised_text_of_rtf(before: str, up: str, shown: str, markup: str) -> None:
    data = f"{{\\rtf1\\ansi Ver {before}{markup.format(up)} fin.\\par}}".encode()
    assert texts(RTF.read(data, "x.rtf")) == [f"Ver {shown} fin."]


ODT_NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "style")
)


@pytest.mark.parametrize(("before", "up", "shown"), CASES)
def test_raised_text_of_an_open_document(before: str, up: str, shown: str) -> None:
    content = (
        f'<?xml version="1.0"?><office:document-content {ODT_NAMES}><office:automatic-styles>'
        '<style:style style:name="S">'
        '<style:text-properties style:text-position="super 58%"/></style:style></office:automatic-styles><office:body>'
        f'<office:text><text:p>Ver {before}<text:span text:style-name="S">{up}</text:span> fin.</text:p></office:text>'
        "</office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", content)
    assert texts(ODT.read(out.getvalue(), "x.odt")) == [f"Ver {shown} fin."]
