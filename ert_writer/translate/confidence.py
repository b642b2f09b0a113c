"""How far a machine translation may be trusted, unit by unit, and why: signals that need no reference.

Each signal that shows adds its weight; the sum gives the level. The weights were set on the development letters (see
`benchmarks/confidence.py`): `high` units must be better than `medium` ones, and these than `low` ones, in chrF.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ert_writer.model.findings import Severity
from ert_writer.model.language import EN, Language
from ert_writer.model.translation import TranslationUnit

HIGH, MEDIUM, LOW = "high", "medium", "low"
LOW_FROM, MEDIUM_FROM = 3, 1
_UNSURE = (-0.7, -1.2)
"""Mean log-probability of a token below which a neural engine was unsure of its words, and very unsure."""
_UNSURE_OF: Mapping[str, tuple[float, float]] = {"marian(es-en)": (-0.20, -0.35)}
"""The same for engines that were measured: by `benchmarks/statement_confidence.py`, on the development letters, nine of
ten dangerous statements above the first value are right, five of six between the two, three of five below them."""
_DISAGREE = 2
"""What readings that disagree about danger weigh: never high, and low where anything else is in doubt."""
_SHORT, _LONG = 0.5, 2.0
_BY_RULES = "apertium"
"""Stands in the description of a rule-based engine and of a pivot through one; their best is a neural one's middle."""
_WORD = re.compile(r"[^\W\d_]+")
_TWINS = re.compile(r"\b(\w{2,}) \1\b")


@dataclass(frozen=True, slots=True)
class Signal:
    """Something that makes a translation doubtful, in words, and how much it weighs."""

    weight: int
    reason: str


def with_confidence(unit: TranslationUnit, engine: str, target: Language = EN, doubt: str = "") -> TranslationUnit:
    """Return the unit with its level and reasons; a copied unit, or one from the memory, as it is.

    Args:
        unit: a translation unit.
        engine: what the engine that made it says of itself.
        target: language of the target text.
        doubt: what the engine's readings disagree on; see `opinions`.
    """
    if not unit.raw or any(change.rule == "memory" for change in unit.changes):
        return unit
    found = tuple(signals(unit, unit.language, target, _UNSURE_OF.get(engine, _UNSURE)))
    if _BY_RULES in engine and unit.score is None:
        found = (Signal(1, "a rule-based engine took part"), *found)
    if doubt:
        found = (*found, Signal(_DISAGREE, doubt))
    total = sum(signal.weight for signal in found)
    level = LOW if total >= LOW_FROM else MEDIUM if total >= MEDIUM_FROM else HIGH
    return replace(unit, confidence=level, reasons=tuple(signal.reason for signal in found))


def signals(unit: TranslationUnit, source: Language, target: Language, unsure: tuple[float, float]) -> Iterator[Signal]:
    """Yield what makes a unit doubtful; the engine was unsure, and very unsure, below the two values."""
    yield from _score(unit, *unsure)
    yield from _length(unit)
    yield from _repeats(unit)
    yield from _copied(unit, source, target)
    yield from _finds(unit)
    yield from _way(unit)


def _score(unit: TranslationUnit, unsure: float, very_unsure: float) -> Iterator[Signal]:
    if unit.score is not None and unit.score < very_unsure:
        yield Signal(3, "the engine was very unsure of its words")
    elif unit.score is not None and unit.score < unsure:
        yield Signal(1, "the engine was unsure of its words")


def _length(unit: TranslationUnit) -> Iterator[Signal]:
    source, target = len(unit.source), len(unit.target)
    words = sum(len(word) > 1 for word in _WORD.findall(unit.source))
    if words >= 6 and target < _SHORT * source:
        yield Signal(3, "about half of the sentence is missing")
    elif words >= 6 and target > _LONG * source:
        yield Signal(3, "the target is twice as long as the source")


def _repeats(unit: TranslationUnit) -> Iterator[Signal]:
    if _most_repeated(unit.target) > max(1, _most_repeated(unit.source)):
        yield Signal(3, "the engine repeated itself")


def _most_repeated(text: str) -> int:
    """Return how often the most frequent row of three words, or the same word in a row, is in the text."""
    words = [word.lower() for word in _WORD.findall(text)]
    rows = Counter(zip(words, words[1:], words[2:], strict=False))
    return max(max(rows.values(), default=1), 1 + len(_TWINS.findall(text.lower())))


def _copied(unit: TranslationUnit, source: Language, target: Language) -> Iterator[Signal]:
    if source == target:
        return
    fixed = {word.lower() for entity in unit.entities for word in _WORD.findall(entity.text)}
    words = [word for word in _WORD.findall(unit.source) if len(word) > 3 and word.islower() and word not in fixed]
    there = set(_WORD.findall(unit.target))
    foreign = [word for word in words if word in there and not _alike(word, target)]
    if len(foreign) >= 2 or (foreign and len(foreign) * 3 >= len(words)):
        yield Signal(2, f"left untranslated: {', '.join(dict.fromkeys(foreign))}")
    elif foreign:
        yield Signal(1, f"left untranslated: {foreign[0]}")


def _alike(word: str, target: Language) -> bool:
    """Return whether a Spanish or Portuguese word may well be one of the target: only what looks foreign counts."""
    if target != "en":
        return word.isascii() or re.search(r"[ñçãõ]|[iy]ón$", word) is None
    foreign = r"(?:[cs]i[oó]n|mente|mi?ento|[ai]d[oa]|[ai]ndo|i?endo|ar|[íá]vel|dade?|eza|ura|ista|e[i]?ro|r[íi]a)s?$"
    return word.isascii() and re.search(foreign, word) is None


def _finds(unit: TranslationUnit) -> Iterator[Signal]:
    """Read the unit's findings: an error is low, two warnings are, and with any finding open nothing is high."""
    for finding in unit.findings:
        weight = 3 if finding.severity == Severity.ERROR else 2 if finding.severity == Severity.WARNING else 1
        yield Signal(weight, f"{finding.check}: {finding.message.split('. Another reading')[0]}")


def _way(unit: TranslationUnit) -> Iterator[Signal]:
    rules = {change.rule for change in unit.changes}
    if "engine" in rules:
        yield Signal(1, "the first engine failed on it")
    elif "split" in rules:
        yield Signal(1, "it was translated in parts")
