"""What reaches a terminal: nothing of a letter that could act on it, and our own colours as colours."""

import sys
from pathlib import Path

import pytest

from ert_writer.cli.output import write

RED = "\x1b[31mrojo\x1b[0m\n"


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> pytest.CaptureFixture[str]:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    return capsys


def test_control_characters_of_a_letter_are_shown(terminal: pytest.CaptureFixture[str]) -> None:
    write(RED)
    assert terminal.readouterr().out == "\\u{1b}[31mrojo\\u{1b}[0m\n"


def test_the_colours_of_a_view_are_colours(terminal: pytest.CaptureFixture[str]) -> None:
    write(RED, styled=True)
    assert terminal.readouterr().out == RED


def test_a_file_holds_the_very_characters(tmp_path: Path) -> None:
    write(RED, tmp_path / "out.txt")
    assert (tmp_path / "out.txt").read_text(encoding="utf-8") == RED
