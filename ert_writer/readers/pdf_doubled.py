"""Text that a PDF draws twice in nearly one place, to look bold or to cast a shadow: it is read once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from itertools import pairwise
from typing import NamedTuple

_SHORTEST = 5
"""Characters of a stretch that is drawn twice: less repeats by chance (`1010`, `cous` in `couscous`)."""
_DOUBLE = re.compile(rf"(?=\S)(?P<once>[^\n]{{{_SHORTEST},160}}?)(?P=once)")
_NEAR = 1.0
"""Points by which the second drawing is moved at most."""
_MOST_CHARACTERS = 20_000


class _Page(NamedTuple):
    """What another library finds on a page, without white space: its text, and what stands twice in one place."""

    text: str
    twice: str


def without_doubles(texts: Sequence[str], data: bytes) -> Iterator[str]:
    """Yield the text of each page with what is drawn twice said once; other repetitions stay.

    Args:
        texts: of the pages, with their lines.
        data: the whole file, which tells where characters stand.
    """
    if not any(map(_may_double, texts)) or find_spec("pypdfium2") is None:
        yield from texts
        return
    import pypdfium2

    try:
        file = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:  # what one library opens, the other need not
        yield from texts
        return
    for number, text in enumerate(texts):
        yield _said_once(text, _characters(file, number)) if _may_double(text) else text


def _may_double(text: str) -> bool:
    lines = [line.strip() for line in text.split("\n") if len(line.strip()) >= _SHORTEST]
    return any(one == other for one, other in pairwise(lines)) or any(map(_repeats, lines))


def _repeats(line: str) -> bool:
    """Return whether a stretch follows itself; a line without any two equal beginnings is not searched."""
    starts = [line[at : at + _SHORTEST] for at in range(len(line) - _SHORTEST + 1)]
    return len(set(starts)) < len(starts) and _DOUBLE.search(line) is not None


def _said_once(text: str, page: _Page) -> str:
    def once(found: re.Match[str]) -> str:
        return found["once"] if _is_drawn_twice(found["once"], found[0], page) else found[0]

    lines: list[str] = []
    for line in text.split("\n"):
        dense = "".join(line.split())
        again = lines and len(dense) >= _SHORTEST and dense == "".join(lines[-1].split())
        if not (again and (dense in page.twice or page.text.count(dense) == 1)):
            lines.append(_DOUBLE.sub(once, line))
    return "\n".join(lines)


def _is_drawn_twice(once: str, both: str, page: _Page) -> bool:
    """Return whether a repeated stretch stands twice in one place: the other library leaves out some such by itself."""
    single, double = "".join(once.split()), "".join(both.split())
    return len(single) >= _SHORTEST and (single in page.twice or (double not in page.text and single in page.text))


def _characters(file: object, number: int) -> _Page:
    from pypdfium2 import PdfiumError

    try:
        page = file[number].get_textpage()  # type: ignore[index]
        text = page.get_text_range()
        places: dict[tuple[str, int, int], None] = {}
        twice: list[str] = []
        for at in range(min(page.count_chars(), _MOST_CHARACTERS)):
            char = page.get_text_range(at, 1)
            if char.strip():
                left, bottom, _, _ = page.get_charbox(at)
                x, y = round(left / _NEAR), round(bottom / _NEAR)
                if any((char, x + i, y + j) in places for i in (-1, 0, 1) for j in (-1, 0, 1)):
                    twice.append(char)
                places[char, x, y] = None
    except PdfiumError:
        return _Page("", "")
    return _Page("".join(text.split()), "".join(twice))
