"""`ert-writer config`, and what the configuration file does to the other commands."""

import json
from pathlib import Path

import pytest

from ert_writer.cli.app import build
from ert_writer.cli.edge import run


def call(*words: object) -> int:
    return run(build, [str(word) for word in words])


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "config.toml"
    place.write_text('[desk]\nengine = "echo"\nmask = "people"\nzone = "America/Bogota"\n')
    monkeypatch.setenv("ERT_WRITER_CONFIG", str(place))
    return place


def test_show_names_the_origin_when_asked(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("config", "show", "--origin") == 0
    lines = capsys.readouterr().out.splitlines()
    assert f"engine = echo\t{file}:2" in lines
    assert "detector = house\tdefault" in lines
    assert call("config", "show") == 0
    assert "engine = echo" in capsys.readouterr().out.splitlines()


def test_show_as_json(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("config", "show", "-f", "json") == 0
    result = json.loads(capsys.readouterr().out)["result"]
    assert result["file"] == str(file)
    assert {"name": "mask", "value": "people", "origin": f"{file}:3"} in result["settings"]


def test_the_path_is_printed_whether_or_not_it_exists(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.unlink()
    assert call("config", "path") == 2  # a file that ERT_WRITER_CONFIG names must exist
    assert "no such file" in capsys.readouterr().err


def test_the_file_sets_what_an_option_would_and_the_option_wins(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    letter = tmp_path / "carta.txt"
    letter.write_text("Se solicitan los datos de la cuenta @uno.dos en 24 horas.", encoding="utf-8")
    assert call("translate", letter, "-f", "json") == 0
    assert json.loads(capsys.readouterr().out)["result"]["engine"] == "echo es-en"
    assert call("translate", letter, "--engine", "nope") == 2
    assert "nope" in capsys.readouterr().err


def test_the_file_reaches_commands_in_groups(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text(f'[desk]\naudit = "{tmp_path / "own.sqlite"}"\n')
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("ERT_WRITER_AUDIT")
        assert call("audit", "path") == 0
    assert capsys.readouterr().out.strip() == str(tmp_path / "own.sqlite")


def test_a_wrong_file_stops_every_command_with_its_line(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text("[desk]\ncolour = 1\n")
    assert call("detect", "-") == 2
    assert "config.toml:2, desk.colour: unknown key 'colour'" in capsys.readouterr().err


def test_a_deadline_is_shown_in_the_desks_time_too(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    letter = Path(__file__).parents[2] / "examples" / "02-brasil.eml"
    assert call("intake", letter) == 0
    assert "2025-11-12 00:18 at the desk (America/Bogota)" in capsys.readouterr().out


def test_the_desks_language_does_not_filter_a_glossary(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`glossary list --language` asks for terms of one language; `language` in the file is the person's."""
    assert call("glossary", "lookup", "warrant") == 0
    before = capsys.readouterr().out
    file.write_text('[desk]\nlanguage = "pt"\n')
    assert call("glossary", "lookup", "warrant") == 0
    assert capsys.readouterr().out == before
    assert before


def test_each_setting_with_an_option_is_one_of_the_parameters_of_a_command() -> None:
    from ert_writer.cli.app import COMMANDS, OPTIONS
    from ert_writer.cli.lazy import load
    from ert_writer.desk.settings import Settings

    commands = [load(entry) for entry in COMMANDS]
    inner = [one for command in commands for one in (command, *getattr(command, "commands", {}).values())]
    assert set(OPTIONS.values()) <= {parameter.name for command in inner for parameter in command.params}
    assert set(OPTIONS) <= set(Settings.__dataclass_fields__)
