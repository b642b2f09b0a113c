"""E-mail messages (.eml, RFC 5322 and MIME): headers, body, names of attachments, attached messages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message
from pathlib import PurePath

from ert_writer.errors import InputError
from ert_writer.model.findings import Finding, Severity
from ert_writer.model.reading import Progress
from ert_writer.model.text import Attachment, Document, ParagraphRole
from ert_writer.readers.compose import compose
from ert_writer.readers.decoding import Decoded, decode
from ert_writer.readers.html import html_passages
from ert_writer.readers.lines import Passage
from ert_writer.readers.mail_headers import SHOWN, decoded_header, decoded_headers, decoded_words
from ert_writer.readers.oddities import decoding_findings, notice

_FIELD = re.compile(rb"^(?:From |>?[A-Za-z][A-Za-z0-9\-]{1,60}:[ \t])")
_MAIL_ONLY = re.compile(
    rb"^(?:message-id|mime-version|received|return-path|content-type|delivered-to|x-[\w\-]+|dkim-signature):",
    re.IGNORECASE | re.MULTILINE,
)
_ENCRYPTED = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted")
_MAX_PARTS = 500
_MAX_DEPTH = 20


@dataclass(slots=True)
class _Mail:
    """What has been gathered from a message's parts so far."""

    name: str
    passages: list[Passage] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    encodings: list[str] = field(default_factory=list)
    parts: int = 0


@dataclass(frozen=True, slots=True)
class EmlReader:
    """Reads `.eml`; attachments are named, never opened."""

    id: str = "eml"

    def accepts(self, head: bytes, name: str) -> bool:
        """Return whether it begins with header fields that only mail has, or is called `.eml`."""
        start = head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
        top = re.split(rb"\r?\n\r?\n", start, maxsplit=1)[0]
        mail = bool(_FIELD.match(start)) and bool(_MAIL_ONLY.search(top))
        return mail or PurePath(name.lower()).suffix in (".eml", ".mht", ".mhtml")

    def read(self, data: bytes, name: str, progress: Progress | None = None) -> Document:
        """Read headers and body.

        Raises:
            InputError: encrypted, nested beyond reason, binary, or without text.
        """
        del progress
        message = _parse(data, name)
        mail = _Mail(name)
        headers = decoded_headers(message)
        _add_headers(mail, message, 0)
        _add_part(mail, message, 0, 0)
        if not any(passage.text.strip() for passage in mail.passages if passage.role is None):
            _without_body(mail)
        return compose(
            mail.passages,
            name=name,
            media_type="message/rfc822",
            encoding=mail.encodings[0] if mail.encodings else "",
            headers=headers,
            attachments=tuple(mail.attachments),
            findings=tuple(mail.findings),
        )


def _parse(data: bytes, name: str) -> Message:
    from email.parser import BytesParser
    from email.policy import compat32

    data = data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    if not _FIELD.match(data):
        raise InputError(
            "this is no e-mail message: it does not begin with header fields", where=name, hint="Save it as .txt"
        )
    try:
        return BytesParser(policy=compat32).parsebytes(data)
    except (RecursionError, ValueError, LookupError) as error:
        raise InputError("this message is damaged", where=name, hint="Save its text as .txt") from error


def _without_body(mail: _Mail) -> None:
    """Tell a message that has attachments only from an empty one."""
    if not mail.attachments and not any(passage.text.strip() for passage in mail.passages):
        raise InputError("the message holds no text", where=mail.name, hint="Give the letter itself")
    names = ", ".join(attachment.name for attachment in mail.attachments)
    message = "the message has no text of its own" + (f"; the letter may be in {names}" if names else "")
    mail.findings.append(notice("part-left-out", message, names, Severity.WARNING))


def _add_headers(mail: _Mail, message: Message, depth: int) -> None:
    """Put the header lines that a mail program shows before the text, so that what stands in them has a place."""
    lines = [f"{name}: {decoded_header(message, name)}" for name in SHOWN if decoded_header(message, name)]
    for number, line in enumerate(lines):
        gap = "\n" if number else "\n\n"
        mail.passages.append(Passage(line, depth, role=ParagraphRole.HEADER, gap=gap, marks=False))
    if depth == 0 and "auto-" in decoded_header(message, "Auto-Submitted").lower():
        mail.findings.append(notice("automatic-reply", "the message says that a machine sent it", "Auto-Submitted"))


def _add_part(mail: _Mail, part: Message, depth: int, nesting: int) -> None:
    mail.parts += 1
    if mail.parts > _MAX_PARTS or nesting > _MAX_DEPTH:
        raise InputError("this message is nested beyond reason", where=mail.name, hint="Save its text as .txt")
    kind = part.get_content_type()
    if kind in _ENCRYPTED and not str(part.get_param("smime-type", "")).startswith("signed"):
        raise InputError(
            "this message is encrypted", where=mail.name, hint="Open it in your mail program and save its text"
        )
    if kind == "message/rfc822":
        _add_attached(mail, part, depth, nesting)
    elif part.is_multipart():
        _add_multipart(mail, part, depth, nesting)
    elif _is_body(part):
        _add_text(mail, part, depth)
    else:
        mail.attachments.append(_attachment(part))


def _add_attached(mail: _Mail, part: Message, depth: int, nesting: int) -> None:
    for inner in _children(part):
        _add_headers(mail, inner, depth + 1)
        _add_part(mail, inner, depth + 1, nesting + 1)


def _add_multipart(mail: _Mail, part: Message, depth: int, nesting: int) -> None:
    children = list(_children(part))
    if part.get_content_type() == "multipart/alternative":
        chosen = _alternative(children)
        others = [child for child in children if child is not chosen and not _is_version(child)]
        children = ([chosen] if chosen is not None else []) + others
    for child in children:
        _add_part(mail, child, depth, nesting + 1)


def _children(part: Message) -> Iterator[Message]:
    payload = part.get_payload()
    if isinstance(payload, list):
        yield from (child for child in payload if isinstance(child, Message))


def _is_version(part: Message) -> bool:
    """Return whether a part is another version of the same text."""
    return part.get_content_type() in (
        "text/plain",
        "text/html",
        "multipart/related",
        "text/enriched",
        "text/x-amp-html",
    )


def _alternative(children: list[Message]) -> Message | None:
    """Return the version to read: plain text unless it is blank or only says that HTML is needed."""
    plain = next((child for child in children if child.get_content_type() == "text/plain"), None)
    rich = next((child for child in children if child.get_content_type() in ("text/html", "multipart/related")), None)
    if plain is None:
        return rich if rich is not None else next(iter(children), None)
    words = len(_payload(plain).split())
    if rich is None or words >= 12 or (words and rich.get_content_type() != "text/html"):
        return plain
    enough = words and words * 3 >= sum(len(p.text.split()) for p in html_passages(_text(rich).text)[0])
    return plain if enough else rich


def _is_body(part: Message) -> bool:
    if part.get_content_disposition() == "attachment" or part.get_filename():
        return False
    return part.get_content_type() in ("text/plain", "text/html", "text/enriched")


def _add_text(mail: _Mail, part: Message, depth: int) -> None:
    decoded = _text(part, mail.name)
    mail.findings.extend(decoding_findings(decoded.lossy, decoded.encoding))
    if part.get_content_type() == "text/html":
        passages, findings = html_passages(decoded.text, depth)
        mail.passages.extend(passages)
        mail.findings.extend(findings)
    elif decoded.text.strip():
        mail.passages.append(Passage(decoded.text, depth))
    mail.encodings.append(decoded.encoding)


def _payload(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _text(part: Message, name: str = "-") -> Decoded:
    return decode(_payload(part), str(part.get_content_charset("") or ""), name)


def _attachment(part: Message) -> Attachment:
    name = decoded_words(str(part.get_filename() or "")) or "unnamed"
    return Attachment(" ".join(name.split()), part.get_content_type(), len(_payload(part)))


READER = EmlReader()
