"""The standard streams: UTF-8 whatever the locale says, and no crash where one is closed."""

import os
import subprocess
import sys

import pytest


def run(script: str, **settings: str) -> subprocess.CompletedProcess[bytes]:
    command = ["sh", "-c", script.replace("ert-writer", f"{sys.executable} -m ert_writer")]
    return subprocess.run(command, capture_output=True, check=False, env={**os.environ, **settings})


def test_pipes_are_utf_8_in_any_locale() -> None:
    shown = run("ert-writer glossary lookup orden judicial", PYTHONIOENCODING="ascii")
    assert shown.returncode == 0
    assert "resolución judicial" in shown.stdout.decode("utf-8")


@pytest.mark.parametrize(
    ("script", "code"),
    [("ert-writer detect - <&-", 2), ("ert-writer doctor >&-", 0), ("ert-writer detect none 2>&-", 2)],
)
def test_a_closed_stream_is_an_empty_one(script: str, code: int) -> None:
    shown = run(script)
    assert shown.returncode == code
    assert b"Traceback" not in shown.stderr


def test_a_reader_that_leaves_early_ends_the_run_in_silence() -> None:
    shown = run("{ ert-writer glossary list; echo $? >&2; } | head -n 1")
    assert shown.stderr == b"0\n"
