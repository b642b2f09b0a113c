"""`ert-writer lexicon`: rows that hold, and what is found in a text."""

from __future__ import annotations

import subprocess
import sys


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "ert_writer", "lexicon", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_packaged_rows_have_no_fault() -> None:
    shown = run("lint")
    assert shown.returncode == 0
    assert "0 faults" in shown.stderr


def test_a_text_is_tried() -> None:
    shown = run("try", "la van a matar hoy", "--topic", "danger")
    assert shown.returncode == 0
    assert "threat-to-kill" in shown.stdout
    assert "no phrase" in run("try", "xyzzy").stdout
