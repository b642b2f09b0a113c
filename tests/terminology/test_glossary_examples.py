"""Every concept of the packaged glossary has an example in es, pt and en, and the examples are tests."""

from __future__ import annotations

from functools import lru_cache
from itertools import permutations

import pytest

from ert_writer.checks.term_forbidden import CHECK as TERM_FORBIDDEN
from ert_writer.content.place import find_content
from ert_writer.flows.checking import check_pairs, load_checks
from ert_writer.model.checking import CheckContext, Pair
from ert_writer.model.findings import Severity
from ert_writer.model.terms import Concept
from ert_writer.terminology.index import TermIndex, compile_terms
from ert_writer.terminology.reading import read_glossary

CONCEPTS = read_glossary(find_content().glossary).concepts
LANGUAGES = ("es", "pt", "en")


@lru_cache(maxsize=1)
def _index() -> TermIndex:
    return compile_terms(read_glossary(find_content().glossary))


def _examples(concept: Concept) -> dict[str, str]:
    return dict(concept.examples)


@pytest.mark.parametrize("concept", CONCEPTS, ids=lambda concept: concept.id)
def test_it_has_an_example_with_its_term_in_each_language(concept: Concept) -> None:
    said = _examples(concept)
    assert set(LANGUAGES) <= set(said)
    for language in LANGUAGES:
        found = _index().find(said[language], language)
        assert any(match.concept == concept.id and match.term.status.accepted for match in found), said[language]


@pytest.mark.parametrize("concept", CONCEPTS, ids=lambda concept: concept.id)
def test_its_examples_translate_one_another(concept: Concept) -> None:
    said = _examples(concept)
    pairs = [
        Pair(f"{left}-{right}", said[left], said[right], left, right) for left, right in permutations(LANGUAGES, 2)
    ]
    findings = check_pairs(pairs, load_checks(), CheckContext(_index()))
    assert [(f.pair, f.check, f.message) for f in findings if f.severity > Severity.NOTE] == []


@pytest.mark.parametrize("concept", CONCEPTS, ids=lambda concept: concept.id)
def test_forbidden_renderings_put_into_its_example_are_found(concept: Concept) -> None:
    said = _examples(concept)
    refused = [t.text for t in concept.terms if t.language == "en" and not t.status.accepted and not t.target_only]
    pairs = [
        Pair(f"{language}: {term}", said[language], _put(concept, said["en"], term), language, "en")
        for term in refused
        for language in ("es", "pt")
    ]
    found = {f.pair for f in TERM_FORBIDDEN.find(pairs, CheckContext(_index())) if f.concept == concept.id}
    assert [pair.id for pair in pairs if pair.id not in found] == []


def _put(concept: Concept, target: str, term: str) -> str:
    """Return the English example with a term in the place of each accepted one."""
    accepted = (m for m in _index().find(target, "en") if m.concept == concept.id and m.term.status.accepted)
    for start, end in sorted({match.span for match in accepted}, reverse=True):
        target = target[:start] + term + target[end:]
    return target
