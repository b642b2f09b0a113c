"""Fits the weights that intake reads danger by to the letters that may be read, and prints them.

    python scripts/fit_danger.py [--write]

Weights of classes belong into `scene.toml`, `calm.toml`, `certainty.toml` and `stated.toml` of `lexicon/danger`
(`--write` puts them there), the others into `GRAMMAR` of `ert_writer/intake/scene.py`. Every weight keeps the sign it
has there and is held near one prior. The share printed is of letters whose weights were fitted without them. Letters
under `tests/data/heldback` are never used here.
"""

from __future__ import annotations

import argparse
import re
import sys
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from ert_writer.intake.scene import DOUBT, GRAMMAR, STATED, class_weights, is_certainty, passages  # noqa: E402
from support.intake import letter as read_letter  # noqa: E402

DATA = ROOT / "tests" / "data"
ORDER = ("emergency", "unclear", "not-emergency")
PRIOR = 0.5  # every weight before any letter is seen, with its sign
LEAST, MOST = 0.3, 1.6  # no class counts for nothing, none for everything
CAUTION = 0.3  # taken from the fitted thresholds: a danger called calm or unclear is worse than a letter read in vain
HOLD = 2.0  # how strongly a weight is held near the prior
STEPS, RATE, TURNS, FOLDS = 1500, 0.15, 3, 6


def texts() -> Iterator[tuple[str, str, str]]:
    """Yield the text, format and right answer of every letter that may be read."""
    for path in sorted(path for folder in DATA.glob("devletters*") for path in folder.iterdir()):
        if path.suffix in {".txt", ".eml"}:
            right = tomllib.loads(path.with_suffix(".toml").read_text("utf-8"))["danger"]
            yield path.read_text("utf-8"), path.suffix[1:], right
    for path in sorted((DATA / "danger").glob("*.toml")):
        for row in tomllib.loads(path.read_text("utf-8"))["case"]:
            yield row["text"], "txt", row["danger"]


class Fit:
    """Weights and the two thresholds, fitted by gradient descent."""

    def __init__(self, names: Sequence[str], start: np.ndarray) -> None:
        self.names, self.start, self.weights = names, start, start.copy()
        self.emergency, self.doubtful = -1.0, 1.0
        self.certain = np.array([not is_certainty(name) for name in names], float)

    def best(self, letters: Sequence[np.ndarray]) -> np.ndarray:
        """Return the passage of each letter that scores highest."""
        return np.array([rows[np.argmax(rows @ (self.weights * self.certain))] for rows in letters])

    def fit(self, letters: Sequence[np.ndarray], right: np.ndarray) -> None:
        """Fit to letters, their passages in rows, and the place in `ORDER` of their right answers."""
        first, second, size = right == 0, right <= 1, len(right)
        for _ in range(TURNS):
            rows = self.best(letters)
            for _ in range(STEPS):
                one = sigmoid(rows @ self.weights - self.emergency) - first
                two = sigmoid(rows @ (self.weights * self.certain) - self.doubtful) - second
                slope = rows.T @ one + self.certain * (rows.T @ two) + HOLD * (self.weights - self.start)
                moved = self.weights - RATE * slope / size
                self.weights = np.sign(self.start) * np.clip(moved * np.sign(self.start), LEAST, MOST)
                self.emergency += RATE * one.mean()
                self.doubtful += RATE * two.mean()

    def answers(self, letters: Sequence[np.ndarray]) -> np.ndarray:
        """Return the place in `ORDER` that each letter is given."""
        rows = self.best(letters)
        sure, score = rows @ self.weights, rows @ (self.weights * self.certain)
        return np.where(sure > self.emergency, 0, np.where(score > self.doubtful, 1, 2))


def sigmoid(values: np.ndarray) -> np.ndarray:
    """Return the logistic function of each value."""
    return 1 / (1 + np.exp(-np.clip(values, -30, 30)))


def main() -> None:
    """Print the cross-validated share of right answers and the fitted weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="put the weights of classes into the lexicon")
    write = parser.parse_args().write
    read = [(read_letter(text, form), ORDER.index(right)) for text, form, right in texts()]
    start = {**GRAMMAR, **class_weights(read[0][0])}
    names = list(start)
    letters = [np.array([[p.values.get(n, 0.0) for n in names] for p in passages(found)]) for found, _ in read]
    right = np.array([place for _, place in read])
    first = PRIOR * np.sign([start[name] for name in names])
    given = np.zeros(len(right), int)
    fold = np.random.default_rng(0).integers(0, FOLDS, len(right))
    for number in range(FOLDS):
        fit = Fit(names, first)
        fit.fit([rows for rows, place in zip(letters, fold, strict=True) if place != number], right[fold != number])
        given[fold == number] = fit.answers([r for r, place in zip(letters, fold, strict=True) if place == number])
    lines = [f"right in {FOLDS} folds: {np.mean(given == right):.3f} of {len(right)}"]
    for place, name in enumerate(ORDER):
        counts = [int(np.sum((right == place) & (given == other))) for other in range(len(ORDER))]
        lines.append(f"{name} given as {', '.join(ORDER)}: {counts}")
    fit = Fit(names, first)
    fit.fit(letters, right)
    lines.append(f"IS_EMERGENCY = {fit.emergency - CAUTION:.2f}  IS_DOUBTFUL = {fit.doubtful - CAUTION:.2f}")
    weights = dict(zip(names, fit.weights, strict=True))
    ranked = sorted(weights, key=lambda name: -weights[name])
    lines += [f"{name:<20} {weights[name]:+.2f}  (was {start[name]:+.2f})" for name in ranked]
    sys.stdout.write("\n".join(lines) + "\n")
    if write:
        put(ROOT / "lexicon" / "danger" / "scene.toml", weights)
        put(ROOT / "lexicon" / "danger" / "calm.toml", {n.removeprefix("calm "): w for n, w in weights.items()})
        put(ROOT / "lexicon" / "danger" / "stated.toml", {n.removeprefix(STATED): w for n, w in weights.items()})
        put(ROOT / "lexicon" / "danger" / "certainty.toml", {n.removeprefix(DOUBT): w for n, w in weights.items()})


def put(path: Path, weights: dict[str, float]) -> None:
    """Write the weights of a file's rows into it."""

    def row(match: re.Match[str]) -> str:
        weight = weights.get(match[2])
        return match[0] if weight is None else f"{match[1]}weight = {abs(weight):.2f}\n"

    text = path.read_text("utf-8")
    path.write_text(re.sub(r'(kind = "([\w-]+)"\n)(?:weight = [\d.]+\n)?', row, text), "utf-8")


if __name__ == "__main__":
    main()
