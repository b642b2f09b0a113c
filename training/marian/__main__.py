"""Train a model: `python -m training.marian --data DIR --out DIR --direction xx-en`; run it again to go on."""

# ruff: noqa: S311, T201
from __future__ import annotations

import argparse
import random
from dataclasses import fields
from pathlib import Path

from training.marian import augment, data, domain, encoding
from training.marian.fitting import Plan, Training

HELD_BACK = 2000


def main() -> None:
    """Read the arguments, prepare the pairs, train."""
    arguments = _arguments()
    plan = Plan(**{field.name: getattr(arguments, field.name) for field in fields(Plan)})
    to_english = arguments.direction == "xx-en"
    pairs = prepared(arguments)
    rows = [(p.foreign, p.english) if to_english else (p.english, p.foreign) for p in pairs]
    tokens = ["" if to_english else encoding.LANGUAGE_TOKENS[p.language] for p in pairs]
    cut = min(HELD_BACK, max(len(rows) // 20, 1))
    words = augment.lexicon(rows[cut : cut + arguments.lexicon_pairs])
    noisy = rows[:cut] + augment.augmented(rows[cut:], words, to_english=to_english, seed=plan.seed)
    folder: Path = arguments.out
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "vocab.json").exists():
        texts = (text for row in noisy[cut : cut + arguments.spm_pairs] for text in row)
        encoding.write_vocabulary(texts, folder, arguments.pieces, to_english=to_english)
    held = list(encoding.encoded(noisy[:cut], tokens[:cut], folder))
    training = Training(folder, plan)
    going_on = training.resume()
    start = f"{'going on at' if going_on else 'from'} step {training.step}"
    print(f"{len(rows)} pairs, {len(words)} hint words, {start}", flush=True)
    training.run(list(encoding.encoded(noisy[cut:], tokens[cut:], folder)), held)


def prepared(arguments: argparse.Namespace) -> list[data.Pair]:
    """Return the cleaned pairs and the grammar's, shuffled by the seed."""
    texts = (line for path in arguments.forbidden for line in data.lines(path))
    forbidden = frozenset(run for text in texts for run in data.ngrams(text))
    cleaned = data.clean(data.read(arguments.data), forbidden)
    pairs = list(data.thinned(cleaned, arguments.keep_noisy, arguments.seed))
    pairs += domain.sentences(arguments.grammar, arguments.seed)
    random.Random(arguments.seed).shuffle(pairs)
    return pairs[: arguments.limit or None]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training.marian")
    parser.add_argument("--data", type=Path, required=True, help="folder of es-en*.tsv[.xz] and pt-en*.tsv[.xz]")
    parser.add_argument("--out", type=Path, required=True, help="folder of the run; the model is written to OUT/model")
    parser.add_argument("--direction", choices=("xx-en", "en-xx"), default="xx-en")
    parser.add_argument("--forbidden", type=Path, action="append", default=[], help="text that must not be trained on")
    for name, kind, default in (
        ("pieces", int, 16000), ("spm-pairs", int, 1_000_000), ("lexicon-pairs", int, 300_000),
        ("grammar", int, 20_000), ("keep-noisy", float, 0.4), ("limit", int, 0),
    ):  # fmt: skip
        parser.add_argument(f"--{name}", type=kind, default=default)
    for field in fields(Plan):
        parser.add_argument(f"--{field.name}", type=type(field.default), default=field.default)
    return parser.parse_args()


if __name__ == "__main__":
    main()
