"""The times that an offender sets: `tienes hasta las 8 o la mato`; shown apart from the officer's deadline.

A time is one where words such as `hasta` or `en` lead to it and its sentence says what is demanded or what will happen
otherwise, in a quotation or in the writer's own words; where nobody is asked for an answer between.
"""

from __future__ import annotations

from collections.abc import Iterator

from ert_writer.intake.deadline import cue_for, sets_ultimatum, times_of
from ert_writer.intake.durations import Duration
from ert_writer.intake.facts import Facts
from ert_writer.intake.letter import Sentence
from ert_writer.intake.moments import Moment
from ert_writer.intake.values import LIKELY, value
from ert_writer.lexicon.model import Hit
from ert_writer.model.case import FieldValue
from ert_writer.model.findings import Span

_NOTE = "set by the offender: counted from that message, not from this letter"


def ultimatums(letter: Facts) -> tuple[FieldValue, ...]:
    """Return the times that offenders set, as written, in order; no moment is computed: their message may be older."""
    found = [
        value(letter, span, LIKELY, note=_NOTE)
        for sentence in letter.sentences
        if not letter.in_mail_header(sentence.span.start)
        for span in _of_sentence(letter, sentence)
    ]
    return tuple(found)


def _of_sentence(letter: Facts, sentence: Sentence) -> Iterator[Span]:
    things = times_of(letter, sentence)
    cues = letter.hits.within("deadline", sentence.span, "by", "term", "grant") if things else ()
    last = -1
    for thing in things:
        start = _start(letter, sentence, cue_for(letter, list(cues), thing, things), thing)
        if start is not None and thing.span.start >= last and _is_offenders(letter, sentence, thing):
            last = thing.span.end
            yield Span(start, thing.span.end)


def _start(letter: Facts, sentence: Sentence, cue: Hit | None, thing: Moment | Duration) -> int | None:
    """Return where the words for a time begin; None where no word makes it the end of a stretch."""
    if cue is not None:
        return min(cue.span.start, thing.span.start) if cue.row.kind != "grant" else thing.span.start
    given = letter.hits.within("deadline", sentence.span, "ultimatum")
    inside = any(hit.span.start <= thing.span.start and thing.span.end <= hit.span.end for hit in given)
    return thing.span.start if inside else None


def _is_offenders(letter: Facts, sentence: Sentence, thing: Moment | Duration) -> bool:
    quote = next((span for span in letter.quotations if span.start <= thing.span.start < span.end), None)
    around = quote or sentence.span
    if not letter.hits.within("deadline", around, "ultimatum"):
        return False
    return quote is not None or sets_ultimatum(letter, sentence.span, thing)
