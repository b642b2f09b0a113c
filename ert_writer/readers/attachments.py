"""Files that came with a message, opened by the reader of their own format and joined to it as labelled parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from ert_writer.errors import ErtWriterError
from ert_writer.model.findings import Finding, Severity, Span
from ert_writer.model.reading import Progress
from ert_writer.model.text import Anchor, Attachment, Document, Paragraph, ParagraphRole
from ert_writer.readers.oddities import notice

MAX_OPENED = 30
MAX_BYTES = 20_000_000
"""Bounds on what is opened; what is beyond them is named as unread."""
SMALLEST_PICTURE = 200
"""Pixels: a picture of less than that across or down holds a logo or a signature, not a letter."""

_SIGNATURES = ("application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature")


@dataclass(frozen=True, slots=True)
class File:
    """A file that came with a message: what is shown of it, and its bytes."""

    shown: Attachment
    data: bytes


def with_files(document: Document, files: Sequence[File], progress: Progress | None = None) -> Document:
    """Return the message with every file that can be read as a part of it, and a finding for each that cannot."""
    opened = 0
    for file in files:
        reason, severity = _not_to_be_opened(file, opened)
        part: Document | None = None
        if not reason and file.shown.media_type not in _SIGNATURES:
            opened += 1
            part, reason = _opened(file, progress)
        if part is not None:
            document = with_part(document, file.shown.name, part)
        elif reason:
            finding = notice("part-left-out", f"{file.shown.name} was not read: {reason}", file.shown.name, severity)
            document = replace(document, findings=(*document.findings, finding))
    return document


def _opened(file: File, progress: Progress | None) -> tuple[Document | None, str]:
    """Return the document in a file, or why it cannot be read."""
    from ert_writer.readers.opening import installed_readers, read_document

    name = file.shown.name if PurePath(file.shown.name).suffix else file.shown.name + _suffix(file.shown.media_type)
    try:
        return read_document(file.data, name, installed_readers(), progress, MAX_BYTES), ""
    except ErtWriterError as error:
        return None, f"{error.message}. {error.hint}" if error.hint else error.message


def _suffix(media_type: str) -> str:
    return {"application/pdf": ".pdf", "message/rfc822": ".eml", "text/plain": ".txt"}.get(media_type, "")


def _not_to_be_opened(file: File, opened: int) -> tuple[str, Severity]:
    """Return why a file is left closed, empty where it is to be opened, and how much that matters."""
    if len(file.data) > MAX_BYTES:
        return f"it is larger than {MAX_BYTES:,} bytes", Severity.WARNING
    if opened >= MAX_OPENED:
        return f"it comes after {MAX_OPENED} others", Severity.WARNING
    if _is_small_picture(file.data):
        return "it is a picture too small for a letter", Severity.NOTE
    return "", Severity.WARNING


def _is_small_picture(data: bytes) -> bool:
    width, height = picture_size(data)
    return 0 < min(width, height) < SMALLEST_PICTURE


def picture_size(data: bytes) -> tuple[int, int]:
    """Return width and height in pixels of a PNG, GIF or JPEG from its header alone; zeros for anything else."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return int.from_bytes(data[16:20]), int.from_bytes(data[20:24])
    if data.startswith((b"GIF87a", b"GIF89a")):
        return int.from_bytes(data[6:8], "little"), int.from_bytes(data[8:10], "little")
    return _jpeg_size(data) if data.startswith(b"\xff\xd8\xff") else (0, 0)


def _jpeg_size(data: bytes) -> tuple[int, int]:
    """Return the size that the first start-of-frame segment tells (ITU T.81, B.2.2)."""
    at = 2
    for _ in range(200):
        if at + 9 > len(data) or data[at] != 0xFF:
            break
        marker = data[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            return int.from_bytes(data[at + 7 : at + 9]), int.from_bytes(data[at + 5 : at + 7])
        at += 2 + int.from_bytes(data[at + 2 : at + 4])
    return 0, 0


def with_part(document: Document, label: str, part: Document, role: ParagraphRole | None = None) -> Document:
    """Return a document with another one after it, under a line that holds its label.

    Args:
        document: the first.
        label: the name of the other; a line break in it becomes a space.
        part: the other; its paragraphs and findings keep their places in it.
        role: the role of all its paragraphs; None for their own.
    """
    line = f"── {' '.join(label.split())} ──"
    gap = "\n\n" if document.text else ""
    start = len(document.text) + len(gap)
    shift = start + len(line) + 2
    head = Paragraph(line, Span(start, start + len(line)), role or ParagraphRole.HEADER, (Anchor(0, start),))
    return replace(
        document,
        text=f"{document.text}{gap}{line}\n\n{part.text}",
        paragraphs=(*document.paragraphs, head, *(_shifted(paragraph, shift, role) for paragraph in part.paragraphs)),
        attachments=(*document.attachments, *part.attachments),
        ocr=document.ocr or part.ocr,
        recognised=(*_recognised(document, 0), *_recognised(part, shift)),
        findings=(*document.findings, *(_moved(finding, shift, label) for finding in part.findings)),
    )


def _recognised(document: Document, shift: int) -> tuple[Span, ...]:
    """Return the places that were recognised from a picture, moved by `shift`."""
    if not document.ocr:
        return ()
    places = document.recognised or (Span(0, len(document.text)),)
    return tuple(Span(place.start + shift, place.end + shift) for place in places)


def _shifted(paragraph: Paragraph, shift: int, role: ParagraphRole | None) -> Paragraph:
    span = Span(paragraph.span.start + shift, paragraph.span.end + shift)
    anchors = tuple(Anchor(anchor.offset, anchor.origin + shift) for anchor in paragraph.anchors)
    return Paragraph(paragraph.text, span, role or paragraph.role, anchors)


def _moved(finding: Finding, shift: int, label: str) -> Finding:
    span = finding.source_span
    moved = Span(span.start + shift, span.end + shift) if span is not None else None
    return replace(finding, message=f"{label}: {finding.message}", source_span=moved)
