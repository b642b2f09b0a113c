"""The labelled development set is a regression gate: no rule may get worse than these figures."""

from __future__ import annotations

import pytest

from ert_writer.checks.bitext import read_bitext
from ert_writer.flows.checking import check_pairs, load_checks
from ert_writer.model.checking import CheckContext
from ert_writer.plugins import CHECKS, names
from ert_writer.terminology.index import compile_terms
from ert_writer.terminology.reading import read_glossary
from support.checks import BITEXT, Label, gold, of_rules, scores

TERMINOLOGY = tuple(name for name in names(CHECKS) if name.startswith("term-"))


@pytest.fixture(scope="module")
def found() -> frozenset[Label]:
    index = compile_terms(read_glossary(BITEXT / "glossary.tbx"))
    pairs = read_bitext(BITEXT / "pairs.tsv")
    findings = check_pairs(pairs, load_checks(), CheckContext(index))
    return frozenset((f.pair, f.check, f.concept, f.value) for f in findings)


def test_set_is_large_and_half_of_it_clean() -> None:
    pairs = read_bitext(BITEXT / "pairs.tsv")
    clean = len(pairs) - len({label[0] for label in gold()})
    assert len(pairs) >= 300
    assert 0.4 <= clean / len(pairs) <= 0.6


def test_set_covers_four_directions() -> None:
    ways = {(pair.source_language, pair.target_language) for pair in read_bitext(BITEXT / "pairs.tsv")}
    assert ways == {("es", "en"), ("en", "es"), ("pt", "en"), ("en", "pt")}


@pytest.mark.parametrize("rule", sorted({label[1] for label in gold()}))
def test_each_rule(found: frozenset[Label], rule: str) -> None:
    precision, recall, _ = scores(of_rules(found, [rule]), of_rules(gold(), [rule]))
    assert precision >= 0.92
    assert recall >= 0.92


def test_terminology(found: frozenset[Label]) -> None:
    assert scores(of_rules(found, TERMINOLOGY), of_rules(gold(), TERMINOLOGY))[2] >= 0.97


def test_all_rules_together(found: frozenset[Label]) -> None:
    assert scores(found, gold())[2] >= 0.97
