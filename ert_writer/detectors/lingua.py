"""Lingua (lingua-language-detector), restricted to es, pt, en and their neighbours. Loads in about a second."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ert_writer.detectors.normal import words
from ert_writer.detectors.verdict import NO_EVIDENCE, verdict
from ert_writer.model.detection import Detection

_NAMES = ("SPANISH", "PORTUGUESE", "ENGLISH", "FRENCH", "ITALIAN", "CATALAN", "GERMAN", "DUTCH", "ROMANIAN")


@dataclass(frozen=True, slots=True)
class LinguaDetector:
    """Detects by lingua's n-gram models in high accuracy mode."""

    inner: Any

    @property
    def id(self) -> str:
        """`lingua`."""
        return "lingua"

    def detect(self, text: str) -> Detection:
        """Return the language of the text; `und` for its neighbours and for texts without words."""
        running = words(text)
        values = self.inner.compute_language_confidence_values(running) if running else []
        chances = [(value.language.iso_code_639_1.name.lower(), value.value) for value in values]
        return verdict(chances) if sum(chance for _, chance in chances) > 0.5 else NO_EVIDENCE


def create() -> LinguaDetector:
    """Return the detector with its models loaded."""
    from lingua import Language, LanguageDetectorBuilder

    languages = [getattr(Language, name) for name in _NAMES]
    return LinguaDetector(LanguageDetectorBuilder.from_languages(*languages).with_preloaded_language_models().build())
