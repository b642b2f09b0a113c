"""Renderings of known traps: a wrong one has a finding, a right one none. The held-back file is scored in aggregate."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from ert_writer.content.place import find_content
from ert_writer.flows.checking import check_pairs, load_checks
from ert_writer.model.checking import CheckContext, Pair
from ert_writer.terminology.index import compile_terms
from ert_writer.terminology.reading import read_glossary

DATA = Path(__file__).parents[1] / "data"


@pytest.fixture(scope="module")
def context() -> CheckContext:
    return CheckContext(compile_terms(read_glossary(find_content().glossary)))


@pytest.mark.parametrize("file", ["traps/traps.toml", "heldback/traps.toml"])
def test_wrong_renderings_are_found_and_right_ones_pass(file: str, context: CheckContext) -> None:
    traps = tomllib.loads((DATA / file).read_text(encoding="utf-8"))["traps"]
    pairs = [Pair(str(n), trap["source"], trap["target"], trap["language"], "en") for n, trap in enumerate(traps)]
    flagged = {int(finding.pair) for finding in check_pairs(pairs, load_checks(), context)}
    wrong = {n for n, trap in enumerate(traps) if trap["wrong"]}
    assert len(wrong & flagged) / len(wrong) >= 0.95
    assert len(flagged - wrong) <= 1


@pytest.mark.parametrize(
    ("file", "caught", "false"), [("traps/traps-2.toml", 0.9, 0), ("heldback/traps-2.toml", 0.85, 2)]
)
def test_traps_in_four_directions(file: str, caught: float, false: int, context: CheckContext) -> None:
    traps = tomllib.loads((DATA / file).read_text(encoding="utf-8"))["traps"]
    pairs = [Pair(str(n), t["source"], t["target"], t["language"], t["into"]) for n, t in enumerate(traps)]
    wrong = {n for n, trap in enumerate(traps) if trap["wrong"]}
    careful = {int(f.pair) for f in check_pairs(pairs, load_checks(machine=True), context)}
    usual = {int(f.pair) for f in check_pairs(pairs, load_checks(), context)}
    assert len(wrong & careful) / len(wrong) >= caught
    assert len(usual - wrong) <= false


def test_what_people_get_wrong_is_found_without_the_checks_of_engines(context: CheckContext) -> None:
    traps = tomllib.loads((DATA / "traps/traps-3.toml").read_text(encoding="utf-8"))["traps"]
    pairs = [Pair(str(n), t["source"], t["target"], t["language"], t["into"]) for n, t in enumerate(traps)]
    found = {int(f.pair) for pair in pairs for f in check_pairs([pair], load_checks(), context)}
    careful = {int(f.pair) for pair in pairs for f in check_pairs([pair], load_checks(machine=True), context)}
    wrong = {n for n, trap in enumerate(traps) if trap["wrong"]}
    missed = {traps[n]["target"] for n in wrong - found}
    assert missed == {"I ask that the mobile phone be insured and that an expert examination of it be ordered."}
    assert found - wrong == set()
    assert careful - wrong == set()
