"""The officer's badge or staff number."""

from __future__ import annotations

import re
from functools import cache

from ert_writer.countries.load import Catalogue, catalogue
from ert_writer.intake.addresses import in_signature
from ert_writer.intake.facts import Facts
from ert_writer.intake.values import LIKELY, SURE, value
from ert_writer.model.case import FieldValue
from ert_writer.model.findings import Span


@cache
def _badge(known: Catalogue) -> re.Pattern[str]:
    return re.compile(
        rf"(?<![a-z0-9])(?:{known.cues['badge']})(?![a-z0-9])(?:\s*(?:de\s+identidad|policial|numero|num|nro|no|n)?[\s.:#º°ª–-]*)"
        r"(?P<e>(?:[a-z]{1,5}[-./\s]?)?\d[\dols.]*(?:[-/][a-z0-9]{1,8}){0,3}(?:[a-z](?![a-z]))?)(?![\w@])"
    )


_VEHICLE = re.compile(
    r"\b(?:vehicul\w+|veicul\w+|auto|automovil|carro|camioneta|moto\w*|patente|marca|modelo|color|taxi|caminhonete)\b"
)


def officer_badge(letter: Facts) -> tuple[FieldValue, ...]:
    """Return the officer's badge or staff number; a vehicle's plate or another person's document is none."""
    person = letter.officer
    if person and person.badge:
        return (value(letter, person.badge, LIKELY, note="between rank and name"),)
    found: list[FieldValue] = []
    for match in _badge(catalogue()).finditer(letter.folded):
        span = Span(*match.span("e"))
        text = letter.text[span.start : span.end]
        near = letter.before(match.start(), 60)
        if sum(char.isdecimal() for char in text) < 2 or _VEHICLE.search(near) or letter.in_mail_header(span.start):
            continue
        if re.match(r"/(?:19|20)\d\d", letter.folded[span.end : span.end + 5]) or re.match(
            r"legajo\s+(?:mpf|de\s+inv)", match[0]
        ):
            continue
        close = person is not None and abs(span.start - person.name.end) < 220
        signed = in_signature(letter, span.start)
        presented = _presented(letter, match.start())
        if signed or close or presented:
            found.append(value(letter, span, SURE if signed or presented else LIKELY))
    found.sort(key=lambda item: -item.confidence)
    return tuple(found[:1])


def _presented(letter: Facts, position: int) -> bool:
    """Return whether the words of who signs are before a place in its paragraph."""
    line = letter.line_at(position)
    start = max(line.span.start if line else 0, position - 200)
    return any("presents" in cue.meanings and start <= cue.span.start < position for cue in letter.surroundings.signs)
