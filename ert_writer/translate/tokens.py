"""Tokens that the recognised entities cover in part or not at all, made one identifier each.

`2025.417.00388` is no known number of any country, yet no engine may touch it; of `Portaria 2.315-4/2019` a statute
pattern may take only the `2`. Every such token is copied as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ert_writer.model.text import Entity, EntityKind, Span

_TOKEN = re.compile(r"(?<!\w)\d[\d./-]*[-./] \d[\d./-]*[-./]\d+(?!\w)|[^\s()\[\]{}<>\"“”«»]+")
_EDGES = ".,;:!?¿¡'‘’…–—-*•·|/\\"
_DIGITS = re.compile(r"\d")
_GLUED = re.compile(r"[\d@_*~+=#&\\]")
_PLAIN = re.compile(
    r"[^\W\d_]*[-.]?(?:\d{1,3}(?:[.,]\d{3})+(?:,\d+|\.\d+)?|\d+(?:[.,]\d+)?)[%ºª°]?[^\W\d_]{0,4}\.?"
    r"|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{1,2}[:hH.]\d{0,2}(?::\d{2})?[^\W\d_]{0,3}|\d+[-–—/]\d+"
)
"""Numbers, dates, clock times, ranges, and a number with a word: they may be written otherwise in the target."""


def whole_tokens(text: str, entities: Sequence[Entity]) -> tuple[Entity, ...]:
    """Return the entities with every other token that holds digits and signs added as one piece of code.

    A token whose digits an entity covers in part takes that entity's place, and one in which several plain numbers hang
    together (`6507/901.134/4`) theirs.
    """
    kept = list(entities)
    for span in _tokens(text):
        touching = [entity for entity in kept if entity.span.start < span.end and span.start < entity.span.end]
        if any(entity.span.start <= span.start and span.end <= entity.span.end for entity in touching):
            continue
        rest, plain = _outside(text, span, touching), _PLAIN.fullmatch(text[span.start : span.end])
        chained = len(touching) > 1 and not plain and all(entity.kind == EntityKind.NUMBER for entity in touching)
        if not chained and (not _GLUED.search(rest) or (not touching and plain)):
            continue
        whole = _joined(span, [entity for entity in touching if not _is_worded(entity)])
        kept = [entity for entity in kept if entity not in touching]
        kept.append(Entity(EntityKind.CODE, whole, text[whole.start : whole.end]))
    return tuple(sorted(kept, key=lambda entity: entity.span))


def _tokens(text: str) -> Iterator[Span]:
    for match in _TOKEN.finditer(text):
        core = match[0].strip(_EDGES)
        if core and _DIGITS.search(core):
            start = match.start() + match[0].index(core)
            yield Span(start, start + len(core))


def _outside(text: str, span: Span, entities: Sequence[Entity]) -> str:
    """Return what of a token no entity covers."""
    chars = [
        text[place]
        for place in range(span.start, span.end)
        if not any(entity.span.start <= place < entity.span.end for entity in entities)
    ]
    return "".join(chars)


def _is_worded(entity: Entity) -> bool:
    return any(char.isspace() for char in entity.text)


def _joined(span: Span, entities: Sequence[Entity]) -> Span:
    return Span(
        min([span.start, *(entity.span.start for entity in entities)]),
        max([span.end, *(entity.span.end for entity in entities)]),
    )
