"""Rows of identifiers: `@a, @b; @c` is one thing to an engine, which would else lose one of many placeholders."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ert_writer.entities.verification import must_be_verbatim
from ert_writer.model.text import Entity, EntityKind, Span

_HUGGING = frozenset("<>{}[]\\^~|")
_BETWEEN = re.compile(r"[\s,;/|]*")


def merge_runs(text: str, entities: Sequence[Entity]) -> tuple[Entity, ...]:
    """Return the entities to mask: each with the signs that hug it; neighbours that commas or spaces part made one.

    Signs such as the angle brackets of `<a@b.example>` are in no small model's vocabulary and would be dropped.
    """
    merged: list[Entity] = []
    for entity in _hugged(text, entities):
        last = merged[-1] if merged else None
        if last is not None and _joins(text, last, entity):
            span = Span(last.span.start, entity.span.end)
            merged[-1] = Entity(EntityKind.CODE, span, text[span.start : span.end])
        else:
            merged.append(entity)
    return tuple(merged)


def _hugged(text: str, entities: Sequence[Entity]) -> list[Entity]:
    grown: list[Entity] = []
    for place, entity in enumerate(entities):
        left = grown[-1].span.end if grown else 0
        right = entities[place + 1].span.start if place + 1 < len(entities) else len(text)
        start, end = entity.span
        while start > left and text[start - 1] in _HUGGING:
            start -= 1
        while end < right and text[end] in _HUGGING:
            end += 1
        whole = (start, end) == entity.span or not must_be_verbatim(entity)
        grown.append(entity if whole else Entity(EntityKind.CODE, Span(start, end), text[start:end]))
    return grown


def _joins(text: str, first: Entity, second: Entity) -> bool:
    both: Iterable[Entity] = (first, second)
    between = text[first.span.end : second.span.start]
    return all(must_be_verbatim(entity) for entity in both) and _BETWEEN.fullmatch(between) is not None
