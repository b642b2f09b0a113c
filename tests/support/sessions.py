"""Console sessions in documents: commands with `$` before them, then lines that their output holds."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Session:
    """One block of a page: its commands and the lines that are shown below them."""

    commands: tuple[str, ...]
    shown: tuple[str, ...]


def sessions(page: Path) -> tuple[Session, ...]:
    """Return the sessions of a page, in order."""
    blocks = re.findall(r"^```console\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return tuple(_session(block.splitlines()) for block in blocks)


def _session(lines: list[str]) -> Session:
    commands = tuple(line[2:] for line in lines if line.startswith("$ "))
    return Session(commands, tuple(line for line in lines if not line.startswith("$ ")))


def run(session: Session, folder: Path, variables: Mapping[str, str] | None = None) -> str:
    """Run a session's commands by bash in a folder; return all that they print.

    Raises:
        AssertionError: a command fails; the message is what it printed.
    """
    program = f'ert-writer() {{ "{sys.executable}" -m ert_writer "$@"; }}\n'
    done = subprocess.run(
        ["bash", "-ec", program + "\n".join(session.commands)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **(variables or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


def not_printed(session: Session, printed: str) -> list[str]:
    """Return the lines of a session that no printed line begins with or, where they are long enough to tell, holds."""
    lines = printed.splitlines()
    return [
        shown
        for shown in session.shown
        if not any(line.startswith(shown) or (len(shown) >= 8 and shown in line) for line in lines)
    ]
