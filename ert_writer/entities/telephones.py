"""Telephone numbers as people of a country write them at home, found and read by phonenumbers.

Source of the numbering plans: https://github.com/daviddrysdale/python-phonenumbers (libphonenumber's metadata).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ert_writer.entities.identifiers import validate_phone
from ert_writer.model.text import Entity, EntityKind, Span

_GIVE_WAY = frozenset({EntityKind.NUMBER, EntityKind.PHONE})


def with_telephones(text: str, entities: Iterable[Entity], country: str) -> tuple[Entity, ...]:
    """Return the entities of a text with the telephone numbers of a country among them, each in E.164 form.

    A number that is part of anything else, such as a case number, stays what it is.

    Args:
        text: the text.
        entities: what was found in it without knowing the country, in order.
        country: ISO 3166 code.
    """
    known = tuple(entities)
    found = [e for e in _telephones(text, country) if all(o.kind in _GIVE_WAY for o in known if _overlap(e, o))]
    longer = [e for e in found if not any(o.kind is EntityKind.PHONE and _overlap(e, o) for o in known)]
    kept = (e for e in known if not any(_overlap(e, other) for other in longer))
    return tuple(sorted((*(_read(e, country) for e in kept), *longer), key=lambda e: e.span.start))


def _telephones(text: str, country: str) -> Iterator[Entity]:
    import phonenumbers

    for match in phonenumbers.PhoneNumberMatcher(text, country):
        number = match.number
        raw = match.raw_string
        if number.extension:  # the extension is a number of its own
            raw = raw[: _main_part(raw, str(number.extension))]
        if any(mark in raw for mark in " -()+.") or len(raw) >= 10:
            normal = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
            span = Span(match.start, match.start + len(raw))
            yield Entity(EntityKind.PHONE, span, raw, normal, country)


def _main_part(raw: str, extension: str) -> int:
    head = raw[: raw.rindex(extension)]
    return max((at + 1 for at, char in enumerate(head) if char.isdecimal()), default=len(raw))


def _overlap(one: Entity, other: Entity) -> bool:
    return one.span.start < other.span.end and other.span.start < one.span.end


def _read(entity: Entity, country: str) -> Entity:
    """Return a telephone number with its E.164 form where its country's plan has it."""
    if entity.kind is not EntityKind.PHONE or entity.normal:
        return entity
    validity = validate_phone(entity.text, country)
    return replace(entity, normal=validity.normal, country=country) if validity.holds else entity
