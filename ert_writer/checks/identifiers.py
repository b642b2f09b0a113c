"""Which identifiers of a source its target does not have, what they became, and which the target adds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from ert_writer.entities.recognition import find_entities
from ert_writer.entities.verification import occurrences
from ert_writer.model.checking import Pair
from ert_writer.model.text import Entity, EntityKind
from ert_writer.text.patterns import digits

_QUANTITIES = frozenset({EntityKind.MONEY, EntityKind.DATE, EntityKind.TIME, EntityKind.PERCENTAGE, EntityKind.NUMBER,
                         EntityKind.STATUTE})  # fmt: skip
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+/?")
_CANDIDATES = 20  # unanswered identifiers of the target that are compared, in their order
_ALIKE = 0.5  # of characters in common, for an identifier to count as the changed form of another


@dataclass(frozen=True, slots=True)
class Identifiers:
    """What differs: `lost` pairs an identifier of the source with what it became, if that can be told."""

    lost: tuple[tuple[Entity, Entity | None], ...]
    added: tuple[Entity, ...]


def compare_identifiers(pair: Pair) -> Identifiers:
    """Compare the identifiers of a pair: telephones by their digits, bare host names in any case, others byte for byte.

    An identifier that the target merely repeats, or names once less often, is not lost.
    """
    ours, theirs = _identifiers(pair.source), _identifiers(pair.target)
    lost = _absent(ours, pair.source, pair.target, theirs)
    added = list(_absent(theirs, pair.target, pair.source, ours))
    found: list[tuple[Entity, Entity | None]] = []
    for entity in lost:
        other = _became(entity, added)
        if other is not None:
            added.remove(other)
        found.append((entity, other))
    return Identifiers(tuple(found), tuple(added))


def _identifiers(text: str) -> tuple[Entity, ...]:
    return tuple(entity for entity in find_entities(text) if entity.kind not in _QUANTITIES and _tells(entity.text))


def _tells(text: str) -> bool:
    """Return whether a text can identify anything.

    The `s` of `account's`, an invisible character, a word that underscores stress (`_Indica_`) and a number below 100
    (`un código de 10 caracteres`, compared as a number) do not.
    """
    stressed = "_" in text and text.strip("_").isalpha()
    return text.isprintable() and not stressed and (len(text) > 2 or (not text.isdecimal() and _has_digit(text)))


def _has_digit(text: str) -> bool:
    return any(char.isdecimal() for char in text)


def _absent(entities: Sequence[Entity], own: str, other: str, others: Sequence[Entity]) -> tuple[Entity, ...]:
    """Return the entities that the other text does not hold, each text once."""
    there = occurrences((entity.text for entity in entities), other)
    numbers = frozenset(digits(entity.text) for entity in others if entity.kind is EntityKind.PHONE)
    named = frozenset(entity.text for entity in others)
    hosts = frozenset(entity.text.lower() for entity in others if _is_host(entity))
    absent = [
        e
        for e in entities
        if not there[e.text]
        and e.text not in named
        and not occurrences([_token(own, e)], other)
        and not _same_number(e, numbers, other)
        and not (_is_host(e) and e.text.lower() in hosts)
    ]
    return tuple({entity.text: entity for entity in reversed(absent)}.values())[::-1]


def _token(text: str, entity: Entity) -> str:
    """Return all that stands around an entity up to white space: the same token may be read another way there."""
    start, end = entity.span
    while start and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return text[start:end].strip(".,;:!?()[]\"'«»“”")


def _is_host(entity: Entity) -> bool:
    """Return whether an address is a host name alone, in which letter case means nothing (RFC 4343)."""
    return entity.kind is EntityKind.URL and bool(_HOST.fullmatch(entity.text))


def _same_number(entity: Entity, numbers: frozenset[str], other: str) -> bool:
    if entity.kind is not EntityKind.PHONE:
        return False
    return digits(entity.text) in numbers or digits(entity.text) in digits(other)


def _became(entity: Entity, added: Sequence[Entity]) -> Entity | None:
    ranked = sorted(
        ((_alike(entity, other), other.kind is entity.kind, -place) for place, other in enumerate(added[:_CANDIDATES])),
        reverse=True,
    )
    if not ranked or (ranked[0][0] < _ALIKE and not ranked[0][1]):
        return None
    return added[-ranked[0][2]]


def _alike(one: Entity, other: Entity) -> float:
    return SequenceMatcher(None, one.text, other.text, autojunk=False).ratio()
