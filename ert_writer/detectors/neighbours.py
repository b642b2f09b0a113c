"""Languages of the region that letters' statistics take for Spanish or Portuguese: told by their own words.

Aymara, Quechua, Guarani, Papiamento, Asturian, Galician and Haitian borrow names and nouns, so that letter n-grams lean
to the language around them; their function words do not occur in it.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import NamedTuple

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
    for marks in _marks():
        found = distinct & marks.all
        if (len(found) >= 3 or len(found & marks.own) >= 2) and sum(w in found for w in words) >= _SHARE * len(words):
            return True
    return confidence < _QUITE_SURE and sum(not _is_known(word) for word in words) > _UNKNOWN * len(words)


def _is_known(word: str) -> bool:
    from ert_writer.vocabulary.names import name_lists

    if any(word_list(language).knows(word) for language in ("es", "pt", "en")):
        return True
    names = name_lists()
    return word in names.given or word in names.surnames or word in names.places


class _Marks(NamedTuple):
    """Words that mark a language: those that no supported one has, and all."""

    own: frozenset[str]
    all: frozenset[str]


@cache
def _marks() -> tuple[_Marks, ...]:
    import tomllib

    data = files("ert_writer.detectors").joinpath("data/other_languages.toml").read_text("utf-8")
    tables = tomllib.loads(data).values()
    return tuple(
        _Marks(frozenset(table["own"].split()), frozenset((table["own"] + table["shared"]).split())) for table in tables
    )
