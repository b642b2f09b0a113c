"""Accents for text that has lost them, as letters in capitals often have.

A word gets an accent when it is practically always written with one: by the lists in `data/` (made by
`training/accents/build.py`), by the words of police and court letters in `languages/`, or by its ending. Every
character is exchanged for one character, so positions stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

from ert_writer.model.findings import Span
from ert_writer.model.language import Language, base
from ert_writer.text.fold import without_accents
from ert_writer.text.languages import language_data
from ert_writer.text.languages.model import LanguageData

_STEM = 3
_WORD = re.compile(r"(?<![\w@./:#-])[A-Za-z]{2,}(?![@\w])")
"""A whole word that is not a part of an address or handle."""
_SHORTEST = 12
"""Letters a text must have before the lack of accents says anything."""


def restore_accents(text: str, language: Language, kept: Iterable[Span] = ()) -> str:
    """Return Spanish or Portuguese text with accents where more are missing than there; other text as it is.

    Args:
        text: of one segment.
        language: base or regional tag.
        kept: spans that must not change, such as identifiers.
    """
    tongue = base(language)
    data = language_data(language)
    if data is None or not data.accented or not _long_enough(text):
        return text
    spans = tuple(kept)
    known = _known(tongue)
    lacking = sum(_accented(word, data, known) != word for word in _WORD.findall(text))
    if lacking <= sum(not word.isascii() for word in text.split()):
        return text

    def mend(match: re.Match[str]) -> str:
        if any(match.start() < span.end and span.start < match.end() for span in spans):
            return match[0]
        return _accented(match[0], data, known)

    return _WORD.sub(mend, text)


def _long_enough(text: str) -> bool:
    return sum(char.isalpha() for char in text) >= _SHORTEST


def _accented(word: str, data: LanguageData, known: dict[str, str]) -> str:
    small = word.lower()
    found = None if small in data.never_accented else known.get(small) or _by_ending(small, data)
    if found is None:
        return word
    return "".join(new.upper() if old.isupper() else new for old, new in zip(word, found, strict=True))


def _by_ending(word: str, data: LanguageData) -> str | None:
    for bare, accented in data.accented_endings:
        if word.endswith(bare) and len(word) - len(bare) >= _STEM:
            return word[: -len(bare)] + accented
    return None


@lru_cache(maxsize=2)
def _known(language: Language) -> dict[str, str]:
    """Return the accented spelling of each word by its spelling without accents."""
    listed = (files("ert_writer.text") / "data" / f"accents-{language}.txt").read_text(encoding="utf-8")
    data = language_data(language)
    words = [*listed.split(), *(data.accented if data else ())]
    return {bare: word for word in words if (bare := without_accents(word)) != word and len(bare) == len(word)}
