"""Dates by value: in figures, with the month's name, spelled out, or sharing a month with the next one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ert_writer.entities.dates import NUMERIC, read_date
from ert_writer.entities.quantity import Closed, Quantity, whole_number
from ert_writer.model.language import EN, Language, base
from ert_writer.model.text import EntityKind, Span
from ert_writer.text.months import MONTH, WHOLE_MONTH, month_number
from ert_writer.text.numbers import Numeral
from ert_writer.text.patterns import compiled

_ORDINAL_MARK = r"(?:\s?[º°ª]|st\b|nd\b|rd\b|th\b)?"
_OF = r"(?:\s+(?:del?|day\s+of|of)(?:\s+mes\s+de)?)"
_MONTH_AFTER = rf"{_ORDINAL_MARK}{_OF}\s+(?P<n>{MONTH})\b\.?"
_BARE_MONTH_AFTER = rf"{_ORDINAL_MARK}\s+(?P<n>{WHOLE_MONTH})\b"
_MONTH_BEFORE = rf"(?<!\w)(?P<n>{WHOLE_MONTH}|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.)\s+(?:the\s+)?$"
_YEAR_GAP = r"(?:\s*,\s*|\s+)(?:(?:d[eo]l?|of)\s+)?(?:a[nñ]o\s+|ano\s+)?(?:d[eo]\s+)?"


def numeric_dates(text: str, language: Language, closed: Closed) -> Iterator[Quantity]:
    """Return the dates in figures; in English a date that can be month-day-year has that value too."""
    for regex in NUMERIC:
        for match in compiled(regex).finditer(text):
            value = read_date(match)
            if value and closed.take(*match.span()):
                yield _date(text, Span(*match.span()), value, _other_order(match, value, language))


def _other_order(match: re.Match[str], value: str, language: Language) -> frozenset[str]:
    """A numeric date in English may be month-day-year."""
    found = match.groupdict()
    if base(language) != EN or found.get("n") or int(found["d"]) > 12 or match.start("y") < match.start("d"):
        return frozenset({value})
    year, month, day = value.split("-")
    return frozenset({value, f"{year}-{day}-{month}"})


def _date(text: str, span: Span, value: str, values: frozenset[str]) -> Quantity:
    parts = tuple(
        str(int(part)) for place, part in enumerate(value.replace("--", "-").split("-")) if part and place != 1
    )
    return Quantity(EntityKind.DATE, span, text[span.start : span.end], value, values, parts)


def worded_date(text: str, numerals: list[Numeral], place: int, closed: Closed) -> Quantity | None:
    """Return the date that the numeral at `place` begins, its year included; None when it begins none."""
    numeral = numerals[place]
    if whole_number(numeral.value) < 0:
        return None
    start, end = numeral.span
    after = compiled(_MONTH_AFTER).match(text, end) or (
        None if numeral.spelled else compiled(_BARE_MONTH_AFTER).match(text, end)
    )
    before = None if after else compiled(_MONTH_BEFORE).search(text, max(0, start - 24), start)
    month = after or before
    if month is None:
        return _month_and_year(text, numeral, closed)
    if not 1 <= whole_number(numeral.value) <= 31:
        return _month_and_year(text, numeral, closed) if before else None
    span = Span(min(start, month.start()), max(end, month.end()))
    year = _year_after(text, numerals[place + 1] if place + 1 < len(numerals) else None, span.end)
    if year:
        span = Span(span.start, year.span.end)
    closed.take(*month.span("n"))
    value = f"{year.value if year else '-'}-{month_number(month['n']):02d}-{int(numeral.value):02d}"
    return _date(text, span, value, frozenset({value}))


def _year_after(text: str, numeral: Numeral | None, end: int) -> Numeral | None:
    if numeral is None or not 1000 <= whole_number(numeral.value) <= 2100:
        return None
    return numeral if compiled(_YEAR_GAP).fullmatch(text, end, numeral.span.start) else None


def _month_and_year(text: str, numeral: Numeral, closed: Closed) -> Quantity | None:
    """Read `marzo de 2025`."""
    if not 1000 <= whole_number(numeral.value) <= 2100:
        return None
    start, end = numeral.span
    month = compiled(rf"(?<!\w)(?P<n>{MONTH})\b\.?{_YEAR_GAP}$").search(text, max(0, start - 30), start)
    if not month or not closed.take(*month.span("n")):
        return None
    value = f"{numeral.value}-{month_number(month['n']):02d}"
    span = Span(month.start(), end)
    return Quantity(EntityKind.DATE, span, text[span.start : end], value, frozenset({value}), (numeral.value,))


_AND = re.compile(
    (
        r"\s*(?:,|y|e|and|al?|ao?|to|through|until|hasta|até|o|ou|or|[-–—]|y\s+el|e\s+o|al?\s+el)\s*"
        r"(?:el\s+|the\s+|o\s+|d[ií]a\s+)?"
    ),
    re.IGNORECASE,
)


def spread_months(text: str, found: list[Quantity]) -> Iterator[Quantity]:
    """Give the days that share a month their month as another value: `3 y 4 de marzo`, `March 3 and 4`."""
    spread = list(found)
    for places in (range(len(spread) - 2, -1, -1), range(1, len(spread))):
        for place in places:
            step = 1 if places.step < 0 else -1
            spread[place] = _with_month(text, spread[place], spread[place + step])
    yield from spread


def _with_month(text: str, day: Quantity, dated: Quantity) -> Quantity:
    months = [value for value in dated.values if re.fullmatch(r"(?:\d{4}|-)-\d\d-\d\d", value)]
    if day.kind != EntityKind.NUMBER or not months or not 1 <= whole_number(day.value) <= 31:
        return day
    first, second = sorted((day, dated), key=lambda quantity: quantity.span)
    if not _AND.fullmatch(text, first.span.end, second.span.start):
        return day
    return replace(day, values=day.values | {f"{value[:-2]}{int(day.value):02d}" for value in months})
