"""Attacks through values on the formats whose readers decode or refuse more than plain text."""

import zipfile
from dataclasses import replace
from io import BytesIO

import pytest

from ert_writer.errors import ContentError
from ert_writer.exporters.docx import EXPORTER as DOCX
from ert_writer.exporters.eml import EXPORTER as EML
from support.templating import plain_reply

ENCODED = "=?utf-8?q?x=0D=0ABcc:_evil@evil.example?="


@pytest.mark.parametrize(
    "reply",
    [
        plain_reply(subject=f"Su solicitud {ENCODED}"),
        plain_reply(recipient="=?utf-8?q?x?=@evil.example"),
        plain_reply(sender=(ENCODED, "desk@platform.example")),
    ],
)
def test_an_encoded_word_never_reaches_a_mail_header(reply):
    with pytest.raises(ContentError, match="mail programs decode"):
        EML.export(reply)


def test_an_encoded_word_in_the_body_is_text():
    clauses = (replace(plain_reply().clauses[0], text=ENCODED),)
    assert b"\r\nBcc" not in EML.export(plain_reply(clauses=clauses, mirror=()))


def test_a_document_takes_a_subject_of_any_length():
    assert DOCX.export(plain_reply(subject="Su solicitud " + "a\u0301" * 400))


@pytest.mark.parametrize(("draft", "expected"), [(True, 'string="BORRADOR - SIN APROBAR"'), (False, "")])
def test_a_draft_carries_a_watermark_behind_every_page(draft, expected):
    with zipfile.ZipFile(BytesIO(DOCX.export(plain_reply(draft=draft)))) as archive:
        header = archive.read(next(name for name in archive.namelist() if "header" in name)).decode()
    assert expected in header
    assert ("PowerPlusWaterMarkObject" in header) is draft
