"""Masking hides graphic words and nothing that a decision needs."""

from __future__ import annotations

import pytest

from ert_writer.intake.masking import Mask, mask

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
