"""Sentence pairs with their origin: read, filtered, weighted. The same seed gives the same pairs."""

# ruff: noqa: S311
from __future__ import annotations

import gzip
import lzma
import random
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

EXCLUDED = frozenset({"progit", "r4ds", "ooni", "kobotoolbox", "us-scotus-oral", "nltk-abc", "umbrella"})
"""Origins under non-commercial or no-derivatives terms, or without a licence."""

NOISY = re.compile(r"\b(?:php|python|javascript|mysql|xml)\b|[{}<>\\]|::|->|\(\)|\$\w", re.IGNORECASE)
_WORDS = re.compile(r"\w+")
_OPENERS: dict[str, Callable[..., IO[str]]] = {".xz": lzma.open, ".gz": gzip.open}
NGRAM = 8


@dataclass(frozen=True, slots=True)
class Pair:
    """A foreign sentence (`es` or `pt`), its English, and where both came from."""

    language: str
    foreign: str
    english: str
    origin: str = ""


def lines(path: Path) -> Iterator[str]:
    """Yield the lines of a plain, gzip or xz file."""
    opener = _OPENERS.get(path.suffix, open)
    with opener(path, "rt", encoding="utf-8", newline="\n") as handle:
        for line in handle:
            yield line.rstrip("\n")


def read(folder: Path) -> Iterator[Pair]:
    """Yield the pairs of every `es-en*.tsv*` and `pt-en*.tsv*`: foreign text, English, origin."""
    for path in sorted(folder.glob("[ep][st]-en*.tsv*")):
        for line in lines(path):
            foreign, english, *rest = [*line.split("\t"), ""]
            if foreign and english:
                yield Pair(path.name[:2], foreign, english, rest[0])


def clean(pairs: Iterable[Pair], forbidden: frozenset[str] = frozenset()) -> Iterator[Pair]:
    """Leave out excluded origins, doubles, code, bad ratios, and whatever shares an n-gram with a public test text.

    Args:
        pairs: as read.
        forbidden: n-grams of texts that measure the model, from `ngrams`.
    """
    seen: set[tuple[str, str]] = set()
    for pair in pairs:
        key = (pair.foreign.casefold(), pair.english.casefold())
        if pair.origin in EXCLUDED or key in seen or not _balanced(pair):
            continue
        if forbidden.isdisjoint(ngrams(pair.english)) and forbidden.isdisjoint(ngrams(pair.foreign)):
            seen.add(key)
            yield pair


def _balanced(pair: Pair) -> bool:
    short, long = sorted((len(pair.foreign), len(pair.english)))
    digits = [sorted(re.findall(r"\d{3,}", text)) for text in (pair.foreign, pair.english)]
    return short >= 2 and long <= 600 and long <= 2.2 * short + 12 and digits[0] == digits[1]


def ngrams(text: str) -> Iterator[str]:
    """Yield every run of eight words, lower-case; a shorter text of five words or more is one run."""
    words = [word.casefold() for word in _WORDS.findall(text)]
    if 5 <= len(words) < NGRAM:
        yield " ".join(words)
    for start in range(len(words) - NGRAM + 1):
        yield " ".join(words[start : start + NGRAM])


def thinned(pairs: Iterable[Pair], keep_noisy: float, seed: int) -> Iterator[Pair]:
    """Keep only a share of the pairs that are about programs rather than people."""
    chance = random.Random(seed)
    return (pair for pair in pairs if not NOISY.search(pair.english) or chance.random() < keep_noisy)
