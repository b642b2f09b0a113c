"""Zipped documents (Word, OpenDocument): bounds and refusals before anything in them is unpacked."""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from io import BytesIO
from urllib.parse import unquote
from xml.sax.saxutils import unescape

from ert_writer.errors import InputError
from ert_writer.readers.magic import OLE, refuse_foreign

MAX_UNPACKED = 60_000_000
MAX_PARTS = 3000
MAX_XML = 10_000_000
"""Bounds on an archive against zip bombs, in bytes and parts."""
_TYPES, _MAIN = "[Content_Types].xml", "word/document.xml"
_STRICT = b"http://purl.oclc.org/ooxml/"
_WORD_MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OTHER_MAIN = (
    b"application/vnd.ms-word.document.macroEnabled.main+xml",
    b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
)
_RELATIONSHIP = re.compile(rb"<(?:\w{1,20}:)?Relationship\s[^<>]{1,5000}/>")
_TARGET = re.compile(rb"""\bTarget=["']([^"']{0,2000})["']""")
_MOST_PARENTS = 20
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


def plain_word(data: bytes) -> bytes:
    """Return a Word package as the library knows it: a plain document, in the transitional form, without dead ends.

    `.docm`, `.dotx` and `.dotm` differ in the type of their main part alone, strict files (ISO/IEC 29500-1) in the
    names of their name spaces; a relationship may name a part that is not there (`word/NULL`), which Word overlooks.
    Nothing that a package holds is run, and its macros are not read.
    """
    with zipfile.ZipFile(BytesIO(data)) as package:
        types = package.read(_TYPES)
        main = package.read(_MAIN) if _MAIN in package.NameToInfo else b""
        strict = _STRICT in main
        loose = {name: kept for name in package.NameToInfo if (kept := _without_dead_ends(package, name)) is not None}
        if not strict and not loose and not any(kind in types for kind in _OTHER_MAIN):
            return data
        out = BytesIO()
        with zipfile.ZipFile(out, "w") as made:
            for entry in package.infolist():
                part = loose.get(entry.filename, b"") or package.read(entry)
                if entry.filename == _TYPES:
                    for kind in _OTHER_MAIN:
                        part = part.replace(kind, _WORD_MAIN)
                if strict and entry.filename.endswith((".xml", ".rels")):
                    part = _transitional(part)
                made.writestr(entry.filename, part)
    return out.getvalue()


def _without_dead_ends(package: zipfile.ZipFile, name: str) -> bytes | None:
    """Return a part of relationships without those to parts that are not there; None where it has none such."""
    if not name.endswith(".rels"):
        return None
    folder = posixpath.dirname(posixpath.dirname(name))
    markup = package.read(name)

    def kept(found: re.Match[bytes]) -> bytes:
        target = _TARGET.search(found[0])
        if target is None or b"External" in found[0]:
            return found[0]
        path = unescape(target[1].decode("utf-8", "replace")).partition("#")[0]
        full = posixpath.normpath(posixpath.join("/", folder, unquote(path))).lstrip("/")
        there = full in package.NameToInfo or posixpath.join(folder, path).lstrip("/") in package.NameToInfo
        return found[0] if there or not path else b""

    plain = _RELATIONSHIP.sub(kept, markup)
    return plain if plain != markup else None


def _transitional(markup: bytes) -> bytes:
    for names in (b"wordprocessingml", b"drawingml"):
        markup = markup.replace(_STRICT + names + b"/", b"http://schemas.openxmlformats.org/" + names + b"/2006/")
    return markup.replace(_STRICT + b"officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/")


def is_flat(data: bytes) -> bool:
    """Return whether a file is an OpenDocument in one piece of XML (.fodt, .fods), not a package."""
    head = data[:4096].lstrip(b"\xef\xbb\xbf \r\n\t")
    return head.startswith(b"<") and b"opendocument" in head and b":document" in head


def check_flat(data: bytes, name: str) -> None:
    """Refuse a document in one piece of XML that is larger than one should be, or declares entities.

    Raises:
        InputError: it is.
    """
    if len(data) > MAX_UNPACKED:
        raise damaged(name)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise _declares_entities(name)


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
                raise _declares_entities(name)


def _declares_entities(name: str) -> InputError:
    return InputError(
        "this document declares XML entities, which word processors never write",
        where=name,
        hint="Check where it comes from; save its text as .txt",
    )


def inherited(name: str, own: Mapping[str, str | None], parents: Mapping[str, str]) -> str:
    """Return what a style says of its text, or the nearest style that it is based on; empty where none says anything.

    Args:
        name: of the style.
        own: what each style says itself, None for nothing.
        parents: the style that each is based on.
    """
    for _ in range(_MOST_PARENTS):
        said = own.get(name)
        if said is not None:
            return said
        name = parents.get(name, "")
    return ""


def small_number(text: str, otherwise: int) -> int:
    """Return the number that an attribute holds, `otherwise` where it is none or has more than six digits."""
    return int(text) if 0 < len(text) <= 6 and text.isascii() and text.isdecimal() else otherwise


def damaged(name: str) -> InputError:
    """Return the error for a document that cannot be opened."""
    return InputError(
        "this document is damaged or of another kind", where=name, hint="Open it in a word processor and save it anew"
    )
