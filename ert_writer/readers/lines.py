"""A document's text as lines, each with its quoting depth."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ert_writer.model.text import ParagraphRole

_BREAK = re.compile("\r{1,3}\n|[\r\v\f\x85\u2028\u2029]")
_QUOTE = re.compile(r"[ \t]{0,3}(?:>[ \t]?)+")

MIN_WIDTH = 40
SURE_WIDTH = 55
MAX_WIDTH = 140
"""In code points: narrower text is never hard-wrapped, text narrower than sure may be short lines by chance, and longer
lines are whole paragraphs."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a file that its format sets apart, such as a block of HTML or the whole of a plain text.

    Attributes:
        text: its text; lines in it may be hard-wrapped.
        depth: how deep the format itself quotes it.
        role: its role where the format tells it; None leaves that to its wording.
        gap: what comes before it in the document's text: a line break, or two for an empty line.
        marks: whether `>` at the beginning of its lines quotes them.
    """

    text: str
    depth: int = 0
    role: ParagraphRole | None = None
    gap: str = "\n\n"
    marks: bool = True


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank.

    `start` and `end` bound its text in the document without quoting marks and outer white space; `indent` is the white
    space before it; `passage` numbers the passage it is in; `blank` says that an empty line comes before it.
    """

    text: str
    start: int
    end: int
    depth: int
    indent: int
    passage: int
    role: ParagraphRole | None
    blank: bool


def clean_breaks(text: str) -> str:
    r"""Return the text with every kind of line and page break as `\n`."""
    return _BREAK.sub("\n", text)


def assemble(passages: Iterable[Passage]) -> tuple[str, list[Line]]:
    """Return the passages' text put together, and its lines."""
    parts: list[str] = []
    lines: list[Line] = []
    length = 0
    for number, passage in enumerate(passages):
        body = clean_breaks(passage.text)
        gap = passage.gap if length else ""
        lines += _lines(body, length + len(gap), passage, number, blank=len(gap) != 1)
        parts += (gap, body)
        length += len(gap) + len(body)
    return "".join(parts), lines


def _lines(body: str, shift: int, passage: Passage, number: int, *, blank: bool) -> Iterable[Line]:
    at = shift
    for raw in body.split("\n"):
        quote = _QUOTE.match(raw) if passage.marks and not raw.rstrip().endswith("<") else None
        begin = quote.end() if quote else 0
        text = raw[begin:].strip()
        if text:
            indent = len(raw) - begin - len(raw[begin:].lstrip())
            start = at + begin + indent
            depth = passage.depth + (quote[0].count(">") if quote else 0)
            yield Line(text, start, start + len(text), depth, indent, number, passage.role, blank)
        blank = not text
        at += len(raw) + 1
