"""A date in figures that its reader may take for another day.

**Why.** `05/08/2024` is the fifth of August in a Latin American letter and May 8 to many readers of English.

**Flags.** In an English target a date in figures whose day and month could be exchanged; in a Spanish or Portuguese
target a date in the order month-day-year, in figures or as `agosto 5, 2024`; two orders beside one another. `value` is
the date as ISO 8601, as the source means it.

**Passes.** Dates with the month in words, ISO 8601 dates, dates that can be read one way only, and dates inside
identifiers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ert_writer.checks.native import date_in
from ert_writer.checks.rule import Issue, PairCheck
from ert_writer.entities.quantities import find_quantities
from ert_writer.entities.recognition import find_entities
from ert_writer.model.checking import CheckContext, Pair
from ert_writer.model.findings import Category, Severity, Span
from ert_writer.model.language import EN, base
from ert_writer.model.text import EntityKind
from ert_writer.text.months import MONTH

_NUMERIC = re.compile(r"(?<![\w./-])(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d{2}|\d{2})(?![\w/-]|\.\d)")
_WORDED = re.compile(rf"(?<!\w)(?:{MONTH})\.?\s+(?:3[01]|[12]\d|0?[1-9])\s*,\s*(?:19|20)\d{{2}}(?!\w)", re.IGNORECASE)
_IDENTIFIERS = frozenset(EntityKind) - {EntityKind.DATE, EntityKind.NUMBER, EntityKind.TIME, EntityKind.MONEY}


def _look(pair: Pair, _context: CheckContext) -> Iterator[Issue]:
    yield from _in_figures(pair)
    if base(pair.target_language) != EN:
        yield from _in_words(pair)
    else:
        yield from _in_two_orders(pair)


def _in_two_orders(pair: Pair) -> Iterator[Issue]:
    """`11/24/2025 to 26/11/2025`: each can be read one way only, the two together make a reader doubt both."""
    found = list(_NUMERIC.finditer(pair.target))
    day_first = any(int(match[1]) > 12 >= int(match[3]) for match in found)
    for match in found:
        month, day = int(match[1]), int(match[3])
        year = int(match[4]) + (2000 if len(match[4]) == 2 else 0)
        if day_first and month <= 12 < day and _is_date(year, month, day):
            iso = date(year, month, day).isoformat()
            yield Issue(
                f"{match[0]!r} is in another order than the other dates here; write the month in words",
                target_span=Span(match.start(), match.end()),
                suggestion=(date_in(iso, EN),),
                value=iso,
            )


def _in_words(pair: Pair) -> Iterator[Issue]:
    """A comma between day and year shows English order; `agosto 5 de 2024` is at home in Colombia."""
    for match in _WORDED.finditer(pair.target):
        for date_ in find_quantities(match[0], pair.target_language):
            if date_.kind is EntityKind.DATE and len(date_.value) == 10:
                yield Issue(
                    f"{match[0]!r} is in the order month-day-year",
                    target_span=Span(match.start(), match.end()),
                    suggestion=(date_in(date_.value, pair.target_language),),
                    value=date_.value,
                )


def _in_figures(pair: Pair) -> Iterator[Issue]:
    language = base(pair.target_language)
    closed = [entity.span for entity in find_entities(pair.target) if entity.kind in _IDENTIFIERS]
    for match in _NUMERIC.finditer(pair.target):
        if any(span.start < match.start() or match.end() < span.end for span in closed if _meet(span, match)):
            continue
        first, second = int(match[1]), int(match[3])
        year = int(match[4]) + (2000 if len(match[4]) == 2 else 0)
        ambiguous = language == EN and first <= 12 and second <= 12 and first != second
        reversed_ = language != EN and first <= 12 < second
        day, month = (second, first) if reversed_ else (first, second)
        if not (ambiguous or reversed_) or not _is_date(year, month, day):
            continue
        if ambiguous and f"{year}-{first:02d}-{second:02d}" in _dates_in_words(pair):
            day, month = second, first
        reason = "may be read as another day" if ambiguous else "is in the order month-day-year"
        yield Issue(
            f"{match[0]!r} {reason}; write the month in words",
            target_span=Span(match.start(), match.end()),
            suggestion=(date_in(f"{year}-{month:02d}-{day:02d}", language),),
            value=date(year, month, day).isoformat(),
        )


def _meet(span: Span, match: re.Match[str]) -> bool:
    return span.start < match.end() and match.start() < span.end


def _is_date(year: int, month: int, day: int) -> bool:
    try:
        return bool(date(year, month, day))
    except ValueError:
        return False


def _dates_in_words(pair: Pair) -> frozenset[str]:
    found = find_quantities(pair.source, pair.source_language)
    return frozenset(q.value for q in found if q.kind is EntityKind.DATE and len(q.values) == 1)


CHECK = PairCheck("date-format", Category.LOCALE_VIOLATION, Severity.WARNING, _look)
