"""Zipped documents (Word, OpenDocument): bounds and refusals before anything in them is unpacked."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterable
from io import BytesIO

from ert_writer.errors import InputError
from ert_writer.readers.magic import OLE, refuse_foreign

MAX_UNPACKED = 60_000_000
MAX_PARTS = 3000
MAX_XML = 10_000_000
"""Bounds on an archive against zip bombs, in bytes and parts."""
UNPACKING = (zipfile.BadZipFile, OSError, EOFError, RuntimeError, zlib.error)
"""What the standard library raises on damaged archives; NotImplementedError is a RuntimeError."""


def check_package(data: bytes, name: str, main: str) -> None:
    """Refuse what is no sound package of a document.

    Args:
        data: the whole file.
        name: its name, for errors.
        main: how the name of one part begins that the document must have.

    Raises:
        InputError: encrypted, damaged, another kind of archive, or unpacking to far more than it should.
    """
    if data.startswith(OLE):
        refuse_foreign(data, name)
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            entries = package.infolist()
            if any(entry.flag_bits & 1 for entry in entries):
                raise InputError("this document is encrypted", where=name, hint="Save it without a password")
            _check_sizes(entries, name)
            if not any(entry.filename.startswith(main) for entry in entries):
                refuse_foreign(data, name)
            _check_markup(package, entries, name)
    except (ValueError, *UNPACKING) as error:
        raise damaged(name) from error


def holds_part(data: bytes, part: str) -> bool:
    """Return whether a file is a ZIP archive with an entry of that name."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            return part in package.NameToInfo
    except (ValueError, *UNPACKING):
        return False


def _check_sizes(entries: Iterable[zipfile.ZipInfo], name: str) -> None:
    sizes = [entry.file_size for entry in entries]
    xml = [entry.file_size for entry in entries if entry.filename.endswith((".xml", ".rels"))]
    if len(sizes) > MAX_PARTS or sum(sizes) > MAX_UNPACKED or sum(xml) > MAX_XML:
        raise InputError(
            f"this document unpacks to {sum(sizes):,} bytes, far more than a letter needs",
            where=name,
            hint="Check where it comes from; save its text as .txt",
        )


def _check_markup(package: zipfile.ZipFile, entries: Iterable[zipfile.ZipInfo], name: str) -> None:
    """Refuse declarations of entities, which word processors never write."""
    for entry in entries:
        if entry.filename.endswith((".xml", ".rels")):
            markup = package.read(entry).replace(b"\x00", b"")
            if b"<!DOCTYPE" in markup or b"<!ENTITY" in markup:
                raise InputError(
                    "this document declares XML entities, which word processors never write",
                    where=name,
                    hint="Check where it comes from; save its text as .txt",
                )


def small_number(text: str, otherwise: int) -> int:
    """Return the number that an attribute holds, `otherwise` where it is none or has more than six digits."""
    return int(text) if 0 < len(text) <= 6 and text.isascii() and text.isdecimal() else otherwise


def damaged(name: str) -> InputError:
    """Return the error for a document that cannot be opened."""
    return InputError(
        "this document is damaged or of another kind", where=name, hint="Open it in a word processor and save it anew"
    )
