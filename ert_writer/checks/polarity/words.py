"""The words that negate, read from `data/polarity.toml` and `data/opposites.toml` and compiled to expressions.

A phrase is written in the notation of the lexicon, with `$` for the end of a clause, and `<<` or `>>` next to words
that must be before or behind the cue without being part of it. The expressions are searched in folded text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files

import msgspec

from ert_writer.content.schema import Table, parse
from ert_writer.lexicon.load import rows_of
from ert_writer.lexicon.model import Row
from ert_writer.lexicon.notation import Choice, Gap, Step, Wild, Word
from ert_writer.lexicon.notation import parse as steps_of
from ert_writer.model.language import Language

_JOINED = r"[\s'’-]+"
_END_OF_CLAUSE = r"(?=\s*(?:[.,;:!?)\"”»]|$))"
_NUMBER_SIGNS: Mapping[Language, str] = {
    "es": r"nos?\.\s*\d[\w./-]*|(?<!, )nos?\s*\d[\w./-]*|no\.(?=\s*[\w-]*\d)|(?<=¿)no(?=\?)",
    "pt": r"(?<=, )nao(?=\?)",
    "en": r"nos?\.?\s*\d[\w./-]*|no\.(?=\s*[\w-]*\d)|nos?\.?(?=\s*:)|no\.?(?=\s+\w+[/-]\S*\d)"
    r"|(?:letter|case|file|report|reference|order|record|process|proceeding|inquiry|notice"
    r"|identification|account|id|phone|serial|passport|registration|badge) nos?\.",
}
"""`No. 1187` is a number and `¿no?` asks for consent: marks tell, not words."""


class Opposites(Table, frozen=True, kw_only=True):
    """A plain word and its negation: phrases by language, and two sentences that hold one of them each."""

    id: str
    en: list[str]
    es: list[str]
    pt: list[str]
    not_en: list[str] = msgspec.field(default_factory=list)
    not_es: list[str] = msgspec.field(default_factory=list)
    not_pt: list[str] = msgspec.field(default_factory=list)
    example: list[str]

    def plain(self, language: Language) -> str:
        """Return the expression of the plain word in a base language; empty for an unsupported one."""
        return _any(getattr(self, language, ()))

    def negated(self, language: Language) -> str:
        """Return the expression of the negation in a base language; empty where it has none."""
        return _any(getattr(self, f"not_{language}", ()))


class _File(Table, frozen=True):
    topic: str
    row: list[Opposites]


@cache
def negations() -> tuple[Row, ...]:
    """Return the rows of negating words, in the order in which they claim them."""
    return rows_of(_text("polarity.toml"), "polarity.toml")


@cache
def opposites() -> tuple[Opposites, ...]:
    """Return the families of opposites."""
    return tuple(parse(_text("opposites.toml"), _File, "opposites.toml").row)


def expression(phrases: Iterable[str], exceptions: Iterable[str] = ()) -> str:
    """Return what finds one of some phrases in folded text, but where an exception begins; empty without phrases.

    Raises:
        NotationError: a phrase is not in the notation.
    """
    found, excepted = _any(phrases), _any(exceptions)
    return rf"(?!(?:{excepted})(?!\w))(?:{found})" if excepted and found else found


def number_signs(language: Language) -> str:
    """Return what finds `No.` before a number, which negates nothing."""
    return _NUMBER_SIGNS.get(language, "")


def bounded(pattern: str) -> re.Pattern[str]:
    """Compile an expression for whole words; a quotation mark may be before one."""
    return re.compile(rf"(?<![\w-])(?<!\w['’])(?:{pattern})(?!\w)")


def _text(name: str) -> str:
    return files("ert_writer.checks").joinpath("data", name).read_text("utf-8")


def _any(phrases: Iterable[str]) -> str:
    return "|".join(_compiled(phrase) for phrase in phrases)


@lru_cache(maxsize=2048)
def _compiled(phrase: str) -> str:
    cue, _, context = phrase.partition(">>")
    before, _, cue = cue.rpartition("<<")
    ends, cue = cue.rstrip().endswith("$"), cue.rstrip().removesuffix("$")
    found = _behind(before.strip()) + _sequence(steps_of(cue.strip()))
    ahead = rf"(?={_JOINED}{_sequence(steps_of(context.strip()))}(?!\w))" if context else ""
    return found + ahead + (_END_OF_CLAUSE if ends else "")


def _behind(words: str) -> str:
    """Return the expression of the words before a cue, each of one length as a look back needs it."""
    if not words:
        return ""
    (*fixed, last) = steps_of(words)
    ways = sorted(last.exact) if isinstance(last, Word) else []
    start = "".join(_step(step) + r"\s" for step in fixed)
    return "(?:" + "|".join(rf"(?<={start}{re.escape(way)}\s)" for way in ways) + ")"


def _sequence(steps: Sequence[Step]) -> str:
    """Return the expression of some steps; an optional one carries the space before the next."""
    parts: list[str] = []
    for place, step in enumerate(steps):
        last = place == len(steps) - 1
        if isinstance(step, Gap):
            parts.append(rf"(?:\w+{_JOINED}){{0,{step.words}}}")
        elif isinstance(step, Choice) and () in step.ways:
            ways = "|".join(_sequence(way) for way in step.ways if way)
            # at the end the space comes before the optional words: take back the one already written
            parts.append(rf"(?:{_JOINED}(?:{ways}))?" if last else rf"(?:(?:{ways}){_JOINED})?")
        else:
            parts.append(_step(step) + ("" if last or _rest_is_optional(steps[place + 1 :]) else _JOINED))
    return "".join(parts)


def _rest_is_optional(steps: Sequence[Step]) -> bool:
    return len(steps) == 1 and isinstance(steps[0], Choice) and () in steps[0].ways


def _step(step: Step) -> str:
    if isinstance(step, Word):
        words = [re.escape(word) for word in sorted(step.exact, key=len, reverse=True)]
        return "(?:" + "|".join([*words, *(re.escape(prefix) + r"\w*" for prefix in step.prefixes)]) + ")"
    if isinstance(step, Wild):
        return r"\d+" if step.number else r"\w+"
    ways = step.ways if isinstance(step, Choice) else ((step,),)
    return "(?:" + "|".join(sorted((_sequence(way) for way in ways), key=len, reverse=True)) + ")"
