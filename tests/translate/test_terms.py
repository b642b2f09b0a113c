"""Approved terms are brought in where an engine words them otherwise, and nothing else is lost."""

import re
from collections.abc import Callable

import pytest

from ert_writer.model.language import Direction
from ert_writer.model.terms import Concept, Glossary, Term, TermStatus
from ert_writer.model.translation import TranslationUnit
from ert_writer.terminology.index import TermIndex, compile_terms
from ert_writer.translate.line import translate_lines
from ert_writer.translate.record import Line
from ert_writer.translate.terms import unmet
from support.engines import FakeEngine

ES_EN = Direction("es", "en")
WORDS = {
    "el": "the", "la": "the", "los": "the", "hospital": "hospital", "hospitales": "hospitals", "médico": "doctor",
    "biblioteca": "library", "firmó": "signed", "oficio": "trade", "oficios": "trades", "fiscal": "tax", "una": "a",
    "un": "a", "museo": "museum",
}  # fmt: skip


def word_by_word(text: str) -> str:
    """An engine that knows a few words and has legal terms wrong."""
    return re.sub(r"\w+", lambda m: WORDS.get(m[0].lower(), m[0]), text)


def deaf(_: str) -> str:
    """An engine that says one thing whatever it is given."""
    return "the trade was signed"


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


def steered(source: str, index: TermIndex, change: Callable[[str], str] = word_by_word) -> TranslationUnit:
    (units,) = translate_lines([[source]], ES_EN, Line((FakeEngine(change),), terms=index, tidy=False))
    return units[0]


def test_a_refused_term_is_repaired_in_place(index: TermIndex) -> None:
    found = steered("el fiscal firmó", index)
    assert found.target == "the prosecutor signed"
    assert [change.rule for change in found.changes] == ["term-repair"]


def test_a_stand_in_brings_the_term_with_its_article_and_number(index: TermIndex) -> None:
    assert steered("un oficio", index).target == "an official letter"
    assert steered("los oficios", index).target == "the official letters"


@pytest.mark.parametrize(
    ("rendered", "target"),
    [
        ("one in force {}", "an official letter in force"),
        ("the in force {}", "the official letter in force"),
        ("One under seal {}", "An official letter under seal"),
        ("any in writing {}", "any official letter in writing"),
        ("this in process {}", "this official letter in process"),
        ("a {} in force", "an official letter in force"),
        ("the new {}", "the new official letter"),
        ("they are in force; the {}", "they are in force; the official letter"),
        ("signed by the {}", "signed by the official letter"),
        ("it is in force {}", "it is in force official letter"),
    ],
)
def test_a_phrase_that_english_puts_behind_its_noun_goes_behind_the_term(
    index: TermIndex, rendered: str, target: str
) -> None:
    def change(text: str) -> str:
        found = re.search(r"hospital|médico|museo|teatro|oficio", text)
        nouns = {"hospital": "hospital", "médico": "doctor", "museo": "museum", "teatro": "theater", "oficio": "trade"}
        return rendered.format(nouns[found[0]]) if found else text

    assert steered("un oficio vigente", index, change).target == target


def test_both_ways_work_on_one_segment(index: TermIndex) -> None:
    assert steered("El fiscal firmó el oficio", index).target == "the prosecutor signed the official letter"


def test_a_text_that_holds_the_stand_in_gets_another(index: TermIndex) -> None:
    assert steered("el oficio hospital", index).target == "the official letter hospital"


def test_what_cannot_be_brought_in_stays_as_the_engine_had_it(index: TermIndex) -> None:
    found = steered("firmó el oficio", index, deaf)
    assert found.target == "the trade was signed"
    assert not [change for change in found.changes if change.rule.startswith("term")]


def test_a_draft_with_every_term_is_left_alone(index: TermIndex) -> None:
    assert steered("el fiscal", index, lambda _: "the prosecutor").changes == ()


def test_unmet_names_each_place_once(index: TermIndex) -> None:
    assert [match.concept for match in unmet("el fiscal y el oficio", "the prosecutor", index, ES_EN)] == ["letter"]


def test_a_word_in_a_passage_that_is_not_legal_is_left_to_the_engine(index: TermIndex) -> None:
    found = steered("el médico firmó una vez un oficio", index)
    assert "official letter" not in found.target


@pytest.mark.parametrize("company", ["el fiscal", "la cuenta @sol.rojo91"])
def test_another_concept_or_an_identifier_makes_a_passage_legal(index: TermIndex, company: str) -> None:
    assert "official letter" in steered(f"una vez firmó un oficio {company}", index).target


@pytest.mark.parametrize(
    "source",
    ["el niño fue mandado a la escuela", "o menino foi logo mandado para casa", "el fiscal ha mandado un oficio"],
)
def test_a_participle_behind_its_auxiliary_is_no_term(source: str) -> None:
    glossary = Glossary(
        (
            Concept(
                "warrant", (Term("mandado", "es"), Term("warrant", "en"), Term("order", "en", TermStatus.DEPRECATED))
            ),
        )
    )
    found = steered(source, compile_terms(glossary), lambda text: text.replace("mandado", "order"))
    assert "warrant" not in found.target
