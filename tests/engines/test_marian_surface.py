"""Capitals and signs that a small model cannot write."""

from __future__ import annotations

import pytest

from ert_writer.engines.marian_surface import restored, simplified


def test_capitals_are_given_in_sentence_case_and_come_back():
    surface = simplified("NO AVISEN A LA POLICÍA. SALGAN YA.", placeholders=False)
    assert surface.text == "No avisen a la policía. Salgan ya."
    assert restored("Do not tell the police. Get out now.", surface) == "DO NOT TELL THE POLICE. GET OUT NOW."


@pytest.mark.parametrize("text", ["DNI", "No avisen a la PNP.", "Oficio FED/3/2025", "", "FGR: 45"])
def test_acronyms_and_ordinary_text_stay(text):
    assert simplified(text, placeholders=True).text == text


def test_numbers_and_codes_stay_in_capitals():
    assert simplified("EXPEDIENTE FED/AB/32 DE LA CAUSA", placeholders=False).text == "Expediente FED/AB/32 de la causa"


@pytest.mark.parametrize("sign", ["😡🔪", "@lobo_negro.7", "juan.paz@correo.example", "https://red.example/p/77", "❤️"])
def test_signs_are_carried(sign):
    surface = simplified(f"Escribió {sign}, según dijo.", placeholders=True)
    assert surface.text == "Escribió ⟨e0⟩, según dijo."
    assert restored("He wrote ⟨e0⟩, he said.", surface) == f"He wrote {sign}, he said."


def test_a_placeholder_of_the_text_is_not_used_twice():
    surface = simplified("⟨e0⟩ escribió 😡", placeholders=True)
    assert surface.carried == (("⟨e1⟩", "😡"),)


@pytest.mark.parametrize("output", ["He wrote.", "⟨e0⟩ wrote ⟨e0⟩."])
def test_a_sign_lost_or_doubled_is_told(output):
    assert restored(output, simplified("Escribió 😡", placeholders=True)) is None


def test_a_handle_in_capitals_stays_as_it_is():
    surface = simplified("AMENAZÓ A @Lobo.7 AYER", placeholders=True)
    assert restored("THREATENED ⟨e0⟩ yesterday", surface) == "THREATENED @Lobo.7 YESTERDAY"


def test_without_placeholders_signs_stay():
    assert simplified("Escribió 😡", placeholders=False).text == "Escribió 😡"


def test_a_repeated_sign_stays():
    assert simplified("😡 y 😡", placeholders=True).carried == ()
