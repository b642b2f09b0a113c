"""Field values: read from text into typed data, checked so that none can act on a terminal, a header or a template."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TypeAlias

from ert_writer.errors import ContentError, MissingFieldsError
from ert_writer.model.language import SUPPORTED
from ert_writer.templating.kinds import Choice, Field, FieldKind
from ert_writer.templating.phrasing import country_code

MAX_TEXT = 1_000
"""Bound on one value, in characters."""

MAX_ITEMS = 500
"""Bound on a list."""

YEARS = range(1970, 2101)
"""Years that a date of a reply may lie in; any other is a slip."""

_BLANK = "\u115f\u1160\u2800\u3164\uffa0"
"""Letters and symbols that print nothing: two handles that differ by one of them look the same."""

_SHOWN = 60
"""How much of a wrong value its refusal quotes, in characters."""

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


Value: TypeAlias = "str | date | datetime | bool | Code | tuple[str | Code, ...] | None"
Values = Mapping[str, Value]
Raw = Mapping[str, Sequence[Given]]
"""Values by field name, as a case file and `--set` give them."""


def read_values(fields: Sequence[Field], raw: Raw, *, draft: bool = False) -> dict[str, Value]:
    """Return a typed value for every field; None for an optional one that is absent.

    Args:
        fields: what the template declares.
        raw: given values by name; names that are not declared are ignored.
        draft: let required fields stand as `[[MISSING: name]]` where their kind allows printing text.

    Raises:
        MissingFieldsError: naming every required field that is absent.
        ContentError: naming every value that is wrong.
    """
    values: dict[str, Value] = {}
    wrong: list[str] = []
    for declared in (item for item in fields if item.computed is None):
        given = [item for item in raw.get(declared.name, ()) if item.text.strip()]
        try:
            values[declared.name] = _value(declared, given) if given else _nothing(declared)
        except ValueError as error:
            wrong.append(f"{declared.name}: {error}")
    if wrong:
        raise ContentError("; ".join(wrong), hint="Correct the case file, or give the value with --set name=value")
    for declared in (item for item in fields if item.computed is not None):
        values[declared.name] = compute(declared, values)
    absent = tuple(
        item.name
        for item in fields
        if item.computed is None and _absent(values[item.name]) and is_required(item, values)
    )
    if absent and not draft:
        raise MissingFieldsError(absent, hint="Add them to the case file, or give --set name=value")
    return _show_missing(fields, values, absent)


def _show_missing(fields: Sequence[Field], values: dict[str, Value], absent: tuple[str, ...]) -> dict[str, Value]:
    """Return the values with what is absent shown as missing, and so what is computed from it."""
    for declared in fields:
        sign = f"{MISSING}{declared.name}]]"
        if declared.computed and isinstance(values.get(declared.computed.base), str):
            values[declared.name] = sign
        elif declared.name in absent:
            values[declared.name] = (sign,) if declared.kind is FieldKind.LIST else sign
    return values


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
    }
    return readers.get(declared.kind, str)(text)


def _list(declared: Field, given: Sequence[Given]) -> tuple[str | Code, ...]:
    if len(given) > MAX_ITEMS:
        raise ValueError(f"{len(given)} items; the bound is {MAX_ITEMS}")
    texts = list(dict.fromkeys(checked(item.text) for item in given))
    if not declared.choices:
        return tuple(texts)
    codes = {_code(declared, text).id for text in texts}
    return tuple(Code(choice.id, choice) for choice in declared.choices if choice.id in codes)


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
    if category in ("Cf", "Cs", "Co", "Cn") or char in _BLANK:
        return "an invisible character"
    return ""


def _joins_symbols(text: str, index: int) -> bool:
    """Return whether a zero-width joiner stands between two symbols, as emoji in display names do."""
    around = text[max(0, index - 2) : index] + text[index + 1 : index + 2]
    return text[index] == "\u200d" and 0 < index < len(text) - 1 and not any(char.isalnum() for char in around)


def read_day(text: str) -> date:
    """Return an ISO 8601 calendar day.

    Raises:
        ValueError: it is none.
    """
    try:
        day = datetime.fromisoformat(text).date() if len(text) > 10 else date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{_quoted(text)} is no date; write it as 2026-11-22") from None
    return _plausible(day)


def _plausible(day: date) -> date:
    """Return the day.

    Raises:
        ValueError: its year is a slip.
    """
    if day.year not in YEARS:
        raise ValueError(f"the year {day.year} is a slip; write one from {YEARS.start} to {YEARS.stop - 1}")
    return day


def _quoted(text: str) -> str:
    return repr(text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…")


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
        raise ValueError(f"{_quoted(text)} is no date and time; write 2026-11-22T10:15-06:00") from None
    if moment.tzinfo is None or len(stamp.strip()) <= 10:
        hint = "write 2026-11-22T10:15-06:00 or 2026-11-22 10:15 America/Mexico_City"
        raise ValueError(f"{_quoted(text)} lacks its clock time or zone; {hint}")
    _plausible(moment.date())
    return moment


def _country(text: str) -> Code:
    code = country_code(text)
    if not code:
        raise ValueError(f"{_quoted(text)} is no country; write its two-letter code, such as MX")
    return Code(code)


def _code(declared: Field, text: str) -> Code:
    plain = text.casefold().replace("_", "-")
    for choice in declared.choices:
        if plain in (choice.id.replace("_", "-"), *(choice.words[code].casefold() for code in SUPPORTED)):
            return Code(choice.id, choice)
    raise ValueError(f"{_quoted(text)} is not among: {', '.join(choice.id for choice in declared.choices)}")


def _boolean(text: str) -> bool:
    word = text.casefold()
    if word in ("true", "yes", "sí", "si", "sim"):
        return True
    if word in ("false", "no", "não", "nao"):
        return False
    raise ValueError(f"{_quoted(text)} is neither yes nor no")
