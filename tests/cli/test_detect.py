"""`ert-writer detect`: one letter, many lines, any detector."""

import json
from pathlib import Path

import pytest

from ert_writer.cli.app import build
from ert_writer.cli.edge import run
from ert_writer.plugins import DETECTORS, names

SPANISH = "Se solicita con urgencia la preservación de los datos de la cuenta mencionada.\n"
PORTUGUESE = "Solicita-se com urgência a preservação dos dados da conta mencionada neste ofício.\n"


def ert(arguments: list[str]) -> int:
    words = ["detect", *arguments]
    return run(build, words)


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.txt"
    path.write_text(f"{SPANISH}\n{PORTUGUESE}", encoding="utf-8")
    return path


def test_text_says_the_language_and_each_paragraph(letter: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert ert([str(letter)]) == 0
    rows = capfdbinary.readouterr().out.decode().splitlines()
    assert "mixed" in rows[0]
    assert [row.split()[0] for row in rows[1:]] == ["es", "pt"]


def test_json_has_spans_and_candidates(letter: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert ert([str(letter), "--format", "json"]) == 0
    result = json.loads(capfdbinary.readouterr().out)["result"]
    assert set(result) == {"language", "confidence", "candidates", "paragraphs", "mixed"}
    assert result["mixed"] is True
    text = letter.read_text(encoding="utf-8")
    assert [text[slice(*paragraph["span"])] for paragraph in result["paragraphs"]] == [
        SPANISH.strip(),
        PORTUGUESE.strip(),
    ]


@pytest.mark.parametrize("detector", names(DETECTORS))
def test_every_detector_may_be_asked(detector: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    path = tmp_path / "l.txt"
    path.write_text(SPANISH, encoding="utf-8")
    assert ert([str(path), "--detector", detector, "--format", "json"]) == 0
    assert json.loads(capfdbinary.readouterr().out)["result"]["language"] == "es"


def test_lines_give_one_answer_a_line(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    path = tmp_path / "l.txt"
    path.write_text(f"{SPANISH}\n{PORTUGUESE}", encoding="utf-8")
    assert ert([str(path), "--lines"]) == 0
    assert [row.split("\t")[0] for row in capfdbinary.readouterr().out.decode().splitlines()] == ["es", "und", "pt"]
    assert ert([str(path), "--lines", "--format", "json"]) == 0
    answers = [json.loads(row) for row in capfdbinary.readouterr().out.decode().splitlines()]
    assert [answer["result"]["language"] for answer in answers] == ["es", "und", "pt"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(["nowhere.txt"], "no such file"), (["-", "--format", "xml"], "xml"), (["x", "--detector", "magic"], "magic")],
)
def test_what_cannot_be_done_is_said(
    arguments: list[str], words: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = tmp_path / "x"
    path.write_text(SPANISH, encoding="utf-8")
    assert ert([str(path) if word == "x" else word for word in arguments]) == 2
    assert words in capfdbinary.readouterr().err.decode()
