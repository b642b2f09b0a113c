r"""What every match of an expression must hold, so that most expressions are never compiled for a letter.

Texts and expressions are compared by their outlines: `06-00-012345-25` has the outline `00-00-000000-00`, `AB 123` has
`aa 000`. The expression `\d{2}-\d{4,8}` requires `00-0000`; what stands in a group or may be absent requires nothing.
"""

from __future__ import annotations

import re

_DIGIT = re.compile(r"\d")
_LETTER = re.compile(r"[^\W\d_]")
_ATOM = re.compile(r"\\(?P<escaped>.)|\[(?P<set>\^?\]?(?:\\.|[^\]\\])*)\]|(?P<open>\()|(?P<char>.)", re.DOTALL)
_REPEAT = re.compile(r"(?:\{(?P<least>\d+)(?P<more>,\d*)?\}|(?P<sign>[?*+]))[+?]?")
_LETTERS_ALONE = re.compile(r"(?:[A-Za-z](?:-[A-Za-z])?)+")
_DIGITS_ALONE = re.compile(r"(?:\\d|[0-9](?:-[0-9])?)+")


def outline(text: str) -> str:
    """Return a text of the same length with every letter as `a` and every decimal digit as `0`."""
    return _LETTER.sub("a", _DIGIT.sub("0", text))


def required(regex: str) -> tuple[str, ...]:
    """Return outlines that the outline of every match holds; none for an expression with alternatives at its top."""
    runs, current, place = [], "", 0
    while place < len(regex):
        atom = _ATOM.match(regex, place)
        if atom is None or atom["char"] in ("|", ")"):
            return ()
        place = _group_end(regex, place) if atom["open"] else atom.end()
        char = _outline_of(atom)
        repeat = _REPEAT.match(regex, place)
        if repeat is None and char:
            current += char
            continue
        place = repeat.end() if repeat else place
        least, fixed = _times(repeat)
        runs.append(current + char * least)
        current = runs.pop() if fixed and char else char * least
    return tuple(dict.fromkeys(run for run in (*runs, current) if len(run) > 1))


def _outline_of(atom: re.Match[str]) -> str:
    """Return `a`, `0` or the sign that an atom stands for; nothing where it may stand for several."""
    escaped, chosen, char = atom["escaped"], atom["set"], atom["char"]
    if escaped:
        return "0" if escaped == "d" else "" if escaped.isalnum() else escaped
    if chosen:
        return "a" if _LETTERS_ALONE.fullmatch(chosen) else "0" if _DIGITS_ALONE.fullmatch(chosen) else ""
    return outline(char) if char and char.isascii() and char not in ".^$" else ""


def _times(repeat: re.Match[str] | None) -> tuple[int, bool]:
    """Return how often an atom is at least, and whether never more often."""
    if repeat is None:
        return 1, True
    if repeat["sign"]:
        return int(repeat["sign"] == "+"), False
    return int(repeat["least"]), not repeat["more"]


def _group_end(regex: str, start: int) -> int:
    """Return where the group that opens at a place has closed."""
    depth, place = 0, start
    while place < len(regex):
        atom = _ATOM.match(regex, place)
        if atom is None:
            break
        depth += bool(atom["open"]) - (atom["char"] == ")")
        place = atom.end()
        if depth == 0:
            break
    return place
