"""Clock times by value: in figures, in words, with the part of the day, and the hours that may be durations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ert_writer.entities.dates import CLOCK, read_clock
from ert_writer.entities.quantity import Closed, Quantity, whole_number
from ert_writer.model.text import EntityKind, Span
from ert_writer.text.numbers import Numeral
from ert_writer.text.patterns import compiled

_HOUR_BEFORE = r"(?<!\w)(?:las?|[àa]s?|at|about|around|by|until|les)\s+$"
_MINUTES = r"\s+(?:y|e)\s+(?P<half>medi[oa]|meia)\b|\s+y\s+(?P<quarter>cuarto)\b|\s+menos\s+(?P<less>cuarto)\b"
AND_A_HALF = r"\s+[^\W\d_]+\s+(?:y\s+medi[oa]|e\s+mei[oa])\b"  # `una hora y media` is 1.5
_HOURS = r"(?:\s+|-)?h(?:oras?|ours?|rs?|s)?\b\.?|\s+o['’]clock\b"


_HALVES = (
    ((
        r"(?:d[ea]\s+(?:l[ao]\s+)?|n[ao]\s+|por\s+la\s+|pela\s+|in\s+the\s+)(?:tarde|noche|noite|afternoon"
        r"|evening)|at\s+night|p\.?\s?m\b\.?|del\s+d[ií]a"
    ), 12),
    ((
        r"(?:d[ea]\s+(?:l[ao]\s+)?|n[ao]\s+|por\s+la\s+|pela\s+|in\s+the\s+)(?:ma[nñ]ana|madrugada"
        r"|manh[aã]|morning)|a\.?\s?m\b\.?"
    ), 0),
)  # fmt: skip


def _half_of_day(text: str, end: int) -> tuple[int | None, int]:
    """Return 0 or 12 hours for the part of the day named at `end`, or None, and where its name ends."""
    for regex, hours in _HALVES:
        match = compiled(rf"(?:\s+h(?:oras?|rs?|s)?\b\.?)?\s*,?\s*(?:{regex})(?!\w)").match(text, end)
        if match:
            return hours, match.end()
    return None, end


def _times(hour: int, rest: str, half: int | None) -> tuple[str, frozenset[str]]:
    """Return a time's likeliest value and all it may have; without the part of the day an hour may be either half."""
    if half is not None and hour <= 12:
        late = half == 12 or (half == 0 and hour == 12)
        hours = {0, 12} if hour == 12 and half == 12 else {hour % 12 + (12 if half == 12 else 0)}
        value = f"{(hour % 12 + 12) if late and half == 12 else hour % 12:02d}:{rest}"
        return value, frozenset(f"{h:02d}:{rest}" for h in hours) | {value}
    hours = {hour, hour % 24} | (
        {hour % 12 + 12, hour % 12} if hour in {0, 12, 24} else {hour + 12} if hour < 12 else set()
    )
    return f"{hour:02d}:{rest}", frozenset(f"{h:02d}:{rest}" for h in hours)


def clocks(text: str, closed: Closed) -> Iterator[Quantity]:
    """Return the clock times in figures."""
    for regex in CLOCK:
        for match in compiled(regex).finditer(text):
            if not closed.take(*match.span()):
                continue
            hour, rest = read_clock(match).split(":", 1)
            said = bool(match.groupdict().get("p"))
            half, end = (None, match.end()) if said else _half_of_day(text, match.end())
            closed.take(match.end(), end)
            plain = said or (half is None and _counts_to_24(text, match))
            value, values = (
                (f"{hour}:{rest}", frozenset({f"{hour}:{rest}"})) if plain else _times(int(hour), rest, half)
            )
            alone, parts = _as_duration(match, rest)
            yield Quantity(
                EntityKind.TIME,
                Span(match.start(), end),
                text[match.start() : end],
                value,
                values | alone,
                parts,
            )


def _as_duration(match: re.Match[str], rest: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return what a time is when it is a length of time: `10h` may be 10, `1h30` an hour and a half or 1 and 30."""
    hours = str(int(match["h"]))
    if rest == "00":
        return frozenset({hours}), (hours,)
    if "h" not in match[0] or len(rest) != 2:
        return frozenset(), ()
    return frozenset({f"{hours}.5"} if rest == "30" else ()), (hours, str(int(rest)))


def _counts_to_24(text: str, match: re.Match[str]) -> bool:
    """Return whether the form itself says that hours run to 24: `9h05`, `02:30`, `2:30 hrs`."""
    if match["h"] in {"12", "24"}:
        return False
    written = match["h"].startswith("0") or (match.groupdict().get("i") and "h" in match[0])
    return bool(written or (":" in match[0] and compiled(_HOURS).match(text, match.end())))


def clock_in_words(text: str, numeral: Numeral, closed: Closed) -> Quantity | None:
    """Read an hour by what is beside it: `6 de la mañana`, `las tres y media`, `10 horas`, `at 10`."""
    start, end = numeral.span
    whole, _, fraction = numeral.value.partition(".")
    half_hour = fraction == "5" and text[start:end].lower().endswith(("media", "meia"))
    if not 0 <= whole_number(whole) <= 24 or (fraction and not half_hour):
        return None
    if compiled(AND_A_HALF).match(text, end):
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


_NAMED_HOURS = (
    (r"mediod[ií]a|medio\s+d[ií]a|meio-dia|meio\s+dia|noon|midday", "12:00", frozenset({"12:00", "12"})),
    (r"medianoche|media\s+noche|meia-noite|meia\s+noite|midnight", "00:00", frozenset({"00:00", "24:00", "12"})),
)


def noon_and_midnight(text: str, closed: Closed) -> Iterator[Quantity]:
    """Return the hours that have names; no text need say them, so none is certain."""
    for regex, value, values in _NAMED_HOURS:
        for match in compiled(rf"(?<!\w)(?:{regex})(?!\w)").finditer(text):
            if closed.take(*match.span()):
                yield Quantity(EntityKind.TIME, Span(*match.span()), match[0], value, values, (), certain=False)
