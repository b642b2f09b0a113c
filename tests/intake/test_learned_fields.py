"""Fields chosen among candidates: data that a story tells of are not asked, times of a story are no deadline."""

from __future__ import annotations

import pytest

from ert_writer.intake.learned_fields import CANDIDATES, asked_categories, chosen_agency, chosen_deadline
from support.intake import letter

SIGNED = "\n\nAtentamente,\n\nInsp. Hugo Paz\nPolicía de Ejemplo\n"


def categories(text: str) -> list[str]:
    return [item.normal for item in asked_categories(letter(text + SIGNED))]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Solicito los datos de registro y las direcciones IP de la cuenta @lobo_88.", ["subscriber", "ip_logs"]),
        ("Requisito os dados cadastrais do perfil @lobo_88.", ["subscriber"]),
        ("Please provide the registration details and log-in IPs of @lobo_88.", ["subscriber", "ip_logs"]),
    ],
)
def test_what_is_asked_is_a_category(text: str, wanted: list[str]) -> None:
    assert categories(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Ella recibió mensajes y fotos de @lobo_88. Solicito los datos de registro de la cuenta.",
        "Ele publicou vídeos e mandou mensagens pelo perfil @lobo_88. Requisito os dados cadastrais do perfil.",
    ],
)
def test_what_a_story_tells_of_is_none(text: str) -> None:
    assert categories(text) == ["subscriber"]


def test_the_deadline_is_the_officers() -> None:
    text = "Guatemala, 11 de marzo de 2026\n\nEl lunes la amenazaron. Responda a más tardar hoy a las 18:00."
    found = chosen_deadline(letter(text + SIGNED))
    assert [item.normal for item in found] == ["2026-03-11T18:00-06:00"]


def test_a_letter_without_times_has_no_deadline() -> None:
    assert chosen_deadline(letter("Solicito los datos de la cuenta @lobo_88." + SIGNED)) == ()


def test_the_agency_is_of_who_writes() -> None:
    text = "POLICÍA NACIONAL DE EJEMPLO\n\nA la Fiscalía General de Otra Parte:\n\nSolicito los datos de @lobo_88."
    assert [item.text for item in chosen_agency(letter(text + SIGNED))] == ["POLICÍA NACIONAL DE EJEMPLO"]


@pytest.mark.parametrize("field", CANDIDATES)
def test_a_letter_that_says_nothing_has_no_sure_value(field: str) -> None:
    read = letter("Gracias.")
    assert [item.value.text for item in CANDIDATES[field](read) if item.by_rule] == []
