"""Running text as words: folding, separators, and the zones (addresses, handles) in which no word is a term."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from ert_writer.model.findings import Span
from ert_writer.text.fold import fold


class Gap(IntEnum):
    """What is between a word and the one before it."""

    SPACE = 0  # white space, quotes, or nothing
    HYPHEN = 1
    COMMA = 2
    BREAK = 3  # any other punctuation, an empty line, an address: no term crosses it


@dataclass(slots=True)
class Word:
    """A word of running text.

    Attributes:
        start: first code point.
        end: after the last.
        surface: as written, in NFC.
        folded: in lower case.
        plain: in lower case without accents.
        gap: what separates it from the word before.
    """

    start: int
    end: int
    surface: str
    folded: str
    plain: str
    gap: Gap


def joined(left: Word, right: Word) -> Word:
    """Return two words as one, without the hyphen between them."""
    return Word(
        left.start,
        right.end,
        left.surface + right.surface,
        left.folded + right.folded,
        left.plain + right.plain,
        left.gap,
    )


# Any of these is one zone. Handles may hold dots; a bare `name.surname` in lower case is an account or a host.
_ZONE = re.compile(
    r"""(?<![\w+.-]) (?: [a-z][a-z0-9+.-]*://\S+ | www\.\S+ )   # URLs
      | (?<![\w+.-]) [\w.+-]+@[\w-]+(?:\.[\w-]+)*                 # e-mail addresses
      | (?<!\w)[@#][\w.-]*\w                                      # handles, hashtags
      | (?<!\w)\w*_\w[\w.-]*                                      # identifiers with underscores
      | (?<![\w.-])[a-z0-9-]+(?:\.[a-z0-9-]{2,})+(?:/\S*)?(?![\w]) # hosts, file names, dotted user names
      | (?<!\w)(?:\w+/){2,}\w+                                    # paths and slashed file numbers
      | (?<![\w-])[A-Z]{2,}(?:[-/.][A-Z]*\d[A-Z\d]*){2,}           # numbered files: `EDR-2024-00871`
    """,
    re.VERBOSE,
)
_CAPITAL_ADDRESS = re.compile(r"(?:HTTPS?://|WWW\.)\S+|(?<![\w.-])[A-Z0-9-]+(?:\.[A-Z0-9-]+)*\.(?:COM|NET|ORG)\b\S*")
# The second ending of gender-open writing, `imputado/a`, `juez(a)`, belongs to the word before it.
_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*(?:/[ao]s?\b|\([ao]s?\)|['’][sS]?(?=\W|$))?")
_LETTERS = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_RUN = re.compile(r"\S+")
_TRAILING = ',;:.!?)]»”"'
_QUIET = frozenset(" \t\n\r\u00a0\"'“”‘’«»*\u2009\u202f")
_HYPHENS = frozenset("-/\u2010\u2011\u00ad")


def zones(text: str) -> list[tuple[int, int]]:
    """Return the addresses, handles and file names of the text, as half-open positions in order."""
    found = [match.span() for match in _ZONE.finditer(text)]
    found += [match.span() for match in _CAPITAL_ADDRESS.finditer(text)]
    return sorted(found)


def words(text: str) -> list[Word]:
    """Return the words of the text outside addresses, each knowing what separates it from the word before."""
    found: list[Word] = []
    limit = 0
    blocked = iter([*zones(text), (len(text) + 1, len(text) + 1)])
    zone = next(blocked)
    for match in _WORD.finditer(text):
        start, end = match.span()
        while zone[1] <= start:
            zone = next(blocked)
        if zone[0] < end:
            continue
        letters = _LETTERS.match(text, start)
        inner = letters.end() if letters else end
        found.append(_word(text, start, inner, _gap(text[limit:start]) if found else Gap.BREAK))
        limit = end
    return found


def _word(text: str, start: int, end: int, gap: Gap) -> Word:
    surface = text[start:end]
    if surface.isascii():
        folded = surface.lower()
        return Word(start, end, surface, folded, folded, gap)
    surface = unicodedata.normalize("NFC", surface)
    return Word(start, end, surface, surface.lower(), fold(surface), gap)


def _gap(between: str) -> Gap:
    if between == " ":
        return Gap.SPACE
    if between in _HYPHENS:
        return Gap.HYPHEN
    rest = between.replace(" ", "")
    if rest == ",":
        return Gap.COMMA
    if "\n\n" in rest or not _QUIET.issuperset(rest):
        return Gap.BREAK
    return Gap.SPACE


class Token(NamedTuple):
    """A word as written, its folded form, and its place in the text."""

    text: str
    folded: str
    span: Span

    @property
    def lower(self) -> bool:
        """Return whether the word begins in lower case: no name, no sentence start."""
        return self.text[:1].islower()


def tokens(text: str) -> tuple[Token, ...]:
    """Return every word of letters in a text, those in addresses too; digits and signs are none."""
    folded = fold(text)
    return tuple(
        Token(match[0], folded[match.start() : match.end()], Span(match.start(), match.end()))
        for match in _TOKEN.finditer(text)
    )


def without_tokens(text: str, odd: re.Pattern[str]) -> str:
    """Return the text with every token in which `odd` is found blanked out; places are kept.

    A token is a run without white space; signs at its end stay.
    """

    def blank(match: re.Match[str]) -> str:
        token = match[0].rstrip(_TRAILING)
        fill = "0" if token[:1].isdecimal() else " "  # a number stays one, for `No. 12.965/2014`
        return fill * len(token) + match[0][len(token) :] if odd.search(token) else match[0]

    return _RUN.sub(blank, text)


def is_caps(text: str) -> bool:
    """Return whether a text of more than one letter is written in capitals throughout."""
    letters = [char for char in text if char.isalpha()]
    return len(letters) > 1 and all(not char.islower() for char in letters)
