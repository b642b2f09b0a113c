"""Sentences that mix Spanish and Portuguese: Portuñol of the borders, Galician, Fala.

A sentence of either language has next to no word that only the other one has, so that two such words among few tell a
mixture. Names are left out: towns, agencies and surnames cross the border as they are.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from ert_writer.model.language import EN, ES, PT, Language
from ert_writer.vocabulary.words import word_list

_PROOF = ((0.8, 1, 0.15), (0.97, 1, 0.25), (0.995, 2, 0.2))
"""How many words of the other language, and what share of all that only one language has, tell a mixture where the
model is less sure of one language than the first number. Where it is surer than any of them, nothing is looked up.
"""
_SHORTEST = 3  # letters from which on a word list is asked; shorter words are those of the table
_LONGEST = 1_000  # code points that are looked at: who mixes does so from the first line

_QUOTED = re.compile(r'"[^"]{1,500}"|“[^”]{1,500}”|«[^»]{1,500}»|(?<!\w)[\'‘][^\'’\n]{2,200}[\'’](?!\w)')
_SENTENCE = re.compile(r"(?<=[.!?:;])\s+|\n+")
_WORD = re.compile(r"(?<![\w@.'’/-])[^\W\d_]+(?![\w@'’/-]|\.\w)")


@dataclass(frozen=True, slots=True)
class _Exclusive:
    """Words of one language that the other lacks, and letters that only it writes."""

    words: frozenset[str]
    letters: frozenset[str]


def is_mixture(text: str, confidence: float) -> bool:
    """Return whether most sentences of a text mix words that only Spanish and words that only Portuguese has.

    Args:
        text: as it was written.
        confidence: how sure the model of letters is of one language.
    """
    if confidence >= _PROOF[-1][0]:
        return False
    mixed = pure = 0
    for sentence in _SENTENCE.split(_QUOTED.sub(" ", text[:_LONGEST])):
        spanish, portuguese = _counts(sentence)
        if _is_mixed(min(spanish, portuguese), spanish + portuguese, confidence):
            mixed += spanish + portuguese
        else:
            pure += spanish + portuguese
    return mixed > pure


def _is_mixed(fewer: int, both: int, confidence: float) -> bool:
    least, share = next((least, share) for below, least, share in _PROOF if confidence < below)
    return fewer >= least and fewer >= share * both


def _counts(sentence: str) -> tuple[int, int]:
    """Return how many words of a sentence only Spanish has, and how many only Portuguese."""
    of = [_only_in(word) for word in _lower_case(sentence)]
    return of.count(ES), of.count(PT)


def _lower_case(sentence: str) -> Iterator[str]:
    """Yield the words that are no names: those in small letters, unless within a name, and the first one."""
    found = [match[0] for match in _WORD.finditer(sentence)]
    for at, word in enumerate(found):
        within = 0 < at < len(found) - 1 and not (found[at - 1].islower() or found[at + 1].islower())
        if (word.islower() and not within) or (at == 0 and word[1:].islower()):
            yield word.lower()


@lru_cache(4096)
def _only_in(word: str) -> Language | None:
    """Return the language that has a word where the other has not."""
    table = _exclusive()
    for language, own in table.items():
        if word in own.words or not own.letters.isdisjoint(word):
            return language
    if len(word) < _SHORTEST or word_list(EN).holds(word):
        return None
    spanish, portuguese = word_list(ES).knows(word), word_list(PT).knows(word)
    if spanish == portuguese:
        return None
    return ES if spanish else PT


@cache
def _exclusive() -> dict[Language, _Exclusive]:
    tables = tomllib.loads(files("ert_writer.detectors").joinpath("data/exclusive.toml").read_text("utf-8"))
    return {
        language: _Exclusive(frozenset(tables[language]["words"].split()), frozenset(tables[language]["letters"]))
        for language in (ES, PT)
    }
