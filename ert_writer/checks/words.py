"""Words of a text with their places, and folding that keeps places."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from ert_writer.model.findings import Span

_TOKEN = re.compile(r"\S+")
_TRAILING = ',;:.!?)]»”"'
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


class Word(NamedTuple):
    """A word as written, its folded form, and its place in the text."""

    text: str
    folded: str
    span: Span

    @property
    def lower(self) -> bool:
        """Return whether the word begins in lower case: no name, no sentence start."""
        return self.text[:1].islower()


@lru_cache(maxsize=4096)
def _fold_char(char: str) -> str:
    plain = unicodedata.normalize("NFD", char)[0].lower()
    return plain if len(plain) == 1 else char


def fold(text: str) -> str:
    """Return the text in lower case and without accents, each character at its place."""
    return "".join(map(_fold_char, text))


def words(text: str) -> tuple[Word, ...]:
    """Return the words of a text; digits and signs are none."""
    folded = fold(text)
    return tuple(
        Word(match[0], folded[match.start() : match.end()], Span(match.start(), match.end()))
        for match in _WORD.finditer(text)
    )


def without_tokens(text: str, odd: re.Pattern[str]) -> str:
    """Return the text with every token in which `odd` is found blanked out; places are kept.

    A token is a run without white space; signs at its end stay.
    """

    def blank(match: re.Match[str]) -> str:
        token = match[0].rstrip(_TRAILING)
        fill = "0" if token[:1].isdecimal() else " "  # a number stays one, for `No. 12.965/2014`
        return fill * len(token) + match[0][len(token) :] if odd.search(token) else match[0]

    return _TOKEN.sub(blank, text)


def is_caps(text: str) -> bool:
    """Return whether a text of more than one letter is written in capitals throughout."""
    letters = [char for char in text if char.isalpha()]
    return len(letters) > 1 and all(not char.islower() for char in letters)
