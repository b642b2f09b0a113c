"""A text as the words that phrases match: folded, with short forms spelled out and what is between them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ert_writer.text.fold import fold

PLAIN, SOFT, HARD = 0, 1, 2
"""What separates a word from the one before it: a space; a comma, colon or bracket; the end of a sentence."""

WORD, NUMBER, OPAQUE = 0, 1, 2
"""Kinds of words: a word, a number in figures or words, an identifier that is never read."""

_TOKEN = re.compile(
    r"(?P<opaque>https?://\S+|www\.\S+|[^\s,;:()«»“”\"]{0,64}@[^\s,;()«»“”\"]+|[\w.-]{0,64}_[\w.-]*"
    r"|\w[\w-]{0,62}(?:\.[\w-]{1,63}){0,5}\.(?:com|net|org|info|app|example|test|gob|gov|gub|jus|mil|edu)(?:\.[a-z]{2})?\b(?:/\S*)?)"
    r"|[^\W_]+"
)
_END = re.compile(r"[!?…]|\n|;")
_SOFT = re.compile(r"[,:()\[\]{}/–—]|\s-\s|\.\.")
_LONG = re.compile(r"([^\W\d_])\1{2,}")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a text.

    Attributes:
        text: as written.
        starts: where each word begins.
        stops: where each word ends.
        forms: the folded spellings of each word: as written, drawn-out letters shortened, short forms spelled out.
        kinds: `WORD`, `NUMBER` or `OPAQUE`.
        before: what separates each word from the one before it: `PLAIN`, `SOFT` or `HARD`.
    """

    text: str
    starts: tuple[int, ...]
    stops: tuple[int, ...]
    forms: tuple[tuple[str, ...], ...]
    kinds: tuple[int, ...]
    before: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.starts)

    def joined(self, at: int, allowed: int) -> bool:
        """Return whether nothing weightier than `allowed` separates a word from the one before it."""
        return self.before[at] <= allowed


def tokenize(text: str, short_forms: Mapping[str, tuple[str, ...]], numbers: frozenset[str]) -> Tokens:
    """Return the words of a text; addresses, handles and links are single words that match nothing.

    Args:
        text: one or many sentences.
        short_forms: what a folded short form stands for, such as `q` for `que`.
        numbers: folded number words.
    """
    folded = fold(text)
    starts, stops, forms, kinds, before = [], [], [], [], []
    last = 0
    for match in _TOKEN.finditer(folded):
        start, stop = match.span()
        opaque = match["opaque"] is not None
        word = match[0]
        starts.append(start)
        stops.append(stop)
        forms.append(() if opaque else _forms(word, short_forms))
        kinds.append(OPAQUE if opaque else NUMBER if word[0].isdigit() or word in numbers else WORD)
        before.append(_separation(folded, last, start, text) if last else HARD)
        last = stop
    return Tokens(text, tuple(starts), tuple(stops), tuple(forms), tuple(kinds), tuple(before))


def _forms(word: str, short_forms: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    spelled = short_forms.get(word, ())
    drawn = _LONG.sub(r"\1", word)
    return (word, *spelled) if drawn == word else (word, drawn, *spelled)


def _separation(folded: str, last: int, start: int, text: str) -> int:
    between = folded[last:start]
    if between == " ":
        return PLAIN
    if _END.search(between):
        return HARD
    if "." in between and ".." not in between:
        return HARD if _ends_sentence(between, folded, last, text[start]) else PLAIN
    return SOFT if _SOFT.search(between) else PLAIN


def _ends_sentence(between: str, folded: str, last: int, following: str) -> bool:
    """Return whether a full stop ends a sentence: not inside a number or an initialism, nor behind an abbreviation."""
    if between.strip() == between and len(between) == 1:
        return False
    short = last - max(folded.rfind(" ", 0, last), folded.rfind("\n", 0, last)) <= 4
    return not (short and (following.islower() or following.isdigit()))
