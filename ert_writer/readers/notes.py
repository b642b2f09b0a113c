"""How Lotus Notes and GroupWise introduce older messages: names with slashes, headers in columns, a date alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from ert_writer.readers.headings import any_of
from ert_writer.readers.lines import Line

_DATE = r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}"
_CLOCK = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?\s?m\.?)?(?:\s[A-Z]{2,4}\d?)?"
_NAME = r"[^\W\d][^<>@:/\n]{1,60}(?:/[\w .&-]{1,40}){1,5}(?:@[\w.-]{1,40})?"
_ADDRESS = r"<[^<>\s]{1,80}@[^<>\s]{1,120}>"

_PASSED = re.compile(
    rf"^[-–—_*\s]{{3,40}}(?:{any_of(attrgetter('passed'))})\s.{{2,160}}?[-–—_*\s]{{3,40}}$", re.IGNORECASE
)
_WHO_AND_WHEN = re.compile(rf"^(?:{_NAME}|[^<>:]{{0,80}}{_ADDRESS})\s\w{{0,4}}\s?{_DATE},?\s{_CLOCK}:?$", re.IGNORECASE)
_FULL_NAME = re.compile(r"^[^\W\d][^<>@:/]{1,60}[^\s/](?:/[\w.&-][\w .&-]{0,40}){2,5}(?:@[\w.-]{1,40})?$")
_WHO = re.compile(rf"^{_NAME}$|^[^<>:]{{0,80}}{_ADDRESS}$")
_WHEN = re.compile(rf"^{_DATE},?\s{_CLOCK}(?=\s{{3}}|$)", re.IGNORECASE)
_SAID = re.compile(
    rf"^{_NAME}\s(?:{any_of(attrgetter('said'))})\s\w{{1,4}}\s{_DATE},?\s{_CLOCK}\s?:$|"
    rf"^{_NAME}\s\w{{1,4}}\s{_DATE},?\s{_CLOCK}\s(?:{any_of(attrgetter('said'))})\s?:$",
    re.IGNORECASE,
)
_GROUPWISE_DEPTH = 3  # `>>> Ana <a@b.example> 3/3/2031 10:12 >>>` reads as quoted three deep
_GROUPWISE = re.compile(rf"^.{{2,120}}\s{_DATE},?\s{_CLOCK}\s>>>$", re.IGNORECASE)
_BARE_KEY = re.compile(
    rf"^(?:.*\s{{5,}})?(?:(?P<to>{any_of(attrgetter('to'))})|{any_of(attrgetter('cc'))}|"
    rf"(?P<subject>{any_of(attrgetter('subject'))}))\s?(?::.*)?$",
    re.IGNORECASE,
)
_REACH = 14
"""Lines that the header of such a message takes at most."""


class Introduction(NamedTuple):
    """Where the lines end (half-open) that introduce an older message; whether it was passed on; see `Cut.bare`."""

    end: int
    forward: bool = False
    bare: bool = False


def is_notes_name(text: str) -> bool:
    """Return whether a text is a name in Lotus Notes with its units: `Ana Ruiz/UFI/MPF`."""
    return bool(_FULL_NAME.match(text))


def introduction(lines: Sequence[Line], at: int) -> Introduction | None:
    """Return the introduction that begins at a line, None where none of these programs' does."""
    text = lines[at].text
    if len(text) > 240:
        return None
    if _PASSED.match(text):
        return Introduction(_columns(lines, at + 1) or at + 1, forward=True)
    if lines[at].depth >= _GROUPWISE_DEPTH and _GROUPWISE.match(text):
        return Introduction(at + 1, bare=True)
    if _SAID.match(text):
        return Introduction(at + 1)
    if _WHO_AND_WHEN.match(text):
        end = _columns(lines, at + 1)
    else:
        end = _columns(lines, at) if _names_sender(lines, at) else 0
    return Introduction(end) if end else None


def _names_sender(lines: Sequence[Line], at: int) -> bool:
    """Return whether a sender's name, and a date alone within three lines, begin here."""
    begins = _WHO.match(lines[at].text) or lines[at].text.startswith('"') or lines[at].indent >= 5
    return bool(begins) and any(_WHEN.match(line.text) for line in lines[at + 1 : at + 6])


def _columns(lines: Sequence[Line], at: int) -> int:
    """Return where a header ends whose names stand alone or at the right: behind the subject; 0 without both."""
    keys = {}
    for place in range(at, min(at + _REACH, len(lines))):
        match = _BARE_KEY.match(lines[place].text)
        for key in ("to", "subject") if match else ():
            if match and match[key] and key not in keys:
                keys[key] = place
        if "subject" in keys:
            break
    if "to" not in keys or "subject" not in keys:
        return 0
    place = keys["subject"]
    alone = ":" not in lines[place].text and place + 1 < len(lines)
    return place + 2 if alone else place + 1
