"""`ert-writer case` and `queue` on the store: a night from the first letter to the hand-over."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from ert_writer.cli.app import build
from ert_writer.cli.edge import run

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ERT_WRITER_CASES", str(tmp_path / "cases"))
    return tmp_path / "cases"


def call(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = run(build, arguments)
    out, err = capsys.readouterr()
    return code, out, err


def test_a_night_from_the_first_letter_to_the_hand_over(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    inbox = tmp_path / "in"
    inbox.mkdir()
    for name in ("01-mexico.txt", "02-brasil.eml"):
        shutil.copy(EXAMPLES / name, inbox)
    (inbox / "empty.txt").touch()
    code, out, _ = call(capsys, "queue", str(inbox))
    assert code == 1
    assert out.index("NOT READ  empty.txt") < out.index("EMERGENCY")
    assert "@_lobo.norte_88" in out

    cases = json.loads(call(capsys, "case", "list", "--format", "json")[1])["result"]
    mexico = next(row["case"] for row in cases if row["country"] == "MX")
    assert call(capsys, "case", "set", str(mexico), "officer_name=Eva Luna")[0] == 0
    assert call(capsys, "case", "take", str(mexico))[0] == 0
    code, out, err = call(capsys, "reply", "ack", "--case", str(mexico), "--set", "our_ref=E-1", "--lang", "es")
    assert code == 0, err
    assert "CI-FGELV/UEPD/00342/11-2025" in out
    _, out, _ = call(capsys, "case", "show", str(mexico))
    assert "Eva Luna  (by hand)" in out
    assert "Waits on   requester" in out
    assert "template ack" in out

    _, out, _ = call(capsys, "case", "handover")
    assert "Emergencies that wait on us: 1" in out
    assert "Emergencies that wait on the requester: 1" in out
    assert "Audit log: 1 " in out


def test_cases_are_found_and_closed_with_a_reason(capsys: pytest.CaptureFixture[str]) -> None:
    assert "opens case 1" in call(capsys, "case", "add", str(EXAMPLES / "01-mexico.txt"))[1]
    assert "was there before" in call(capsys, "case", "add", str(EXAMPLES / "01-mexico.txt"))[1]
    assert call(capsys, "case", "find", "lobo.norte")[0] == 0
    assert call(capsys, "case", "find", "nowhere")[0] == 1
    assert call(capsys, "case", "close", "1")[0] == 2
    assert call(capsys, "case", "close", "1", "--why", "data sent")[0] == 0
    assert call(capsys, "case", "list")[1] == "no open case\n"
    assert call(capsys, "case", "show", "9")[0] == 2


def test_cautions_fill_the_internal_note(capsys: pytest.CaptureFixture[str]) -> None:
    call(capsys, "case", "add", str(EXAMPLES / "02-brasil.eml"))
    code, out, err = call(capsys, "reply", "spoof-note", "--case", "1", "--set", "our_ref=E-1", "--lang", "en")
    assert "Reply-To" in out + err
    assert code in (0, 1)
