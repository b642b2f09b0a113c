"""What a file of each format looks like by its first bytes and its name; a reader is chosen without importing it."""

from __future__ import annotations

import binascii
import re
from collections.abc import Callable, Mapping
from pathlib import PurePath
from types import MappingProxyType
from typing import NamedTuple

from ert_writer.readers.magic import OLE, PDF, ZIP, first_entry, package_kind

RTF = b"{\\rtf"
TNEF = b"\x78\x9f\x3e\x22"
"""The signature of [MS-OXTNEF] 2.1.3.1, 0x223E9F78, little endian."""
FIELD = re.compile(rb"^(?:From |>?[A-Za-z][A-Za-z0-9\-]{1,60}:(?:[ \t]|\r?\n(?:[ \t]|\Z)|(?=[^\s/])))")
"""How a message, or its first line, begins: an envelope line or a field, its value maybe folded (RFC 5322, 2.2)."""

_BOM = b"\xef\xbb\xbf"
_MAIL_ONLY = re.compile(
    rb"^(?:message-id|mime-version|received|return-path|content-type|delivered-to|x-[\w\-]+|dkim-signature):",
    re.IGNORECASE | re.MULTILINE,
)
_PAGE = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body|div|p|table|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_SIGNED = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02"  # the object identifiers, DER, of RFC 5652 section 5.1 ...
_ENVELOPED = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x03"  # ... and 6.1
_AUTHENTICATED = b"\x06\x0b\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x01\x17"  # RFC 5083
_PEM = (b"-----BEGIN PKCS7-----", b"-----BEGIN CMS-----")
_CMS_HEAD = 40
_CMS_BASE64 = 160
_BASE64 = re.compile(rb"[A-Za-z0-9+/]+={0,2}")
_ENTRY = re.compile(re.escape(ZIP))
_WORD = ("[Content_Types].xml", "_rels/", "docProps/", "word/")
_JPEG_2000 = (b"\x00\x00\x00\x0cjP  \r\n\x87\n", b"\xff\x4f\xff\x51")
_PICTURES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF87a", b"GIF89a", *_JPEG_2000)
_HEIC = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif")


def _never(head: bytes) -> bool:
    del head
    return False


class Format(NamedTuple):
    """How a file format is known.

    Attributes:
        suffixes: ends of file names, in small letters.
        begins: whether the first bytes are those of the format; empty bytes never are.
        names: whole file names, in small letters.
    """

    suffixes: tuple[str, ...] = ()
    begins: Callable[[bytes], bool] = _never
    names: tuple[str, ...] = ()


def looks_like(format_id: str, head: bytes, name: str) -> bool:
    """Return whether a file is of a format by its first bytes or its name.

    Args:
        format_id: a key of `FORMATS`.
        head: its first bytes; empty to go by the name alone.
        name: its name or path; empty to go by the bytes alone.
    """
    known = FORMATS[format_id]
    path = PurePath(name.lower())
    if known.begins(head) or path.suffix in known.suffixes or path.name in known.names:
        return True
    return format_id == "msg" and not name and head.startswith(OLE)  # a compound file without a name


def is_cms(head: bytes) -> bool:
    """Return whether a file begins like signed or encrypted data, in DER, BER or PEM, or in base64 of the first two."""
    start = from_base64(head[:_CMS_BASE64])[:_CMS_HEAD]
    return head.startswith(_PEM) or (
        start[:1] == b"\x30" and any(identifier in start for identifier in (_SIGNED, _ENVELOPED, _AUTHENTICATED))
    )


def from_base64(data: bytes) -> bytes:
    """Return the bytes that base64 alone holds, with or without lines; any other bytes as they are."""
    packed = b"".join(data.split())
    if not packed.startswith(b"M") or not _BASE64.fullmatch(packed):  # `M` begins a DER or BER sequence, 0x30
        return data
    whole = len(packed.rstrip(b"=")) // 4 * 4
    return binascii.a2b_base64(packed[:whole] if b"=" not in packed else packed)


def is_heic(head: bytes) -> bool:
    """Return whether a file begins like a still picture of ISO/IEC 23008-12."""
    return head[4:8] == b"ftyp" and (head[8:12] in _HEIC)


def is_picture(head: bytes) -> bool:
    """Return whether a file begins like a picture that is read here."""
    webp = head.startswith(b"RIFF") and head[8:12] == b"WEBP"
    bitmap = head.startswith(b"BM") and head[6:10] == b"\x00\x00\x00\x00"  # reserved, always zero
    return head.startswith(_PICTURES) or webp or bitmap or is_heic(head)


def _is_mail(head: bytes) -> bool:
    start = head.removeprefix(_BOM).lstrip(b"\r\n")
    top = re.split(rb"\r?\n\r?\n", start, maxsplit=1)[0]
    return bool(FIELD.match(start)) and bool(_MAIL_ONLY.search(top))


def _is_page(head: bytes) -> bool:
    return bool(_PAGE.match(head.removeprefix(_BOM)))


def _is_word(head: bytes) -> bool:
    return first_entry(head).startswith(_WORD) and not _holds(head, b"xl/") and not _holds(head, b"ppt/")


def _is_workbook(head: bytes) -> bool:
    return first_entry(head).startswith((*_WORD, "xl/")) and _holds(head, b"xl/")


def _holds(head: bytes, folder: bytes) -> bool:
    """Return whether the name of an entry of a ZIP archive begins so, among those that the first bytes hold."""
    return any(head.startswith(folder, match.end() + 26) for match in _ENTRY.finditer(head))


def _is_open_document(head: bytes) -> bool:
    return _is_open(head) and b"vnd.oasis.opendocument.text" in head


def _is_open_spreadsheet(head: bytes) -> bool:
    return _is_open(head) and b"vnd.oasis.opendocument.spreadsheet" in head


def _is_open(head: bytes) -> bool:
    """Return whether a file may be OpenDocument: a package of that kind, or one piece of XML."""
    xml = head.removeprefix(_BOM).lstrip()
    return first_entry(head) == "mimetype" or xml.startswith((b"<?xml", b"<office:document"))


def _is_archive(head: bytes) -> bool:
    """Return whether a file begins like a ZIP archive that is no package of an office document."""
    first = first_entry(head)
    return (
        head.startswith(ZIP)
        and not package_kind(head)
        and first != "mimetype"
        and not first.startswith((*_WORD, "xl/", "ppt/"))
    )


def _is_pdf(head: bytes) -> bool:
    return PDF in head[:1024] and not head.startswith(ZIP)  # an archive may hold a PDF as it is


def _is_rtf(head: bytes) -> bool:
    return head.lstrip(_BOM + b" \r\n").startswith(RTF)


def _is_tnef(head: bytes) -> bool:
    return head.startswith(TNEF)


FORMATS: Mapping[str, Format] = MappingProxyType({
    "csv": Format((".csv", ".tsv", ".tab")),
    "doc": Format((".doc", ".dot")),
    "docx": Format((".docx", ".docm"), _is_word),
    "eml": Format((".eml", ".mht", ".mhtml"), _is_mail),
    "html": Format((".html", ".htm", ".xhtml"), _is_page),
    "image": Format(
        (".png", ".jpg", ".jpeg", ".jp2", ".tif", ".tiff", ".webp", ".gif", ".bmp", ".dib", ".heic", ".heif", ".avif"),
        is_picture,
    ),
    "mbox": Format((".mbox", ".mbx")),
    "msg": Format((".msg",)),
    "ods": Format((".ods", ".ots", ".fods"), _is_open_spreadsheet),
    "odt": Format((".odt", ".ott", ".fodt"), _is_open_document),
    "p7m": Format((".p7m",), is_cms),
    "pdf": Format((".pdf",), _is_pdf),
    "rtf": Format((".rtf",), _is_rtf),
    "text": Format((".txt", ".text", ".md", ".log")),
    "tnef": Format((), _is_tnef, ("winmail.dat", "win.dat")),
    "xls": Format((".xls", ".xlt")),
    "xlsx": Format((".xlsx", ".xlsm", ".xltx"), _is_workbook),
    "zip": Format((".zip",), _is_archive),
})  # fmt: skip
"""The formats read here by the name of their reader. Text has no first bytes of its own: anything may be text."""
