"""Letters over time: which belong together, what a later one adds or contradicts, what is urgent, who must act."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import getaddresses
from typing import Any

from ert_writer.cases.store import Data, NewLetter, StoredCase
from ert_writer.errors import UsageError
from ert_writer.intake.addresses import is_free_mail
from ert_writer.intake.case_file import case_table, letter_digest
from ert_writer.intake.identifiers import account_name
from ert_writer.intake.names import FIELDS, LISTS
from ert_writer.intake.sent import sent_at
from ert_writer.model.case import Case, DangerStatus, Role
from ert_writer.model.language import UNDETERMINED
from ert_writer.model.text import Document
from ert_writer.text.fold import fold

_LEAST_NAME = 3
"""Signs that the end of a page's address needs to be the account's name."""
_LEAST_NUMBER = 5
"""Signs that a number needs so that two letters with it belong together."""
_ANSWERED = ("reply",)
_FAR = "9999"


@dataclass(frozen=True, slots=True)
class Difference:
    """What a later letter says of a field.

    Attributes:
        field: its name.
        kind: `added` where nothing was known, `changed` where it contradicts, `named` where it names an account that no
            letter asks about: it may be the right one.
        before: what the letters before it say.
        now: what it says.
    """

    field: str
    kind: str
    before: tuple[str, ...]
    now: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a case is: what is shown in a queue and at a hand-over.

    Attributes:
        case: the case.
        danger: its status.
        kinds: kinds of danger.
        deadline: moment in UTC, ISO 8601; empty where none is known.
        left: time to the deadline, negative when it has passed; None where none is known.
        unread: sentences that no recogniser understood.
        waits_on: `us` or `requester`.
        asked: accounts asked about.
    """

    case: StoredCase
    danger: str
    kinds: tuple[str, ...]
    deadline: str
    left: timedelta | None
    unread: int
    waits_on: str
    asked: tuple[str, ...]


def new_letter(document: Document, case: Case, at: datetime) -> NewLetter:
    """Return a letter as the store takes it.

    Args:
        document: the letter.
        case: what intake read in it.
        at: the present moment, which counts as its receipt where the mail does not tell.
    """
    table = case_table(case)
    received = received_at(document) or at
    sender = _mailbox(document.header("from"))
    words = " ".join([document.name, sender, document.header("subject"), *_all_values(table)])
    return NewLetter(
        document.name,
        letter_digest(document.text),
        received.isoformat(),
        {**table, "received_at": received.isoformat()},
        tuple(dict.fromkeys(_marks(document, case, sender))),
        words,
    )


def received_at(document: Document) -> datetime | None:
    """Return when a mail was sent by its own header, with offset; None where it says nothing that can be read."""
    found = sent_at(document)
    return found.replace(tzinfo=UTC) if found and not found.tzinfo else found


def _marks(document: Document, case: Case, sender: str) -> Iterator[str]:
    """Yield what two letters of one case share: a thread, a number with its sender, or an account with its mailbox."""
    for name in ("message-id", "in-reply-to", "references"):
        for identifier in re.findall(r"<[^<>\s]+>", document.header(name)):
            yield f"mail:{identifier}"
    mailbox = _first(case, "officer_email").lower() or sender
    domain = mailbox.rpartition("@")[2]
    letters = [item.text for item in case.values("letter_number")]
    letters += [item.value.text for item in case.entities if item.role in (Role.LETTER, Role.EARLIER_LETTER)]
    cases = [item.text for item in case.values("case_number")]
    cases += [item.value.text for item in case.entities if item.role is Role.CASE]
    own = mailbox if is_free_mail(domain) else domain
    for kind, numbers, origin in (("letter", letters, own), ("case", cases, own or case.country)):
        for number in map(_plain, numbers):
            if len(number) >= _LEAST_NUMBER and origin:
                yield f"number:{kind}:{origin}:{number}"
    if mailbox:
        yield from (f"account:{mailbox}:{_plain(item.text)}" for item in case.values("accounts"))


def _when(text: object) -> datetime:
    """Return a moment that may be compared whatever its offset; the earliest of all where there is none."""
    try:
        found = datetime.fromisoformat(str(text))
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _plain(number: str) -> str:
    return "".join(char for char in fold(number) if char.isalnum() or char in "@_")


def _mailbox(header: str) -> str:
    try:
        return next((address.lower() for _, address in getaddresses([header]) if "@" in address), "")
    except RecursionError:  # thousands of comments in comments
        return ""


def _first(case: Case, name: str) -> str:
    return next((item.normal or item.text for item in case.values(name)), "")


def merge(held: Data, new: Data, corrected: frozenset[str]) -> Data:
    """Return a case's data after another letter: the newest reading of each field, but what a person corrected stays.

    Fields of several values keep those of the earlier letters too, unless the new letter takes them back. A letter that
    was received before the newest one fills only what is empty. Danger rises with a letter and never falls: only a
    person lowers it. What was not read, and what looked wrong, stays.
    """
    late = _when(new.get("received_at")) < _when(held.get("received_at"))
    taken_back = set(texts_of(new, "superseded_accounts")) - set(texts_of(new, "accounts"))
    if late:  # what a newer letter took back stays so
        taken_back |= set(texts_of(held, "superseded_accounts")) - set(texts_of(held, "accounts"))
    merged: dict[str, Any] = {**held}
    for name, node in new.items():
        if name in corrected or name in _GATHERED or name == "danger":
            continue
        if name in LISTS and name != "superseded_accounts":
            gone = taken_back if name == "accounts" else set()
            merged[name] = _joined(held.get(name) or [], node, gone)
        elif _replaces(name, held, new, late=late):
            merged[name] = node
    for name in _GATHERED:
        merged[name] = _joined(held.get(name) or [], new.get(name) or [], set())
    return {**merged, **_graver(held, new, corrected), **_still_missing(held, new, merged)}


def _replaces(name: str, held: Data, new: Data, *, late: bool) -> bool:
    """Return whether a new reading takes the place of the one that is held."""
    if name in FIELDS:
        return bool(texts_of(new, name)) and not (late and texts_of(held, name))
    return not late and name not in ("language", "missing")


_GATHERED = ("not_read", "cautions", "roles", "requests")
_GRAVITY = (DangerStatus.NOT_EMERGENCY.value, DangerStatus.UNCLEAR.value, DangerStatus.EMERGENCY.value)


def _graver(held: Data, new: Data, corrected: frozenset[str]) -> dict[str, Any]:
    """Return the graver danger of two readings, and a language that could not be read rather than one that could."""
    found: dict[str, Any] = {}
    if "danger" not in corrected and _gravity(new) > _gravity(held):
        found["danger"] = new.get("danger")
    if held.get("language") != UNDETERMINED and new.get("language"):
        found["language"] = new["language"]
    return found


def _gravity(data: Data) -> int:
    node = data.get("danger")
    status = node.get("value") if isinstance(node, Mapping) else None
    return _GRAVITY.index(status) if status in _GRAVITY else 1


def _still_missing(held: Data, new: Data, merged: Data) -> dict[str, Any]:
    """Return what every letter lacked: one that gives an item gives it for the case."""
    lacking = [name for name in held.get("missing") or [] if name in (new.get("missing") or [])]
    return {"missing": [name for name in lacking if not texts_of(merged, name)]}


def _is_account(text: str, other: str) -> bool:
    """Return whether two texts are one account: alike but for capitals and `@`, or a page's address and its end."""
    one, two = sorted((account_name(text), account_name(other)), key=len)
    return one == two or (len(one) >= _LEAST_NAME and "/" in two and two.rpartition("/")[2].lstrip("@") == one)


def _joined(held: Sequence[Any], new: Sequence[Any], taken_back: set[str]) -> list[Any]:
    rows: dict[str, Any] = {}
    for row in (*held, *new):
        text = str(row.get("value") or row.get("id") or row) if isinstance(row, Mapping) else str(row)
        if not any(_is_account(text, gone) for gone in taken_back):
            rows[text] = row
    return list(rows.values())


def with_danger(data: Data, status: str) -> Data:
    """Return a case's data with its danger set by a person.

    Raises:
        UsageError: there is no such status.
    """
    if status not in _GRAVITY:
        raise UsageError(f"danger cannot be {status[:40]!r}", hint=f"Use one of: {', '.join(_GRAVITY)}")
    node = data.get("danger")
    return {**data, "danger": {**(node if isinstance(node, Mapping) else {}), "value": status, "reason": "set by hand"}}


def require_reason_to_lower(held: Data, changed: Data, reason: str) -> None:
    """Raise where a case's danger is lowered and nobody says why.

    Raises:
        UsageError: naming both.
    """
    if _gravity(changed) < _gravity(held) and not reason.strip():
        message = "lowering the danger of a case needs a reason"
        raise UsageError(message, hint="Say why nobody is in danger: --reason 'found safe, the agency confirms'")


def texts_of(data: Data, name: str) -> tuple[str, ...]:
    """Return the values of a field of plain case data, as replies print them."""
    node = data.get(name)
    rows = node if isinstance(node, list) else [node]
    found = []
    for row in rows:
        found.append(str(row.get("value", "")) if isinstance(row, Mapping) else str(row or ""))
        found += [str(item.get("value", "")) for item in row.get("others", [])] if isinstance(row, Mapping) else []
    return tuple(text for text in found if text)


def differences(case: StoredCase) -> tuple[tuple[int, tuple[Difference, ...]], ...]:
    """Return, for each letter after the first, what it adds to and where it contradicts the ones before it."""
    found = []
    known: dict[str, tuple[str, ...]] = {}
    for place, letter in enumerate(sorted(case.letters, key=lambda item: _when(item.received))):
        said = {name: texts_of(letter.data, name) for name in FIELDS if name != "message_id"}
        if place:
            rows = (_difference(name, known.get(name, ()), now) for name, now in said.items() if now)
            found.append((letter.id, (*(row for row in rows if row), *_named(letter.data, known))))
        for name, now in said.items():
            known[name] = (*known.get(name, ()), *now) if name in LISTS else now or known.get(name, ())
    return tuple(found)


def _named(data: Data, known: Mapping[str, tuple[str, ...]]) -> Iterator[Difference]:
    """Yield the accounts that a later letter names, while neither it nor those before it ask about them."""
    asked = (*known.get("accounts", ()), *texts_of(data, "accounts"), *texts_of(data, "superseded_accounts"))
    roles = [row for row in data.get("roles") or () if isinstance(row, Mapping)]
    named = [str(row.get("value") or "") for row in roles if row.get("role") == Role.ACCOUNT_MENTIONED.value]
    fresh = tuple(dict.fromkeys(text for text in named if not any(_is_account(text, one) for one in asked)))
    if fresh:
        yield Difference("accounts", "named", known.get("accounts", ()), fresh)


def _difference(name: str, before: tuple[str, ...], now: tuple[str, ...]) -> Difference | None:
    folded = {fold(text) for text in before}
    fresh = tuple(text for text in now if fold(text) not in folded)
    if not fresh:
        return None
    kind = "changed" if before and name not in LISTS else "added"
    return Difference(name, kind, before, fresh)


def standing(case: StoredCase, at: datetime) -> Standing:
    """Return where a case is at a moment."""
    data = case.data
    danger = data.get("danger") if isinstance(data.get("danger"), Mapping) else {}
    deadline = data.get("deadline")
    utc = _moment(deadline)
    return Standing(
        case,
        str((danger or {}).get("value") or DangerStatus.UNCLEAR.value),
        tuple((danger or {}).get("kinds") or ()),
        utc,
        datetime.fromisoformat(utc) - at if utc else None,
        len(data.get("not_read") or ()),
        _waits_on(case),
        texts_of(data, "accounts"),
    )


def _moment(node: Any) -> str:
    """Return a deadline as a moment in UTC: as intake read it, or as a person typed it; empty for anything else."""
    if isinstance(node, Mapping) and node.get("utc"):
        return str(node["utc"])
    text = str(node.get("normal") or node.get("value") or "") if isinstance(node, Mapping) else str(node or "")
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return ""
    return f"{found.astimezone(UTC):%Y-%m-%dT%H:%MZ}" if found.tzinfo else ""


def _waits_on(case: StoredCase) -> str:
    last = next((event.kind for event in reversed(case.events) if event.kind in ("letter", *_ANSWERED)), "letter")
    return "requester" if last in _ANSWERED else "us"


def by_urgency(rows: Sequence[Standing]) -> list[Standing]:
    """Return cases in the order in which they need a person.

    First those in danger and those that could not be read, for nothing is known of them; then what is unclear and
    partly unread; then what is unclear; then the rest. Within a group by time left, then by age.
    """

    def key(row: Standing) -> tuple[int, str, str]:
        unknown = row.case.data.get("language") in (UNDETERMINED, "", None)
        calm = row.danger == DangerStatus.NOT_EMERGENCY.value
        group = 0 if unknown or row.danger == DangerStatus.EMERGENCY.value else 3 if calm else 1 if row.unread else 2
        return group, row.deadline or _FAR, row.case.letters[0].received if row.case.letters else row.case.opened

    return sorted(rows, key=key)


def time_left(left: timedelta | None) -> str:
    """Return `in 2 h 10 min`, `passed 40 min ago`, or nothing."""
    if left is None:
        return ""
    shown = span_text(left)
    return f"passed {shown} ago" if left < timedelta() else f"in {shown}"


def span_text(span: timedelta) -> str:
    """Return the length of a span, as `2 h 10 min` or `3 d 4 h`."""
    minutes = int(abs(span).total_seconds() // 60)
    days, rest = divmod(minutes, 24 * 60)
    parts = [f"{days} d" * bool(days), f"{rest // 60} h" * bool(rest >= 60), f"{rest % 60} min" * (not days)]
    return " ".join(part for part in parts if part)


def _all_values(table: Data) -> Iterator[str]:
    for name in FIELDS:
        yield from texts_of(table, name)
    for row in table.get("roles") or ():
        yield str(row.get("value", ""))
