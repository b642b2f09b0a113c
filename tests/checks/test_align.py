"""Alignment of two texts by paragraph and sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ert_writer.checks.bitext.align import align, beads
from ert_writer.model.language import Language

TEXTS = st.lists(st.text("ab 1.", min_size=1, max_size=40), max_size=8)


def _split(text: str, language: Language) -> list[str]:
    return [part + "." for part in text.rstrip(".").split(". ")]


def _align(source: list[str], target: list[str]) -> list[tuple[str, str]]:
    return list(align(source, target, _split, ("es", "en")))


def test_sentences_of_paragraphs() -> None:
    assert _align(["Uno. Dos.", "Tres."], ["One. Two.", "Three."]) == [
        ("Uno.", "One."),
        ("Dos.", "Two."),
        ("Tres.", "Three."),
    ]


def test_two_sentences_may_answer_one() -> None:
    source = ["El oficio fue recibido el lunes. La orden judicial se adjunta en copia simple."]
    target = ["The official letter was received on Monday, and a simple copy of the court order is attached."]
    assert len(_align(source, target)) == 1


def test_a_lost_paragraph_stands_alone() -> None:
    source = [
        "Saludos cordiales a todos ustedes.",
        "El caso 4471 sigue abierto en la fiscalía.",
        "Gracias por su apoyo.",
    ]
    target = ["Kind regards to all of you there.", "Thank you for your support."]
    assert (source[1], "") in _align(source, target)


def test_a_lost_paragraph_of_several_sentences_is_one_loss() -> None:
    lost = "El caso 4471 sigue abierto en la fiscalía. La orden vence el lunes. Nadie respondió todavía."
    source = ["Saludos cordiales a todos ustedes.", lost, "Gracias por su apoyo."]
    target = ["Kind regards to all of you there.", "Thank you for your support."]
    assert [left for left, right in _align(source, target) if not right] == [lost]


def test_anchors_hold_what_lengths_do_not() -> None:
    source = ["Ver 11.", "Es largo y sin cifras, pero bastante largo.", "Ver 22."]
    target = ["See 11.", "See 22."]
    assert ("Ver 22.", "See 22.") in _align(source, target)


@given(TEXTS, TEXTS)
def test_beads_cover_both_sides_in_order(source: list[str], target: list[str]) -> None:
    found = beads(source, target)
    assert [i for bead in found for i in range(*bead.source)] == list(range(len(source)))
    assert [j for bead in found for j in range(*bead.target)] == list(range(len(target)))


def test_a_document_that_lost_many_short_paragraphs_is_aligned_in_a_narrow_band() -> None:
    source = [f"Párrafo número {number} del expediente." if number % 3 else "Sí." for number in range(1200)]
    target = [text.replace("Párrafo", "Paragraph") for number, text in enumerate(source) if number % 3]
    found = [bead for bead in beads(source, target) if bead.source[1] > bead.source[0]]
    assert sum(bead.source[1] - bead.source[0] for bead in found) == len(source)
    numbered = [bead for bead in found if bead.source[0] % 3 and bead.target[1] > bead.target[0]]
    assert len(numbered) > 700


LETTER = (
    (
        "La fiscal solicita la preservación de los datos.",
        "El detenido fue trasladado a la comisaría.",
        "La víctima no debe ser contactada.",
        "Responda antes del viernes.",
        "La urgencia es extrema por la vida de la menor.",
    ),
    (
        "The prosecutor asks for preservation of the data.",
        "The detainee was transferred to the police station.",
        "The victim must not be contacted.",
        "Answer before Friday.",
        "The urgency is extreme because of the girl's life.",
    ),
)


@pytest.mark.parametrize("dropped", range(1, 5))
def test_a_dropped_paragraph_is_one_loss(dropped: int) -> None:
    source, target = LETTER
    left = [text for place, text in enumerate(target) if place != dropped]
    expected = [(text, "" if place == dropped else target[place]) for place, text in enumerate(source)]
    assert list(align(source, left, lambda text, _: [text], ("es", "en"))) == expected
