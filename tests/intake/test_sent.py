"""When a letter was written, and which mail it came as."""

from __future__ import annotations

from datetime import date

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


REQUEST = "Requisito os dados cadastrais dos identificadores abaixo, em 48 horas:\n\n{}\n\nVila Fictícia, {}.\n"


@pytest.mark.parametrize(
    "logged",
    [
        "177.54.12.9, porta 51034, 12/10/2026, 22:14:07 UTC-4",
        "12/10/2026, 22:14:07 UTC-4, 177.54.12.9",
        "2001:db8::7, 12/10/2026 22:14",
        "@lobo.gris_77, 12/10/2026",
        "https://perfil.example/lobo_77, 12/10/2026",
        "12/10/2026 22:14:07 UTC-4",
        "acesso, 12/10/2026 22:14:07",
        "02:42:AC:11:00:02, 12/10/2026",
    ],
)
def test_the_time_of_an_access_is_not_when_the_letter_was_written(logged: str) -> None:
    assert letter(REQUEST.format(logged, "10 de novembro de 2026")).written.day == date(2026, 11, 10)


@pytest.mark.parametrize("line", ["Vila Fictícia, 10/11/2026 09:12:33", "Data: 10/11/2026 09:12:33", "10/11/2026"])
def test_a_date_line_to_the_second_counts_where_it_is_the_only_one(line: str) -> None:
    assert letter(f"{line}\n\nRequisito os dados cadastrais de @uno_2, em 48 horas.\n").written.day == date(
        2026, 11, 10
    )
