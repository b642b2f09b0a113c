"""Long segments in parts that a model can read: cut at clause borders, never truncated."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_a-záéíóúñüãõâêôàç]|[¿¡\"«“(])")
_BORDERS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<=[.!?;:])\s+",  # a sentence's or a clause's end
        r"(?<=[,)\]])\s+|\s+(?=[(\[—–-])",  # a pause
        r"\s+(?=(?:y|e|o|ou|que|pero|mas|and|or|but|that|which|porque|because|para|por)\s)",  # before a joining word
        r"\s+",
    )
)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a segment; `after` is what stood between it and the next one."""

    text: str
    after: str = ""


def split(text: str, fits: Callable[[str], bool]) -> tuple[Part, ...]:
    """Return the text in parts that fit.

    A text that does not fit is first cut into its sentences, all of them: these models have learnt single sentences and
    leave out others that follow. A sentence that does not fit is cut as near its middle as the best border allows.

    `"".join(p.text + p.after for p in parts)` is the text. A part of one character is kept whether it fits or not.
    """
    return tuple(_parts(text, "", fits))


def halves(text: str) -> tuple[Part, ...]:
    """Return the text in two parts, or itself when it is a single word."""
    place = _cut(text, single=False)
    return (Part(text[: place[0]], text[place[0] : place[1]]), Part(text[place[1] :])) if place else (Part(text),)


def _parts(text: str, after: str, fits: Callable[[str], bool]) -> Iterator[Part]:
    sentences = list(_sentences(text, after)) if not fits(text) else []
    if len(sentences) > 1:
        for sentence in sentences:
            yield from _parts(sentence.text, sentence.after, fits)
        return
    place = None if fits(text) else _cut(text, single=True)
    if place is None:
        yield Part(text, after)
        return
    yield from _parts(text[: place[0]], text[place[0] : place[1]], fits)
    yield from _parts(text[place[1] :], after, fits)


def _sentences(text: str, after: str) -> Iterator[Part]:
    start = 0
    for border in _SENTENCE.finditer(text):
        yield Part(text[start : border.start()], border[0])
        start = border.end()
    yield Part(text[start:], after)


def _cut(text: str, *, single: bool) -> tuple[int, int] | None:
    """Return where to cut: the best kind of border that the inner three quarters have, nearest the middle."""
    length, middle = len(text), len(text) / 2
    for border in _BORDERS:
        inside = [m.span() for m in border.finditer(text) if length / 8 <= m.start() and m.end() <= length * 7 / 8]
        if inside:
            return min(inside, key=lambda span: abs(sum(span) / 2 - middle))
    anywhere = [m.span() for m in _BORDERS[-1].finditer(text) if m.start() > 0 and m.end() < length]
    if anywhere:
        return min(anywhere, key=lambda span: abs(sum(span) / 2 - middle))
    return (length // 2, length // 2) if single and length > 1 else None
