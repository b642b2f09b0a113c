"""Quantities of a text by value: numbers, percentages, sums, dates and clock times, however they are written.

Two texts say the same number when their quantities share a value, not when they share characters: 1.250,50 = 1,250.50,
noventa = 90, 14h30 = 2:30 p.m., and numeric dates are day-month-year in Spanish and Portuguese.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ert_writer.content.place import per_content
from ert_writer.entities.amounts import CODE, CURRENCY, SYMBOL
from ert_writer.entities.calendar import numeric_dates, spread_months, worded_date
from ert_writer.entities.clocks import AND_A_HALF, clock_in_words, clocks, noon_and_midnight
from ert_writer.entities.fractions import fractions
from ert_writer.entities.quantity import Closed, Quantity
from ert_writer.entities.recognition import find_entities
from ert_writer.model.language import Language
from ert_writer.model.text import Entity, EntityKind, Span
from ert_writer.text.numbers import Numeral, find_numerals
from ert_writer.text.patterns import compiled, digits

__all__ = ["Quantity", "find_quantities"]

_IDENTIFIERS = frozenset({
    EntityKind.EMAIL, EntityKind.HANDLE, EntityKind.URL, EntityKind.HASH, EntityKind.UUID, EntityKind.MAC,
    EntityKind.IP, EntityKind.IMEI, EntityKind.USER_ID, EntityKind.CASE_NUMBER, EntityKind.LETTER_NUMBER,
    EntityKind.PERSONAL_ID, EntityKind.BADGE, EntityKind.PLATE, EntityKind.FILENAME, EntityKind.CODE,
})  # fmt: skip


def find_quantities(text: str, language: Language, entities: Sequence[Entity] | None = None) -> tuple[Quantity, ...]:
    """Return the quantities of a text in order; identifiers are none of them.

    Args:
        text: any text.
        language: of its number words; figures alone are read when it is undetermined.
        entities: of the text, where they are known already.
    """
    return _found(text, language) if entities is None else _read(text, language, entities)


@per_content(maxsize=2048)  # several checks ask for a sentence, in a batch hundreds later
def _found(text: str, language: Language) -> tuple[Quantity, ...]:
    return _read(text, language, find_entities(text))


def _read(text: str, language: Language, entities: Sequence[Entity]) -> tuple[Quantity, ...]:
    closed = Closed(text)
    fixed = [*_identifiers(entities, closed), *numeric_dates(text, language, closed), *clocks(text, closed)]
    fixed += fractions(text, language, closed)
    worded = _compose(text, language, closed)
    found = sorted((*fixed, *worded, *noon_and_midnight(text, closed), *_romans(text, closed)), key=lambda q: q.span)
    return tuple(spread_months(text, found))


def _identifiers(entities: Sequence[Entity], closed: Closed) -> Iterator[Quantity]:
    for entity in entities:
        if entity.kind in _IDENTIFIERS:
            closed.take(*entity.span)
        elif entity.kind == EntityKind.PHONE:
            closed.take(*entity.span)
            number = digits(entity.text)
            yield Quantity(entity.kind, entity.span, entity.text, number, frozenset({number}))


_PERCENT = (
    r"\s?%|\s?‰|\s+por\s?cien(?:to)?\b|\s+por\s?cento\b|[\s-]percent\b|\s+per\s+cent\b"
    r"|[\s-]percentage\b|\s+puntos\s+porcentuales|\s+pontos\s+percentuais"
)
_MONEY_BEFORE = rf"(?<!\w)(?:{SYMBOL}|{CODE})\s?$"
_MONEY_AFTER = rf"\s(?:de\s)?(?:{CURRENCY}|{CODE})(?!\w)|\s?[€£]"


def _compose(text: str, language: Language, closed: Closed) -> Iterator[Quantity]:
    """Read every number with what stands around it: a month, a part of the day, a percent sign, a currency."""
    for match in compiled(r"\bpor\s?(?:cien(?:to)?|cento)\b|\bcovid-?19\b").finditer(text):
        closed.take(*match.span())  # the hundred in `por ciento` is not a number, nor is a name
    numerals = [numeral for numeral in find_numerals(text, language) if closed.take(*numeral.span)]
    end = 0
    for place, numeral in enumerate(numerals):
        if numeral.span.start < end:  # the year of a date, the quarter of an hour
            continue
        quantity = worded_date(text, numerals, place, closed) or clock_in_words(text, numeral, closed)
        quantity = quantity or _amount(text, numeral)
        end = quantity.span.end
        yield quantity


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
    if compiled(AND_A_HALF).match(text, end):
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


_ROMAN = (
    r"(?<!\w)(?-i:(?=[MDCLXVI]{2,12}(?!\w)|[VX](?!\w))M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX"
    r"|IV|V?I{0,3}))(?!\w)"
)
_LETTERS = {"M": 1000, "D": 500, "C": 100, "L": 50, "X": 10, "V": 5, "I": 1}


def _romans(text: str, closed: Closed) -> Iterator[Quantity]:
    for match in compiled(_ROMAN).finditer(text):
        if match[0] and closed.take(*match.span()):
            value = str(_roman(match[0]))
            yield Quantity(
                EntityKind.NUMBER, Span(*match.span()), match[0], value, frozenset({value}), (), certain=False
            )


def _roman(text: str) -> int:
    numbers = [_LETTERS[char] for char in text]
    return sum(-a if a < b else a for a, b in zip(numbers, [*numbers[1:], 0], strict=True))
