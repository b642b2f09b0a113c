"""Identifiers of a picture carry a note into the translation."""

from __future__ import annotations

from ert_writer.model.detection import DocumentLanguage, ParagraphLanguage
from ert_writer.model.findings import Severity, Span
from ert_writer.model.text import Document, Paragraph
from ert_writer.translate.line import split

TEXT = "Cuenta @uno_5 activa.\n\nCuenta @dos_0 activa."


def test_only_identifiers_of_recognised_places_are_noted() -> None:
    cut = TEXT.index("\n\n")
    paragraphs = (Paragraph(TEXT[:cut], Span(0, cut)), Paragraph(TEXT[cut + 2 :], Span(cut + 2, len(TEXT))))
    document = Document(TEXT, paragraphs, ocr=True, recognised=(Span(cut + 2, len(TEXT)),))
    languages = DocumentLanguage(
        "es", 1.0, (), tuple(ParagraphLanguage("es", 1.0, item.span) for item in paragraphs), mixed=False
    )
    first, second = split(document, languages, "en", "")
    assert first.notes == ()
    (note,) = second.notes
    assert (note.check, note.value, note.severity) == ("read-by-ocr", "@dos_0", Severity.NOTE)
    assert note.message == "@dos_0: read by OCR: compare with the image; look-alikes: 0/O _/blank"
