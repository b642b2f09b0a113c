"""What code knows of a language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The number words of one language, without accents and in lower case.

    Attributes:
        cardinals: words below one thousand, and their values.
        scales: words that multiply what is before them.
        alone: scales that are numbers without anything before them, as `mil` is.
        joiners: words that may be between two parts of one number.
        articles: words for one that are articles more often than numbers.
        ordinals: `third`, `tercero`, and words that imply a number, such as `both`: no certain sign of one.
        half: a regular expression for what makes a half of it, as in `millón y medio`.
        next_scale: from a scale to the one above it; Spanish counts millions up to a million of them.
    """

    cardinals: Mapping[str, int]
    scales: Mapping[str, int]
    alone: frozenset[str]
    joiners: frozenset[str]
    articles: frozenset[str]
    ordinals: Mapping[str, int]
    half: str
    next_scale: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """Words before a full stop that ends no sentence, by what usually follows; see `text.abbreviations`."""

    leading: frozenset[str]
    numeric: frozenset[str]
    ending: frozenset[str]
    closing: frozenset[str]


@dataclass(frozen=True, slots=True)
class LanguageData:
    """All that code must know of a language; what recognises something in a letter is in `lexicon/`.

    Attributes:
        code: `es`, `pt` or `en`.
        months: the twelve names as written.
        short_months: further forms of each month, without accents.
        ambiguous_months: forms, without accents, that are other words too: `mar`, `may`.
        weekdays: Monday first, each with its forms, without accents.
        relative_days: (regular expression over folded text, days from the letter's date); the first that fits wins.
        decimal_comma: whether decimals follow a comma.
        numbers: number words.
        abbreviations: by what follows them.
        accented: words of letters that are practically always written with an accent.
        accented_endings: (ending without accent, with accent).
        never_accented: words that keep their ending without one.
        negations: words, folded, that deny what follows them.
        idle_negations: beginnings of phrases, folded, with such a word that deny nothing behind them: `sin perjuicio`,
            `no dejen de`.
        clause_openers: phrases, folded, that open a clause wherever they stand.
        comma_openers: words, folded, that open a clause behind a comma.
        conditions: phrases, folded, that make a clause a condition.
    """

    code: str
    months: tuple[str, ...]
    short_months: tuple[tuple[str, ...], ...]
    ambiguous_months: frozenset[str]
    weekdays: tuple[tuple[str, ...], ...]
    relative_days: tuple[tuple[str, int], ...]
    decimal_comma: bool
    numbers: NumberWords
    abbreviations: Abbreviations
    accented: frozenset[str] = frozenset()
    accented_endings: tuple[tuple[str, str], ...] = ()
    never_accented: frozenset[str] = frozenset()
    negations: tuple[str, ...] = ()
    idle_negations: tuple[str, ...] = ()
    clause_openers: tuple[str, ...] = ()
    comma_openers: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()


def word_set(text: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(text.split())


def counted(words: str, start: int = 0, step: int = 1) -> dict[str, int]:
    """Number the words of a list from `start`; a slash parts words of equal value."""
    return {form: start + step * place for place, word in enumerate(words.split()) for form in word.split("/")}


def counted_with_gender(words: str, start: int = 1, step: int = 1) -> dict[str, int]:
    """Number ordinals that end in `o`, with their feminine and plural forms."""
    forms = ((word, place) for place, word in enumerate(words.split()))
    return {word[:-1] + ending: start + step * place for word, place in forms for ending in ("o", "a", "os", "as")}
