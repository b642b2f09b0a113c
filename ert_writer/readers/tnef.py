"""`winmail.dat`: Outlook's own wrapping of a message (TNEF, MS-OXTNEF)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ert_writer.errors import InputError
from ert_writer.model.reading import Progress
from ert_writer.model.text import Document
from ert_writer.readers.formats import TNEF, looks_like
from ert_writer.readers.mail import read_mail
from ert_writer.readers.mapi import BODY, CODEPAGE, FILE_DATA, LONG_NAME, SHORT_NAME, SUBJECT, OutlookMessage
from ert_writer.readers.mapi import mime_message as _mime

_CODEPAGE, _SUBJECT, _BODY, _MESSAGE = 0x00069007, 0x00018004, 0x0002800C, 0x00069003
_NEW_FILE, _FILE_NAME, _FILE_DATA, _FILE_PROPERTIES = 0x00069002, 0x00018010, 0x0006800F, 0x00069005
_WIDTHS = {2: 4, 3: 4, 4: 4, 5: 8, 6: 8, 7: 8, 0xA: 4, 0xB: 4, 0x14: 8, 0x40: 8, 0x48: 16}
"""Bytes of a value of each fixed type, padding included."""
_NARROW, _WIDE, _OBJECT, _BINARY = 0x1E, 0x1F, 0x0D, 0x102
_MAX_VALUES = 10_000


@dataclass(frozen=True, slots=True)
class TnefReader:
    """Reads `winmail.dat`."""

    id: str = "tnef"

    def accepts(self, head: bytes, name: str) -> bool:
        """Return whether it begins with the signature or is called `winmail.dat`."""
        return looks_like(self.id, head, name)

    def read(self, data: bytes, name: str, progress: Progress | None = None) -> Document:
        """Read the message as any other mail.

        Raises:
            InputError: damaged or without text.
        """
        return read_mail(_mime(tnef_message(data, name)), name, "application/ms-tnef", progress)


def tnef_message(data: bytes, name: str) -> OutlookMessage:
    """Return the message that the wrapping holds.

    Raises:
        InputError: this is no TNEF, or it is cut short.
    """
    if not data.startswith(TNEF):
        raise InputError("this is no winmail.dat (TNEF)", where=name, hint="Give the letter itself")
    message = OutlookMessage()
    try:
        for kind, value in _attributes(data):
            _take(message, kind, value)
    except (IndexError, ValueError) as error:
        raise InputError(
            "this winmail.dat (TNEF) is damaged", where=name, hint="Ask for the letter as .pdf or in the mail itself"
        ) from error
    return message


def _attributes(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield (id, value) of each attribute: a level byte, the id, a length, the value and a checksum."""
    at = 6
    while at + 11 <= len(data):
        kind = int.from_bytes(data[at + 1 : at + 5], "little")
        length = int.from_bytes(data[at + 5 : at + 9], "little")
        if at + 9 + length > len(data):
            raise ValueError("cut short")
        yield kind, data[at + 9 : at + 9 + length]
        at += 11 + length


def _take(message: OutlookMessage, kind: int, value: bytes) -> None:
    if kind == _NEW_FILE:
        message.files.append({})
    elif kind == _MESSAGE:
        message.properties.update(_properties(value))
    elif kind == _CODEPAGE:
        message.properties[CODEPAGE] = int.from_bytes(value[:4], "little")
    elif kind in (_SUBJECT, _BODY):
        message.properties.setdefault(SUBJECT if kind == _SUBJECT else BODY, value.rstrip(b"\x00"))
    elif message.files and isinstance(message.files[-1], dict):
        file = message.files[-1]
        if kind == _FILE_NAME:
            file.setdefault(SHORT_NAME, value.rstrip(b"\x00"))
        elif kind == _FILE_DATA:
            file[FILE_DATA] = value
        elif kind == _FILE_PROPERTIES:
            named = _properties(value)
            file.update({which: named[which] for which in named if which != FILE_DATA or FILE_DATA not in file})
            if LONG_NAME in named:
                file[LONG_NAME] = named[LONG_NAME]


class _Cursor:
    """A place in bytes that are read one after another."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def take(self, count: int) -> bytes:
        """Return the next bytes; ValueError where there are not so many."""
        if count < 0 or self.at + count > len(self.data):
            raise ValueError("cut short")
        self.at += count
        return self.data[self.at - count : self.at]

    def number(self, width: int) -> int:
        """Return the next bytes as a little-endian number."""
        return int.from_bytes(self.take(width), "little")


def _properties(data: bytes) -> dict[int, bytes | str | int]:
    """Return the properties of a list in MS-OXTNEF 2.1.3.4 that are text, bytes or numbers."""
    cursor = _Cursor(data)
    found: dict[int, bytes | str | int] = {}
    for _ in range(min(cursor.number(4), _MAX_VALUES)):
        form, which = cursor.number(2), cursor.number(2)
        if which >= 0x8000:
            _skip_name(cursor)
        values = [_value(cursor, form & 0xFFF) for _ in range(_count(cursor, form))]
        if values and not form & 0x1000:
            found[which] = values[0]
    return found


def _count(cursor: _Cursor, form: int) -> int:
    several = form & 0x1000 or form & 0xFFF in (_NARROW, _WIDE, _OBJECT, _BINARY)
    count = cursor.number(4) if several else 1
    if count > _MAX_VALUES:
        raise ValueError("too many values")
    return count


def _value(cursor: _Cursor, form: int) -> bytes | str | int:
    if form in _WIDTHS:
        return int.from_bytes(cursor.take(_WIDTHS[form]), "little")
    if form not in (_NARROW, _WIDE, _OBJECT, _BINARY):
        raise ValueError("unknown type")
    length = cursor.number(4)
    data = cursor.take(length)
    cursor.take(-length % 4)
    if form == _WIDE:
        return data.decode("utf-16-le", "replace").rstrip("\x00")
    return data.rstrip(b"\x00") if form == _NARROW else data[16:] if form == _OBJECT else data


def _skip_name(cursor: _Cursor) -> None:
    cursor.take(16)
    if cursor.number(4) == 0:
        cursor.take(4)
    else:
        length = cursor.number(4)
        cursor.take(length + -length % 4)


READER = TnefReader()
