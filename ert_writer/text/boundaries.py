"""Where one sentence ends and the next begins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ert_writer.model.language import Language
from ert_writer.text.abbreviations import AbbreviationKind, abbreviation
from ert_writer.text.openers import ARTICLES, STARTERS

_CLOSERS = "\"'”’»)\\]}›*_"
_OPENERS = "\"'“‘«(\\[{‹—–*\\-"
_GAP = re.compile(r"\s+")
_ENDING = re.compile(rf"(?P<word>.*?)(?P<stop>[.!?…]+)(?P<dash>[-–—]?)(?P<closers>[{_CLOSERS}]*)$", re.DOTALL)
_NEXT = re.compile(rf"[{_OPENERS}\s]{{0,6}}(?P<mark>[¿¡]*)(?P<word>[^\s]{{0,60}})\s{{0,9}}(?P<after>\S?)")
_TOKEN_LIMIT = 80
_LONG_STARTER = 6
"""Length from which a word in capitals opens a sentence; shorter ones, such as EN or PARA, may just go on."""
_ENDS = frozenset(".!?…-–—\"'”’»)]}›*_")

# How an ordinary es, pt or en word may end; most shortened words end otherwise.
_WORD_END = re.compile(r"[aeiouáéíóúâêôãõnsrlzdmy]$")


def breaks(text: str, language: Language) -> Iterator[tuple[int, int]]:
    """Yield the white space between sentences as (start, end), in order and disjoint.

    A line break, a tab or a gap of four spaces always parts. A full stop parts unless it belongs to an abbreviation, a
    number or initials, or the next word goes on in lower case.
    """
    for match in _GAP.finditer(text):
        start, end = match.span()
        if start > 0 and end < len(text) and (_wide(match[0]) or _parts(text, start, end, language)):
            yield start, end


def _wide(gap: str) -> bool:
    return "\n" in gap or "\t" in gap or len(gap) >= 4


def _parts(text: str, start: int, end: int, language: Language) -> bool:
    if text[start - 1] not in _ENDS:
        return False
    ending = _ENDING.match(text[max(0, start - _TOKEN_LIMIT) : start].rsplit(maxsplit=1)[-1])
    follow = _NEXT.match(text, end)
    if ending is None or follow is None:
        return False
    word = ending["word"].lstrip("\"'“‘«([{‹¿¡—–-")
    if ending["stop"] != "." or ending["closers"]:
        return _opens(follow)
    if ending["dash"]:
        return _opens(follow) and abbreviation(word, language) in (None, AbbreviationKind.CLOSING)
    return _after_full_stop(word, follow, language)


def _after_full_stop(word: str, follow: re.Match[str], language: Language) -> bool:
    kind = abbreviation(word, language)
    if kind is None:
        return _opens(follow) or _goes_on_in_lower_case(word, follow)
    if kind is AbbreviationKind.NUMERIC:
        return _opens(follow) and not _begins_with_number(follow["word"])
    if kind is AbbreviationKind.CLOSING:
        return _opens(follow) and not follow["word"][:1].isdigit() and not _goes_on_in_capitals(word, follow)
    return bool(follow["mark"]) or _starts_sentence(follow)


def _opens(follow: re.Match[str]) -> bool:
    """Return whether what follows can begin a sentence: a capital, a digit, an inverted mark or an identifier."""
    word = follow["word"]
    if follow["mark"] or not word:
        return True
    return not word[0].islower() or "@" in word or "://" in word or word.startswith("www.")


def _begins_with_number(word: str) -> bool:
    """Return whether a number or a code follows, such as `N° 5`, `FGJ/123` or `A-7`."""
    return (
        any(char.isdigit() for char in word) or "/" in word or word.lower().startswith(("n°", "nº", "n.", "nro", "núm"))
    )


def _goes_on_in_lower_case(word: str, follow: re.Match[str]) -> bool:
    """Return whether a sentence begins in lower case, as in hurried letters: only after an ordinary, whole word."""
    plain = word.lower()
    ordinary = len(plain) >= 4 and plain.isalpha() and bool(_WORD_END.search(plain))
    return ordinary and word[1:].islower() and follow["word"].strip(",;:") in STARTERS | ARTICLES


def _goes_on_in_capitals(word: str, follow: re.Match[str]) -> bool:
    """Return whether a text in capitals throughout goes on: there a capital says nothing (`A LAS 6 P.M. O LA MATA`)."""
    after = follow["word"].strip(",;:.")
    opens = after.lower() in STARTERS and (after == "SE" or len(after) >= _LONG_STARTER)
    return word.isupper() and after.isupper() and not opens


def _starts_sentence(follow: re.Match[str]) -> bool:
    """Return whether the next word opens a sentence rather than a name."""
    word = follow["word"].rstrip(".,;:)")
    plain = word.lower()
    if not word[:1].isupper():
        return False
    if plain in STARTERS:
        in_capitals = word.isupper() and len(word) > 1
        return not in_capitals or plain == "se" or len(word) >= _LONG_STARTER
    return plain in ARTICLES and follow["after"].islower()
