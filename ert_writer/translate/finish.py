"""From a draft to a translation unit: capitals given back, and what is wrong said as findings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ert_writer.entities.verification import Loss, fixed_parts, must_be_verbatim
from ert_writer.model.findings import Category, Finding, Severity, Span
from ert_writer.model.translation import Change, TranslationUnit
from ert_writer.translate.letters import capitals
from ert_writer.translate.record import NAMES, Draft, Sentence

_REASONS = {
    "empty": ("omission", Category.OMISSION, "the engine gave no words for this segment"),
    "loop": ("doubled-word", Category.DUPLICATION, "the engine repeats itself here"),
    "length": ("omission", Category.LENGTH, "the target is far longer or shorter than the source"),
    "copied": ("untranslated", Category.UNTRANSLATED, "the engine gave the source back untranslated"),
}
_OTHER = 200  # characters of another reading that a message shows


def unit_of(sentence: Sentence, draft: Draft, pair: str) -> TranslationUnit:
    """Return the translation unit of a sentence; one that is not translated is copied.

    Args:
        sentence: the sentence.
        draft: its best draft; empty where it is copied.
        pair: the unit's number, which its findings bear.
    """
    source = sentence.segment.text
    unit = TranslationUnit(
        source,
        source,
        entities=sentence.entities,
        findings=tuple(replace(note, pair=pair) for note in sentence.notes),
        paragraph=sentence.paragraph,
        role=sentence.role,
        before=sentence.segment.before,
        after=sentence.segment.after,
    )
    if sentence.direction is None:
        return unit
    target, changes = _loud(sentence, draft)
    return replace(
        unit,
        target=target,
        score=draft.score,
        findings=(*unit.findings, *_findings(sentence, draft, pair)),
        raw=draft.raw,
        changes=changes,
        language=sentence.direction.source,
    )


def _loud(sentence: Sentence, draft: Draft) -> tuple[str, tuple[Change, ...]]:
    """Return the target text and all changes; capitals are given back, and nothing is ever lost."""
    source = sentence.segment.text
    if not draft.text.strip():
        return source, (*draft.changes, Change("copy", draft.text, source))
    changes = draft.changes
    if sentence.text.lower() != source.lower():
        changes = (Change("respelled", source, sentence.text), *changes)
    if not sentence.shouted:
        return draft.text, changes
    kept = [source[span.start : span.end] for e in sentence.entities for span in fixed_parts(e)]
    loud = capitals(draft.text, kept)
    return loud, (*changes, Change("case", draft.text, loud))


def _findings(sentence: Sentence, draft: Draft, pair: str) -> Iterator[Finding]:
    for loss in draft.losses:
        yield replace(_lost(sentence, loss), pair=pair)
    for name in draft.problems:
        check, category, message = _REASONS[name]
        yield Finding(check, category, Severity.WARNING, message, value="segment", pair=pair)
    same_places = len(sentence.text) == len(sentence.segment.text)
    for finding in draft.findings:
        span = finding.source_span if same_places else None
        message = finding.message
        if finding.severity >= Severity.ERROR and draft.other:
            message += f". Another reading: {_shortened(draft.other)}"
        yield replace(finding, source_span=span, message=message, pair=pair)


def _lost(sentence: Sentence, loss: Loss) -> Finding:
    name = loss.entity.kind in NAMES
    how = "stands too often" if loss.duplicated else "does not stand"
    same_places = len(sentence.text) == len(sentence.segment.text)
    return Finding(
        "entity-mismatch",
        Category.INCONSISTENT_ENTITIES,
        Severity.ERROR if must_be_verbatim(loss.entity) else Severity.WARNING,
        f"{'the name ' if name else ''}{loss.entity.text} {how} in the target: compare it with the source",
        source_span=Span(*loss.entity.span) if same_places else None,
        value=loss.entity.text,
    )


def _shortened(text: str) -> str:
    return f"“{text}”" if len(text) <= _OTHER else f"“{text[:_OTHER]}…”"
