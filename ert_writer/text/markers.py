"""List markers: bullets, numbers, letters and Roman numerals before an item."""

from __future__ import annotations

import re
from collections.abc import Iterator

BULLETS = "•◦▪▫‣⁃∙●○■□➢➤►▶✓✔✦❖◆◇·"

_ROMAN = r"(?:[ivx]{1,6}|[IVX]{1,6})"
_NUMBER = r"\d{1,3}(?:\.\d{1,2}){0,3}"
_MARKER = re.compile(
    rf"""
      [{BULLETS}]+\s*                                                     # a bullet needs no space
    | [-–—*+]{{1,2}}\s+(?=\S) | [-–—](?=[^\W\d_])                         # - item, -item
    | \(\s?(?:\d{{1,3}}|[^\W\d_]|{_ROMAN})\s?\)\s*(?:[.\-–—]+\s+)?        # (1) (a) (iv)
    | (?:{_NUMBER}|[^\W\d_]|{_ROMAN})[º°]?\s?(?:\)[.\-–—]*|\.\s?[\-–—]+|[\-–—]\))\s*  # 1) a) 1.- I.- 1-)
    | (?:{_NUMBER}[º°]?\.|\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}(?=\s+[^\W\d_a-zà-ÿ]))\s+(?=\S)               # 1. or 1.2 Title
    | {_ROMAN}\.\s+(?!S[.aªr]|Ex|M\.|Muni)(?=\S)                          # I. but not V. Sa., I. Municipalidad
    | {_ROMAN}\s[\-–—]\s+(?=\S)                                           # the ofício's I - II -
    """,
    re.VERBOSE,
)
_INLINE = re.compile(rf"(?<=\s)(?P<open>\(?)(?P<label>\d{{1,2}}|[a-zñA-Z]|{_ROMAN})(?P<close>[).])(?:-)?\s+(?=\S)")
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")


def marker_end(text: str, start: int, end: int) -> int:
    """Return where the list marker (with the white space around it) at `start` ends; `start` when there is none."""
    match = _MARKER.match(text, start, end)
    return match.end() if match else start


def has_marker(line: str) -> bool:
    """Return whether a line begins with a list marker."""
    return _MARKER.match(line.lstrip()) is not None


def inline_items(text: str) -> Iterator[int]:
    """Yield where the items of lists inside running text begin, such as `solicito: a) ...; b) ...`.

    Only runs that count up from 1, a or i and have at least two items are lists; a lone `a)` or `2.` is text.
    """
    runs: dict[tuple[str, str], list[int]] = {}
    for match in _INLINE.finditer(text):
        if match["close"] == "." and not text[max(0, match.start() - 9) : match.start()].rstrip().endswith(
            (":", ";", ".", ",")
        ):
            continue
        for style, place in _places(match["label"], match["close"]):
            key = (style, match["open"] + match["close"])
            run = runs.setdefault(key, [])
            if place == 1:
                yield from run if len(run) > 1 else ()
                runs[key] = [match.start()]
            elif run and place == len(run) + 1:
                run.append(match.start())
    for run in runs.values():
        yield from run if len(run) > 1 else ()


def _places(label: str, close: str) -> Iterator[tuple[str, int]]:
    """Yield every reading of a label: `i` is the ninth letter and the first Roman numeral."""
    if label.isdigit():
        yield "number", int(label)
    elif close == ")":
        if len(label) == 1 and "a" <= label.lower() <= "z":
            yield "letter", ord(label.lower()) - ord("a") + 1
        if label.lower() in _ROMANS:
            yield "roman", _ROMANS.index(label.lower()) + 1
