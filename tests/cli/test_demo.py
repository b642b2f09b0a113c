"""The demo: letter, language, intake, translation and reply, one after the other."""

from pathlib import Path

import pytest

from ert_writer.cli.app import build
from ert_writer.cli.edge import run
from ert_writer.errors import EngineUnavailableError

LETTER = """Polícia Civil do Estado Fictício
Ofício nº 41/2026

Solicito com urgência os dados cadastrais da conta @perfil.inventado_7. A vítima corre risco de morte.
"""


def no_engine(*_: object) -> tuple[object, object]:
    raise EngineUnavailableError("no installed engine translates pt-en")


def demo(*arguments: object) -> int:
    words = ["demo", *map(str, arguments)]
    return run(build, words)


def test_the_main_job_is_shown_from_letter_to_reply(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    letter = tmp_path / "carta.txt"
    letter.write_text(LETTER, encoding="utf-8")
    assert demo(letter) == 0
    shown = capsys.readouterr().out
    parts = ["carta.txt", "language: pt", "ert-writer intake", "ert-writer translate", "reply to carta.txt"]
    assert [shown.find(part) for part in parts] == sorted(shown.find(part) for part in parts)
    assert all(part in shown for part in parts)
    assert shown.count("@perfil.inventado_7") >= 3  # letter, intake, and both sides of the translation
    assert "Ofício: 41/2026" in shown


def test_without_an_engine_the_rest_is_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    letter = tmp_path / "carta.txt"
    letter.write_text(LETTER, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ert_writer.desk.Desk.translate", no_engine)
        assert demo(letter) == 0
    shown = capsys.readouterr().out
    assert "not translated" in shown
    assert "reply to carta.txt" in shown


def test_a_content_directory_without_letters_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "glossary").mkdir()
    assert demo("--content", tmp_path) == 2
    assert "no example letters" in capsys.readouterr().err
