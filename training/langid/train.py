"""Train the house language detector and write the two files of `ert_writer/detectors/data`.

    python training/langid/train.py --data DIR --out DIR [--bits 19] [--steps 2200] [--seed 0]

`DIR` is what `collect.py` wrote. The model is a multinomial logistic regression over the hashed features of
`ert_writer.detectors.features`: the logits are the features' weights, summed and divided by the square root of the
number of words, so that one model serves single words and whole paragraphs. Half of what it sees are single words and
pairs drawn from word frequencies; part of it has lost its accents; whole words are hidden from it now and then so that
their letters learn to speak for unknown ones.
"""

from __future__ import annotations

import argparse
import json
import random
import time
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch

from ert_writer.detectors.features import ORDERS, buckets_by_word
from ert_writer.detectors.normal import words

CLASSES = ("es", "pt", "en", "fr", "it", "ca", "gl", "de", "nl", "ro", "other", "noise")
SHARE = np.array([0.18, 0.18, 0.16, 0.07, 0.07, 0.06, 0.06, 0.05, 0.05, 0.05, 0.05, 0.02])
SENTENCES = {"es": 150_000, "pt": 150_000, "en": 150_000}
ELSEWHERE = -4.5  # log-odds of a letter in one given other language against one in Spanish
CLOSER = {"gl": 1.5}  # Galician is so near that it would otherwise drown in Portuguese; costs pt 0.1 % of short texts
TEMPER = 0.7
ACCENTLESS = 0.15
HIDDEN = 0.25
BATCH = 4096
KINDS = (("word", 0.42), ("pair", 0.16), ("bag", 0.10), ("sentence", 0.32))


@dataclass
class Material:
    """Words by number: their features, their accentless forms, and what each class is drawn from."""

    offsets: np.ndarray
    features: np.ndarray
    long: np.ndarray
    accentless: np.ndarray
    words: list[np.ndarray]
    chances: list[np.ndarray]
    sentences: list[list[np.ndarray]]
    pools: dict[int, np.ndarray] = field(default_factory=dict)

    def draw(self, label: int, count: int, dice: np.random.Generator) -> np.ndarray:
        """Return words of a class, drawn by frequency, a hundred thousand at a time."""
        pool = self.pools.get(label)
        if pool is None or len(pool) < count:
            pool = self.words[label][np.searchsorted(self.chances[label], dice.random(100_000))]
        self.pools[label] = pool[count:]
        return pool[:count]


def main() -> None:
    """Train, measure on held-out sentences, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--bits", type=int, default=19)
    parser.add_argument("--steps", type=int, default=2200)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    material = load(options.data, options.bits, random.Random(options.seed))
    weights = train(material, options.bits, options.steps, np.random.default_rng(options.seed))
    write(weights, options.out)


def load(data: Path, bits: int, dice: random.Random) -> Material:
    """Number all words and compute their features once."""
    numbers: dict[str, int] = {}
    by_class = _frequencies(data, dice)
    sentences = _sentences(data, dice)
    for counts in by_class:
        for word in counts:
            numbers.setdefault(word, len(numbers))
    running: list[list[np.ndarray]] = []
    for group in sentences:
        running.append([np.array([numbers.setdefault(w, len(numbers)) for w in s.split()], np.int32) for s in group])
    bare = np.array([numbers.setdefault(_bare(word), len(numbers)) for word in list(numbers)], np.int32)
    bare = np.concatenate([bare, np.arange(len(bare), len(numbers), dtype=np.int32)])
    offsets, features, long = _features(list(numbers), bits)
    tables = [np.array([numbers[w] for w in counts], np.int32) for counts in by_class]
    chances = [np.cumsum(np.array(list(counts.values())) ** TEMPER) for counts in by_class]
    return Material(offsets, features, long, bare, tables, [c / c[-1] for c in chances], running)


def _bare(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def _frequencies(data: Path, dice: random.Random) -> list[dict[str, float]]:
    tables: list[dict[str, float]] = [{} for _ in CLASSES]
    with (data / "words.tsv").open(encoding="utf-8") as file:
        for line in file:
            language, word, frequency = line.rstrip("\n").split("\t")
            plain = word.lower().replace("’", "'")
            if not plain.replace("'", "").isalpha() or plain.startswith("'") or max(plain) > "\u1eff":
                continue
            table = tables[CLASSES.index(language) if language in CLASSES else CLASSES.index("other")]
            for part in plain.replace("'", "' ").split():
                table[part] = table.get(part, 0.0) + float(frequency)
    counts = Counter(w for s in _lines(data, "gl") for w in words(s).split())
    total = sum(counts.values())
    for word, count in counts.items():
        tables[CLASSES.index("gl")][word] = count / total
    tables[CLASSES.index("noise")] = {_noise(dice): 1.0 for _ in range(150_000)}
    return tables


def _noise(dice: random.Random) -> str:
    alphabet = dice.choice(
        (
            "abcdefghijklmnopqrstuvwxyz",
            "bcdfghjklmnpqrstvwxz",
            "qwertasdfg",
            "asdfghjkl",
            "zxcvbnmkjhg",
            "eeaaionrtlsdc",
        )
    )
    return "".join(dice.choice(alphabet) for _ in range(dice.randint(4, 12)))


def _lines(data: Path, language: str, part: str = "train") -> list[str]:
    with (data / "sentences.tsv").open(encoding="utf-8") as file:
        rows = (line.rstrip("\n").split("\t") for line in file)
        return [text for tag, where, text in rows if tag == language and where == part]


def _sentences(data: Path, dice: random.Random) -> list[list[str]]:
    groups: dict[str, list[str]] = {name: [] for name in CLASSES}
    with (data / "sentences.tsv").open(encoding="utf-8") as file:
        for line in file:
            tag, part, text = line.rstrip("\n").split("\t")
            if part == "train":
                groups[tag if tag in CLASSES else "other"].append(text)
    chosen = []
    for name in CLASSES:
        dice.shuffle(groups[name])
        normal = (words(text) for text in groups[name][: SENTENCES.get(name, 60_000)])
        chosen.append([text for text in normal if len(text.split()) > 1])
    return chosen


def _features(vocabulary: list[str], bits: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    flat, counts, chunk, size = [], [], [], 0
    for word in [*vocabulary, None]:
        if word is None or size + len(word) + 1 > 3900:
            found, owner = buckets_by_word(" ".join(chunk), bits)
            order = np.argsort(owner, kind="stable")
            flat.append(found[order].astype(np.int32))
            counts.append(np.bincount(owner, minlength=len(chunk)))
            chunk, size = [], 0
        if word is not None:
            chunk.append(word[:60])
            size += len(word[:60]) + 1
    offsets = np.concatenate([[0], np.cumsum(np.concatenate(counts))])
    return offsets, np.concatenate(flat), np.array([len(w) + 2 > ORDERS[-1] for w in vocabulary])


def batch(material: Material, dice: np.random.Generator) -> tuple[torch.Tensor, ...]:
    """Return the features, where each sample begins, its scale, and its class."""
    labels = dice.choice(len(CLASSES), BATCH, p=SHARE)
    kinds = dice.choice(len(KINDS), BATCH, p=[share for _, share in KINDS])
    drawn = zip(labels.tolist(), kinds.tolist(), dice.random(BATCH).tolist(), strict=True)
    samples = [_sample(material, label, KINDS[kind][0], dice, chance) for label, kind, chance in drawn]
    sizes = np.array([len(s) for s in samples])
    flat = np.concatenate(samples)
    stripped = np.repeat(dice.random(BATCH) < ACCENTLESS, sizes)
    flat = np.where(stripped, material.accentless[flat], flat)
    begin, end = material.offsets[flat], material.offsets[flat + 1]
    end = end - (material.long[flat] & (dice.random(len(flat)) < HIDDEN))
    counts = end - begin
    at = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts) + np.repeat(begin, counts)
    per_sample = np.add.reduceat(counts, np.cumsum(sizes) - sizes)
    starts = np.cumsum(per_sample) - per_sample
    scale = 1 / np.sqrt(sizes)
    return (
        torch.from_numpy(material.features[at].astype(np.int64)),
        torch.from_numpy(starts),
        torch.from_numpy(scale.astype(np.float32)),
        torch.from_numpy(labels),
    )


def _sample(material: Material, label: int, kind: str, dice: np.random.Generator, chance: float) -> np.ndarray:
    sentences = material.sentences[label]
    if kind == "sentence" and sentences:
        sentence = sentences[int(chance * len(sentences))]
        whole = len(sentence)
        if whole > 2 and dice.random() < 0.5:
            size = int(dice.integers(2, whole + 1))
            begin = int(dice.integers(0, whole - size + 1))
            return sentence[begin : begin + size][:60]
        return sentence[:60]
    count = {"word": 1, "pair": 2}.get(kind) or 3 + int(chance * 6)
    return material.draw(label, count, dice)


def train(material: Material, bits: int, steps: int, dice: np.random.Generator) -> torch.Tensor:
    """Return the weights, a row a bucket; the last row is the bias."""
    torch.set_num_threads(2)
    table = torch.nn.EmbeddingBag(2**bits, len(CLASSES), mode="sum")
    torch.nn.init.zeros_(table.weight)
    bias = torch.nn.Parameter(torch.zeros(len(CLASSES)))
    rate = 0.25
    optimiser = torch.optim.Adagrad([{"params": table.parameters()}, {"params": [bias]}], lr=rate, eps=1e-6)
    began, loss_mean = time.time(), 0.0
    for step in range(steps):
        for group in optimiser.param_groups:
            group["lr"] = rate * (1 - step / steps) + 0.005
        features, starts, scale, labels = batch(material, dice)
        logits = table(features, starts) * scale[:, None] + bias
        loss = torch.nn.functional.cross_entropy(logits, labels)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        loss_mean += (loss.item() - loss_mean) / min(step + 1, 50)
        if step % 100 == 0:
            print(f"step {step} loss {loss_mean:.4f} {time.time() - began:.0f} s", flush=True)
    return torch.cat([table.weight.detach(), bias.detach()[None]])


def write(weights: torch.Tensor, out: Path) -> None:
    """Write the weights as bytes (one unit for all, so that sums stay whole numbers) and what is known of them.

    The classes are drawn by `SHARE` in training; the bias is moved from there to the odds that a letter meets.
    """
    table, bias = weights[:-1].numpy(), weights[-1].numpy()
    unit = float(np.quantile(np.abs(table), 0.9999)) / 127
    np.save(out / "house.npy", np.clip(np.round(table / unit), -127, 127).astype(np.int8))
    moved = bias - np.log(SHARE) + np.array([_prior(name) for name in CLASSES])
    languages = ["und" if name in ("other", "noise") else name for name in CLASSES]
    facts = {"languages": languages, "unit": round(unit, 8), "bias": [round(float(b), 4) for b in moved]}
    (out / "house.json").write_text(json.dumps(facts) + "\n", "utf-8")


def _prior(name: str) -> float:
    return 0.0 if name in ("es", "pt", "en") else ELSEWHERE + CLOSER.get(name, 0.0)


if __name__ == "__main__":
    main()
