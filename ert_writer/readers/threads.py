"""Where older messages begin in a thread: attributions, separators and header blocks of the usual mail programs.

The shapes are those that Gmail, Outlook (desktop, web, mobile), Apple Mail, Thunderbird and webmail write in Spanish,
Portuguese and English, and Outlook in other languages: a program keeps the language that it was bought in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from ert_writer.model.text import ParagraphRole
from ert_writer.readers.headings import KEYS, any_of, key_words
from ert_writer.readers.lines import Line
from ert_writer.readers.notes import introduction, is_notes_name

_RULE = r"[-–—_=*~\s]"
_SEPARATOR = re.compile(
    rf"^\*?{_RULE}{{0,40}}(?:(?P<forward>{any_of(attrgetter('forward'))})|{any_of(attrgetter('original'))})(?:\s+(?:de"
    rf"|from)\s[^:]{{1,80}})?\s*[-–—_=*~:\s]{{0,40}}$",
    re.IGNORECASE,
)
_UNDERLINE = re.compile(r"^(?:_{10,}|-{10,}|={10,})$")
_KEY = re.compile(
    r"^\*?(?:"
    + "|".join(f"(?P<{name}>{words})" for name, words in key_words().items())
    + r")\*?\s?[:：]\*?\s*(?P<value>.*)$",
    re.IGNORECASE,
)
_KEY_WITHIN = 30
"""Characters in which the colon after a key must come."""


@lru_cache(maxsize=512)
def _key(text: str) -> re.Match[str] | None:
    """Return the match of a header line; kept for a while, as every line of a block is looked at again and again."""
    head = text[:_KEY_WITHIN]
    return _KEY.match(text) if ":" in head or "：" in head else None


# `schrieb Ana:` and the like: in some languages the name follows
_SAID = rf"(?:{any_of(attrgetter('said'))})(?:(?<=schrieb|schreef|.\sskrev)\s[^:]{{1,120}})?\s?[:：]?$"
_ATTRIBUTION = re.compile(
    rf"^(?:el|em|on|a|en|le|il|no|am|op|den|o|às|a las|\d{{4}}[-年]|\d{{1,2}}[/.]|[^\s<>]{{1,40}}\s).{{0,320}}{_SAID}",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"[<(\[](?:mailto:)?[^\s<>@]{1,80}@[^\s<>@]{1,120}[>)\]]")
_GMAIL_DATE = re.compile(
    r"^(?:el|em|on)\s(?:[a-zéáç]{3}\.?|[a-zéáç]{5,9}(?:-feira)?),\s.{0,80}\d{1,2}:\d{2}.{0,120},\s", re.IGNORECASE
)
_NUMERIC_DATE = re.compile(
    r"^(?:[Ee]l|[Ee]m|[Oo]n)\s\d{1,2}[/.\-]\d{1,2}[/.\-]\d{2,4},?\s\d{1,2}:\d{2}(?::\d{2})?,\s[A-ZÁÉÍÓÚÑ]"
)
_ONLY_DATE = re.compile(
    r"^(?:\d{4}-\d{2}-\d{2}|\d{4}年\d{1,2}月\d{1,2}日\S{0,4}"
    r"|\S{1,6},? \d{1,2} \S{1,10}\.? \d{4}(?: \S{1,2}\.)?(?: \S{1,3})?)"
    r" \d{1,2}:\d{2},?\s.{1,200}<[^<>\s]+@[^<>\s]+>:$"
)
"""A date and who wrote, without a verb, as Gmail says it in some languages."""
_MAX_HEADER_LINES = 14


class Cut(NamedTuple):
    """The beginning of an older message.

    `first` and `last` bound its introducing lines (half-open); `forward` says that it was forwarded rather than
    answered; `runs` that everything after it belongs to it, not only the quoted lines; `bare` that what follows is
    not quoted though its introduction is marked so.
    """

    first: int
    last: int
    forward: bool
    runs: bool
    bare: bool = False


def find_cuts(lines: Sequence[Line]) -> tuple[Cut, ...]:
    """Return where older messages begin, in order."""
    return tuple(_cuts(lines))


def _cuts(lines: Sequence[Line]) -> Iterator[Cut]:
    at = 0
    while at < len(lines):
        cut = _separator(lines, at) or _notes(lines, at) or _header_block(lines, at) or _attribution(lines, at)
        if cut:
            yield cut
            at = cut.last
        else:
            at += 1


def _separator(lines: Sequence[Line], at: int) -> Cut | None:
    text = lines[at].text
    match = _SEPARATOR.match(text) if len(text) < 200 else None
    if match and (match["forward"] or re.search(r"[-–—_=*]{2}|:$", text)):
        return Cut(at, max(_header_end(lines, at + 1)[0], at + 1), bool(match["forward"]), runs=True)
    if _UNDERLINE.match(text):
        end, keys, _ = _header_end(lines, at + 1)
        if _enough(keys):
            return Cut(at, end, forward=False, runs=True)
    return None


def _notes(lines: Sequence[Line], at: int) -> Cut | None:
    found = introduction(lines, at)
    return Cut(at, found.end, found.forward, runs=True, bare=found.bare) if found else None


def _header_block(lines: Sequence[Line], at: int) -> Cut | None:
    key = _key(lines[at].text)
    if key is None or not (key["sender"] or key["sent"] or _is_top(lines, at)):
        return None
    end, keys, mailed = _header_end(lines, at)
    attached = lines[at].role is ParagraphRole.HEADER and lines[at].depth > 0  # a message that came as a file
    return Cut(at, end, forward=attached, runs=True) if _enough(keys) and (mailed or "sent" in keys) else None


def _is_top(lines: Sequence[Line], at: int) -> bool:
    """Return whether nothing is above a line: the header of a pasted mail may begin with any key, and is its own."""
    return all(not lines[place].text.strip() for place in range(at))


def _header_end(lines: Sequence[Line], at: int) -> tuple[int, frozenset[str], bool]:
    """Return where a header block ends, which keys it has, and whether it names a mail address."""
    keys: set[str] = set()
    mailed = False
    end = at
    for place in range(at, min(at + _MAX_HEADER_LINES, len(lines))):
        line = lines[place]
        key = _key(line.text)
        if key is None or key.lastgroup is None:
            if _continues(lines, place):
                continue
            break
        if keys and line.blank and line.depth == 0 and place != end:
            break
        keys.add(next(name for name in KEYS if key[name]))
        mailed = mailed or "@" in key["value"] or is_notes_name(key["value"])
        end = place + 1
    return end, frozenset(keys), mailed


def _continues(lines: Sequence[Line], place: int) -> bool:
    """Return whether a line without a key is a wrapped header line: the next one has a key and no blank parts them."""
    if lines[place].blank or place + 1 >= len(lines) or lines[place + 1].blank:
        return False
    return _key(lines[place + 1].text) is not None


def _enough(keys: frozenset[str]) -> bool:
    dated = "sent" in keys or "date" in keys
    return ("sender" in keys or "sent" in keys) and len(keys) >= 3 and (dated or "subject" in keys)


def _attribution(lines: Sequence[Line], at: int) -> Cut | None:
    text = ""
    for count in range(1, 4):
        if at + count > len(lines) or (count > 1 and lines[at + count - 1].blank):
            return None
        text = f"{text} {lines[at + count - 1].text}".strip()
        if len(text) > 360:
            return None
        if _ONLY_DATE.match(text) or (_ATTRIBUTION.match(text) and re.search(r"\d", text)):
            # It may begin on a later line: what is above is then the end of the live message.
            later = any(_attribution(lines, place) for place in range(at + 1, at + count))
            return None if later else _introduced(lines, at, at + count, text)
    return None


def _introduced(lines: Sequence[Line], first: int, last: int, text: str) -> Cut | None:
    """Return the cut when a message follows; a letter may also say `El 3 de marzo el agresor escribió:`."""
    quoted = last < len(lines) and lines[last].depth > lines[first].depth
    if quoted:
        return Cut(first, last, forward=False, runs=False)
    if any(shape.search(text) for shape in (_ADDRESS, _GMAIL_DATE, _NUMERIC_DATE, _ONLY_DATE)):
        return Cut(first, last, forward=False, runs=True)
    return None
