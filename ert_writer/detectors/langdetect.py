"""langdetect, seeded and restricted to es, pt, en and their neighbours. Kept for comparison: slow on long texts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ert_writer.detectors.normal import words
from ert_writer.detectors.verdict import NEIGHBOURS, NO_EVIDENCE, verdict
from ert_writer.model.detection import Detection
from ert_writer.model.language import SUPPORTED

_SEED = 0  # langdetect draws random numbers: without a seed 6 % of single words change their language between runs
_WITHOUT_PROFILE = frozenset({"gl"})


@dataclass(frozen=True, slots=True)
class LangdetectDetector:
    """Detects by langdetect's naive Bayes model over letter trigrams."""

    inner: Any

    @property
    def id(self) -> str:
        """`langdetect`."""
        return "langdetect"

    def detect(self, text: str) -> Detection:
        """Return the language of the text; `und` for its neighbours and for texts without words."""
        from langdetect.lang_detect_exception import LangDetectException

        running = words(text)
        if not running:
            return NO_EVIDENCE
        run = self.inner.create()
        run.append(running)
        try:
            chances = [(found.lang, found.prob) for found in run.get_probabilities()]
        except LangDetectException:  # no letters that any profile knows
            return NO_EVIDENCE
        return verdict(chances) if chances else NO_EVIDENCE


def create() -> LangdetectDetector:
    """Return the detector with the profiles it needs; a factory of its own, so that its seed touches no other user."""
    from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory

    languages = [language for language in (*SUPPORTED, *NEIGHBOURS) if language not in _WITHOUT_PROFILE]
    factory = DetectorFactory()
    factory.seed = _SEED
    factory.load_json_profile([(Path(PROFILES_DIRECTORY) / language).read_text("utf-8") for language in languages])
    return LangdetectDetector(factory)
