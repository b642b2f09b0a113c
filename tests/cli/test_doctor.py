"""`ert-writer doctor`: what is installed and what to run for the rest."""

import json
from pathlib import Path

import pytest

from ert_writer.cli.app import build
from ert_writer.cli.edge import run
from ert_writer.plugins import DETECTORS, ENGINES, names


def ert(arguments: list[str]) -> int:
    words = ["doctor", *arguments]
    return run(build, words)


def test_json_lists_every_engine_and_direction(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert ert(["--format", "json", "--models", str(tmp_path)]) == 0
    result = json.loads(capfdbinary.readouterr().out)["result"]
    assert {engine["id"] for engine in result["engines"]} == set(names(ENGINES))
    assert set(result["detectors"]) == set(names(DETECTORS))
    assert result["models"] == str(tmp_path)
    chosen = {row["direction"]: row["engine"] for row in result["directions"]}
    assert set(chosen) == {"es-pt", "es-en", "pt-es", "pt-en", "en-es", "en-pt"}
    assert all(chosen.values())
    assert chosen["es-en"] == "marian(es-en)"


def test_text_says_what_to_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setenv("APERTIUM_DATADIR", str(tmp_path))
    assert ert(["--models", str(tmp_path)]) == 0
    out = capfdbinary.readouterr().out.decode()
    assert "apt-get install apertium" in out
    assert "none" in out
    assert "bergamot(pt-en)" in out


def test_another_format_is_refused(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert ert(["--format", "xml"]) == 2
    assert "xml" in capfdbinary.readouterr().err.decode()


def test_a_reader_without_its_program_is_not_said_to_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert ert(["--models", str(tmp_path)]) == 0
    out = capfdbinary.readouterr().out.decode()
    (reads,) = [line for line in out.splitlines() if line.startswith("reads:")]
    assert "image" not in reads
    assert "pdf" in reads
    assert "cannot read: image, needs sudo apt-get install tesseract-ocr" in out
    assert "cannot read: doc, needs sudo apt-get install libreoffice-writer-nogui" in out
