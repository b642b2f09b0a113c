"""A term that the target says without standing there as a term of its own.

Three cases only: it is inside a longer term of another concept (`fraud` in `identity fraud`), the source itself takes
it apart (`mensajes y llamadas de voz`), where the target may take it apart in another place, or it is a name or an
acronym that the target leaves as it is (`PNP`, `Missing and Exploited Children`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from ert_writer.model.findings import Span
from ert_writer.model.terms import Term
from ert_writer.terminology.index import TermMatch
from ert_writer.text.words import tokens

_POSSESSIVE = re.compile(r"['’]s?$")
_LINK = 3  # letters of the longest word that only links: `los`, `das`, `the`
_SLASHED = (re.compile(r"(?<=\w)\s?/\s?\w+"), re.compile(r"\w+\s?/\s?(?=\w)"))
"""Each of two words that a slash sets side by side, to be left out."""
_WORD = re.compile(r"\w{4,}")


def is_said(source: str, match: TermMatch, target: str, longer: Sequence[TermMatch], terms: Iterable[Term]) -> bool:
    """Return whether the target says a concept in one of the ways above.

    Args:
        source: text of the source.
        match: the concept's term in the source.
        target: text of the target.
        longer: the terms of other concepts in the target.
        terms: accepted target terms of the concept.
    """
    if _is_kept_name(match.text, target):
        return True
    wanted = [tuple(_stems(term.text)) for term in terms]
    if any(_holds(tuple(_stems(other.text)), words) for other in longer for words in wanted):
        return True
    said = tuple(_stems(target))
    ways = [said, *(tuple(_stems(way.sub("", target))) for way in _SLASHED if way.search(target))]
    if any(len(words) > 1 and _holds(way, words) for words in wanted for way in ways):
        return True  # a longer term took one of its words: `date in your current time zone`; `suicide/homicide risk`
    return _is_apart(source, match.words) and any(
        word in said for words in wanted for word in words if len(word) > _LINK
    )


def _is_kept_name(text: str, target: str) -> bool:
    """Return whether an acronym of three letters or more, or a name of capitalised words, stands so in the target."""
    words = [word for word in text.split() if len(word) > _LINK]
    acronym = text.isupper() and len(text) >= _LINK
    name = len(words) > 1 and all(word[0].isupper() for word in words) and not text.isupper()
    return (acronym or name) and re.search(rf"(?<!\w){re.escape(text)}(?!\w)", target) is not None


def _holds(longer: tuple[str, ...], words: tuple[str, ...]) -> bool:
    return any(longer[at : at + len(words)] == words for at in range(len(longer) - len(words) + 1)) if words else False


def _is_apart(text: str, words: Sequence[Span]) -> bool:
    """Return whether a word that matters is between two words of a term."""
    gaps = (text[one.end : other.start] for one, other in pairwise(words))
    return any(_WORD.search(gap) for gap in gaps)


def _stems(text: str) -> Iterator[str]:
    """Yield the folded words of a text without the `s` of their plural or possessive."""
    return (_POSSESSIVE.sub("", word.folded).removesuffix("s") for word in tokens(text))
