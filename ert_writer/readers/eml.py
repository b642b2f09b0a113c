"""E-mail messages (.eml, RFC 5322 and MIME): headers, body, attached messages and files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath

from ert_writer.model.reading import Progress
from ert_writer.model.text import Document
from ert_writer.readers.mail import FIELD, parse_message, read_mail

_MAIL_ONLY = re.compile(
    rb"^(?:message-id|mime-version|received|return-path|content-type|delivered-to|x-[\w\-]+|dkim-signature):",
    re.IGNORECASE | re.MULTILINE,
)


def begins_like_mail(head: bytes) -> bool:
    """Return whether bytes begin with header fields that only mail has."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    top = re.split(rb"\r?\n\r?\n", start, maxsplit=1)[0]
    return bool(FIELD.match(start)) and bool(_MAIL_ONLY.search(top))


@dataclass(frozen=True, slots=True)
class EmlReader:
    """Reads `.eml` and the files that came with it."""

    id: str = "eml"

    def accepts(self, head: bytes, name: str) -> bool:
        """Return whether it begins with header fields that only mail has, or is called `.eml`."""
        return begins_like_mail(head) or PurePath(name.lower()).suffix in (".eml", ".mht", ".mhtml")

    def read(self, data: bytes, name: str, progress: Progress | None = None) -> Document:
        """Read headers, body and attachments.

        Raises:
            InputError: encrypted, nested beyond reason, binary, or without text.
        """
        from ert_writer.readers.mbox import messages_of, read_mailbox

        several = messages_of(data)
        if len(several) > 1:
            return read_mailbox(several, name, progress)
        return read_mail(parse_message(data, name), name, "message/rfc822", progress)


READER = EmlReader()
