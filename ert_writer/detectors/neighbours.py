"""Languages of the region that letters' statistics take for Spanish or Portuguese: told by their own words.

Aymara, Quechua, Guarani, Papiamento, Asturian, Galician and Haitian borrow names and nouns, so that letter n-grams lean
to the language around them; their function words do not occur in it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from ert_writer.detectors.normal import words as running_words
from ert_writer.model.language import ES
from ert_writer.vocabulary.words import word_list

_LEAST_WORDS = 3
_QUITE_SURE = 0.99
_SHARE = 0.2
"""Share of a text's words that mark one other language, from which on it is that language."""
_MOST_UNKNOWN, _MANY_UNKNOWN, _UNSURE = 0.6, 0.49, 0.7
"""Share of words that no supported language knows, above which a text is in none: a list of names has less. The second
counts where the model of letters is less sure of a language than the third."""
_LEONESE = "ast"
_LONG_WORD = 5  # letters from which on a word's ending tells its language


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
    respelt = frozenset(word for word in distinct if _is_leonese(word))
    if any(marks.tell(words, distinct, respelt if name == _LEONESE else frozenset()) for name, marks in _marks()):
        return True
    share = _MANY_UNKNOWN if confidence < _UNSURE else _MOST_UNKNOWN
    return confidence < _QUITE_SURE and sum(not _is_known(word) for word in words) > share * len(words)


def _is_leonese(word: str) -> bool:
    """Return whether a word is a Spanish one as Asturian writes it: `rexistru` for `registro`, `usuarios` stays."""
    ends = len(word) >= _LONG_WORD and word.endswith(("u", "us"))
    if not ends and "x" not in word:
        return False
    spanish = re.sub(r"u(s?)$", r"o\1", word) if ends else word
    forms = {spanish.replace("x", other) for other in "xgj"} - {word}
    return any(word_list(ES).holds(form) for form in forms) and not _is_known(word)


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

    def tell(self, words: Sequence[str], distinct: set[str], respelt: frozenset[str]) -> bool:
        """Return whether the words are of this language: two of its own, or one among three, and enough of them."""
        spelt = respelt | {word for word in distinct if not self.letters.isdisjoint(word)}
        own = (distinct & self.own) | spelt
        found = (distinct & self.all) | spelt
        enough = len(own) >= 2 or (own and len(found) >= 3)
        return bool(enough) and sum(word in found for word in words) >= _SHARE * len(words)


@cache
def _marks() -> tuple[tuple[str, _Marks], ...]:
    tables = tomllib.loads(files("ert_writer.detectors").joinpath("data/other_languages.toml").read_text("utf-8"))
    return tuple(
        (
            name,
            _Marks(
                _as_read(table["own"]), _as_read(table["own"] + table["shared"]), frozenset(table.get("letters", ""))
            ),
        )
        for name, table in tables.items()
    )


def _as_read(listed: str) -> frozenset[str]:
    """Return listed words as `words` gives them: an apostrophe ends a word, so that of `ha'e` the first half marks."""
    pieces = (word if word.isalpha() else next(iter(running_words(word).split()), "") for word in listed.split())
    return frozenset(piece for piece in pieces if len(piece) > 1)
