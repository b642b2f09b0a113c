"""The edge: one line, the right exit code, no traceback, no request text."""

import errno
import json

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st

from ert_writer.cli.edge import leave, run, visible
from ert_writer.errors import EngineUnavailableError, InputError
from ert_writer.model.findings import Category, Finding, Severity

QUOTE = "la víctima D.P.R."


def application(error: BaseException | None) -> typer.Typer:
    app = typer.Typer(pretty_exceptions_enable=False, add_completion=False)

    @app.command()
    def go(form: str = typer.Option("text", "--format", "-f")) -> None:
        if error is not None:
            raise error

    return app


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (None, 0),
        (InputError("empty", where="f.txt"), 2),
        (EngineUnavailableError("none"), 3),
        (RuntimeError(QUOTE), 4),
        (KeyboardInterrupt(), 130),
    ],
)
def test_exit_codes(error: BaseException | None, code: int) -> None:
    assert run(lambda: application(error), []) == code


def test_a_bug_shows_its_place_and_no_text(capsys: pytest.CaptureFixture[str]) -> None:
    run(lambda: application(RuntimeError(QUOTE)), [])
    shown = capsys.readouterr()
    assert QUOTE not in shown.err + shown.out
    assert "Traceback" not in shown.err
    assert "RuntimeError in" in shown.err


def test_an_error_is_a_wire_object_when_json_is_asked(capsys: pytest.CaptureFixture[str]) -> None:
    run(lambda: application(InputError("empty", where="f.txt", hint="Check it")), ["--format", "json"])
    assert json.loads(capsys.readouterr().out)["error"] == {
        "code": "input",
        "message": "empty",
        "where": "f.txt",
        "hint": "Check it",
    }


@given(st.text())
def test_nothing_visible_can_act_on_a_terminal(text: str) -> None:
    assert all(char.isprintable() or char == "\u00a0" for char in visible(text))


def test_lines_stay_when_asked() -> None:
    assert visible("a\n\x1b[31m\u202e", lines=True) == "a\n\\u{1b}[31m\\u{202e}"


FINDING = Finding("x", Category.OTHER, Severity.WARNING, "m")


@pytest.mark.parametrize(("fail_on", "fails"), [("note", True), ("warning", True), ("error", False), ("never", False)])
def test_fail_on(fail_on: str, fails: bool) -> None:
    if fails:
        with pytest.raises(typer.Exit) as left:
            leave([FINDING], fail_on)
        assert left.value.exit_code == 1
    else:
        leave([FINDING], fail_on)


def test_a_refused_command_line_is_one_line_and_a_wire_object(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(lambda: application(None), ["--format", "json", "--nope"]) == 2
    shown = capsys.readouterr()
    assert json.loads(shown.out)["error"]["code"] == "usage"
    assert shown.err.count("\n") == 1


@pytest.mark.parametrize("words", [["-f", "json"], ["-fjson"], ["--format=json"], ["--format", "json"]])
def test_every_way_to_ask_for_json_is_known(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    run(lambda: application(InputError("empty")), words)
    assert json.loads(capsys.readouterr().out)["schema"] == 1


def test_words_of_a_letter_given_as_arguments_are_not_repeated(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(lambda: application(None), [QUOTE, "D.P.R."]) == 2
    assert "D.P.R." not in capsys.readouterr().err


def test_a_reader_that_left_is_no_finding() -> None:
    def unread() -> typer.Typer:
        return application(BrokenPipeError(errno.EPIPE, "Broken pipe"))

    assert run(unread, []) == 0


def test_a_full_disk_is_the_users_to_mend(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(lambda: application(PermissionError(errno.EACCES, "Permission denied", "/locked")), []) == 2
    assert capsys.readouterr().err.startswith("ert-writer: /locked: cannot be read or written (Permission denied)")
