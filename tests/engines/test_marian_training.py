"""The training scripts: what they do to text, and that a small run restarts and writes a model that can be added."""

import os
import random
import subprocess
import sys

import pytest

from support import marian

pytestmark = pytest.mark.xdist_group("marian")

SMALL = (
    "--grammar 60 --pieces 700 --width 32 --inner 64 --heads 4 --encoder 1 --decoder 1 --tokens 1500 --warmup 5"
    " --every 9"
)


@pytest.fixture(autouse=True)
def importable(monkeypatch):
    monkeypatch.syspath_prepend(marian.ROOT)


def train(folder, steps):
    words = [*SMALL.split(), "--data", str(marian.PAIRS), "--out", str(folder), "--steps", str(steps)]
    return subprocess.run(
        [sys.executable, "-m", "training.marian", *words],
        capture_output=True, text=True, check=True, cwd=marian.ROOT, env={**os.environ, "OMP_NUM_THREADS": "1"},
    ).stdout  # fmt: skip


def test_a_run_goes_on_where_it_stopped_and_its_model_can_be_added(tmp_path):
    first = train(tmp_path / "run", 6)
    assert "from step 0" in first
    assert "step 6 held-back loss" in first
    again = train(tmp_path / "run", 10)
    assert "going on at step 6" in again
    assert "step 10 held-back loss" in again
    made = marian.add(tmp_path / "store", tmp_path / "run" / "model", "own", ["es-en", "pt-en"], untried=True)
    assert made.positions == 512
    assert "⟨e31⟩" in (tmp_path / "run" / "model" / "vocab.json").read_text(encoding="utf-8")
    assert '"decoder_start_token": "</s>"' in (tmp_path / "store" / "own" / "ct2-int8" / "config.json").read_text()


def test_identifiers_become_the_same_placeholder_on_both_sides():
    from training.marian.augment import PLACEHOLDERS, masked

    row = (
        "La cuenta @lupe77 y el caso FGR-123/2026 del 2026.",
        "The account @lupe77 and the case FGR-123/2026 of 2026.",
    )
    source, target = masked(row, random.Random(1))  # noqa: S311
    used = [token for token in PLACEHOLDERS if token in source]
    assert len(used) >= 2
    assert all(source.count(token) == 1 == target.count(token) for token in used)
    assert "@lupe77" not in source + target


def test_hints_leave_the_target_alone():
    from training.marian.augment import CLOSE, MEANS, OPEN, hinted

    row = ("El juez firmó la orden.", "The judge signed the order.")
    source, target = hinted(row, {"orden": "order", "juez": "court"}, random.Random(1))  # noqa: S311
    assert source == f"El juez firmó la {OPEN} orden {MEANS} order {CLOSE}."
    assert target == row[1]


def test_the_lexicon_keeps_words_that_belong_together():
    from training.marian.augment import lexicon

    rows = [
        ("la orden judicial", "the court order"),
        ("otra orden", "another order"),
        ("juez y fiscal", "judge, prosecutor"),
    ]
    found = lexicon(rows * 4 + [("juez nuevo", "new judge")] * 4)
    assert found["orden"] == "order"
    assert found["juez"] == "judge"


def test_what_must_not_be_trained_on_is_left_out():
    from training.marian.data import Pair, clean, ngrams

    test = "This sentence of nine words measures the model well"
    pairs = [
        Pair("es", "Esta frase de prueba mide bien el modelo de hoy", f"Indeed: {test}, they say."),
        Pair("es", "Una frase buena.", "A good sentence."),
        Pair("es", "Una frase buena.", "A good sentence."),
        Pair("es", "Otra frase con 1500 pesos.", "Another sentence with 1600 pesos."),
        Pair("es", "Sin licencia alguna.", "Without any licence.", "umbrella"),
        Pair("es", "x", "A long sentence that has nothing beside it at all."),
    ]
    assert [pair.english for pair in clean(pairs, frozenset(ngrams(test)))] == ["A good sentence."]


def test_the_grammar_says_the_same_in_both_languages():
    from training.marian.augment import IDENTIFIER
    from training.marian.domain import sentences

    made = list(sentences(80, 5))
    assert made == list(sentences(80, 5))
    assert {pair.language for pair in made} == {"es", "pt"}
    for pair in made:
        assert "{" not in pair.foreign + pair.english
        assert any(pair.english.count(found) == 1 for found in IDENTIFIER.findall(pair.foreign))
