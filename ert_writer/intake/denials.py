"""What a letter says that it does not ask, or that there is none of: a denial is an answer, silence is not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ert_writer.intake.asks import ASKING, CATEGORIES, KEPT
from ert_writer.intake.facts import Facts, Zone
from ert_writer.intake.values import LIKELY, value
from ert_writer.model.case import FieldValue
from ert_writer.model.findings import Span
from ert_writer.text.clauses import Clause


def denied_categories(letter: Facts) -> tuple[FieldValue, ...]:
    """Return the categories of data that the letter says it does not ask for; `normal` is the category."""
    found: dict[str, FieldValue] = {}
    for clause in _own_words(letter):
        for name, pattern in CATEGORIES:
            span = _denied_request(clause, pattern)
            if span and name not in found:
                found[name] = value(letter, span, LIKELY, normal=name)
    return tuple(found.values())


def denied_preservation(letter: Facts) -> tuple[FieldValue, ...]:
    """Return where the letter says that the data need not be kept; `normal` is `false`."""
    for clause in _own_words(letter):
        match = KEPT.search(clause.folded)
        if match and clause.denies(clause.span.start + match.start()):
            return (value(letter, clause.span, LIKELY, normal="false"),)
    return ()


DENIALS: dict[str, Callable[[Facts], tuple[FieldValue, ...]]] = {
    "data_categories": denied_categories,
    "preservation_requested": denied_preservation,
}
"""The fields that a letter can deny, each with the function that reads the denial."""


def _own_words(letter: Facts) -> Iterator[Clause]:
    """Yield the clauses of the body that are the writer's own words, no condition and no question."""
    for clause in letter.clauses:
        first = clause.span.start + len(clause.folded) - len(clause.folded.lstrip())
        own = not (clause.quoted or clause.condition or clause.question)
        if own and clause.negations and letter.part_at(first) is Zone.BODY:
            yield clause


def _denied_request(clause: Clause, pattern: str) -> Span | None:
    """Return the words for a category where a negation stands before a verb of asking, and that before them."""
    match = re.search(rf"(?<![/.@\w])(?:{pattern})(?!\.\w)", clause.folded)
    if match is None:
        return None
    asks = [verb.start() for verb in ASKING.finditer(clause.folded, 0, match.start())]
    start = clause.span.start
    denied = any(clause.denies(start + at) for at in asks)
    return Span(start + match.start(), start + match.end()) if denied else None
