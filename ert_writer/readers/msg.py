"""Outlook messages (.msg, MS-OXMSG): a compound file whose streams are the message's properties."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from ert_writer.errors import InputError
from ert_writer.model.reading import Progress
from ert_writer.model.text import Document
from ert_writer.readers.formats import looks_like
from ert_writer.readers.magic import OLE
from ert_writer.readers.mail import read_mail
from ert_writer.readers.mapi import CODEPAGE, DELIVERED, FILE_DATA, SUBMITTED, OutlookMessage, mime_message

_STREAM = "__substg1.0_"
_ATTACHED = "__attach_version1.0_"
_FIXED = "__properties_version1.0"
_HEADER_BYTES = {"message": 32, "embedded": 24, "file": 8}
"""Before the entries of the fixed properties, 16 bytes each: MS-OXMSG 2.4.1."""
_STRING, _NARROW, _BINARY, _STORAGE = "001F", "001E", "0102", "000D"
_KEPT_FIXED = (SUBMITTED, DELIVERED, CODEPAGE)
_MAX_DEPTH = 8
_MAX_ENTRIES = 20_000


@dataclass(frozen=True, slots=True)
class MsgReader:
    """Reads `.msg`."""

    id: str = "msg"

    def accepts(self, head: bytes, name: str) -> bool:
        """Return whether it is called `.msg`: the first bytes are those of every compound file."""
        return looks_like(self.id, head, name)

    def read(self, data: bytes, name: str, progress: Progress | None = None) -> Document:
        """Read the message as any other mail.

        Raises:
            InputError: damaged, another kind of compound file, or without text.
        """
        import olefile

        from ert_writer.readers.old_word import read_old_office

        if not data.startswith(OLE):
            raise InputError("this is no Outlook message or a damaged one", where=name, hint="Save it anew as .eml")
        if _FIXED.encode("utf-16-le") not in data:
            return read_old_office(data, name)
        try:
            with olefile.OleFileIO(BytesIO(data)) as file:
                entries = [tuple(entry) for entry in file.listdir(streams=True, storages=True)]
                stored = _message(file, entries[:_MAX_ENTRIES], (), 0)
        except (OSError, ValueError, IndexError, TypeError, AttributeError) as error:
            raise InputError("this Outlook message is damaged", where=name, hint="Save it anew as .eml") from error
        return read_mail(mime_message(stored), name, "application/vnd.ms-outlook", progress)


def _message(file: Any, entries: list[tuple[str, ...]], root: tuple[str, ...], depth: int) -> OutlookMessage:
    if depth > _MAX_DEPTH:
        raise ValueError("nested beyond reason")
    properties = _properties(file, entries, root, "embedded" if root else "message")
    message = OutlookMessage(properties)
    for folder in _folders(entries, root):
        inner = (*folder, f"{_STREAM}{FILE_DATA:04X}{_STORAGE}")
        if inner in entries:
            message.files.append(_message(file, entries, inner, depth + 1))
        else:
            message.files.append(_properties(file, entries, folder, "file"))
    return message


def _folders(entries: list[tuple[str, ...]], root: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for entry in entries:
        if len(entry) == len(root) + 1 and entry[:-1] == root and entry[-1].startswith(_ATTACHED):
            yield entry


def _properties(
    file: Any, entries: list[tuple[str, ...]], root: tuple[str, ...], kind: str
) -> dict[int, bytes | str | int]:
    found: dict[int, bytes | str | int] = {}
    for entry in entries:
        if len(entry) != len(root) + 1 or entry[:-1] != root:
            continue
        if entry[-1] == _FIXED:
            found.update(_fixed(file.openstream(entry).read(), _HEADER_BYTES[kind]))
        elif entry[-1].startswith(_STREAM):
            tag, form = entry[-1][len(_STREAM) : len(_STREAM) + 4], entry[-1][len(_STREAM) + 4 : len(_STREAM) + 8]
            if form in (_STRING, _NARROW, _BINARY):
                data = file.openstream(entry).read()
                found[int(tag, 16)] = data.decode("utf-16-le", "replace") if form == _STRING else data
    return found


def _fixed(data: bytes, start: int) -> Iterator[tuple[int, int]]:
    for at in range(start, len(data) - 15, 16):
        which = int.from_bytes(data[at + 2 : at + 4], "little")
        if which in _KEPT_FIXED:
            width = 4 if which == CODEPAGE else 8
            yield which, int.from_bytes(data[at + 8 : at + 8 + width], "little")


READER = MsgReader()
