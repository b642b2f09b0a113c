"""Stretches of text that stay whole."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from ert_writer.model.findings import Span

_PAIRS = {")": "(", "]": "[", "}": "{", "»": "«", "”": "“"}
_OPENING = frozenset(_PAIRS.values())
_SIGNS = re.compile(r'[()\[\]{}«»“”"]')
_SHORT = 160
"""Longest bracketed or quoted stretch, in code points, that is kept in one segment."""


def enclosures(text: str) -> Iterator[Span]:
    """Yield the outermost short bracketed or quoted stretches, in order and disjoint."""
    found: list[Span] = []
    opened: list[int] = []
    straight = text.count('"') % 2 == 0
    for match in _SIGNS.finditer(text):
        sign, at = match[0], match.start()
        if sign == '"' and not straight:
            continue
        if opened and text[opened[-1]] == _PAIRS.get(sign, sign) and sign not in _OPENING:
            start = opened.pop()
            if at - start <= _SHORT and "\n" not in text[start:at]:
                while found and found[-1].start > start:
                    found.pop()
                found.append(Span(start, at + 1))
        elif sign == '"' or sign in _OPENING:
            opened.append(at)
    yield from found


def union(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans sorted, with overlapping ones made one; spans that only touch stay apart."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def inside(position: int, spans: Sequence[Span]) -> bool:
    """Return whether a cut at `position` would fall inside one of the spans, which are sorted and disjoint."""
    at = bisect_left(spans, (position,)) - 1
    return at >= 0 and spans[at].start < position < spans[at].end


def overlaps(span: Span, spans: Sequence[Span]) -> bool:
    """Return whether a stretch has a character in common with one of the spans, which are sorted and disjoint."""
    at = bisect_left(spans, (span.end,)) - 1
    return at >= 0 and span.start < spans[at].end
