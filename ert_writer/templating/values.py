"""Field values: read from text into typed data, checked so that none can act on a terminal, a header or a template."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TypeAlias
from urllib.parse import urlsplit

from ert_writer.errors import ContentError, MissingFieldsError
from ert_writer.model.language import SUPPORTED
from ert_writer.templating.kinds import Choice, Field, FieldKind
from ert_writer.templating.phrasing import country_code
from ert_writer.text.fold import fold_words
from ert_writer.text.invisible import IGNORABLE

MAX_TEXT = 1_000
"""Bound on one value, in characters."""

MAX_ITEMS = 500
"""Bound on a list."""

YEARS = range(1970, 2101)
"""Years that a date of a reply may lie in; any other is a slip."""

_BLANK = "\u2800"
"""Letters and symbols that print nothing: two handles that differ by one of them look the same."""


MISSING = "[[MISSING: "
"""How a draft shows a field that nobody has filled in yet."""


@dataclass(frozen=True, slots=True)
class Given:
    """A value as it was given.

    Attributes:
        text: as the letter or the person wrote it.
        normal: in plain form (ISO date), when intake found one.
    """

    text: str
    normal: str = ""


@dataclass(frozen=True, slots=True)
class Code:
    """A choice, vocabulary entry or country: compared by id, printed in the reader's language."""

    id: str
    choice: Choice | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Period:
    """From one day or moment to another, both included."""

    start: date
    end: date


Value: TypeAlias = "str | date | datetime | Period | bool | Code | tuple[str | Code, ...] | None"
Values = Mapping[str, Value]
Raw = Mapping[str, Sequence[Given]]
"""Values by field name, as a case file and `--set` give them."""


def read_values(
    fields: Sequence[Field], raw: Raw, *, draft: bool = False, case_names: Mapping[str, str] | None = None
) -> dict[str, Value]:
    """Return a typed value for every field; None for an optional one that is absent.

    Args:
        fields: what the template declares.
        raw: given values by name; names that are not declared are ignored.
        draft: let required fields are as `[[MISSING: name]]` where their kind allows printing text.
        case_names: the name in a case file of each field that has another one there, for messages.

    Raises:
        MissingFieldsError: naming every required field that is absent.
        ContentError: naming every value that is wrong.
    """
    values: dict[str, Value] = {}
    wrong: list[str] = []
    for declared in (item for item in fields if not item.follows):
        given = [item for item in raw.get(declared.name, ()) if item.text.strip()]
        try:
            values[declared.name] = _value(declared, given) if given else _nothing(declared)
        except ValueError as error:
            wrong.append(f"{declared.name}: {error}")
    if wrong:
        raise ContentError("; ".join(wrong), hint="Correct the case file, or give the value with --set name=value")
    for declared in (item for item in fields if item.computed is not None):
        values[declared.name] = compute(declared, values)
    for declared in (item for item in fields if item.part_of):
        values[declared.name] = _part(declared, values)
    for declared in (item for item in fields if item.recognise and _absent(values[item.name])):
        values[declared.name] = recognised(declared, raw)
    absent = tuple(
        item.name for item in fields if not item.follows and _absent(values[item.name]) and is_required(item, values)
    )
    if absent and not draft:
        raise MissingFieldsError(absent, hint=_how_to_give(absent, fields, case_names or {}))
    return _show_missing(fields, values, absent)


def _how_to_give(absent: Sequence[str], fields: Sequence[Field], case_names: Mapping[str, str]) -> str:
    """Return what a person does about missing fields, with the options of those that have some."""
    hint = "Add them to the case file, or give --set name=value"
    renamed = [f"{name} as {case_names[name]}" for name in absent if name in case_names]
    if renamed:
        hint += f"; in the case file give {', '.join(renamed)}"
    options = [
        f"{field.name}: {', '.join(choice.id for choice in field.choices)}"
        for field in fields
        if field.name in absent and field.choices
    ]
    return "; ".join([hint, *options])


def _show_missing(fields: Sequence[Field], values: dict[str, Value], absent: tuple[str, ...]) -> dict[str, Value]:
    """Return the values with what is absent shown as missing, and so what is computed from it."""
    for declared in fields:
        sign = f"{MISSING}{declared.name}]]"
        if declared.computed and isinstance(values.get(declared.computed.base), str):
            values[declared.name] = sign
        elif declared.name in absent:
            values[declared.name] = (sign,) if declared.kind is FieldKind.LIST else sign
    return values


def _part(declared: Field, values: Values) -> tuple[str | Code, ...]:
    whole = values.get(declared.part_of)
    items = whole if isinstance(whole, tuple) else ()
    return tuple(
        item for item in items if isinstance(item, Code) and item.choice and item.choice.group == declared.group
    )


def recognised(declared: Field, raw: Raw) -> Code | None:
    """Return the option whose signs are in the values of other fields; None when none does.

    The sign that begins first wins, of two the longer one: `Juez de la Policía Local` is a judge, and `Agente del
    Ministerio Público` a prosecutor.
    """
    found: list[tuple[int, int, int, Choice]] = []
    for rank, name in enumerate(declared.recognise):
        text = f" {fold_words(' '.join(item.text for item in raw.get(name, ())))} "
        for choice in declared.choices:
            places = [(text.find(f" {sign} "), -len(sign)) for sign in choice.signs]
            found += [(rank, place, length, choice) for place, length in places if place >= 0]
    first = min(found, key=lambda item: item[:3], default=None)
    return Code(first[3].id, first[3]) if first else None


def is_required(declared: Field, values: Values) -> bool:
    """Return whether a reply with these values needs the field: always, or because of what was chosen."""
    chosen = ((values.get(name), option) for name, option in declared.required_when)
    return declared.required or any(isinstance(value, Code) and value.id == option for value, option in chosen)


def _nothing(declared: Field) -> Value:
    return () if declared.kind is FieldKind.LIST else None


def trouble(declared: Field, given: Sequence[Given]) -> str:
    """Return why a field cannot take the given values; empty when it can."""
    try:
        _value(declared, given)
    except ValueError as error:
        return str(error)
    return ""


def _absent(value: Value) -> bool:
    return value is None or value in ("", ())


def compute(declared: Field, values: Values) -> Value:
    """Return a computed date, None while its base is absent."""
    rule = declared.computed
    base = values.get(rule.base) if rule else None
    return base + timedelta(days=rule.days) if rule and isinstance(base, date) else None


def _value(declared: Field, given: Sequence[Given]) -> Value:
    """Return the value.

    Raises:
        ValueError: it does not fit the field; the message says why.
    """
    if declared.kind is FieldKind.LIST:
        return _list(declared, given)
    if len(given) > 1:
        raise ValueError(f"{len(given)} values where one is expected; choose one")
    text = checked(given[0].text)
    readers: Mapping[FieldKind, Callable[[str], Value]] = {
        FieldKind.DATE: lambda _: read_day(checked(given[0].normal) or text),
        FieldKind.DATETIME: lambda _: read_moment(checked(given[0].normal) or text),
        FieldKind.COUNTRY: _country,
        FieldKind.CHOICE: lambda word: _code(declared, word),
        FieldKind.BOOLEAN: _boolean,
        FieldKind.URL: _url,
        FieldKind.PERIOD: lambda _: read_period(checked(given[0].normal) or text),
        FieldKind.TEXT: lambda _: text.rstrip(" ,;") or text,  # a comma copied with a name is no part of it
    }
    return readers.get(declared.kind, str)(text)


def _list(declared: Field, given: Sequence[Given]) -> tuple[str | Code, ...]:
    if len(given) > MAX_ITEMS:
        raise ValueError(f"{len(given)} items; the bound is {MAX_ITEMS}")
    texts = list(dict.fromkeys(checked(item.text) for item in given))
    if not declared.choices:
        return tuple(texts)
    codes = {_code(declared, text, f"item {place}").id for place, text in enumerate(texts, start=1)}
    if declared.needs_alone and not any(choice.alone for choice in declared.choices if choice.id in codes):
        enough = ", ".join(choice.id for choice in declared.choices if choice.alone)
        raise ValueError(f"it needs at least one of: {enough}; the others rely on the request itself")
    return tuple(Code(choice.id, choice) for choice in declared.choices if choice.id in codes)


# No message quotes a value: what a letter says must not get into a log or a report of a fault.


def checked(text: str) -> str:
    """Return the value without white space around it.

    Line breaks could forge a mail header, control characters act on a terminal, and invisible or bidirectional ones
    make an identifier read as another: all are refused, for changing them would alter an identifier in silence.

    Raises:
        ValueError: it holds one of them, or is too long.
    """
    text = text.strip(" \t\r\n")
    if len(text) > MAX_TEXT:
        raise ValueError(f"{len(text):,} characters; the bound is {MAX_TEXT:,}")
    if text.startswith(MISSING.strip()):
        raise ValueError("it still says MISSING")
    for position, char in enumerate(text, start=1):
        reason = _harm(char)
        if reason and not _joins_symbols(text, position - 1):
            raise ValueError(f"{reason} U+{ord(char):04X} at character {position}; type the value anew")
    return text


def _harm(char: str) -> str:
    category = unicodedata.category(char)
    if char in "\n\r\u2028\u2029\x0b\x0c\x85":
        return "a line break"
    if category == "Cc":
        return "a control character"
    if category in ("Cf", "Cs", "Co", "Cn") or char in _BLANK or IGNORABLE.match(char):
        return "an invisible character"
    return ""


def _joins_symbols(text: str, index: int) -> bool:
    """Return whether a zero-width joiner or selector belongs to symbols, as emoji in display names do."""
    around = text[max(0, index - 2) : index] + text[index + 1 : index + 2]
    if text[index] == "\ufe0f":
        return index > 0 and unicodedata.category(text[index - 1])[0] == "S"
    return text[index] == "\u200d" and 0 < index < len(text) - 1 and not any(char.isalnum() for char in around)


def read_day(text: str) -> date:
    """Return an ISO 8601 calendar day.

    Raises:
        ValueError: it is none.
    """
    try:
        day = datetime.fromisoformat(text).date() if len(text) > 10 else date.fromisoformat(text)
    except ValueError:
        raise ValueError("it is no date; write it as 2026-11-22") from None
    return _plausible(day)


def _plausible(day: date) -> date:
    """Return the day.

    Raises:
        ValueError: its year is a slip.
    """
    if day.year not in YEARS:
        raise ValueError(f"the year {day.year} is a slip; write one from {YEARS.start} to {YEARS.stop - 1}")
    return day


def read_moment(text: str) -> datetime:
    """Return a moment with its zone: ISO 8601 with an offset, or a local time followed by an IANA zone name.

    Raises:
        ValueError: it is none, or the zone is lacking.
    """
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    stamp, _, zone = text.rpartition(" ") if re.search(r" [A-Z][A-Za-z]+(/[A-Za-z_+-]+)*$", text) else (text, "", "")
    try:
        moment = datetime.fromisoformat(stamp.strip())
        moment = moment.replace(tzinfo=ZoneInfo(zone)) if zone else moment
    except (ValueError, ZoneInfoNotFoundError, OSError):
        raise ValueError("it is no date and time; write 2026-11-22T10:15-06:00") from None
    if moment.tzinfo is None or len(stamp.strip()) <= 10:
        hint = "write 2026-11-22T10:15-06:00 or 2026-11-22 10:15 America/Mexico_City"
        raise ValueError(f"it lacks its clock time or zone; {hint}")
    _plausible(moment.date())
    return moment


def read_period(text: str) -> Period:
    """Return a period: two days or two moments with their zones, apart by `/` (ISO 8601 interval).

    Raises:
        ValueError: it is none, its parts are of two kinds, or it ends before it begins.
    """
    first, slash, last = (part.strip() for part in text.partition("/"))
    if not (slash and first and last):
        raise ValueError("it is no period; write 2026-11-01/2026-11-20, or two moments with their zones apart by /")
    whole = len(first) <= _DAY and len(last) <= _DAY
    start, end = (read_day(part) if whole else read_moment(part) for part in (first, last))
    if end < start:
        raise ValueError("it ends before it begins")
    return Period(start, end)


_DAY = 10
"""Length of an ISO 8601 calendar day."""


def _url(text: str) -> str:
    parts = urlsplit(text)
    plain = parts.scheme == "https" and parts.hostname and parts.username is None and not re.search(r"\s", text)
    if not plain or not text.isascii():
        raise ValueError("it is no web address that begins with https://")
    return text


def _country(text: str) -> Code:
    code = country_code(text)
    if not code:
        raise ValueError("it is no country; write its two-letter code, such as MX")
    return Code(code)


def _code(declared: Field, text: str, which: str = "it") -> Code:
    plain = text.casefold().replace("_", "-")
    for choice in declared.choices:
        if plain in (choice.id.replace("_", "-"), *(choice.words[code].casefold() for code in SUPPORTED)):
            return Code(choice.id, choice)
    raise ValueError(f"{which} is not among: {', '.join(choice.id for choice in declared.choices)}")


def _boolean(text: str) -> bool:
    word = text.casefold()
    if word in ("true", "yes", "sí", "si", "sim"):
        return True
    if word in ("false", "no", "não", "nao"):
        return False
    raise ValueError("it is neither yes nor no")
