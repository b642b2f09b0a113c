"""Dates and clock times as official prose writes them; day-month-year wherever that is a day."""

from __future__ import annotations

import re
from datetime import date

from ert_writer.entities.pattern import Pattern
from ert_writer.model.text import EntityKind
from ert_writer.text.months import MONTH, WHOLE_MONTH, month_number
from ert_writer.text.patterns import compiled

_DATE, _TIME = EntityKind.DATE, EntityKind.TIME
_END = r"(?![\w]|[./-]\d)"
_START = r"(?<![\w.,/+-])"
_DAY = r"(?P<d>3[01]|[12]\d|0?[1-9])"
_M = r"(?P<m>1[0-2]|0?[1-9])"
_YEAR = r"(?P<y>(?:19|20)\d{2})"
_SHORT_YEAR = r"(?P<y>(?:19|20)\d{2}|\d{2})"
_OF = r"(?:\s+del?(?:\s+(?:m[eê]s|mes)\s+de)?)?"
_OF_YEAR = rf"(?:\.?\s*,?\s*(?:d[eo]l?\s+)?(?:a[nñ]o\s+|ano\s+)?{_YEAR})?"

NUMERIC = (
    rf"{_START}{_DAY}[º°]?(?P<s>[/.-]){_M}(?P=s){_SHORT_YEAR}{_END}",
    rf"{_START}{_YEAR}(?P<s>[/.-]){_M}(?P=s){_DAY}(?=[T\W_]|$)(?![./-]\d)",
    rf"{_START}{_DAY}[-/.\s]?(?P<n>{MONTH})[-/.\s]?\.?{_SHORT_YEAR}{_END}",
    rf"{_START}{_M}(?P<s>[/.-])(?P<d>3[01]|2\d|1[3-9])(?P=s){_SHORT_YEAR}{_END}",
)
"""Dates in figures: with month numbers, ISO 8601, the month's abbreviation as in `18MAR2025`, and month-day-year where
the second number can be no month."""

WORDED = (
    (
        rf"(?<![\w.,/-]){_DAY}\s?(?:[º°ª]|o\b|st|nd|rd|th)?{_OF}(?:\s+(?:day\s+)?of)?\s+(?P<n>"
        rf"{WHOLE_MONTH})\b{_OF_YEAR}(?!\w)"
    ),
    (
        rf"(?<![\w.,/-]){_DAY}\s?(?:[º°ª]|o\b)?\s+(?:del?\s+(?P<n>{MONTH})\b{_OF_YEAR}|(?P<k>"
        rf"{MONTH})\b\.?\s+{_YEAR.replace('<y>', '<z>')})(?!\w)"
    ),
    (
        rf"(?<![\w.])(?P<n>{WHOLE_MONTH})\b\s+(?:the\s+)?{_DAY}(?:st|nd|rd|th)?\b(?![.,:]\d|[º°])"
        rf"(?:\s*,?\s*(?:del?\s+)?{_YEAR})?(?!\w)"
    ),
    rf"(?<![\w.])(?P<n>{MONTH})\.?\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}(?!\w)",
    rf"(?<![\w.])(?P<w>primero|primeiro)\s+de\s+(?P<n>{MONTH})\b{_OF_YEAR}(?!\w)",
)
"""Dates with the month's name: the name is translated, the figures stay."""

_MERIDIEM = r"(?:\s?(?P<p>[ap])\.?\s?m\b\.?)"
_ZONE = r"(?:UTC|GMT)(?:\s?[+−–-]\s?\d{1,2}(?::?\d{2})?)?"
CLOCK = (
    (
        rf"(?<![\w.,:/-])(?P<h>2[0-4]|1\d|0?\d):(?P<i>[0-5]\d)(?::(?P<c>[0-5]\d)(?:[.,]\d{{1,6}})?)?"
        rf"{_MERIDIEM}?(?![\d:]|[.,]\d)"
    ),
    (
        r"(?<![\w.,:/-])(?P<h>2[0-4]|1\d|0?\d)\s?h(?:s|rs|oras)?\.?\s?(?P<i>[0-5]\d)(?:\s?m(?:in)?)?(?:\s?"
        r"(?P<c>[0-5]\d)\s?s(?:eg)?)?(?!\w)"
    ),
    rf"(?<![\w.,:/-])(?P<h>1[0-2]|0?[1-9])(?:\.(?P<i>[0-5]\d))?{_MERIDIEM}(?!\w)",
    r"(?<![\w.,:/-])(?P<h>2[0-4]|1\d|0?\d)\s?h(?:s|rs)?(?!\w)",
    r"(?<![\w.,:/-])(?P<h>2[0-3]|[01]\d)(?P<i>[0-5]\d)(?=\s?(?:h|hs|hrs|horas|hours)\b)",
    r"(?<![\w.,:/-])(?P<h>2[0-4]|1\d|0?\d)\.(?P<i>[0-5]\d)(?=\s?(?:h|hs|hrs|horas|hours)\b)",
)
"""Clock times in figures, alone or with a letter for the hour: `22:47`, `14h30`, `2:30 p.m.`, `10h`, `2247 hrs`."""


def read_date(match: re.Match[str]) -> str:
    """Return a matched date as ISO 8601: whole, `--03-12` without a year, empty where there is no such day."""
    found = match.groupdict()
    name = found.get("n") or found.get("k")
    month = month_number(name) if name else int(found["m"])
    day = 1 if found.get("w") else int(found["d"])
    year = found.get("y") or found.get("z") or ""
    if not year:
        return f"--{month:02d}-{day:02d}" if day <= 31 else ""
    try:
        return date(int(year) if len(year) == 4 else 2000 + int(year), month, day).isoformat()
    except ValueError:
        return ""


def read_clock(match: re.Match[str]) -> str:
    """Return a matched time in 24-hour form, with seconds where it has them; empty where no clock shows it."""
    found = match.groupdict()
    hour, half = int(found["h"]), (found.get("p") or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    seconds = f":{found['c']}" if found.get("c") else ""
    return f"{hour:02d}:{found.get('i') or '00'}{seconds}"


def _normal_date(text: str) -> str:
    for regex in (*NUMERIC, *WORDED):
        match = compiled(regex).match(text)
        if match:
            value = read_date(match)
            return "" if value.startswith("--") else value
    return ""


def _normal_time(text: str) -> str:
    match = next((m for m in (compiled(regex).match(text + " h" * text.isdecimal()) for regex in CLOCK) if m), None)
    return read_clock(match) if match else ""


def _is_date(match: re.Match[str]) -> bool:
    return bool(read_date(match))


DATES: tuple[Pattern, ...] = (
    Pattern(
        _DATE,
        (
            rf"{_START}(?:19|20)\d{{2}}-(?:1[0-2]|0[1-9])-(?:3[01]|[12]\d|0[1-9])T(?:[01]\d|2[0-4]):?[0-5]\d"
            rf"(?::?[0-5]\d(?:[.,]\d{{1,9}})?)?(?:Z|[+-]\d{{2}}:?\d{{2}})?(?!\w)"
        ),
        73,
        "-",
        normal=lambda text: text,
    ),
    *(Pattern(_DATE, regex, 71, accept=_is_date, normal=_normal_date) for regex in NUMERIC),
    *(Pattern(_DATE, regex, 70, "aeou", accept=_is_date, normal=_normal_date) for regex in WORDED),
    *(Pattern(_TIME, regex, 66, normal=_normal_time) for regex in CLOCK),
    Pattern(_TIME, rf"(?<!\w){_ZONE}(?!\w)", 58, "+−–-"),
)
