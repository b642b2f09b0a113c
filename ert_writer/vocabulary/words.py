"""Whether a word belongs to a language: word lists as Bloom filters, read without loading anything else.

A list holds every inflected form without accents, in small letters. A filter of 12 bits a word answers in a few
microseconds and calls one unknown word in 300 known; it never calls a listed word unknown. `scripts/word_lists.py`
builds the files from the dictionaries of simplemma and pyspellchecker (both MIT).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import blake2b
from importlib.resources import files

from ert_writer.model.language import EN, ES, PT, Language, base
from ert_writer.text.fold import fold

BITS_A_WORD, HASHES = 12, 8

_ENGLISH_SUFFIX = re.compile(r"(?:'s|s'|'d|'ll|'re|'ve|n't)$")
_ENGLISH_PARTS = re.compile(r"(?:non|un|re|pre|co|anti|over|under|out|sub|inter|counter|cyber|e|micro|multi|self|ex)$")
_CLITICS = re.compile(r"(?:(?:me|te|se|nos)?(?:l[oae]s?)|me|te|se|nos|los?|las?|les?)$")
_VERB_END = re.compile(r"(?:[aei]r|[aei]ndo|[aei]|[aei]n|d)$")
_SUFFIXES = {
    ES: (("mente", ""), ("ísimo", "o"), ("ita", "a"), ("ito", "o"), ("s", ""), ("es", "")),
    PT: (("mente", ""), ("issimo", "o"), ("inha", "a"), ("inho", "o"), ("s", ""), ("es", "")),
}


@dataclass(frozen=True, slots=True, eq=False)
class Bits:
    """The bytes of a filter, compared by identity so that look-ups can be remembered."""

    data: bytes


@dataclass(frozen=True, slots=True)
class WordList:
    """The words of one language.

    Attributes:
        language: base language.
        bits: the filter.
    """

    language: Language
    bits: Bits

    def holds(self, word: str) -> bool:
        """Return whether the list has a word, in any letter case, with or without its accents."""
        return _listed(self.bits, fold(word))

    def knows(self, word: str) -> bool:
        """Return whether a word is in the list, or a regular form or compound of words that are."""
        bare = fold(word)
        return _listed(self.bits, bare) or any(
            all(_listed(self.bits, part) for part in parts) for parts in _readings(bare, self.language)
        )


@cache
def word_list(language: Language) -> WordList:
    """Return the list of a supported language.

    Raises:
        FileNotFoundError: there is no list for the language.
    """
    name = base(language)
    return WordList(name, Bits(files("ert_writer.vocabulary").joinpath(f"data/words.{name}.bloom").read_bytes()))


def positions(word: str, size: int) -> Iterator[int]:
    """Yield the bits that stand for a folded word in a filter of `size` bits."""
    first, step = _hashes(word)
    return ((first + turn * step) % size for turn in range(HASHES))


def _hashes(word: str) -> tuple[int, int]:
    digest = blake2b(word.encode("utf-8", "surrogatepass"), digest_size=16).digest()
    return int.from_bytes(digest[:8], "little"), int.from_bytes(digest[8:], "little") | 1


@lru_cache(maxsize=20_000)
def _listed(bits: Bits, word: str) -> bool:
    first, step = _hashes(word)
    size = len(bits.data) * 8
    for turn in range(HASHES):
        place = (first + turn * step) % size
        if not bits.data[place >> 3] >> (place & 7) & 1:
            return False
    return True


def _readings(word: str, language: Language) -> Iterator[tuple[str, ...]]:
    """Yield ways to take a word apart, each as the words that must be listed."""
    if language == EN:
        yield from _english(word)
        return
    for end, stem_end in _SUFFIXES[language]:
        if word.endswith(end) and len(word) - len(end) >= 3:
            yield (word[: -len(end)] + stem_end,)
    clitic = _CLITICS.search(word)
    if clitic is not None and _VERB_END.search(word[: clitic.start()]) and clitic.start() >= 3:
        stem = word[: clitic.start()]
        yield (stem,)
        if language == PT:
            yield (f"{stem}r",)


def _english(word: str) -> Iterator[tuple[str, ...]]:
    bare = _ENGLISH_SUFFIX.sub("", word)
    if bare != word:
        yield (bare,)
    for end, stem_ends in (("s", ("",)), ("es", ("", "e")), ("ed", ("", "e")), ("ing", ("", "e")), ("ly", ("",)),
                           ("ies", ("y",)), ("ied", ("y",)), ("er", ("", "e")), ("ers", ("", "e")), ("ness", ("",)),
                           ("able", ("", "e")), ("less", ("",)), ("ility", ("le",))):  # fmt: skip
        if bare.endswith(end) and len(bare) - len(end) >= 3 and not bare.endswith(("inged", "eded", "inging")):
            stem = bare[: -len(end)]
            yield from ((stem + stem_end,) for stem_end in stem_ends)
            if len(stem) > 3 and stem[-1] == stem[-2]:
                yield (stem[:-1],)
    for cut in range(2, len(bare) - 2):
        start, rest = bare[:cut], bare[cut:]
        if _ENGLISH_PARTS.fullmatch(start) or (cut >= 5 and len(rest) >= 5):
            yield (rest,) if _ENGLISH_PARTS.fullmatch(start) else (start, rest)
