"""Bytes to text: marks and patterns first, then strict UTF-8, then the single-byte code pages of the region."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from ert_writer.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_UTF7 = ("utf-7", "utf7", "unicode-1-1-utf-7")
_UTF8_LABELS = ("utf-8", "utf8")
_OLD_PAGES = ("cp850", "mac_roman", "cp437")
_USUAL = frozenset("áéíóúüñçãõâêôàèòïÁÉÍÓÚÜÑÇÃÕÂÊÔÀÈ¿¡ºª°§«»“”‘’–—…·€£¢²³©®™•´`¨\u00a0\u00ad¬")
_ODD_SHARE = 0.15
"""Share of unusual characters among the accented ones above which a code page is doubted."""
_SAMPLE = 100_000
_HIGH = re.compile(r"[^\x00-\x7f]")
_SIGN_IN_WORD = re.compile(r"(?<=[^\W\d_])[^\x00-\x7f\w\s’\u00ad](?=[^\W\d_])")
_BROKEN = re.compile(r"[\udc80-\udcff]")
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


class Decoded(NamedTuple):
    """A text, the encoding it was read with, and how many bytes did not fit it."""

    text: str
    encoding: str
    lossy: int = 0


def decode(data: bytes, label: str = "", name: str = "-") -> Decoded:
    """Decode bytes of unknown or doubtful encoding; every byte gives a character, none is dropped.

    Args:
        data: the bytes.
        label: the encoding they are said to be in; believed only where they agree.
        name: the file, for errors.

    Raises:
        InputError: the bytes are no text.
    """
    if not _marked(data) and _binary(data):
        raise InputError("this is no text but a binary file", where=name, hint="Give a .txt .eml .html .docx .pdf file")
    return decode_text(data, label)


def decode_text(data: bytes, label: str = "") -> Decoded:
    """Decode bytes that are known to be text, as `decode` does."""
    wide = _marked(data)
    if wide:
        return Decoded(data.decode(wide, "replace"), wide.removesuffix("-sig"))
    return _seven_bit(data, label) or _utf8(data, label) or _labelled(data, label) or _single_byte(data)


def whole(text: str) -> str:
    """Return a text whose halves of characters are joined; a half alone becomes U+FFFD, as no encoding can write it.

    RTF writes an emoji as two halves (surrogates, Unicode 3.8), and some encodings that mail names can spell one alone.
    """
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def _marked(data: bytes) -> str:
    """Return the encoding that a byte order mark or the pattern of NULs tells."""
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "") or _wide_encoding(data)


def _wide_encoding(data: bytes) -> str:
    """Return UTF-16's byte order when NULs are at every other place, as they do in Latin text."""
    sample = data[:4096]
    half = len(sample) // 2
    if half < 2 or len(data) % 2:
        return ""
    high, low = sample[1::2].count(0) / half, sample[0::2].count(0) / half
    if high > 0.6 and low < 0.1:
        return "utf-16-le"
    return "utf-16-be" if low > 0.6 and high < 0.1 else ""


def _binary(data: bytes) -> bool:
    """Return whether control characters are too many for a text; a few NULs and escapes are still text."""
    sample = data[:_SAMPLE]
    controls = sum(sample.count(code) for code in range(32) if code not in b"\t\n\v\f\r\x1b")
    return controls > 8 and controls > len(sample) * 0.05


def _seven_bit(data: bytes, label: str) -> Decoded | None:
    """Return text in UTF-7 (RFC 2152), whose bytes are all ASCII: only its label tells it."""
    if label.strip().lower() not in _UTF7 or not data.isascii():
        return None
    try:
        return Decoded(data.decode("utf-7"), "utf-7")
    except UnicodeDecodeError:
        return None


def _utf8(data: bytes, label: str = "") -> Decoded | None:
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    whole = len(_MULTIBYTE.findall(data))
    text = data.decode("utf-8", "surrogateescape")
    broken = len(_BROKEN.findall(text))
    labelled = label.strip().lower() in _UTF8_LABELS and 0 < whole >= broken
    if not labelled and (whole < 2 or whole < 2 * broken):
        return None
    return Decoded(_BROKEN.sub(_repair, text), "utf-8", broken)


def _repair(match: re.Match[str]) -> str:
    """Return the cp1252 reading of a byte that is no UTF-8."""
    byte = bytes([ord(match[0]) - 0xDC00])
    return byte.decode("cp1252", "ignore") or byte.decode("latin-1")


def _labelled(data: bytes, label: str) -> Decoded | None:
    try:
        encoding = codecs.lookup(label).name if label else ""
    except (LookupError, ValueError):
        return None
    if encoding in ("", "ascii", "utf-8", "iso8859-1", "cp1252"):  # mislabelled so often that the bytes decide
        return None
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None
    return Decoded(text, encoding) if isinstance(text, str) else None


def _single_byte(data: bytes) -> Decoded:
    """Return the Windows or latin-1 reading unless it looks wrong and another code page reads better."""
    decoded = _western(data)
    if _oddness(decoded.text) <= _ODD_SHARE:
        return decoded
    others = [Decoded(data.decode(page, "replace"), page.replace("_", "-")) for page in _OLD_PAGES]
    best = min(others, key=lambda other: _oddness(other.text))
    if _oddness(best.text) <= _ODD_SHARE:
        return best
    page = _detected(data[:_SAMPLE])
    text = data.decode(page, "replace") if page else ""
    return Decoded(text, page.replace("_", "-"), text.count("\ufffd")) if page else decoded


def _western(data: bytes) -> Decoded:
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return Decoded(data.decode("latin-1"), "latin-1")
    return Decoded(text, "latin-1" if not re.search(rb"[\x80-\x9f]", data) else "cp1252")


def _oddness(text: str) -> float:
    """Return the share of characters beyond ASCII that es, pt and en letters hardly use, or not inside words."""
    high = _HIGH.findall(text[:_SAMPLE])
    odd = sum(char not in _USUAL for char in high) + len(_SIGN_IN_WORD.findall(text[:_SAMPLE]))
    return odd / len(high) if high else 0.0


def _detected(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    return best.encoding if best else ""
