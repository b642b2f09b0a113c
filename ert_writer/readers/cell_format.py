"""Values of spreadsheet cells as text, by their number formats (ECMA-376 Part 1, 18.8.31).

A value is written as the cell shows it where that is clear everywhere. A date whose day and month could be confused,
or whose year has two digits, is written as year-month-day instead; no separator of thousands is added, because it
depends on the computer that shows it.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

_SECTION = re.compile(r'(?:"[^"]*"|\\.|\[[^\]]*\]|_.|\*.|[^;])*')
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[\$(?P<currency>[^\]-]*)[^\]]*\]|\[[^\]]*\]|_.|\*.|(?P<sign>.)'
)
_DATE_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[(?P<elapsed>[hms]+)\]|\[[^\]]*\]|(?P<half>am/pm|a/p)|(?P<field>y+|m+|d+|h+|s+)'
    r"|_.|\*.|(?P<sign>.)",
    re.IGNORECASE,
)
_SURE_DIGITS = 15
"""Digits that a spreadsheet's number holds for certain (IEEE 754 binary64); longer identifiers lose their last ones."""


def is_hiding(form: str) -> bool:
    """Return whether a format shows nothing: `;;;`."""
    return bool(form) and not form.replace(";", "").strip() and form.count(";") >= 2


def is_rounded(value: object) -> bool:
    """Return whether a number has more digits than its kind holds, so that its last ones may be invented."""
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) >= 10**_SURE_DIGITS


def shown(value: object, form: str) -> str:
    """Return the text of a cell.

    Args:
        value: text, a number, a truth value, a date, a time, a length of time, or None.
        form: the cell's number format; `General` or empty for none.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime | date | time):
        return _moment(value, form)
    if isinstance(value, timedelta):
        return _length(value)
    if isinstance(value, int | float):
        return _number(value, form)
    return str(value)


def _moment(value: datetime | date | time, form: str) -> str:
    tokens = list(_DATE_TOKEN.finditer(_sections(form)[0]))
    fields = [match["field"].lower()[0] for match in tokens if match["field"]]
    years = [match["field"] for match in tokens if (match["field"] or "").lower().startswith("y")]
    named = any(len(match["field"] or "") >= 3 and match["field"].lower().startswith("m") for match in tokens)
    day_first = "d" in fields and "m" in fields and fields.index("d") < fields.index("m")
    clear = day_first and years and all(len(year) >= 3 for year in years)
    numeric = all(len(match["field"] or "") < 3 or match["field"].lower()[0] == "y" for match in tokens)
    if isinstance(value, time) or named or not clear or not numeric:
        return _iso(value, timed="h" in fields)
    return _by_tokens(value, tokens)


def _iso(value: datetime | date | time, *, timed: bool) -> str:
    """Return year-month-day, with the time where there is one or the cell shows it."""
    if isinstance(value, time):
        return value.strftime("%H:%M:%S" if value.second else "%H:%M")
    day = f"{value.year:04}-{value.month:02}-{value.day:02}"
    if not isinstance(value, datetime) or (value.time() == time() and not timed):
        return day
    return f"{day} {_iso(value.time(), timed=True)}"


def _by_tokens(value: datetime | date, tokens: list[re.Match[str]]) -> str:
    half = any(match["half"] for match in tokens)
    parts: list[str] = []
    last = ""
    for at, match in enumerate(tokens):
        name = (match["field"] or "").lower()
        if name:
            following = next((m["field"].lower()[0] for m in tokens[at + 1 :] if m["field"]), "")
            minutes = name[0] == "m" and (last == "h" or following == "s")
            parts.append(_field(value, name, minutes=minutes, half=half))
            last = name[0]
        elif match["half"]:
            parts.append("AM" if getattr(value, "hour", 0) < 12 else "PM")
        else:
            parts.append(match["quoted"] or match["escaped"] or match["sign"] or "")
    text = "".join(parts).strip()
    # A time that the format does not show is still evidence.
    hidden = isinstance(value, datetime) and value.time() != time() and "h" not in _letters(tokens)
    return f"{text} {_iso(value.time(), timed=True)}" if hidden and isinstance(value, datetime) else text


def _letters(tokens: list[re.Match[str]]) -> set[str]:
    return {match["field"].lower()[0] for match in tokens if match["field"]}


def _field(value: datetime | date, name: str, *, minutes: bool, half: bool) -> str:
    hour = getattr(value, "hour", 0)
    number = {
        "y": value.year,
        "m": getattr(value, "minute", 0) if minutes else value.month,
        "d": value.day,
        "h": (hour % 12 or 12) if half else hour,
        "s": getattr(value, "second", 0),
    }[name[0]]
    return f"{number:0{min(len(name), 4)}}"


def _length(value: timedelta) -> str:
    seconds = int(value.total_seconds())
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def _sections(form: str) -> list[str]:
    return [match[0] for match in _SECTION.finditer(form) if match[0]] or [""]


def _number(value: float, form: str) -> str:
    plain = _plain(value)
    section = _sections(form)[0]  # that of numbers below zero may show them in red only
    tokens = [match for match in _TOKEN.finditer(section) if match["sign"] or match["quoted"] or _literal(match)]
    signs = "".join(match["sign"] or "" for match in tokens)
    if section.strip().lower() in ("", "general", "@") or not re.search("[0#?]", signs) or re.search("[E/]", signs):
        return plain
    percent = "%" in signs
    places = len(re.findall("[0#?]", signs.partition(".")[2]))
    scaled = value * 100 if percent else value
    if places < _places(scaled):  # more is known than the cell shows: an amount or a place is not rounded
        return plain + (" = " + _plain(scaled) + " %" if percent else "")
    digits = f"{abs(scaled):.{places}f}"
    return ("-" if value < 0 else "") + _filled(digits, tokens).strip()


def _literal(match: re.Match[str]) -> str:
    return match["quoted"] or match["escaped"] or match["currency"] or ""


def _plain(value: float) -> str:
    """Return a number with all its digits and no exponent."""
    if isinstance(value, int) or (value.is_integer() and abs(value) < 1e21):
        return str(int(value))
    text = f"{value:.15g}"
    return text if "e" not in text else f"{value:.20f}".rstrip("0").rstrip(".")


def _places(value: float) -> int:
    return len(f"{value:.10f}".rstrip("0").partition(".")[2])


def _filled(digits: str, tokens: list[re.Match[str]]) -> str:
    """Return digits in the places of a format, the last ones in the last places: `(00) 0000-0000`."""
    whole, _, decimals = digits.partition(".")
    signs = [(match["sign"] or "", _literal(match)) for match in tokens]
    point = next((at for at, (sign, _) in enumerate(signs) if sign == "."), len(signs))
    slots = [at for at, (sign, _) in enumerate(signs[:point]) if sign in tuple("0#?")]
    out: list[str] = []
    rest = list(whole)
    for at in reversed(range(point)):
        sign, literal = signs[at]
        if sign in tuple("0#?"):
            first = at == slots[0]
            taken = "".join(rest) if first else (rest[-1] if rest else "")
            rest = [] if first else rest[:-1]
            out.append(taken or ("0" if sign == "0" else ""))
        elif sign != ",":
            out.append(literal or sign)
    shown_whole = "".join(reversed(out))
    tail = "".join(literal or sign for sign, literal in signs[point:] if sign not in tuple("0#?.,"))
    return shown_whole + (f".{decimals}" if decimals else "") + tail
