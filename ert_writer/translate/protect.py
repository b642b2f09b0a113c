"""Placeholders for what engines break: which entities are masked first, and the text an engine is given."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from ert_writer.entities.placeholders import PlaceholderForm
from ert_writer.entities.protection import MASKED_KINDS, Protected, choose, protect
from ert_writer.model.text import Entity, Span
from ert_writer.translate.record import NAMES, Sentence
from ert_writer.translate.runs import merge_runs


def first_mask(sentence: Sentence) -> tuple[Entity, ...]:
    """Return the entities masked from the start: the kinds that engines break, and names in a text in capitals.

    In sentence case a name that was in capitals looks like a common noun (`PINTO` became "chick").
    """
    kinds = MASKED_KINDS | NAMES if sentence.shouted else MASKED_KINDS
    chosen = choose(sentence.fixed, kinds=kinds)
    loud = [e for e in sentence.fixed if e.kind in NAMES and e.text.isupper() and e not in chosen]
    return choose(sentence.fixed, kinds=kinds, also=loud)


def wider_mask(sentence: Sentence, masked: Collection[Entity], lost: Collection[str]) -> tuple[Entity, ...]:
    """Return what was masked with the entities added whose text was lost."""
    also = {*masked, *(entity for entity in sentence.fixed if entity.text in lost)}
    return choose(sentence.fixed, kinds=(), also=tuple(also))


def masked_text(text: str, masked: Sequence[Entity], forms: Sequence[PlaceholderForm], form: int = 0) -> Protected:
    """Return the text with its placeholders; where nothing is masked no form is needed, and none is tried."""
    if not masked or not forms:
        return protect(text, ())
    return protect(text, merge_runs(text, masked), forms[form % len(forms)])


def inside(entities: Sequence[Entity], span: Span) -> tuple[Entity, ...]:
    """Return the entities that stand wholly in a span, their own spans counting from its start."""
    return tuple(
        replace(entity, span=Span(entity.span.start - span.start, entity.span.end - span.start))
        for entity in entities
        if span.start <= entity.span.start and entity.span.end <= span.end
    )
