"""Word: what a reader does not see, in whichever way it is hidden, and what only looks as if it were."""

import io
import zipfile

import pytest

from ert_writer.readers.docx import READER

_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)
_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)


def document(body: str):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("[Content_Types].xml", _TYPES)
        package.writestr("_rels/.rels", _RELATIONS)
        package.writestr("word/document.xml", f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>")
    return READER.read(stream.getvalue(), "x.docx")


def run(properties: str = "", paragraph: str = "") -> str:
    return f"<w:p><w:pPr>{paragraph}</w:pPr><w:r><w:rPr>{properties}</w:rPr><w:t>palabra</w:t></w:r></w:p>"


def cell(inner: str, ground: str = "", row: str = "") -> str:
    shade = f'<w:tcPr><w:shd w:val="clear" w:fill="{ground}"/></w:tcPr>' if ground else ""
    return f"<w:tbl><w:tr><w:trPr>{row}</w:trPr><w:tc>{shade}{inner}</w:tc></w:tr></w:tbl>"


RED = '<w:color w:val="FF0000"/>'
WHITE = '<w:color w:val="FFFFFF"/>'
HIDDEN = [
    run('<w:color w:val="auto" w:themeColor="background1"/>'),
    run('<w:color w:themeColor="light1"/>'),
    run(f'{RED}<w:shd w:val="clear" w:fill="FE0101"/>'),
    run('<w:color w:val="000000"/><w:highlight w:val="black"/>'),
    run('<w:color w:val="000080"/><w:highlight w:val="darkBlue"/>'),
    run(RED, '<w:shd w:val="clear" w:fill="FF0000"/>'),
    run('<w:w w:val="1"/>'),
    run("<w14:textFill><w14:noFill/></w14:textFill>"),
    run('<w14:textFill><w14:solidFill><w14:srgbClr w14:val="FFFFFF"/></w14:solidFill></w14:textFill>'),
    run("", '<w:spacing w:line="1" w:lineRule="exact"/>'),
    run("", '<w:ind w:left="-20000"/>'),
    run("", '<w:framePr w:x="-20000" w:y="1"/>'),
    cell(run(RED), "FF0000"),
    cell(run(WHITE), "FFFFFF"),
    cell(run(), row="<w:hidden/>"),
    cell(run(), row='<w:trHeight w:val="1" w:hRule="exact"/>'),
]
SHOWN = [
    run('<w:color w:themeColor="text1"/>'),
    run(f'{WHITE}<w:shd w:val="clear" w:fill="000000"/>'),
    run(f'{WHITE}<w:highlight w:val="blue"/>'),
    run(WHITE, '<w:shd w:val="clear" w:fill="1F3864"/>'),
    run('<w:w w:val="80"/>'),
    run("", '<w:spacing w:line="240" w:lineRule="exact"/>'),
    run("", '<w:spacing w:line="20" w:lineRule="atLeast"/>'),
    run("", '<w:ind w:left="-720" w:hanging="360"/>'),
    run(f'{RED}<w:highlight w:val="none"/>'),
    cell(run(WHITE), "1F3864"),
    cell(run(WHITE)),
    cell(run(), row='<w:hidden w:val="0"/>'),
    cell(run(), row='<w:trHeight w:val="1" w:hRule="atLeast"/>'),
]


@pytest.mark.parametrize("body", HIDDEN)
def test_what_word_does_not_show_is_left_out_and_said_so(body):
    read = document(f"<w:p><w:r><w:t>Carta</w:t></w:r></w:p>{body}")
    assert read.text.split() == ["Carta"]
    assert [(finding.check, finding.value) for finding in read.findings] == [("hidden-text", "palabra")]


@pytest.mark.parametrize("body", SHOWN)
def test_what_word_shows_stays(body):
    read = document(f"<w:p><w:r><w:t>Carta</w:t></w:r></w:p>{body}")
    assert read.text.split() == ["Carta", "palabra"]
    assert read.findings == ()
