"""Finds the patterns of one language in the words of a text. Its time does not grow with the number of patterns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ert_writer.terminology import gaps
from ert_writer.terminology.lexicon import CONJUNCTIONS, LINKS, POSSESSION
from ert_writer.terminology.pattern import STOP
from ert_writer.terminology.words import Gap, Word, joined

REORDERED = 0.85
_CLITICS = re.compile(r"(?:me|te|se|nos|les?|l[oa]s?){1,2}$")


class Pattern(NamedTuple):
    """A compiled pattern.

    Attributes:
        term: index of its term.
        slots: ids of its words' form sets, in order.
        between: for each slot, what the term has before it: LINK, JOINT and STOP of `pattern`, added up.
        anchor: index in `slots` of the word that fewest patterns hold.
        turns: whether its words may stand in another order.
    """

    term: int
    slots: tuple[int, ...]
    between: tuple[int, ...]
    anchor: int
    turns: bool


class Forms(NamedTuple):
    """What is looked up while matching, for one language.

    Attributes:
        language: base language.
        forms: accentless form -> (form, slot) of each slot that has it.
        capitals: slots whose letter case counts.
        verbs: slots that are verbs, which take clitics.
        patterns: by id.
        singles: slot -> patterns of that one word.
        pairs: anchor slot -> slot beside it in the pattern -> patterns.
    """

    language: str
    forms: dict[str, list[tuple[str, int]]]
    capitals: frozenset[int]
    verbs: frozenset[int]
    patterns: list[Pattern]
    singles: dict[int, list[int]]
    pairs: dict[int, dict[int, list[int]]]


class Hit(NamedTuple):
    """A pattern found: the indices of its words, ascending, and how well it fits (1 = contiguous and in order)."""

    pattern: Pattern
    at: tuple[int, ...]
    factor: float
    coordinated: bool = False  # it shares words with another term by `and` or `or`


def close_hyphens(words: list[Word], forms: Forms) -> list[Word]:
    """Return the words with `cyber-crime` made one where the glossary writes `cybercrime`."""
    closed: list[Word] = []
    for word in words:
        if word.gap is Gap.HYPHEN and closed and closed[-1].plain + word.plain in forms.forms:
            closed.append(joined(closed.pop(), word))
        else:
            closed.append(word)
    return closed


def find_hits(words: Sequence[Word], forms: Forms) -> Iterator[Hit]:
    """Yield every pattern found in the words, nested and overlapping ones too."""
    slots = [_slots(words, at, forms) for at in range(len(words))]
    for at, here in enumerate(slots):
        for slot in here:
            for number in forms.singles.get(slot, ()):
                yield Hit(forms.patterns[number], (at,), gaps.PLAIN)
            partners = forms.pairs.get(slot)
            if partners:
                for number in _nearby(slots, at, partners):
                    hit = _match(words, slots, at, forms.patterns[number], forms.language)
                    if hit is not None:
                        yield hit


def _nearby(slots: Sequence[frozenset[int]], at: int, partners: dict[int, list[int]]) -> Iterator[int]:
    """Yield the patterns whose second rarest word stands near enough to be worth a try."""
    near: set[int] = set()
    for place in range(max(0, at - gaps.MAX_GAP - 1), min(len(slots), at + gaps.MAX_GAP + 2)):
        if slots[place]:
            near |= slots[place]
    for slot in (near & partners.keys()) if len(near) < len(partners) else [s for s in partners if s in near]:
        yield from partners[slot]


_NONE: frozenset[int] = frozenset()


def _slots(words: Sequence[Word], at: int, forms: Forms) -> frozenset[int]:
    word = words[at]
    entries = forms.forms.get(word.plain)
    found = _NONE
    if entries:
        found = frozenset(slot for form, slot in entries if _same(word, form, slot in forms.capitals))
    if forms.verbs:
        found |= _enclitic(words, at, forms)
    return found


def _same(word: Word, form: str, capitals: bool) -> bool:
    """Accents that the text lacks may be missing everywhere; accents that it has must stand where the form's do."""
    if capitals:
        return word.surface == form
    if word.folded in (form, word.plain):
        return True
    return len(word.folded) == len(form) and all(
        a == b or (not a.isascii() and not b.isascii()) for a, b in zip(word.folded, form, strict=True)
    )


def _enclitic(words: Sequence[Word], at: int, forms: Forms) -> frozenset[int]:
    """Return the verbs behind `remítase`, `entregárselos`, `preservá-los`."""
    word = words[at]
    stems: tuple[str, ...] = ()
    if forms.language == "es" and len(word.plain) > 5:
        match = _CLITICS.search(word.plain)
        stems = (word.plain[: match.start()],) if match else ()
    elif forms.language == "pt" and at + 1 < len(words) and words[at + 1].gap is Gap.HYPHEN:
        stems = (word.plain + "r",) if words[at + 1].plain in ("lo", "la", "los", "las") else ()
    return frozenset(slot for stem in stems for _, slot in forms.forms.get(stem, ()) if slot in forms.verbs)


def _match(
    words: Sequence[Word], slots: Sequence[frozenset[int]], at: int, pattern: Pattern, language: str
) -> Hit | None:
    return _in_order(words, slots, at, pattern, language) or _reordered(words, slots, at, pattern, language)


def _in_order(
    words: Sequence[Word], slots: Sequence[frozenset[int]], at: int, pattern: Pattern, language: str
) -> Hit | None:
    places = [at] * len(pattern.slots)
    factors = [gaps.PLAIN]
    steps = [(k, 1) for k in range(pattern.anchor + 1, len(places))] + [
        (k, -1) for k in range(pattern.anchor - 1, -1, -1)
    ]
    for k, way in steps:
        between = pattern.between[k if way > 0 else k + 1]
        place, fits = _step(words, slots, places[k - way], pattern.slots[k], way, between, language)
        if not fits:
            return None
        places[k] = place
        factors.append(fits)
    return Hit(pattern, tuple(places), min(factors), gaps.COORDINATED in factors)


def _step(
    words: Sequence[Word], slots: Sequence[frozenset[int]], start: int, slot: int, way: int, between: int, language: str
) -> tuple[int, float]:
    """Return the nearest place of a slot on one side that continues the term, and how well it does; 0 when none."""
    for distance in range(1, gaps.MAX_GAP + 2):
        place = start + way * distance
        if not 0 <= place < len(words):
            break
        gap = words[place if way > 0 else place + 1].gap
        if gap is Gap.BREAK and not (between & STOP and distance == 1):
            break
        if slot in slots[place]:
            first, last = (start, place) if way > 0 else (place, start)
            if distance == 1:
                fits = gaps.adjacent_factor(between, gap)
            else:
                fits = gaps.gap_factor(words, first, last, language, between) if language in LINKS else 0.0
            if fits:
                return place, fits
    return start, 0.0


def _reordered(
    words: Sequence[Word], slots: Sequence[frozenset[int]], at: int, pattern: Pattern, language: str
) -> Hit | None:
    if not pattern.turns:
        return None
    if language == "en" and len(pattern.slots) == 2:
        return _turned(words, slots, at, pattern)
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
    for distance in range(1, 4):
        place = at + way * distance
        if not 0 <= place < len(words) or words[place if way > 0 else place + 1].gap >= Gap.COMMA:
            return None
        if other in slots[place]:
            low, high = sorted((at, place))
            between = [word.folded for word in words[low + 1 : high]]
            fits = (
                not between
                if linked
                else bool(between) and between[0] in POSSESSION and LINKS["en"].issuperset(between)
            )
            return Hit(pattern, (low, high), REORDERED) if fits else None
    return None


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
