"""Lines from a stream, in batches, as they come."""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from ert_writer.errors import InputError
from ert_writer.flows.inbound import unsupported
from ert_writer.model.detection import Detection, Detector
from ert_writer.model.language import SUPPORTED, UNDETERMINED, Language

_CHUNK = 65536
_BATCH = 16
_ENOUGH, _SURE = 50, 0.95
_LONGEST = 5_000_000
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_batches(stream: BinaryIO) -> Iterator[list[str]]:
    r"""Yield lines in batches of at most 16: whatever has come, so that a line written is a line answered.

    Only `\n` ends a line (and a `\r` before it belongs to the ending). Lines are UTF-8, or cp1252 where they are not;
    a stream that starts with a UTF-16 mark is UTF-16.

    Raises:
        InputError: a line is longer than 5 MB.
    """
    lines: list[str] = []
    for line in _lines(stream):
        if line is not None:
            lines.append(line)
        if lines and (line is None or len(lines) == _BATCH):
            yield lines
            lines = []
    if lines:
        yield lines


@contextmanager
def open_lines(name: str) -> Iterator[BinaryIO]:
    """Give the file of that name, or standard input for `-`.

    Raises:
        InputError: the file cannot be read.
    """
    if name == "-":
        yield sys.stdin.buffer
        return
    try:
        with Path(name).open("rb") as file:
            yield file
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", where=name, hint="Check the name") from None


def decide(batches: Iterator[list[str]], detector: Detector, name: str) -> tuple[Language, Iterator[list[str]]]:
    """Return the language that the first lines are in, and all the batches, none lost.

    Lines are gathered until the detector is sure or fifty have come; then the best guess of the three counts.

    Raises:
        InputError: the lines are in another language, or there are too few words to tell.
    """
    seen: list[list[str]] = []
    gathered = 0
    found = Detection(UNDETERMINED, 0.0)
    for batch in batches:
        seen.append(batch)
        gathered += len(batch)
        found = detector.detect("\n".join(line for one in seen for line in one))
        if gathered >= _ENOUGH or (gathered >= 2 and found.language in SUPPORTED and found.confidence >= _SURE):
            break
    if found.language == UNDETERMINED and any(line.strip() for one in seen for line in one):
        raise unsupported(found.candidates, name)
    return found.language, chain(seen, batches)


def _lines(stream: BinaryIO) -> Iterator[str | None]:
    """Yield each line, and None when all that has come so far is used up."""
    rest = ""
    for text in _texts(stream):
        *complete, rest = (rest + text).split("\n")
        for line in complete:
            yield line.removesuffix("\r")
        yield None
    if rest:
        yield rest.removesuffix("\r")


def _texts(stream: BinaryIO) -> Iterator[str]:
    """Yield decoded text in pieces that end with a line's end, and the rest at last."""
    first = _read(stream)
    if first[:2] in _UTF16:
        decoder = codecs.getincrementaldecoder("utf-16")("replace")
        while first:
            yield decoder.decode(first)
            first = _read(stream)
        yield decoder.decode(b"", final=True)
        return
    pending = first.removeprefix(codecs.BOM_UTF8)
    while first:
        cut = pending.rfind(b"\n") + 1
        if cut:
            yield "".join(map(_decoded, pending[:cut].splitlines(keepends=True)))
            pending = pending[cut:]
        if len(pending) > _LONGEST:
            raise InputError("a line is longer than 5 MB", where="--lines", hint="Break it up")
        first = _read(stream)
        pending += first
    if pending:
        yield _decoded(pending)


def _read(stream: BinaryIO) -> bytes:
    """Return what has come, waiting only when nothing has; empty at the end."""
    read1 = getattr(stream, "read1", None)
    return read1(_CHUNK) if read1 is not None else os.read(stream.fileno(), _CHUNK)


def _decoded(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")
