"""Files within the text of a message, as programs before MIME sent them: `begin 644 oficio.pdf` … `end`."""

from __future__ import annotations

import binascii
import re
from typing import NamedTuple

from ert_writer.model.text import Attachment
from ert_writer.readers.attachments import File

_BLOCK = re.compile(
    r"^begin [0-7]{3,4} (?P<name>[^\r\n]{1,200})\r?\n"
    r"(?P<lines>(?:[!-`][ -`]{0,61}[ ]?\r?\n){1,400000})[` ]?\r?\n?end[ \t]*$",
    re.MULTILINE,
)


class Parted(NamedTuple):
    """A text without the files in it, and those files."""

    text: str
    files: tuple[File, ...]


def without_files(text: str) -> Parted:
    """Return a message's text and the files that were written into it; what does not unpack stays text."""
    if "begin " not in text:
        return Parted(text, ())
    files: list[File] = []

    def taken(found: re.Match[str]) -> str:
        data = _unpacked(found["lines"])
        if data is None:
            return found[0]
        files.append(File(Attachment(found["name"].strip(), "application/octet-stream", len(data)), data))
        return ""

    left = _BLOCK.sub(taken, text)
    return Parted(left, tuple(files))


def _unpacked(lines: str) -> bytes | None:
    try:
        return b"".join(binascii.a2b_uu(_padded(line)) for line in lines.splitlines() if line.strip("` "))
    except (binascii.Error, ValueError):
        return None


def _padded(line: str) -> bytes:
    """Return a line with the blanks at its end that a mail program took away."""
    length = (ord(line[0]) - 32) & 63
    return line.rstrip("\r").ljust(1 + (length + 2) // 3 * 4).encode("ascii")
