"""What the triage screen shows, as rows of label and text: the same for the terminal and the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from ert_writer.intake.masking import Mask, mask
from ert_writer.model.case import Case, FieldValue

LANGUAGES = {"es": "Spanish", "pt": "Portuguese", "en": "English", "und": "not Spanish, Portuguese or English"}
UNSURE = 0.7
"""Below this confidence a value carries a question mark."""

_LABELS = (
    ("Case number", "case_number"),
    ("Letter number", "letter_number"),
    ("Agency", "agency"),
    ("Unit", "unit"),
    ("Officer", "officer_name"),
    ("Title", "officer_title"),
    ("Badge", "officer_badge"),
    ("E-mail", "officer_email"),
    ("Telephone", "officer_phone"),
    ("Offence", "offence"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """A label with its lines; `mark` is `unsure`, `identifier`, `quote` or empty."""

    label: str
    lines: tuple[str, ...]
    mark: str = ""


def danger_rows(case: Case, level: Mask) -> Iterator[Row]:
    """Yield what danger is described, to whom, in the writer's words."""
    kind = case.values("emergency_type")
    yield Row("Danger", (kind[0].normal.replace("_", " ") + doubt(kind[0]) if kind else "none described",))
    people = tuple(f"{item.text}{_age(item)}{doubt(item)}" for item in case.values("person_in_danger"))
    yield Row("Person", people or ("not named",))
    yield Row(
        "Quoted",
        tuple(f"“{mask(item.text, level)}”" for item in case.values("facts")) or ("no facts of an emergency",),
        "quote",
    )


def _age(item: FieldValue) -> str:
    return f" ({item.normal}: {item.note})" if item.normal else ""


def time_rows(case: Case) -> Iterator[Row]:
    """Yield the deadline as stated, in the letter's local time and in UTC."""
    values = case.values("deadline")
    if not values:
        yield Row("Deadline", ("none stated",))
        return
    item = values[0]
    lines = [f"“{item.text}”{doubt(item)}"]
    moment = _moment(item.normal)
    if moment is not None:
        lines.append(f"{moment:%Y-%m-%d %H:%M} {_offset(moment)} local = {moment.astimezone(UTC):%Y-%m-%d %H:%M} UTC")
    elif item.normal:
        lines.append(item.normal)
    if item.note:
        lines.append(item.note)
    yield Row("Deadline", tuple(lines))


def _offset(moment: datetime) -> str:
    plain = f"{moment:%z}"
    return f"UTC{plain[:3]}:{plain[3:]}"


def _moment(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else None


def ask_rows(case: Case) -> Iterator[Row]:
    """Yield which accounts are asked about, and for what."""
    yield Row(
        "Accounts",
        tuple(f"{item.text}{doubt(item)}" for item in case.values("accounts")) or ("none that can be found",),
        "identifier",
    )
    old = case.values("superseded_accounts")
    if old:
        yield Row(
            "Superseded", tuple(f"{item.text} ({item.note})" if item.note else item.text for item in old), "identifier"
        )
    wanted = [item.normal.replace("_", " ") for item in case.values("data_categories")]
    yield Row("Asks for", (", ".join(wanted) or "no category of data named",))
    period = case.values("period")
    yield Row("Period", (f"{period[0].text}{doubt(period[0])}" if period else "not given",))
    extras = [
        words
        for name, words in (
            ("preservation_requested", "keep the data"),
            ("non_notification_requested", "do not tell the user"),
        )
        if case.values(name)
    ]
    if extras:
        yield Row("Also asks", (", ".join(extras),))
    annexes = case.values("attachments")
    if annexes:
        yield Row("Attachments", tuple(item.text for item in annexes))


def sender_rows(case: Case) -> Iterator[Row]:
    """Yield who writes, under which numbers; what is not known is left out here and stands under what is missing."""
    for label, name in _LABELS:
        values = case.values(name)
        if values:
            yield Row(label, tuple(f"{item.text}{doubt(item)}" for item in values))


def doubt(item: FieldValue) -> str:
    """Return the signs that warn a reader: a question mark below `UNSURE`, and `OCR`."""
    return (" (?)" if item.confidence < UNSURE else "") + (" [OCR]" if item.ocr else "")


def commands(case: Case, out: str) -> Iterator[tuple[str, str, str]]:
    """Yield (template, the exact command, the reasons) for the suggested templates, best first."""
    file = out or "case.toml"
    for item in case.suggested_templates[:5]:
        yield item.template, f"ert-writer reply {item.template} --case {file}", "; ".join(item.reasons)
