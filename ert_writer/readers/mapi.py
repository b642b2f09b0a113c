"""What Outlook stores of a message (MS-OXPROPS), turned into a MIME message that is read as any other mail."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.message import Message
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

from ert_writer.readers.decoding import decode_text

# Property ids of MS-OXPROPS
SUBJECT, SUBMITTED, DELIVERED, HEADERS = 0x0037, 0x0039, 0x0E06, 0x007D
SENDER_NAME, SENDER_ADDRESS, SENDER_SMTP = 0x0C1A, 0x0C1F, 0x5D01
SHOWN_TO, SHOWN_CC, MESSAGE_ID = 0x0E04, 0x0E03, 0x1035
BODY, RTF, HTML, CODEPAGE = 0x1000, 0x1009, 0x1013, 0x3FFD
FILE_DATA, LONG_NAME, SHORT_NAME, SHOWN_NAME, FILE_TYPE = 0x3701, 0x3707, 0x3704, 0x3001, 0x370E

_KEPT = frozenset((
    "from", "to", "cc", "reply-to", "date", "subject", "message-id", "in-reply-to", "sender", "return-path",
    "auto-submitted", "authentication-results",
))  # fmt: skip
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)  # of Windows file times, in units of 100 ns
_MAX_RTF = 20_000_000

Properties = Mapping[int, "bytes | str | int"]


@dataclass(slots=True)
class OutlookMessage:
    """A message's properties by id, and the files that came with it: their properties, or a message."""

    properties: dict[int, bytes | str | int] = field(default_factory=dict)
    files: list[dict[int, bytes | str | int] | OutlookMessage] = field(default_factory=list)


def mime_message(stored: OutlookMessage) -> Message:
    """Return the message in MIME, for reading alone: its header values are not encoded."""
    message = MIMEMultipart("mixed")
    _add_headers(message, stored.properties)
    body = _body(stored.properties)
    if body is not None:
        message.attach(body)
    for entry in stored.files:
        message.attach(_attached(entry) if isinstance(entry, OutlookMessage) else _file(entry))
    return message


def text_of(properties: Properties, which: int) -> str:
    """Return a property as text, empty where there is none."""
    value = properties.get(which, "")
    if isinstance(value, bytes):
        page = properties.get(CODEPAGE)
        return decode_text(value, f"cp{page}" if isinstance(page, int) else "").text
    return str(value)


def _add_headers(message: Message, properties: Properties) -> None:
    from email.parser import HeaderParser

    transported = HeaderParser().parsestr(text_of(properties, HEADERS), headersonly=True)
    for name, value in transported.raw_items():
        if name.lower() in _KEPT:
            message[name] = str(value)
    sender = text_of(properties, SENDER_SMTP) or text_of(properties, SENDER_ADDRESS)
    shown = text_of(properties, SENDER_NAME)
    sender = sender.replace("\x00", "").strip()
    address = f" <{sender}>" if "@" in sender else ""
    for name, value in (
        ("From", f"{shown}{address}" if shown != sender else sender),
        ("To", text_of(properties, SHOWN_TO)),
        ("Cc", text_of(properties, SHOWN_CC)),
        ("Date", _date(properties)),
        ("Subject", text_of(properties, SUBJECT)),
        ("Message-ID", text_of(properties, MESSAGE_ID)),
    ):
        line = " ".join(value.replace("\x00", "").split())
        if name not in message and line:
            message[name] = line


def _date(properties: Properties) -> str:
    from email.utils import format_datetime

    ticks = properties.get(SUBMITTED) or properties.get(DELIVERED)
    if not isinstance(ticks, int):
        return ""
    try:
        return format_datetime(_EPOCH + timedelta(microseconds=ticks // 10))
    except (OverflowError, ValueError):
        return ""


def _body(properties: Properties) -> Message | None:
    plain = text_of(properties, BODY).replace("\x00", "")
    html = text_of(properties, HTML)
    if not plain.strip() and not html.strip():
        plain = _from_rtf(properties.get(RTF))
    versions = [MIMEText(text, kind, "utf-8") for text, kind in ((plain, "plain"), (html, "html")) if text.strip()]
    if len(versions) < 2:
        return versions[0] if versions else None
    both = MIMEMultipart("alternative")
    for version in versions:
        both.attach(version)
    return both


def _from_rtf(packed: object) -> str:
    """Return the text of a compressed RTF body (MS-OXRTFCP); empty where it is damaged."""
    if not isinstance(packed, bytes) or int.from_bytes(packed[4:8], "little") > _MAX_RTF:
        return ""
    from compressed_rtf import decompress

    from ert_writer.readers.rtf import rtf_text

    try:
        return rtf_text(decompress(packed))
    except (ValueError, IndexError, LookupError):
        return ""


def _file(properties: Properties) -> Message:
    data = properties.get(FILE_DATA, b"")
    kind = text_of(properties, FILE_TYPE).replace("\x00", "").strip().lower() or "application/octet-stream"
    main, _, sub = kind.partition("/")
    part = MIMEBase(main or "application", sub or "octet-stream")
    part.set_payload(data if isinstance(data, bytes) else str(data).encode())
    names = (text_of(properties, which).replace("\x00", "").strip() for which in (LONG_NAME, SHORT_NAME, SHOWN_NAME))
    name = " ".join(next((name for name in names if name), "unnamed").split())
    part.add_header("Content-Disposition", "attachment", filename=name)
    return part


def _attached(stored: OutlookMessage) -> Message:
    part = Message()
    part["Content-Type"] = "message/rfc822"
    part.set_payload([mime_message(stored)])
    return part
