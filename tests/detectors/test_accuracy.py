"""The figures the house detector is held to, on text of our own that it was not trained on."""

import re
from pathlib import Path

import pytest

from ert_writer.detectors.house import create

DATA = Path(__file__).parents[2] / "benchmarks" / "data" / "langid"
LANGUAGES = ("es", "pt", "en")


def lines(language: str) -> list[str]:
    return (DATA / f"{language}.txt").read_text("utf-8").splitlines()


def share(language: str, texts: list[str]) -> float:
    house = create()
    return sum(house.detect(text).language == language for text in texts) / len(texts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences(language: str) -> None:
    long = [line for line in lines(language) if len(line) >= 70]
    assert share(language, long) == 1.0


@pytest.mark.parametrize("language", LANGUAGES)
def test_short_sentences(language: str) -> None:
    assert share(language, [line for line in lines(language) if len(line) < 70]) > 0.991


def test_words_and_pairs() -> None:
    words, pairs = [], []
    for language in LANGUAGES:
        found = sorted(set(re.findall(r"[^\W\d_]{5,}", " ".join(lines(language)).lower())))
        words.append(share(language, found))
        pairs.append(share(language, [" ".join(two) for two in zip(found[::2], found[1::2], strict=False)]))
    assert sum(words) / 3 > 0.786
    assert sum(pairs) / 3 > 0.908


def test_other_languages() -> None:
    others = [line.split("\t")[1] for line in (DATA / "distractors.tsv").read_text("utf-8").splitlines()]
    assert share("und", others) > 0.9
