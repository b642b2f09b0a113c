"""Every check has a module, a docstring, an entry point, a case file and a section in the docs, all under one name."""

from __future__ import annotations

from importlib.metadata import entry_points
from pathlib import Path

import pytest

from ert_writer.model.checking import Check, CheckContext
from ert_writer.plugins import CHECKS, load, names
from support.checks import CASES, case_file, case_pairs, context

IDS = names(CHECKS)
ROOT = Path(__file__).parents[2]


def _find(check: Check, name: str) -> list[tuple[str, str]]:
    """Return (pair, what it is flagged for) of a case file."""
    cases = case_file(name)
    given = context(cases["concepts"]) if "concepts" in cases else CheckContext()
    return [(finding.pair, finding.concept or finding.value) for finding in check.find(case_pairs(cases), given)]


@pytest.mark.parametrize("name", IDS)
def test_flags_and_passes_what_its_case_file_says(name: str) -> None:
    rows = case_file(name)["pairs"]
    expected = sorted((str(number), value) for number, row in enumerate(rows) for value in row["finds"])
    assert sorted(_find(load(CHECKS, name), name)) == expected


@pytest.mark.parametrize("name", IDS)
def test_case_file_holds_both_kinds(name: str) -> None:
    rows = case_file(name)["pairs"]
    assert any(row["finds"] for row in rows)
    assert any(not row["finds"] for row in rows)


def test_case_files_and_checks_have_the_same_names() -> None:
    assert {file.stem for file in CASES.glob("*.toml")} == set(IDS)


@pytest.mark.parametrize("name", IDS)
def test_check_is_named_like_its_module(name: str) -> None:
    (point,) = entry_points(group=CHECKS, name=name)
    assert point.value == f"ert_writer.checks.{name.replace('-', '_')}:CHECK"
    assert load(CHECKS, name).id == name


@pytest.mark.parametrize("name", IDS)
def test_docstring_says_why_and_what(name: str) -> None:
    text = (ROOT / "ert_writer" / "checks" / f"{name.replace('-', '_')}.py").read_text(encoding="utf-8")
    docstring = text.split('"""')[1]
    assert all(heading in docstring for heading in ("**Why.**", "**Flags.**", "**Passes.**"))


@pytest.mark.parametrize("name", IDS)
def test_docs_have_its_anchor(name: str) -> None:
    assert f"\n## {name}\n" in (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
