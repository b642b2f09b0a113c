"""Wording that an engine gets wrong, kept as data beside an example and a counter-example.

Two methods, named in each data file:

* `replace`: the phrase is given to the engine as a word it cannot know, which a rule-based engine hands through, and
  the approved wording takes that word's place in its output.
* `reword`: the phrase is exchanged for another of the same meaning that the engine is known to render right.

A *formula* is a whole segment with a fixed rendering, such as a closing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

import msgspec

from ert_writer.content.schema import Table, convert, toml
from ert_writer.model.language import Direction
from ert_writer.model.translation import Change
from ert_writer.text.fold import fold

_UNKNOWN_WORD = "zxq{}"
_GROUP = "m"
_PAIRS = (("o", "a"), ("do", "da"), ("no", "na"), ("ao", "à"), ("pelo", "pela"), ("um", "uma"), ("este", "esta"))
_ARTICLES = {form: pair for pair in _PAIRS for form in pair}
_ARTICLE = re.compile(rf"\b((?:{'|'.join(_ARTICLES)})s?|uns) $", re.IGNORECASE)
_FEMININE = re.compile(r"(?:a|as|[çsx]ão|[çsx]ões|dades?|gens?|gem|ordem|ordens)$(?<!ma)(?<!mas)(?<!dia)(?<!dias)")
_NO_NOUN = frozenset({"em", "a", "o", "à", "por", "para", "de", "não", "ontem", "hoje", "amanhã", "na", "no", "contra"})
_LETTERS = "bcdfghjklmnpqrstvwxz"


class PatternTable(Table, frozen=True):
    """A `[[pattern]]` as it is written; see `Pattern`."""

    id: str
    find: str
    put: str
    example: tuple[str, str]
    counter: str


class EditTable(Table, frozen=True):
    """An `[[edit]]` as it is written; see `Edit`."""

    id: str
    when: str
    find: str
    put: str
    example: tuple[str, str, str]
    counter: tuple[str, str]


class RewordingTable(Table, frozen=True):
    """A file of wordings."""

    direction: str
    method: Literal["replace", "reword"]
    phrases: dict[str, str] = msgspec.field(default_factory=dict)
    pattern: tuple[PatternTable, ...] = ()
    edit: tuple[EditTable, ...] = ()
    formulas: dict[str, str] = msgspec.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A wording that depends on the words around it.

    `put` takes the place of the group `m` where `find` has one, else of the whole match.

    `example` is a text in which `find` matches and the wording put there; `counter` is a text in
    which it does not match.
    """

    id: str
    find: re.Pattern[str]
    put: str
    example: tuple[str, str]
    counter: str


@dataclass(frozen=True, slots=True)
class Edit:
    """A correction of the engine's output that is made only where `when` is found in the source.

    `example` is a source, an output and the corrected output; `counter` is a source and an output that stays.
    """

    id: str
    when: re.Pattern[str]
    find: re.Pattern[str]
    put: str
    example: tuple[str, str, str]
    counter: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Rewording:
    """The wordings of one direction. Keys of `phrases` and `formulas` are folded."""

    direction: Direction
    method: str
    phrases: dict[str, str]
    patterns: tuple[Pattern, ...]
    edits: tuple[Edit, ...]
    formulas: dict[str, str]
    finder: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Masked:
    """A text whose phrases are words that no dictionary knows, with the wording each stands for."""

    text: str
    wordings: tuple[tuple[str, str], ...]


@lru_cache(maxsize=8)
def load_rewording(direction: Direction) -> Rewording | None:
    """Return the wordings kept for a direction, or None."""
    resource = files("ert_writer.engines") / "rewording" / f"{direction}.toml"
    if not resource.is_file():
        return None
    text = resource.read_text(encoding="utf-8")
    return parse(toml(text, resource.name), text, resource.name)


def parse(data: Mapping[str, Any], text: str = "", where: str = "rewording") -> Rewording:
    """Return the wordings of a data file's contents.

    Args:
        data: what TOML says.
        text: the file's text, for the lines of messages.
        where: the file.

    Raises:
        ContentError: a key is unknown, missing or of the wrong type.
    """
    table = convert(dict(data), RewordingTable, text, where)
    source, _, target = table.direction.partition("-")
    phrases = {fold(key): value for key, value in table.phrases.items()}
    return Rewording(
        Direction(source, target),
        table.method,
        phrases,
        tuple(_pattern(item) for item in table.pattern),
        tuple(_edit(item) for item in table.edit),
        {fold(key): value for key, value in table.formulas.items()},
        _finder(phrases),
    )


def _pattern(item: PatternTable) -> Pattern:
    return Pattern(item.id, re.compile(item.find, re.IGNORECASE), item.put, item.example, item.counter)


def _edit(item: EditTable) -> Edit:
    when, find = (re.compile(text, re.IGNORECASE) for text in (item.when, item.find))
    return Edit(item.id, when, find, item.put, item.example, item.counter)


def _finder(phrases: dict[str, str]) -> re.Pattern[str] | None:
    if not phrases:
        return None
    longest_first = sorted(phrases, key=len, reverse=True)
    words = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in longest_first)
    return re.compile(rf"(?<![\w@.-])(?:{words})(?![\w@]|[-.]\w)")


def formula(text: str, rewording: Rewording) -> str | None:
    """Return the fixed rendering of a whole segment with its closing punctuation, or None."""
    bare = text.rstrip(" .,:;-–—")
    found = rewording.formulas.get(fold(" ".join(bare.split())))
    return None if found is None else found + text[len(bare) :].rstrip()


def reword(text: str, rewording: Rewording) -> str:
    """Return the text with every phrase exchanged for the wording the engine renders right."""
    return _substitute(text, rewording, lambda wording: wording)


def mask(text: str, rewording: Rewording) -> Masked:
    """Return the text with every phrase exchanged for a word that the engine hands through."""
    wordings: list[tuple[str, str]] = []

    def put(wording: str) -> str:
        if not wording:
            return ""
        token = _UNKNOWN_WORD.format(_name(len(wordings)))
        while token in text:
            token += "z"
        wordings.append((token, wording))
        return token

    return Masked(_substitute(text, rewording, put), tuple(wordings))


def unmask(target: str, masked: Masked) -> str | None:
    """Return the engine's output with the wordings in place, or None when a word did not come through exactly once."""
    for token, wording in masked.wordings:
        found = list(re.finditer(rf"\b{token}\b", target, re.IGNORECASE))
        if len(found) != 1:
            return None
        start, end = found[0].span()
        capital = target[start].isupper() and wording[0].islower()
        before = _agreeing(target[:start], wording)
        target = before + (wording[0].upper() + wording[1:] if capital else wording) + target[end:]
    return target


def _agreeing(before: str, wording: str) -> str:
    """Return the text before a Portuguese wording with its last article in the wording's gender and number.

    The engine chose the article for a word it did not know, by the Spanish article.
    """
    match = _ARTICLE.search(before)
    head = wording.split(maxsplit=1)[0].lower()
    if match is None or not head.isalpha() or head in _NO_NOUN:
        return before
    plural = head.endswith("s")
    stem = {"uns": "um"}.get(match[1].lower(), match[1].lower().removesuffix("s"))
    feminine = bool(_FEMININE.search(head))
    form = _ARTICLES[stem][feminine] + "s" * plural
    form = "uns" if form == "ums" else form
    return before[: match.start(1)] + (form.capitalize() if match[1][0].isupper() else form) + before[match.end(1) :]


def edit(source: str, target: str, rewording: Rewording) -> tuple[str, tuple[Change, ...]]:
    """Return the engine's output with every edit made whose source word is there, and the changes made."""
    changes = []
    for rule in rewording.edits:
        if rule.when.search(source) and rule.find.search(target):
            mended = rule.find.sub(lambda match, put=rule.put: _like(match[0], match.expand(put)), target)  # type: ignore[misc]
            changes.append(Change(rule.id, target, mended))
            target = mended
    return target, tuple(changes)


def _substitute(text: str, rewording: Rewording, put: Callable[[str], str]) -> str:
    """Put wordings in place of phrases and patterns; phrases go first and what they gave is not searched again."""
    folded = fold(text)
    spans = [(m.start(), m.end(), rewording.phrases[_key(m[0])]) for m in _matches(rewording.finder, folded)]
    for pattern in rewording.patterns:
        for match in pattern.find.finditer(text):
            first, last = match.span(_GROUP if _GROUP in pattern.find.groupindex else 0)
            if all(last <= start or first >= end for start, end, _ in spans):
                spans.append((first, last, match.expand(pattern.put)))
    out, at = [], 0
    for start, end, wording in sorted(spans):
        out += [text[at:start], put(_like(text[start:end], wording))]
        at = end
    return "".join([*out, text[at:]])


def _matches(finder: re.Pattern[str] | None, folded: str) -> list[re.Match[str]]:
    return [] if finder is None else list(finder.finditer(folded))


def _key(found: str) -> str:
    return " ".join(found.split())


def _like(found: str, wording: str) -> str:
    """Return the wording with the capitals of what it takes the place of."""
    return wording[0].upper() + wording[1:] if found[:1].isupper() and wording[:1].islower() else wording


def _name(number: int) -> str:
    name = _LETTERS[number % len(_LETTERS)]
    while number >= len(_LETTERS):
        number = number // len(_LETTERS) - 1
        name = _LETTERS[number % len(_LETTERS)] + name
    return name
