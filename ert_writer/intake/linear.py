"""Linear models over named evidence: which of a few classes something belongs to, and how sure that is.

A model is a JSON file in `data/`, written by `training/intake_roles/train.py` and read once:

| key | holds |
| --- | --- |
| `classes` | the ids of the classes |
| `step` | what one unit of a weight is worth |
| `bias` | a number a class |
| `names` | the evidence that has weights |
| `weights` | for each piece of evidence a signed byte a class, each byte `ZERO` more; all of them in base64 |
| `calibration` | pairs of a probability and the share of answers of at least that probability that proved right |

What counts for a class is the sum of the weights of the evidence there is, by the square root of its count, and the
bias. The shares were measured on letters that the weights were not learnt from (cross-validation over letters).
"""

from __future__ import annotations

import json
import math
from base64 import b64decode
from bisect import bisect_right
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

EVEN = 6.0
"""A usual thing has some 36 pieces of evidence; their sum is taken for so many, whatever their number."""

ZERO = 128
"""The byte of a weight that counts for nothing."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A class with the probability that the model gives it and the share of such answers that proved right."""

    name: str
    probability: float
    confidence: float


@dataclass(frozen=True, slots=True)
class LinearModel:
    """Weights of evidence for each of a few classes."""

    classes: tuple[str, ...]
    step: float
    bias: tuple[float, ...]
    rows: Mapping[str, bytes]
    calibration: tuple[tuple[float, float], ...]

    def probabilities(self, names: Collection[str]) -> dict[str, float]:
        """Return the probability of each class by the evidence; what the model has not met counts for nothing."""
        found = [row for name in names if (row := self.rows.get(name)) is not None]
        scale = self.step * EVEN / math.sqrt(max(1, len(found)))
        totals = [sum(column) for column in zip(*found, strict=True)] if found else [0] * len(self.classes)
        known = [total - ZERO * len(found) for total in totals] if found else totals
        scores = [bias + scale * total for bias, total in zip(self.bias, known, strict=True)]
        top = max(scores)
        powers = [math.exp(score - top) for score in scores]
        whole = sum(powers)
        return {name: power / whole for name, power in zip(self.classes, powers, strict=True)}

    def weight(self, name: str, wanted: str) -> int:
        """Return how much a piece of evidence speaks for a class, in steps; nothing where it was never met."""
        row = self.rows.get(name)
        return row[self.classes.index(wanted)] - ZERO if row else 0

    def choose(self, names: Collection[str]) -> Choice:
        """Return the likeliest class."""
        chances = self.probabilities(names)
        best = max(chances, key=lambda name: chances[name])
        return Choice(best, chances[best], self.confidence(chances[best]))

    def confidence(self, probability: float) -> float:
        """Return the share of answers of a probability that proved right."""
        at = bisect_right(self.calibration, probability, key=lambda pair: pair[0]) - 1
        return self.calibration[max(at, 0)][1] if self.calibration else probability


def as_model(table: Mapping[str, Any]) -> LinearModel:
    """Return a model from its plain data."""
    size, weights = len(table["classes"]), b64decode(table["weights"])
    rows = {name: weights[at * size : (at + 1) * size] for at, name in enumerate(table["names"])}
    pairs = tuple((float(low), float(share)) for low, share in table["calibration"])
    return LinearModel(tuple(table["classes"]), float(table["step"]), tuple(table["bias"]), rows, pairs)


@cache
def packaged_models(name: str) -> Mapping[str, LinearModel]:
    """Return the models of a file of the package, by their names."""
    text = resources.files("ert_writer.intake").joinpath("data", f"{name}.json").read_text("utf-8")
    return {key: as_model(table) for key, table in json.loads(text).items()}
