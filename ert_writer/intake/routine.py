"""Which sentences can carry no danger: every word of theirs is harmless in any combination.

`lexicon/routine.toml` holds these words: of offices, law, requests, data, courtesy, the calendar. A sentence of them
alone is read, whatever it says; one with a single other word may tell of anything, and is *open*. Names inside a
sentence, numbers and identifiers carry nothing. A word that is merely in the dictionary is no harmless word.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ert_writer.intake.facts import Facts
from ert_writer.intake.letter import Sentence
from ert_writer.lexicon.tokens import WORD
from ert_writer.model.findings import Span

_SHORT = 3  # letters: shorter words carry no content
LATELY, SOON = timedelta(days=2), timedelta(days=1)
"""How close to the letter's own day a day is near in time, before and after it."""

_ORDINARY = ("calm", "grounds", "stated", "frame")  # topics whose words say what ordinary matter it is
_DATELINE = 10  # words: the line with the place and day of the letter is no longer
_EXPLAINED = ("denied", "past")


def live_sentences(letter: Facts) -> tuple[Sentence, ...]:
    """Return the sentences of the body that tell of something near in time in words that are not all harmless.

    Whatever an emergency is, it is told in such a sentence; one that says in the same clause that it is over, did not
    happen, or is asked no more is none, nor is one that speaks of an exercise, a course, figures or a work in a letter
    about such.
    """
    return tuple(sentence for sentence in _body(letter) if _is_live(letter, sentence.span))


def live_words(letter: Facts) -> int:
    """Return how many words that could carry danger stand in the sentences near in time; an emergency takes several."""
    return sum(len(open_words(letter, sentence.span, *_ORDINARY)) for sentence in letter.live_sentences)


def has_open_people(letter: Facts) -> bool:
    """Return whether a sentence of the body tells of a child, a relative or a frail person in open words."""
    return any(
        letter.hits.within("people", sentence.span, "child", "kin", "frail")
        and open_words(letter, sentence.span, *_ORDINARY)
        and not _is_settled(letter, sentence.span)
        for sentence in _body(letter)
    )


def _body(letter: Facts) -> Iterator[Sentence]:
    for sentence in letter.sentences:
        if sentence.span.start < letter.signature_start and not letter.in_mail_header(sentence.span.start):
            yield sentence


def _is_live(letter: Facts, span: Span) -> bool:
    if not _is_near(letter, span) or _is_dateline(letter, span) or _is_framed(letter, span):
        return False
    clauses = [clause.span for clause in letter.clauses_of(span)] or [span]
    return any(open_words(letter, clause, *_ORDINARY) and not _is_settled(letter, clause) for clause in clauses)


def _is_near(letter: Facts, span: Span) -> bool:
    """Return whether a sentence names a near time by its name, a clock time, or a day close to the letter's own."""
    return bool(letter.hits.within("time", span, "recent", "imminent")) or any(
        moment.time or _is_close(letter, moment.day) for moment in letter.moments_of(span)
    )


def _is_close(letter: Facts, day: date | None) -> bool:
    written = letter.written.day
    return day is not None and written is not None and written - LATELY <= day <= written + SOON


def _is_framed(letter: Facts, span: Span) -> bool:
    if not letter.frames - {"figures"}:
        return False
    around = Span(letter.sentence_before(span).start, letter.sentence_after(span).end)
    quoted = any(quote.start <= span.start < quote.end for quote in letter.quotations)
    return quoted or bool(letter.hits.within("frame", around))


def _is_dateline(letter: Facts, span: Span) -> bool:
    if letter.hits.within("time", span, "recent", "imminent"):
        return False
    days = {moment.day for moment in letter.moments_of(span)}
    return len(letter.words_of(span)) <= _DATELINE and letter.written.day in days - {None}


def _is_settled(letter: Facts, clause: Span) -> bool:
    """Return whether a clause says itself that what it tells is over, did not happen, or is asked no more."""
    over = any(clause.start <= hit.span.start < clause.end for hit in letter.said_over)
    hits = letter.hits
    return over or bool(hits.within("stated", clause) or hits.within("context", clause, *_EXPLAINED))


def open_words(letter: Facts, span: Span, *topics: str) -> tuple[Span, ...]:
    """Return the words of a sentence that could carry danger: in no row of topic `routine` nor of further topics."""
    hits, tokens = letter.hits, letter.hits.tokens
    covered = {at for topic in ("routine", *topics) for hit in hits.within(topic, span) for at in range(*hit.words)}
    capitals = letter.text[span.start : span.end].isupper()
    return tuple(
        Span(tokens.starts[at], tokens.stops[at])
        for at in letter.words_of(span)
        if at not in covered and _has_content(letter, at, span, capitals=capitals)
    )


def _has_content(letter: Facts, at: int, span: Span, *, capitals: bool) -> bool:
    tokens = letter.hits.tokens
    start, stop = tokens.starts[at], tokens.stops[at]
    if tokens.kinds[at] != WORD or stop - start < _SHORT:
        return False
    if letter.entity_at(start):
        return False
    return capitals or start == span.start or not letter.text[start].isupper()
