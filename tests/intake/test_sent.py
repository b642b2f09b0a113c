"""When a letter was written, and which mail it came as."""

from __future__ import annotations

import pytest

from ert_writer.intake.case_file import case_table
from ert_writer.intake.sent import message_id
from support.intake import case_of, letter

MAIL = """From: a@fiscalia.gob.example
To: b@plataforma.example
Subject: Oficio 12/2026
{}

Se solicita la IP de @uno_2.
"""


@pytest.mark.parametrize(
    ("header", "wanted"),
    [
        ("Message-ID: <2026.77@fiscalia.gob.example>", "<2026.77@fiscalia.gob.example>"),
        ("Message-Id:\n <folded-line@fiscalia.gob.example>", "<folded-line@fiscalia.gob.example>"),
        ("Message-ID: 2026.77 without brackets", ""),
        ("X-Other: <2026.77@fiscalia.gob.example>", ""),
    ],
)
def test_the_message_id_of_a_mail(header: str, wanted: str) -> None:
    found = message_id(letter(MAIL.format(header), "eml"))
    assert "".join(item.text for item in found) == wanted


def test_a_letter_that_is_no_mail_has_no_message_id() -> None:
    assert message_id(letter("Estimados:\n\nMessage-ID: <a@b.example>\n\nSe solicita la IP de @uno_2.")) == ()


def test_the_case_file_has_the_message_id() -> None:
    table = case_table(case_of(MAIL.format("Message-ID: <2026.77@fiscalia.gob.example>"), "eml"))
    assert table["message_id"]["value"] == "<2026.77@fiscalia.gob.example>"
