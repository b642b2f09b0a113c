"""Reviewed work comes back: a person's targets take the engine's place, are checked, and bear the name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ert_writer.errors import UsageError
from ert_writer.model.detection import DocumentLanguage
from ert_writer.model.findings import Category, Finding, Severity
from ert_writer.model.language import Language, base
from ert_writer.model.text import Document
from ert_writer.model.translation import Translation, TranslationUnit
from ert_writer.translate.drafting import judge
from ert_writer.translate.finish import unit_of
from ert_writer.translate.line import assemble, split, translate_sentences
from ert_writer.translate.record import Draft, Line, Sentence


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A segment as it came back.

    Attributes:
        id: the unit's number as it was exported; may be empty.
        source: source segment.
        target: what the reviewer made of it.
    """

    id: str
    source: str
    target: str


def apply_review(
    document: Document,
    languages: DocumentLanguage,
    target: Language,
    line: Line,
    work: Sequence[Reviewed],
    reviewer: str,
) -> Translation:
    """Return the letter's translation with the reviewed targets; what was not reviewed is translated anew.

    Args:
        document: the letter.
        languages: of the letter and its paragraphs.
        target: language of the translation.
        line: checks the reviewed targets and translates what is missing.
        work: the segments that came back, in any order.
        reviewer: who signs them.
    """
    sentences = tuple(split(document, languages, base(target), ""))
    placed, strays = _placed(sentences, work)
    rest = [sentence for place, sentence in enumerate(sentences) if place not in placed]
    fresh = iter(translate_sentences(rest, line))
    units = tuple(
        _signed(sentence, placed[place], place, line, reviewer) if place in placed else next(fresh)
        for place, sentence in enumerate(sentences)
    )
    findings = (*document.findings, *(_stray(item) for item in strays))
    text = assemble(document, units)
    notice = notice_of(units, reviewer)
    return Translation(languages.language, target, f"reviewed by {reviewer}", units, text, findings, notice)


def signed_unit(
    document: Document, languages: DocumentLanguage, target: Language, line: Line, place: int, work: Reviewed, by: str
) -> TranslationUnit:
    """Return one unit of the letter with a person's target, checked; signed where `by` says who signs it.

    Args:
        document: the letter.
        languages: of the letter and its paragraphs.
        target: language of the translation.
        line: checks the target.
        place: the unit's number in the letter, from 0.
        work: the source as the person saw it, and the target.
        by: who signs; empty for a target that is only looked at.

    Raises:
        UsageError: the letter has no such sentence, or the target is empty.
    """
    sentences = tuple(split(document, languages, base(target), ""))
    if not 0 <= place < len(sentences) or not _same(sentences[place].segment.text, work.source):
        raise UsageError(f"segment {place + 1} of this letter reads otherwise", hint="Open the letter again")
    if not work.target.strip():
        raise UsageError(f"segment {place + 1} has no translation", hint="Write one, or leave it unsigned")
    return _signed(sentences[place], work.target.strip(), place, line, by)


def notice_of(units: Sequence[TranslationUnit], reviewer: str) -> str:
    """Return what every view prints of a translation that was reviewed, wholly or in part."""
    wanted = [unit for unit in units if unit.language]
    signed = sum(bool(unit.reviewed_by) for unit in wanted)
    if signed == len(wanted):
        return f"reviewed by {reviewer}"
    return f"{signed} of {len(wanted)} segments reviewed by {reviewer}; the others are machine translation, unreviewed"


def _placed(sentences: Sequence[Sentence], work: Sequence[Reviewed]) -> tuple[dict[int, str], list[Reviewed]]:
    """Return which sentence each segment belongs to: by its number where the source agrees, else by its source."""
    found: dict[int, str] = {}
    strays: list[Reviewed] = []
    for item in work:
        number = int(item.id) if item.id.isdecimal() else -1
        candidates = [number] if 0 <= number < len(sentences) else []
        candidates += [place for place in range(len(sentences)) if place not in found]
        place = next((p for p in candidates if _same(sentences[p].segment.text, item.source)), None)
        if place is None:
            strays.append(item)
        elif item.target.strip():
            found[place] = item.target
    return found, strays


def _same(text: str, other: str) -> bool:
    return " ".join(text.split()) == " ".join(other.split())


def _signed(sentence: Sentence, target: str, place: int, line: Line, reviewer: str) -> TranslationUnit:
    if sentence.direction is None:
        return replace(unit_of(sentence, Draft(""), str(place)), target=target, reviewed_by=reviewer)
    plain = replace(sentence, text=sentence.segment.text, fixed=sentence.entities, shouted=False)
    unit = unit_of(plain, judge(plain, Draft(target), line), str(place))
    return replace(unit, reviewed_by=reviewer)


def _stray(item: Reviewed) -> Finding:
    return Finding(
        "omission",
        Category.OMISSION,
        Severity.ERROR,
        f"the reviewed segment {item.id or item.source[:60]!r} is not in this letter and was left out",
        value="segment",
    )
