"""py3langid, restricted to es, pt, en and their neighbours. Loads in about a second."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ert_writer.detectors.normal import foreign_share, words
from ert_writer.detectors.verdict import NEIGHBOURS, NO_EVIDENCE, verdict
from ert_writer.model.detection import Detection
from ert_writer.model.language import SUPPORTED


@dataclass(frozen=True, slots=True)
class LangidDetector:
    """Detects by py3langid's naive Bayes model over byte n-grams."""

    inner: Any

    @property
    def id(self) -> str:
        """`langid`."""
        return "langid"

    def detect(self, text: str) -> Detection:
        """Return the language of the text; `und` for its neighbours, other scripts and texts without words."""
        running = words(text)
        if not running or foreign_share(running) > 0.5:
            return NO_EVIDENCE
        return verdict([(language, float(chance)) for language, chance in self.inner.rank(running)])


def create() -> LangidDetector:
    """Return the detector with its model loaded; a model of its own, so that no other user's settings reach it."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    inner = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    inner.set_languages([*SUPPORTED, *NEIGHBOURS])
    return LangidDetector(inner)
