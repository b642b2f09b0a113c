"""Compiles the terms of one language into the forms and patterns that matching looks up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ert_writer.model.language import Language
from ert_writer.model.terms import Term
from ert_writer.terminology.compiled import Forms, Pattern
from ert_writer.terminology.pattern import Mode, Slot, forms, may_turn, patterns
from ert_writer.text.fold import fold, lower

_Key = tuple[str, Mode]


def compile_language(terms: Iterable[tuple[Term, str]], language: Language) -> Forms:
    """Compile terms of one base language.

    Args:
        terms: each with its part of speech; their order gives the numbers that patterns name.
        language: base language.
    """
    made = [(number, slots) for number, (term, speech) in enumerate(terms) for slots in patterns(term, speech)]
    ids: dict[_Key, int] = {}
    for _, slots in made:
        for slot in slots:
            ids.setdefault((slot.word, slot.mode), len(ids))
    compiled = [_pattern(number, slots, ids) for number, slots in made]
    compiled = _anchored(compiled)
    singles, pairs = _posted(compiled)
    return Forms(
        language=language,
        forms=_forms(ids, language),
        capitals=frozenset(slot for (_, mode), slot in ids.items() if mode is Mode.CAPITALS),
        verbs=frozenset(slot for (_, mode), slot in ids.items() if mode is Mode.VERB),
        patterns=compiled,
        singles=singles,
        pairs=pairs,
    )


def _pattern(number: int, slots: tuple[Slot, ...], ids: dict[_Key, int]) -> Pattern:
    return Pattern(
        number,
        tuple(ids[slot.word, slot.mode] for slot in slots),
        tuple(slot.between for slot in slots),
        0,
        may_turn(slots),
    )


def _anchored(compiled: list[Pattern]) -> list[Pattern]:
    """Anchor every pattern at its rarest word, so that common words start few searches."""
    held = Counter(slot for pattern in compiled for slot in set(pattern.slots))
    return [p._replace(anchor=min(range(len(p.slots)), key=lambda k: held[p.slots[k]])) for p in compiled]


def _posted(compiled: list[Pattern]) -> tuple[dict[int, list[int]], dict[int, dict[int, list[int]]]]:
    singles: dict[int, list[int]] = {}
    pairs: dict[int, dict[int, list[int]]] = {}
    for number, pattern in enumerate(compiled):
        anchor = pattern.slots[pattern.anchor]
        if len(pattern.slots) == 1:
            singles.setdefault(anchor, []).append(number)
        else:
            partner = pattern.slots[pattern.anchor - 1 if pattern.anchor else 1]
            pairs.setdefault(anchor, {}).setdefault(partner, []).append(number)
    return singles, pairs


def _forms(ids: dict[_Key, int], language: Language) -> dict[str, list[tuple[str, int]]]:
    found: dict[str, list[tuple[str, int]]] = {}
    for (word, mode), slot in ids.items():
        for form in forms(Slot(word, mode, 0), language):
            found.setdefault(fold(lower(form)), []).append((form, slot))
    return found
