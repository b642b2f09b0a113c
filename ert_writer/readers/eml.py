"""E-mail messages (.eml, RFC 5322 and MIME): headers, body, attached messages and files."""

from __future__ import annotations

from dataclasses import dataclass

from ert_writer.model.reading import Progress
from ert_writer.model.text import Document
from ert_writer.readers.formats import looks_like
from ert_writer.readers.mail import parse_message, read_mail


@dataclass(frozen=True, slots=True)
class EmlReader:
    """Reads `.eml` and the files that came with it."""

    id: str = "eml"

    def accepts(self, head: bytes, name: str) -> bool:
        """Return whether it begins with header fields that only mail has, or is called `.eml`."""
        return looks_like(self.id, head, name)

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
