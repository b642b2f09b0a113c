"""The words that negate: each row finds its examples and leaves its counter-examples alone."""

from __future__ import annotations

import re

import pytest

from ert_writer.checks.polarity.words import Opposites, bounded, expression, negations, opposites
from ert_writer.lexicon.model import Row
from ert_writer.text.fold import fold

LANGUAGES = ("es", "pt", "en")


def _found(row: Row, text: str) -> bool:
    patterns = (expression(row.phrases.get(lang, ()), row.exceptions.get(lang, ())) for lang in LANGUAGES)
    return any(re.search(bounded(pattern), fold(text)) for pattern in patterns if pattern)


@pytest.mark.parametrize("row", negations(), ids=lambda row: row.id)
def test_a_row_finds_its_examples(row: Row) -> None:
    assert row.examples
    assert [text for text in row.examples if not _found(row, text)] == []


@pytest.mark.parametrize("row", negations(), ids=lambda row: row.id)
def test_a_row_leaves_its_counter_examples_alone(row: Row) -> None:
    """A phrase is its language's: the Portuguese counter-example may hold a Spanish `no`."""
    assert row.counters
    languages = [lang for lang in LANGUAGES if row.phrases.get(lang)]
    for lang, text in zip(languages, row.counters, strict=True) if len(row.counters) == len(languages) else ():
        pattern = bounded(expression(row.phrases[lang], row.exceptions.get(lang, ())))
        assert not pattern.search(fold(text)), (lang, text)


@pytest.mark.parametrize("row", negations(), ids=lambda row: row.id)
def test_a_row_has_one_example_and_counter_example_a_language(row: Row) -> None:
    languages = [lang for lang in LANGUAGES if row.phrases.get(lang)]
    assert len(row.examples) == len(row.counters) == len(languages)


@pytest.mark.parametrize("family", opposites(), ids=lambda family: family.id)
def test_opposites_are_told_apart(family: Opposites) -> None:
    plain, negated = bounded(family.plain("en")), bounded(family.negated("en"))
    one, other = (fold(text) for text in family.example)
    assert plain.search(one)
    assert not negated.search(one)
    assert negated.search(other)
    assert not plain.search(other)


@pytest.mark.parametrize(
    ("phrase", "text", "finds"),
    [
        ("o no $", "puede ser o no.", True),
        ("o no $", "o no existe", False),
        ("[nobody|none] << but", "nobody but her", True),
        ("[nobody|none] << but", "all but her", False),
        ("salvo >> [que|si]", "salvo que lo pida", True),
        ("salvo >> [que|si]", "salvo orden", False),
        ("neg*", "la negativa", True),
        ("sin (la) (menor) demora", "sin demora", True),
        ("en vez de (la)", "en vez de carta", True),
        ("se ~2 ou nao", "se ele quer ou nao", True),
    ],
)
def test_notation_of_cues(phrase: str, text: str, finds: bool) -> None:
    assert bool(bounded(expression([phrase])).search(text)) is finds


def test_the_cue_leaves_its_context_out() -> None:
    match = bounded(expression(["salvo >> [que|si]"])).search("salvo que lo pida")
    assert match is not None
    assert match[0] == "salvo"
