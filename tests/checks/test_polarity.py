"""Polarity: cues and their answers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ert_writer.checks.polarity import Kind, compare, cues

WORDS = st.sampled_from(["no", "ni", "nada", "sin", "nunca", "salvo", "la", "cuenta", "fue", "y", ",", ".", "niega"])


def _kinds(text: str, language: str) -> list[Kind]:
    return [cue.kind for cue in cues(text, language)]


def test_portuguese_no_is_a_preposition() -> None:
    assert _kinds("no mesmo local, no dia 3, no Brasil", "pt") == []


def test_number_signs_negate_nothing() -> None:
    assert _kinds("Oficio No. 1187 y causa No 22", "es") == []


def test_addresses_negate_nothing() -> None:
    assert _kinds("Escriba a no-responder@correo.example", "es") == []


def test_double_negation_is_one_cue() -> None:
    assert _kinds("No se recibió nunca nada de nadie", "es") == [Kind.NOT]


def test_a_new_statement_negates_anew() -> None:
    assert _kinds("No respondió y nadie llamó", "es") == [Kind.NOT, Kind.CONCORD]


def test_a_regional_tag_is_read_as_its_language() -> None:
    assert _kinds("La cuenta no existe", "es-MX") == [Kind.NOT]


def test_an_unsupported_language_has_no_cues() -> None:
    assert cues("Je ne sais pas", "fr") == ()


def test_the_span_names_the_word() -> None:
    text = "La cuenta jamás existió"
    (cue,) = cues(text, "es")
    assert text[slice(*cue.span)] == "jamás"


@pytest.mark.parametrize("language", ["es", "pt", "en"])
@given(text=st.text(max_size=80))
def test_a_text_agrees_with_itself(language: str, text: str) -> None:
    assert compare(text, language, text, language) == ()


@given(st.lists(WORDS, max_size=12), st.lists(WORDS, max_size=12))
def test_every_disagreement_names_words_of_its_own_side(one: list[str], other: list[str]) -> None:
    source, target = " ".join(one), " ".join(other)
    for value, span in compare(source, "es", target, "es"):
        side = source if value == "lost" else target
        assert set(side[slice(*span)].split()) <= set(one if value == "lost" else other)
