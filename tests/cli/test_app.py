"""Every command is listed without being imported, and every listed command exists."""

import subprocess
import sys
from functools import partial
from typing import Annotated

import pytest
import typer
from typer.main import get_command

from ert_writer.cli.app import COMMANDS, EXIT_CODES, arguments_of, build
from ert_writer.cli.edge import EXIT_BUG, EXIT_CLEAN, EXIT_FINDINGS, EXIT_INTERRUPTED, EXIT_USER, run
from ert_writer.cli.lazy import load
from ert_writer.errors import UnavailableError

NAMES = [entry.name for entry in COMMANDS]


def ert_writer(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "ert_writer", *arguments], capture_output=True, text=True, check=False)


def call(*words: str) -> int:
    arguments = arguments_of(words)
    return run(build, arguments)


@pytest.mark.parametrize("arguments", [("--help",), ("-h",), ("help",), ()])
def test_help_lists_every_command_and_exit_code_on_standard_output(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(*arguments) == 0
    shown, error = capsys.readouterr()
    assert error == ""
    assert all(f"\n  {name} " in shown for name in NAMES)
    assert all(f"\n    {code:<3}  {text}\n" in shown for code, text in EXIT_CODES)


def test_the_table_of_exit_codes_is_complete() -> None:
    codes = [EXIT_CLEAN, EXIT_FINDINGS, EXIT_USER, UnavailableError.exit_code, EXIT_BUG, EXIT_INTERRUPTED]
    assert [code for code, _ in EXIT_CODES] == codes


def test_help_imports_no_command_and_no_pydantic() -> None:
    code = (
        "import sys; sys.argv = ['ert-writer', '--help']; from ert_writer.cli.app import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(sorted(m for m in sys.modules if m.startswith(('ert_writer.desk', 'pydantic', 'numpy', 'rich.'))))"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert shown.rstrip().endswith("\n[]")


@pytest.mark.parametrize("entry", COMMANDS, ids=NAMES)
def test_every_command_loads(entry: object) -> None:
    assert load(entry).name in NAMES  # type: ignore[arg-type]


@pytest.mark.parametrize("name", NAMES)
def test_h_is_help_for_every_command(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(name, "-h") == 0
    assert capsys.readouterr().out.startswith(f"Usage: ert-writer {name} ")
    assert call("help", name) == 0


def test_an_unknown_command_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("tranlate") == 2
    assert capsys.readouterr().err == "ert-writer: Unknown command 'tranlate'. Did you mean 'translate'?\n"
    assert call("--nope") == 2
    assert "See ert-writer --help" in capsys.readouterr().err


@pytest.mark.parametrize("flag", ["--version", "-V"])
def test_the_version(flag: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(flag) == 0
    assert capsys.readouterr().out.startswith("ert-writer ")


def test_a_value_is_read_as_typer_would_but_without_pydantic() -> None:
    """`PlainValue` answers for Typer's own reader; here both read the same words."""
    shown: list[object] = []
    app = typer.Typer()
    app.callback()(lambda: None)

    def command(
        number: Annotated[int, typer.Option("--number", min=2)] = 3,
        words: Annotated[list[str] | None, typer.Option("--word")] = None,
    ) -> None:
        shown.append((number, list(words or ())))

    app.command("one")(command)
    group = get_command(app)
    group(["one", "--number", "5", "--word", "a", "--word", "b"], standalone_mode=False)
    from ert_writer.cli.lazy import PlainValue

    for parameter in group.commands["one"].params:
        parameter.get_runtime_param = partial(PlainValue, parameter.type_descriptor)
    group(["one", "--number", "5", "--word", "a", "--word", "b"], standalone_mode=False)
    assert shown == [(5, ["a", "b"])] * 2
