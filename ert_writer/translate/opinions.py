"""A second opinion on a sentence about danger: do the engine's likeliest readings agree on who, whom and whether?

An engine that is sure of every word may still waver between `he` and `she`, or between killing and being killed; its
next readings show it. Of 27 sentences about danger of the development sets whose readings differed, 11 were wrong,
of the other 38 seven (November 2026).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from ert_writer.checks.concepts import concepts, found_in, rows
from ert_writer.model.language import EN, Direction, Language
from ert_writer.model.translation import Hypothesis

_MARGIN = 0.2
"""How much less likely a reading may be, in mean log-probability of a token, to be an opinion."""

_SAYS = {
    "I": r"\b(?:i|me|my|mine|myself)\b",
    "we": r"\b(?:we|us|our|ours)\b",
    "you": r"\b(?:you|your|yours)\b",
    "he": r"\b(?:he|him|his|himself)\b",
    "she": r"\b(?:she|her|hers|herself)\b",
    "they": r"\b(?:they|them|their|themselves)\b",
    "it": r"\b(?:it|its)\b",
    "oneself": r"\b\w+sel(?:f|ves)\b",
    "not": r"\b(?:not|no|never|nobody|nothing|none|without|neither|nor|cannot)\b|n['’]t",
}
_PATTERNS = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _SAYS.items()}


def disagreement(source: str, readings: Sequence[Hypothesis], direction: Direction) -> str:
    """Return what the readings of a sentence about danger disagree on, with another reading; empty where they agree.

    Args:
        source: the sentence.
        readings: the engine's, best first; those without a score are no opinions.
        direction: from which language; only English readings are compared.
    """
    if direction.target != EN or not tells_danger(source, direction.source):
        return ""
    best, *others = _likely(readings) or [""]
    first = _said(best)
    other = next((text for text in others if _said(text) != first), "")
    differing = ", ".join(sorted(first ^ _said(other))) if other else ""
    return f"the engine's readings differ in {differing}: “{other}”" if other else ""


def tells_danger(text: str, language: Language) -> bool:
    """Return whether a Spanish or Portuguese text has a word of danger: a grave row of `checks/data/keywords`."""
    held = concepts("keywords", language, asking=True)
    return held is not None and any(name in _grave() for name in found_in(text, held))


@cache
def _grave() -> frozenset[str]:
    return frozenset(row.id for row in rows("keywords").row if row.grave)


def _likely(readings: Iterable[Hypothesis]) -> list[str]:
    """Return the texts of the best reading and of those that are nearly as likely."""
    scored = [(reading.text, reading.score) for reading in readings if reading.score is not None]
    return [text for text, score in scored if scored[0][1] - score < _MARGIN]


def _said(text: str) -> frozenset[str]:
    return frozenset(_names(text))


def _names(text: str) -> Iterator[str]:
    return (name for name, pattern in _PATTERNS.items() if pattern.search(text))
