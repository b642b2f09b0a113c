"""Learn how much each piece of evidence speaks for each role, and how often such answers are right.

    python -m training.intake_roles.train FOLDER... [--fresh FOLDER] [--only FILE] [--measure FOLDER...]

Each FOLDER holds labelled letters as `tests/data/devletters` does; it may be a file of passages as `tests/data/roles`
holds, of texts with their danger as `tests/data/danger`, or of
annotated letters as `tests/data/letters`. Everything is learnt from twice, once with the evidence of its
own sentence and line alone. For each group of things a multinomial logistic regression is fitted, where a thing with
several accepted roles counts as right with any of them, with a penalty on large weights (L-BFGS). What is printed, and
the calibration written, is from five-fold cross-validation over letters: no answer is measured on a letter that it was
learnt from. `--fresh` names the letters that no rule was written for; how sure an answer is, is measured on them alone.
"""

from __future__ import annotations

import argparse
import json
import math
from base64 import b64encode
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import torch

from benchmarks.unseen_letters import read_letters
from ert_writer.intake.learned_danger import KIND, STATUS
from ert_writer.intake.learned_fields import CANDIDATES
from ert_writer.intake.linear import EVEN, ZERO, LinearModel, as_model
from training.intake_roles.collect import (
    Example,
    danger_cases,
    danger_examples,
    examples,
    field_examples,
    local,
    passages,
    project_examples,
)

FOLDS = 5
PENALTY = 3e-4
SEEN = 2
"""Evidence of fewer things is left out."""
ROUNDS = 80
SECOND = 0.5
"""How much a less fitting accepted class counts."""
STEPS = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98)
ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Answer:
    """A probability, and whether the answer with it was right by the model and by the rules."""

    letter: str
    probability: float
    right: bool
    by_rule: bool


def fit(rows: Sequence[Example], penalty: float = PENALTY) -> dict[str, Any]:
    """Return a model of the examples as plain data, without calibration."""
    classes = sorted({name for row in rows for name in row.accepted})
    counts = Counter(name for row in rows for name in row.names)
    rows = [*rows, *map(local, rows)]
    place = {name: at for at, name in enumerate(sorted(name for name, seen in counts.items() if seen >= SEEN))}
    met = [[place[name] for name in row.names if name in place] for row in rows]
    weights, bias = _fitted(met, _accepted(rows, classes), len(place), penalty)
    step = float(weights.abs().max()) / 127 or 1.0
    whole = torch.clamp((weights / step).round() + ZERO, 1, 255).to(torch.uint8).numpy()
    kept = [name for name, at in place.items() if (whole[at] != ZERO).any()]
    return {
        "classes": classes,
        "step": step,
        "bias": [round(float(b), 4) for b in bias],
        "names": kept,
        "weights": b64encode(b"".join(whole[place[name]].tobytes() for name in kept)).decode(),
        "calibration": [],
    }


def _accepted(rows: Sequence[Example], classes: Sequence[str]) -> torch.Tensor:
    return torch.tensor([[_share(row, name) for name in classes] for row in rows]).log()


def _share(row: Example, name: str) -> float:
    if name not in row.accepted:
        return 1e-9
    return SECOND if name == row.second else 1.0


def _fitted(
    met: Sequence[Sequence[int]], accepted: torch.Tensor, size: int, penalty: float
) -> tuple[torch.Tensor, torch.Tensor]:
    """Return the weights (evidence x classes) and the bias that make the accepted classes likeliest."""
    flat = torch.tensor([at for row in met for at in row])
    starts = torch.tensor([0, *(len(row) for row in met)]).cumsum(0)[:-1]
    scale = torch.tensor([[EVEN / math.sqrt(max(1, len(row)))] for row in met])
    weights = torch.zeros(size, accepted.shape[1], requires_grad=True)
    bias = torch.zeros(accepted.shape[1], requires_grad=True)
    optimiser = torch.optim.LBFGS([weights, bias], max_iter=ROUNDS, history_size=10, line_search_fn="strong_wolfe")

    def closure() -> torch.Tensor:
        optimiser.zero_grad()
        scores = torch.nn.functional.embedding_bag(flat, weights, starts, mode="sum") * scale + bias
        likely = torch.logsumexp(torch.log_softmax(scores, 1) + accepted, 1)
        loss = -likely.mean() + penalty * (weights * weights).sum()
        loss.backward()  # type: ignore[no-untyped-call]
        return loss

    optimiser.step(closure)  # type: ignore[no-untyped-call]
    return weights.detach(), bias.detach()


def crossed(rows: Sequence[Example], penalty: float = PENALTY) -> list[Answer]:
    """Return the answers on each fold of letters by a model of the others."""
    found = []
    for fold in range(FOLDS):
        others = [row for row in rows if fold_of(row.letter) != fold]
        model = as_model(fit(others, penalty))
        found += [_answer(model, row) for row in rows if fold_of(row.letter) == fold]
    return found


def fold_of(letter: str) -> int:
    """Return to which fold a letter belongs, by its name."""
    return int(sha256(letter.encode()).hexdigest(), 16) % FOLDS


def _answer(model: LinearModel, row: Example) -> Answer:
    choice = model.choose(row.names)
    return Answer(row.letter, choice.probability, choice.name in row.accepted, row.rule in row.accepted)


def calibration(answers: Sequence[Answer]) -> list[list[float]]:
    """Return for each of a few probabilities the share of right answers up to the next, never falling.

    A share is taken a little lower than measured, as if two more answers had been wrong.
    """
    found: list[list[float]] = []
    for low, high in zip(STEPS, (*STEPS[1:], 1.01), strict=True):
        inside = [answer.right for answer in answers if low <= answer.probability < high]
        share = sum(inside) / (len(inside) + 2)
        found.append([low, round(max(share, found[-1][1] if found else 0.0), 3)])
    return found


def groups(rows: Iterable[Example]) -> Iterator[tuple[str, list[Example]]]:
    """Yield each model's name with its examples; one of them tells whether data are asked of a thing."""
    rows = list(rows)
    for group in ("person", "reach", "account", "number"):
        yield group, [row for row in rows if row.group == group]
    askable = [row for row in rows if row.group in ("reach", "account")]
    yield "asked", [replace(r, accepted=frozenset({"yes" if r.asked else "no"}), rule=_asked(r)) for r in askable]


def fields(rows: Iterable[Example]) -> Iterator[tuple[str, list[Example]]]:
    """Yield each learnt field with its candidates."""
    rows = list(rows)
    yield from ((field, [row for row in rows if row.group == field]) for field in CANDIDATES)


def dangers(rows: Iterable[Example]) -> Iterator[tuple[str, list[Example]]]:
    """Yield the status of letters, and the kind of emergencies."""
    rows = list(rows)
    yield from ((name, [row for row in rows if row.group == name]) for name in (STATUS, KIND))


def _asked(row: Example) -> str:
    return "yes" if row.rule == "asked" else "no"


SMALL = {
    examples: ("roles", passages),
    field_examples: ("letters", project_examples),
    danger_examples: ("danger", danger_cases),
}
"""Which folder's files of short texts go with each kind of example, and how they are read."""


def read(folders: Sequence[Path], take: Callable[[Path, Mapping[str, Any]], Iterator[Example]]) -> list[Example]:
    """Return the examples of the letters in some folders."""
    letters = [letter for folder in folders if folder.is_dir() for letter in read_letters(folder)]
    with ProcessPoolExecutor(2) as pool:
        tasks = [(take, letter.path, letter.gold) for letter in letters]
        found = [example for part in pool.map(_taken, tasks, chunksize=4) for example in part]
    place, small = SMALL[take]
    files = [file for file in folders if file.suffix == ".toml" and file.parent.name == place]
    return [*found, *(example for file in files for example in small(file))]


def _taken(
    task: tuple[Callable[[Path, Mapping[str, Any]], Iterator[Example]], Path, Mapping[str, Any]],
) -> list[Example]:
    take, path, gold = task
    return list(take(path, gold))


def line(name: str, answers: Sequence[Answer]) -> str:
    """Return how many answers are right by the rules and by the model, and of the sure ones."""
    sure = [answer.right for answer in answers if answer.probability >= 0.95]
    return (
        f"| {name} | {len(answers)} | {sum(a.by_rule for a in answers) / len(answers):.3f} | "
        f"{sum(a.right for a in answers) / len(answers):.3f} | {sum(sure)}/{len(sure)} |"
    )


FILES = {
    "roles": (examples, groups),
    "fields": (field_examples, fields),
    "danger": (danger_examples, dangers),
}
"""The files of models: how examples are taken from a letter, and how they are parted into models."""


def main() -> None:
    """Learn, measure by cross-validation, and write the models."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--only", choices=FILES)
    parser.add_argument("--out", type=Path, default=ROOT / "ert_writer/intake/data")
    parser.add_argument("--fresh", type=Path, help="the folder whose letters confidence is measured on; all by default")
    parser.add_argument("--measure", nargs="*", type=Path, default=[])
    words = parser.parse_args()
    torch.set_num_threads(1)
    print(
        "| things | answers | rules right | model right | right of those with p >= .95 |\n| --- | ---: | ---: | ---: | ---: |"
    )
    for file, (take, part) in FILES.items():
        if words.only in (None, file):
            models = learn(
                part(read(words.folders, take)), dict(part(read(words.measure, take))), names_of(words.fresh)
            )
            text = json.dumps(models, ensure_ascii=False, indent=0, sort_keys=True)
            (words.out / f"{file}.json").write_text(text + "\n", "utf-8")


def names_of(folder: Path | None) -> frozenset[str]:
    """Return the names of the files in a folder; none where there is no folder."""
    return frozenset(path.name for path in folder.iterdir()) if folder else frozenset()


def learn(
    groups: Iterable[tuple[str, list[Example]]], unseen: Mapping[str, list[Example]], fresh: frozenset[str]
) -> dict[str, Any]:
    """Return the model of each group as plain data, printing how right its answers are.

    Args:
        groups: the examples by model.
        unseen: examples that are only measured, by model.
        fresh: letters whose answers tell how sure an answer is; empty for all.
    """
    models = {}
    for name, group in groups:
        answers = crossed(group)
        told = [answer for answer in answers if not fresh or answer.letter in fresh]
        models[name] = {**fit(group), "calibration": calibration(told)}
        print(line(name, answers), flush=True)
        if unseen.get(name):
            model = as_model(models[name])
            print(line(f"{name}, measured letters", [_answer(model, row) for row in unseen[name]]), flush=True)
    return models


if __name__ == "__main__":
    main()
