"""The language of a letter as text: one line for the whole, one a paragraph."""

from __future__ import annotations

from ert_writer.cli.wording import heading
from ert_writer.model.detection import DocumentLanguage
from ert_writer.model.language import EN, Language
from ert_writer.model.text import Document

_NAMES = {"es": "Spanish", "pt": "Portuguese", "en": "English", "und": "another language, or too little text"}
_SHOWN = 60  # characters of a paragraph


def listed(found: DocumentLanguage, document: Document, language: Language = EN) -> str:
    """Return language, confidence and name, then each paragraph's with its first words."""
    mixed = f", {heading('mixed', language)}" if found.mixed else ""
    name = heading(_NAMES.get(found.language, found.language), language)
    head = f"{found.language}\t{found.confidence:.4f}\t{name}{mixed}\n"
    rows = [
        f"  {label.language}\t{label.confidence:.4f}\t{_start(paragraph.text)}\n"
        for label, paragraph in zip(found.paragraphs, document.paragraphs, strict=True)
    ]
    return head + "".join(rows)


def _start(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _SHOWN else flat[: _SHOWN - 1] + "…"
