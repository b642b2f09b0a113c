"""Reads one bitext file of any known format."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ert_writer.content.files import MAX_BYTES, read_bytes
from ert_writer.errors import InputError
from ert_writer.model.checking import Pair
from ert_writer.model.language import Language

BITEXT_SUFFIXES = (".tsv", ".csv", ".tmx", ".xlf", ".xliff", ".sdlxliff", ".po")


@dataclass(frozen=True, slots=True)
class Defaults:
    """What holds where a file does not say: languages and region, empty when not given."""

    source: Language = ""
    target: Language = ""
    region: str = ""


def read_bitext(path: Path, defaults: Defaults | None = None, limit: int = MAX_BYTES * 10) -> tuple[Pair, ...]:
    """Read a TSV, TMX 1.4b, XLIFF 1.2, XLIFF 2.x or PO file; the content decides, not the name.

    Args:
        path: the file.
        defaults: languages and region where the file does not say.
        limit: refuse larger files, in bytes.

    Raises:
        InputError: the file is missing, empty, damaged, malformed (the message names the line) or not a bitext.
    """
    data = read_bytes(path, limit)
    return parse_bitext(data, path.name, defaults or Defaults())


def parse_bitext(data: bytes, name: str, defaults: Defaults) -> tuple[Pair, ...]:
    """Read a bitext from bytes; see `read_bitext`."""
    if not data.strip():
        raise InputError("the file is empty", where=name)
    if _is_xml(data):
        from ert_writer.checks.bitext.xml import parse_xml

        pairs = parse_xml(data, name, defaults)
    else:
        pairs = _parse_text(decode(data, name), name, defaults)
    if not pairs:
        hint = "It must hold both sides of a segment in es, pt or en; --from and --to say which where it does not"
        raise InputError("no source and target found", where=name, hint=hint)
    return pairs


def _parse_text(text: str, name: str, defaults: Defaults) -> tuple[Pair, ...]:
    from ert_writer.checks.bitext.po import looks_like_po, parse_po
    from ert_writer.checks.bitext.tsv import parse_tsv

    return parse_po(text, name, defaults) if looks_like_po(text) else parse_tsv(text, name, defaults)


def _is_xml(data: bytes) -> bool:
    head = data[:400].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return head.startswith(b"<")


def decode(data: bytes, name: str) -> str:
    """Return the text of UTF-8 or UTF-16 (with a mark) bytes, or of Windows-1252 when it is neither.

    Raises:
        InputError: the bytes are no text.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif b"\x00" in data[:2000]:
        raise InputError("binary data, not a bitext", where=name, hint="Give a TSV, TMX or XLIFF file")
    else:
        encoding = "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
