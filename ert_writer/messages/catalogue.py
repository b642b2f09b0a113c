"""Finds an English message in the catalogue, and says it in Spanish or Portuguese with the same values.

Code makes its messages in English. Beside it, in `messages.toml` of its package, is each message as a template in three
languages. A text that fits the English template gives the values, and these are put into the other template:

    [[message]]
    en = "{was!r} became {now!r}"
    es = "“{was}” pasó a ser “{now}”"
    pt = "“{was}” virou “{now}”"

So a message that was stored, or that came in a file of results, is understood as well as a fresh one. Of several
templates that fit, the one with most fixed words is taken; a text that fits none is shown as it is.

`{name!r}` is a quoted value, as Python's `repr` writes it; it is copied. `{name!id}` is the id of a check or the place
in a template. `{name}` is any text; where that is a message itself it is said in the other language as well.
`{name:each}` is several messages with `;` between them, `{name:list}` a list, with its `and` and `or` in the other
language and its quoted entries copied.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from ert_writer.content.schema import Table, parse
from ert_writer.model.language import ES, PT, Language

PACKAGES = (
    "audit",
    "batch",
    "cases",
    "checks",
    "cli",
    "content",
    "countries",
    "desk",
    "engines",
    "exporters",
    "flows",
    "intake",
    "lexicon",
    "memory",
    "readers",
    "templating",
    "terminology",
    "translate",
    "web",
)
"""The packages with a `messages.toml`."""

_QUOTED = r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\""
_PLACEHOLDER = re.compile(r"\{(?P<name>[a-z]\w*)(?P<kind>!r|!id|:list|:each)?\}")
_ANY = r".+?"
_KINDS = {"!r": _QUOTED, "!id": r"[a-z][\w./:-]*", "": _ANY, ":list": _ANY, ":each": _ANY}
_AND_OR: Mapping[Language, Mapping[str, str]] = {ES: {"and": "y", "or": "o"}, PT: {"and": "e", "or": "ou"}}
_BETWEEN = re.compile(rf"({_QUOTED})|(; )")
_PARTS = re.compile(rf"({_QUOTED}|, (?:and |or )?| and | or |; )")
_MOST = 4096


class Row(Table, frozen=True):
    """A message in three languages."""

    en: str
    es: str
    pt: str


class _File(Table, frozen=True):
    message: list[Row]


@dataclass(frozen=True, slots=True)
class Entry:
    """A row with what its English template fits.

    Attributes:
        row: the message in three languages.
        fixed: the fixed parts of its English template, in order.
        kinds: the kind of each placeholder, by its name, in order.
    """

    row: Row
    fixed: tuple[str, ...]
    kinds: Mapping[str, str]

    def values(self, message: str) -> Mapping[str, str] | None:
        """Return the values of the placeholders where the template fits a message."""
        if not message.startswith(self.fixed[0]) or not all(part in message for part in self.fixed):
            return None
        match = _expression(self.row.en).fullmatch(message)
        return match.groupdict() if match else None


def rows_of(package: str) -> tuple[Row, ...]:
    """Return the messages of one package.

    Raises:
        ContentError: its file is damaged.
    """
    place = files(f"ert_writer.{package}").joinpath("messages.toml")
    return tuple(parse(place.read_text("utf-8"), _File, f"{package}/messages.toml").message)


def placeholders(template: str) -> dict[str, str]:
    """Return the kind of each placeholder of a template, by its name."""
    return {match["name"]: match["kind"] or "" for match in _PLACEHOLDER.finditer(template)}


@lru_cache(maxsize=_MOST)
def say(message: str, language: Language) -> str:
    """Return an English message in a language: as it is, where the language or the message is unknown.

    Args:
        message: one message, without the place that it is about and without what follows it.
        language: of the reader.
    """
    if language not in _AND_OR or not message:
        return message
    for entry in _candidates(message):
        values = entry.values(message)
        if values is not None:
            template = entry.row.es if language == ES else entry.row.pt
            return _filled(template, {name: _value(values[name], kind, language) for name, kind in entry.kinds.items()})
    return message


def _filled(template: str, values: Mapping[str, str]) -> str:
    return _PLACEHOLDER.sub(lambda place: values[place["name"]], template)


def _value(text: str, kind: str, language: Language) -> str:
    if kind == "!r":
        value = str(ast.literal_eval(text))
        return value if value.isprintable() else text[1:-1]
    if kind == ":list":
        return "".join(_piece(part, language) for part in _PARTS.split(text))
    if kind == ":each":
        return "; ".join(say(part, language) for part in _each(text))
    return text if kind == "!id" else say(text, language)


def _each(text: str) -> Iterator[str]:
    """Yield the messages of a row of them; what is in quotation marks is not taken apart."""
    start = 0
    for match in _BETWEEN.finditer(text):
        if match[2]:
            yield text[start : match.start()]
            start = match.end()
    yield text[start:]


def _piece(part: str, language: Language) -> str:
    """Return a piece of a list: its `and` or `or`, a quoted entry as it is, or an entry that is a message."""
    joint = part.strip(" ,;")
    return part.replace(joint, _AND_OR[language][joint]) if joint in _AND_OR[language] else say(part, language)


def _candidates(message: str) -> Iterator[Entry]:
    exact, entries = _catalogue()
    if message in exact:
        yield exact[message]
    yield from entries


@cache
def _catalogue() -> tuple[Mapping[str, Entry], tuple[Entry, ...]]:
    """Return the entries without placeholders by their text, and the others, the most specific first."""
    entries = [_entry(row) for package in PACKAGES for row in rows_of(package)]
    exact = {entry.row.en: entry for entry in entries if not entry.kinds}
    weighed = sorted((entry for entry in entries if entry.kinds), key=lambda entry: -len("".join(entry.fixed)))
    return exact, tuple(weighed)


def _entry(row: Row) -> Entry:
    kinds = placeholders(row.en)
    return Entry(row, tuple(_PLACEHOLDER.sub("\0", row.en).split("\0")), kinds)


@cache
def _expression(template: str) -> re.Pattern[str]:
    pattern, at = "", 0
    for match in _PLACEHOLDER.finditer(template):
        pattern += f"{re.escape(template[at : match.start()])}(?P<{match['name']}>{_KINDS[match['kind'] or '']})"
        at = match.end()
    return re.compile(pattern + re.escape(template[at:]), re.DOTALL)
