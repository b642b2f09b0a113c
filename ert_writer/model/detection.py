"""Which language a text is in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from ert_writer.model.findings import Span
from ert_writer.model.language import Language


@dataclass(frozen=True, slots=True)
class Detection:
    """The language of one text.

    Attributes:
        language: `es`, `pt`, `en`, or `und` for another language or too little evidence.
        confidence: probability of `language` between 0 and 1.
        candidates: (language, probability), best first; may name languages that are not supported.
    """

    language: Language
    confidence: float
    candidates: tuple[tuple[Language, float], ...] = ()


@dataclass(frozen=True, slots=True)
class ParagraphLanguage:
    """The language of the paragraph at `span` of the document's text."""

    language: Language
    confidence: float
    span: Span


@dataclass(frozen=True, slots=True)
class DocumentLanguage:
    """The language of a document: the wire form of `ert-writer detect`.

    `mixed` is true when live paragraphs differ; `language` is then the one with most text.
    """

    language: Language
    confidence: float
    candidates: tuple[tuple[Language, float], ...]
    paragraphs: tuple[ParagraphLanguage, ...]
    mixed: bool


class Detector(Protocol):
    """Detects the language of one text, deterministically."""

    @property
    def id(self) -> str:
        """The detector's name, as `--detector` takes it."""
        ...

    def detect(self, text: str) -> Detection:
        """Return the language of the text; `und` for the empty text."""
        ...
