"""Spanish for English prose: choose sentences of books, translate them to Portuguese by Bergamot, and that to Spanish by Apertium.

    python -m training.romance_en.back_translation --english en-mono.txt --weights ENPT.bin --spm ENPT.spm --out bt2.tsv

`en-mono.txt` names no origins. A naive Bayes classifier, begun with words that only judgments, oral argument, terms of
service, statutes or books have, finds the sentences of books (textbooks, novels, speeches): those are general, and their
licences are free. The other kinds are left out, judgments and notices because nobody licensed them.
"""

from __future__ import annotations

import argparse
import math
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import sentencepiece
import torch

from training.romance_en.encoding import restored
from training.romance_en.prepare import by_apertium
from training.romance_en.selection import UNLICENSED_ENGLISH
from training.romance_en.teacher import Teacher

KINDS = {
    "judgment": r"\b(Tribunal|Minister|Federal Court|affidavit|appellants?|respondents?|applicants?|solicitors?|Pty|delegate|submissions?|DMCA|repositor\w+)\b",
    "argument": r"\b(Your Honor|Mr\. Chief Justice|Justice \w+|statute|certiorari|petitioner|court of appeals)\b",
    "terms": r"\b(Services?|Terms|Content|Site|Agreement|personal (?:data|information)|third[- ]part(?:y|ies)|cookies|your account|we may|shall)\b",
    "statute": r"\b(District of Columbia|Mayor|Council|subsection|chapter|paragraph|licensee|pursuant|thereof|disabilit\w+|covered)\b",
    "book": r"\b(histori\w+|psycholog\w+|sociolog\w+|philosoph\w+|century|theory|researchers|scientists?|culture\w*|voters|slavery|war|peace|freedom|nations?"
    r"|said he|cried|whispered|laughed|replied|smiled|eyes|door|night|morning|gentleman|lady|children|parents|brain|memory)\b",
}  # fmt: skip
_SEEDS = {kind: re.compile(pattern) for kind, pattern in KINDS.items()}
_WORD = re.compile(r"[A-Za-z]+|[’“”—'\";:]")
_BAD = re.compile(r"§|\[\d|https?:|^\(|^\d|\.\.\.|^[a-z]|\||\b(MR|MS|MRS)\b|– -")
_BATCH = 256
_BLOCK = 4096

Table = dict[str, dict[str, float]]


def table(sentences: dict[str, list[str]]) -> Table:
    """Return the log-probability of each word in each kind of text."""
    counts = {
        kind: Counter(word for line in lines for word in set(_WORD.findall(line))) for kind, lines in sentences.items()
    }
    total: Counter[str] = sum(counts.values(), Counter())
    return {
        word: {kind: math.log((counts[kind][word] + 0.5) / (len(sentences[kind]) + 1)) for kind in counts}
        for word, number in total.items()
        if number >= 8
    }


def kind_of(line: str, known: Table) -> tuple[str, float]:
    """Return the most probable kind of a sentence and its probability."""
    sums = dict.fromkeys(KINDS, 0.0)
    for word in set(_WORD.findall(line)):
        for kind, value in known.get(word, {}).items():
            sums[kind] += value
    best = max(sums, key=lambda kind: sums[kind])
    return best, 1 / sum(math.exp(value - sums[best]) for value in sums.values())


def _begun(lines: Sequence[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for line in lines:
        hits = {kind: len(pattern.findall(line)) for kind, pattern in _SEEDS.items()}
        best = max(hits, key=lambda kind: hits[kind])
        if hits[best] >= 2 and sum(hits.values()) == hits[best]:
            found[best].append(line)
    return found


def prose(lines: Sequence[str], sure: float = 0.9) -> list[str]:
    """Return the whole sentences of 5 to 45 words that are almost certainly from books, in random order."""
    unique = list(dict.fromkeys(line.strip() for line in lines))
    known = table(_begun(unique))
    again: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for line in unique:
        kind, probability = kind_of(line, known)
        if probability > 0.97:
            again[kind].append(line)
    known = table(again)
    found = []
    for line in unique:
        kind, probability = kind_of(line, known)
        if kind == "book" and probability > sure and _whole(line):
            found.append(line)
    random.Random(9).shuffle(found)
    return found


def _whole(line: str) -> bool:
    words = line.split()
    if not 5 <= len(words) <= 45 or line[-1] not in '.?!”"’' or _BAD.search(line) or UNLICENSED_ENGLISH.search(line):
        return False
    plain = sum(re.sub(r"[^\w]", "", word).isalpha() for word in words)
    return plain >= 0.85 * len(words)


def translated(lines: Sequence[str], student: Teacher, spm: sentencepiece.SentencePieceProcessor) -> list[str]:
    """Return Bergamot's greedy translation of each line."""
    ids = [[*spm.encode(line), spm.eos_id()] for line in lines]
    found = [""] * len(lines)
    order = sorted(range(len(lines)), key=lambda index: len(ids[index]))
    for start in range(0, len(order), _BATCH):
        part = order[start : start + _BATCH]
        width = -(-max(len(ids[index]) for index in part) // 16) * 16
        x, known = torch.zeros(len(part), width, dtype=torch.long), torch.zeros(len(part), width, dtype=torch.bool)
        for row, index in enumerate(part):
            x[row, : len(ids[index])] = torch.tensor(ids[index])
            known[row, : len(ids[index])] = True
        for index, pieces in zip(part, student.greedy(x, known, 2 * width), strict=True):
            found[index] = spm.decode(pieces)
    return found


def sound(english: str, portuguese: str, spanish: str) -> bool:
    """Return whether a translation has a likely length and does not repeat itself."""
    words = portuguese.split()
    ratio = len(spanish.split()) / max(1, len(english.split()))
    return (
        bool(words)
        and 0.6 < ratio < 1.7
        and len(set(words)) >= 0.5 * len(words)
        and not re.search(r"(\b\w+\b)( \1){2}", portuguese)
    )


def rows(
    english: Sequence[str], student: Teacher, spm: sentencepiece.SentencePieceProcessor
) -> Iterator[tuple[str, str, str]]:
    """Yield Spanish, English and Portuguese of the sentences whose translation is sound, block by block."""
    rng = random.Random(3)
    for start in range(0, len(english), _BLOCK):
        block = english[start : start + _BLOCK]
        portuguese = translated(block, student, spm)
        for text, middle, spanish in zip(block, portuguese, by_apertium("pt-es", portuguese), strict=True):
            if middle.strip() and spanish.strip() and sound(text, middle, spanish):
                yield restored(middle, spanish, rng), text, middle


def main() -> None:
    """Write the triples."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("english", "weights", "spm", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--most", type=int, default=61440, help="Sentences to translate.")
    given = parser.parse_args()
    chosen = prose(given.english.read_text(encoding="utf-8").split("\n"))[: given.most]
    spm = sentencepiece.SentencePieceProcessor(model_file=str(given.spm))
    with given.out.open("w", encoding="utf-8") as out:
        for row in rows(chosen, Teacher(given.weights), spm):
            out.write("\t".join(row) + "\n")


if __name__ == "__main__":
    main()
