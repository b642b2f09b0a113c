"""What is wrong with a rendered reply: dates in digits, clauses to be verified, no address to send it to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from ert_writer.model.findings import Category, Finding, Severity, Span
from ert_writer.model.reply import Reply
from ert_writer.templating.kinds import SharedClause
from ert_writer.templating.prose import numeric_dates


def find(reply: Reply) -> tuple[Finding, ...]:
    """Return what is wrong with a rendered text: numeric dates, which read as two different days in two countries."""
    return tuple(
        Finding(
            check="date-format",
            category=Category.LOCALE_VIOLATION,
            severity=Severity.WARNING,
            message=f"the reply says {match[0]}; write the month in words",
            target_span=Span(match.start(), match.end()),
            value=match[0],
        )
        for match in numeric_dates(reply.text)
        if match[0] not in reply.case_reference
    )


def unaddressed(address: str, reply: Reply) -> tuple[Finding, ...]:
    """Return that the officer's e-mail is no address, if it is none."""
    if not address or reply.recipient:
        return ()
    message = "the officer's e-mail is no address; a mail of this reply has no recipient"
    return (Finding("recipient", Category.INCONSISTENT_ENTITIES, Severity.WARNING, message, value=address),)


def to_verify(chosen: Sequence[SharedClause], now: datetime) -> tuple[Finding, ...]:
    """Return the clauses that a policy writer was to read again by now."""
    return tuple(
        Finding(
            check="clause-verify",
            category=Category.LEGAL,
            severity=Severity.WARNING,
            message=f"clause {clause.id} was to be verified by {clause.verify_by}; tell the policy writer",
            value=clause.id,
        )
        for clause in chosen
        if clause.verify_by is not None and clause.verify_by <= now.date()
    )
