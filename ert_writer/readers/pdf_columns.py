"""Pages with two columns of running text: told from tables, and read one column after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

_GUTTER = re.compile(r" {4,}")
_SHORT_COLUMN = 4
_MOST_GO_ON = 0.6
_BESIDE = 3
"""Characters by which the beginning of the right column moves from line to line."""


def has_columns(page: str) -> bool:
    """Return whether a page has two columns of running text: reading across would mix their sentences.

    That is so when most of its lines have one wide gap, at about the same place, with words enough on both sides.
    """
    lines = [line for line in page.split("\n") if line.strip()]
    if _has_short_columns(lines):
        return True
    gaps = []
    for line in lines:
        sides = _GUTTER.split(line.strip())
        if len(sides) == 2 and min(len(side.split()) for side in sides) >= 3:
            gaps.append(line.index(sides[1]))
    if len(gaps) < 8 or len(gaps) * 2 < len(lines):
        return False
    middle = sorted(gaps)[len(gaps) // 2]
    return sum(abs(gap - middle) <= 3 for gap in gaps) >= 0.8 * len(gaps)


def _has_short_columns(lines: Sequence[str]) -> bool:
    """Return whether some lines in a row have sentences that go on from line to line on both sides of a gap."""
    run: list[tuple[int, str, str]] = []
    for line in [*lines, ""]:
        sides = _GUTTER.split(line.strip())
        full = len(sides) == 2 and min(len(side.split()) for side in sides) >= 3
        if full and (not run or abs(line.index(sides[1]) - run[0][0]) <= 3):
            run.append((line.index(sides[1]), sides[0], sides[1]))
            continue
        if len(run) >= _SHORT_COLUMN and _goes_on([row[1] for row in run], [row[2] for row in run]):
            return True
        run = [(line.index(sides[1]), sides[0], sides[1])] if full else []
    return False


def _goes_on(*columns: Sequence[str]) -> bool:
    """Return whether most lines of each column begin in the middle of a sentence."""
    inside = [
        sum(not before.rstrip().endswith((".", ":", ";")) and line[0].islower() for before, line in pairwise(lines))
        for lines in columns
    ]
    return min(inside) >= _MOST_GO_ON * (len(columns[0]) - 1)


def is_read_across(plain: str, laid_out: str) -> bool:
    """Return whether a page's text in the order in which it was drawn goes from column to column in every line.

    Args:
        plain: in the order in which it was drawn.
        laid_out: with the gap between its columns.
    """
    dense = "".join(plain.split())
    rows = [_GUTTER.split(line.strip()) for line in laid_out.split("\n")]
    pairs = ["".join("".join(row).split()) for row in rows if len(row) == 2]
    return bool(pairs) and sum(pair in dense for pair in pairs) * 2 > len(pairs)


def by_columns(laid_out: str) -> str:
    """Return a page with each stretch of two columns read down the left one, then down the right one."""
    return "\n".join(_in_order(laid_out.split("\n")))


def _in_order(lines: Sequence[str]) -> Iterator[str]:
    left: list[str] = []
    right: list[str] = []
    start = 0
    blank = False
    for line in lines:
        sides = _GUTTER.split(line.strip())
        at = line.index(sides[-1]) if line.strip() else 0
        beside = bool(right) and at >= start - _BESIDE
        if len(sides) == 2 and (not right or abs(at - start) <= _BESIDE):
            start = at
            left.append(sides[0])
            right.append(sides[1])
        elif right and not line.strip():
            left.append("")
            right.append("")
        elif right and len(sides) == 1 and (beside or (not blank and len(line.rstrip()) < start)):
            (right if beside else left).append(line.strip())
        else:
            yield from (*left, *right, line)
            left, right = [], []
        blank = not line.strip()
    yield from (*left, *right)
