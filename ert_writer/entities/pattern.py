"""What a recogniser is: one frozen value for each shape of identifier."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from ert_writer.model.text import EntityKind

DIGITS = "0123456789"

NUMBER_MARK = r"(?:n[uú]m(?:ero)?s?\b\.?|n\.?\s?[º°ª˚]\.?|nr[oº°]s?\b\.?|n[oº]s?\b\.?|n\.|number\b|#)"
"""`N.º`, `nº`, `No.`, `Nro.`, `núm.`, `number`, `#`: what stands before a number in official prose."""

_LOOSE = {"a": "aáàâãä", "e": "eéèêë", "i": "iíìîï", "o": "oóòôõö", "u": "uúùûü", "c": "cç", "n": "nñ"}


def words(phrases: str) -> str:
    """Return a regular expression for any of the phrases, with or without their accents.

    Phrases are given without accents and parted by commas; a space stands for any white space, and longer phrases are
    tried first.
    """
    wanted = {" ".join(phrase.split()) for phrase in phrases.split(",")}
    return (
        "(?:" + "|".join(_loose(phrase) for phrase in sorted(wanted, key=lambda phrase: (-len(phrase), phrase))) + ")"
    )


def _loose(phrase: str) -> str:
    return "".join(r"\s+" if char == " " else _letter(char) for char in phrase)


def _letter(char: str) -> str:
    return f"[{_LOOSE[char]}]" if char in _LOOSE else re.escape(char)


@dataclass(frozen=True, slots=True)
class Pattern:
    r"""One shape of entity.

    Attributes:
        kind: what a match is.
        regex: matched without regard to case; the group `e`, or the whole match where there is none, is the entity.
            It must run in linear time: a look-behind keeps it from starting inside a run, repeats are bounded or cannot
            give back.
        priority: of two overlapping matches the higher one stays; see `recognition`.
        needs: skipped at once in a text that holds none of these characters.
        country: ISO 3166 code where the shape belongs to one country.
        accept: tells whether a match really is one.
        trim: returns how many characters of the entity belong to it, so that a sentence's full stop stays outside.
        normal: returns the normal form, or nothing.
    """

    kind: EntityKind
    regex: str
    priority: int
    needs: str = DIGITS
    country: str = ""
    accept: Callable[[re.Match[str]], bool] | None = None
    trim: Callable[[str], int] | None = None
    normal: Callable[[str], str] | None = None


@cache
def compiled(regex: str) -> re.Pattern[str]:
    """Return the compiled expression; compiling waits for first use, since start-up time is a contract."""
    return re.compile(regex, re.IGNORECASE)


def digits(text: str) -> str:
    """Return the decimal digits of a text, in order."""
    return "".join(char for char in text if char.isdecimal())
