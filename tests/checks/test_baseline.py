"""The baseline holds back known findings, keeps reasons, and holds no text."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from ert_writer.checks.baseline import fingerprint, new_findings, read_baseline, write_baseline
from ert_writer.errors import ContentError
from ert_writer.model.findings import Category, Finding, Severity
from support.checks import pair

PAIR = pair("es-en", "Plazo de 72 horas", "27 hours", name="7")
FINDING = Finding("number-mismatch", Category.NUMBERS, Severity.ERROR, "'72' became '27'", value="72", pair="7")


def test_known_findings_are_held_back(tmp_path: Path) -> None:
    file = tmp_path / "baseline.json"
    write_baseline(file, [FINDING], {"7": PAIR}, {})
    other = replace(FINDING, value="73")
    assert new_findings([FINDING, other], {"7": PAIR}, read_baseline(file)) == (other,)


def test_reasons_are_kept_when_it_is_written_again(tmp_path: Path) -> None:
    file = tmp_path / "baseline.json"
    write_baseline(file, [FINDING], {"7": PAIR}, {fingerprint(FINDING, PAIR): "agreed with the officer"})
    write_baseline(file, [FINDING], {"7": PAIR}, read_baseline(file))
    assert json.loads(file.read_text())["findings"][0]["reason"] == "agreed with the officer"


def test_no_text_of_the_pair_is_written(tmp_path: Path) -> None:
    file = tmp_path / "baseline.json"
    write_baseline(file, [FINDING], {"7": PAIR}, {})
    assert "horas" not in file.read_text()


def test_fingerprint_depends_on_texts_and_not_on_numbering() -> None:
    assert fingerprint(FINDING, PAIR) == fingerprint(replace(FINDING, pair="8"), replace(PAIR, id="8"))
    assert fingerprint(FINDING, PAIR) != fingerprint(FINDING, replace(PAIR, target="28 hours"))


@pytest.mark.parametrize("text", ["[]", "{}", "no", '{"findings": [{}]}'])
def test_another_file_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "other.json"
    file.write_text(text)
    with pytest.raises(ContentError, match="not a baseline file"):
        read_baseline(file)
