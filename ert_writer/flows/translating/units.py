"""Paragraphs to segments, and segments to translation units."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ert_writer.entities.recognition import find_entities
from ert_writer.entities.verification import Loss, fixed_parts, must_be_verbatim, verify
from ert_writer.flows.translating.letters import capitals, in_capitals, outside, sentence_case
from ert_writer.flows.translating.names import is_name
from ert_writer.flows.translating.spelling import respelled, set_apart
from ert_writer.flows.translating.values import Candidate, Job
from ert_writer.model.findings import Category, Finding, Severity, Span
from ert_writer.model.language import Direction, Language
from ert_writer.model.text import Entity, EntityKind, ParagraphRole, Segment
from ert_writer.model.translation import Change, TranslationUnit
from ert_writer.text.long_segments import split_long
from ert_writer.text.sentences import segment

LONGEST = 400
"""Code points after which a segment is split at a clause border: small models lose clauses of longer ones."""

_WORD = re.compile(r"[^\W\d_]{2,}")
_OPAQUE = re.compile(r"\S{81,}|[\\^~{}<>@|\u2600-\u27bf\u200d\ufe0f\U0001f000-\U0001faff]+")
"""What small models have no pieces for and would drop: unbroken strings, lone signs, pictures."""

_HEADER = re.compile(r"(?:From|To|Cc|Bcc|Date|Sent|Reply-To): ?\S")
"""Header lines as programs write them; their values are names, addresses and machine dates."""

_REASONS = {
    "empty": ("omission", Category.OMISSION, "the engine gave no words for this segment"),
    "loop": ("doubled-word", Category.DUPLICATION, "the engine repeats itself here"),
    "length": ("omission", Category.LENGTH, "the target is far longer or shorter than the source"),
    "copied": ("untranslated", Category.UNTRANSLATED, "the engine gave the source back untranslated"),
}


@dataclass(frozen=True, slots=True)
class Task:
    """A segment, its entities, and the job for the engine; no job where the segment is copied.

    Attributes:
        segment: the segment of the paragraph.
        entities: its entities, spans counting `segment.text`.
        job: what the engine gets.
        shouted: whether the segment is in capitals, and the target is to be.
        paragraph: index of the document's paragraph.
        role: the paragraph's role.
        note: a finding known before translating.
    """

    segment: Segment
    entities: tuple[Entity, ...]
    job: Job | None = None
    shouted: bool = False
    paragraph: int = 0
    role: ParagraphRole = ParagraphRole.LIVE
    note: Finding | None = None


def tasks_of(text: str, direction: Direction | None, *, country: str = "", whole: bool = False) -> Iterator[Task]:
    """Yield a paragraph's segments as tasks.

    Args:
        text: the paragraph's text.
        direction: from which language to which; None copies the paragraph.
        country: ISO 3166 code of the letter's country, where known.
        whole: take the text as one segment.
    """
    entities = find_entities(text, country=country)
    for part in _segments(text, entities, direction, whole):
        inside = _within(entities, part.span)
        yield _task(part, inside, direction)


def _segments(text: str, entities: Sequence[Entity], direction: Direction | None, whole: bool) -> Iterator[Segment]:
    spans = [entity.span for entity in entities]
    if whole or direction is None:
        yield from _as_one(text)
        return
    for part in segment(text, direction.source, spans):
        own = [entity.span for entity in _within(entities, part.span)]
        yield from split_long(part, LONGEST, own)


def _as_one(text: str) -> Iterator[Segment]:
    core = text.strip()
    if text:
        start = text.index(core) if core else len(text)
        yield Segment(core, Span(start, start + len(core)), text[:start], text[start + len(core) :])


def _within(entities: Sequence[Entity], span: Span) -> tuple[Entity, ...]:
    return tuple(
        replace(entity, span=Span(entity.span.start - span.start, entity.span.end - span.start))
        for entity in entities
        if span.start <= entity.span.start and entity.span.end <= span.end
    )


def _task(part: Segment, entities: tuple[Entity, ...], direction: Direction | None) -> Task:
    bare = outside(part.text, [span for entity in entities for span in fixed_parts(entity)])
    if direction is None or (_WORD.search(bare) is None and not set_apart(part.text)) or _says_itself(part.text):
        return Task(part, entities)
    shouted = in_capitals(part.text, entities)
    text, inner = sentence_case(part.text, entities) if shouted else (part.text, entities)
    text, inner = _legible(text, inner, direction.source)
    return Task(part, entities, Job(text, _with_opaque(text, inner), direction), shouted)


def _says_itself(text: str) -> bool:
    """Return whether a line is the same in every language: a person's name, or an English mail header with one."""
    return is_name(text) or _HEADER.match(text) is not None


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


def unit_of(task: Task, candidate: Candidate | None, pair: str) -> TranslationUnit:
    """Return the translation unit of a task; without a candidate the segment is copied."""
    source = task.segment.text
    unit = TranslationUnit(
        source,
        source,
        entities=task.entities,
        findings=(replace(task.note, pair=pair),) if task.note else (),
        paragraph=task.paragraph,
        role=task.role,
        before=task.segment.before,
        after=task.segment.after,
    )
    if candidate is None or task.job is None:
        return unit
    target, changes = _finished(task, candidate)
    losses = verify(
        source,
        task.entities,
        target,
        source_language=task.job.direction.source,
        target_language=task.job.direction.target,
    )
    findings = (*unit.findings, *_findings(losses, candidate, pair))
    return replace(
        unit,
        target=target,
        score=candidate.score,
        findings=findings,
        raw=candidate.raw,
        changes=changes,
        language=task.job.direction.source,
    )


def _finished(task: Task, candidate: Candidate) -> tuple[str, tuple[Change, ...]]:
    """Return the target text and all changes; capitals are given back, and nothing is ever lost."""
    if not candidate.text.strip():
        return task.segment.text, (*candidate.changes, Change("copy", candidate.text, task.segment.text))
    changes = candidate.changes
    if task.job is not None and task.job.text.lower() != task.segment.text.lower():
        changes = (Change("respelled", task.segment.text, task.job.text), *changes)
    if not task.shouted:
        return candidate.text, changes
    kept = [task.segment.text[span.start : span.end] for e in task.entities for span in fixed_parts(e)]
    loud = capitals(candidate.text, kept)
    return loud, (*changes, Change("case", candidate.text, loud))


def _findings(losses: Sequence[Loss], candidate: Candidate, pair: str) -> Iterator[Finding]:
    for loss in losses:
        how = "stands too often" if loss.duplicated else "does not stand"
        yield Finding(
            "entity-mismatch",
            Category.INCONSISTENT_ENTITIES,
            Severity.ERROR if must_be_verbatim(loss.entity) else Severity.WARNING,
            f"{loss.entity.text} {how} in the target: compare it with the source",
            source_span=loss.entity.span,
            value=loss.entity.text,
            pair=pair,
        )
    for name in candidate.problems:
        check, category, message = _REASONS[name]
        yield Finding(check, category, Severity.WARNING, message, value="segment", pair=pair)
