"""The period of the data: a range of days or moments, an open beginning, or the last days."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from ert_writer.intake.durations import Duration, find_durations, months_from
from ert_writer.intake.facts import Facts
from ert_writer.intake.letter import Sentence
from ert_writer.intake.moments import WEEKDAYS, Moment
from ert_writer.intake.requests import Stance
from ert_writer.intake.values import LIKELY, UNSURE, best, value
from ert_writer.model.case import FieldValue
from ert_writer.model.findings import Span
from ert_writer.text.months import MONTH, month_number

_NEIGHBOUR = 200  # characters before a short sentence in which its data may have been asked for
_SHORT = 14  # words
_LIKELY_DAY = LIKELY - 0.05  # a day that only the letter's own date gives, for a person to look at

_DAY = r"(?:(?P<{0}>3[01]|[12]\d|0?[1-9])(?:\.?(?:ro|ero|er|do|o))?[º°]?\.?\s+(?:de\s+)?)?"
_YEAR = (
    r"(?:(?:\s+(?:de|del|do)(?:\s+ano)?)?[\s/.-]+(?P<{0}>(?:19|20)\d\d|(?<=[/-])\d\d)\b"
    r"|\s+(?:del?|do)\s+(?:corriente\s+ano|corrente\s+ano|presente\s+ano"
    r"|ano\s+(?:en\s+curso|corriente|em\s+curso|corrente)))?"
)
_NAMED = rf"(?P<{{0}}>{MONTH}|(?:0[1-9]|1[0-2])(?=/(?:19|20)\d\d))\.?"
_MONTHS_RANGE = re.compile(
    r"\b(?:(?:de|desde|del|entre|from|between|period\w+\s*:?)\s+(?:el\s+|o\s+|os\s+|los\s+|dia\s+)*"
    + _DAY.format("d1")
    + _NAMED.format("m1")
    + _YEAR.format("y1")
    + r"\s*(?:al?|ao|hasta|ate|y|e|to|until|and|-|–)\s+(?:el\s+|o\s+|dia\s+)*"
    + _DAY.format("d2")
    + _NAMED.format("m2")
    + _YEAR.format("y2")
    + r"|(?:mes\s+de|month\s+of|del|en|em|durante)\s+"
    + _NAMED.format("m")
    + r"(?:\s+(?:de|del))?[\s/]+"
    r"(?P<y>(?:19|20)\d\d)\b)"
)


def period(letter: Facts) -> tuple[FieldValue, ...]:
    """Return the period of the data as stated, `normal` as `start/end` in ISO dates or moments, an open end empty.

    A stretch of time is the data's where the sentence asks for data before or around it, or calls it the period; one
    in a story is not.
    """
    return best([item for item, _ in stated_periods(letter)])


def stated_periods(letter: Facts) -> tuple[tuple[FieldValue, bool], ...]:
    """Return every period of data, each with whether it is stated for all data: its sentence names none itself."""
    found: list[tuple[FieldValue, bool]] = []
    for sentence in letter.sentences:
        share = 0.0 if letter.in_mail_header(sentence.span.start) else _share(letter, sentence)
        if share:
            named = any(item.stance is not Stance.NAMED for item in letter.mentions_in(sentence.span))
            found += [
                (_weighed(letter, sentence, item, share), not named)
                for item in _stretches(letter, sentence)
                if _is_of_data(letter, sentence, item)
            ]
    return tuple(found)


def _stretches(letter: Facts, sentence: Sentence) -> Iterator[FieldValue]:
    yield from _ranges(letter, sentence)
    yield from _month_ranges(letter, sentence)
    yield from _lasts(letter, sentence)
    yield from _from_creation(letter, sentence)
    yield from _since_clocks(letter, sentence)
    yield from _since_weekdays(letter, sentence)
    yield from _single_days(letter, sentence)


def _from_creation(letter: Facts, sentence: Sentence) -> Iterator[FieldValue]:
    """Yield stretches that begin with the account itself: `desde su creación hasta el 3 de mayo`; the start is open."""
    for hit in letter.hits.within("period", sentence.span, "creation"):
        behind = hit.span.end - sentence.span.start
        end = next((m for m in letter.moments_of(sentence.span) if m.day and 0 <= m.span.start - behind <= 24), None)
        until_now = _UNTIL_NOW.match(sentence.folded, behind)
        stop = end.span.end if end else until_now.end() if until_now else behind
        normal = f"/{_stamp(end)}" if end else "/"
        span = Span(hit.span.start, sentence.span.start + stop)
        yield value(letter, span, LIKELY, normal=normal, note="since the account was opened")


def _share(letter: Facts, sentence: Sentence) -> float:
    """Return how sure a stretch of time in a sentence is the period of data; 0 where nothing says so."""
    if any(hit.row.kind == "label" for hit in letter.hits.within("period", sentence.span)):
        return 1.0
    stances = {item.stance for item in letter.mentions_in(sentence.span)}
    if stances & {Stance.ASKED, Stance.KEPT}:
        return 1.0
    if letter.hits.within("asking", sentence.span, "ask"):
        return 0.8
    if Stance.NAMED in stances:
        return 0.7
    before = Span(max(0, sentence.span.start - _NEIGHBOUR), sentence.span.start)
    near = any(item.stance is Stance.ASKED for item in letter.mentions_in(before))
    return 0.75 if near and len(sentence.text.split()) <= _SHORT else 0.0


def _is_of_data(letter: Facts, sentence: Sentence, item: FieldValue) -> bool:
    """Return whether no story is told right before a stretch of time, and somebody asks or keeps before it."""
    if item.span is None:
        return False
    before = Span(sentence.span.start, item.span.start)
    if letter.hits.within("period", Span(before.start, item.span.end), "label"):
        return True
    earlier = [m for m in letter.mentions_in(sentence.span) if m.span.end <= item.span.start]
    since = Span(earlier[-1].span.end if earlier else before.start, item.span.start)
    if letter.hits.within("period", since, "happened"):
        return False
    told = letter.hits.within("asking", since, "told", "reason")
    return bool(earlier) or not told


def _weighed(letter: Facts, sentence: Sentence, item: FieldValue, share: float) -> FieldValue:
    """Return a stretch with less confidence where a story or nothing that asks comes before it."""
    start = item.span.start if item.span else sentence.span.start
    before = Span(sentence.span.start, start)
    told = letter.hits.within("asking", before, "told")
    asked = letter.hits.within("asking", before, "ask", "keep", "know", "label") or letter.hits.within("data", before)
    label = letter.hits.within("period", Span(before.start, start + 1), "label")
    most = 1.0 if label or (asked and not told) or not before.start < start else 0.7
    if _in_an_aside(letter, sentence, start):
        most = 0.7
    return replace(item, confidence=round(min(item.confidence * share, most), 2))


def _in_an_aside(letter: Facts, sentence: Sentence, start: int) -> bool:
    """Return whether a clause about somebody is between the data and a time: `la IP de @a, que amenaza desde ayer`."""
    earlier = [m.span.end for m in letter.mentions_in(sentence.span) if m.span.end <= start]
    return bool(earlier) and _ASIDE.search(letter.folded[earlier[-1] : start]) is not None


def _lasts(letter: Facts, sentence: Sentence) -> Iterator[FieldValue]:
    """Yield the lengths of time that end with the letter: `los últimos 90 días`, `na última semana`."""
    durations = find_durations(sentence.text)
    for hit in letter.hits.within("period", sentence.span, "last"):
        at = hit.span.end - sentence.span.start
        beside = next((d for d in durations if -2 <= d.span.start - at <= 4), None)
        if beside is not None:
            yield _counted_back(letter, Span(hit.span.start, sentence.span.start + beside.span.end), beside)
    for hit in letter.hits.within("period", sentence.span, "last-week", "last-month", "last-year", "last-day"):
        unit = {"last-week": Duration(hit.span, timedelta(days=7)), "last-day": Duration(hit.span, timedelta(days=1))}
        months = {"last-month": 1, "last-year": 12}.get(hit.row.kind, 0)
        length = unit.get(hit.row.kind) or Duration(hit.span, timedelta(days=30 * months), months=months)
        yield _counted_back(letter, hit.span, length)


def _counted_back(letter: Facts, span: Span, length: Duration) -> FieldValue:
    """Return a length of time counted back from the day, or for hours from the moment, of the letter."""
    when = letter.written
    if when.moment and length.length < timedelta(days=5) and not length.months:
        start, end = when.moment - length.length, when.moment
        normal = f"{start.isoformat(timespec='minutes')}/{end.isoformat(timespec='minutes')}"
        return value(letter, span, LIKELY + 0.1, normal=normal, note="counted back from the mail's own time")
    if when.day is None:
        return value(letter, span, LIKELY, note="the letter has no date to count from")
    end_day = datetime.combine(when.day, time(0))
    begin = months_from(end_day, -length.months) if length.months else end_day - length.length
    normal = f"{begin.date().isoformat()}/{when.day.isoformat()}"
    return value(letter, span, LIKELY + 0.1, normal=normal, note="counted back from the letter's date")


def _month_ranges(letter: Facts, sentence: Sentence) -> Iterator[FieldValue]:
    """Yield the ranges told by months (`de abr/26 a out/26`, `octubre de 2026`) or by days of named months."""
    for match in _MONTHS_RANGE.finditer(sentence.folded):
        year = _year(match["y"] or match["y2"] or match["y1"], letter)
        first, last = _number(match["m1"] or match["m2"] or match["m"]), _number(match["m2"] or match["m"])
        if year is None or not (first and last):
            continue
        first_year = _year(match["y1"], letter) if match["y1"] else year - (first > last)
        if first_year is None:
            continue
        last_days = monthrange(first_year, first)[1], monthrange(year, last)[1]
        start = date(first_year, first, min(int(match["d1"] or 1), last_days[0]))
        end = date(year, last, min(int(match["d2"] or 31), last_days[1]))
        offset = sentence.span.start
        span = Span(offset + match.start(), offset + match.end())
        yield value(letter, span, LIKELY, normal=f"{start.isoformat()}/{end.isoformat()}")


def _number(month: str | None) -> int:
    """Return a month's number from its name or figure; 0 when there is none."""
    if month is None:
        return 0
    number = int(month) if month.isdecimal() else month_number(month)
    return number if 1 <= number <= 12 else 0


def _year(written: str | None, letter: Facts) -> int | None:
    """Return a year in two or four figures; the letter's own year for none or for `corriente`, `en curso`."""
    if written and written.isdecimal():
        return int(written) if len(written) == 4 else 2000 + int(written)
    return letter.written.day.year if letter.written.day else None


def _ranges(letter: Facts, sentence: Sentence) -> Iterator[FieldValue]:
    """Yield the stretches between two days or moments of a sentence, and from a day on."""
    moments = [m for m in letter.moments_of(sentence.span) if m.day]
    taken = -1
    for at, moment in enumerate(moments):
        if at <= taken:
            continue
        after = moments[at + 1] if at + 1 < len(moments) else None
        if after and _joined(sentence.folded, moment, after):
            taken = at + 1
            start = _opening(sentence.folded, moment.span.start)
            yield _range_value(letter, sentence, Span(start, after.span.end), moment, after)
            continue
        first = _day_before(sentence.folded, moment)
        found = _range_value(letter, sentence, Span(first[1], moment.span.end), first[0], moment) if first else None
        yield from [item for item in (found or _since(letter, sentence, moment),) if item]


_BETWEEN = re.compile(
    r"[\s,.\-–—]*(?:horas?|hrs?\.?|hs\.?|h)?[\s,]*(?:al?|ao?|hasta|ate|y|e|-|–|to|until|and|through|às?|as)?"
    r"(?:\s+(?:el|la|las|o|a|as|os|dia|hasta|d[ei]a|de|los|presente|ao?))*\s*"
)
_BEGINS = re.compile(
    r"(?:desde|entre|del?|d[oa]|de|period\w*|comprendid\w+|compreendid\w+|partir|from|between|dias?|:|\(|\|)"
    r"[\s:,]*(?:el|la|las|los|o|as|os|dia|dias|d[eo]l?|d[ei]a|entre|a|horas|desde)*[\s:,]*(?:\w+\s+)?$"
)
_FIRST_DAY = re.compile(
    r"(?:\b(?:desde\s+el\s+|entre\s+(?:el\s+|os\s+dias\s+|los\s+dias\s+|o\s+dia\s+)?|del\s+(?:dia\s+)?|"
    r"de\s+|from\s+|between\s+|dias?\s+))?(?:(?:[a-z]+-feira|lunes|martes|miercoles|jueves|viernes|sabado|domingo)\s+)?"
    r"(?<![\d/.-])(?P<d>3[01]|[12]\d|0?[1-9])(?:/(?P<m>1[0-2]|0?[1-9]))?[º°o]?(?:\s*,\s*\d{1,2})*\s*"
    r"(?:al?|ao|hasta\s+el|y|e|and|to|ate\s+o?|-|–)\s*(?:el\s+|dia\s+|o\s+dia\s+|o\s+)?"
    r"(?:(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)\s+)?$"
)
_SINCE = re.compile(
    r"\b(?:desde|a\s+partir\s+d[eo]l?|a\s+contar\s+d[eo]l?|since|from)\s+(?:el\s+|o\s+|l?as?\s+)?(?:dia\s+)?$"
)
_OF = re.compile(r"\b(?:del|de|d[oa]|of)\s+(?:o\s+|a\s+|dia\s+de\s+|dia\s+)*$")
_OF_ACCOUNT = re.compile(
    r"(?:[\s,()]|\b(?:del?|d[oa]s?|l[ao]s?|el|a|o|cuenta|conta|perfil|usuari[oa]|account|of|the)\b|"
    r"@[\w.]*\w|\b\w*[\d_][\w.]*)*"
)
"""What may be between data and their day: the account that they are of."""
_BETWEEN_DAYS = re.compile(r"\s*(?:al?|ao|hasta|ate|-|–|to|until)\s+(?:el\s+|o\s+|dia\s+)*\d")
_ASIDE = re.compile(r",\s*(?:que|quien|(?:el|la|o|a)\s+(?:cual|qual|que)|who|which)\b")
_SINCE_CLOCK = re.compile(r"\b(?:desde|a\s+partir\s+d[ea]s?|since|from)\s+(?:las?\s+|as?\s+)?$")
_SINCE_WEEKDAY = (
    r"\b(?:(?P<since>desde|a\s+partir\s+d[eo]l?|since|from)|del?|d[ao])\s+(?:el\s+|o\s+|a\s+)?"
    r"(?:pasado\s+|ultimo\s+|last\s+)?(?:{0})(?![\w-])(?:\s+passad[oa]|\s+pasado)?"
    r"(?:\s*,?\s+(?:dia\s+)?(?P<d>3[01]|[12]\d|0?[1-9])\b(?!\s*(?:[/.:-]\d|del?\b|do\b|h)))?"
)
_UNTIL_NOW = re.compile(
    r"[\s,]*(?:(?:para|hasta)\s+(?:aca|aqui|ca)\b|(?:de\s+ahi|dai)\s+(?:en\s+adelante|para\s+aca|em\s+diante)|a\s+esta\s+parte|(?:y\s+|e\s+)?(?:hasta|ate|a|to)\s+(?:(?:la|a|o|el|al|the)\s+)?(?:fecha|data|date|presente?\w*|"
    r"actualidad|dia\s+de\s+hoy|hoy|hoje|momento|moment\w+|recepcion\s+de\s+\w+\s+\w+)(?:\s+(?:fecha|data|actual|atual|de\s+hoy))?|"
    r"onwards?|en\s+adelante|em\s+diante)"
)


def _joined(folded: str, first: Moment, second: Moment) -> bool:
    """Return whether two moments bound one stretch: `desde el 3 a las 22:00 hasta el 4`."""
    gap = folded[first.span.end : second.span.start]
    before = folded[max(0, first.span.start - 40) : first.span.start]
    return bool(_BETWEEN.fullmatch(gap) and gap.strip() and _BEGINS.search(before))


def _day_before(folded: str, moment: Moment) -> tuple[Moment, int] | None:
    """Return the first day of `10 al 20 de enero` or `1/4 a 10/4/2026` and where the stretch begins."""
    match = _FIRST_DAY.search(folded[: moment.span.start])
    if match is None or moment.day is None:
        return None
    month = int(match["m"] or moment.day.month)
    try:
        day = moment.day.replace(month=month, day=int(match["d"]))
    except ValueError:
        return None
    if day >= moment.day:
        return None
    return Moment(Span(*match.span("d")), day, None), match.start()


def _since(letter: Facts, sentence: Sentence, moment: Moment) -> FieldValue | None:
    """Return a stretch that a day begins: `desde el 3 de marzo a la fecha`."""
    tail = _UNTIL_NOW.match(sentence.folded[moment.span.end :])
    before = sentence.folded[: moment.span.start]
    match = _SINCE.search(before) or (_OF.search(before) if tail else None)
    if match is None or moment.day is None or _is_ahead(letter, moment):
        return None
    end = moment.span.end + (tail.end() if tail else 0)
    offset = sentence.span.start
    return value(letter, Span(offset + match.start(), offset + end), LIKELY, normal=f"{_stamp(moment)}/")


def _is_ahead(letter: Facts, moment: Moment) -> bool:
    """Return whether a moment told by its distance is after the letter: a weekday may be the one gone by."""
    today = letter.written.day
    return moment.relative and moment.day is not None and today is not None and moment.day > today


def _since_clocks(letter: Facts, sentence: Sentence) -> Iterator[FieldValue]:
    """Yield the stretches that a clock time of the letter's own day begins: `desde las 17h00`; later is yesterday."""
    for moment in letter.moments_of(sentence.span):
        match = _SINCE_CLOCK.search(sentence.folded[: moment.span.start])
        if match is None or moment.day is not None or moment.time is None:
            continue
        tail = _UNTIL_NOW.match(sentence.folded, moment.span.end)
        start = sentence.span.start
        span = Span(start + match.start(), start + (tail.end() if tail else moment.span.end))
        day = _day_of_clock(letter, moment.time)
        normal = f"{_stamp(replace(moment, day=day))}/" if day else ""
        yield value(letter, span, _LIKELY_DAY, normal=normal, note="the last time it was so late before the letter")


def _day_of_clock(letter: Facts, clock: time) -> date | None:
    """Return the last day on which it was a clock time before the letter was written; None without its day."""
    when = letter.written
    if when.day is None:
        return None
    now = when.clock or (when.moment.time() if when.moment else None)
    return when.day - timedelta(days=1) if now is not None and clock > now else when.day


def _since_weekdays(letter: Facts, sentence: Sentence) -> Iterator[FieldValue]:
    """Yield the stretches that a weekday gone by begins: `desde el martes`, `del lunes 20 para acá`."""
    today = letter.written.day
    for number, names in enumerate(WEEKDAYS) if today else ():
        for match in re.finditer(_SINCE_WEEKDAY.format(names), sentence.folded):
            tail = _UNTIL_NOW.match(sentence.folded, match.end())
            day = _last_weekday(today, number, match["d"]) if today else None
            if day is None or not (tail or match["since"]):
                continue
            start = sentence.span.start
            span = Span(start + match.start(), start + (tail.end() if tail else match.end()))
            yield value(letter, span, UNSURE if day == today else _LIKELY_DAY, normal=f"{day.isoformat()}/")


def _last_weekday(today: date, weekday: int, number: str | None) -> date | None:
    """Return the last day up to today that is a weekday and, where one is told, has this number in its month."""
    back = (today - timedelta(days=step) for step in range(31 if number else 7))
    return next((day for day in back if day.weekday() == weekday and (not number or day.day == int(number))), None)


def _single_days(letter: Facts, sentence: Sentence) -> Iterator[FieldValue]:
    """Yield the one day that data are of: `las IP del día de hoy`, `os acessos de ontem`."""
    ends = [m.span.end - sentence.span.start for m in letter.mentions_in(sentence.span)]
    for moment in letter.moments_of(sentence.span):
        match = _OF.search(sentence.folded[: moment.span.start])
        if match is None or moment.day is None or moment.time is not None or _is_ahead(letter, moment):
            continue
        last = max((end for end in ends if end <= match.start() + 1), default=None)
        if last is None or not _OF_ACCOUNT.fullmatch(sentence.folded[last : match.start()]):
            continue
        if _BETWEEN_DAYS.match(sentence.folded, moment.span.end):
            continue
        span = Span(sentence.span.start + match.start(), sentence.span.start + moment.span.end)
        yield value(letter, span, _LIKELY_DAY, normal=f"{_stamp(moment)}/{_stamp(moment)}")


def _opening(folded: str, start: int) -> int:
    match = re.search(
        r"(?:desde|entre|del?|period\w+|from|between)(?:\s+(?:el|la|las|los|o|as|os|dia|dias|periodo|de|del|"
        r"entre))*\s*$",
        folded[:start],
    )
    return match.start() if match else start


def _range_value(letter: Facts, sentence: Sentence, span: Span, first: Moment, second: Moment) -> FieldValue:
    offset = sentence.span.start
    place = Span(offset + span.start, offset + span.end)
    return value(letter, place, LIKELY + 0.1, normal=f"{_stamp(first)}/{_stamp(second)}")


def _stamp(moment: Moment) -> str:
    day = moment.day.isoformat() if moment.day else ""
    return f"{day}T{moment.time.isoformat(timespec='minutes')}" if moment.time else day
