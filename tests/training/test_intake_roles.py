"""The training of weights of evidence: a tiny slice is learnt, and nothing is measured on what it was learnt from."""

from __future__ import annotations

from pathlib import Path

from benchmarks.unseen_letters import code, plain, read_letters
from ert_writer.intake.linear import as_model
from training.intake_roles.collect import Example, examples, local
from training.intake_roles.train import Answer, calibration, crossed, fit, fold_of

LETTERS = Path(__file__).parents[1] / "data" / "devletters-f"


def example(letter: str, accepted: set[str], *names: str) -> Example:
    return Example(letter, "reach", names, frozenset(accepted), "unknown", asked=False)


ROWS = [
    *(example(f"a{n}.txt", {"officer"}, "zone:signature", "before0:tel") for n in range(20)),
    *(example(f"b{n}.txt", {"victim"}, "zone:body", "who-before0:victim:near") for n in range(20)),
    *(example(f"c{n}.txt", {"victim", "relative"}, "zone:body", "before0:mama") for n in range(20)),
]


def test_a_model_learns_what_evidence_speaks_for() -> None:
    model = as_model(fit(ROWS))
    assert model.choose(("zone:signature", "before0:tel")).name == "officer"
    assert model.choose(("zone:body", "who-before0:victim:near")).name == "victim"


def test_any_accepted_class_is_right() -> None:
    answers = crossed(ROWS)
    assert len(answers) == len(ROWS)
    assert all(answer.right for answer in answers)
    assert not any(answer.by_rule for answer in answers)


def test_the_things_of_a_letter_are_in_one_fold() -> None:
    assert {fold_of(f"{n}.txt") for n in range(100)} == {0, 1, 2, 3, 4}


def test_the_share_of_right_answers_never_falls_with_probability() -> None:
    answers = [Answer("x", n / 100, n % 3 != 0, by_rule=False) for n in range(100)]
    shares = [share for _, share in calibration(answers)]
    assert shares == sorted(shares)
    assert shares[-1] < 0.7


def test_local_evidence_is_of_the_sentence_and_line() -> None:
    row = example("a.txt", {"officer"}, "before0:tel", "rule:officer", "place:3", "above1:policia", "many-person:2")
    assert local(row).names == ("before0:tel", "rule:officer")


def test_a_labelled_letter_gives_an_example_a_thing() -> None:
    letter = next(found for found in read_letters(LETTERS) if found.path.name == "es-mx-testigo-protegido.txt")
    rows = {(row.group, *sorted(row.accepted)) for row in examples(letter.path, letter.gold)}
    assert ("person", "witness") in rows
    assert ("account", "asked", "suspect") in rows
    assert ("number", "letter") in rows


def test_identifiers_and_phrases_are_compared_without_marks() -> None:
    assert code("https://www.red.example/Lobo_88") == code("red.example/lobo88")
    assert plain(" La Fiscalía  General, ") == "fiscalía general"
