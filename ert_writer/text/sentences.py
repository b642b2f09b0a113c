"""A paragraph's segments: sentences, headings and list items, and the way back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge

from ert_writer.model.findings import Span
from ert_writer.model.language import UNDETERMINED, Language
from ert_writer.model.text import Segment
from ert_writer.text.boundaries import breaks
from ert_writer.text.markers import inline_items, marker_end
from ert_writer.text.spans import enclosures, inside, union

_SPACE = re.compile(r"\s*")


def segment(text: str, language: Language = UNDETERMINED, protected: Sequence[Span] = ()) -> tuple[Segment, ...]:
    """Split a paragraph's text into sentences, headings and list items; `join` gives the text back for every input.

    White space and list markers are in `before` and `after`. A text of white space or of a bare marker is one segment
    with an empty `text`, which is never sent to an engine; the empty text has no segments.

    Args:
        text: a paragraph's text; line breaks and tabs in it part segments.
        language: `es`, `pt` or `en`; any other takes the abbreviations of all three.
        protected: spans of entities; no segment ends inside one.
    """
    kept = union((*protected, *enclosures(text)))
    starts = merge((end for _, end in breaks(text, language)), sorted(inline_items(text)))
    return tuple(_pieces(text, (at for at in starts if not inside(at, kept))))


def join(segments: Iterable[Segment]) -> str:
    """Return the text that the segments came from."""
    return "".join(part.before + part.text + part.after for part in segments)


def _pieces(text: str, starts: Iterable[int]) -> Iterator[Segment]:
    """Cut at the starts, except between a list marker and its item."""
    begin, item = 0, _item_start(text, 0)
    for at in starts:
        if at > item:
            yield _piece(text, begin, item, at)
            begin, item = at, _item_start(text, at)
    if text:
        yield _piece(text, begin, item, len(text))


def _item_start(text: str, begin: int) -> int:
    """Return where the words begin after white space and a list marker."""
    body = _skip(text, begin)
    return _skip(text, marker_end(text, body, len(text)))


def _skip(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _piece(text: str, begin: int, body: int, end: int) -> Segment:
    stop = max(body, begin + len(text[begin:end].rstrip()))
    return Segment(text[body:stop], Span(body, stop), text[begin:body], text[stop:end])
