"""The translation memory in a letter's terms: stored identifiers are slots, recalled ones are the letter's own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ert_writer.entities.recognition import find_entities
from ert_writer.entities.verification import must_be_verbatim
from ert_writer.memory.store import Memory
from ert_writer.model.language import Direction, base, region
from ert_writer.model.memory import MemoryEntry, MemoryMatch
from ert_writer.model.text import Document, Entity, EntityKind
from ert_writer.model.translation import Change, Translation, TranslationUnit
from ert_writer.translate.line import assemble
from ert_writer.vocabulary.names import find_names

_SLOT = re.compile(r"⟦([a-z-]+):(\d+)⟧")
_EXACT = 100
_SLOTTED = frozenset({EntityKind.NUMBER, EntityKind.PERCENTAGE, EntityKind.MONEY, EntityKind.PHONE, EntityKind.TIME})
"""Kinds that become slots, beside those that must stand verbatim, wherever source and target write them alike."""


def remember(
    pairs: Iterable[tuple[str, str]], direction: Direction, *, origin: str, now: str
) -> tuple[MemoryEntry, ...]:
    """Return segment pairs as entries without identifiers; blank pairs and those whose identifiers differ are left out.

    Args:
        pairs: source and target segments that a person approved or corrected.
        direction: their languages, with regions (`es-MX`) where they are known.
        origin: `approved`, `corrected` or the name of an imported file's tool.
        now: ISO 8601 time in UTC.
    """
    bases, regions = Direction(*map(base, direction)), tuple(map(region, direction))
    slotted = (_slotted_pair(source.strip(), target.strip(), bases) for source, target in pairs)
    return tuple(MemoryEntry(*pair, bases, origin, now, *regions) for pair in slotted if pair is not None and all(pair))


def recall(memory: Memory, source: str, direction: Direction, *, minimum: int = 75) -> tuple[MemoryMatch, ...]:
    """Return what the memory offers for a segment, best first, with the segment's own identifiers filled in.

    An entry whose slots the segment cannot fill is not offered. Similarity ignores which identifier is in a slot.
    Where the direction names a region, its wording comes first.
    """
    text, values = _slotted(source, _found(source, Direction(*map(base, direction))))
    offers = []
    for found in memory.find(text, direction, minimum):
        target = _filled(found.entry.target, values)
        if target is not None:
            shown = _filled(found.entry.source, values) or found.entry.source
            offers.append(MemoryMatch(shown, target, found.similarity, found.entry.origin))
    return tuple(offers)


def with_memory(translation: Translation, document: Document, memory: Memory, *, minimum: int = 75) -> Translation:
    """Return the document's translation with the memory's offers; an exact one takes the engine's place."""
    direction = Direction(translation.language, translation.target_language)
    units = tuple(_offered(unit, memory, direction, minimum) for unit in translation.units)
    return replace(translation, units=units, text=assemble(document, units))


def _offered(unit: TranslationUnit, memory: Memory, direction: Direction, minimum: int) -> TranslationUnit:
    matches = recall(memory, unit.source, direction, minimum=minimum)
    if not matches or matches[0].similarity < _EXACT or matches[0].target == unit.target:
        return replace(unit, matches=matches)
    best = matches[0].target
    changes = (*unit.changes, Change("memory", unit.target, best))
    return replace(unit, matches=matches, target=best, score=None, changes=changes, findings=())


def _found(text: str, direction: Direction) -> tuple[Entity, ...]:
    """Return what becomes slots: identifiers, and names of people and places: the memory holds nobody's name."""
    entities = find_entities(text)
    names = find_names(text, direction.source, [entity.span for entity in entities])
    return tuple(sorted((*entities, *names), key=lambda entity: entity.span))


def _slotted_pair(source: str, target: str, direction: Direction) -> tuple[str, str] | None:
    if _SLOT.search(source):  # an exported memory comes back: its slots are already there
        return (source, target) if set(_SLOT.findall(source)) == set(_SLOT.findall(target)) else None
    shared = [e for e in _found(source, direction) if _fixed(e)]
    if any(source.count(e.text) != target.count(e.text) for e in shared if must_be_verbatim(e)):
        return None
    shared = [e for e in shared if source.count(e.text) == target.count(e.text)]
    text, values = _slotted(source, shared)
    for slot, value in sorted(values.items(), key=lambda item: -len(item[1])):
        target = target.replace(value, slot, 1)
    return text, target


def _slotted(text: str, entities: Sequence[Entity]) -> tuple[str, dict[str, str]]:
    """Return the text with numbered slots for its fixed entities, and what each slot stands for."""
    values: dict[str, str] = {}
    counts: dict[str, int] = {}
    pieces, end = [], 0
    for entity in entities:
        if not _fixed(entity):
            continue
        counts[entity.kind] = counts.get(entity.kind, 0) + 1
        slot = f"⟦{entity.kind.value}:{counts[entity.kind]}⟧"
        values[slot] = entity.text
        pieces += [text[end : entity.span.start], slot]
        end = entity.span.end
    return "".join([*pieces, text[end:]]), values


def _filled(text: str, values: dict[str, str]) -> str | None:
    slots = {match[0] for match in _SLOT.finditer(text)}
    if not slots <= values.keys():
        return None
    return _SLOT.sub(lambda match: values[match[0]], text)


def _fixed(entity: Entity) -> bool:
    return entity.kind in _SLOTTED or must_be_verbatim(entity)
