"""Helpers for tests of checks: pairs in one line, case files, a small glossary, the labelled development set."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from ert_writer.model.checking import CheckContext, Pair
from ert_writer.model.terms import Concept, Glossary, Term, TermStatus
from ert_writer.terminology.index import compile_terms

CASES = Path(__file__).parents[1] / "checks" / "cases"
BITEXT = Path(__file__).parents[1] / "data" / "bitext"

Label = tuple[str, str, str, str]
"""Pair id, rule, concept, value."""


def pair(way: str, source: str, target: str, *, name: str = "1", region: str = "", document: str = "") -> Pair:
    """Return a pair of a direction such as `es-en`."""
    source_language, target_language = way.split("-")
    return Pair(name, source, target, source_language, target_language, document, region)


def case_file(name: str) -> Mapping[str, Any]:
    """Return a check's case file."""
    return tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))


def case_pairs(cases: Mapping[str, Any]) -> tuple[Pair, ...]:
    """Return the pairs of a case file, numbered."""
    return tuple(
        pair(
            row["way"],
            row["source"],
            row["target"],
            name=str(number),
            region=row.get("region", ""),
            document=row.get("document", ""),
        )
        for number, row in enumerate(cases["pairs"])
    )


def context(concepts: Iterable[Mapping[str, Any]]) -> CheckContext:
    """Return a context whose glossary is written as `en:search warrant`, `+` admitted, `!deprecated`, `!always`."""
    made = tuple(Concept(row["id"], tuple(term(text) for text in row["terms"])) for row in concepts)
    return CheckContext(compile_terms(Glossary(made)))


def term(text: str) -> Term:
    """Return a noun written as `es-MX:orden de cateo`."""
    language, _, words = text.partition(":")
    words, _, flag = words.partition("!")
    status = TermStatus.DEPRECATED if flag else TermStatus.ADMITTED if words.endswith("+") else TermStatus.PREFERRED
    return Term(words.rstrip("+"), language, status, "noun", always=flag == "always")


def gold() -> frozenset[Label]:
    """Return the labels of the development set."""
    lines = (BITEXT / "gold.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = [line.split("\t") for line in lines]
    return frozenset((row[0], row[1], row[2], row[3]) for row in rows)


def scores(found: Iterable[Label], expected: Iterable[Label]) -> tuple[float, float, float]:
    """Return precision, recall and F1."""
    ours, theirs = frozenset(found), frozenset(expected)
    hits = len(ours & theirs)
    precision = hits / len(ours) if ours else 1.0
    recall = hits / len(theirs) if theirs else 1.0
    return precision, recall, 2 * precision * recall / (precision + recall) if hits else 0.0


def of_rules(labels: Iterable[Label], rules: Sequence[str]) -> frozenset[Label]:
    """Return the labels of some rules."""
    return frozenset(label for label in labels if label[1] in rules)
