"""What reaches a terminal: nothing of a letter that could act on it, and our own colours as colours."""

import io
from pathlib import Path
from types import SimpleNamespace

import pytest

from ert_writer.cli.output import write

RED = "\x1b[31mrojo\x1b[0m\n"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    screen = Terminal()
    monkeypatch.setattr("ert_writer.cli.output.sys", SimpleNamespace(stdout=screen))
    return screen


def test_control_characters_of_a_letter_are_shown(terminal: Terminal) -> None:
    write(RED)
    assert terminal.getvalue() == "\\u{1b}[31mrojo\\u{1b}[0m\n"


def test_the_colours_of_a_view_are_colours(terminal: Terminal) -> None:
    write(RED, styled=True)
    assert terminal.getvalue() == RED


def test_a_file_holds_the_very_characters(tmp_path: Path) -> None:
    write(RED, tmp_path / "out.txt")
    assert (tmp_path / "out.txt").read_text(encoding="utf-8") == RED
