"""Word and PDF: what their formats hold besides running text."""

from __future__ import annotations

import io
import zipfile

from ert_writer.model.text import ParagraphRole
from support.readers import DOCX, LETTER, PDF, docx_file, pdf_file, texts, uncovered

BODY = "Solicitamos con urgencia los datos de la cuenta @ana_.ruiz, pues su vida corre peligro."


def with_body(markup: str) -> bytes:
    """Return a Word file whose first paragraph is this mark-up."""
    old = zipfile.ZipFile(io.BytesIO(docx_file(("SITIO",))))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename == "word/document.xml":
                data = data.replace(b"<w:t>SITIO</w:t>", markup.encode())
            package.writestr(entry, data)
    return stream.getvalue()


def test_tables_headers_and_footers_are_read() -> None:
    import docx

    source = docx.Document(io.BytesIO(docx_file((BODY,), (("Cuenta", "País"), ("@ana_", "Perú")))))
    source.sections[0].header.paragraphs[0].text = "FISCALÍA FICTICIA"
    source.sections[0].footer.paragraphs[0].text = "Hoja 1"
    stream = io.BytesIO()
    source.save(stream)
    document = DOCX.read(stream.getvalue(), "x.docx")
    assert texts(document, ParagraphRole.HEADER) == ["FISCALÍA FICTICIA", "Hoja 1"]
    assert texts(document, ParagraphRole.LIVE) == [BODY, "Cuenta\tPaís", "@ana_\tPerú"]
    assert uncovered(document) == ""


def test_breaks_inserted_text_links_and_text_boxes_are_read_and_deleted_text_is_not() -> None:
    data = with_body(
        "<w:t>uno</w:t></w:r><w:ins w:id='1' w:author='x'><w:r><w:t xml:space='preserve'> puesto</w:t></w:r></w:ins>"
        "<w:del w:id='2' w:author='x'><w:r><w:delText>quitado</w:delText></w:r></w:del>"
        "<w:r><w:br/><w:t>dos</w:t><w:noBreakHyphen/><w:t>tres</w:t>"
        "<w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox><w:txbxContent><w:p><w:r><w:t>cuadro</w:t>"
        "</w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict>"
    )
    assert texts(DOCX.read(data, "x")) == ["uno puesto", "dos-tres", "cuadro"]


def test_hidden_text_is_left_out_and_noted() -> None:
    data = with_body("<w:t>visto</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>oculto</w:t>")
    document = DOCX.read(data, "x")
    assert texts(document) == ["visto"]
    assert [(finding.check, finding.value) for finding in document.findings] == [("hidden-text", "oculto")]


def test_a_paragraph_is_joined_across_pages() -> None:
    first = ("Se solicita con carácter urgente la información de la cuenta indicada, pues existe un",)
    second = ("peligro inminente para la vida de una menor.", "Atentamente,")
    document = PDF.read(pdf_file(first, second), "x.pdf")
    assert texts(document) == [f"{first[0]} {second[0]}", "Atentamente,"]


def test_pages_without_a_text_layer_are_named_and_progress_is_told() -> None:
    calls: list[tuple[int, int, str]] = []
    document = PDF.read(pdf_file(LETTER, (), LETTER), "x.pdf", lambda *call: calls.append(call))
    assert [(finding.check, finding.value) for finding in document.findings] == [("part-left-out", "2")]
    assert [call for call in calls if call[1]] == [(1, 3, "page"), (2, 3, "page"), (3, 3, "page")]
