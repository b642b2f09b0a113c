"""The default detector: a small log-linear model over letter n-grams and words, made for es, pt and en.

It loads in a few milliseconds and knows French, Italian, Catalan, Galician, German, Dutch, Romanian, a class of other
Latin-script languages and one of meaningless letters, so that `und` is an answer it can give. See
`docs/models/language-detector.md` for what it was trained on and `training/langid` for how.
"""

from __future__ import annotations

import json
import math
import mmap
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ert_writer.detectors.grams import word_buckets
from ert_writer.detectors.mixture import is_mixture
from ert_writer.detectors.neighbours import is_another_language
from ert_writer.detectors.normal import LONGEST, foreign_share, without_names, words
from ert_writer.detectors.verdict import NO_EVIDENCE, verdict
from ert_writer.model.detection import Detection
from ert_writer.model.language import ES, PT, UNDETERMINED, Language

_MODESTY = 0.5
"""Words added to the count: one word knows less than it says, as measured on text from another origin."""

_ANOTHER = 0.9
"""Confidence that a text is in another language where its own words tell so, against the model."""
_KEPT_WORDS = 1 << 15
"""Words whose weights are kept: letters use the same ones again and again."""

_KEPT_TEXTS = 512
"""Texts of at most `LONGEST` code points whose language is kept."""

_MODEL = Path(__file__).parent / "data"
_FIXED_HEADER = 10
"""Bytes of a `.npy` file up to and with the two that give the length of its description."""


@dataclass(frozen=True, slots=True)
class HouseDetector:
    """Detects by the sum of the weights of a text's features.

    Attributes:
        languages: the language of each column of weights; `und` for the columns of other languages and of noise.
        weights: returns the sum of the whole-number weights of a word's features, a number a column.
        unit: what one whole number is worth.
        bias: the columns' log-prior; es, pt and en are likelier in a letter than anything else.
    """

    languages: tuple[Language, ...]
    weights: Callable[[str], tuple[int, ...]]
    unit: float
    bias: tuple[float, ...]

    @property
    def id(self) -> str:
        """`house`."""
        return "house"

    def detect(self, text: str) -> Detection:
        """Return the language of the text; `und` for other languages, other scripts and texts without words."""
        return _kept(self, text) if len(text) <= LONGEST else _judged(self, text)


@lru_cache(_KEPT_TEXTS)
def _kept(detector: HouseDetector, text: str) -> Detection:
    """Return the language of a text: detection, intake and translation ask about the same paragraphs of a letter."""
    return _judged(detector, text)


def _judged(detector: HouseDetector, text: str) -> Detection:
    running = words(text)
    if not running:
        return NO_EVIDENCE
    foreign = foreign_share(running)
    if foreign > 0.5:
        return Detection(UNDETERMINED, round(foreign, 4), ((UNDETERMINED, round(foreign, 4)),))
    found = verdict(_chances(detector, running))
    if found.language == UNDETERMINED or not _is_another(text, found):
        return found
    return Detection(UNDETERMINED, _ANOTHER, ((UNDETERMINED, _ANOTHER), (found.language, round(1 - _ANOTHER, 4))))


def _chances(detector: HouseDetector, running: str) -> list[tuple[Language, float]]:
    said = running.split(" ")
    weights = map(sum, zip(*map(detector.weights, said), strict=True))
    scale = detector.unit / (len(said) + _MODESTY) ** 0.5
    logits = [weight * scale + bias for weight, bias in zip(weights, detector.bias, strict=True)]
    top = max(logits)
    odds = [math.exp(logit - top) for logit in logits]
    total = sum(odds)
    merged: dict[Language, float] = {}
    for language, chance in zip(detector.languages, odds, strict=True):
        merged[language] = merged.get(language, 0.0) + chance / total
    return list(merged.items())


def _is_another(text: str, found: Detection) -> bool:
    mixed = found.language in (ES, PT) and is_mixture(text, found.confidence)
    return mixed or is_another_language(words(without_names(text)), found.confidence)


def create() -> HouseDetector:
    """Return the detector; the weights are mapped into memory, not read."""
    facts = json.loads((_MODEL / "house.json").read_text("utf-8"))
    languages = tuple(facts["languages"])
    return HouseDetector(
        languages=languages,
        weights=_weights(_MODEL / "house.npy", len(languages)),
        unit=facts["unit"],
        bias=tuple(facts["bias"]),
    )


def _weights(file: Path, columns: int) -> Callable[[str], tuple[int, ...]]:
    """Return the function that sums the rows of a word's features in a `.npy` file of one signed byte a weight."""
    with file.open("rb") as opened:
        table = memoryview(mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)).cast("b")
    start = _FIXED_HEADER + int.from_bytes(table[8:_FIXED_HEADER], "little")
    bits = ((len(table) - start) // columns).bit_length() - 1

    @lru_cache(_KEPT_WORDS)
    def summed(word: str) -> tuple[int, ...]:
        begins = [start + bucket * columns for bucket in word_buckets(word, bits)]
        return tuple(map(sum, zip(*[table[begin : begin + columns] for begin in begins], strict=True)))

    return summed
