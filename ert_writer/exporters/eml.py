"""E-mail (RFC 5322, MIME): opens in a mail program ready to be read and sent by a person.

The recipient is the address the officer gave; a Reply-To is neither read nor written. Where the case knows the
Message-ID of the request, the reply joins its thread. Equal replies are equal files.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass, replace

from ert_writer.errors import ContentError
from ert_writer.exporters.html import page
from ert_writer.exporters.soundness import DRAFT, sound, stamped
from ert_writer.model.reply import Exporter, Reply


@dataclass(frozen=True, slots=True)
class EmlExporter:
    """Writes a multipart message, plain text and HTML, without the English mirror."""

    id: str = "eml"
    suffix: str = ".eml"

    def export(self, reply: Reply) -> bytes:
        """Return the message, its date the reply's, its Message-ID and boundary made from its content.

        Raises:
            ContentError: the reply is empty, holds an unresolved field, or is an internal note.
        """
        sound(reply)
        if reply.internal:
            raise ContentError("an internal note is never sent", where=reply.template, hint="Choose another format")
        from email.message import EmailMessage
        from email.policy import SMTP

        alone = replace(reply, mirror=())
        text = "\n\n".join(stamped(clause.text, reply) for clause in reply.clauses) + "\n"
        _reject_encoded(reply)
        mark = hashlib.sha256(
            "\0".join((reply.subject, text, reply.sha256, str(reply.written_at))).encode()
        ).hexdigest()
        message = EmailMessage(policy=SMTP)
        for name, value in _headers(alone, mark):
            message[name] = value
        message.set_content(text, cte="quoted-printable")
        message.add_alternative(page(alone, mail=True), subtype="html", cte="quoted-printable")
        message.set_boundary(f"=_{mark[:32]}")
        prefix = f"[{DRAFT[reply.language]}] " if reply.draft else ""
        subject = header_text(prefix + reply.subject, used=len("Subject: "))
        return message.as_bytes().replace(f"Subject: {mark}".encode(), b"Subject: " + subject.encode("ascii"), 1)


def header_text(text: str, used: int = 0) -> str:
    """Return a header's text as it is written on the wire, with every space kept.

    Short plain text stays as it is. Other text becomes encoded words (RFC 2047) of at most 75 characters on lines of
    their own; white space between encoded words is not a part of the text, so that none can be lost by folding.

    Args:
        text: one line.
        used: characters of the first line that the header's name takes.
    """
    plain = text.isascii() and "  " not in text and text == text.strip() and "=?" not in text
    if plain and used + len(text) <= _LINE:
        return text
    words: list[str] = []
    piece = ""
    for char in text:
        if len((piece + char).encode("utf-8")) > _WORD_BYTES:
            words.append(_encoded_word(piece))
            piece = ""
        piece += char
    return "\r\n ".join([*words, _encoded_word(piece)])


_LINE = 78
_WORD_BYTES = 39
"""UTF-8 bytes of an encoded word: 52 characters of base64 and 12 around them, below 78 beside "Subject: "."""


def _encoded_word(text: str) -> str:
    return f"=?utf-8?b?{base64.b64encode(text.encode('utf-8')).decode('ascii')}?="


def _reject_encoded(reply: Reply) -> None:
    """Refuse header texts in encoded-word form (RFC 2047): a mail program would decode them, line breaks included."""
    for line in (reply.subject, reply.recipient, *reply.sender):
        if "=?" in line:
            hint = "Take it out of the value, or choose another format"
            raise ContentError("a header would hold '=?', which mail programs decode", where=reply.template, hint=hint)


def _headers(reply: Reply, mark: str) -> tuple[tuple[str, object], ...]:
    from email.headerregistry import Address

    address = next((line for line in reply.sender if "@" in line), "")
    name = next((line for line in reply.sender if "@" not in line), "")
    domain = address.rpartition("@")[2] or "invalid"
    known: tuple[tuple[str, object], ...] = (
        ("From", Address(display_name=name, addr_spec=address) if address else ""),
        ("To", Address(addr_spec=reply.recipient) if reply.recipient else ""),
        ("Subject", mark),  # put in afterwards: the standard library's folding loses spaces
        ("Date", reply.written_at or ""),
        ("Message-ID", f"<{mark[:32]}@{domain}>"),
        ("In-Reply-To", reply.in_reply_to),
        ("References", reply.in_reply_to),
        ("Content-Language", reply.language),
        ("X-Unsent", "1"),
    )
    return tuple((header, value) for header, value in known if value)


EXPORTER: Exporter = EmlExporter()
