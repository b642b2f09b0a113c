"""Which sentences can carry no danger, and which tell of something near in time in words that could."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from ert_writer.intake.routine import has_open_people, open_words
from support.intake import letter

DANGER = Path(__file__).parents[1] / "data" / "danger"
HELDBACK = Path(__file__).parents[1] / "data" / "heldback"


@pytest.mark.parametrize(
    "text",
    [
        "Por medio del presente se solicita informar los datos de registro de la cuenta @tienda.azul.",
        "El plazo de noventa días vence el próximo miércoles y se solicita su prórroga.",
        "Como el exhorto sigue en poder de Cancillería, vengo a pedir que el resguardo se extienda por noventa días.",
        "Requisita-se o endereço eletrônico do titular, no prazo de dez dias úteis.",
        "Kindly provide the name and the e-mail address on record within ten working days.",
    ],
)
def test_a_sentence_of_harmless_words_alone_carries_nothing(text: str) -> None:
    read = letter(text)
    assert not open_words(read, read.sentences[0].span)
    assert not read.live_sentences


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Se informa que hoy la puerta de la oficina no se abre.", "puerta"),
        ("Se solicita saber de la niña que figura en el expediente.", "niña"),
        ("Informo que a pessoa citada está no porão.", "porão"),
        ("The account holder is in the water.", "water"),
    ],
)
def test_a_single_other_word_leaves_a_sentence_open(text: str, word: str) -> None:
    read = letter(text)
    assert word in [read.text[start:end] for start, end in open_words(read, read.sentences[0].span)]


@pytest.mark.parametrize(
    ("text", "live"),
    [
        ("El personal cerró hoy las salidas y nadie atiende.", True),
        ("A las 10:20 horas el delegado informó que requiere torniquete.", True),
        ("O perfil informou que o acionamento será feito nesta noite.", True),
        ("She placed the item under the desk this morning.", True),
        ("El denunciante compró una bicicleta y no la recibió.", False),
        ("Fue localizada con vida hoy en casa de una amiga.", False),
        ("San Lorenzo del Monte, 12 de agosto de 2026", False),
        ("La audiencia fue fijada para hoy.", False),
    ],
)
def test_what_is_near_in_time_in_open_words_is_live(text: str, live: bool) -> None:
    assert bool(letter(text).live_sentences) is live


def test_a_near_time_in_another_clause_settles_nothing() -> None:
    text = "The complaint has been withdrawn, and a director has today placed the item under the desk."
    assert letter(text).live_sentences


def test_a_child_in_open_words_is_seen() -> None:
    assert has_open_people(letter("En el piso quedan nueve niños y hay humo."))
    assert not has_open_people(letter("Se solicita el correo de la cuenta."))


@pytest.mark.parametrize("file", [DANGER / "dull.toml", HELDBACK / "danger-4.toml"])
def test_no_danger_told_in_dull_official_prose_is_called_calm(file: Path) -> None:
    rows = tomllib.loads(file.read_text(encoding="utf-8"))["case"]
    called_calm = sum(
        letter(row["text"].lstrip("\n")).danger.status == "not-emergency"
        for row in rows
        if row["danger"] == "emergency"
    )
    assert called_calm == 0
