"""What a recogniser is: one frozen value for each shape of identifier."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from operator import itemgetter

from ert_writer.model.text import EntityKind

DIGITS = "0123456789"

NUMBER_MARK = r"(?:num(?:ero)?s?\b\.?|n\.?\s?[º°ª˚]\.?|nr[oº°]s?\b\.?|n[oº]s?\b\.?|n\.|number\b|#)"
"""`N.º`, `nº`, `No.`, `Nro.`, `núm.`, `number`, `#`: what stands before a number in official prose."""


def words(phrases: str) -> str:
    """Return a regular expression for any of the phrases, the longest that stands there.

    Phrases are given without accents and parted by commas; a space stands for any white space. Common beginnings are
    written once, which makes the expression quick to compile and to match.
    """
    return _branch(sorted({" ".join(phrase.split()) for phrase in phrases.split(",")}))


def _branch(endings: list[str]) -> str:
    groups = [(head, [ending[1:] for ending in group]) for head, group in groupby(filter(None, endings), itemgetter(0))]
    branches = [(r"\s+" if head == " " else re.escape(head)) + _branch(tails) for head, tails in groups]
    if not branches:
        return ""
    body = "|".join(branches)
    may_end = "" in endings
    return f"(?:{body}){'?' * may_end}" if may_end or len(branches) > 1 else body


@dataclass(frozen=True, slots=True)
class Pattern:
    r"""One shape of entity.

    Attributes:
        kind: what a match is.
        regex: matched without regard to case or accents; the group `e`, or without one the whole match, is the entity.
            It must run in linear time: a look-behind keeps it from starting inside a run, repeats are bounded or cannot
            give back.
        priority: of two overlapping matches the higher one stays; see `recognition`.
        needs: skipped at once in a text that holds none of these characters.
        country: ISO 3166 code where the shape belongs to one country.
        accept: tells whether a match really is one.
        trim: returns how many characters of the entity belong to it, so that a sentence's full stop stays outside.
        normal: returns the normal form, or nothing.
        unmarked: the priority of a match in which the group `mark` has no part; 0 where that makes no difference.
    """

    kind: EntityKind
    regex: str
    priority: int
    needs: str = DIGITS
    country: str = ""
    accept: Callable[[re.Match[str]], bool] | None = None
    trim: Callable[[str], int] | None = None
    normal: Callable[[str], str] | None = None
    unmarked: int = 0


@cache
def compiled(regex: str) -> re.Pattern[str]:
    """Return the compiled expression; compiling waits for first use, since start-up time is a contract."""
    return re.compile(regex, re.IGNORECASE)


def digits(text: str) -> str:
    """Return the decimal digits of a text, in order."""
    return "".join(char for char in text if char.isdecimal())
