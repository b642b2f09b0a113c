"""Letters named on the command line: several, a directory, standard input, the clipboard; and pages on a terminal."""

import io
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from ert_writer.cli import output
from ert_writer.cli.app import build
from ert_writer.cli.clipboard import PROGRAMS, read_clipboard
from ert_writer.cli.edge import run
from ert_writer.cli.letters import Clipboard, named, outcomes, told
from ert_writer.errors import InputError, UnavailableError, UsageError

LETTERS = {
    "1.txt": "Oficio 12/2026. Se solicitan los datos de registro de la cuenta @perfil.uno_1 en 24 horas.",
    "2.txt": "Ofício 13/2026. Solicitamos os dados cadastrais da conta @perfil.dois_2 em 24 horas.",
    "3.txt": "",
}


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def call(*words: object) -> int:
    return run(build, [str(word) for word in words])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in LETTERS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / ".hidden").write_text("x")
    return tmp_path


def test_one_bad_file_is_listed_and_does_not_stop_the_others(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("intake", folder, "--format", "jsonl") == 2
    out, err = capsys.readouterr()
    rows = [json.loads(line) for line in out.splitlines()]
    assert [Path(row["source"]).name for row in rows] == ["1.txt", "2.txt", "3.txt"]
    assert [row["schema"] for row in rows] == [1, 1, 1]
    assert "@perfil.uno_1" in json.dumps(rows[0]["result"]["accounts"])
    assert rows[2]["error"]["code"] == "input"
    assert "3.txt: the file is empty" in err
    assert err.endswith("ert-writer: 2 of 3 letters read\n")


def test_several_letters_are_several_screens(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("intake", folder / "1.txt", folder / "2.txt") == 0
    out = capsys.readouterr().out
    assert out.index("@perfil.uno_1") < out.index("2.txt: Portuguese") < out.index("@perfil.dois_2")


def test_one_letter_as_jsonl_is_one_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("intake", folder / "1.txt", "-f", "jsonl") == 0
    assert capsys.readouterr().out.count("\n") == 1


def test_detect_takes_several_too(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("detect", folder / "1.txt", folder / "2.txt") == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split("\t")[1] for line in lines] == ["es", "pt"]
    assert call("detect", folder, "-f", "jsonl") == 2
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row.get("result", row.get("error"))["language" if "result" in row else "code"] for row in rows] == [
        "es", "pt", "input",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("intake", "1.txt", "2.txt", "-f", "json"), "several letters cannot be printed as json"),
        (("intake", "1.txt", "2.txt", "-o", "case.toml"), "--out names one file"),
        (("intake", "1.txt", "-"), "standard input (-) cannot be read beside files"),
        (("intake", "1.txt", "--clipboard"), "--clipboard takes no file"),
        (("detect", "1.txt", "2.txt", "--lines"), "--lines reads one file"),
        (("detect", "1.txt", "2.txt", "-f", "json"), "several letters cannot be printed as json"),
    ],
)
def test_what_cannot_go_together_is_said(
    arguments: tuple[str, ...],
    said: str,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(folder)
    assert call(*arguments) == 2
    assert said in capsys.readouterr().err


def test_an_empty_directory_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no file in this directory"):
        named([str(tmp_path)], clipboard=False)


def test_a_file_called_clipboard_is_not_the_clipboard() -> None:
    assert not isinstance(named(["clipboard"], clipboard=False)[0], Clipboard)
    assert isinstance(named(None, clipboard=True)[0], Clipboard)
    with pytest.raises(UsageError):
        named(["a"], clipboard=True)


def test_the_exit_code_is_the_highest(capsys: pytest.CaptureFixture[str]) -> None:
    def act(name: str) -> str:
        if name == "c":
            raise UnavailableError("no engine")
        if name == "b":
            raise InputError("empty")
        return name

    found = dict(outcomes("abc", act))
    assert found["a"] == "a"
    assert told([one for one in found.values() if isinstance(one, Exception)], 3) == 3
    assert "1 of 3 letters read" in capsys.readouterr().err
    assert told([], 3) == 0


def test_the_clipboard_is_read_by_the_first_program_that_answers() -> None:
    asked: list[str] = []

    def run_one(program: Sequence[str]) -> bytes | None:
        asked.append(program[0])
        return {"xclip": b"", "xsel": b"Oficio 12"}.get(program[0])

    assert read_clipboard(run_one) == b"Oficio 12"
    assert asked == [program[0] for program in PROGRAMS]
    with pytest.raises(InputError, match="no text on the clipboard"):
        read_clipboard(lambda _: b" \n")
    with pytest.raises(UnavailableError, match="wl-clipboard"):
        read_clipboard(lambda _: None)


def test_a_letter_comes_from_the_clipboard(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("ert_writer.cli.clipboard.read_clipboard", LETTERS["2.txt"].encode)
    assert call("detect", "--clipboard") == 0
    assert capsys.readouterr().out.startswith("pt\t")


def test_a_paste_is_asked_for_on_a_terminal_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for terminal in (True, False):
        stdin = io.TextIOWrapper(io.BytesIO(LETTERS["1.txt"].encode()))
        monkeypatch.setattr(stdin, "isatty", lambda terminal=terminal: terminal, raising=False)
        monkeypatch.setattr(sys, "stdin", stdin)
        assert call("detect") == 0
        out, err = capsys.readouterr()
        assert out.startswith("es\t")
        assert ("Paste the letter" in err) == terminal


def test_a_page_goes_to_a_new_file_on_a_terminal_and_into_a_pipe(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    output.write_page("<p>1", "in/carta nº 1.eml", "intake")
    assert capsys.readouterr().out == "<p>1"
    monkeypatch.setattr(sys, "stdout", Terminal())
    output.write_page("<p>1", "in/carta nº 1.eml", "intake")
    output.write_page("<p>2", "in/carta nº 1.eml", "intake")
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {
        "carta-nº-1.intake.html": "<p>1",
        "carta-nº-1.intake-2.html": "<p>2",
    }
    assert "written to carta-nº-1.intake.html" in capsys.readouterr().err
    output.write_page("<p>", "-", "intake")
    assert (tmp_path / "letter.intake.html").exists()


@pytest.mark.parametrize(
    ("command", "kind"), [("intake", "case"), ("translate", "translation"), ("check", "check"), ("review", "review")]
)
def test_open_writes_a_page_and_opens_it(
    command: str, kind: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    launched: list[str] = []
    monkeypatch.setattr("typer.launch", lambda place: launched.append(place) or 1)
    monkeypatch.chdir(folder)
    (folder / "pairs.tsv").write_text(
        "id\tsource_lang\ttarget_lang\tsource\ttarget\n1\tes\ten\tEl plazo es de 24 horas.\tThe deadline is 24 hours.\n"
    )
    words = {
        "intake": ["1.txt"],
        "translate": ["1.txt", "--engine", "echo"],
        "check": ["--bitext", "pairs.tsv"],
        "review": ["pairs.tsv"],
    }[command]
    assert call(command, *words, "--open", *([] if command in ("intake", "review") else ["--fail-on", "never"])) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert len(launched) == 1
    assert launched[0].endswith(f".{kind}.html")
    assert (folder / launched[0]).read_text(encoding="utf-8").lower().startswith("<!doctype html>")
    assert "no program opens it here" in err


def test_a_dry_run_writes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = folder / "case.toml"
    assert call("intake", folder / "1.txt", "--out", out, "--dry-run") == 0
    assert f"case would be written to {out}" in capsys.readouterr().err
    assert not out.exists()
    assert call("intake", folder / "1.txt", "--out", out) == 0
    before = out.read_bytes()
    capsys.readouterr()
    assert call("intake", folder / "1.txt", "--out", out, "--dry-run") == 0
    assert "case would be merged into" in capsys.readouterr().err
    assert out.read_bytes() == before


def test_a_dry_run_of_a_reply_records_nothing(
    folder: Path, audit_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ("--set", "received_at=now", "--set", "our_ref=R-1", "--lang", "es")
    out = folder / "reply.eml"
    assert call("reply", "ack", *given, "-f", "eml", "-o", out, "--dry-run") == 0
    assert f"bytes would be written to {out}; nothing is recorded" in capsys.readouterr().err
    assert not out.exists()
    assert not audit_file.exists()
    assert call("reply", "ack", *given, "-f", "eml", "-o", out) == 0
    assert audit_file.exists()


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (("reply", "ack", "--lang", "es", "--draft", "-f", "html"), "ack.reply.html"),
        (("templates", "preview", "ack", "--lang", "pt", "-f", "html"), "ack.preview.html"),
        (("templates", "lint", "ack", "-f", "html", "--fail-on", "never"), "templates.lint.html"),
    ],
)
def test_every_page_goes_to_a_file_on_a_terminal(
    arguments: tuple[str, ...], name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdout", screen := Terminal())
    assert call(*arguments) == 0
    assert (tmp_path / name).read_text(encoding="utf-8").lower().startswith("<!doctype html>")
    assert "<" not in screen.getvalue()
