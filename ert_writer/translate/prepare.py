"""Paragraphs to sentences: segmented, entities and names found once, the text made fit for an engine."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ert_writer.countries.load import catalogue
from ert_writer.entities.recognition import find_entities
from ert_writer.entities.verification import fixed_parts
from ert_writer.model.language import Direction, Language
from ert_writer.model.text import Entity, EntityKind, Segment, Span
from ert_writer.text.long_segments import split_long
from ert_writer.text.sentences import segment
from ert_writer.translate.conversions import plain_for_engines
from ert_writer.translate.glosses import is_office
from ert_writer.translate.letters import in_capitals, outside, sentence_case
from ert_writer.translate.names import is_name
from ert_writer.translate.protect import inside
from ert_writer.translate.record import NAMES, Sentence
from ert_writer.translate.spelling import respelled, set_apart
from ert_writer.translate.tokens import whole_tokens
from ert_writer.vocabulary.names import find_names

LONGEST = 400
"""Code points after which a sentence is split at a clause border: small models lose clauses of longer ones."""

_WORD = re.compile(r"[^\W\d_]{2,}")
_OPAQUE = re.compile(
    r"\S{81,}|(?<!\w)\d[\d./-]*[-./] ?\d[\d./-]*[-./]\d+(?!\w)"
    r"|[\\^~{}<>@|½¼¾⅓⅔⅛\u2600-\u27bf\u200d\ufe0f\U0001f000-\U0001faff]+"
)
"""What small models have no pieces for and would drop or change: unbroken strings, lone signs, fractions, pictures."""

_HEADER = re.compile(r"(?:From|To|Cc|Bcc|Date|Sent|Reply-To): ?\S")
"""Header lines as programs write them; their values are names, addresses and machine dates."""


def sentences_of(
    text: str, direction: Direction | None, *, country: str = "", names: bool = True, whole: bool = False
) -> Iterator[Sentence]:
    """Yield a paragraph's sentences.

    Args:
        text: the paragraph's text.
        direction: from which language to which; None copies the paragraph.
        country: ISO 3166 code of the letter's country, where known.
        names: whether names of people and places are looked for.
        whole: take the text as one sentence.
    """
    entities = whole_tokens(text, find_entities(text, country=country))
    if names and direction is not None:
        found = find_names(text, direction.source, [entity.span for entity in entities])
        entities = tuple(sorted((*entities, *found), key=lambda entity: entity.span))
    for part in _segments(text, entities, direction, whole):
        yield _sentence(part, inside(entities, part.span), direction)


def _segments(text: str, entities: Sequence[Entity], direction: Direction | None, whole: bool) -> Iterator[Segment]:
    if whole or direction is None:
        yield from _as_one(text)
        return
    for part in segment(text, direction.source, [entity.span for entity in entities]):
        own = [entity.span for entity in inside(entities, part.span)]
        yield from split_long(part, LONGEST, own)


def _as_one(text: str) -> Iterator[Segment]:
    core = text.strip()
    if text:
        start = text.index(core) if core else len(text)
        yield Segment(core, Span(start, start + len(core)), text[:start], text[start + len(core) :])


def _sentence(part: Segment, entities: tuple[Entity, ...], direction: Direction | None) -> Sentence:
    bare = outside(part.text, [span for entity in entities for span in fixed_parts(entity)])
    if direction is None or (_WORD.search(bare) is None and not set_apart(part.text)):
        return Sentence(part, entities)
    if is_name(part.text, entities) or _HEADER.match(part.text):  # the same in every language
        return Sentence(part, entities)
    shouted = in_capitals(part.text, [entity for entity in entities if entity.kind not in NAMES])
    office = shouted and is_office(part.text, catalogue())
    text, inner = sentence_case(part.text, entities, every_word=office) if shouted else (part.text, entities)
    text, inner = _legible(text, inner, direction.source)
    text, inner = plain_for_engines(text, inner, direction)
    return Sentence(part, entities, direction, text, _with_opaque(text, inner), shouted)


def _legible(text: str, entities: tuple[Entity, ...], language: Language) -> tuple[str, tuple[Entity, ...]]:
    """Return the text with its accents put back and its letters joined, and the entities with what they now say."""
    mended = respelled(text, language)
    if len(mended) != len(text):  # letters set apart: no identifier looks like that
        return mended, ()
    pieces = list(mended)
    for span in (part for entity in entities for part in fixed_parts(entity)):
        pieces[span.start : span.end] = text[span.start : span.end]
    kept = "".join(pieces)
    return kept, tuple(replace(e, text=kept[e.span.start : e.span.end]) for e in entities)


def _with_opaque(text: str, entities: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """Return the entities with everything added that no engine could read, as one more kind of code."""
    taken = [entity.span for entity in entities]
    more = [
        Entity(EntityKind.CODE, Span(*match.span()), match[0])
        for match in _OPAQUE.finditer(text)
        if all(match.end() <= span.start or span.end <= match.start() for span in taken)
    ]
    return tuple(sorted((*entities, *more), key=lambda entity: entity.span))
