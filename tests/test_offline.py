"""Nothing but `models add` ever reaches for the network: every command runs here with the network cut."""

from __future__ import annotations

import shutil
import socket
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
    "batch": (str(ROOT / "examples"), "--out", "{out}", "--steps", "detect", "--workers", "1"),
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
    name: str, cut: list[object], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
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
