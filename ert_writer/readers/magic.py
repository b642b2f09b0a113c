"""Files told by their first bytes, and what to do with those that are not read here."""

from __future__ import annotations

import re

from ert_writer.errors import InputError

PDF = b"%PDF-"
ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

SAVE_AS = "Save it as .docx or .pdf"

_FOREIGN: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG\r\n", "a PNG image", "Give the letter as text, or as a PDF with a text layer"),
    (b"\xff\xd8\xff", "a JPEG image", "Give the letter as text, or as a PDF with a text layer"),
    (b"GIF8", "a GIF image", "Give the letter as text, or as a PDF with a text layer"),
    (b"II*\x00", "a TIFF image", "Give the letter as text, or as a PDF with a text layer"),
    (b"MM\x00*", "a TIFF image", "Give the letter as text, or as a PDF with a text layer"),
    (b"{\\rtf", "an RTF file", "Save it as .docx or .txt"),
    (b"Rar!\x1a\x07", "a RAR archive", "Unpack it and give the letter in it"),
    (b"7z\xbc\xaf'\x1c", "a 7z archive", "Unpack it and give the letter in it"),
    (b"\x1f\x8b", "a gzip archive", "Unpack it and give the letter in it"),
    (b"BZh", "a bzip2 archive", "Unpack it and give the letter in it"),
    (b"\xfd7zXZ", "an xz archive", "Unpack it and give the letter in it"),
    (b"!BDN", "an Outlook data file (.pst)", "Open it in Outlook and save the message as .eml or .msg"),
    (b"L\x00\x00\x00\x01\x14\x02\x00", "a shortcut to a file, not the file", "Ask for the file that it leads to"),
    (b"\x7fELF", "a program", "Do not run it; give the letter itself"),
    (b"MZ\x90", "a program", "Do not run it; give the letter itself"),
    (b"SQLite format 3", "a database", "Give the letter itself"),
    (b"OggS", "a sound recording", "Give the letter itself"),
    (b"ID3", "a sound recording", "Give the letter itself"),
    (b"\xffWPC", "a WordPerfect document", SAVE_AS),
    (b"AT&TFORM", "a DjVu file", "Save it as .pdf"),
    (b"%!PS", "a PostScript file", "Save it as .pdf"),
    (b"\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d", "an OneNote notebook", SAVE_AS),
    (b"RIFF", "a recording or image", "Give the letter itself"),
)

_OLD_KINDS = (
    ("PowerPoint Document", "an old presentation (.ppt)"),
    ("MatOST", "a Microsoft Works document (.wps)"),
    ("Quill", "a Publisher file (.pub)"),
    ("VisioDocument", "a Visio drawing (.vsd)"),
)
"""Streams of compound files, and whose they are."""
_APPLE = "a document of Apple Pages, Numbers or Keynote"
_ZIPPED = (
    (b"Index/Document.iwa", _APPLE),
    (b"Index.zip", _APPLE),
    (b"buildVersionHistory.plist", _APPLE),
    (b"FixedDocSeq", "an XPS file"),
    (b"FixedDocumentSequence", "an XPS file"),
    (b"application/epub+zip", "an electronic book (.epub)"),
)
"""What packages hold that are no archives of files, and whose they are."""
_PGP_KEY = re.compile(rb"(?:\x84[\x40-\xff]|\x85[\x00-\x08].|\xc1[\x40-\xbf]|\xc1[\xc0-\xdf].)\x03", re.DOTALL)
"""A public-key encrypted session key, version 3, in the old and the new form (RFC 9580, sections 4.2 and 5.1)."""


def first_entry(head: bytes) -> str:
    """Return the name of the first file in a ZIP archive (APPNOTE 4.3.7), empty where it is none."""
    if not head.startswith(ZIP) or len(head) < 30:
        return ""
    return head[30 : 30 + int.from_bytes(head[26:28], "little")].decode("utf-8", "replace")


def refuse_foreign(data: bytes, name: str) -> None:
    """Raise for a file whose content is known and read by no reader; return for all others.

    Raises:
        InputError: names the format and what to do.
    """
    for magic, what, hint in _FOREIGN:
        if data.startswith(magic):
            raise InputError(f"this is {what}", where=name, hint=hint)
    if data.startswith(OLE):
        raise _ole(data, name)
    if is_pgp(data, name):
        raise InputError("this file is encrypted (PGP)", where=name, hint="Open it with its key and give what it holds")
    if data[257:262] == b"ustar":
        raise InputError("this is a tar archive", where=name, hint="Unpack it and give the letter in it")
    if data[4:8] == b"ftyp":
        raise InputError("this is a video or image", where=name, hint="Give the letter itself")
    if data.startswith(ZIP):
        raise _archive(data, name)


def is_pgp(data: bytes, name: str) -> bool:
    """Return whether a file is an OpenPGP message in bytes: its first packet holds the key of the rest."""
    named = name.lower().endswith((".pgp", ".gpg")) and data[:1] >= b"\x80"
    return named or _PGP_KEY.match(data) is not None


def package_kind(data: bytes) -> str:
    """Return whose package a ZIP archive is that is read by no reader, empty for any other file."""
    return next((what for mark, what in _ZIPPED if mark in data), "") if data.startswith(ZIP) else ""


def _ole(data: bytes, name: str) -> InputError:
    """Return the error for a compound file: an encrypted document, an Outlook message or an old Office format."""
    if "EncryptedPackage".encode("utf-16-le") in data or "EncryptionInfo".encode("utf-16-le") in data:
        return InputError(
            "this document is encrypted", where=name, hint="Open it with its password and save it without"
        )
    if "__substg1.0".encode("utf-16-le") in data:
        return InputError("this is an Outlook .msg file", where=name, hint="Save the message as .eml or .txt")
    for mark, what in _OLD_KINDS:
        if mark.encode("utf-16-le") in data:
            return InputError(f"this is {what}", where=name, hint=SAVE_AS)
    return InputError(
        "this is an old Office file, damaged or of a kind that is not read",
        where=name,
        hint="Save it as .docx, .xlsx or .pdf",
    )


def _archive(data: bytes, name: str) -> InputError:
    head = data[:4096]
    if package := package_kind(data):
        return InputError(f"this is {package}", where=name, hint=SAVE_AS)
    if b"vnd.oasis.opendocument" in head:
        return InputError("this is an OpenDocument file", where=name, hint="Save it as .odt, .ods or .pdf")
    if b"xl/workbook.bin" in data:
        return InputError("this is a binary spreadsheet (.xlsb)", where=name, hint="Save it as .xlsx")
    if b"xl/" in data:
        return InputError("this is a spreadsheet", where=name, hint="Save it as .xlsx or .csv")
    if b"ppt/" in data:
        return InputError("this is a presentation", where=name, hint="Save it as .pdf")
    return InputError("this is a ZIP archive", where=name, hint="Unpack it and give the letter in it")
