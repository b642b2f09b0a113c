"""A number written the way of another language.

**Why.** `1.250` is one thousand two hundred fifty in Spanish and one and a quarter in English: copied, it says
another number.

**Flags.** In an English target `1.250,50`, `3,5 %` or `1.250` where the source means 1250; in a Portuguese target,
and in Spanish of a country that uses the comma, `1,250.50` or `3.5 %`. `value` is the number in plain form.

**Passes.** Sums with a currency sign or code (`R$ 9.918,71`, `USD 1,250.50`) and statute numbers as the source writes
them, which are quoted and never reformatted; a currency that is translated (`1.250,50 pesos`) makes no quotation;
Spanish without a country, where both ways are at home; figures in identifiers, versions and dates; three digits after
a mark in a decimal that the source spells the same way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ert_writer.checks.native import figure_as
from ert_writer.checks.renderings import wanted_region
from ert_writer.checks.rule import Issue, PairCheck
from ert_writer.countries.load import catalogue
from ert_writer.entities.quantities import Quantity, find_quantities
from ert_writer.entities.recognition import find_entities
from ert_writer.model.checking import CheckContext, Pair
from ert_writer.model.findings import Category, Severity, Span
from ert_writer.model.language import EN, PT, Language, base
from ert_writer.model.text import EntityKind

_COMMA_STYLE = re.compile(r"\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}|\d+,(?:\d{1,2}|\d{4,})")
_POINT_STYLE = re.compile(r"\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:,\d{3}){2,}|\d+\.(?:\d{1,2}|\d{4,})")
_ONE_MARK = re.compile(r"\d{1,3}([.,])\d{3}")
_NUMBERING = re.compile(
    r"(?:figur[ae]|se[cç][aã]o|secci[oó]n|section|[ií]tem|numeral|vers[aãií]\w*|art\w*|cl[aá]us\w+"
    r"|inciso|tab[el]\w+|point|v)\.?\s*$",
    re.IGNORECASE,
)
_VERSION = re.compile(r"\b(?!(?:US|USD|EUR|BRL|MXN|ARS|COP|CLP|PEN|BOB|UYU|GTQ|CRC|HNL|R)\b)[A-Z]{3,}\)?\s$")
"""Before the number of a version, which is copied: `WCAG 2.1`, `TLS 1.2`."""
_FIGURE = re.compile(r"\d[\d.,]*\d")


def _look(pair: Pair, _context: CheckContext) -> Iterator[Issue]:
    wrong = _wrong_style(pair)
    if wrong is None:
        return
    style, mark = wrong
    kept = [entity.span for entity in find_entities(pair.target) if entity.kind is EntityKind.STATUTE]
    for quantity in find_quantities(pair.target, pair.target_language):
        figure = _FIGURE.search(quantity.text)
        if quantity.kind not in (EntityKind.NUMBER, EntityKind.PERCENTAGE, EntityKind.MONEY) or not figure:
            continue
        before = pair.target[max(0, quantity.span.start - 30) : quantity.span.start]
        if _NUMBERING.search(before) or (_VERSION.search(before) and figure[0] in pair.source):
            continue
        if (_is_quoted(quantity) and figure[0] in pair.source) or _inside(quantity.span, kept):
            continue
        value = _value(style, mark, figure[0], quantity, pair)
        if value:
            start = quantity.span.start + figure.start()
            yield Issue(
                f"{figure[0]!r} is not written the way of {pair.target_language}",
                target_span=Span(start, start + len(figure[0])),
                suggestion=(figure_as(value, comma=mark == ","),),
                value=value,
            )


def _wrong_style(pair: Pair) -> tuple[re.Pattern[str], str] | None:
    """Return the style that is wrong in the target and the mark of its thousands; None where either is at home."""
    language: Language = base(pair.target_language)
    country = wanted_region(pair)
    if language == EN:
        return _COMMA_STYLE, "."
    here = catalogue().country(country)
    if language == PT or (here and here.decimal == ","):
        return _POINT_STYLE, ","
    return (_COMMA_STYLE, ".") if here else None


def _is_quoted(quantity: Quantity) -> bool:
    """Return whether a quantity is a sum with its currency's sign or code, not one with the currency in words."""
    return quantity.kind is EntityKind.MONEY and not (quantity.text[0].isdigit() and quantity.text[-1].islower())


def _inside(span: Span, others: list[Span]) -> bool:
    return any(other.start <= span.start and span.end <= other.end for other in others)


def _value(style: re.Pattern[str], mark: str, figure: str, quantity: Quantity, pair: Pair) -> str:
    """Return the number's value when it is written the wrong way; empty when it is not."""
    if style.fullmatch(figure):
        return quantity.value
    one = _ONE_MARK.fullmatch(figure)
    if not one or one[1] != mark:
        return ""
    whole = figure.replace(mark, "")
    ours = find_quantities(pair.source, pair.source_language)
    means_whole = any(q.value == whole for q in ours)
    return whole if means_whole else ""


CHECK = PairCheck("locale-format", Category.LOCALE_VIOLATION, Severity.WARNING, _look)
