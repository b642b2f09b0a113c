"""Quantities of a text by value: numbers, percentages, sums, dates and clock times, however they are written.

Two texts say the same number when their quantities share a value, not when they share characters: 1.250,50 = 1,250.50,
noventa = 90, 14h30 = 2:30 p.m., and numeric dates are day-month-year in Spanish and Portuguese.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from ert_writer.entities.amounts import CODE, CURRENCY, SYMBOL
from ert_writer.entities.dates import CLOCK, NUMERIC, read_clock, read_date
from ert_writer.entities.months import MONTH, WHOLE_MONTH, month_number
from ert_writer.entities.numerals import Numeral, find_numerals
from ert_writer.entities.pattern import compiled, digits
from ert_writer.entities.recognition import find_entities
from ert_writer.model.language import EN, Language, base
from ert_writer.model.text import EntityKind, Span


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity as it stands in a text.

    Attributes:
        kind: number, percentage, money, date, time or phone.
        span: in the text that was searched.
        text: as written.
        value: in plain form: `850000`, `3.5`, `2025-03-03`, `--03-03` without a year, `2025-03` without a day, `14:30`; the
            digits of a telephone number.
        values: every value the form may have, `value` among them: `1.250` is 1250 or 1.25, `2:30` may be 14:30.
        parts: the plain numbers in a date or time, for a text that says them apart (`el 3 y 4 de marzo`, `March 3 and 4`).
        certain: whether it is surely a quantity. `un`, `first`, `both`, `noon` and roman numbers may answer a quantity of
            the other text, but their absence means nothing.
    """

    kind: EntityKind
    span: Span
    text: str
    value: str
    values: frozenset[str]
    parts: tuple[str, ...] = ()
    certain: bool = True


_IDENTIFIERS = frozenset({
    EntityKind.EMAIL, EntityKind.HANDLE, EntityKind.URL, EntityKind.HASH, EntityKind.UUID, EntityKind.MAC, EntityKind.IP, EntityKind.IMEI, EntityKind.USER_ID,
    EntityKind.CASE_NUMBER, EntityKind.LETTER_NUMBER, EntityKind.PERSONAL_ID, EntityKind.BADGE, EntityKind.PLATE, EntityKind.FILENAME, EntityKind.CODE,
})  # fmt: skip


def find_quantities(text: str, language: Language) -> tuple[Quantity, ...]:
    """Return the quantities of a text in order; identifiers are none of them.

    Args:
        text: any text.
        language: of its number words; figures alone are read when it is undetermined.
    """
    closed = _Closed(text)
    fixed = [*_identifiers(text, closed), *_dates(text, language, closed), *_clocks(text, closed)]
    worded = _compose(text, language, closed)
    found = sorted((*fixed, *worded, *_words_for_times(text, closed), *_romans(text, closed)), key=lambda q: q.span)
    return tuple(_spread_months(text, found))


class _Closed:
    """The places already read; a later reading takes nothing from them."""

    def __init__(self, text: str) -> None:
        self._taken = bytearray(len(text))

    def take(self, start: int, end: int) -> bool:
        """Close a place; False when part of it was closed before."""
        if any(self._taken[start:end]):
            return False
        self._taken[start:end] = b"\1" * (end - start)
        return True


def _identifiers(text: str, closed: _Closed) -> Iterator[Quantity]:
    for entity in find_entities(text):
        if entity.kind in _IDENTIFIERS:
            closed.take(*entity.span)
        elif entity.kind == EntityKind.PHONE:
            closed.take(*entity.span)
            number = digits(entity.text)
            yield Quantity(entity.kind, entity.span, entity.text, number, frozenset({number}))


def _dates(text: str, language: Language, closed: _Closed) -> Iterator[Quantity]:
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


_HALVES = (
    (r"(?:d[ea]\s+(?:l[ao]\s+)?|n[ao]\s+|por\s+la\s+|pela\s+|in\s+the\s+)(?:tarde|noche|noite|afternoon|evening)|at\s+night|p\.?\s?m\b\.?|del\s+d[ií]a", 12),
    (r"(?:d[ea]\s+(?:l[ao]\s+)?|n[ao]\s+|por\s+la\s+|pela\s+|in\s+the\s+)(?:ma[nñ]ana|madrugada|manh[aã]|morning)|a\.?\s?m\b\.?", 0),
)  # fmt: skip


def _half_of_day(text: str, end: int) -> tuple[int | None, int]:
    """Return 0 or 12 hours for the part of the day named at `end`, or None, and where its name ends."""
    for regex, hours in _HALVES:
        match = compiled(rf"(?:\s+h(?:oras?|rs?|s)?\b\.?)?\s*,?\s*(?:{regex})(?!\w)").match(text, end)
        if match:
            return hours, match.end()
    return None, end


def _times(hour: int, rest: str, half: int | None) -> tuple[str, frozenset[str]]:
    """Return a time's likeliest value and all it may have: without the part of the day an hour up to 12 may be either."""
    if half is not None and hour <= 12:
        late = half == 12 or (half == 0 and hour == 12)
        hours = {0, 12} if hour == 12 and half == 12 else {hour % 12 + (12 if half == 12 else 0)}
        value = f"{(hour % 12 + 12) if late and half == 12 else hour % 12:02d}:{rest}"
        return value, frozenset(f"{h:02d}:{rest}" for h in hours) | {value}
    hours = {hour, hour % 24} | (
        {hour % 12 + 12, hour % 12} if hour in {0, 12, 24} else {hour + 12} if hour < 12 else set()
    )
    return f"{hour:02d}:{rest}", frozenset(f"{h:02d}:{rest}" for h in hours)


def _clocks(text: str, closed: _Closed) -> Iterator[Quantity]:
    for regex in CLOCK:
        for match in compiled(regex).finditer(text):
            if not closed.take(*match.span()):
                continue
            hour, rest = read_clock(match).split(":", 1)
            said = bool(match.groupdict().get("p"))
            half, end = (None, match.end()) if said else _half_of_day(text, match.end())
            closed.take(match.end(), end)
            value, values = (f"{hour}:{rest}", frozenset({f"{hour}:{rest}"})) if said else _times(int(hour), rest, half)
            alone = {str(int(hour))} if rest == "00" else set()
            yield Quantity(
                EntityKind.TIME,
                Span(match.start(), end),
                text[match.start() : end],
                value,
                values | alone,
                (str(int(match["h"])),) if rest == "00" else (),
            )


_PERCENT = r"\s?%|\s?‰|\s+por\s?cien(?:to)?\b|\s+por\s?cento\b|[\s-]percent\b|\s+per\s+cent\b|[\s-]percentage\b|\s+puntos\s+porcentuales|\s+pontos\s+percentuais"
_MONEY_BEFORE = rf"(?:{SYMBOL}|{CODE})\s?$"
_MONEY_AFTER = rf"\s(?:de\s)?(?:{CURRENCY}|{CODE})(?!\w)|\s?[€£]"
_ORDINAL_MARK = r"(?:\s?[º°ª]|st\b|nd\b|rd\b|th\b)?"
_OF = r"(?:\s+(?:d[eo]l?|day\s+of|of)(?:\s+mes\s+de)?)"
_MONTH_AFTER = rf"{_ORDINAL_MARK}{_OF}\s+(?P<n>{MONTH})\b\.?"
_BARE_MONTH_AFTER = rf"{_ORDINAL_MARK}\s+(?P<n>{WHOLE_MONTH})\b"
_MONTH_BEFORE = rf"(?<!\w)(?P<n>{WHOLE_MONTH}|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.)\s+(?:the\s+)?$"
_YEAR_GAP = r"(?:\s*,\s*|\s+)(?:(?:d[eo]l?|of)\s+)?(?:a[nñ]o\s+|ano\s+)?(?:d[eo]\s+)?"
_HOUR_BEFORE = r"(?<!\w)(?:las?|[àa]s?|at|about|around|by|until|les)\s+$"
_MINUTES = r"\s+(?:y|e)\s+(?P<half>medi[oa]|meia)\b|\s+y\s+(?P<quarter>cuarto)\b|\s+menos\s+(?P<less>cuarto)\b"
_AND_A_HALF = r"\s+[^\W\d_]+\s+(?:y\s+medi[oa]|e\s+mei[oa])\b"  # `una hora y media` is 1.5
_HOURS = r"(?:\s+|-)?h(?:oras?|ours?|rs?|s)?\b\.?|\s+o['’]clock\b"


def _compose(text: str, language: Language, closed: _Closed) -> Iterator[Quantity]:
    """Read every number with what stands around it: a month, a part of the day, a percent sign, a currency."""
    for match in compiled(r"\bpor\s?(?:cien(?:to)?|cento)\b|\bcovid-?19\b").finditer(text):
        closed.take(*match.span())  # the hundred in `por ciento` is no number, nor is a name
    numerals = [numeral for numeral in find_numerals(text, language) if closed.take(*numeral.span)]
    place = 0
    while place < len(numerals):
        dated = _worded_date(text, numerals, place, closed)
        if dated:
            quantity, used = dated
            yield quantity
            place += used
            continue
        yield _clock_in_words(text, numerals[place], closed) or _amount(text, numerals[place])
        place += 1


def _whole(value: str) -> int:
    """Return a plain value as a small whole number, or -1 where it is none."""
    return int(value) if value.isdecimal() and len(value) <= 9 else -1


def _worded_date(text: str, numerals: list[Numeral], place: int, closed: _Closed) -> tuple[Quantity, int] | None:
    numeral = numerals[place]
    if _whole(numeral.value) < 0:
        return None
    start, end = numeral.span
    after = compiled(_MONTH_AFTER).match(text, end) or (
        None if numeral.spelled else compiled(_BARE_MONTH_AFTER).match(text, end)
    )
    before = None if after else compiled(_MONTH_BEFORE).search(text, max(0, start - 24), start)
    month = after or before
    if month is None:
        return _month_and_year(text, numeral, closed)
    if not 1 <= _whole(numeral.value) <= 31:
        return _month_and_year(text, numeral, closed) if before else None
    span = Span(min(start, month.start()), max(end, month.end()))
    year = _year_after(text, numerals[place + 1] if place + 1 < len(numerals) else None, span.end)
    if year:
        span = Span(span.start, year.span.end)
    closed.take(*month.span("n"))
    value = f"{year.value if year else '-'}-{month_number(month['n']):02d}-{int(numeral.value):02d}"
    return _date(text, span, value, frozenset({value})), 2 if year else 1


def _year_after(text: str, numeral: Numeral | None, end: int) -> Numeral | None:
    if numeral is None or not 1000 <= _whole(numeral.value) <= 2100:
        return None
    return numeral if compiled(_YEAR_GAP).fullmatch(text, end, numeral.span.start) else None


def _month_and_year(text: str, numeral: Numeral, closed: _Closed) -> tuple[Quantity, int] | None:
    """Read `marzo de 2025`."""
    if not 1000 <= _whole(numeral.value) <= 2100:
        return None
    start, end = numeral.span
    month = compiled(rf"(?<!\w)(?P<n>{MONTH})\b\.?{_YEAR_GAP}$").search(text, max(0, start - 30), start)
    if not month or not closed.take(*month.span("n")):
        return None
    value = f"{numeral.value}-{month_number(month['n']):02d}"
    span = Span(month.start(), end)
    return Quantity(EntityKind.DATE, span, text[span.start : end], value, frozenset({value}), (numeral.value,)), 1


def _clock_in_words(text: str, numeral: Numeral, closed: _Closed) -> Quantity | None:
    """Read an hour by what stands beside it: `6 de la mañana`, `las tres y media`, `10 horas`, `at 10`."""
    start, end = numeral.span
    whole, _, fraction = numeral.value.partition(".")
    half_hour = fraction == "5" and text[start:end].lower().endswith(("media", "meia"))
    if not 0 <= _whole(whole) <= 24 or (fraction and not half_hour):
        return None
    if compiled(_AND_A_HALF).match(text, end):
        return None
    minutes = compiled(_MINUTES).match(text, end)
    hours = compiled(_HOURS).match(text, end)
    named = compiled(_HOUR_BEFORE).search(text, max(0, start - 8), start)
    half, stop = _half_of_day(text, minutes.end() if minutes else end)
    if half is None and not hours and not named:
        return None
    hour, rest = int(whole), "30" if half_hour else "00"
    if minutes and (named or half is not None):
        hour, rest = (hour - 1, "45") if minutes["less"] else (hour, "30" if minutes["half"] else "15")
    stop = max(stop, hours.end() if hours else end)
    closed.take(end, stop)
    value, values = _times(hour, rest, half)
    surely = half is not None or rest != "00"
    kind = EntityKind.TIME if surely else EntityKind.NUMBER
    plain_value = value if surely else numeral.value
    return Quantity(
        kind,
        Span(start, stop),
        text[start:stop],
        plain_value,
        values | numeral.values,
        (numeral.value,),
        numeral.certain or surely,
    )


def _amount(text: str, numeral: Numeral) -> Quantity:
    start, end = numeral.span
    percent = compiled(_PERCENT).match(text, end)
    kind, certain, values = EntityKind.NUMBER, numeral.certain, numeral.values
    if percent:
        kind, end, certain = EntityKind.PERCENTAGE, percent.end(), True
    else:
        before = compiled(_MONEY_BEFORE).search(text, max(0, start - 6), start)
        after = compiled(_MONEY_AFTER).match(text, end)
        if before or (after and certain):
            kind = EntityKind.MONEY
            start, end = before.start() if before else start, after.end() if after else end
    if compiled(_AND_A_HALF).match(text, end):
        values |= {f"{numeral.value}.5"}
    tens = compiled(r"\s+(?:d[eé]cadas?|decades?)\b").match(text, end)
    if tens:  # `two decades` are twenty years
        values |= {f"{numeral.value}0"}
    decade = compiled(r"(?<!\w)(?:a[nñ]os|anos|d[eé]cada\s+d[eo]s?|los|the|19)\s*['’]?$").search(
        text, max(0, start - 12), start
    )
    if decade and len(numeral.value) == 2 and numeral.value.endswith("0"):
        values |= {"19" + numeral.value}
    if compiled(r"['’]?s\b").match(text, end) and numeral.value.endswith("0") and len(numeral.value) == 4:
        values |= {numeral.value[2:]}
    return Quantity(kind, Span(start, end), text[start:end], numeral.value, values, (), certain)


@cache
def _noon() -> tuple[tuple[str, frozenset[str]], ...]:
    return (
        (r"mediod[ií]a|medio\s+d[ií]a|meio-dia|meio\s+dia|noon|midday", frozenset({"12:00", "12"})),
        (r"medianoche|media\s+noche|meia-noite|meia\s+noite|midnight", frozenset({"00:00", "24:00", "12"})),
    )


def _words_for_times(text: str, closed: _Closed) -> Iterator[Quantity]:
    for regex, values in _noon():
        for match in compiled(rf"(?<!\w)(?:{regex})(?!\w)").finditer(text):
            if closed.take(*match.span()):
                yield Quantity(
                    EntityKind.TIME, Span(*match.span()), match[0], min(values - {"12"}), values, (), certain=False
                )


_ROMAN = r"(?<!\w)(?-i:(?=[MDCLXVI]{2,12}(?!\w)|[VX](?!\w))M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3}))(?!\w)"
_LETTERS = {"M": 1000, "D": 500, "C": 100, "L": 50, "X": 10, "V": 5, "I": 1}


def _romans(text: str, closed: _Closed) -> Iterator[Quantity]:
    for match in compiled(_ROMAN).finditer(text):
        if match[0] and closed.take(*match.span()):
            value = str(_roman(match[0]))
            yield Quantity(
                EntityKind.NUMBER, Span(*match.span()), match[0], value, frozenset({value}), (), certain=False
            )


def _roman(text: str) -> int:
    numbers = [_LETTERS[char] for char in text]
    return sum(-a if a < b else a for a, b in zip(numbers, [*numbers[1:], 0], strict=True))


_AND = re.compile(
    r"\s*(?:,|y|e|and|al?|ao?|to|through|until|hasta|até|o|ou|or|[-–—]|y\s+el|e\s+o|al?\s+el)\s*(?:el\s+|the\s+|o\s+|d[ií]a\s+)?",
    re.IGNORECASE,
)


def _spread_months(text: str, found: list[Quantity]) -> Iterator[Quantity]:
    """Give the days that share a month their month as another value: `3 y 4 de marzo`, `March 3 and 4`."""
    spread = list(found)
    for places in (range(len(spread) - 2, -1, -1), range(1, len(spread))):
        for place in places:
            step = 1 if places.step < 0 else -1
            spread[place] = _with_month(text, spread[place], spread[place + step])
    yield from spread


def _with_month(text: str, day: Quantity, dated: Quantity) -> Quantity:
    months = [value for value in dated.values if re.fullmatch(r"(?:\d{4}|-)-\d\d-\d\d", value)]
    if day.kind != EntityKind.NUMBER or not months or not 1 <= _whole(day.value) <= 31:
        return day
    first, second = sorted((day, dated), key=lambda quantity: quantity.span)
    if not _AND.fullmatch(text, first.span.end, second.span.start):
        return day
    return replace(day, values=day.values | {f"{value[:-2]}{int(day.value):02d}" for value in months})
