"""Lengths of time: `24 horas`, `seis (6) horas`, `cinco dias úteis`, `media hora`, `two hours`."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from ert_writer.model.findings import Span
from ert_writer.text.fold import fold
from ert_writer.text.languages import all_languages
from ert_writer.text.working_days import add_working_days

_UNIT = (
    r"(?P<u>horas?|hrs?\b\.?|hs\b\.?|h\b|minutos?|min\b|mins\b|dias?|semanas?|hours?|days?|weeks?|minutes?"
    r"|mes(?:es)?|months?|anos?|years?)\b\)?"
    r"(?P<b>\s+(?:habiles|uteis|laborables|laborales|working|business))?"
)
_HALF_HOUR = re.compile(r"(?<![\w.,])(?:media\s+hora|meia\s+hora|half\s+an\s+hour)\b")
_NEXT_HOUR = re.compile(r"(?<=within )the\s+(?:next\s+)?hour\b|(?:la\s+proxima|a\s+proxima|na\s+proxima)\s+hora\b")
_JOINED = r"(?:\s+(?:y|e|and)\s+|-|\s+)"


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time: `24 horas`, `cinco (5) días hábiles`."""

    span: Span
    length: timedelta
    working_days: int = 0
    months: int = 0


def find_durations(text: str) -> tuple[Duration, ...]:
    """Return the lengths of time in a text."""
    folded = fold(text)
    found = [_duration(match) for match in _pattern().finditer(folded)]
    found += [Duration(Span(*match.span()), timedelta(minutes=30)) for match in _HALF_HOUR.finditer(folded)]
    found += [Duration(Span(*match.span()), timedelta(hours=1)) for match in _NEXT_HOUR.finditer(folded)]
    return tuple(sorted(found, key=lambda duration: duration.span))


@cache
def _cardinals() -> dict[str, int]:
    words = {word: number for data in all_languages() for word, number in data.numbers.cardinals.items()}
    return {**words, "un": 1, "una": 1, "um": 1, "uma": 1, "an": 1, "one": 1}


@cache
def _pattern() -> re.Pattern[str]:
    word = "(?:" + "|".join(sorted(map(re.escape, _cardinals()), key=len, reverse=True)) + ")"
    count = rf"(?:(?P<n>\d{{1,3}})|(?P<w>{word}(?:{_JOINED}{word})?))"
    return re.compile(rf"(?<![\w.,/:-]){count}(?:\s*\((?:(?P<n2>\d{{1,3}})|[a-z\s]{{2,30}})\))?\s*{_UNIT}")


def _duration(match: re.Match[str]) -> Duration:
    words = re.split(_JOINED, match["w"]) if match["w"] else []
    count = int(match["n"] or match["n2"] or sum(_cardinals()[word] for word in words))
    unit, span = match["u"], Span(*match.span())
    if unit.startswith(("mes", "mon", "an", "y")):
        months = count * (1 if unit.startswith("m") else 12)
        return Duration(span, timedelta(days=30 * months), months=months)
    if unit.startswith("m"):
        return Duration(span, timedelta(minutes=count))
    if unit.startswith("h"):
        return Duration(span, timedelta(hours=count))
    if unit.startswith(("s", "w")):
        return Duration(span, timedelta(weeks=count))
    return Duration(span, timedelta(days=count), count if match["b"] else 0)


def add(duration: Duration, start: datetime, country: str) -> datetime:
    """Return the moment a duration after another; working days leave out the country's weekends and holidays."""
    if duration.months:
        return months_from(start, duration.months)
    if not duration.working_days:
        return start + duration.length
    return add_working_days(start, duration.working_days, country)


def months_from(start: datetime, months: int) -> datetime:
    """Return the same day some months later, earlier where negative; the month's last day where it is shorter."""
    years, month = divmod(start.month - 1 + months, 12)
    year = start.year + years
    return start.replace(year=year, month=month + 1, day=min(start.day, monthrange(year, month + 1)[1]))
