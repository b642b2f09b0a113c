"""The closed-world account: what became of every source token that must not change unseen.

A token that holds a digit, `@`, `_`, `/` or another sign, mixed letter case, or that no dictionary has, is *verbatim*
in the target, *converted* by a rule that names itself (a number, date, clock time or sum of the same value; a row of
`data/conversions.toml`), or it is an issue. Tokens of recognised entities are verified elsewhere and left out here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files

from ert_writer.checks.rule import Issue
from ert_writer.content.schema import Table, parse
from ert_writer.entities.quantities import find_quantities
from ert_writer.entities.quantity import whole_number
from ert_writer.model.checking import Pair
from ert_writer.model.findings import Category, Finding, Severity, Span
from ert_writer.model.language import EN, ES, PT, Language, base
from ert_writer.model.text import Entity
from ert_writer.text.fold import fold
from ert_writer.vocabulary.words import word_list

ID = "unaccounted"
_EDGES = "/\\.,;:!?¿¡()[]{}\"'“”‘’«»…–—-*•·|<>"
_SIGN = re.compile(r"[\d@_/\\#&%=+*~^|§°½¼¾]")
_MIXED = re.compile(r"[^\W\d_][a-zà-ÿ]*[a-zà-ÿ][A-ZÀ-Þ]")
_LETTERS = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*$")
_PLAIN_VALUE = re.compile(
    r"(?:[A-Z]{0,3}\$|[€£])?\d{1,3}(?:[.,  ]\d{3})*(?:[.,]\d{1,2})?%?|\d+(?:[.,]\d+)?%?"
    r"|\d{1,2}[./-]\d{1,2}[./-](?:\d{2}|\d{4})"
    r"|\d{4}-\d{2}-\d{2}|\d{1,2}[:hH.]\d{0,2}(?:min)?(?::\d{2})?(?:hs?|hrs)?|\d{1,2}[ºª°]"
)
_ORDINALS = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]
_ROMAN = re.compile(r"(?=[ivxlcdm])m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$", re.IGNORECASE)
_SWAPS = (("b", "v"), ("v", "b"), ("s", "c"), ("c", "s"), ("z", "s"), ("s", "z"), ("j", "g"), ("g", "j"), ("y", "ll"),
          ("ll", "y"), ("k", "qu"), ("k", "c"), ("i", "y"), ("x", "s"), ("n", "m"), ("ss", "s"), ("s", "ss"),
          ("rr", "r"),
          ("r", "rr"), ("h", ""), ("w", "hu"), ("x", "ch"), ("u", "o"), ("o", "u"), ("i", "e"), ("e", "i"))  # fmt: skip


class Rule(Table, frozen=True):
    """A row of the table of conversions."""

    id: str
    find: str
    into: dict[str, list[str]]
    example: list[str]
    counter: list[str]
    ordinal: bool = False


class Rules(Table, frozen=True):
    """The table of conversions."""

    rule: list[Rule]


@dataclass(frozen=True, slots=True)
class Token:
    """A source token without its outer punctuation, and where it stands."""

    text: str
    span: Span


@cache
def conversions() -> tuple[Rule, ...]:
    """Return the rows of the table of conversions."""
    file = files("ert_writer.checks").joinpath("data/conversions.toml")
    return tuple(parse(file.read_text("utf-8"), Rules, "conversions.toml").rule)


def account(pair: Pair, entities: Sequence[Entity]) -> tuple[Finding, ...]:
    """Return a finding for every token of the source that nothing in the target accounts for.

    Args:
        pair: the two texts and their languages.
        entities: the source's recognised entities, which are verified elsewhere.
    """
    return tuple(
        Finding(
            ID,
            issue.category or Category.INCONSISTENT_ENTITIES,
            issue.severity or Severity.ERROR,
            issue.message,
            source_span=issue.source_span,
            value=issue.value,
            pair=pair.id,
        )
        for issue in unaccounted(pair, entities)
    )


def unaccounted(pair: Pair, entities: Sequence[Entity]) -> Iterator[Issue]:
    """Yield an issue for every critical token that is neither verbatim nor converted, each text once."""
    tokens = [token for token in tokens_of(pair.source, entities) if _critical(token.text, pair)]
    if not tokens:
        return
    seen: set[str] = set()
    values = _Values(pair)
    for token in tokens:
        if token.text in seen:
            continue
        seen.add(token.text)
        wanted = sum(other.text == token.text for other in tokens)
        if _verbatim(token.text, pair.target) >= wanted or converted_by(token.text, pair, values):
            continue
        yield _issue(token, pair.target)


def tokens_of(source: str, entities: Sequence[Entity]) -> Iterator[Token]:
    """Yield the source's tokens, and of those that an entity covers in part what is outside it."""
    covered = [False] * len(source)
    for entity in entities:
        covered[entity.span.start : entity.span.end] = [True] * (entity.span.end - entity.span.start)
    blanked = "".join(" " if hidden else char for char, hidden in zip(source, covered, strict=True))
    for match in re.finditer(r"\S+", blanked):
        text = match[0].strip(_EDGES)
        if text:
            start = match.start() + match[0].index(text)
            yield Token(text, Span(start, start + len(text)))


def converted_by(token: str, pair: Pair, values: _Values | None = None) -> str:
    """Return the name of the rule by which the target says a token otherwise; empty where none does."""
    target = base(pair.target_language)
    for rule in conversions():
        match = re.fullmatch(rule.find, token, re.IGNORECASE)
        if match is not None and _says(rule, match, pair.target, target):
            return rule.id
    if _PLAIN_VALUE.fullmatch(token) and (values or _Values(pair)).kept(token):
        return "value"
    return ""


class _Values:
    """The quantities of both sides, read when first asked for."""

    def __init__(self, pair: Pair) -> None:
        self._pair = pair
        self._there: frozenset[str] | None = None

    def kept(self, token: str) -> bool:
        """Return whether every quantity in a token has its value in the target."""
        if self._there is None:
            found = find_quantities(self._pair.target, self._pair.target_language)
            self._there = frozenset(value for quantity in found for value in (*quantity.values, *quantity.parts))
        here = find_quantities(token, self._pair.source_language)
        return bool(here) and all(not self._there.isdisjoint(quantity.values) for quantity in here)


def _critical(token: str, pair: Pair) -> bool:
    if _SIGN.search(token) or _MIXED.search(token):
        return True
    if not _LETTERS.match(token):
        return any(char.isalnum() for char in token) or not token.isascii()
    return _unknown(token, base(pair.source_language))


def _unknown(token: str, language: Language) -> bool:
    """Return whether a word of letters alone is in no dictionary: a name, a code, or a slip."""
    if language not in (ES, PT, EN) or len(token) < 4 or _ROMAN.match(token):
        return False
    words = word_list(language)
    english = word_list(EN)
    parts = [part for part in re.split(r"[-'’.]", token) if len(part) > 2]
    return any(not words.knows(part) and not english.holds(part) and not _slip(part, language) for part in parts)


def _slip(word: str, language: Language) -> bool:
    """Return whether a word in small letters is one usual slip away from a word of the language."""
    if not word.islower():
        return False
    words, bare = word_list(language), fold(word)
    shorter = (bare[:i] + bare[i + 1 :] for i in range(len(bare)))
    turned = (bare[:i] + bare[i + 1] + bare[i] + bare[i + 2 :] for i in range(len(bare) - 1))
    swapped = (bare.replace(old, new, 1) for old, new in _SWAPS if old in bare)
    return any(words.holds(other) for other in (*shorter, *turned, *swapped) if len(other) > 3)


def _verbatim(token: str, target: str) -> int:
    edge = r"(?<!\w)" if token[0].isalnum() else ""
    end = r"(?!\w)" if token[-1].isalnum() else ""
    if any(char.isdigit() for char in token):
        edge, end = edge and r"(?<![\w])(?<!\d[.,/-])", end and r"(?![\w]|[.,/-]\d)"
    return len(
        re.findall(
            rf"{edge}{re.escape(token)}{end}",
            target,
            re.IGNORECASE if token.isalpha() and not _MIXED.search(token) else 0,
        )
    )


def _says(rule: Rule, match: re.Match[str], target: str, language: Language) -> bool:
    if rule.ordinal:
        return _ordinal(whole_number(re.sub(r"\D.*", "", match[0])), target)
    wanted = [match.expand(word) for word in rule.into.get(language, [])]
    return not wanted or any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", target, re.IGNORECASE) for word in wanted)


def _ordinal(number: int, target: str) -> bool:
    said = [rf"{number}(?:st|nd|rd|th|[ºª°.]|er|o|a)?"]
    if number < len(_ORDINALS):
        said.append(_ORDINALS[number])
    return re.search(rf"(?<![\w.,])(?:{'|'.join(said)})(?![\w]|[.,]\d)", target, re.IGNORECASE) is not None


def _alike(word: str, target: str) -> str:
    """Return the target's capitalised word that is spelled most like a name, such as `Berlin` for `Berlim`, or ""."""
    others = [match[0] for match in re.finditer(r"[A-ZÀ-Þ][^\W\d_]+", target)]
    close = get_close_matches(fold(word), [fold(other) for other in others], n=1, cutoff=0.6)
    return next((other for other in others if close and fold(other) == close[0]), "")


def _issue(token: Token, target: str) -> Issue:
    if token.text.isalpha() and token.text.istitle() and (other := _alike(token.text, target)):
        message = f"the name {token.text!r} is {other!r} in the target: compare it with the source"
        return Issue(message, source_span=token.span, value=token.text, severity=Severity.NOTE)
    if _SIGN.search(token.text) or not token.text.islower():
        message = f"{token.text!r} is neither copied nor converted by a rule: compare the target with the source"
        return Issue(message, source_span=token.span, value=token.text)
    message = f"no dictionary of the source language has {token.text!r}: the engine guessed its meaning"
    return Issue(
        message, source_span=token.span, value=token.text, severity=Severity.WARNING, category=Category.MISTRANSLATION
    )
