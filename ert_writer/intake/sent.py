"""When the letter was written: its mail's Date, else the date line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from email.utils import parsedate_to_datetime

from ert_writer.intake.facts import Facts
from ert_writer.model.case import FieldValue
from ert_writer.model.findings import Span
from ert_writer.model.text import Document, EntityKind, ParagraphRole

_DATE_LINE = re.compile(
    r"^(?:fecha|data|date)(?:\s+y\s+hora|\s+e\s+hora)?\s*:|^[^\d]{0,50},?\s+(?:a|el|em|ao?s?|,)?\s*(?:los?\s+)?\d|^\d|"
    r"^[^\d,]{3,40},\s"
)
_MESSAGE_ID = re.compile(r"<[^<>\s@]+@[^<>\s@]+>")
_HEAD_LINES = 30
_LOGGED = (EntityKind.IP, EntityKind.HANDLE, EntityKind.URL, EntityKind.MAC, EntityKind.UUID, EntityKind.IMEI)
"""What stands beside a time in a list of accesses: such a time is when somebody used an account."""


@dataclass(frozen=True, slots=True)
class Written:
    """When a letter was written.

    Attributes:
        day: its date; None when it has none.
        moment: with clock and offset, from its mail; None without.
        clock: the clock time on its date line.
        span: of the date line's date.
    """

    day: date | None
    moment: datetime | None = None
    clock: time | None = None
    span: Span | None = None


def written(letter: Facts) -> Written:
    """Return when a letter was written, by its date line and its mail's Date header."""
    sent = _sent(letter)
    line = _date_line(letter) or _this_day(letter)
    if line is None:
        return Written(_local_day(sent), sent)
    if sent is not None and line.day is not None and abs((sent.date() - line.day).days) <= 2:
        return Written(_local_day(sent), sent, line.clock, line.span)
    return Written(line.day, sent, line.clock, line.span)


def message_id(letter: Facts) -> tuple[FieldValue, ...]:
    """Return the Message-ID of the letter's mail, in angle brackets (RFC 5322); nothing where it has none."""
    found = _MESSAGE_ID.search(letter.document.header("message-id"))
    return (FieldValue(found[0], note="from the mail's header"),) if found else ()


def _local_day(sent: datetime | None) -> date | None:
    return sent.date() if sent else None


def sent_at(document: Document) -> datetime | None:
    """Return when a mail was sent by its own header, naive where that names no zone; None where it cannot be read."""
    try:
        return parsedate_to_datetime(document.header("date"))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _sent(letter: Facts) -> datetime | None:
    found = sent_at(letter.document)
    return found if found and found.tzinfo else None


def _date_line(letter: Facts) -> Written | None:
    """Return the date of a short line at the head or the foot of the letter that says little else.

    A time to the second is a machine's: it counts only where no other line has a date.
    """
    found = list(_date_lines(letter))
    return next((line for line in found if line.clock is None or not line.clock.second), found[0] if found else None)


def _date_lines(letter: Facts) -> Iterator[Written]:
    lines = [line for line in letter.lines if not letter.in_mail_header(line.span.start)]
    for number, line in enumerate(lines):
        text = letter.text[line.span.start : line.span.end]
        if (
            len(text) > 110
            or letter.hits.within("period", line.span, "from")
            or (_HEAD_LINES < number < len(lines) - 6)
            or _is_logged(letter, line.span)
        ):
            continue
        moments = [m for m in letter.absolute_moments(line.span) if m.day]
        folded = letter.folded[line.span.start : line.span.end].strip()
        if len(moments) == 1 and _is_date_line(folded, text, moments[0].span, line.role):
            span = moments[0].span
            place = Span(line.span.start + span.start, line.span.start + span.end)
            yield Written(moments[0].day, None, moments[0].time, place)


def _is_logged(letter: Facts, line: Span) -> bool:
    return any(line.start <= entity.span.start < line.end for entity in letter.of_kind(*_LOGGED))


def _this_day(letter: Facts) -> Written | None:
    """Return the date that the text gives for its own day: `en el día de la fecha (14/07/2025)`, `hoy 3 de marzo`."""
    for match in re.finditer(
        r"\b(?:dia\s+de\s+(?:la\s+fecha|hoy)|na\s+data\s+de\s+hoje|hoy|hoje|"
        r"data\s+de\s+hoje)\s*,?\s*\(?(?:el\s+|dia\s+)?",
        letter.folded,
    ):
        rest = letter.text[match.end() : match.end() + 40].partition("\n")[0]
        first = next(iter(letter.absolute_moments(Span(match.end(), match.end() + len(rest)))), None)
        if first and first.day and first.span.start <= 1:
            place = Span(match.end() + first.span.start, match.end() + first.span.end)
            return Written(first.day, None, None, place)
    return None


def _is_date_line(folded: str, text: str, span: Span, role: ParagraphRole) -> bool:
    rest = text[: span.start] + text[span.end :]
    words = re.findall(r"[^\W\d_]{3,}", rest)
    named = re.match(r"(?:lugar\s+y\s+)?(?:fecha|data|date)\b[^:]{0,20}:", folded)
    early = re.search(r"\b(?:hechos|fatos|ocurr|periodo|desde|hasta|plazo|prazo|oficio|a mas tardar|antes)\b", folded)
    if re.search(
        r"(?:^|\s{2,}|[\d-]\s+)[^\W\d_][^\d,]{2,40},\s*(?:a\s+|em\s+|el\s+)?$", text[: span.start]
    ) and not text[span.end :].strip(" .-"):
        return True  # `Ofício n. 12/2025        Vale Fundo, 7 de julho de 2025.`
    told = len(re.findall(r"[^\W\d_]{2,}", text[span.end :])) > 3
    return bool(named) or (
        not told and not early and len(words) <= 7 and bool(_DATE_LINE.match(folded) or role is ParagraphRole.HEADER)
    )
