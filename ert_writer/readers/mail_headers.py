"""Mail headers decoded (RFC 2047), whatever their labels say."""

from __future__ import annotations

import re
from email.message import Message

from ert_writer.readers.decoding import decode_text

SHOWN = ("From", "Reply-To", "To", "Cc", "Date", "Subject")
"""The headers that are in the document's text, in this order."""
_LONGEST = 20_000
"""Characters of a header value; longer ones are shown as they came."""
_FOLD = re.compile(r"\r?\n[ \t]*")
_BREAK = re.compile(r"\r\n|[\x00-\x1f\x85\u2028\u2029]")
_KEPT = (
    *SHOWN,
    "Sender",
    "Return-Path",
    "Message-ID",
    "In-Reply-To",
    "References",
    "Auto-Submitted",
    "Authentication-Results",
)


def decoded_headers(message: Message) -> tuple[tuple[str, str], ...]:
    """Return the headers that the rooms above may ask for, with lower-case names."""
    pairs = ((name.lower(), decoded_header(message, name)) for name in _KEPT)
    return tuple((name, value) for name, value in pairs if value)


def decoded_header(message: Message, name: str) -> str:
    """Return a header on one line; several of one name are joined by a comma.

    A subject keeps the spaces inside it: a folded line gives the one space of the fold (RFC 5322, section 2.2.3). In
    any other header they mean nothing.
    """
    # raw_items keeps bytes beyond ASCII, which get_all hides behind replacement characters.
    raw = (str(value) for key, value in message.raw_items() if key.lower() == name.lower())
    spaced = _with_spaces if name.lower() == "subject" else _in_a_row
    values = map(spaced, raw)
    return ", ".join(value for value in values if value)


def _in_a_row(value: str) -> str:
    return " ".join(decoded_words(value).split())


def _with_spaces(value: str) -> str:
    # what an encoded word holds may break a line too, and must not pass for another header
    return _BREAK.sub(" ", decoded_words(_FOLD.sub(" ", value))).strip()


def decoded_words(value: str) -> str:
    """Return a header value with its encoded words decoded; bytes of no known encoding are read as a text's are."""
    from email.header import decode_header

    if len(value) > _LONGEST:  # the standard library's decoder takes time with its square
        return _readable(value)
    try:
        pieces = decode_header(value)
    except (ValueError, LookupError):
        return _readable(value)
    return "".join(_piece(text, charset) for text, charset in pieces)


def _piece(text: bytes | str, charset: str | None) -> str:
    if isinstance(text, str):
        return _readable(text)
    if charset is None:
        return _readable(text.decode("ascii", "surrogateescape"))
    try:
        return text.decode(charset)
    except (ValueError, LookupError):
        return decode_text(text, charset).text


def _readable(text: str) -> str:
    try:
        raw = text.encode("ascii", "surrogateescape")
    except UnicodeEncodeError:
        return text
    return decode_text(raw).text if any(byte > 127 for byte in raw) else text


def readable_fields(part: Message) -> Message:
    """Return the fields that name a file, with bytes beyond ASCII in them read as those of a text are."""
    fields = Message()
    for name, value in part.raw_items():
        if name.lower() in ("content-type", "content-disposition"):
            fields[name] = _readable(str(value))
    return fields
