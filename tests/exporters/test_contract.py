"""What every exporter owes: whole text or a refusal, equal bytes for equal replies, no mark-up out of a value."""

import json
from io import BytesIO

import pytest

from ert_writer.errors import ContentError
from ert_writer.model.reply import Clause
from ert_writer.plugins import EXPORTERS, load, names
from support.templating import plain_reply

ALL = ("docx", "eml", "html", "json", "md", "text")


def shown(form, data):
    """Return the words of an export as a person would read them."""
    if form == "docx":
        from docx import Document

        document = Document(BytesIO(data))
        cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
        inside = [paragraph for cell in cells for paragraph in cell.paragraphs]
        return "\n".join(paragraph.text for paragraph in [*document.paragraphs, *inside])
    if form == "eml":
        from email import message_from_bytes
        from email.policy import SMTP

        return message_from_bytes(data, policy=SMTP).get_body(("plain",)).get_content().replace("\r\n", "\n")
    if form == "html":
        from bs4 import BeautifulSoup

        return BeautifulSoup(data, "html.parser").body.get_text("\n")
    if form == "json":
        return json.loads(data)["result"]["text"]
    text = data.decode("utf-8")
    return text.replace("\\", "") if form == "md" else text


def test_the_exporters_are_these():
    assert names(EXPORTERS) == ALL


@pytest.fixture(params=ALL)
def exporter(request):
    return load(EXPORTERS, request.param)


def test_the_id_is_the_entry_point_s_name(exporter):
    assert load(EXPORTERS, exporter.id) is exporter
    assert exporter.suffix.startswith(".")


def test_every_line_of_the_reply_is_there(exporter):
    reply = plain_reply()
    text = shown(exporter.id, exporter.export(reply))
    for line in reply.text.split("\n"):
        assert line.removeprefix("- ") in text


def test_equal_replies_are_equal_files(exporter):
    assert exporter.export(plain_reply()) == exporter.export(plain_reply())


ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "&lt;b&gt; & &amp;",
    "{{7*7}} {% x %}",
    "*bold* _x_ [a](javascript:x) `c` # h",
    "@ana_{x}_ C:\\x",
    '=HYPERLINK("x")',
    "]]> <!-- -->",
    "👩‍🚒 ñandú ção",
)


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_value_is_read_as_it_stands_and_opens_nothing(exporter, attack):
    reply = plain_reply(clauses=(Clause("items", f"Falta:\n- {attack}\n{attack}"),), mirror=(), values=(attack,))
    data = exporter.export(reply)
    assert shown(exporter.id, data).count(attack.replace("\\", "") if exporter.id == "md" else attack) == 2
    if exporter.id == "html":
        from bs4 import BeautifulSoup

        page = BeautifulSoup(data, "html.parser")
        assert not page.find_all(["script", "img", "a"])


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"clauses": ()}, "empty"),
        ({"clauses": (Clause("a", " \n "),)}, "empty"),
        ({"subject": " "}, "empty"),
        ({"subject": "a\nBcc: x@y.example"}, "line break"),
        ({"subject": "a\rb"}, "line break"),
        ({"subject": "{{ case_number }}"}, "unresolved"),
        ({"recipient": "a@b.example\nBcc: x@y.example"}, "line break"),
        ({"sender": ("Desk\nBcc: x@y.example", "d@p.example")}, "line break"),
        ({"case_reference": "a\x1b[31m"}, "control character"),
        ({"clauses": (Clause("a", "Dear {{ officer_name }}"),)}, "unresolved"),
        ({"clauses": (Clause("a", "{% if x %}"),)}, "unresolved"),
        ({"clauses": (Clause("a", "[[MISSING: accounts]]"),)}, "unresolved"),
        ({"clauses": (Clause("a", "a\x00b"),)}, "control character"),
        ({"mirror": (Clause("a", "a\x1b[31m"),)}, "control character"),
    ],
)
def test_an_unsound_reply_is_never_written(exporter, change, reason):
    with pytest.raises(ContentError, match=reason):
        exporter.export(plain_reply(**change))


def test_a_draft_may_show_what_is_missing(exporter):
    reply = plain_reply(draft=True, clauses=(Clause("a", "Sobre [[MISSING: accounts]]"),))
    assert "[[MISSING: accounts]]" in shown(exporter.id, exporter.export(reply))


@pytest.mark.parametrize(
    ("language", "mark"),
    [("es", "BORRADOR - SIN APROBAR"), ("pt", "RASCUNHO - NÃO APROVADO"), ("en", "DRAFT - NOT APPROVED")],
)
def test_a_draft_says_so_on_every_block(exporter, language, mark):
    reply = plain_reply(draft=True, language=language)
    if exporter.id == "json":
        assert json.loads(exporter.export(reply))["result"]["draft"] is True
        return
    assert shown(exporter.id, exporter.export(reply)).count(mark) >= len(reply.clauses)
    assert mark not in shown(exporter.id, exporter.export(plain_reply(language=language)))


def test_an_internal_note_says_so_and_never_becomes_mail(exporter):
    reply = plain_reply(internal=True)
    if exporter.id == "eml":
        with pytest.raises(ContentError, match="never sent"):
            exporter.export(reply)
    elif exporter.id != "json":
        assert "INTERNO - NO ENVIAR" in shown(exporter.id, exporter.export(reply))


@pytest.mark.parametrize("form", ["docx", "html", "md"])
def test_the_mirror_stands_beside_the_reply_when_there_is_one(form):
    exporter = load(EXPORTERS, form)
    assert "the signature" in shown(form, exporter.export(plain_reply()))
    assert "the signature" not in shown(form, exporter.export(plain_reply(mirror=())))


@pytest.mark.parametrize("form", ["text", "eml"])
def test_what_is_sent_never_holds_the_mirror(form):
    assert b"the signature" not in load(EXPORTERS, form).export(plain_reply())
