"""Every command is listed without being imported, and every listed command exists."""

import subprocess
import sys

import pytest

from ert_writer.cli.app import COMMANDS, build


def ert_writer(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "ert_writer", *arguments], capture_output=True, text=True, check=False)


def test_help_lists_every_command() -> None:
    shown = ert_writer("--help")
    assert shown.returncode == 0
    assert all(f"  {name} " in shown.stdout for name, _, _ in COMMANDS)


@pytest.mark.parametrize("name", [name for name, _, _ in COMMANDS])
def test_every_command_registers(name: str) -> None:
    app = build([name])
    known = {command.name for command in app.registered_commands} | {group.name for group in app.registered_groups}
    assert name in known


def test_an_unknown_command_is_a_usage_error() -> None:
    shown = ert_writer("traduce")
    assert shown.returncode == 2
    assert "Traceback" not in shown.stderr


def test_the_version() -> None:
    assert ert_writer("--version").stdout.startswith("ert-writer ")
