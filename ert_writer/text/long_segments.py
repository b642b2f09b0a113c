"""Long segments, split at clause borders for engines that take only so much at a time."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from ert_writer.model.findings import Span
from ert_writer.model.text import Segment
from ert_writer.text.openers import CONNECTIVES
from ert_writer.text.spans import enclosures, inside, union

_GAP = re.compile(r"\s+")
_ENCLOSURE_COST = 1.5
_WORD = re.compile(r"[\"'“«(\[]*([^\W\d_]+)")


def split_long(segment: Segment, limit: int, protected: Sequence[Span] = ()) -> tuple[Segment, ...]:
    """Split a segment into pieces of at most `limit` code points at clause borders; `join` gives it back unchanged.

    No word and no protected span is ever cut, so a piece is longer than `limit` when one word or entity is.

    Args:
        segment: the segment; one that fits is returned alone.
        limit: code points of `Segment.text`, at least 1.
        protected: spans of entities, counting `segment.text`.
    """
    pieces = split_text(segment.text, limit, protected)
    if len(pieces) < 2:
        return (segment,)
    shift = segment.span.start
    moved = [Segment(p.text, Span(p.span.start + shift, p.span.end + shift), p.before, p.after) for p in pieces]
    moved[0] = Segment(moved[0].text, moved[0].span, segment.before + moved[0].before, moved[0].after)
    moved[-1] = Segment(moved[-1].text, moved[-1].span, moved[-1].before, moved[-1].after + segment.after)
    return tuple(moved)


def split_text(text: str, limit: int, protected: Sequence[Span] = ()) -> tuple[Segment, ...]:
    """Split a text as `split_long` does; the white space between two pieces is the first one's `after`."""
    gaps = _gaps(text, union(protected))
    ends = [start for start, _, _ in gaps]
    pieces: list[Segment] = []
    begin = 0
    while len(text) - begin > limit:
        cut = _choose(gaps, ends, begin, len(text), limit)
        if cut is None:
            break
        start, end, _ = cut
        pieces.append(Segment(text[begin:start], Span(begin, start), "", text[start:end]))
        begin = end
    if begin < len(text) or not pieces:
        pieces.append(Segment(text[begin:], Span(begin, len(text))))
    return tuple(pieces)


def _gaps(text: str, kept: Sequence[Span]) -> list[tuple[int, int, float]]:
    """Return (start, end, rank) of the white space where the text may be cut; a lower rank is a better border."""
    whole = tuple(enclosures(text))
    return [
        (start, end, _rank(text, start, end) + (_ENCLOSURE_COST if inside(end, whole) else 0.0))
        for start, end in (match.span() for match in _GAP.finditer(text))
        if start > 0 and end < len(text) and not inside(end, kept) and not inside(start, kept)
    ]


def _rank(text: str, start: int, end: int) -> float:
    """Rank a border: sentence, semicolon, colon, comma before a connective, comma, connective, any white space."""
    before = text[start - 1]
    word = _WORD.match(text, end, end + 40)
    connects = word is not None and word[1].lower() in CONNECTIVES
    if before in ".!?…" and not text[end].islower():
        return 0.0
    if before in ";:—–":
        return 0.5 if before == ";" else 1.0
    if before in ",)":
        return 1.0 if connects else 1.5
    return 2.0 if connects else 4.0


def _choose(
    gaps: Sequence[tuple[int, int, float]], ends: Sequence[int], begin: int, end: int, limit: int
) -> tuple[int, int, float] | None:
    """Return the best border within the limit, near the length that makes even pieces; else the first one after it."""
    parts = -(-(end - begin) // limit)
    ideal = (end - begin) / parts
    low = bisect_right(ends, begin)
    high = bisect_right(ends, begin + limit)
    floor = bisect_left(ends, begin + ideal * 0.4, low, high)
    window = gaps[floor:high] or gaps[low:high]
    if not window:
        return gaps[high] if high < len(gaps) else None
    return min(window, key=lambda gap: gap[2] + 2 * abs(gap[0] - begin - ideal) / limit)
