"""What the triage screen shows, as sections of labelled rows: the same for the terminal and the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import partial
from zoneinfo import ZoneInfo

from ert_writer.cli.wording import danger_name, heading
from ert_writer.intake.masking import Masking, mask, redact
from ert_writer.model.case import Case, DangerStatus, DataStance, FieldState, FieldValue, OrderKind, OrderStance, Role
from ert_writer.model.language import EN, Language
from ert_writer.text.lookalikes import recognised_note

LANGUAGES = {"es": "Spanish", "pt": "Portuguese", "en": "English", "und": "not Spanish, Portuguese or English"}
Say = Callable[[str], str]
"""Returns what the tool says in the language of its reader."""
UNSURE = 0.7
"""Below this confidence a value carries a question mark."""

HEADLINES = {
    DangerStatus.EMERGENCY: "EMERGENCY",
    DangerStatus.UNCLEAR: "UNCLEAR: READ THE LETTER",
    DangerStatus.NOT_EMERGENCY: "NO EMERGENCY DESCRIBED",
}
_LABELS = (
    ("Agency", "agency"),
    ("Unit", "unit"),
    ("Officer", "officer_name"),
    ("Title", "officer_title"),
    ("Badge", "officer_badge"),
    ("E-mail", "officer_email"),
    ("Telephone", "officer_phone"),
    ("Case number", "case_number"),
    ("Letter number", "letter_number"),
    ("Offence", "offence"),
)


@dataclass(frozen=True, slots=True)
class View:
    """What to show of a case.

    Attributes:
        case: what was read.
        source: the letter's file name.
        out: the case file that was written; empty when none was.
        masking: what to hide.
        now: the present moment, to tell the time left; None leaves that out.
        english: the English of quoted passages, by their text.
        letter: digest of the letter's text; empty when it is not known.
        zone: IANA time zone in which times are shown too; empty for none.
    """

    case: Case
    source: str
    out: str = ""
    masking: Masking = field(default_factory=Masking)
    now: datetime | None = None
    english: tuple[tuple[str, str], ...] = ()
    letter: str = ""
    zone: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A label with its lines; `mark` is `identifier`, `quote`, `alarm`, a danger's status, or empty."""

    label: str
    lines: tuple[str, ...]
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under one title; `name` is its class in the page."""

    name: str
    title: str
    rows: tuple[Row, ...]


def sections(view: View, reader: Language = EN) -> tuple[Section, ...]:
    """Return all sections, the most urgent first, with what is to be hidden hidden.

    Args:
        view: what to show.
        reader: language of what the tool says; labels are in English, and what comes from the letter is as it is.
    """
    case, say = view.case, partial(heading, language=reader)
    parts = (
        Section(
            "danger",
            "Danger and time",
            (*_danger_rows(view, say, reader), *_time_rows(view, say), *_person_rows(view, say)),
        ),
        Section("sender", "Who asks", tuple(_sender_rows(case))),
        Section("asked", "What is asked", tuple(_ask_rows(case, say))),
        Section("missing", "Missing", (Row("Missing", (", ".join(case.missing) or say("nothing of the checklist"),)),)),
    )
    return tuple(_redacted(part, view) for part in parts)


def _redacted(section: Section, view: View) -> Section:
    rows = (
        replace(row, lines=tuple(redact(line, view.case, view.masking.roles) for line in row.lines))
        for row in section.rows
    )
    return replace(section, rows=tuple(rows))


def _danger_rows(view: View, say: Say, reader: Language) -> Iterator[Row]:
    danger = view.case.danger
    kinds = ", ".join(danger_name(kind, reader) for kind in danger.kinds)
    headline = say(HEADLINES[danger.status]) + (f": {kinds}" if kinds else "")
    yield Row("Danger", (headline, *filter(None, (say(danger.reason),))), danger.status.value)
    unread = view.case.not_read
    if unread:
        count = "1 sentence was" if len(unread) == 1 else f"{len(unread)} sentences were"
        yield Row("Not read", (say(f"{count} not understood; read them:"), *_quoted(unread, view, say)), "alarm")


def _person_rows(view: View, say: Say) -> Iterator[Row]:
    """Yield who is in danger, from whom, and in which words the letter says so."""
    danger = view.case.danger
    people = view.case.values("person_in_danger") or danger.who
    yield Row("Person", tuple(f"{item.text}{_age(item)}{doubt(item)}" for item in people) or (say("not named"),))
    for label, values in (
        ("From", danger.from_whom),
        ("Since", danger.since),
        ("Where", danger.where),
        ("Ultimatum", danger.ultimatums),
    ):
        if values:
            yield Row(label, tuple(f"{item.text}{doubt(item)}" for item in values))
    facts = view.case.values("facts") or danger.evidence
    yield Row("Quoted", tuple(_quoted(facts, view, say)) or (say("no facts of an emergency were recognised"),), "quote")
    if danger.counter_evidence:
        against = tuple(f"“{item.text}”{f' ({item.normal})' * bool(item.normal)}" for item in danger.counter_evidence)
        yield Row("Against", against, "quote")


def _quoted(values: tuple[FieldValue, ...], view: View, say: Say) -> Iterator[str]:
    english = dict(view.english)
    for item in values:
        yield f"“{mask(item.text, view.masking.level)}”"
        if item.text in english:
            yield f"{say('machine English')}: {mask(english[item.text], view.masking.level)}"


def _age(item: FieldValue) -> str:
    return f" ({item.normal}: {item.note})" if item.normal else ""


def _time_rows(view: View, say: Say) -> Iterator[Row]:
    """Yield the deadline: the time left, as stated, in the letter's local time and in UTC."""
    values = view.case.values("deadline")
    if not values:
        yield Row("Deadline", (say("none stated"),))
        return
    item = values[0]
    moment = _moment(item.normal)
    left = say(time_left(item.normal, view.now)) if view.now else ""
    lines = [f"{left.upper()}: “{item.text}”{doubt(item)}" if left else f"“{item.text}”{doubt(item)}"]
    if moment is not None:
        lines.append(
            f"{moment:%Y-%m-%d %H:%M} {_offset(moment)} {say('local')} = {moment.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
        )
        if view.zone:
            lines.append(f"{moment.astimezone(ZoneInfo(view.zone)):%Y-%m-%d %H:%M} {say('at the desk')} ({view.zone})")
    elif item.normal:
        lines.append(item.normal)
    if item.note:
        lines.append(say(item.note))
    yield Row("Deadline", tuple(lines), "alarm" if left else "")


def time_left(normal: str, now: datetime) -> str:
    """Return how far a deadline is: `in 2 h 10 min`, `passed 3 days ago`; empty where it is no moment and no day."""
    moment = _moment(normal)
    if moment is None:
        return _days_left(normal, now)
    minutes = int((moment - now).total_seconds() // 60)
    length = _length(abs(minutes))
    return f"in {length}" if minutes >= 0 else f"passed {length} ago"


def _days_left(normal: str, now: datetime) -> str:
    """Return how many days are left until a day without a clock time; a day is over when it is over everywhere."""
    try:
        days = (date.fromisoformat(normal) - now.date()).days
    except ValueError:
        return ""
    if days < -1:
        return f"passed {-days} days ago"
    return "today or yesterday" if days < 0 else "today" if days == 0 else f"in {days} {'day' if days == 1 else 'days'}"


def _length(minutes: int) -> str:
    days, rest = divmod(minutes, 24 * 60)
    hours, left = divmod(rest, 60)
    if days > 2:
        return f"{days} days"
    if days or hours:
        return f"{24 * days + hours} h {left} min"
    return f"{left} min"


def _offset(moment: datetime) -> str:
    plain = f"{moment:%z}"
    return f"UTC{plain[:3]}:{plain[3:]}"


_NAMED: Mapping[Role, str] = {
    Role.ACCOUNT_OF_SUSPECT: "used by a suspect",
    Role.ACCOUNT_OF_VICTIM: "of a victim",
    Role.ACCOUNT_MENTIONED: "mentioned",
}


def _moment(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else None


def _ask_rows(case: Case, say: Say) -> Iterator[Row]:
    """Yield what is asked, for which accounts and which time."""
    wanted = [item.normal.replace("_", " ") for item in case.values("data_categories")]
    yield Row("Asks for", (", ".join(wanted) or say("no category of data named"),))
    refused = [item.normal.replace("_", " ") for item in case.field("data_categories").denied]
    if refused:
        yield Row("Asks not for", (", ".join(refused),))
    yield Row("Accounts", _shown_values(case, "accounts") or (say("none that can be found"),), "identifier")
    named = tuple(dict.fromkeys(_named_lines(case, say)))
    if named:
        yield Row("Also named", named, "identifier")
    old = case.values("superseded_accounts")
    if old:
        lines = tuple(f"{item.text} ({item.note})" if item.note else item.text for item in old)
        yield Row("Superseded", lines, "identifier")
    yield Row("Period", _shown_values(case, "period")[:1] or (say("not given"),))
    rows = tuple(_request_lines(case, say))
    if rows:
        yield Row("Of which", rows, "identifier")
    yield from _order_rows(case, say)
    extras = [say(words) for name, words in _EXTRAS if case.field(name).state is FieldState.STATED]
    extras += [
        f"{say('not needed')}: {say(words)}" for name, words in _EXTRAS if case.field(name).state is FieldState.DENIED
    ]
    if extras:
        yield Row("Also asks", (", ".join(extras),))
    annexes = case.values("attachments")
    if annexes:
        yield Row("Attachments", tuple(item.text for item in annexes))


def _named_lines(case: Case, say: Say) -> Iterator[str]:
    """Yield the accounts, devices and addresses that the letter names and asks nothing of, each with whose it is."""
    shown = {item.text for name in ("accounts", "superseded_accounts") for item in case.values(name)}
    for item in case.entities:
        if item.role in _NAMED and item.value.text not in shown:
            yield f"{item.value.text} ({say(_NAMED[item.role])}){doubt(item.value)}"


def _request_lines(case: Case, say: Say) -> Iterator[str]:
    """Yield what is asked of each account, one line an account and period, where they differ."""
    found: dict[tuple[str, str], list[str]] = {}
    for row in case.requests:
        if row.stance is DataStance.ASKED:
            account = row.account.text if row.account else say("account not named")
            period = row.period.normal or row.period.text if row.period else ""
            found.setdefault((account, period), []).append(row.category.replace("_", " ") + doubt(row.value))
    if len(found) > 1:
        for (account, period), categories in found.items():
            yield f"{account}: {', '.join(categories)}{f' [{period}]' if period else ''}"


def _order_rows(case: Case, say: Say) -> Iterator[Row]:
    """Yield what the letter orders beside data, and what it forbids."""
    said = []
    for order in case.orders:
        words = _ORDERS.get((order.kind, order.stance))
        if words and order.value:
            said.append(f"{say(words)}{doubt(order.value)}")
    if said:
        yield Row("Orders", tuple(said))


_ORDERS = {
    (OrderKind.PRESERVATION, OrderStance.ONLY): "only keep the data, hand over nothing",
    (OrderKind.TAKE_DOWN, OrderStance.ASKED): "close the account or remove what it shows",
    (OrderKind.TAKE_DOWN, OrderStance.FORBIDDEN): "do not close or remove anything",
    (OrderKind.USER_NOTICE, OrderStance.ASKED): "tell the user",
    (OrderKind.LINKED_ACCOUNTS, OrderStance.ASKED): "find other accounts of the same device, telephone or person",
    (OrderKind.LINKED_ACCOUNTS, OrderStance.FORBIDDEN): "no linked accounts",
}
"""What the screen says of an order; what the rows for data already say is left out."""
_EXTRAS = (("preservation_requested", "keep the data"), ("non_notification_requested", "do not tell the user"))


def _shown_values(case: Case, name: str) -> tuple[str, ...]:
    return tuple(f"{item.text}{doubt(item)}" for item in case.values(name))


def _sender_rows(case: Case) -> Iterator[Row]:
    """Yield who writes, under which numbers; what is not known is left out here and is under what is missing."""
    for label, name in _LABELS:
        values = _shown_values(case, name)
        if values:
            yield Row(label, values)


def doubt(item: FieldValue) -> str:
    """Return the signs that warn a reader: a question mark below `UNSURE`, and that a value was read by OCR."""
    return (" (?)" if item.confidence < UNSURE else "") + (f" [{recognised_note(item.text)}]" if item.ocr else "")


def commands(case: Case, out: str) -> Iterator[tuple[str, str, str]]:
    """Yield (template, the exact command, the reasons) for the suggested templates, best first."""
    file = out or "case.toml"
    for item in case.suggested_templates[:5]:
        yield item.template, f"ert-writer reply {item.template} --case {file}", "; ".join(item.reasons)
