"""Text without accents, in small letters: one character for one, so that positions stay."""

from __future__ import annotations

import re
import unicodedata
from functools import cache


class _Bare(dict[int, str]):
    """Maps a code point to its letter without accents; what has none maps to itself. Filled as characters come."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        bare = unicodedata.normalize("NFD", char)[0]
        self[code] = bare
        return bare


class _Folded(dict[int, str]):
    """Maps a code point to its small letter without accents, where that is one character."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        small = unicodedata.normalize("NFD", char)[0].lower()
        self[code] = small if len(small) == 1 else char
        return self[code]


@cache
def _bare() -> _Bare:
    return _Bare()


@cache
def _folded() -> _Folded:
    return _Folded()


def fold(text: str) -> str:
    """Return the text in lower case without accents, of the same length; `º`, `ß` and bare accents stay."""
    return text.lower() if text.isascii() else text.translate(_folded())


def lower(text: str) -> str:
    """Return the text in lower case with its accents, composed (NFC)."""
    return text.lower() if text.isascii() else unicodedata.normalize("NFC", text).lower()


def without_accents(text: str) -> str:
    """Return the text without accents, of the same length, letter case kept."""
    return text if text.isascii() else text.translate(_bare())


def fold_words(text: str) -> str:
    """Return the words of a text folded, one space apart, compatibility forms and ligatures written out."""
    plain = fold(unicodedata.normalize("NFKC", text.casefold()))
    return " ".join(re.findall(r"\w+", "".join(char for char in plain if not unicodedata.combining(char))))
