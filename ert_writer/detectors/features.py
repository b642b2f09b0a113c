"""Features of many texts for training the house model: hashed letter n-grams inside words, and the words themselves.

One vectorised pass: the hash of any stretch is the difference of two prefix sums of a polynomial in an odd base
modulo 2**64, shifted back to power zero by the base's inverse. Cost grows with the length of the text, not its square.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from ert_writer.detectors.grams import BASE, LONGEST_GRAM, MIX
from ert_writer.detectors.normal import LONGEST

ORDERS = tuple(range(1, LONGEST_GRAM + 1))
_INVERSE = pow(BASE, -1, 2**64)
_SPACE = 32


@lru_cache(maxsize=1)
def _powers() -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.uint64]]:
    """Return the base's and its inverse's powers, enough for the longest text."""
    rising = np.full(LONGEST + 4, BASE, np.uint64)
    falling = np.full(LONGEST + 4, _INVERSE, np.uint64)
    rising[0] = falling[0] = 1
    np.cumprod(rising, out=rising)
    np.cumprod(falling, out=falling)
    return rising, falling


def buckets(running: str, bits: int) -> npt.NDArray[Any]:
    """Return the bucket, below 2**bits, of every feature of running lower-case words.

    Args:
        running: words with one space between them, at most `LONGEST` code points.
        bits: the logarithm of the model's number of buckets.
    """
    return _buckets(running, bits)[0]


def buckets_by_word(running: str, bits: int) -> tuple[npt.NDArray[Any], npt.NDArray[Any]]:
    """Return the buckets and, for each, the index of its word: what training needs."""
    found, starts = _buckets(running, bits)
    letters = np.frombuffer(f" {running} ".encode("utf-32-le"), np.uint32)
    spaces = np.cumsum(letters == _SPACE)
    return found, spaces[starts] - 1


def _buckets(running: str, bits: int) -> tuple[npt.NDArray[Any], npt.NDArray[Any]]:
    rising, falling = _powers()
    letters = np.frombuffer(f" {running} ".encode("utf-32-le"), np.uint32)
    size = len(letters)
    sums = np.zeros(size + 1, np.uint64)
    np.cumsum(letters * rising[:size], out=sums[1:])
    blank = letters == _SPACE
    before = np.zeros(size + 1, np.int32)
    np.cumsum(blank, out=before[1:])
    hashes, starts = [], []
    for order in ORDERS:
        begin = _inside(blank, before, order)
        starts.append(begin)
        hashes.append((sums[begin + order] - sums[begin]) * falling[begin])
    begin, end = _long_words(blank)
    starts.append(begin)
    hashes.append((sums[end] - sums[begin]) * falling[begin])
    mixed = np.concatenate(hashes)
    mixed ^= mixed >> np.uint64(32)
    mixed *= np.uint64(MIX)
    return (mixed >> np.uint64(64 - bits)).astype(np.int64), np.concatenate(starts)


def _inside(blank: npt.NDArray[Any], before: npt.NDArray[Any], order: int) -> npt.NDArray[Any]:
    """Return where the n-grams of an order begin: blanks may be at either end of one, never within."""
    if order == 1:
        return np.flatnonzero(~blank)
    count = len(blank) - order + 1
    if count < 1:
        return np.zeros(0, np.int64)
    inner = before[order - 1 : order - 1 + count] - before[1 : 1 + count]
    return np.flatnonzero(inner == 0)


def _long_words(blank: npt.NDArray[Any]) -> tuple[npt.NDArray[Any], npt.NDArray[Any]]:
    """Return begin and end, blanks included, of the words that no n-gram covers whole."""
    at = np.flatnonzero(blank)
    begin, end = at[:-1], at[1:] + 1
    long = end - begin > ORDERS[-1]
    return begin[long], end[long]
