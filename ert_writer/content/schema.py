"""Reads the files that people write into typed rows, and says in one way what is wrong, where, and what to do.

A package that owns a kind of file describes it as a `Table`, one attribute a key, and calls `read`. Rules that no type
can express are written in the table's `__post_init__`, which raises `ValueError` with the message; rules over several
rows are checked by the owner, who raises `failure(...)`.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from ert_writer.content.files import read_bytes
from ert_writer.errors import ContentError

Keys = tuple[str | int, ...]
"""The way from the top of a file to a value: names of keys, and numbers of list entries from 0."""


class Table(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of a file that people write: attributes are its keys, any other key is an error."""


T = TypeVar("T", bound=Table)
V = TypeVar("V")

_WORDS = {
    "str": "text in quotes",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "array": "a list",
    "object": "a table of keys",
    "date": "a day",
    "datetime": "a day with a time",
    "null": "nothing",
}
_HINTS = {
    "str": 'Put it in quotes: "..."',
    "int": "Write digits without quotes",
    "float": "Write digits with a decimal point, without quotes",
    "bool": "Write true or false without quotes",
    "array": 'Write a list: ["...", "..."]',
    "object": "Write a table: keys with values",
    "date": "Write it as 2025-01-31 without quotes",
    "datetime": "Write it as 2025-01-31T16:30:00-03:00 without quotes",
}
_PLACE = re.compile(r"(.*?) - at `(?:key in )?\$(.*)`", re.DOTALL)
_STEP = re.compile(r"\.(\w+)|\[(\d+)\]|\[\.\.\.\]")
_ANY = ""
"""Stands for a key that msgspec does not name: that of a table with free keys."""
_SYNTAX = re.compile(r"(.*?) \(at (?:line (\d+), column (\d+)|end of document)\)", re.DOTALL)
_HEADER = re.compile(r"\s*(\[\[?)\s*(.+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"\s*((?:[\w-]+|\"[^\"]*\"|'[^']*')(?:\s*\.\s*(?:[\w-]+|\"[^\"]*\"|'[^']*'))*)\s*=")
_PART = re.compile(r"[\w-]+|\"[^\"]*\"|'[^']*'")


def read(path: Path, kind: type[T]) -> T:
    """Return what a TOML or JSON file says.

    Args:
        path: the file.
        kind: the table that the whole file is.

    Raises:
        ContentError: it is not UTF-8, not TOML or JSON, or not what `kind` describes.
        InputError: it cannot be read.
    """
    return parse(decoded(read_bytes(path), str(path)), kind, str(path))


def parse(text: str, kind: type[T], where: str) -> T:
    """Return what a text in TOML or JSON says; `where` names it in messages.

    Raises:
        ContentError: it is not TOML or JSON, or not what `kind` describes.
    """
    return convert(loaded(text, where), kind, text, where)


def loaded(text: str, where: str) -> Any:
    """Return what a text in TOML or JSON says, of any shape.

    Raises:
        ContentError: it is neither; the message names the line.
    """
    return _json(text, where) if text.lstrip().startswith(("{", "[{")) else toml(text, where)


def convert(data: Any, kind: type[V], text: str, where: str, keys: Keys = ()) -> V:
    """Return what a part of a file says, for tables whose keys are free and their values of several kinds.

    Args:
        data: the part, as TOML or JSON gave it.
        kind: what it should be.
        text: of the whole file, to find lines.
        where: the file's name.
        keys: the way to the part.

    Raises:
        ContentError: it is not what `kind` describes.
    """
    try:
        return msgspec.convert(data, kind)
    except msgspec.ValidationError as error:
        raise _explained(str(error), kind, text, where, keys) from None


def failure(text: str, where: str, keys: Keys, message: str, hint: str = "") -> ContentError:
    """Return the error for a value that its owner found wrong, with its line.

    Args:
        text: of the whole file.
        where: the file's name.
        keys: the way to the value.
        message: what is wrong.
        hint: what to do.
    """
    line = line_of(text, keys)
    place = f"{where}:{line}" if line else where
    return ContentError(message, where=", ".join(filter(None, (place, _dotted(keys)))), hint=hint)


def line_of(text: str, keys: Keys) -> int:
    """Return the line, from 1, on which a TOML text gives a value, or the nearest table around it; 0 when unknown."""
    lines = dict(_lines(text))
    while keys and keys not in lines:
        keys = keys[:-1]
    return lines.get(keys, 0)


def decoded(data: bytes, where: str) -> str:
    """Return the text of a file's bytes.

    Raises:
        ContentError: they are not UTF-8; the message names the line.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ContentError("not UTF-8", where=f"{where}:{line}", hint="Save the file as UTF-8") from None


def toml(text: str, where: str) -> dict[str, Any]:
    """Return what a text in TOML says, for files whose own keys are free; parts of it go through `convert`.

    Raises:
        ContentError: it is not TOML; the message names the line.
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _SYNTAX.fullmatch(str(error))
        message, line = (found[1], found[2]) if found else (str(error), None)
        line = line or str(text.count("\n") + 1)
        raise ContentError(f"not valid TOML: {message}", where=f"{where}:{line}", hint=_syntax_hint(message)) from None
    except (RecursionError, ValueError):  # nested beyond the parser, or a number of thousands of digits
        raise ContentError("not valid TOML: nested too deeply, or an endless number", where=where) from None


def _syntax_hint(message: str) -> str:
    if "overwrite" in message or "twice" in message:
        return "The same key or table is given twice: keep one"
    return "Check the quotes, brackets and commas of this line and the one before"


def _json(text: str, where: str) -> Any:
    try:
        value = json.loads(text)
        if "\\ud" in text.lower():
            json.dumps(value, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        hint = r"Remove the \ud800 to \udfff that stands alone, or write the character itself"
        raise ContentError("not valid JSON: half of a character", where=where, hint=hint) from None
    except json.JSONDecodeError as error:
        raise ContentError(
            f"not valid JSON: {error.msg}",
            where=f"{where}:{error.lineno}",
            hint="Check the quotes, brackets and commas of this line and the one before",
        ) from None
    except (RecursionError, ValueError):  # nested beyond the parser, or a number of thousands of digits
        raise ContentError("not valid JSON: nested too deeply, or an endless number", where=where) from None
    return value


def _explained(error: str, kind: object, text: str, where: str, above: Keys) -> ContentError:
    found = _PLACE.fullmatch(error)
    way = _keys(found[2]) if found else ()
    keys = (*above, *(way[: way.index(_ANY)] if _ANY in way else way))
    message = found[1] if found else error
    unknown = re.fullmatch(r"Object contains unknown field `(.+)`", message)
    if unknown:
        return failure(text, where, (*keys, unknown[1]), *_unknown(unknown[1], _known_keys(kind, way)))
    return failure(text, where, keys, *_plain(message, kind, way))


def _keys(path: str) -> Keys:
    return tuple(_ANY if step[0] == "[...]" else step[1] or int(step[2]) for step in _STEP.finditer(path))


def _dotted(keys: Keys) -> str:
    """Return the way to a value as people count: `number[1].id` is the first number's id."""
    return "".join(f"[{key + 1}]" if isinstance(key, int) else f".{key}" for key in keys).lstrip(".")


def _unknown(key: str, known: tuple[str, ...]) -> tuple[str, str]:
    near = get_close_matches(key, known, 1, 0.6)
    advice = f"Did you mean {near[0]!r}? " if near else ""
    return f"unknown key {key!r}", f"{advice}Known keys: {', '.join(known)}"


def _plain(message: str, kind: object, keys: Keys) -> tuple[str, str]:
    """Return a message of msgspec in plain words, and what to do."""
    missing = re.fullmatch(r"Object missing required field `(.+)`", message)
    if missing:
        return f"the key {missing[1]!r} is missing", f"Add {missing[1]} = ..."
    wrong = re.fullmatch(r"Expected `([\w |]+)`, got `(\w+)`", message)
    if wrong:
        wanted = [part for part in wrong[1].split(" | ") if part != "null"]
        words = " or ".join(_WORDS.get(part, part) for part in wanted)
        return f"expected {words}, found {_WORDS.get(wrong[2], wrong[2])}", _HINTS.get(wanted[0], "")
    value = re.fullmatch(r"Invalid enum value (.+)", message)
    if value:
        return f"unknown value {value[1]}", f"Use one of: {', '.join(_choices(_type_at(kind, keys)))}"
    return _bound(message) or (message, "")


def _bound(message: str) -> tuple[str, str] | None:
    """Return in plain words what a value's form or size should be; None when the message says something else."""
    if message.startswith("Invalid RFC3339"):
        sort = "datetime" if "datetime" in message else "date"
        return f"expected {_WORDS[sort]}", _HINTS[sort]
    if re.fullmatch(r"Expected `str` matching regex .*", message):
        return ("it says nothing", "Write a text") if r"\\S" in message else ("it has another form than it should", "")
    bound = re.fullmatch(r"Expected `(\w+)` (of length )?([<>]=?) (\S+)", message)
    if bound:
        sort = "a list or text" if bound[2] else _WORDS.get(bound[1], bound[1])
        return f"expected {sort} {bound[2] or ''}{bound[3]} {bound[4]}", ""
    return None


def _known_keys(kind: object, keys: Keys) -> tuple[str, ...]:
    found = _type_at(kind, keys)
    return tuple(field.encode_name for field in found.fields) if isinstance(found, msgspec.inspect.StructType) else ()


def _choices(kind: object) -> tuple[str, ...]:
    if isinstance(kind, msgspec.inspect.EnumType):
        return tuple(str(member.value) for member in kind.cls)
    if isinstance(kind, msgspec.inspect.LiteralType):
        return tuple(str(value) for value in kind.values)
    return ()


def _type_at(kind: object, keys: Keys) -> object:
    """Return msgspec's description of the type at the end of a way; None when the way leads through a mapping."""
    found: object = msgspec.inspect.type_info(kind)
    for key in keys:
        found = _inside(_alternative(found, isinstance(key, int)), key)
    return _alternative(found, entries=False)


def _inside(kind: object, key: str | int) -> object:
    if isinstance(kind, msgspec.inspect.StructType):
        return next((field.type for field in kind.fields if field.encode_name == key), None)
    return getattr(kind, "value_type" if key == _ANY else "item_type", None)


def _alternative(kind: object, entries: bool) -> object:
    """Return the branch of a union that a way can go on in: the one with entries, or with keys or choices."""
    if not isinstance(kind, msgspec.inspect.UnionType):
        return kind
    listed = [part for part in kind.types if hasattr(part, "item_type")]
    named = [part for part in kind.types if isinstance(part, msgspec.inspect.StructType) or _choices(part)]
    return next(iter(listed if entries else named), None)


def _lines(text: str) -> Iterator[tuple[Keys, int]]:
    """Yield the way to every table, key and list entry of a valid TOML text with its line, from 1."""
    table: Keys = ()
    counts: dict[Keys, int] = {}
    number, lines = 0, text.splitlines()
    while number < len(lines):
        line = lines[number]
        header, key = _HEADER.match(line), _KEY.match(line)
        length = 1
        if key:
            length = _value_length(lines, number)
            yield from _value_lines((*table, *_parts(key[1])), lines[number : number + length], number + 1)
        elif header:
            table = _table(_parts(header[2]), header[1] == "[[", counts)
            yield table, number + 1
        number += length


def _parts(name: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in _PART.findall(name))


def _table(parts: tuple[str, ...], repeated: bool, counts: dict[Keys, int]) -> Keys:
    """Return the way to the table that a header opens; `counts` knows how many entries each list has so far."""
    way: Keys = ()
    for part in parts[:-1]:
        way = (*way, part)
        way = (*way, counts[way] - 1) if way in counts else way
    way = (*way, parts[-1])
    if not repeated:
        return way
    counts[way] = counts.get(way, 0) + 1
    return (*way, counts[way] - 1)


def _value_length(lines: list[str], start: int) -> int:
    """Return over how many lines the value goes that begins on a line."""
    for length in range(1, len(lines) - start + 1):
        try:
            tomllib.loads("\n".join(lines[start : start + length]))
        except tomllib.TOMLDecodeError:
            continue
        return length
    return 1


def _value_lines(way: Keys, lines: list[str], first: int) -> Iterator[tuple[Keys, int]]:
    yield way, first
    value: Any = tomllib.loads("\n".join(lines))
    while isinstance(value, dict) and len(value) == 1:
        value = next(iter(value.values()))
    if isinstance(value, list):
        for number, item in enumerate(value):
            here = [place for place, line in enumerate(lines) if isinstance(item, str) and item in line]
            if here:
                yield (*way, number), first + here[0]
