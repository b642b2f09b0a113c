"""The bytes of a part of a mail (RFC 2045, section 6): its transfer encoding is believed only where the bytes agree."""

from __future__ import annotations

import binascii
import quopri
import re
from copy import copy
from email.message import Message
from typing import NamedTuple

_BASE64 = re.compile(rb"[A-Za-z0-9+/=\s]*\Z")
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]+")
_BASE64_LINES = re.compile(rb"\s*(?:[A-Za-z0-9+/]{60,100}\r?\n){3,}[A-Za-z0-9+/]{0,100}={0,2}\s*\Z")
_QUOTED = re.compile(rb"=(?:[C-F][0-9A-F]|3D|\r?\n)")
_QUOTED_LETTER = re.compile(rb"=[C-F][0-9A-F](?:=[89AB][0-9A-F])+")
"""A letter beyond ASCII in UTF-8, each byte quoted; addresses of the web use `%`."""
_ENOUGH_QUOTED = 2
_CUT_LETTER = 3  # bytes of a letter that the end of a line may cut
_SURE_LENGTH = 24  # characters of one line from which on it is no word by chance
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


class Payload(NamedTuple):
    """A part's bytes, and whether they end before they should."""

    data: bytes
    cut: bool = False


def payload(part: Message) -> Payload:
    """Return a part's bytes."""
    encoding = str(part.get("Content-Transfer-Encoding", "")).strip().lower()
    raw = part.get_payload()
    if isinstance(raw, str) and encoding in ("base64", "quoted-printable", "7bit", "8bit", ""):
        plain = _as_sent(part)
        if encoding == "base64":
            return _base64(plain)
        if encoding == "quoted-printable":
            return Payload(_believed_quotes(plain))
        return _unlabelled(plain) if part.get_content_maintype() == "text" else Payload(plain)
    data = part.get_payload(decode=True)
    return Payload(data if isinstance(data, bytes) else b"")


def _as_sent(part: Message) -> bytes:
    """Return a part's bytes as they were sent: without a label the library decodes none of them."""
    bare = copy(part)
    del bare["Content-Transfer-Encoding"]
    data = bare.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _base64(plain: bytes) -> Payload:
    """Return what base64 holds, up to its end or to where it is cut; words that are only said to be base64 stay."""
    if not _BASE64.match(plain) and _reads(plain):
        return Payload(plain)
    body = plain.split(b"=", 1)[0] if _BASE64.match(plain) else _first_lines(plain)
    packed = _NOT_BASE64.sub(b"", body)
    whole = len(packed) // 4 * 4 if len(packed) % 4 == 1 else len(packed)
    data = binascii.a2b_base64(packed[:whole] + b"=" * (-whole % 4))
    return Payload(data, cut=len(packed) % 4 != 0 and b"=" not in plain)


def _first_lines(plain: bytes) -> bytes:
    """Return the lines of base64 without those that a mailing list put below them."""
    lines = plain.strip().splitlines()
    last = next((at for at, line in enumerate(lines) if not _BASE64.match(line) or b"=" in line), len(lines))
    return b"\n".join([*lines[:last], lines[last].split(b"=", 1)[0] if last < len(lines) else b""])


def _reads(plain: bytes) -> bool:
    """Return whether bytes that are said to be base64 are words: base64 has neither spaces in its lines nor stops."""
    lines = [line for line in plain.split(b"\n") if line.strip()]
    first = lines[0].strip() if lines else b""
    if not _BASE64.match(first) or b" " in first:
        return True
    if _unpacks(first):  # a list or a virus scanner may have put more lines below than there were
        return False
    return sum(not _BASE64.match(line) or b" " in line.strip() for line in lines) * 2 >= len(lines)


def _unpacks(line: bytes) -> bool:
    """Return whether a line is base64 of text."""
    if len(line) < _SURE_LENGTH or b" " in line or not _BASE64.match(line):
        return False
    packed = _NOT_BASE64.sub(b"", line)
    data = binascii.a2b_base64(packed[: len(packed) // 4 * 4])
    return not _CONTROLS.search(data) and len(data.decode("utf-8", "ignore").encode()) >= len(data) - _CUT_LETTER


def _believed_quotes(plain: bytes) -> bytes:
    """Return quoted-printable decoded, and bytes beyond ASCII without one quoted byte as they came: `?id=45` stays."""
    if not plain.isascii() and not _QUOTED.search(plain):
        return plain
    return quopri.decodestring(plain)


def _unlabelled(plain: bytes) -> Payload:
    """Return what text without a label is when it is all base64, or has letters quoted byte by byte; else itself."""
    if _BASE64_LINES.match(plain):
        found = _base64(plain)
        return Payload(plain) if _CONTROLS.search(found.data) else found
    if plain.isascii() and len(_QUOTED_LETTER.findall(plain)) >= _ENOUGH_QUOTED:
        data = quopri.decodestring(plain)
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            return Payload(plain)
        return Payload(data)
    return Payload(plain)
