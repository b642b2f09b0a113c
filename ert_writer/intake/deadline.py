"""The officer's deadline: not an attacker's ultimatum, not the period of the data, not a time gone by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from ert_writer.intake.durations import Duration, add, find_durations
from ert_writer.intake.facts import Facts
from ert_writer.intake.letter import Sentence
from ert_writer.intake.moments import Moment
from ert_writer.intake.sent import Written
from ert_writer.intake.values import UNSURE, value
from ert_writer.intake.zones import Zone, stated_zone, usual_zone
from ert_writer.lexicon.model import Hit
from ert_writer.model.case import FieldValue
from ert_writer.model.findings import Span

_BARE = frozenset({"en", "em", "in"})
"""Words that are before a deadline only where a length of time follows: `en 24 horas`."""

_A_YEAR = 12
_LEAD = 60  # characters between the words for a deadline and its time
_AFTER = 45  # characters behind a time within which a threat makes it an offender's
_TRAIL = 9  # characters from a time to the words behind it that make it a deadline: ` horas `
_ANSWER_GAP = 4  # words between a verb of answering and a time that needs no other word
_NEIGHBOUR = 120  # characters before a sentence in which an answer may have been asked for
_CLOCK_ARTICLE = re.compile(r"\b(?:as|las)\s+$")
_MIDNIGHT = re.compile(r"\b(?:media\s?noche|meia[\s-]noite|midnight|24(?::00|h))")
_SMALL_WORD = re.compile(
    r"(?<!\w)(?:antes\s+d(?:el?|as?|os?)(?:\s+las?)?|hasta(?:\s+el|\s+las)?|ate(?:\s+as|\s+o)?|by|before|within|dentro\s+de|en|em|in|para)\s+$"
)
_LONG = timedelta(days=20)  # a keeping of data lasts so long; an answer is not waited for


@dataclass(frozen=True, slots=True)
class Candidate:
    """A time that may be the deadline: its words with those that lead to it, and how strongly they speak for it."""

    span: Span
    time_span: Span
    moment: Moment | None
    duration: Duration | None
    strength: float


def deadline(letter: Facts) -> tuple[FieldValue, ...]:
    """Return the deadline that the officer sets: as stated, and as a moment with its offset where it can be told.

    `normal` is an ISO 8601 moment with offset, or a plain day where the letter gives no clock time to count from.
    """
    found = [read(letter, candidate) for candidate in candidates(letter)]
    values = [item for item in found if item is not None]
    values.sort(key=lambda item: -item.confidence)
    return tuple(values[:1]) or _vague(letter)


def _vague(letter: Facts) -> tuple[FieldValue, ...]:
    """Return words that press for an answer without naming a time, where the letter gives none."""
    for hit in letter.hits.of("deadline", "vague"):
        sentence = letter.sentence_at(hit.span.start).span
        asked = letter.hits.within("deadline", Span(sentence.start, hit.span.start), "answer")
        if asked and not letter.in_mail_header(hit.span.start) and not _quoted(letter, hit.span):
            return (value(letter, hit.span, UNSURE, note="no time is named"),)
    return ()


def candidate_of(letter: Facts, thing: Moment | Duration) -> Candidate:
    """Return a time that no words for a deadline lead to as a candidate, with the small word before it."""
    small = _SMALL_WORD.search(letter.folded, max(0, thing.span.start - 20), thing.span.start)
    span = Span(small.start() if small else thing.span.start, thing.span.end)
    moment, length = (thing, None) if isinstance(thing, Moment) else (None, thing)
    return Candidate(span, thing.span, moment, length, 0.75)


def candidates(letter: Facts) -> Iterator[Candidate]:
    """Yield the times that words for a deadline lead to."""
    for sentence in letter.sentences:
        if letter.in_mail_header(sentence.span.start):
            continue
        things = [thing for thing in times_of(letter, sentence) if not _quoted(letter, thing.span)]
        for segment in _segments(letter, sentence) if things else ():
            yield from _in_segment(letter, segment, [t for t in things if segment.start <= t.span.start < segment.end])


def times_of(letter: Facts, sentence: Sentence) -> list[Moment | Duration]:
    """Return the moments and lengths of time of a sentence, positions in the letter's text."""
    start = sentence.span.start
    moments = [_moved(moment, start) for moment in letter.moments_of(sentence.span)]
    return [*moments, *(replace(d, span=_shift(d.span, start)) for d in find_durations(sentence.text))]


def _segments(letter: Facts, sentence: Sentence) -> Iterator[Span]:
    """Yield the parts of a sentence before and behind the words that give a reason."""
    start = sentence.span.start
    for hit in letter.hits.within("asking", sentence.span, "reason"):
        yield Span(start, hit.span.start)
        start = hit.span.start
    yield Span(start, sentence.span.end)


def _quoted(letter: Facts, span: Span) -> bool:
    return any(quote.start <= span.start < quote.end for quote in letter.quotations)


def _words(letter: Facts, segment: Span, *kinds: str) -> list[Hit]:
    """Return the words of these kinds in a segment that are the writer's own and name no data."""
    hits = letter.hits.within("deadline", segment, *kinds)
    data = letter.hits.within("data", segment)
    return [hit for hit in hits if not _quoted(letter, hit.span) and not any(_overlap(hit.span, d.span) for d in data)]


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _in_segment(letter: Facts, segment: Span, things: list[Moment | Duration]) -> Iterator[Candidate]:
    cues = _words(letter, segment, "by", "term", "grant")
    threats = _words(letter, segment, "threat")
    answers = [hit for hit in _words(letter, segment, "answer") if not _only_if_not(letter, hit)]
    for thing in things:
        cue = cue_for(letter, cues, thing, things) or _answer_beside(letter, answers, thing)
        if isinstance(thing, Duration) and thing.months >= _A_YEAR:
            continue  # a person's age
        if cue is None or not (answers or _asked_before(letter, segment) or _is_set(letter, cue, segment, threats)):
            continue
        if _is_ultimatum(segment, threats, answers, thing) or _is_range(letter, segment, cue, things):
            continue
        if _is_for_something_else(letter, segment, cue, thing) or _is_a_length(letter, cue, thing, things):
            continue
        strength = 0.9 - 0.2 * bool(threats) - (0 if answers else 0.2) - 0.2 * (cue.row.kind == "answer")
        begin = thing.span.start if cue.row.kind in ("answer", "grant") else min(cue.span.start, thing.span.start)
        span = Span(begin, thing.span.end)
        moment, duration = (thing, None) if isinstance(thing, Moment) else (None, thing)
        yield Candidate(span, thing.span, moment, duration, strength)


def _only_if_not(letter: Facts, hit: Hit) -> bool:
    """Return whether an answer is only what would happen if it did not come: `si no responden en una hora`."""
    clause = letter.clause_at(hit.span.start)
    return clause is not None and clause.condition and clause.denies(hit.span.start)


def cue_for(letter: Facts, cues: list[Hit], thing: Moment | Duration, things: list[Moment | Duration]) -> Hit | None:
    """Return the cue before a time with nothing weighty between, or right behind a length of time."""
    start, folded = thing.span.start, letter.folded
    others = [other.span for other in things if other.span.end <= start and not _overlap(other.span, thing.span)]
    last = max((span.end for span in others), default=0)
    before = [
        cue
        for cue in cues
        if cue.span.end > last
        and cue.span.start < start
        and cue.span.end <= start + 6
        and start - cue.span.end <= _LEAD
        and (
            folded[slice(*cue.span)] not in _BARE
            or (isinstance(thing, Duration) and not folded[cue.span.end : start].strip())
        )
    ]
    if before:
        return before[0] if "," not in folded[before[0].span.end : start] else before[-1]
    behind = [cue for cue in cues if start <= cue.span.start <= thing.span.end + _TRAIL]
    return next((cue for cue in behind if _stands_behind(letter, cue, thing)), None)


def _stands_behind(letter: Facts, cue: Hit, thing: Moment | Duration) -> bool:
    """Return whether words for a deadline are in or right behind a time: `20:00 horas a más tardar`."""
    text = letter.folded[slice(*cue.span)]
    if text in _BARE:
        return False
    return cue.span.start <= thing.span.end + 2 or (
        cue.row.kind == "by" and text.endswith(("tardar", "maximo", "latest"))
    )


def _answer_beside(letter: Facts, answers: list[Hit], thing: Moment | Duration) -> Hit | None:
    """Return a verb of answering right before a time of today or tomorrow: `respuesta mañana a primera hora`."""
    if not (isinstance(thing, Moment) and (thing.relative or thing.day is None)):
        return None
    for hit in reversed(answers):
        if hit.span.end <= thing.span.start:
            between = letter.folded[hit.span.end : thing.span.start]
            return hit if len(between.split()) <= _ANSWER_GAP and not re.search(r"[,;:]", between) else None
    return None


def _asked_before(letter: Facts, segment: Span) -> bool:
    near = Span(max(0, segment.start - _NEIGHBOUR), segment.end)
    return bool(letter.hits.within("deadline", near, "answer"))


def _is_set(letter: Facts, cue: Hit, segment: Span, threats: list[Hit]) -> bool:
    """Return whether words such as `plazo` set a deadline by themselves: no offender near, or as a line's label."""
    label = not letter.folded[segment.start : cue.span.start].strip(" -*•")
    return label or (cue.row.id == "term-word" and not threats)


def _is_a_length(letter: Facts, cue: Hit, thing: Moment | Duration, things: list[Moment | Duration]) -> bool:
    """Return whether a clock time is a length of time: `em 24h`, `en las próximas horas`."""
    at_a_clock = _CLOCK_ARTICLE.search(letter.folded[max(0, thing.span.start - 8) : thing.span.start]) is not None
    if isinstance(thing, Duration):  # `antes de las 20 hs` and `prazo: até as 16h` are clock times
        clocks = [
            other for other in things if isinstance(other, Moment) and other.time and _overlap(other.span, thing.span)
        ]
        by = at_a_clock or cue.row.kind == "by"
        return by and bool(clocks) and "maxim" not in letter.folded[slice(*cue.span)]
    overlaps = any(isinstance(other, Duration) and _overlap(other.span, thing.span) for other in things)
    return "proxim" in letter.folded[slice(*cue.span)] or (overlaps and not at_a_clock and cue.row.kind != "by")


def _is_ultimatum(segment: Span, threats: list[Hit], answers: list[Hit], thing: Moment | Duration) -> bool:
    """Return whether the nearest verb before a time is an offender's, or one follows and nobody asks before."""
    told = [hit.span.end for hit in threats if hit.span.end <= thing.span.start]
    asks = [hit.span.end for hit in answers if hit.span.end <= thing.span.start]
    if told:
        return not asks or told[-1] > asks[-1]
    behind = Span(thing.span.end, min(thing.span.end + _AFTER, segment.end))
    return not asks and any(behind.start <= hit.span.start < behind.end for hit in threats)


def sets_ultimatum(letter: Facts, sentence: Span, thing: Moment | Duration) -> bool:
    """Return whether a time in the writer's own words is an offender's: a threat or demand is nearer than an answer."""
    threats = _words(letter, sentence, "threat")
    return _is_ultimatum(sentence, threats, _words(letter, sentence, "answer"), thing)


def _is_range(letter: Facts, segment: Span, cue: Hit, things: list[Moment | Duration]) -> bool:
    """Return whether `hasta` or `até` ends a period of data here."""
    if cue.row.kind != "by":
        return False
    day_before = any(
        isinstance(thing, Moment)
        and thing.day
        and thing.span.end <= cue.span.start
        and not letter.folded[thing.span.end : cue.span.start].strip(" ,y")
        for thing in things
    )
    begins = [hit for hit in letter.hits.within("period", segment, "from") if hit.span.end <= cue.span.start]
    if not (begins or day_before):
        return False
    start = begins[-1].span.end if begins else segment.start
    between = letter.hits.within("deadline", Span(start, cue.span.start), "answer", "term")
    return day_before or not [hit for hit in between if letter.folded[slice(*hit.span)] not in _BARE]


def _is_for_something_else(letter: Facts, segment: Span, cue: Hit, thing: Moment | Duration) -> bool:
    """Return whether the time is for how long data are kept, or the user is not told."""
    before = Span(segment.start, cue.span.start)
    answers = letter.hits.within("deadline", before, "answer")
    last = answers[-1].span.start if answers else segment.start
    silent = [
        tell
        for tell in letter.hits.within("notice", before, "tell")
        if tell.span.start >= last and letter.hits.within("notice", Span(segment.start, tell.span.start + 1), "bar")
    ]
    kept = letter.hits.within("asking", segment, "keep")
    return bool(silent) or bool(kept and isinstance(thing, Duration) and thing.length >= _LONG)


def _moved(moment: Moment, by: int) -> Moment:
    return replace(moment, span=_shift(moment.span, by))


def _shift(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def read(letter: Facts, candidate: Candidate) -> FieldValue | None:
    """Return a candidate as a value, with its moment where it can be told; None where it cannot be a deadline."""
    when, country = letter.written, letter.country
    span = candidate.span
    near = letter.folded[span.start : span.end + 40].partition("\n")[0]
    zone = stated_zone(near[max(0, len(near) - 90) :]) or usual_zone(country, letter.folded, when.moment)
    if candidate.duration is not None:
        return _counted(letter, candidate, candidate.duration, when, zone)
    moment = candidate.moment
    return _fixed(letter, span, moment, candidate.strength, when, zone) if moment is not None else None


def _counted(
    letter: Facts, candidate: Candidate, duration: Duration, when: Written, zone: Zone | None
) -> FieldValue | None:
    """Count a duration from the mail's Date, from the clock on the date line, else from the day alone."""
    if re.search(r"\bhace\s+$|\bha\s+$|\bcada\s+$|\bpor\s+$", letter.before(candidate.span.start, 8)):
        return None
    start = when.moment
    if start is not None and zone is not None:
        start = start.astimezone(zone.zone)
    elif when.day and when.clock and zone:
        start = datetime.combine(when.day, when.clock, zone.zone)
    if start is not None:
        return _told(
            letter,
            candidate.span,
            add(duration, start, letter.country),
            candidate.strength - 0.1,
            zone,
            "counted from the letter's own time; ",
        )
    if when.day is None:
        return value(letter, candidate.span, candidate.strength - 0.1, note="the letter has no date to count from")
    end = add(duration, datetime.combine(when.day, time(0)), letter.country)  # a day is all that is known
    note = "counted from the letter's date, which has no clock time: ask when it was sent"
    return value(letter, candidate.span, 0.5, normal=end.date().isoformat(), note=note)


def _fixed(
    letter: Facts, span: Span, moment: Moment, strength: float, when: Written, zone: Zone | None
) -> FieldValue | None:
    day = moment.day or when.day
    if day is None:
        return value(letter, span, min(strength, 0.6), note="the letter has no date, so the day is not known")
    if moment.time == time(0) and _MIDNIGHT.search(letter.folded[span.start : span.end]):
        day += timedelta(days=1)  # the midnight that ends the day
        strength = min(strength, 0.8)
    if _gone(day, moment.time, when):
        if moment.day is None and moment.time is not None:
            day += timedelta(days=1)
            strength -= 0.3
        else:
            return None
    if moment.time is None:
        return value(letter, span, strength - 0.05, normal=day.isoformat(), note="a day without a clock time")
    if zone is None:
        stamp = datetime.combine(day, moment.time).isoformat(timespec="minutes")
        return value(letter, span, min(strength, 0.6), normal=stamp, note="time zone unknown: the country is not clear")
    return _told(letter, span, datetime.combine(day, moment.time, zone.zone), strength, zone, "")


def _gone(day: date, clock: time | None, when: Written) -> bool:
    if when.day is None:
        return False
    if day != when.day or clock is None:
        return day < when.day
    known = when.clock or (when.moment.time() if when.moment else None)
    return known is not None and clock <= known.replace(tzinfo=None)


def _told(letter: Facts, span: Span, moment: datetime, strength: float, zone: Zone | None, note: str) -> FieldValue:
    moment = moment.replace(second=0, microsecond=0)
    name = f"zone {zone.name}, {zone.reason}" if zone else ""
    confidence = strength if zone is None or zone.certain else min(strength, 0.65)
    return value(letter, span, round(confidence, 2), normal=moment.isoformat(timespec="minutes"), note=f"{note}{name}")
