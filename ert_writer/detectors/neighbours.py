"""Languages of the region that letters' statistics take for Spanish or Portuguese: told by their own words.

Aymara, Quechua, Guarani, Papiamento, Asturian, Galician and Haitian borrow names and nouns, so that letter n-grams lean
to the language around them; their function words do not occur in it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from ert_writer.detectors.normal import words as running_words
from ert_writer.vocabulary.words import word_list

_LEAST_WORDS = 3
_QUITE_SURE = 0.99
_SHARE = 0.2
"""Share of a text's words that mark one other language, from which on it is that language."""
_UNKNOWN = 0.6
"""Share of words that no supported language knows, from which on a text is in none: a list of names has less."""


def is_another_language(running: str, confidence: float) -> bool:
    """Return whether a text is in a language that the model of letters does not tell apart.

    Args:
        running: its lower-case words with one space between them.
        confidence: how sure the model is of a supported language; whether the words are known is only looked up where
            it is not quite sure.
    """
    words = running.split()
    if len(words) < _LEAST_WORDS:
        return False
    distinct = set(words)
    if any(marks.tell(words, distinct) for marks in _marks()):
        return True
    return confidence < _QUITE_SURE and sum(not _is_known(word) for word in words) > _UNKNOWN * len(words)


def _is_known(word: str) -> bool:
    from ert_writer.vocabulary.names import name_lists

    if any(word_list(language).knows(word) for language in ("es", "pt", "en")):
        return True
    names = name_lists()
    return word in names.given or word in names.surnames or word in names.places


class _Marks(NamedTuple):
    """Words that mark a language: those that no supported one has, and all; and letters that none of them writes."""

    own: frozenset[str]
    all: frozenset[str]
    letters: frozenset[str]

    def tell(self, words: Sequence[str], distinct: set[str]) -> bool:
        """Return whether the words are of this language: two of its own, or one among three, and enough of them."""
        spelt = {word for word in distinct if not self.letters.isdisjoint(word)}
        own = (distinct & self.own) | spelt
        found = (distinct & self.all) | spelt
        enough = len(own) >= 2 or (own and len(found) >= 3)
        return bool(enough) and sum(word in found for word in words) >= _SHARE * len(words)


@cache
def _marks() -> tuple[_Marks, ...]:
    tables = tomllib.loads(files("ert_writer.detectors").joinpath("data/other_languages.toml").read_text("utf-8"))
    return tuple(
        _Marks(_as_read(table["own"]), _as_read(table["own"] + table["shared"]), frozenset(table.get("letters", "")))
        for table in tables.values()
    )


def _as_read(listed: str) -> frozenset[str]:
    """Return listed words as `words` gives them: an apostrophe ends a word, so that of `ha'e` the first half marks."""
    return frozenset(piece for word in listed.split() for piece in running_words(word).split()[:1] if len(piece) > 1)
