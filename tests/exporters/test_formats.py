"""What is particular to one format."""

import json
from datetime import date
from email import message_from_bytes
from email.policy import SMTP
from io import BytesIO

import pytest

from ert_writer.exporters.html import blocks
from ert_writer.exporters.markdown import block, escaped
from ert_writer.model.reply import Approval, Approver
from ert_writer.plugins import EXPORTERS, load
from support.templating import plain_reply


def mail(**changes):
    return message_from_bytes(load(EXPORTERS, "eml").export(plain_reply(**changes)), policy=SMTP)


def test_mail_has_the_headers_that_a_mail_program_needs():
    message = mail()
    assert str(message["From"]) == "Mesa de Respuesta <desk@platform.example>"
    assert str(message["To"]) == "alex.morales@fiscalia.example"
    assert str(message["Subject"]) == "Recibimos su solicitud"
    assert str(message["Date"]) == "Tue, 01 Dec 2026 12:00:00 +0000"
    assert str(message["Message-ID"]).endswith("@platform.example>")
    assert message["Reply-To"] is None
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    assert not message.defects


def test_mail_without_a_recipient_has_no_to():
    assert mail(recipient="")["To"] is None


def test_another_text_is_another_message():
    assert mail()["Message-ID"] != mail(subject="Otro asunto")["Message-ID"]


def test_a_long_accented_subject_stays_one_header():
    subject = "Información " * 30 + "ñ"
    assert str(mail(subject=subject)["Subject"]) == subject


def test_a_draft_says_so_in_the_subject():
    assert str(mail(draft=True)["Subject"]).startswith("[BORRADOR")


def approved(role):
    people = (Approver("Ana", role), Approver("Leo", role))
    return Approval("es", people, date(2026, 11, 1), date(2027, 11, 1), "ab" * 32, "P-1")


@pytest.mark.parametrize(("role", "starter"), [("starter", True), ("policy", False)])
def test_json_says_whether_the_approval_is_the_starter_s(role, starter):
    value = json.loads(load(EXPORTERS, "json").export(plain_reply(approval=approved(role))))
    assert value["schema"] == 1
    result = value["result"]
    assert result["starter"] is starter
    assert result["template"] == "note"
    assert result["case_reference"] == "CI-1/2026"
    assert result["approval"]["approved_by"][0]["role"] == role
    assert result["written_at"] == "2026-12-01T12:00:00+00:00"


def document(**changes):
    from docx import Document

    return Document(BytesIO(load(EXPORTERS, "docx").export(plain_reply(**changes))))


def test_a_document_has_real_styles_a_reference_and_page_numbers():
    made = document(mirror=())
    assert [paragraph.style.name for paragraph in made.paragraphs][:1] == ["Heading 1"]
    assert [p.text for p in made.paragraphs if p.style.name == "List Bullet"] == ["la firma", "el período"]
    section = made.sections[0]
    assert "CI-1/2026 · note 1.0 · abababababab" in section.header.paragraphs[0].text
    assert "PAGE" in section.footer.paragraphs[0]._p.xml
    assert "NUMPAGES" in section.footer.paragraphs[0]._p.xml
    assert made.core_properties.language == "es-419"


def test_a_draft_document_says_so_on_every_page():
    assert any("BORRADOR" in p.text for p in document(draft=True).sections[0].header.paragraphs)


def test_a_document_with_a_mirror_has_two_columns():
    table = document().tables[0]
    assert [cell.text for cell in table.rows[0].cells] == ["Estimado/a Fiscal:", "Dear Fiscal,"]


def test_a_page_needs_nothing_from_outside():
    page = load(EXPORTERS, "html").export(plain_reply()).decode()
    assert "http:" not in page
    assert "https:" not in page
    assert "default-src 'none'" in page
    assert 'lang="es"' in page


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a\nb", "<p>a<br>b</p>"),
        ("a\n\nb", "<p>a</p><p>b</p>"),
        ("a:\n- b\n- c\nd", "<p>a:</p><ul><li>b</li><li>c</li></ul><p>d</p>"),
        ("- <b>", "<ul><li>&lt;b&gt;</li></ul>"),
        ("-x", "<p>-x</p>"),
    ],
)
def test_text_becomes_paragraphs_and_lists(text, html):
    assert blocks(text) == html


@pytest.mark.parametrize(
    ("line", "markdown"),
    [
        ("@ana_x", "@ana_x"),
        ("_ana_", "\\_ana\\_"),
        ("# a", "\\# a"),
        ("- a", "\\- a"),
        ("1. a", "1\\. a"),
        ("2026-1 a", "2026-1 a"),
        ("a*b*", "a\\*b\\*"),
        ("Fiscal:", "Fiscal:"),
    ],
)
def test_markdown_prints_a_line_as_it_stands(line, markdown):
    assert escaped(line) == markdown


def test_markdown_keeps_line_breaks_and_lists():
    assert block("a\nb\n- c\n- d") == "a\\\nb\n\n- c\n- d"
