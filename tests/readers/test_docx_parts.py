"""Word: cut fields, unfilled fields, raised figures, diagrams, and packages that name parts they lack."""

from __future__ import annotations

import io
import zipfile

import pytest

from ert_writer.readers.docx import READER as DOCX
from support.readers import docx_file, texts, with_body

_INSTRUCTION = "<w:instrText xml:space='preserve'>{}</w:instrText>"
_BEGIN, _SEPARATE, _END = (f"<w:fldChar w:fldCharType='{kind}'/>" for kind in ("begin", "separate", "end"))
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _field(*instructions: str, shown: str = "<w:t>perfil</w:t>") -> str:
    return _BEGIN + "".join(map(_INSTRUCTION.format, instructions)) + _SEPARATE + shown + _END


@pytest.mark.parametrize(
    ("field", "shown"),
    [
        (_field('HYPERLINK "http://perfil.example/ana_5"'), "perfil <http://perfil.example/ana_5>"),
        (_field(' HYPERLINK "http://perfil.ex', 'ample/ana_5" '), "perfil <http://perfil.example/ana_5>"),
        (_field(" HYPER", "LINK ", '"http://perfil.example/a"'), "perfil <http://perfil.example/a>"),
        (_field(' HYPERLINK \\l "aquí"'), "perfil"),
        (_field('HYPERLINK "http://perfil.example/ana" \\l "muro"'), "perfil <http://perfil.example/ana#muro>"),
        (_field(" MERGEFIELD nombre "), "perfil"),
        (
            _field('HYPERLINK "http://perfil.example/b"', shown=_field(" PAGE ", shown="<w:t>3</w:t>")),
            "3 <http://perfil.example/b>",
        ),
        (_END + "<w:t>perfil</w:t>", "perfil"),
    ],
)
def test_a_link_is_read_however_its_instruction_is_cut(field: str, shown: str) -> None:
    assert texts(DOCX.read(with_body(f"<w:t xml:space='preserve'>Ver </w:t>{field}<w:t>.</w:t>"), "x")) == [
        f"Ver {shown}."
    ]


@pytest.mark.parametrize(
    ("before", "raised", "after", "shown"),
    [
        ("N", "o", " 12/2026", "Nº 12/2026"),
        ("n.", "os", " 3 e 4", "n.ºs 3 e 4"),
        ("1", "a", " Vara", "1ª Vara"),
        ("20 m", "2", " de predio", "20 m² de predio"),
        ("3 km", "2", "", "3 km²"),
        ("@ana_5", "1", " y", "@ana_5 ¹ y"),
        ("ana@correio.example", "12", "", "ana@correio.example ¹²"),
        ("la cuenta", "3", ".", "la cuenta ³."),
        ("ver ", "2", "", "ver ²"),
        ("1", "er", " piso", "1er piso"),
    ],
)
def test_raised_figures_are_no_part_of_the_word_before(before: str, raised: str, after: str, shown: str) -> None:
    body = (
        f"<w:t xml:space='preserve'>{before}</w:t></w:r><w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr>"
        f"<w:t>{raised}</w:t></w:r><w:r><w:t xml:space='preserve'>{after}</w:t>"
    )
    assert texts(DOCX.read(with_body(body), "x")) == [shown]


@pytest.mark.parametrize("state", ["", " w:val='true'", " w:val='0'"])
def test_what_a_form_asks_to_type_is_no_answer(state: str) -> None:
    body = (
        "<w:t xml:space='preserve'>Nombre: </w:t></w:r>"
        f"<w:sdt><w:sdtPr><w:showingPlcHdr{state}/></w:sdtPr><w:sdtContent><w:r><w:t>Haga clic aquí</w:t></w:r>"
        "</w:sdtContent></w:sdt><w:r><w:t xml:space='preserve'> Fin</w:t>"
    )
    filled = "Haga clic aquí" if "0" in state else ""
    assert texts(DOCX.read(with_body(body), "x")) == [f"Nombre: {filled} Fin"]


def _with(relations: str, parts: dict[str, str], types: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx_file(("Ver el esquema.",)))) as package, zipfile.ZipFile(out, "w") as made:
        for name in package.namelist():
            data = package.read(name)
            if name == "word/_rels/document.xml.rels":
                data = data.replace(b"</Relationships>", relations.encode() + b"</Relationships>")
            if name == "[Content_Types].xml":
                data = data.replace(b"</Types>", types.encode() + b"</Types>")
            made.writestr(name, data)
        for name, text in parts.items():
            made.writestr(name, text)
    return out.getvalue()


@pytest.mark.parametrize(
    "target", ["NULL", "media/image9.png", "../customXml/item7.xml", "/word/none.xml", "a%20b.png"]
)
@pytest.mark.parametrize("kind", ["image", "oleObject", "customXml"])
def test_a_part_that_is_named_and_missing_does_not_refuse_the_letter(target: str, kind: str) -> None:
    relation = f'<Relationship Id="rId900" Type="{_RELATION}/{kind}" Target="{target}"/>'
    assert texts(DOCX.read(_with(relation, {}), "x")) == ["Ver el esquema."]


@pytest.mark.parametrize("kind", ["diagramData", "chart"])
def test_the_text_of_diagrams_and_charts_is_read(kind: str) -> None:
    relation = f'<Relationship Id="rId900" Type="{_RELATION}/{kind}" Target="drawn/data1.xml"/>'
    text = (
        '<?xml version="1.0"?><x xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:p><a:r><a:t>Cuenta '
        "</a:t></a:r><a:r><a:t>@ana_5</a:t></a:r></a:p><a:p/></x>"
    )
    types = '<Override PartName="/word/drawn/data1.xml" ContentType="application/xml"/>'
    found = DOCX.read(_with(relation, {"word/drawn/data1.xml": text}, types), "x")
    assert texts(found) == ["Ver el esquema.", "Cuenta @ana_5"]
