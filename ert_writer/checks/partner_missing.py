"""A bracket, a quotation or an item of a list that has no partner in the target.

**Why.** `e-mail e telefone de recuperação` that becomes "recovery e-mail" loses a category of data; a quotation whose
marks are gone turns a threat into the officer's own words.

**Flags.** Fewer or more pairs of brackets or quotation marks; fewer items in a list after a colon. `value` is
`bracket`, `quotation` or `item`.

**Passes.** Other marks of the same kind (`«»`, `“”`, `"`), a list joined in another way, brackets inside addresses,
`(s)`, `(a)` for an ending, and the English of a name that the target keeps: `POLICÍA NACIONAL (National Police)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ert_writer.checks.rule import Issue, PairCheck
from ert_writer.model.checking import CheckContext, Pair
from ert_writer.model.findings import Category, Severity

_ADDRESS = re.compile(r"\S*(?:://|@|www\.)\S*")
_ENDING = re.compile(r"(?<=\w)\((?:e?s|l?[ao]s?)\)")
_OPEN = re.compile(r"[(\[]")
_QUOTE = re.compile(r"[«»“”„\"]|(?<!\w)['‘](?=\w)|(?<=[\w.!?,])['’](?!\w)")
_BREAK = re.compile(
    r"[,;]\s*(?:y|e|o|u|ou|and|or|así como|bem como)?\b|\s(?:y|e|o|u|ou|and|or|&|as well as|and/or|y/o|e/ou)\s"
)
_LONGEST_ITEM = 8  # words; longer pieces are clauses and not items
_FEWEST = 3
_GLOSS = re.compile(r"(?P<kept>[^\W\d_]+[ .–-]+[^\W\d_]+|[^\W\d_]{5,}) \((?=[^()]*[^\W\d_])")
"""The last words of a name before a bracket."""
_CLAUSE = re.compile(
    r"\b(?:que|quien|quem|cual|qual|cuando|quando|porque|si|which|who|that|when|because)\b", re.IGNORECASE
)
"""Words that make a piece a clause and no item."""


def _look(pair: Pair, _context: CheckContext) -> Iterator[Issue]:
    source, target = (_ENDING.sub("", _ADDRESS.sub(" ", text)) for text in (pair.source, pair.target))
    ours, theirs = len(_OPEN.findall(source)), len(_OPEN.findall(target)) - _glosses(source, target)
    if ours != theirs:
        yield Issue(f"the source has {ours} brackets and the target {theirs}", value="bracket")
    ours, theirs = len(_QUOTE.findall(source)) // 2, len(_quotes(target)) // 2
    if ours != theirs:
        yield Issue(f"the source has {ours} quotations and the target {theirs}", value="quotation")
    wanted = _items(source)
    found = max(_items(target), len(_BREAK.split(target)) if ": " not in target else 0)
    if wanted >= _FEWEST and found < wanted:
        yield Issue(f"a list of {wanted} items has {found} in the target", value="item")


def _glosses(source: str, target: str) -> int:
    """Return how many brackets of the target stand behind words of the source that it keeps, and not in the source."""
    kept = (match["kept"].strip() for match in _GLOSS.finditer(target))
    return sum(name in source and f"{name} (" not in source for name in kept)


def _quotes(text: str) -> list[str]:
    """Return the quotation marks, without the apostrophes of `the users' data`."""
    return [mark for mark in _QUOTE.findall(text) if mark not in "'’"] + [
        mark for mark in _QUOTE.findall(text) if mark in "'’" and "‘" in text
    ]


def _items(text: str) -> int:
    """Return how many items the list after the last colon has; 0 where there is none."""
    _, colon, rest = text.rpartition(": ")
    pieces = [piece for piece in _BREAK.split(rest.rstrip(" .;")) if piece.strip()]
    if not colon or any(len(piece.split()) > _LONGEST_ITEM or _CLAUSE.search(piece) for piece in pieces):
        return 0
    return len(pieces)


CHECK = PairCheck("partner-missing", Category.OMISSION, Severity.ERROR, _look, machine=True)
