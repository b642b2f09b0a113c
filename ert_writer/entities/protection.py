"""Masking entities before translation, and putting them back after it.

Only the kinds that engines break are masked at first; names, dates and plain numbers stay, because masking them costs
quality. What a worded entity keeps (see `verification.fixed_parts`) is masked part by part: of `artículo 303 del CNPP`
the `303` and the `CNPP`, never the word that must be translated.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from ert_writer.entities.placeholders import PH, PlaceholderForm
from ert_writer.entities.verification import fixed_parts
from ert_writer.model.text import Entity, EntityKind, Span

MASKED_KINDS: frozenset[EntityKind] = frozenset({
    EntityKind.EMAIL, EntityKind.HANDLE, EntityKind.URL, EntityKind.HASH, EntityKind.UUID, EntityKind.MAC,
    EntityKind.IP, EntityKind.IMEI, EntityKind.USER_ID, EntityKind.CASE_NUMBER, EntityKind.LETTER_NUMBER,
    EntityKind.PERSONAL_ID, EntityKind.MONEY, EntityKind.FILENAME, EntityKind.CODE,
})  # fmt: skip
"""What breaks in raw engines (docs/reference/mt.md, Protecting identifiers) and is masked from the start."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One masked piece.

    Attributes:
        number: the placeholder's number, its identity.
        text: what it stands for, byte for byte.
        entity: the entity it belongs to.
        joined_before: a space was put in before the placeholder, and goes when the text is restored.
        joined_after: likewise after it.
    """

    number: int
    text: str
    entity: Entity
    joined_before: bool = False
    joined_after: bool = False


@dataclass(frozen=True, slots=True)
class Protected:
    """A text with placeholders for some of its entities."""

    source: str
    text: str
    form: PlaceholderForm
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Restored:
    """A target text with its entities put back.

    Attributes:
        text: the target text.
        missing: slots whose placeholder did not come back.
        duplicated: slots whose placeholder came back more than once.
        stray: placeholders of no slot, which the engine made up; they stay in `text` as they are.
    """

    text: str
    missing: tuple[Slot, ...] = ()
    duplicated: tuple[Slot, ...] = ()
    stray: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether every placeholder came back once, and no other."""
        return not (self.missing or self.duplicated or self.stray)


def choose(
    entities: Iterable[Entity], *, kinds: Collection[EntityKind] = MASKED_KINDS, also: Collection[Entity] = ()
) -> tuple[Entity, ...]:
    """Return the entities to mask, in order: those of the kinds, and those named in `also` (what a first try lost)."""
    return tuple(entity for entity in entities if entity.kind in kinds or entity in also)


def protect(text: str, entities: Iterable[Entity], form: PlaceholderForm = PH) -> Protected:
    """Put a placeholder in the place of each entity, and nothing else.

    Args:
        text: the text that the entities' spans count.
        entities: what to mask; see `choose`. They must not overlap.
        form: how placeholders are written. Numbers that the text already holds in this form are not used.
    """
    numbers = _free_numbers(text, form)
    pieces: list[str] = []
    slots: list[Slot] = []
    end = 0
    for entity, span in _masked(entities):
        slot = Slot(
            next(numbers),
            text[span.start : span.end],
            entity,
            *_joins(text, span, touching=bool(slots) and end == span.start),
        )
        pieces += (text[end : span.start], " " * slot.joined_before, form.write(slot.number), " " * slot.joined_after)
        slots.append(slot)
        end = span.end
    pieces.append(text[end:])
    return Protected(text, "".join(pieces), form, tuple(slots))


def _masked(entities: Iterable[Entity]) -> list[tuple[Entity, Span]]:
    parts = [(entity, part) for entity in entities for part in fixed_parts(entity)]
    return sorted(parts, key=lambda pair: pair[1])


def _free_numbers(text: str, form: PlaceholderForm) -> Iterator[int]:
    taken = {int(match[1]) for match in form.pattern.finditer(text)}
    number = 0
    while True:
        number += 1
        if number not in taken:
            yield number


def _joins(text: str, span: Span, *, touching: bool) -> tuple[bool, bool]:
    """Tell where a space must part the placeholder from a letter, digit or placeholder that touches it."""
    before, after = text[span.start - 1 : span.start] if span.start else "", text[span.end : span.end + 1]
    return touching or _sticks(before), _sticks(after)


def _sticks(char: str) -> bool:
    return char.isalnum() or char == "_"


def restore(text: str, protected: Protected) -> Restored:
    """Put the entities back into a target text that holds their placeholders.

    A placeholder is known by its number alone, whatever its case, spaces put into it or zeros lost from it.
    """
    slots = {slot.number: slot for slot in protected.slots}
    own = {match[0] for match in protected.form.pattern.finditer(protected.source)}
    seen: dict[int, int] = dict.fromkeys(slots, 0)
    pieces: list[str] = []
    stray: list[str] = []
    end = 0
    for match in protected.form.pattern.finditer(text):
        slot = slots.get(int(match[1]))
        if slot is None:
            stray += [match[0]] * (match[0] not in own)
            continue
        seen[slot.number] += 1
        start, stop = _without_joins(text, match.start(), match.end(), slot)
        pieces += (text[end : max(start, end)], slot.text)
        end = stop
    pieces.append(text[end:])
    missing = tuple(slot for slot in protected.slots if not seen[slot.number])
    duplicated = tuple(slot for slot in protected.slots if seen[slot.number] > 1)
    return Restored("".join(pieces), missing, duplicated, tuple(stray))


def _without_joins(text: str, start: int, end: int, slot: Slot) -> tuple[int, int]:
    start -= slot.joined_before and text[start - 1 : start] == " "
    end += slot.joined_after and text[end : end + 1] == " "
    return start, end
