"""Rows of identifiers: `@a, @b; @c` is one thing to an engine, which would else lose one of many placeholders."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ert_writer.entities.verification import must_be_verbatim
from ert_writer.model.text import Entity, EntityKind, Span

_BETWEEN = re.compile(r"[\s,;/|]*")


def merge_runs(text: str, entities: Sequence[Entity]) -> tuple[Entity, ...]:
    """Return the entities to mask, with neighbours that only commas, slashes or white space part made one."""
    merged: list[Entity] = []
    for entity in entities:
        last = merged[-1] if merged else None
        if last is not None and _joins(text, last, entity):
            span = Span(last.span.start, entity.span.end)
            merged[-1] = Entity(EntityKind.CODE, span, text[span.start : span.end])
        else:
            merged.append(entity)
    return tuple(merged)


def _joins(text: str, first: Entity, second: Entity) -> bool:
    both: Iterable[Entity] = (first, second)
    between = text[first.span.end : second.span.start]
    return all(must_be_verbatim(entity) for entity in both) and _BETWEEN.fullmatch(between) is not None
