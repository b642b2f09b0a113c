"""Aligns two texts by paragraph and by sentence.

Method: dynamic programming over beads 1-1, 1-2, 2-1, 1-0 and 0-1 on length (Gale and Church 1993), with a bonus for
numbers and identifiers that are on both sides, and a small one for words that begin alike.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from ert_writer.model.language import Language
from ert_writer.text.fold import fold

Shapes: TypeAlias = "tuple[tuple[int, int, float], ...]"

_MEAN = 1.0  # target characters for one source character; es, pt and en are within a tenth of one another
_VARIANCE = 6.8  # of that ratio, from Gale and Church
_ANCHOR_BONUS = 3.0  # nats for each shared anchor: two of them outweigh an unlikely length
_COGNATE_BONUS = 0.8  # nats for each word that begins alike: `preservación` and "preservation"
_STEM = 5  # letters
_LONG_WORD = re.compile(r"[^\W\d_]{6,}")
_ANCHOR = re.compile(r"[\w.@/-]*\d[\w@/-]*|[\w.-]+@[\w.-]+|@\w+")

# (source pieces, target pieces, cost of taking this shape): rare shapes cost more, as in Gale and Church
_SHAPES = ((1, 1, 0.0), (1, 2, 4.0), (2, 1, 4.0), (1, 0, 5.0), (0, 1, 5.0))
_OF_PARAGRAPHS = ((1, 1, 0.0), (1, 2, 6.0), (2, 1, 6.0), (1, 0, 5.0), (0, 1, 5.0))
"""A translator joins sentences, and sooner forgets a paragraph than joins two."""


_BAND = 60
"""Pieces to each side of the diagonal that are tried: long documents run near it."""
_WIDEST = 200
"""Pieces more, at most, where one side is longer: a gap beyond that is not looked for, so that time stays linear."""


class Bead(NamedTuple):
    """Half-open ranges of source and target pieces that belong together; either may be empty."""

    source: tuple[int, int]
    target: tuple[int, int]


class _Piece(NamedTuple):
    length: int
    anchors: frozenset[str]
    stems: frozenset[str]


_EMPTY = _Piece(0, frozenset(), frozenset())


def align(
    source: Sequence[str],
    target: Sequence[str],
    split: Callable[[str, Language], Sequence[str]],
    languages: tuple[Language, Language],
) -> tuple[tuple[str, str], ...]:
    """Align two texts, given as paragraphs, down to sentences.

    Args:
        source: paragraphs of the source.
        target: paragraphs of the target.
        split: splits a paragraph of a language into sentences.
        languages: of source and target.

    Returns:
        (source, target) texts in reading order; one side is empty where nothing answers it. Nothing is lost: the
        pieces of each side, in order, are that side's sentences.
    """
    pairs: list[tuple[str, str]] = []
    for bead in beads(source, target, _OF_PARAGRAPHS):
        left = [sentence for text in source[slice(*bead.source)] for sentence in split(text, languages[0])]
        right = [sentence for text in target[slice(*bead.target)] for sentence in split(text, languages[1])]
        if not left or not right:  # a paragraph that was dropped is one loss, not one a sentence
            pairs.append((" ".join(left), " ".join(right)))
            continue
        pairs.extend((" ".join(left[slice(*b.source)]), " ".join(right[slice(*b.target)])) for b in beads(left, right))
    return tuple(pairs)


def beads(source: Sequence[str], target: Sequence[str], shapes: Shapes = _SHAPES) -> tuple[Bead, ...]:
    """Return the cheapest sequence of beads that covers both sides; `shapes` are the beads and the price of each."""
    left, right = [_piece(text) for text in source], [_piece(text) for text in target]
    came = _search(left, right, shapes)
    found: list[Bead] = []
    i, j = len(left), len(right)
    while i or j:
        a, b = came[i][j]
        found.append(Bead((i - a, i), (j - b, j)))
        i, j = i - a, j - b
    return tuple(reversed(found))


def _piece(text: str) -> _Piece:
    anchors = frozenset(match.strip(".-/").lower() for match in _ANCHOR.findall(text))
    stems = frozenset(word[:_STEM] for word in _LONG_WORD.findall(fold(text)))
    return _Piece(len(text.strip()), anchors, stems)


def _search(left: list[_Piece], right: list[_Piece], shapes: Shapes) -> list[dict[int, tuple[int, int]]]:
    """Return, for every pair of prefixes near the diagonal, the shape of the last bead on the cheapest way there."""
    best: list[dict[int, float]] = [{} for _ in range(len(left) + 1)]
    came: list[dict[int, tuple[int, int]]] = [{} for _ in range(len(left) + 1)]
    best[0][0] = 0.0
    lefts, rights = _ending_at(left), _ending_at(right)
    band = _BAND + min(abs(len(left) - len(right)), _WIDEST)
    for i in range(len(left) + 1):
        middle = i * len(right) // max(len(left), 1)
        for j in range(max(0, middle - band), min(len(right), middle + band) + 1):
            for a, b, price in shapes:
                before = best[i - a].get(j - b) if i >= a and j >= b else None
                if before is None:
                    continue
                cost = before + price + _cost(lefts[a][i], rights[b][j])
                if cost < best[i].get(j, math.inf):
                    best[i][j], came[i][j] = cost, (a, b)
    return came


def _ending_at(pieces: list[_Piece]) -> tuple[list[_Piece], list[_Piece], list[_Piece]]:
    """Return what the last none, one and two of the first n pieces are together, for every n."""
    ones = [_EMPTY, *pieces]
    twos = [_EMPTY, *(_Piece(a.length + b.length, a.anchors | b.anchors, a.stems | b.stems) for a, b in pairwise(ones))]
    return [_EMPTY] * len(ones), ones, twos


def _cost(left: _Piece, right: _Piece) -> float:
    """Return the cost, in nats, that these pieces answer each other."""
    if left is _EMPTY or right is _EMPTY:
        return 0.1 * math.sqrt(left.length + right.length)
    deviation = abs(right.length - left.length * _MEAN) / math.sqrt(
        max((left.length + right.length) / 2, 1.0) * _VARIANCE
    )
    cost = -math.log(max(math.erfc(deviation / math.sqrt(2)), 1e-12))
    cost -= _COGNATE_BONUS * min(len(left.stems & right.stems), 4)
    if not left.anchors and not right.anchors:
        return cost
    shared = len(left.anchors & right.anchors)
    lone = len(left.anchors ^ right.anchors)
    return cost - _ANCHOR_BONUS * min(shared, 3) + min(lone, 6)
