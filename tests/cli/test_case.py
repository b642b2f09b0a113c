"""`ert-writer case` and the merge of `ert-writer intake --out`."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from ert_writer.cli.app import build
from ert_writer.cli.edge import run

MEXICO = str(Path(__file__).parents[2] / "examples" / "01-mexico.txt")
BRAZIL = str(Path(__file__).parents[2] / "examples" / "02-brasil.eml")


def call(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = run(build, arguments)
    out, err = capsys.readouterr()
    return code, out, err


@pytest.fixture
def case(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Path:
    place = tmp_path / "case.toml"
    assert call(capsys, "intake", MEXICO, "--out", str(place))[0] == 0
    return place


def test_a_set_value_is_kept_by_the_next_reading(capsys: pytest.CaptureFixture[str], case: Path) -> None:
    code, out, _ = call(capsys, "case", "set", str(case), "officer_name=Eva Luna")
    assert (code, out) == (0, "officer_name: Rebeca Armenta Solís -> Eva Luna\n")
    code, _, err = call(capsys, "intake", MEXICO, "--out", str(case))
    assert code == 0
    assert "officer_name: kept, as it was set by hand: Eva Luna; the letter says now: Rebeca Armenta Solís" in err
    assert tomllib.loads(case.read_text(encoding="utf-8"))["officer_name"]["value"] == "Eva Luna"


def test_a_value_of_another_kind_changes_nothing(capsys: pytest.CaptureFixture[str], case: Path) -> None:
    before = case.read_bytes()
    code, _, err = call(capsys, "case", "set", str(case), "officer_name=Eva Luna", "deadline=never")
    assert code == 2
    assert "deadline: it is no date and time; write 2026-11-22T10:15-06:00. Nothing was changed" in err
    assert call(capsys, "case", "set", str(case), "danger=emergency")[0] == 2
    assert case.read_bytes() == before


def test_a_dry_run_writes_nothing(capsys: pytest.CaptureFixture[str], case: Path) -> None:
    before = case.read_bytes()
    assert call(capsys, "case", "set", str(case), "deadline=", "--dry-run")[0] == 0
    assert case.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("oficer_name=x", "Did you mean officer_name?"),
        ("data_categories=subscribr", "Did you mean subscriber?"),
        ("officer_name", "Write FIELD=VALUE"),
    ],
)
def test_a_wrong_name_or_word_loses_nothing(
    capsys: pytest.CaptureFixture[str], case: Path, words: str, message: str
) -> None:
    before = case.read_bytes()
    code, _, err = call(capsys, "case", "set", str(case), words)
    assert code == 2
    assert message in err
    assert case.read_bytes() == before


def test_another_letter_and_another_form_need_force(capsys: pytest.CaptureFixture[str], case: Path) -> None:
    before = case.read_bytes()
    code, _, err = call(capsys, "intake", BRAZIL, "--out", str(case))
    assert code == 2
    assert "another letter" in err
    assert case.read_bytes() == before
    assert call(capsys, "intake", BRAZIL, "--out", str(case), "--force")[0] == 0
    assert "0087/2025" in case.read_text(encoding="utf-8")


def test_the_name_of_the_file_tells_its_form(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    page, data = tmp_path / "page.html", tmp_path / "case.json"
    assert call(capsys, "intake", MEXICO, "--out", str(page))[0] == 0
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert call(capsys, "intake", MEXICO, "--out", str(data))[0] == 0
    assert json.loads(data.read_text(encoding="utf-8"))["result"]["country"] == "MX"
    assert call(capsys, "intake", MEXICO, "--out", str(data))[0] == 2


def test_corrections_made_at_once_are_all_kept(case: Path, tmp_path: Path) -> None:
    words = [sys.executable, "-m", "ert_writer", "case", "set", str(case)]
    running = [
        subprocess.Popen([*words, f"accounts+=@race_{number}"], stdout=subprocess.DEVNULL) for number in range(6)
    ]
    assert [one.wait() for one in running] == [0] * 6
    found = {row["value"] for row in tomllib.loads(case.read_text(encoding="utf-8"))["accounts"]}
    assert {f"@race_{number}" for number in range(6)} <= found


def test_a_link_to_a_case_file_stays_a_link(capsys: pytest.CaptureFixture[str], case: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.toml"
    link.symlink_to(case)
    assert call(capsys, "case", "set", str(link), "our_ref=E-9")[0] == 0
    assert link.is_symlink()
    assert "E-9" in case.read_text(encoding="utf-8")
