"""A text that points back to a thing need not name it in full again: `dicha orden judicial` may be `that order`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from ert_writer.model.checking import Pair
from ert_writer.model.findings import Span
from ert_writer.model.language import Language, base
from ert_writer.model.terms import Term
from ert_writer.text.fold import fold
from ert_writer.text.words import tokens

_POINTERS: Mapping[Language, re.Pattern[str]] = {
    "es": re.compile(r"\b(?:dich|referid|mencionad|citad|aludid|antedich|ese|esa|est|mism|tal)\w*$"),
    "pt": re.compile(
        r"\b(?:dit|referid|mencionad|citad|aludid|supracitad|ess|dess|ness|est|dest|nest|mesm|tal|tais)\w*$"
    ),
    "en": re.compile(r"\b(?:said|such|that|those|this|these|aforementioned|above|same)$"),
}
"""What comes before a thing that was named already."""
_LINKS = frozenset({"of", "de", "del", "da", "do", "das", "dos"})


def is_taken_up(pair: Pair, span: Span, terms: Iterable[Term]) -> bool:
    """Return whether both sides point back to a thing, the target by the main word of an accepted term alone.

    Args:
        pair: source and target.
        span: of the term in the source.
        terms: the accepted target terms of its concept.
    """
    before = fold(pair.source[: span.start]).rstrip()
    points = _POINTERS.get(base(pair.source_language))
    if points is None or not points.search(before):
        return False
    language = base(pair.target_language)
    heads = {_stem(_head(term.text, language)) for term in terms if not term.target_only}
    target = tokens(pair.target)
    return any(
        _POINTERS[language].search(fold(pair.target[: word.span.start]).rstrip()) and _stem(word.folded) in heads
        for word in target
    )


def _head(term: str, language: Language) -> str:
    """Return the main word: the last of an English compound, else the first, before `of` or `de`."""
    folded = [word.folded for word in tokens(term)]
    link = next((at for at, word in enumerate(folded) if word in _LINKS), len(folded))
    return folded[(link if language == "en" else min(link, 1)) - 1] if folded else ""


def _stem(word: str) -> str:
    """Return a word without the endings of number: `ordens` and `ordem`, `órdenes` and `orden`, `measures`."""
    if word.endswith("ns"):
        return word[:-2] + "m"
    return word.removesuffix("s").removesuffix("e")
