"""The words of a term in another order, where the language allows it."""

from __future__ import annotations

from collections.abc import Sequence

from ert_writer.terminology import gaps
from ert_writer.terminology.compiled import Hit, Pattern
from ert_writer.terminology.lexicon import ARTICLES, CONJUNCTIONS, COUNTERS, LINKS, POSSESSION
from ert_writer.text.words import Gap, Word

REORDERED = 0.85


def reordered(
    words: Sequence[Word], slots: Sequence[frozenset[int]], at: int, pattern: Pattern, language: str
) -> Hit | None:
    """Return the pattern around a place with its words in another order, or None.

    Args:
        words: of the text.
        slots: of each word.
        at: where the pattern's anchor stands.
        pattern: what is looked for.
        language: base language.
    """
    if not pattern.turns:
        return None
    if language == "en":
        return _turned(words, slots, at, pattern) if len(pattern.slots) == 2 else _headed(words, slots, at, pattern)
    if language not in ("es", "pt"):
        return None
    if len(pattern.slots) == 2:
        return None if pattern.between[1] else _swapped(words, slots, at, pattern)
    return _shuffled(words, slots, at, pattern, language)


def _turned(words: Sequence[Word], slots: Sequence[frozenset[int]], at: int, pattern: Pattern) -> Hit | None:
    """English: `account holder` as `holder of the account`, `risk of death` as `death risk`."""
    other = pattern.slots[1 - pattern.anchor]
    linked = bool(pattern.between[1])
    way = 1 if pattern.anchor == 1 else -1
    for distance in range(1, 6):
        place = at + way * distance
        if not 0 <= place < len(words) or words[place if way > 0 else place + 1].gap >= Gap.COMMA:
            return None
        if other in slots[place]:
            low, high = sorted((at, place))
            between = [word.folded for word in words[low + 1 : high]]
            joined = _second_of_two(between)
            factor = gaps.LOOSELY_COORDINATED if joined else _turning(words[low].folded, between, linked=linked)
            return Hit(pattern, (low, high), factor, joined) if factor else None
    return None


def _second_of_two(between: list[str]) -> bool:
    """Return whether the words between are `of connections and`, before the second thing that a head has."""
    return len(between) in (3, 4) and between[0] == "of" and bool(CONJUNCTIONS["en"].intersection(between[2:]))


def _headed(words: Sequence[Word], slots: Sequence[frozenset[int]], at: int, pattern: Pattern) -> Hit | None:
    """English: `Attorney General's Office` as `Office of the Attorney General`."""
    size = len(pattern.slots)
    if any(pattern.between):
        return None
    first = at - pattern.anchor if pattern.anchor < size - 1 else _after_of(words, at)
    head = next((p for p in range(first - 2, max(first - 4, -1), -1) if pattern.slots[-1] in slots[p]), -1)
    if head < 0 or first + size - 1 > len(words) or words[head + 1].folded != "of":
        return None
    places = (head, *range(first, first + size - 1))
    joined = all(words[p].gap <= Gap.HYPHEN for p in range(head + 1, first + size - 1))
    fits = joined and all(pattern.slots[k] in slots[first + k] for k in range(size - 1))
    return Hit(pattern, places, REORDERED) if fits else None


def _after_of(words: Sequence[Word], head: int) -> int:
    """Return where the complement of `head of (the) ...` begins."""
    return head + 2 + (head + 2 < len(words) and words[head + 2].folded in ARTICLES["en"])


def _turning(head: str, between: list[str], *, linked: bool) -> float:
    if linked:
        return 0.0 if between else REORDERED
    if not between or between[0] not in POSSESSION or not LINKS["en"].issuperset(between):
        return 0.0
    return REORDERED if between[0] in ("of", "for") and head.removesuffix("s") not in COUNTERS else gaps.STRAINED


def _swapped(words: Sequence[Word], slots: Sequence[frozenset[int]], at: int, pattern: Pattern) -> Hit | None:
    """Spanish and Portuguese: an adjective before its noun, `grave peligro` for `peligro grave`."""
    low = at if pattern.anchor == 1 else at - 1
    if low < 0 or low + 1 >= len(words) or words[low + 1].gap is not Gap.SPACE:
        return None
    fits = pattern.slots[1] in slots[low] and pattern.slots[0] in slots[low + 1]
    return Hit(pattern, (low, low + 1), REORDERED) if fits else None


def _shuffled(
    words: Sequence[Word], slots: Sequence[frozenset[int]], at: int, pattern: Pattern, language: str
) -> Hit | None:
    """Spanish and Portuguese: the words after the head in another order, `orden judicial de registro`."""
    head = at
    while pattern.slots[0] not in slots[head]:
        head -= 1
        if head < 0 or at - head > gaps.MAX_GAP or words[head + 1].gap >= Gap.COMMA:
            return None
    left = list(pattern.slots[1:])
    places = [head]
    small = LINKS[language] | CONJUNCTIONS[language]
    for place in range(head + 1, min(len(words), head + gaps.MAX_GAP)):
        hit = next((slot for slot in left if slot in slots[place]), None)
        if words[place].gap >= Gap.COMMA or (hit is None and words[place].folded not in small):
            return None
        if hit is not None:
            left.remove(hit)
            places.append(place)
            if not left:
                return Hit(pattern, tuple(places), REORDERED)
    return None
