"""Masking hides graphic words and nothing that a decision needs."""

from __future__ import annotations

import pytest

from ert_writer.intake.masking import PEOPLE, Mask, mask, redact
from ert_writer.model.case import Case, EntityRole, FieldValue, Role

THREAT = 'A las 22:47 la cuenta @lobo_88 escribió: "no avisen o la vamos a matar a golpes antes de las 6:00".'


def test_off_changes_nothing() -> None:
    assert mask(THREAT, Mask.OFF) == THREAT


@pytest.mark.parametrize("level", [Mask.SOFT, Mask.STRICT])
def test_identifiers_times_and_negations_stay(level: Mask) -> None:
    shown = mask(THREAT, level)
    for kept in ("22:47", "@lobo_88", "no", "antes", "6:00"):
        assert kept in shown.split('"')[0] or kept in shown
    assert "matar" not in shown
    assert "golpes" not in shown
    assert "[violence," in shown


def test_a_marker_names_topic_and_length() -> None:
    assert "[self-harm, 3 words]" in mask("Dijo que hoy; quiere suicidarse pronto", Mask.SOFT)


def test_soft_leaves_harmless_facts() -> None:
    text = "La menor salió de su domicilio el 13 de noviembre."
    assert mask(text, Mask.SOFT) == text
    assert mask(text, Mask.STRICT) != text
    assert mask(text, Mask.STRICT, is_fact=False) == text


def person(name: str, role: Role) -> EntityRole:
    return EntityRole("person", FieldValue(name), role)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("si avisan matamos a Xochitl", "si avisan matamos a [victim, person]"),
        ("Xochitl Zarquendo Ruiz y su tía", "[victim, person] y su tía"),
        ("la señora Zarquendo; Xochitlita no", "la señora [victim, person]; Xochitlita no"),
        ("Lic. Ana Ruiz", "Lic. Ana Ruiz"),
        ("una zarquendo", "una zarquendo"),
        ("CURP ZAPX160101MDFRRC09", "CURP [id-document, personal-id]"),
    ],
)
def test_a_part_of_a_name_is_hidden_unless_somebody_shown_shares_it(text: str, shown: str) -> None:
    document = EntityRole("personal-id", FieldValue("ZAPX160101MDFRRC09"), Role.ID_DOCUMENT)
    people = (person("Xochitl Zarquendo Ruiz", Role.VICTIM), person("Ana Ruiz", Role.OFFICER), document)
    assert redact(text, Case((), "es", entities=people), PEOPLE) == shown
