"""A bracket or quotation mark that is opened and not closed, or closed and not opened.

**Why.** An open bracket leaves a reader guessing where an aside ends, and often marks the place where text was lost.

**Flags.** `(see annex 2` and `see annex 2)`, `«cuenta`, `"account` where the source is balanced.

**Passes.** What the source leaves open as well, list markers such as `a)` and `2)`, apostrophes, inch marks, and
faces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ert_writer.checks.rule import Issue, PairCheck
from ert_writer.model.checking import CheckContext, Pair
from ert_writer.model.findings import Category, Severity, Span

_CLOSES = {")": "(", "]": "[", "}": "{"}
_QUOTES = frozenset('«»“”"')
_OPENS = frozenset(_CLOSES.values())
_LIST_MARKER = re.compile(r"(?:^|[\s;,:(])(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})\)")
_FACE = re.compile(r"[:;]-?\)")


def unbalanced(text: str) -> tuple[tuple[int, str], ...]:
    """Return the place and sign of every bracket or quotation mark without its partner."""
    forgiven = _forgiven(text)
    stack: list[tuple[int, str]] = []
    lone: list[tuple[int, str]] = []
    for place, sign in enumerate(text):
        if sign in _OPENS:
            stack.append((place, sign))
        elif sign in _CLOSES and stack and stack[-1][1] == _CLOSES[sign]:
            stack.pop()
        elif sign in _CLOSES and place not in forgiven:
            lone.append((place, sign))
    quotes = [(place, sign) for place, sign in enumerate(text) if sign in _QUOTES]
    inches = [place for place, sign in quotes if sign == '"' and text[:place][-1:].isdigit()]
    if len(quotes) % 2 and (len(quotes) - len(inches)) % 2:
        lone.append(quotes[-1])
    return tuple(sorted(lone + stack))


def _forgiven(text: str) -> frozenset[int]:
    """Return the places of closing signs that need no partner: list markers and faces."""
    return frozenset(match.end() - 1 for pattern in (_LIST_MARKER, _FACE) for match in pattern.finditer(text))


def _look(pair: Pair, _context: CheckContext) -> Iterator[Issue]:
    ours = [_family(sign) for _, sign in unbalanced(pair.source)]
    for place, sign in unbalanced(pair.target):
        if _family(sign) in ours:
            ours.remove(_family(sign))
            continue
        what = "is not closed" if sign in _OPENS else "was not opened" if sign in _CLOSES else "has no partner"
        yield Issue(f"{sign} {what}", target_span=Span(place, place + 1), value=sign)


def _family(sign: str) -> str:
    """Return one sign for all quotation marks: languages quote differently."""
    return '"' if sign in _QUOTES else sign


CHECK = PairCheck("bracket-balance", Category.TYPOGRAPHICAL, Severity.WARNING, _look)
