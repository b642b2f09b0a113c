"""Text as it was read: documents, paragraphs, segments, and the entities in them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from ert_writer.model.findings import Finding, Span

__all__ = ["Anchor", "Attachment", "Document", "Entity", "EntityKind", "Paragraph", "ParagraphRole", "Segment", "Span"]


class ParagraphRole(StrEnum):
    """What a paragraph is in the letter."""

    LIVE = "live"
    HEADING = "heading"
    HEADER = "header"  # an e-mail header line or the letterhead's reference lines
    SIGNATURE = "signature"
    QUOTED = "quoted"  # an older message below or inside the live one
    ACKNOWLEDGEMENT = "acknowledgement"  # an automatic reply quoted in the thread


class Anchor(NamedTuple):
    """From `offset` in the paragraph's text on, positions run in step with `origin` in the document's text."""

    offset: int
    origin: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with its line breaks joined.

    Attributes:
        text: the joined text, which engines and checks see.
        span: where the paragraph is in `Document.text`.
        role: what it is in the letter.
        anchors: how positions in `text` map to positions in `Document.text`; the first is (0, span.start).
    """

    text: str
    span: Span
    role: ParagraphRole = ParagraphRole.LIVE
    anchors: tuple[Anchor, ...] = ()

    def origin(self, position: int) -> int:
        """Return the position in the document's text of a position in `text`."""
        if not self.anchors:
            return self.span.start + position
        anchor = self.anchors[bisect_right(self.anchors, (position, float("inf"))) - 1]
        return anchor.origin + position - anchor.offset

    def original(self, span: Span) -> Span:
        """Return the span in the document's text of a span in `text`."""
        if span.start == span.end:
            return Span(self.origin(span.start), self.origin(span.start))
        return Span(self.origin(span.start), self.origin(span.end - 1) + 1)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came with the letter, by name; its contents are not kept."""

    name: str
    media_type: str
    size: int


@dataclass(frozen=True, slots=True)
class Document:
    r"""A letter as it was read.

    Attributes:
        text: the decoded text, line breaks as `\n`; every document span counts its code points.
        paragraphs: in reading order; gaps between their spans are white space or quoting marks.
        name: the file's name, `-` for standard input.
        media_type: what it was read as, such as `text/plain` or `message/rfc822`.
        encoding: the encoding it was decoded from; empty where the format carries its own.
        headers: e-mail headers (`from`, `reply-to`, `to`, `date`, `subject`, `message-id`), lower-case names.
        attachments: files that came with it.
        ocr: whether some of the text was recognised from an image.
        recognised: which places of it were; none for all of them, where `ocr` says so.
        findings: what the reader noticed (bidi controls, NULs, a lossy decoding, a part left out).
    """

    text: str
    paragraphs: tuple[Paragraph, ...]
    name: str = "-"
    media_type: str = "text/plain"
    encoding: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    attachments: tuple[Attachment, ...] = ()
    ocr: bool = False
    findings: tuple[Finding, ...] = ()
    recognised: tuple[Span, ...] = ()

    def is_recognised(self, span: Span) -> bool:
        """Return whether some of a place in the text was recognised from an image."""
        if not self.ocr or not self.recognised:
            return self.ocr
        return any(place.start < max(span.end, span.start + 1) and span.start < place.end for place in self.recognised)

    def header(self, name: str) -> str:
        """Return the first header of that lower-case name, or the empty string."""
        return next((value for key, value in self.headers if key == name), "")


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence, heading or list item inside a paragraph.

    `"".join(s.before + s.text + s.after for s in segments)` is the paragraph's text, for every input.
    `before` is white space and a list marker such as `1) `; neither is ever translated.
    """

    text: str
    span: Span
    before: str = ""
    after: str = ""


class EntityKind(StrEnum):
    """What an identifier or quantity is."""

    EMAIL = "email"
    HANDLE = "handle"
    URL = "url"
    HASH = "hash"
    UUID = "uuid"
    MAC = "mac"
    IP = "ip"
    IMEI = "imei"
    PHONE = "phone"
    USER_ID = "user-id"  # numeric account, video or post ids
    CASE_NUMBER = "case-number"
    LETTER_NUMBER = "letter-number"
    PERSONAL_ID = "personal-id"  # CPF, CURP, DNI, RUT, cédula ...
    BADGE = "badge"
    STATUTE = "statute"
    MONEY = "money"
    DATE = "date"
    TIME = "time"
    PERCENTAGE = "percentage"
    NUMBER = "number"
    PLATE = "plate"
    FILENAME = "filename"
    PERSON = "person"
    PLACE = "place"
    BRAND = "brand"
    CODE = "code"  # mark-up, template syntax, control sequences: copied, never run


@dataclass(frozen=True, slots=True)
class Entity:
    """An identifier or quantity that must come through verbatim.

    `span` counts the text that was searched; `normal` is its value in plain form where it has one (ISO date,
    24-hour time, digits of a telephone number), otherwise empty.
    """

    kind: EntityKind
    span: Span
    text: str
    normal: str = ""
    country: str = field(default="")
