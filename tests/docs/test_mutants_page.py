"""The commands of docs/develop/mutants.md run; what they would change is listed and no tests are run."""

from __future__ import annotations

import shlex
from pathlib import Path

import mutants
import pytest

PAGE = Path(__file__).parents[2] / "docs/develop/mutants.md"
COMMANDS = [
    shlex.split(line, comments=True)[2:] for line in PAGE.read_text("utf-8").splitlines() if line.startswith("python ")
]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_command_lists_changes(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert mutants.main([*words, "--list"]) == 0
    *changes, last = capsys.readouterr().out.splitlines()
    assert changes
    assert last.startswith(f"{len(changes)} of ")
