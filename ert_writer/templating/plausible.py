"""What is wrong with a well-formed value: a date on the wrong side of today, pasted data, a promise, a foreign link."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

from ert_writer.model.language import SUPPORTED
from ert_writer.templating.gates import existence_words
from ert_writer.templating.kinds import Field, FieldKind, Holds, Time
from ert_writer.templating.library import Library
from ert_writer.templating.promises import promises
from ert_writer.templating.values import Period, Value, Values

TOLERANCE = timedelta(minutes=10)
"""How far clocks may differ before a moment counts as the future."""

_DATA = (
    (
        "an IP address",
        re.compile(r"(?<![\w.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\w.]*\d)"),
    ),
    (
        "an IP address",
        re.compile(
            r"(?<![\w:])(?:[0-9a-f]{1,4}:){3,7}(?::?[0-9a-f]{1,4})+(?![\w:])|(?<![\w:])[0-9a-f]{1,4}::[0-9a-f:]*[0-9a-f]",
            re.IGNORECASE,
        ),
    ),
    ("an e-mail address", re.compile(r"[^\s@<>()]+@[^\s@<>()]+\.[^\W\d_]{2,}")),
    ("coordinates", re.compile(r"(?<!\d)-?\d{1,3}\.\d{3,}\s*[,;]\s*-?\d{1,3}\.\d{3,}")),
)
_HANDLE = re.compile(r"(?<![\w.@])@[A-Za-z0-9_][\w.]+")
_LEAST_NAME = 4
"""Characters of an account's name that are no common word."""

_NUMBER = re.compile(r"(?<!\w)\+?\(?\d(?:[ ().-]{0,2}\d){7,}(?!\w)")
"""Eight digits or more that belong together, as in telephone, card and identity numbers."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a value that fits its field may not be used in a reply."""

    field: str
    reason: str

    def __str__(self) -> str:
        """Return the field and the reason."""
        return f"{self.field}: {self.reason}"


def doubts(
    fields: Sequence[Field],
    values: Values,
    library: Library,
    now: datetime,
    *,
    discloses: bool,
    tells: bool = False,
    accounts: Sequence[str] = (),
) -> tuple[Doubt, ...]:
    """Return every value that is a slip or that no reply may carry.

    Args:
        fields: what the template declares.
        values: typed values.
        library: the desk's hosts and the phrases of a promise.
        now: aware; past and future are judged by it.
        discloses: the reply discloses data after both decisions, so that it may say what it delivers.
        tells: the officer was verified, or the note is internal, so that the reply may speak of an account.
        accounts: what the letter asks about, as it is there.
    """
    found: list[Doubt] = []
    for field in fields:
        value = values.get(field.name)
        reasons = [_time(field, value, now), _link(field, value, library)]
        texts = [item for item in (value if isinstance(value, tuple) else (value,)) if isinstance(item, str)]
        for text in texts if not field.choices else ():
            reasons += [pasted(field, text), "" if discloses else _promised(text, library)]
            reasons.append("" if tells else _about_account(field, text, library, accounts))
        found += [Doubt(field.name, reason) for reason in dict.fromkeys(reasons) if reason]
    return tuple(found)


def _time(field: Field, value: Value, now: datetime) -> str:
    """Return why a date is a slip; empty when it is none."""
    moment = value.end if isinstance(value, Period) else value
    if not isinstance(moment, date):
        return ""
    ahead = _ahead(moment, now)
    slack = TOLERANCE if isinstance(moment, datetime) else timedelta(days=1)
    if field.time is Time.PAST and ahead > slack:
        return f"{moment.isoformat()} is still to come, and this is about something that has happened"
    if field.time is Time.FUTURE and ahead < (timedelta() if isinstance(moment, datetime) else -slack):
        return f"{moment.isoformat()} has passed, and this is about something to come"
    if field.within_days and abs(ahead) > timedelta(days=field.within_days):
        return f"{moment.isoformat()} is more than {field.within_days} days from today"
    return ""


def _ahead(moment: date, now: datetime) -> timedelta:
    return moment - now if isinstance(moment, datetime) else moment - now.date()


def _link(field: Field, value: Value, library: Library) -> str:
    if field.kind is not FieldKind.URL or not isinstance(value, str):
        return ""
    host = urlsplit(value).hostname or ""
    hosts = (urlsplit(library.desk.portal).hostname or "", *library.desk.links)
    if host in hosts or any(host.endswith(f".{own}") for own in hosts if own):
        return ""
    return f"{host} is not a host of this desk; links lie on {', '.join(hosts)} (templates/desk.toml)"


def pasted(field: Field, text: str) -> str:
    """Return which kind of personal data is in a free text that may not hold any; empty when none does."""
    if field.kind not in (FieldKind.TEXT, FieldKind.LIST) or field.holds is Holds.IDENTIFIER:
        return ""
    for name, pattern in _DATA:
        if pattern.search(text):
            return f"it holds {name}; a reply never carries data"
    if field.holds is Holds.WORDS and _NUMBER.search(text):
        return "it holds a long number, as of a telephone, card or document; a reply never carries data"
    return ""


def _about_account(field: Field, text: str, library: Library, accounts: Sequence[str]) -> str:
    """Return why a free text may not be in a reply that must not show whether an account exists."""
    if field.holds is Holds.IDENTIFIER:
        return ""  # repeats what the request names, in a wording that says nothing about it
    plain = text.casefold()
    if _HANDLE.search(text) or any(name.casefold() in plain for name in accounts if len(name) >= _LEAST_NAME):
        return "it names an account, and the officer's identity is not among the decisions of this template"
    found = next(existence_words(text, library), "")
    return f"{found!r} would show whether an account exists" if found else ""


def _promised(text: str, library: Library) -> str:
    found = next((phrase for phrase in _all_promises(text, library)), "")
    return f"{found!r} reads as a promise of disclosure" if found else ""


def _all_promises(text: str, library: Library) -> Iterator[str]:
    for language in SUPPORTED:
        yield from promises(text, language, library)
