"""Change pieces of a text and keep its entities where they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ert_writer.model.text import Entity, Span


def rewritten(
    text: str, entities: Sequence[Entity], edits: Iterable[tuple[Span, str]]
) -> tuple[str, tuple[Entity, ...]]:
    """Return the text with each span exchanged, and the entities at their new places.

    Args:
        text: any text.
        entities: their spans count `text`; none may overlap an edited span.
        edits: spans, without overlap, and what takes their place.
    """
    moved = list(entities)
    for span, word in sorted(edits, reverse=True):
        text = text[: span.start] + word + text[span.end :]
        shift = len(word) - (span.end - span.start)
        moved = [
            replace(e, span=Span(e.span.start + shift, e.span.end + shift)) if e.span.start >= span.end else e
            for e in moved
        ]
    return text, tuple(moved)
