"""The offence under investigation in the places where letters name it, and where a name is none."""

from __future__ import annotations

import pytest

from ert_writer.intake.offence import offence
from support.intake import letter


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Delito: Extorsión agravada, art. 3 de la Ley.", "Extorsión agravada"),
        ("Causa por el presunto delito de amenazas coactivas, art. 149 bis.", "amenazas coactivas"),
        ('Causa "Pérez, Juan c/ N.N. s/ calumnias e injurias".', "calumnias e injurias"),
        ("Apura-se o crime de estelionato, praticado em maio.", "estelionato"),
        ("Delito contra el patrimonio - estafa agravada.", "estafa agravada"),
        ("Natureza: estelionato (art. 171 do CP).", "estelionato"),
        ("Offence: Cyberstalking (s. 19, Cybercrime Act).", "Cyberstalking"),
        ("We are investigating the offence of kidnapping for ransom.", "kidnapping for ransom"),
        ("Se investigan los hechos como homicidio en grado de tentativa.", "homicidio en grado de tentativa"),
    ],
)
def test_the_offence(text: str, name: str) -> None:
    assert [item.text for item in offence(letter(text))] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Fiscalía Especializada en Delitos de Secuestro",
        "La frase no se investiga como amenaza.",
        "Cuántas solicitudes por secuestro recibieron.",
    ],
)
def test_what_is_no_offence_of_the_letter_is_never_sure(text: str) -> None:
    assert not any(item.confidence >= 0.8 for item in offence(letter(text)))
