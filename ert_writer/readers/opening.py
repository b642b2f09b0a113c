"""Files opened: bounded reading, and the reader that fits the content, else the name."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from ert_writer.content.files import MAX_BYTES, read_bytes
from ert_writer.errors import InputError, UnavailableError
from ert_writer.model.reading import Progress, Reader
from ert_writer.model.text import Document
from ert_writer.plugins import READERS, comes_with_program, load, names
from ert_writer.readers.isolation import IsolatedReader
from ert_writer.readers.magic import refuse_foreign
from ert_writer.readers.text import TextReader

HEAD_BYTES = 4096
"""How much of a file readers see when they say whether they accept it."""
STDIN = "-"
CONTAINERS = ("eml", "mbox", "msg", "tnef", "p7m", "zip")
PICTURED = ("pdf", "image", "docx", "odt", "doc", "xlsx", "ods")
"""Readers of files that hold files, and of those that may be pictures of pages: a scan of ten pages has 10 MB.

The bound on size is for their text and for each file in them; the whole may have `WHOLE` times as much.
"""
WHOLE = 5
INLINE = 200_000
"""Bytes of plain text that no library but Python's own reads, in a tenth of a second."""


def read_source(source: str, stdin: BinaryIO, limit: int = MAX_BYTES) -> bytes:
    """Return the bytes of a file, or of standard input for `-`.

    Args:
        source: a path, or `-`.
        stdin: standard input.
        limit: the bound of `read_document`, which knows whether the file is a mail; no more than that times `WHOLE`.

    Raises:
        InputError: missing, unreadable or larger.
    """
    if source != STDIN:
        return read_bytes(Path(source), WHOLE * limit)
    data = stdin.read(WHOLE * limit + 1)
    _bound(data, "standard input", WHOLE * limit)
    return data


def read_document(
    data: bytes, name: str, readers: Sequence[Reader], progress: Progress | None = None, limit: int = MAX_BYTES
) -> Document:
    """Read a file with the reader that knows its content, else the one that knows its name, else as plain text.

    Args:
        data: the whole file.
        name: its name or path, `-` for standard input.
        readers: every reader that may be used; the one with the id `text` takes what no other accepts.
        progress: told how far a long file is read.
        limit: largest size in bytes; of a mail, an archive, a PDF, a picture or a Word document `WHOLE` times as much.

    Raises:
        InputError: empty, binary, encrypted, damaged, too large, or of a format that no reader knows.
    """
    _bound(data, name, WHOLE * limit)
    if not data.strip(b"\x00 \t\r\n\f\v"):
        raise InputError("the file is empty", where=name, hint="Give a file with the letter's text")
    reader = choose_reader(data[:HEAD_BYTES], name, readers, data)
    if reader.id not in (*CONTAINERS, *PICTURED):
        _bound(data, name, limit)
    return reader.read(data, name, progress)


def installed_readers() -> tuple[Reader, ...]:
    """Return every installed reader, each in a process of its own; a plain text of a letter's size needs none.

    Ours are not imported until they are needed. A plug-in whose own library is missing does not keep the others from
    reading.
    """
    return tuple(reader for name in names(READERS) if (reader := _installed(name)) is not None)


def _installed(name: str) -> Reader | None:
    if comes_with_program(READERS, name):
        return IsolatedReader(name, TextReader(), INLINE) if name == "text" else IsolatedReader(name)
    with contextlib.suppress(UnavailableError):
        reader: Reader = load(READERS, name)
        return IsolatedReader(name, reader)
    return None


def choose_reader(head: bytes, name: str, readers: Sequence[Reader], data: bytes = b"") -> Reader:
    """Return the reader for a file.

    Raises:
        InputError: the content is of a known format that no reader reads.
    """
    special = [reader for reader in readers if reader.id != "text"]
    for asked in ("", name):
        for reader in special:
            if reader.accepts(head if not asked else b"", asked):
                return reader
        refuse_foreign(data or head, name)
    fallback = next((reader for reader in readers if reader.id == "text"), None)
    if fallback is None:
        raise InputError("no reader knows this format", where=name, hint="Give a .txt .eml .html .docx .pdf file")
    return fallback


def _bound(data: bytes, where: str, limit: int) -> None:
    if len(data) > limit:
        raise InputError(f"larger than {limit:,} bytes", where=where, hint="Raise the bound with --max-bytes")
