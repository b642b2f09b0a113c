"""Lengths of time: `24 horas`, `seis (6) horas`, `cinco dias úteis`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from ert_writer.model.findings import Span
from ert_writer.text.fold import fold


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time: `24 horas`, `cinco (5) días hábiles`."""

    span: Span
    length: timedelta
    working_days: int = 0


_NUMBER_WORDS = {
    "una": 1,
    "un": 1,
    "uma": 1,
    "um": 1,
    "dos": 2,
    "duas": 2,
    "dois": 2,
    "tres": 3,
    "cuatro": 4,
    "quatro": 4,
    "cinco": 5,
    "seis": 6,
    "siete": 7,
    "sete": 7,
    "ocho": 8,
    "oito": 8,
    "nueve": 9,
    "nove": 9,
    "diez": 10,
    "dez": 10,
    "doce": 12,
    "doze": 12,
    "quince": 15,
    "quinze": 15,
    "dieciocho": 18,
    "dezoito": 18,
    "veinte": 20,
    "vinte": 20,
    "veinticuatro": 24,
    "vinte e quatro": 24,
    "treinta": 30,
    "trinta": 30,
    "treinta y seis": 36,
    "cuarenta y ocho": 48,
    "quarenta e oito": 48,
    "setenta y dos": 72,
    "setenta e duas": 72,
    "noventa": 90,
}
_COUNT = "|".join(sorted((re.escape(word).replace(r"\ ", r"\s+") for word in _NUMBER_WORDS), key=len, reverse=True))
_DURATION = re.compile(
    rf"(?<![\w.,/:-])(?:(?P<n>\d{{1,3}})|(?P<w>{_COUNT}))(?:\s*\((?:(?P<n2>\d{{1,3}})|"
    rf"[a-z\s]{{3,30}})\))?\s*(?P<u>horas?|hrs?\b\.?|hs\b\.?|h\b|"
    r"minutos?|min\b|dias?|hours?|days?|minutes?)\)?(?P<b>\s+(?:habiles|uteis|laborables|working|business))?"
)


def find_durations(text: str) -> tuple[Duration, ...]:
    """Return the lengths of time in a text."""
    return tuple(_duration(match) for match in _DURATION.finditer(fold(text)))


def _duration(match: re.Match[str]) -> Duration:
    count = int(match["n"] or match["n2"] or _NUMBER_WORDS[" ".join((match["w"] or "").split())])
    unit, span = match["u"], Span(*match.span())
    if unit.startswith("m"):
        return Duration(span, timedelta(minutes=count))
    if unit.startswith("h"):
        return Duration(span, timedelta(hours=count))
    return Duration(span, timedelta(days=count), count if match["b"] else 0)


def add(duration: Duration, start: datetime) -> datetime:
    """Return the moment a duration after another; working days leave out Saturdays and Sundays, not holidays."""
    if not duration.working_days:
        return start + duration.length
    left, day = duration.working_days, start
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < 5
    return day
