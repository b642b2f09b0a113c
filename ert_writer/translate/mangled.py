"""What is plainly wrong with an engine's output, seen without a reference: empty, looping, absurd length, copied."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ert_writer.model.language import base

_WORD = re.compile(r"[^\W\d_]+")
_RUN = re.compile(r"([^\s\d])\1{7,}")
_LONGER, _SHORTER = 3.0, 0.25  # human translations between es, pt and en stay between 0.6 and 1.7
_MORE, _LESS = 30, 10  # characters; short texts vary more


def problems(source: str, target: str, *, source_language: str, target_language: str) -> tuple[str, ...]:
    """Return the names of what is wrong with a target text, entities left out of both."""
    return tuple(_problems(source, target, base(source_language) != base(target_language)))


def _problems(source: str, target: str, differs: bool) -> Iterator[str]:
    if not _WORD.search(source):
        return
    if not _WORD.search(target):
        yield "empty"
        return
    if _loops(target) > _loops(source):
        yield "loop"
    if len(target) > _LONGER * len(source) + _MORE or len(target) + _LESS < _SHORTER * len(source):
        yield "length"
    if differs and _copied(source, target):
        yield "copied"


def _loops(text: str) -> int:
    """Return how often the most repeated thing is repeated: a letter, a word in a row, or three words together."""
    words = [word.lower() for word in _WORD.findall(text)]
    in_a_row = max((length for length in _rows(words) if length >= 3), default=0)
    triples = Counter(zip(words, words[1:], words[2:], strict=False))
    often = max((count for count in triples.values() if count >= 4), default=0)
    return max(in_a_row, often, 8 if _RUN.search(text) else 0)


def _rows(words: list[str]) -> Iterator[int]:
    length = 0
    for word, before in zip(words, ["", *words], strict=False):
        length = length + 1 if word == before else 1
        yield length


def _copied(source: str, target: str) -> bool:
    """Return whether a sentence came back as it was; names and short labels may be the same in both languages."""
    words = _WORD.findall(source)
    plain = [word for word in words if word.islower() and len(word) > 1]
    return len(plain) >= 4 and [w.lower() for w in words] == [w.lower() for w in _WORD.findall(target)]
