"""The default detector: a small log-linear model over letter n-grams and words, made for es, pt and en.

It loads in a few milliseconds and knows French, Italian, Catalan, Galician, German, Dutch, Romanian, a class of other
Latin-script languages and one of meaningless letters, so that `und` is an answer it can give. See
`docs/models/language-detector.md` for what it was trained on and `training/langid` for how.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ert_writer.detectors.mixture import is_mixture
from ert_writer.detectors.neighbours import is_another_language
from ert_writer.detectors.normal import foreign_share, without_names, words
from ert_writer.detectors.verdict import NO_EVIDENCE, verdict
from ert_writer.model.detection import Detection
from ert_writer.model.language import ES, PT, UNDETERMINED, Language

if TYPE_CHECKING:
    import numpy.typing as npt

_MODESTY = 0.5
"""Words added to the count: one word knows less than it says, as measured on text from another origin."""

_ANOTHER = 0.9
"""Confidence that a text is in another language where its own words tell so, against the model."""
_MODEL = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class HouseDetector:
    """Detects by the sum of the weights of a text's features.

    Attributes:
        languages: the language of each column of `table`; `und` for the columns of other languages and of noise.
        table: whole-number weights, a row a bucket, mapped from the file.
        bits: the logarithm of the number of buckets.
        unit: what one whole number is worth.
        bias: the columns' log-prior; es, pt and en are likelier in a letter than anything else.
    """

    languages: tuple[Language, ...]
    table: npt.NDArray[Any]
    bits: int
    unit: float
    bias: tuple[float, ...]

    @property
    def id(self) -> str:
        """`house`."""
        return "house"

    def detect(self, text: str) -> Detection:
        """Return the language of the text; `und` for other languages, other scripts and texts without words."""
        running = words(text)
        if not running:
            return NO_EVIDENCE
        foreign = foreign_share(running)
        if foreign > 0.5:
            return Detection(UNDETERMINED, round(foreign, 4), ((UNDETERMINED, round(foreign, 4)),))
        found = verdict(self._chances(running))
        if found.language == UNDETERMINED or not _is_another(text, found):
            return found
        return Detection(UNDETERMINED, _ANOTHER, ((UNDETERMINED, _ANOTHER), (found.language, round(1 - _ANOTHER, 4))))

    def _chances(self, running: str) -> list[tuple[Language, float]]:
        from ert_writer.detectors.features import buckets

        weights = self.table.take(buckets(running, self.bits), axis=0).sum(axis=0, dtype="i4").tolist()
        scale = self.unit / (running.count(" ") + 1 + _MODESTY) ** 0.5
        logits = [weight * scale + bias for weight, bias in zip(weights, self.bias, strict=True)]
        top = max(logits)
        odds = [math.exp(logit - top) for logit in logits]
        total = sum(odds)
        merged: dict[Language, float] = {}
        for language, chance in zip(self.languages, odds, strict=True):
            merged[language] = merged.get(language, 0.0) + chance / total
        return list(merged.items())


def _is_another(text: str, found: Detection) -> bool:
    mixed = found.language in (ES, PT) and is_mixture(text, found.confidence)
    return mixed or is_another_language(words(without_names(text)), found.confidence)


def create() -> HouseDetector:
    """Return the detector; the weights are mapped into memory, not read."""
    import numpy as np

    facts = json.loads((_MODEL / "house.json").read_text("utf-8"))
    table = np.asarray(np.load(_MODEL / "house.npy", mmap_mode="r"))  # plain: numpy's own mapped type slows indexing
    return HouseDetector(
        languages=tuple(facts["languages"]),
        table=table,
        bits=len(table).bit_length() - 1,
        unit=facts["unit"],
        bias=tuple(facts["bias"]),
    )
