"""What reaches a terminal: nothing of a letter that could act on it, and our own colours as colours."""

import io
import json
import os
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest

from ert_writer.cli.app import build
from ert_writer.cli.edge import run
from ert_writer.cli.output import require_writable, save, write
from ert_writer.errors import InputError, UsageError

EXAMPLE = str(Path(__file__).parents[2] / "examples" / "01-mexico.txt")
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


def test_a_file_that_exists_is_kept_unless_forced(tmp_path: Path) -> None:
    out = tmp_path / "out.txt"
    out.write_text("by hand")
    out.chmod(0o640)
    with pytest.raises(UsageError, match=r"this file exists\. Name another one, or replace it with --force"):
        save(out, b"new")
    assert out.read_text() == "by hand"
    save(out, b"new", force=True)
    assert (out.read_text(), out.stat().st_mode & 0o777) == ("new", 0o640)


@pytest.mark.parametrize("name", ["letter.txt", "link.txt", "hard.txt"])
def test_the_input_is_never_overwritten(tmp_path: Path, name: str) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("carta")
    (tmp_path / "link.txt").symlink_to(letter)
    (tmp_path / "hard.txt").hardlink_to(letter)
    with pytest.raises(UsageError, match="this is the input; it would be lost"):
        save(tmp_path / name, b"x", force=True, inputs=(str(letter), "-"))
    assert letter.read_text() == "carta"


def test_a_device_is_written_through_and_stays_a_device() -> None:
    save(Path("/dev/null"), b"x")
    assert Path("/dev/null").is_char_device()


def test_a_pipe_is_written_through_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor(1) as pool:
        got = pool.submit(pipe.read_bytes)
        save(pipe, b"reply" * 50_000)
        assert got.result() == b"reply" * 50_000
    assert pipe.is_fifo()


def test_a_link_stays_a_link_and_its_target_is_written(tmp_path: Path) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to(tmp_path / "target.txt")
    save(link, b"first")
    save(link, b"second", force=True)
    assert link.is_symlink()
    assert (tmp_path / "target.txt").read_bytes() == b"second"


def test_a_new_file_is_private_and_a_full_device_is_one_clear_error(tmp_path: Path) -> None:
    save(tmp_path / "new.txt", b"x")
    assert (tmp_path / "new.txt").stat().st_mode & 0o777 == 0o600
    with pytest.raises(InputError, match="cannot be written"):
        save(Path("/dev/full"), b"x")


def test_a_link_that_leads_to_itself_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with pytest.raises(UsageError, match="this link leads to itself"):
        save(tmp_path / "loop", b"x", force=True)
    assert (tmp_path / "loop").is_symlink()


@pytest.mark.parametrize("name", ["-", "a\x00b"])
def test_what_names_no_file_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match=r"is no file|not a file name"):
        require_writable(Path(name))


@pytest.mark.parametrize("place", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"])
@pytest.mark.parametrize("into", ["pipe", "file"])
def test_what_this_process_holds_open_is_written_through(place: str, into: str, tmp_path: Path) -> None:
    words = [sys.executable, "-m", "ert_writer", "check", EXAMPLE, EXAMPLE, "--format", "json", "--out", place]
    if into == "pipe":
        shown = subprocess.run(words, stdout=subprocess.PIPE, check=False).stdout
    else:
        with (tmp_path / "shown").open("wb") as file:
            subprocess.run(words, stdout=file, check=False)
        shown = (tmp_path / "shown").read_bytes()
    assert "result" in json.loads(shown)


@pytest.mark.parametrize(
    "words",
    [
        ("reply", "ack", "--case", "kept.toml", "--draft"),
        ("check", "letter.txt", "letter.txt", "--settings", "kept.toml", "--format", "json"),
        ("check", "letter.txt", "letter.txt", "--glossary", "+kept.csv"),
        ("translate", "letter.txt", "--glossary", "kept.csv"),
    ],
)
def test_nothing_that_the_command_line_names_is_overwritten(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "letter.txt").write_text("Solicito la preservación de la cuenta @ejemplo_uno.", "utf-8")
    kept = tmp_path / next(word for word in words if "kept" in word).lstrip("+")
    kept.write_text("es,en\noficio,letter\n" if kept.suffix == ".csv" else "", "utf-8")
    before = kept.read_bytes()
    assert run(build, [*words, "--out", kept.name, "--force"]) == 2
    assert kept.read_bytes() == before
    assert "it would be lost" in capsys.readouterr().err


def test_a_directory_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="this is a directory"):
        require_writable(tmp_path)


@pytest.mark.parametrize(
    "name", ["log.sqlite", "log.sqlite.key", "log.sqlite.head", "log.sqlite.lock", "log.sqlite-wal"]
)
def test_what_is_on_record_is_never_replaced(name: str, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "log.sqlite")) as connection, connection:
        connection.execute("CREATE TABLE entry (number INTEGER)")
    place = tmp_path / name
    if not place.exists():
        place.write_bytes(b"kept")
    before = place.read_bytes()
    (tmp_path / "link").symlink_to(place)
    for out in (place, tmp_path / "link"):
        with pytest.raises(UsageError, match="never replaced"):
            save(out, b"reply", force=True)
    assert place.read_bytes() == before


def test_a_file_called_key_beside_no_database_is_an_ordinary_one(tmp_path: Path) -> None:
    (tmp_path / "reply.key").write_bytes(b"old")
    save(tmp_path / "reply.key", b"new", force=True)
    assert (tmp_path / "reply.key").read_bytes() == b"new"
