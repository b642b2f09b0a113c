"""From probabilities to a verdict: one rule for all detectors, so that none ever falls back to a language silently."""

from __future__ import annotations

from collections.abc import Iterable

from ert_writer.model.detection import Detection
from ert_writer.model.language import SUPPORTED, UNDETERMINED, Language

NEIGHBOURS: tuple[Language, ...] = ("fr", "it", "ca", "gl", "de", "nl", "ro")
"""Languages that es, pt and en are held apart from: without them French would be taken for English."""

NO_EVIDENCE = Detection(UNDETERMINED, 0.0)
"""The answer to a text without words: nothing is known, and it says so."""

_SHOWN = 0.0005  # candidates below this are noise to the reader


def verdict(chances: Iterable[tuple[Language, float]]) -> Detection:
    """Return the detection that probabilities amount to.

    `und` wins when the supported languages together are less likely than all others; its confidence is then the
    probability that the text is in none of them.

    Args:
        chances: (language, probability) of every language considered, in any order, together 1.
    """
    ranked = tuple(sorted(chances, key=lambda chance: (-chance[1], chance[0])))
    supported = sum(chance for language, chance in ranked if language in SUPPORTED)
    shown = tuple((language, round(chance, 4)) for language, chance in ranked if chance >= _SHOWN)
    if supported < 0.5:
        return Detection(UNDETERMINED, round(1.0 - supported, 4), shown)
    best, chance = next(entry for entry in ranked if entry[0] in SUPPORTED)
    return Detection(best, round(chance, 4), shown)
