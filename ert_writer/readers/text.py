"""Plain text in any of the usual encodings."""

from __future__ import annotations

from dataclasses import dataclass

from ert_writer.errors import InputError
from ert_writer.model.reading import Progress
from ert_writer.model.text import Document
from ert_writer.readers.compose import compose
from ert_writer.readers.decoding import decode
from ert_writer.readers.formats import looks_like
from ert_writer.readers.lines import Passage
from ert_writer.readers.oddities import decoding_findings


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
        if not decoded.text.strip("\ufeff\x00 \t\r\n\f\v"):
            raise InputError("the file is empty", where=name, hint="Give a file with the letter's text")
        return compose(
            [Passage(decoded.text)],
            name=name,
            media_type="text/plain",
            encoding=decoded.encoding,
            findings=decoding_findings(decoded.lossy, decoded.encoding),
        )


READER = TextReader()
