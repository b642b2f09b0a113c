"""Approved terms are brought in where an engine words them otherwise, and nothing else is lost."""

import re
from collections.abc import Sequence

import pytest

from ert_writer.flows.steering import Steered, steer, unmet
from ert_writer.model.language import Direction
from ert_writer.model.terms import Concept, Glossary, Term, TermStatus
from ert_writer.terminology.index import TermIndex, compile_terms

ES_EN = Direction("es", "en")
WORDS = {
    "el": "the", "la": "the", "los": "the", "hospital": "hospital", "hospitales": "hospitals", "médico": "doctor",
    "biblioteca": "library", "firmó": "signed", "oficio": "trade", "oficios": "trades", "fiscal": "tax", "una": "a",
    "un": "a", "museo": "museum",
}  # fmt: skip


def word_by_word(segments: Sequence[str]) -> list[str]:
    """An engine that knows a few words and has legal terms wrong."""
    return [re.sub(r"\w+", lambda m: WORDS.get(m[0].lower(), m[0]), text) for text in segments]


def deaf(segments: Sequence[str]) -> list[str]:
    """An engine that says one thing whatever it is given."""
    return ["the trade was signed" for _ in segments]


@pytest.fixture(scope="module")
def index() -> TermIndex:
    return compile_terms(
        Glossary(
            (
                Concept("letter", (Term("oficio", "es"), Term("official letter", "en"))),
                Concept(
                    "prosecutor",
                    (Term("fiscal", "es"), Term("prosecutor", "en"), Term("tax", "en", TermStatus.DEPRECATED)),
                ),
            )
        )
    )


def steered(source: str, index: TermIndex) -> Steered:
    return steer(source, word_by_word([source])[0], word_by_word, index, ES_EN)


def test_a_refused_term_is_repaired_in_place(index: TermIndex) -> None:
    found = steered("el fiscal firmó", index)
    assert found.text == "the prosecutor signed"
    assert [change.rule for change in found.changes] == ["term-repair"]


def test_a_stand_in_brings_the_term_with_its_article_and_number(index: TermIndex) -> None:
    assert steered("un oficio", index).text == "an official letter"
    assert steered("los oficios", index).text == "the official letters"


def test_both_ways_work_on_one_segment(index: TermIndex) -> None:
    assert steered("El fiscal firmó el oficio", index).text == "the prosecutor signed the official letter"


def test_a_text_that_holds_the_stand_in_gets_another(index: TermIndex) -> None:
    assert steered("el oficio hospital", index).text == "the official letter hospital"


def test_what_cannot_be_brought_in_is_told(index: TermIndex) -> None:
    found = steer("firmó el oficio", "the trade was signed", deaf, index, ES_EN)
    assert found.text == "the trade was signed"
    assert found.unmet == ("letter",)


def test_a_draft_with_every_term_is_left_alone(index: TermIndex) -> None:
    assert steer("el fiscal", "the prosecutor", deaf, index, ES_EN) == Steered("the prosecutor")


def test_unmet_names_each_place_once(index: TermIndex) -> None:
    assert [match.concept for match in unmet("el fiscal y el oficio", "the prosecutor", index, ES_EN)] == ["letter"]
