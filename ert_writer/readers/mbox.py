"""Mailboxes (.mbox, RFC 4155): the newest message is the letter, older ones are parts of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime

from ert_writer.errors import InputError
from ert_writer.model.findings import Severity
from ert_writer.model.reading import Progress
from ert_writer.model.text import Document, ParagraphRole
from ert_writer.readers.attachments import with_part
from ert_writer.readers.formats import FIELD, looks_like
from ert_writer.readers.mail import parse_message, read_mail
from ert_writer.readers.mail_headers import decoded_header
from ert_writer.readers.oddities import notice

MAX_MESSAGES = 50
BEGINS = re.compile(rb"^From [^\r\n]{0,300}\d{4}[^\r\n]{0,40}\r?$", re.MULTILINE)
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class MboxReader:
    """Reads `.mbox`."""

    id: str = "mbox"

    def accepts(self, head: bytes, name: str) -> bool:
        """Return whether it is called `.mbox`; the first bytes are those of any message with an envelope line."""
        return looks_like(self.id, head, name)

    def read(self, data: bytes, name: str, progress: Progress | None = None) -> Document:
        """Read every message.

        Raises:
            InputError: too many messages, or none that can be read.
        """
        return read_mailbox(messages_of(data) or (data,), name, progress)


def messages_of(data: bytes) -> tuple[bytes, ...]:
    """Return the messages of a mailbox, as they were before it quoted their lines; empty for anything else."""
    if not data.startswith(b"From "):
        return ()
    starts = [
        match.start()
        for match in BEGINS.finditer(data)
        if (match.start() == 0 or data[: match.start()].endswith((b"\n\n", b"\r\n\r\n")))
        and FIELD.match(data[match.end() :].lstrip(b"\r\n"))
    ]
    if not starts:
        return ()
    ends = [*starts[1:], len(data)]
    return tuple(_QUOTED.sub(rb"\1", data[start:end]) for start, end in zip(starts, ends, strict=True))


def read_mailbox(messages: tuple[bytes, ...], name: str, progress: Progress | None = None) -> Document:
    """Return the newest message, with the older ones after it as older messages; one that is damaged is named.

    Raises:
        InputError: too many messages, or none that can be read.
    """
    if len(messages) > MAX_MESSAGES:
        raise InputError(
            f"{len(messages)} messages are more than {MAX_MESSAGES}", where=name, hint="Give the letter's own message"
        )
    parsed = sorted((parse_message(message, name) for message in messages), key=_sent, reverse=True)
    document: Document | None = None
    for message in parsed:
        label = decoded_header(message, "Subject") or "-"
        try:
            part = read_mail(message, name, "application/mbox", progress)
        except InputError as error:
            if len(parsed) == 1:
                raise
            document = _without(document, label, error)
        else:
            document = _joined(document, label, part)
    if document is None or not document.paragraphs:
        raise InputError("no message in this mailbox can be read", where=name, hint="Give the letter itself")
    return document


def _joined(document: Document | None, label: str, part: Document) -> Document:
    if document is None or not document.paragraphs:
        return replace(part, findings=(*(document.findings if document else ()), *part.findings))
    return with_part(document, label, part, ParagraphRole.QUOTED)


def _without(document: Document | None, label: str, error: InputError) -> Document:
    base = document or Document("", ())
    message = f"a message of this mailbox was not read: {error.message}"
    return replace(base, findings=(*base.findings, notice("part-left-out", message, label, Severity.WARNING)))


def _sent(message: Message) -> datetime:
    try:
        when = parsedate_to_datetime(decoded_header(message, "Date"))
    except (ValueError, TypeError, OverflowError):
        return datetime.min.replace(tzinfo=UTC)
    return when if when.tzinfo else when.replace(tzinfo=UTC)


READER = MboxReader()
