"""Completion scripts and the description of the command line that they are made from."""

import subprocess

import pytest

from ert_writer.cli.app import ABOUT, COMMANDS, build
from ert_writer.cli.completion import SCRIPTS, bash
from ert_writer.cli.describe import Command, describe
from ert_writer.cli.edge import run


@pytest.fixture(scope="module")
def program() -> Command:
    return describe(COMMANDS, ABOUT)


def completed(script: str, *words: str) -> list[str]:
    """Return what bash offers after these words, the last of which is being typed."""
    line = " ".join(f"'{word}'" for word in words)
    source = (
        f"{script}\nCOMP_WORDS=(ert-writer {line}); COMP_CWORD={len(words)}; _ert_writer\n"
        'printf "%s\\n" "${COMPREPLY[@]}"'
    )
    done = subprocess.run(["bash", "-c", source], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return done.stdout.split()


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("rev",), ["review"]),
        (("templates", "re"), ["retire"]),
        (("templates", "keys", "s"), ["sign"]),
        (("intake", "letter.eml", "--format", "js"), ["json", "jsonl"]),
        (("translate", "--to", ""), ["en", "es", "pt"]),
        (("check", "--fail-on", "n"), ["note", "never"]),
        (("reply", "--dr"), ["--draft", "--dry-run"]),
        (("intake", "let"), []),  # bash completes file names
        (("intake", "--out", "ca"), []),
    ],
)
def test_bash_offers(words: tuple[str, ...], offered: list[str], program: Command) -> None:
    assert completed(bash(program), *words) == offered


def test_bash_knows_a_command_by_its_place(program: Command) -> None:
    assert "verify" in completed(bash(program), "audit", "")
    assert completed(bash(program), "intake", "audit", "") == []  # a file that is called audit


@pytest.mark.parametrize("shell", SCRIPTS)
def test_every_command_option_and_choice_is_in_every_script(shell: str, program: Command) -> None:
    script = SCRIPTS[shell](program)
    for command in program.walk():
        assert all(word in script for word in command.path)
        for option in command.options:
            flags = option.flags if shell != "fish" else [f"-l {flag[2:]}" for flag in option.flags if flag[:2] == "--"]
            assert all(flag in script for flag in flags)
            assert " ".join(option.choices) in script


def test_quotes_and_colons_in_help_are_kept_from_the_shell() -> None:
    from ert_writer.cli.describe import Option

    command = Command(("a",), "it's: so", options=(Option(("--b",), "don't: \\ break"),))
    program = Command((), "x", commands=(command,))
    assert r"'a:it'\''s\: so'" in SCRIPTS["zsh"](program)
    assert r"-d 'it\'s: so'" in SCRIPTS["fish"](program)
    assert r"-d 'don\'t: \\ break'" in SCRIPTS["fish"](program)


def test_the_command_prints_the_script(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(build, ["completion", "bash"]) == 0
    assert "complete -o bashdefault -o default -F _ert_writer ert-writer" in capsys.readouterr().out
    assert run(build, ["completion", "csh"]) == 2
    assert "Use bash, zsh or fish" in capsys.readouterr().err


def test_the_description_tells_kinds_and_defaults(program: Command) -> None:
    found = {one.path: one for one in program.walk()}
    options = {option.flags[-1]: option for option in found["intake",].options}
    assert (options["--out"].value, options["--max-bytes"].value, options["--force"].value) == ("path", "number", "")
    assert (options["--mask"].default, options["--content"].variable) == ("off", "ERT_WRITER_CONTENT")
    assert found["audit", "verify"].path == ("audit", "verify")
    assert found["intake",].arguments == ("[FILE|-]...",)
    assert found["explain",].arguments == ("[CHECK]",)
    assert found["templates", "retire"].arguments == ("ID",)
