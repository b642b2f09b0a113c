"""Days, clock times and durations of official prose, read relative to the letter's own date.

Figures and spelled-out dates come from `entities.quantities`; what depends on the letter's day is read here: `hoy`,
`mañana`, `amanhã`, weekdays, `14 del presente`, `3 de marzo del año en curso`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta

from ert_writer.entities.quantities import find_quantities
from ert_writer.entities.quantity import Quantity, whole_number
from ert_writer.model.findings import Span
from ert_writer.model.language import Language
from ert_writer.model.text import EntityKind
from ert_writer.text.fold import fold
from ert_writer.text.months import MONTH, month_number


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day in a text; `relative` when it was counted from the letter's date."""

    span: Span
    day: date
    relative: bool


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock time in a text."""

    span: Span
    time: time


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, a clock time or both, standing together."""

    span: Span
    day: date | None
    time: time | None
    relative: bool = False


WEEKDAYS = (
    "lunes|segunda(?:-feira)?|monday",
    "martes|terca(?:-feira)?|tuesday",
    "miercoles|quarta(?:-feira)?|wednesday",
    "jueves|quinta(?:-feira)?|thursday",
    "viernes|sexta(?:-feira)?|friday",
    "sabado|saturday",
    "domingo|sunday",
)
"""The days of the week from Monday on, as patterns for folded text."""
_WEEKDAY_LEAD = (
    r"(?:(?P<cue>hasta|para|tardar|antes\s+d(?:el?|a|o)|by|before|until|on)\s+|el\s+|este\s+|proxim[oa]\s+|n[ao]\s+|"
    r"esta\s+|ate\s+|next\s+|this\s+)(?:proxim[oa]\s+|next\s+|el\s+|dia\s+)?"
)
"""What stands before a weekday that lies ahead; without it the weekday may be any."""
_RELATIVE: tuple[tuple[str, int], ...] = (
    (r"pasado\s+manana|depois\s+de\s+amanha", 2),
    (r"(?<!de la )(?<!la )(?<!por la )manana(?!\s+del?\s+dia\s+(?:de\s+)?hoy)|amanha|tomorrow", 1),
    (
        (
            r"el\s+dia\s+de\s+hoy|hoy(?:\s+mismo)?|hoje|dia\s+de\s+la\s+fecha|na\s+data\s+de\s+hoje|"
            r"en\s+la\s+fecha|today|"
            r"(?:esta|essa|nesta)\s+(?:misma\s+)?(?:tarde|noche|noite|manana|manha|madrugada)"
        ),
        0,
    ),
    (r"antier|anteayer|anteontem", -2),
    (r"ayer|ontem|anoche|yesterday", -1),
)
_THIS_MONTH = re.compile(
    r"\b(?P<d>3[01]|[12]\d|0?[1-9])\s+(?:de\s+los\s+|dos\s+|del?\s+|do\s+)?(?:mes\s+(?:y\s+ano\s+)?)?(?:(?:en|em)\s+curso|"
    r"corriente(?:s)?|corrente|"
    r"presente(?!\s+(?:ano|anio))|cte\.?|actual)\b"
)
_DAY_OF_MONTH = re.compile(
    r"\b(?:ate|hasta|antes\s+d[eo]l?|para|a\s+mas\s+tardar)\b[^.;\d]{0,30}\bdia\s+(?P<d>3[01]|[12]\d|0?[1-9])\b"
    r"(?!\s*(?:[/.:-]\d|de\b|del\b|do\b|dos\b|h\b|horas?\b|\())"
)
_PLAIN_DAY = (
    r"(?P<d>3[01]|[12]\d|0?[1-9])\b"
    r"(?!\s*(?:[/.:-]\d|de\s+[a-z]{3}|del?\s+mes|do\s+mes|horas?\b|hrs?\b|hs?\b|am\b|pm\b|º))"
)
"""A number that is a day of the month and neither a clock time nor followed by its month."""
_MONTH_END = re.compile(
    r"\b(?:fin(?:es)?|final(?:es|izar)?|termino|end|fim)\s+(?:de|del|do|el|of|o)\s+(?:(?:este|presente|the|el)\s+)?"
    rf"(?:(?:mes|month)\s+(?:de|of)\s+)?(?:(?P<m>{MONTH})|mes|month)\b"
)
_NEXT_MONTH = re.compile(
    r"\b(?:dia\s+)?(?P<d>3[01]|[12]\d|0?[1-9])\s+(?:do|del|of)\s+(?:mes\s+que\s+ve(?:m|ne)|proximo\s+mes|mes\s+proximo|"
    r"mes\s+entrante|next\s+month)\b"
)
_GAP = re.compile(
    r"[\s,.;]*(?:\(?(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo|[a-z]+-feira)\)?[\s,]*)?(?:(?:a|"
    r"antes)?\s*(?:de\s+)?las?|antes\s+d[eao]l?|as|a|al|a\s+partir|del?|do|d[ei]a|el|em|en|o|dia|"
    r"horas?|hrs?|hs?|h|no|na|mismo|mesmo|presente|ano|ate|hasta|at|on|of|por|y|e|aproximadamente|hora|local|"
    r"(?:ano|mes)\s+en\s+curso|"
    r"del\s+dia|[\s,.()])*\s*"
)
_LENGTH_BEFORE = re.compile(
    r"\b(?:dentro\s+d(?:e|el|os?|as)|(?:plazo|prazo|termino|lapso)(?:\s+(?:maximo|legal|improrrogable|"
    r"perentorio|no\s+mayor))?\s+(?:de|a)|proximas|proximos|ultimas|ultimos|durante|cada|em\s+ate|"
    r"menos\s+de|mayor\s+(?:a|de)|hace|ha)\s+(?:las?\s+|los?\s+|as\s+|os\s+|hasta\s+|\()*$"
)


def find_moments(text: str, language: Language, base: date | None) -> tuple[Moment, ...]:
    """Return the days and clock times of a text, joined where they stand together.

    Args:
        text: with its original positions.
        language: of its number words.
        base: the letter's date; relative days and dates without a year are left out without it.
    """
    return moments_among(find_quantities(text, language), fold(text), base)


def moments_among(quantities: tuple[Quantity, ...], folded: str, base: date | None) -> tuple[Moment, ...]:
    """Return the moments of a folded text whose quantities are known; see `find_moments`."""
    days = _merged(
        sorted([*_dated(quantities, folded, base), *_relative(folded, base)], key=lambda day: day.span), folded
    )
    clocks = [Clock(q.span, clock) for q in quantities if (clock := _clock(q, folded))]
    return tuple(_joined(days, clocks, folded))


def _merged(days: list[Day], folded: str) -> list[Day]:
    """Return the days with those that say one day twice, as in `hoy, 30 de abril`, as one."""
    out: list[Day] = []
    for day in days:
        last = out[-1] if out else None
        if last and last.day == day.day and _GAP.fullmatch(folded[last.span.end : max(day.span.start, last.span.end)]):
            out[-1] = Day(
                Span(last.span.start, max(last.span.end, day.span.end)), day.day, last.relative and day.relative
            )
        else:
            out.append(day)
    return out


def _dated(quantities: tuple[Quantity, ...], folded: str, base: date | None) -> Iterator[Day]:
    for quantity in quantities:
        if quantity.kind is EntityKind.DATE:
            day = _full(quantity.value, base)
            if day:
                end = quantity.span.end
                tail = re.compile(
                    r"\s+(?:del?|do)\s+(?:ano\s+(?:en\s+curso|corriente|em\s+curso|corrente)|presente\s+ano|"
                    r"corriente\s+ano|corrente\s+ano|ano\s+actual)"
                ).match(folded, end)
                yield Day(Span(quantity.span.start, tail.end() if tail else end), day, quantity.value.startswith("--"))


def _full(value: str, base: date | None) -> date | None:
    """Return the day of a value; one without a year falls into the half-year around the letter's date."""
    try:
        if not value.startswith("--"):
            return date.fromisoformat(value) if len(value) == 10 else None
        if base is None:
            return None
        near = (date.fromisoformat(f"{base.year + step}{value[1:]}") for step in (0, 1, -1))
        return min(near, key=lambda day: abs((day - base).days))
    except ValueError:
        return None


def _relative(folded: str, base: date | None) -> Iterator[Day]:
    if base is None:
        return
    closed: list[Span] = []
    for pattern, step in _RELATIVE:
        for match in re.finditer(rf"\b(?:{pattern})\b", folded):
            span = Span(*match.span())
            if not any(span.start < other.end and other.start < span.end for other in closed):
                closed.append(span)
                yield Day(span, base + timedelta(days=step), relative=True)
    for match in (*_THIS_MONTH.finditer(folded), *_DAY_OF_MONTH.finditer(folded)):
        day = _in_month(base, int(match["d"]))
        if day:
            yield Day(Span(*match.span()), day, relative=True)
    yield from _month_ends(folded, base)
    yield from _numbered_weekdays(folded, base)
    for number, names in enumerate(WEEKDAYS):
        for match in re.finditer(rf"\b{_WEEKDAY_LEAD}(?:{names})(?![\w-])(?!\s*,?\s*\d)", folded):
            ahead = (number - base.weekday()) % 7 or 7
            start = match.end("cue") + 1 if match["cue"] else match.start()
            yield Day(Span(start, match.end()), base + timedelta(days=ahead), relative=True)


def _numbered_weekdays(folded: str, base: date) -> Iterator[Day]:
    """Yield `viernes 6`: the next day of that number, where it is that weekday; where it is not, the letter errs."""
    for number, names in enumerate(WEEKDAYS):
        for match in re.finditer(rf"\b(?:{names})\s*,?\s+(?:dia\s+)?{_PLAIN_DAY}", folded):
            day = _next_of_number(base, int(match["d"]))
            if day and day.weekday() == number:
                yield Day(Span(*match.span()), day, relative=True)


def _next_of_number(base: date, number: int) -> date | None:
    """Return the first day from the base on that has this number in its month."""
    ahead = (base + timedelta(days=step) for step in range(62))
    return next((day for day in ahead if day.day == number), None)


def _month_ends(folded: str, base: date) -> Iterator[Day]:
    """Yield the ends of months: `fin de mes`, `antes de finalizar el mes de mayo`, and `dia 20 do mês que vem`."""
    for match in _MONTH_END.finditer(folded):
        month = month_number(match["m"]) if match["m"] else base.month
        year = base.year + (month < base.month)
        yield Day(Span(*match.span()), date(year, month, monthrange(year, month)[1]), relative=True)
    for match in _NEXT_MONTH.finditer(folded):
        year, month = (base.year, base.month + 1) if base.month < 12 else (base.year + 1, 1)
        if int(match["d"]) <= monthrange(year, month)[1]:
            yield Day(Span(*match.span()), date(year, month, int(match["d"])), relative=True)


def _in_month(base: date, number: int) -> date | None:
    try:
        return base.replace(day=number)
    except ValueError:
        return None


def _clock(quantity: Quantity, folded: str) -> time | None:
    before = folded[max(0, quantity.span.start - 28) : quantity.span.start]
    written = quantity.text.lower() + folded[quantity.span.end : quantity.span.end + 6]
    if _LENGTH_BEFORE.search(before) and re.search(r"\d\s*h|[a-z]\s+horas?\b", written):
        return None
    if quantity.kind is EntityKind.TIME:
        return read_time(quantity.value)
    if quantity.kind is EntityKind.NUMBER and 0 <= whole_number(quantity.value) < 24:
        after = folded[quantity.span.end - 6 : quantity.span.end + 8]
        if re.search(r"(?:\blas|\bas|\bate as)\s+$", before) and (
            re.search(r"horas?|hrs?|hs", after) or int(quantity.value) > 12
        ):
            return time(int(quantity.value))
    return None


def read_time(value: str) -> time | None:
    """Return a 24-hour value as a time; 24:00 is midnight; None when it is none."""
    try:
        return time.fromisoformat(value.replace("24:00", "00:00"))
    except ValueError:
        return None


def _joined(days: list[Day], clocks: list[Clock], folded: str) -> Iterator[Moment]:
    free = list(clocks)
    for day in days:
        clock = next((c for c in free if _beside(day.span, c.span, folded)), None)
        if clock:
            free.remove(clock)
            span = Span(min(day.span.start, clock.span.start), max(day.span.end, clock.span.end))
            yield Moment(span, day.day, _in_the_evening(clock.time, folded[slice(*span)]), day.relative)
        else:
            yield Moment(day.span, day.day, None, day.relative)
    for clock in free:
        yield Moment(clock.span, None, clock.time)


def _in_the_evening(clock: time, words: str) -> time:
    """Return the clock time that is meant beside `esta noche` or `hoje à tarde`: 10:30 is 22:30."""
    late = re.search(r"\b(?:noche|noite|tonight)\b", words)
    after_noon = late or re.search(r"\b(?:tarde|afternoon)\b", words)
    return clock.replace(hour=clock.hour + 12) if after_noon and 0 < clock.hour < (12 if late else 9) else clock


def _beside(one: Span, other: Span, folded: str) -> bool:
    first, second = sorted((one, other))
    if second.start < first.end:
        return True  # they share a word: `16:30 horas del día`, `06:00 horas de mañana`
    gap = folded[first.end : second.start]
    return second.start >= first.end and len(gap) <= 40 and _GAP.fullmatch(gap) is not None
