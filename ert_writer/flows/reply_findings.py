"""What a person should know about a rendered reply before it is sent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from ert_writer.model.findings import Category, Finding, Severity, Span
from ert_writer.model.reply import Reply
from ert_writer.templating.kinds import SharedClause
from ert_writer.templating.library import Library
from ert_writer.templating.plausible import Doubt
from ert_writer.templating.promises import promises
from ert_writer.templating.prose import numeric_dates


@dataclass(frozen=True, slots=True)
class ReplyNotes:
    """What was seen while a reply was made.

    Attributes:
        address: the officer's e-mail as given.
        chosen: the clauses that fill its slots.
        stale: what was edited since its approval, so that the wording approved last is used.
        put: titles and names that the address block puts otherwise than given, as (given, put).
        doubtful: values of a draft that a reply may not hold.
        office: the kind of office addressed; empty when not known.
        courts: the wording may be addressed to a judge.
    """

    address: str
    chosen: Sequence[SharedClause]
    stale: Sequence[str]
    put: Sequence[tuple[str, str]]
    doubtful: Sequence[Doubt]
    office: str
    courts: bool


def reply_findings(
    reply: Reply, notes: ReplyNotes, library: Library, discloses: bool, now: datetime
) -> tuple[Finding, ...]:
    """Return what a person should know, gravest kinds first."""
    return (
        *_promised(reply, library, discloses),
        *_doubtful(notes),
        *_stale(notes),
        *_numeric(reply),
        *_unconfirmed(notes.chosen, now),
        *_unaddressed(notes.address, reply),
        *_courts(notes),
        *_put(notes),
    )


def _promised(reply: Reply, library: Library, discloses: bool) -> Iterator[Finding]:
    if discloses or reply.internal:
        return
    for phrase in dict.fromkeys(promises(f"{reply.subject}\n{reply.text}", reply.language, library)):
        message = f"{phrase!r} reads as a promise of disclosure, and no decision to disclose is on record"
        yield Finding("template-promise", Category.LEGAL, Severity.ERROR, message, value=phrase)


def _doubtful(notes: ReplyNotes) -> Iterator[Finding]:
    for doubt in notes.doubtful:
        yield Finding("value-doubtful", Category.LEGAL, Severity.WARNING, str(doubt), value=doubt.field)


def _stale(notes: ReplyNotes) -> Iterator[Finding]:
    for what in notes.stale:
        message = f"edited since its approval; this reply uses the wording approved last: {what}"
        yield Finding("approved-wording", Category.OTHER, Severity.WARNING, message, value=what)


def _numeric(reply: Reply) -> Iterator[Finding]:
    """Yield dates in digits, which read as two different days in two countries."""
    for match in numeric_dates(reply.text):
        if match[0] not in reply.case_reference:
            yield Finding(
                check="date-format",
                category=Category.LOCALE_VIOLATION,
                severity=Severity.WARNING,
                message=f"the reply says {match[0]}; write the month in words",
                target_span=Span(match.start(), match.end()),
                value=match[0],
            )


def _unconfirmed(chosen: Sequence[SharedClause], now: datetime) -> Iterator[Finding]:
    """Yield clauses on the law that no counsel has confirmed, or that were to be read again by now."""
    for clause in chosen:
        if clause.source and not clause.confirmed_by:
            message = f"clause {clause.id} states law that counsel has not confirmed (source: {clause.source})"
            yield Finding("clause-unconfirmed", Category.LEGAL, Severity.WARNING, message, value=clause.id)
        if clause.verify_by is not None and clause.verify_by <= now.date():
            message = f"clause {clause.id} was to be verified by {clause.verify_by}; tell the policy writer"
            yield Finding("clause-verify", Category.LEGAL, Severity.WARNING, message, value=clause.id)


def _unaddressed(address: str, reply: Reply) -> Iterator[Finding]:
    if address and not reply.recipient:
        message = "the officer's e-mail is no address; a mail of this reply has no recipient"
        yield Finding("recipient", Category.INCONSISTENT_ENTITIES, Severity.WARNING, message, value=address)


def _courts(notes: ReplyNotes) -> Iterator[Finding]:
    if notes.office == "judge" and not notes.courts:
        message = "addressed to a judge, and its wording is for police and prosecutors; look for a template for courts"
        yield Finding("address-form", Category.STYLE, Severity.WARNING, message, value=notes.office)


def _put(notes: ReplyNotes) -> Iterator[Finding]:
    for given, put in notes.put:
        yield Finding("address-form", Category.STYLE, Severity.NOTE, f"{given!r} is put as {put!r}", value=given)
