"""Plain text in any of the usual encodings."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ert_writer.errors import InputError
from ert_writer.model.reading import Progress
from ert_writer.model.text import Document
from ert_writer.readers.compose import compose
from ert_writer.readers.decoding import decode
from ert_writer.readers.formats import looks_like
from ert_writer.readers.lines import Passage
from ert_writer.readers.oddities import decoding_findings
from ert_writer.readers.pgp import without_armour

_CALENDAR = re.compile(r"\ufeff?\s*BEGIN:V(?:CALENDAR|CARD)\b", re.IGNORECASE)
_FOLD = re.compile(r"\r?\n[ \t]")
_ESCAPED = re.compile(r"\\([nN,;\\])")


def unfolded(text: str) -> str:
    """Return a calendar entry or card with its folded lines whole (RFC 5545, 3.1 and 3.3.11); other text as it is."""
    if not _CALENDAR.match(text):
        return text
    return _ESCAPED.sub(lambda match: "\n" if match[1] in "nN" else match[1], _FOLD.sub("", text))


@dataclass(frozen=True, slots=True)
class TextReader:
    """Reads `.txt`, pasted text and standard input: what no other reader knows."""

    id: str = "text"

    def accepts(self, head: bytes, name: str) -> bool:
        """Return whether the name says so; content never does, as everything may be text."""
        return looks_like(self.id, head, name)

    def read(self, data: bytes, name: str, progress: Progress | None = None) -> Document:
        """Decode the bytes and find the paragraphs.

        Raises:
            InputError: empty or binary.
        """
        del progress
        decoded = decode(data, name=name)
        text, armour = without_armour(unfolded(decoded.text), name)
        if not decoded.text.strip("\ufeff\x00 \t\r\n\f\v"):
            raise InputError("the file is empty", where=name, hint="Give a file with the letter's text")
        return compose(
            [Passage(text)],
            name=name,
            media_type="text/plain",
            encoding=decoded.encoding,
            findings=(*armour, *decoding_findings(decoded.lossy, decoded.encoding)),
        )


READER = TextReader()
