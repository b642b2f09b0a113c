"""Regular expressions: compiled on first use, and alternations made from lists of phrases."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import groupby
from operator import itemgetter

from ert_writer.text.expressions import expression

_CHARACTERS = {" ": r"\s+", "*": r"[^\W\d_]*"}


def words(phrases: str) -> str:
    """Return a regular expression for any of the phrases, the longest that is there.

    Phrases are given without accents and parted by commas; a space stands for any white space. Common beginnings are
    written once, which makes the expression quick to compile and to match.
    """
    return alternation(" ".join(phrase.split()) for phrase in phrases.split(","))


def alternation(phrases: Iterable[str]) -> str:
    """Return a regular expression for the longest of the folded phrases that is there; `*` ends a word freely."""
    return _branch(sorted({phrase for phrase in phrases if phrase}))


def _branch(endings: list[str]) -> str:
    groups = [(head, [ending[1:] for ending in group]) for head, group in groupby(filter(None, endings), itemgetter(0))]
    branches = [_CHARACTERS.get(head, re.escape(head)) + _branch(tails) for head, tails in groups]
    if not branches:
        return ""
    body = "|".join(branches)
    may_end = "" in endings
    return f"(?:{body}){'?' * may_end}" if may_end or len(branches) > 1 else body


@cache
def compiled(regex: str) -> re.Pattern[str]:
    """Return the compiled expression; compiling waits for first use, since start-up time is a contract."""
    return expression(regex, re.IGNORECASE)


def digits(text: str) -> str:
    """Return the decimal digits of a text, in order."""
    return "".join(char for char in text if char.isdecimal())
