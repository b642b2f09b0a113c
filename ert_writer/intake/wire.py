"""What a case file's tables hold, checked by msgspec, with messages for a specialist."""

from __future__ import annotations

import re
from typing import Annotated, Any, TypeVar

import msgspec
from msgspec import Meta, Struct

from ert_writer.errors import ContentError

_T = TypeVar("_T")
Position = Annotated[int, Meta(ge=0)]


class WireValue(Struct, forbid_unknown_fields=True, frozen=True):
    """One value of a field."""

    value: str = ""
    quote: str = ""
    normal: str = ""
    utc: str = ""
    span: tuple[Position, Position] | None = None
    confidence: Annotated[float, Meta(ge=0, le=1)] = 1.0
    note: str = ""
    ocr: bool = False


class WireCaution(Struct, forbid_unknown_fields=True, frozen=True):
    """A caution."""

    id: str
    severity: Annotated[str, Meta(pattern="^(note|warning|error)$")]
    message: str
    evidence: str = ""
    advice: str = ""
    span: tuple[Position, Position] | None = None


class WireSuggestion(Struct, forbid_unknown_fields=True, frozen=True):
    """A suggested template."""

    template: str
    reasons: list[str] = []


_WORDS = (
    ("`str`", "text in quotes"),
    ("`float`", "a number"),
    ("`int`", "a whole number"),
    ("`array`", "a list"),
    ("`object`", "a table"),
    ("`bool`", "true or false"),
    ("`null`", "nothing"),
)


def convert(data: Any, kind: type[_T], where: str) -> _T:
    """Return data as a type.

    Raises:
        ContentError: it is not of that type; the message says what is wrong and what to do.
    """
    try:
        return msgspec.convert(data, kind)
    except msgspec.ValidationError as error:
        raise ContentError(_said(str(error)), where=where, hint=_remedy(str(error))) from None


def _said(message: str) -> str:
    text, _, path = message.partition(" - at ")
    for word, plain in _WORDS:
        text = text.replace(word, plain)
    match = re.search(r"\[(\d*)[^\]]*\](?:\.(\w+))?|\$\.(\w+)", path)
    part = next((group for group in (match.groups()[1:] if match else ()) if group), "")
    return f"{part + ': ' if part else ''}{text[:1].lower()}{text[1:]}"


def _remedy(message: str) -> str:
    if "unknown field" in message:
        return "A value has: value, quote, normal, utc, span, confidence, note, ocr"
    if "confidence" in message:
        return "Write a number from 0 to 1, such as confidence = 1.0"
    if "`str`" in message:
        return 'Put the text between quotes: value = "..."'
    return "See docs/intake.md for the form of a case file"
