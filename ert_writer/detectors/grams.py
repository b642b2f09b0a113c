"""Features of one word for the house model, in plain Python: a command that reads one letter need not load numpy.

The features are those of `detectors.features`, which training uses: they do not depend on a word's place in its text.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from ert_writer.detectors.normal import LONGEST

LONGEST_GRAM = 5
"""Letters, blanks at either end included, of the longest n-gram; a word beyond it is a feature as a whole too."""

BASE = 0x9E3779B97F4A7C15  # odd, so it has an inverse modulo 2**64
MIX = 0xD6E8FEB86659FD93  # finalising multiplier of the rrxmrrxmsx mixer family
_ALL = 2**64 - 1
_POWERS = tuple(accumulate([1, *[BASE] * (LONGEST + 1)], lambda power, base: power * base & _ALL))
_BLANK = " "


def word_buckets(word: str, bits: int) -> list[int]:
    """Return the bucket, below 2**bits, of every feature of a lower-case word.

    Args:
        word: without blanks, at most `LONGEST` code points.
        bits: the logarithm of the model's number of buckets.
    """
    shift = 64 - bits
    found = []
    for plain in _hashes(word):
        folded = plain & _ALL
        folded ^= folded >> 32
        found.append((folded * MIX & _ALL) >> shift)
    return found


def _hashes(word: str) -> Iterator[int]:
    """Yield a polynomial in the base, not yet reduced modulo 2**64, for each n-gram of the word and for a long word."""
    letters = [ord(letter) for letter in f"{_BLANK}{word}{_BLANK}"]
    for begin in range(len(letters)):
        plain = 0
        for power, letter in zip(_POWERS, letters[begin : begin + LONGEST_GRAM], strict=False):
            plain += letter * power
            if power > 1 or 0 < begin < len(letters) - 1:  # a blank alone is no feature
                yield plain
    if len(letters) > LONGEST_GRAM:
        yield sum(letter * power for letter, power in zip(letters, _POWERS, strict=False))
