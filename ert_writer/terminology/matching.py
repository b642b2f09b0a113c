"""Finds the patterns of one language in the words of a text. Its time does not grow with the number of patterns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ert_writer.terminology import gaps
from ert_writer.terminology.compiled import Forms, Hit, Pattern
from ert_writer.terminology.lexicon import LINKS
from ert_writer.terminology.pattern import STOP
from ert_writer.terminology.reordering import reordered
from ert_writer.text.words import Gap, Word, joined

_CLITICS = tuple(re.compile(rf"(?:me|te|se|nos|les?|l[oa]s?){{{count}}}$") for count in (1, 2))


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
    """Yield the patterns whose second rarest word is near enough to be worth a try."""
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
    """Accents that the text does not have may be missing everywhere; those that it has must be the form's own."""
    if capitals:
        return word.surface == form
    if word.folded == form:
        return True
    if word.folded == word.plain:
        return len(form) > 3 or word.surface.isupper()  # `ré` is not `re`
    return len(word.folded) == len(form) and all(
        a == b or (not a.isascii() and not b.isascii()) for a, b in zip(word.folded, form, strict=True)
    )


def _enclitic(words: Sequence[Word], at: int, forms: Forms) -> frozenset[int]:
    """Return the verbs behind `remítase`, `entregárselos`, `preservá-los`."""
    word = words[at]
    stems: tuple[str, ...] = ()
    if forms.language == "es" and len(word.plain) > 5:
        found = [pattern.search(word.plain) for pattern in _CLITICS]  # `arréstelo` is `arreste` with one, not two
        stems = tuple(word.plain[: match.start()] for match in found if match)
    elif forms.language == "pt" and at + 1 < len(words) and words[at + 1].gap is Gap.HYPHEN:
        stems = (word.plain + "r",) if words[at + 1].plain in ("lo", "la", "los", "las") else ()
    return frozenset(slot for stem in stems for _, slot in forms.forms.get(stem, ()) if slot in forms.verbs)


def _match(
    words: Sequence[Word], slots: Sequence[frozenset[int]], at: int, pattern: Pattern, language: str
) -> Hit | None:
    return _in_order(words, slots, at, pattern, language) or reordered(words, slots, at, pattern, language)


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
    joined = not {gaps.COORDINATED, gaps.LOOSELY_COORDINATED}.isdisjoint(factors)
    return Hit(pattern, tuple(places), min(factors), joined)


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
