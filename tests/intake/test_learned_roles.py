"""Weighed evidence fills what the rules do not know, and never undoes what they know for certain."""

from __future__ import annotations

from pathlib import Path

import pytest

from ert_writer.intake.learned_roles import class_of
from ert_writer.model.case import Role
from support.intake import case_of, letter

EXAMPLES = Path(__file__).parents[2] / "examples"

SIGNED = "\n\nAtentamente,\n\nCrio. Hugo Paz\nPolicía de Ejemplo\n"


def roles(text: str) -> dict[str, Role]:
    return {item.value.text: item.role for item in letter(text).roles}


@pytest.mark.parametrize(
    "words",
    [
        "La víctima atiende en el 664 555 0143.",
        "El imputado llama desde el 664 555 0143.",
        "O suspeito usa o número 664 555 0143.",
        "La madre, tel. 664 555 0143, espera noticias.",
        "The suspect's number is 664 555 0143.",
    ],
)
def test_anothers_telephone_is_never_made_the_officers(words: str) -> None:
    assert roles(words + SIGNED)["664 555 0143"] is not Role.OFFICER


@pytest.mark.parametrize(
    "words",
    [
        "La cuenta @vieja.1 queda sin efecto.",
        "Donde dice @vieja.1 debe decir @nueva.2.",
        "Haga caso omiso de @vieja.1.",
    ],
)
def test_what_a_letter_takes_back_stays_taken_back(words: str) -> None:
    assert roles(f"Solicito datos. {words}{SIGNED}")["@vieja.1"] is Role.ACCOUNT_CANCELLED


def test_confidence_says_how_often_such_answers_proved_right() -> None:
    for item in letter("Solicito los datos de @lobo_88 del señor Iván Mora." + SIGNED).roles:
        assert 0.0 < item.value.confidence < 1.0


def test_an_answer_by_evidence_tells_what_the_rules_said() -> None:
    text = (
        "Grupo Antisecuestros\n\nContacto: Insp. Joel Brito (94 95555-0143) / jefa Renata Sarmento (94 95555-0144) / "
        "fijo 94 3555-0140\nFamiliar: doña Zuleide (94 95555-0188) / vecino Nonato (94 95555-0189)\n\nSe busca a una "
        "persona mayor. Solicito la ubicación de @nieta.farias."
    )
    changed = [item for item in letter(text).roles if item.value.note.startswith("the words around it speak for it")]
    assert changed
    assert all("by rule" in item.value.note for item in changed)


def test_an_account_and_a_person_share_their_classes() -> None:
    assert class_of(Role.ACCOUNT_OF_SUSPECT) == class_of(Role.SUSPECT) == "suspect"
    assert class_of(Role.RECIPIENT) == class_of(Role.PLATFORM) == "platform"


@pytest.mark.parametrize(
    ("text", "number", "role"),
    [
        (
            "Código de incidente QX-55-0209-31\n\nNecesitamos la ubicación de @lobo_88 ahora.",
            "QX-55-0209-31",
            Role.CASE,
        ),
        ("Preciso da última localização de @lobo_88. Ocorrência Z55-190426", "Z55-190426", Role.CASE),
    ],
)
def test_a_number_that_no_reader_knows_gets_its_role_by_evidence(text: str, number: str, role: Role) -> None:
    assert roles(text + SIGNED).get(number) is role


def test_a_number_of_nothing_is_not_listed() -> None:
    assert "4555" not in roles("Vendieron 4555 entradas falsas. Solicito los datos de @lobo_88." + SIGNED)


def test_what_only_an_older_message_names_is_nobodys() -> None:
    text = (
        "Reitero mi solicitud urgente de los datos de @lobo_88." + SIGNED + "\nEl lun, 3 mar 2031 a las 10:12, Soporte "
        "(<soporte@plataforma.example>) escribió:\n> Recibimos su mensaje. No responda a nadie@plataforma.example.\n"
    )
    found = roles(text)
    assert found["nadie@plataforma.example"] is Role.UNKNOWN
    assert Role.OFFICER not in {found.get("soporte@plataforma.example"), found["nadie@plataforma.example"]}


def test_the_mailbox_of_who_writes_goes_before_that_of_a_quoted_notice() -> None:
    text = (EXAMPLES / "02-brasil.eml").read_text("utf-8")
    found = [item.text for item in case_of(text, "eml").values("officer_email")]
    assert found == ["marina.quadros@pc.ribeiranova.gov.example"]
