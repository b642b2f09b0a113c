"""Nothing but `models add` ever reaches for the network: every command runs here with the network cut.

It is cut in the process of the command, and in every Python process that it starts: readers and workers.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from ert_writer.cli.app import COMMANDS, build
from ert_writer.cli.edge import run

ROOT = Path(__file__).parents[1]
NAMES = [entry.name for entry in COMMANDS]
MEXICO = str(ROOT / "examples" / "01-mexico.txt")
RUNS: dict[str, tuple[str, ...]] = {
    "detect": (MEXICO,),
    "translate": (MEXICO,),
    "intake": ("{case}", "--english"),
    "case": ("set", "{made}", "officer_name=Ana"),
    "queue": (str(ROOT / "examples"),),
    "reply": ("ack", "--set", "received_at=2025-11-11T03:00Z", "--set", "our_ref=E-1", "--lang", "es"),
    "check": (MEXICO, MEXICO, "--from", "es", "--to", "en", "--fail-on", "never"),
    "batch": (str(ROOT / "examples"), "--out", "{out}", "--steps", "detect,intake", "--workers", "2"),
    "stats": (),
    "explain": ("term-missing",),
    "review": ("templates", "--out", "{out}"),
    "templates": ("lint",),
    "glossary": ("lint",),
    "lexicon": ("lint",),
    "models": ("list",),
    "memory": ("list",),
    "audit": ("verify",),
    "config": ("show",),
    "completion": ("bash",),
    "manual": (),
    "doctor": (),
    "demo": (),
}
"""A run of each command that opens everything the command may open."""


CUT = """
import os, sys

def refuse(event, arguments):
    if not event.startswith("socket.") or event in ("socket.__new__", "socket.bind", "socket.gethostname"):
        return
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg") and not isinstance(arguments[-1], tuple):
        return  # a socket in the file system, by which processes of one machine talk
    with open(os.environ["ERT_WRITER_TEST_ASKED"], "a") as file:
        file.write(f"{event} {arguments!r}\\n")
    raise OSError("the network is cut")

sys.addaudithook(refuse)
open(os.environ["ERT_WRITER_TEST_ASKED"] + ".on", "a").write(f"{os.getpid()}\\n")
"""
"""Python runs this first in every process whose PYTHONPATH names its folder (`sitecustomize`, site.py)."""


@pytest.fixture
def children(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Cut the network of every Python process started from here; return the file with what they asked for."""
    home = tmp_path / "cut"
    home.mkdir()
    (home / "sitecustomize.py").write_text(CUT, encoding="utf-8")
    monkeypatch.setenv("ERT_WRITER_TEST_ASKED", str(home / "asked"))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, (str(home), os.environ.get("PYTHONPATH")))))
    return home / "asked"


def test_the_cut_holds_in_a_child_and_is_told(children: Path) -> None:
    code = "import socket; socket.create_connection(('192.0.2.1', 80), timeout=5)"
    run = subprocess.run([sys.executable, "-P", "-c", code], capture_output=True, text=True, check=False)
    assert "the network is cut" in run.stderr
    assert "192.0.2.1" in children.read_text(encoding="utf-8")


@pytest.fixture
def cut(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Cut the network of this process; return a list that holds every address that was asked for."""
    asked: list[object] = []

    def refuse(*words: object, **_: object) -> None:
        asked.append(words[-1] if words else None)
        raise OSError("the network is cut")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    for name in ("getaddrinfo", "create_connection", "gethostbyname"):
        monkeypatch.setattr(socket, name, refuse)
    return asked


def test_every_command_has_a_run() -> None:
    assert set(RUNS) | {"serve"} == set(NAMES)  # serve listens; tests/web holds what it may do


@pytest.mark.parametrize("name", RUNS)
def test_a_command_runs_without_network(
    name: str,
    cut: list[object],
    children: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ERT_WRITER_MEMORY", str(tmp_path / "memory.sqlite"))
    monkeypatch.setenv("ERT_WRITER_CASES", str(tmp_path / "cases"))
    monkeypatch.setenv("ERT_WRITER_MODELS", str(tmp_path / "models"))
    made = tmp_path / "made.toml"
    made.write_text('officer_name = "Eva"\n', encoding="utf-8")
    shutil.copy(MEXICO, tmp_path / "letter.txt")
    places = {"case": str(tmp_path / "letter.txt"), "made": str(made), "out": str(tmp_path / "page.html")}
    arguments = (name, *(word.format(**places) for word in RUNS[name]))
    code = run(build, arguments)
    assert code in (0, 1), capsys.readouterr().err
    assert cut == []
    assert not children.exists(), children.read_text(encoding="utf-8")


def test_workers_of_a_batch_and_readers_of_files_are_children_that_are_cut(children: Path, tmp_path: Path) -> None:
    words = ("batch", str(ROOT / "examples"), "--out", str(tmp_path / "out"), "--steps", "detect,intake")
    run = subprocess.run(
        [sys.executable, "-m", "ert_writer", *words, "--workers", "2"], capture_output=True, text=True, check=False
    )
    assert run.returncode in (0, 1), run.stderr
    started = set(children.with_suffix(".on").read_text(encoding="utf-8").split())
    assert len(started) > 3  # the command, its workers, and the readers of a mail and a page that they start
    assert not children.exists(), children.read_text(encoding="utf-8")
