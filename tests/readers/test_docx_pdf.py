"""Word and PDF: what their formats hold besides running text."""

from __future__ import annotations

import io

import pytest

from ert_writer.errors import InputError
from ert_writer.model.text import ParagraphRole
from ert_writer.readers.pdf_columns import has_columns
from support.readers import DOCX, LETTER, PDF, docx_file, pdf_file, texts, uncovered, with_body

BODY = "Solicitamos con urgencia los datos de la cuenta @ana_.ruiz, pues su vida corre peligro."


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


def test_a_page_of_endless_instructions_is_named_as_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    from ert_writer.readers.pdf import MAX_OPERATIONS

    monkeypatch.setenv("PATH", "/nowhere")  # where it can be recognised, it is

    endless = ("palabra de relleno",) * (MAX_OPERATIONS // 30)
    document = PDF.read(pdf_file((BODY,), endless), "x.pdf")
    assert texts(document) == [BODY]
    assert [(finding.check, finding.value) for finding in document.findings][-1] == ("part-left-out", "2")


def pdf_form(**values: str) -> bytes:
    """Return a PDF with a text field for each value."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, TextStringObject

    writer = PdfWriter(PdfReader(io.BytesIO(pdf_file((BODY,)))))
    fields = ArrayObject()
    for name, value in values.items():
        field = DictionaryObject({
            NameObject("/Type"): NameObject("/Annot"), NameObject("/Subtype"): NameObject("/Widget"),
            NameObject("/FT"): NameObject("/Tx"), NameObject("/T"): TextStringObject(name),
            NameObject("/V"): TextStringObject(value),
            NameObject("/Rect"): ArrayObject([FloatObject(number) for number in (10, 10, 90, 30)]),
        })  # fmt: skip
        fields.append(writer._add_object(field))
    form = DictionaryObject({NameObject("/Fields"): fields})
    writer._root_object[NameObject("/AcroForm")] = writer._add_object(form)
    writer.pages[0][NameObject("/Annots")] = fields
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def test_values_of_a_form_are_read_and_empty_ones_are_not() -> None:
    document = PDF.read(pdf_form(Expediente="IPP 07-00-012345-26/00", Cuenta="@sol.norte_84", Nota=""), "x.pdf")
    assert texts(document) == [BODY, "Expediente: IPP 07-00-012345-26/00", "Cuenta: @sol.norte_84"]


@pytest.mark.parametrize(
    ("field", "shown"),
    [
        ({"/FT": "/Ch", "/V": "1", "/Opt": [["1", "Alto"], ["2", "Bajo"]]}, "Alto"),
        ({"/FT": "/Ch", "/V": ["2", "1"], "/Opt": [["1", "Alto"], ["2", "Bajo"]]}, "Bajo; Alto"),
        ({"/FT": "/Ch", "/V": "Otro", "/Opt": ["Alto", "Bajo"]}, "Otro"),
        ({"/FT": "/Btn", "/V": "/1", "/Opt": ["Normal", "Extrema"], "/_States_": ["/0", "/1", "/Off"]}, "Extrema"),
        ({"/FT": "/Btn", "/V": "/Si"}, "Si"),
        ({"/FT": "/Sig", "/V": "x"}, ""),
    ],
)
def test_a_choice_is_read_as_it_is_shown(field: dict[str, object], shown: str) -> None:
    from ert_writer.readers.pdf_forms import _value

    assert _value(field) == shown


def pdf_xfa(values: str, *, whole: bool = False) -> bytes:
    """Return a PDF whose form keeps its values in XFA alone: in a part of its own, or in one packet."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject, TextStringObject

    writer = PdfWriter(PdfReader(io.BytesIO(pdf_file((BODY,)))))
    data = DecodedStreamObject()
    space = "http://www.xfa.org/schema/xfa-data/1.0/"
    filled = f'<xfa:datasets xmlns:xfa="{space}"><xfa:data>{values}</xfa:data></xfa:datasets>'
    data.set_data((f"<p><t xmlns='u:t'><a>plantilla</a></t>{filled}</p>" if whole else filled).encode())
    one = writer._add_object(data)
    parts = one if whole else ArrayObject([TextStringObject("datasets"), one])
    form = DictionaryObject({NameObject("/Fields"): ArrayObject(), NameObject("/XFA"): parts})
    writer._root_object[NameObject("/AcroForm")] = writer._add_object(form)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


@pytest.mark.parametrize("whole", [False, True])
def test_values_of_an_xfa_form_are_read_and_empty_ones_are_not(whole: bool) -> None:
    values = "<f><Cuenta>@pinar.seco_12</Cuenta><Nota/><Plazo>48 horas</Plazo></f>"
    document = PDF.read(pdf_xfa(values, whole=whole), "x.pdf")
    assert texts(document) == [BODY, "Cuenta: @pinar.seco_12", "Plazo: 48 horas"]


def test_two_columns_are_read_one_after_the_other() -> None:
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import DecodedStreamObject, NameObject

    numbers = ("uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve")
    left = [f"izquierda dice la frase {number} del" for number in numbers]
    right = [line.replace("izquierda", "derecha") for line in left]
    drawn = [
        f"BT /F1 11 Tf {across} {700 - 16 * at} Td ({line}) Tj ET"
        for across, column in ((50, left), (330, right))
        for at, line in enumerate(column)
    ]
    writer = PdfWriter(PdfReader(io.BytesIO(pdf_file((BODY,)))))
    content = DecodedStreamObject()
    content.set_data("\n".join(drawn).encode())
    writer.pages[0][NameObject("/Contents")] = writer._add_object(content)
    stream = io.BytesIO()
    writer.write(stream)
    text = PDF.read(stream.getvalue(), "x.pdf").text
    assert text.rindex("izquierda") < text.index("derecha")
    assert text.count("izquierda") == text.count("derecha") == 9


def test_running_heads_are_put_aside_and_nothing_is_lost() -> None:
    pages = [
        ("PODER JUDICIAL FICTICIO", f"Texto de la hoja {word} que sigue.", f"Hoja {number} de 4")
        for number, word in enumerate(("una", "dos", "tres", "cuatro"), 1)
    ]
    document = PDF.read(pdf_file(*pages), "x.pdf")
    text = document.text
    assert text.count("PODER JUDICIAL FICTICIO") == 1
    for number in range(1, 5):
        assert f"Hoja {number} de 4" in text
    assert uncovered(document) == ""


def test_glyph_names_are_no_text() -> None:
    from ert_writer.readers.pdf import has_text

    for garbled in ("/S/o/l/i/c/i/t/o", "/g21 /g45 /g7 /g9", "(cid:12)(cid:40)(cid:8)", "\ue001\ue002\ue003\ue004"):
        assert not has_text(garbled)
    for plain in (BODY, "Causa 5118/2025 s/ averiguación", "sí/no y/o"):
        assert has_text(plain)


def test_struck_white_and_linked_text_of_word() -> None:
    data = with_body(
        "<w:t>Cuenta @nueva_2 </w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>@vieja_1</w:t></w:r>"
        "<w:r><w:rPr><w:color w:val='FFFFFF'/></w:rPr><w:t>blanco</w:t></w:r>"
        "<w:r><w:rPr><w:strike w:val='0'/><w:vanish w:val='false'/></w:rPr><w:t>visto</w:t></w:r>"
        "<w:r><w:rPr><w:color w:val='FFFFFF'/><w:shd w:fill='000000'/></w:rPr><w:t>negro</w:t></w:r>"
        "<w:fldSimple w:instr='HYPERLINK &quot;http://perfil.example/nueva_2&quot;'><w:r><w:t>perfil</w:t></w:r>"
        "</w:fldSimple><w:r><w:t></w:t>"
    )
    document = DOCX.read(data, "x")
    assert texts(document) == ["Cuenta @nueva_2 vistonegroperfil <http://perfil.example/nueva_2>"]
    assert {(finding.check, finding.value) for finding in document.findings} == {
        ("struck-text", "@vieja_1"), ("hidden-text", "blanco")
    }  # fmt: skip


CHECKED = "<w:checkBox><w:default w:val='1'/></w:checkBox>"
CLEARED = "<w:checkBox><w:default w:val='1'/><w:checked w:val='0'/></w:checkBox>"
LIST = "<w:ddList><w:result w:val='1'/><w:listEntry w:val='sí'/><w:listEntry w:val='jamás'/></w:ddList>"


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("<w:sym w:font='Wingdings' w:char='F0FE'/>", "☑"),
        ("<w:sym w:font='Wingdings' w:char='F0A8'/>", "☐"),
        ("<w:sym w:font='Wingdings 2' w:char='F053'/>", "☒"),
        ("<w:sym w:font='Symbol' w:char='F0B0'/>", "\uf0b0"),
        *(
            (f"<w:fldChar w:fldCharType='begin'><w:ffData>{field}</w:ffData></w:fldChar>", shown)
            for field, shown in ((CHECKED, "☒"), (CLEARED, "☐"), (LIST, "jamás"))
        ),
    ],
)
def test_boxes_and_lists_of_a_word_form_are_shown(markup: str, shown: str) -> None:
    document = DOCX.read(with_body(f"<w:t xml:space='preserve'>Avisar al usuario </w:t>{markup}<w:t>no</w:t>"), "x")
    assert texts(document) == [f"Avisar al usuario {shown}no"]


def pdf_with_files(*files: tuple[str, bytes]) -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(PdfReader(io.BytesIO(pdf_file(("Ver los archivos que van aquí",)))))
    for name, data in files:
        writer.add_attachment(name, data)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_files_in_a_pdf_are_read_or_named() -> None:
    data = pdf_with_files(("oficio.txt", b"Cuenta @ana_.ruiz"), ("foto.bin", bytes(range(256)) * 9))
    document = PDF.read(data, "x.pdf")
    assert "── oficio.txt ──\n\nCuenta @ana_.ruiz" in document.text
    assert [finding.value for finding in document.findings] == ["foto.bin"]


def test_a_pdf_without_its_table_is_rebuilt_and_said_to_be_damaged() -> None:
    whole = pdf_file()
    document = PDF.read(whole[: whole.rindex(b"xref\n0")], "x.pdf")
    assert LETTER[0] in document.text
    assert [finding.check for finding in document.findings] == ["part-left-out"]


def test_a_pdf_cut_before_its_pages_is_refused_as_damaged() -> None:
    with pytest.raises(InputError, match="damaged"):
        PDF.read(pdf_file()[:120], "x.pdf")


TOLD = (
    "La víctima fue vista por última   | Por otra parte, la otra cuenta",
    "vez en la plaza central, según    | pertenece a su tío, que no es",
    "refiere su madre, quien dijo      | sospechoso y no debe ser",
    "que temía por su vida.            | objeto de medida alguna.",
)
TABLE = (
    "Cuenta de la víctima: @ana        | abierta el 3 de marzo",
    "Cuenta del tío: @beto             | abierta el 4 de abril",
    "Cuenta del otro: @caro            | abierta el 5 de mayo",
    "Cuenta de la madre: @dora         | abierta el 6 de junio",
)


@pytest.mark.parametrize(("lines", "columns"), [(TOLD, True), (TABLE, False)])
def test_short_columns_are_told_from_tables(lines: tuple[str, ...], columns: bool) -> None:
    assert has_columns("\n".join(line.replace("|", "          ") for line in lines)) is columns
