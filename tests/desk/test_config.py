"""The configuration file: what it sets, what wins over it, and where a value comes from."""

from pathlib import Path

import pytest

from ert_writer.desk.config import VARIABLES, config_file, configured, is_zone, read_config, shown
from ert_writer.desk.settings import Settings
from ert_writer.errors import ContentError, InputError

FILE = """\
[desk]
zone = "America/Bogota"
language = "es"
glossary = ["+terms.csv", "/all/terms.tbx"]
content = "ours"
audit = "~/audit.sqlite"
"""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "config.toml"
    place.write_text(FILE)
    monkeypatch.setenv("ERT_WRITER_CONFIG", str(place))
    return place


def test_paths_count_from_the_files_own_directory(file: Path) -> None:
    said = read_config()
    assert said["content"] == file.parent / "ours"
    assert said["glossary"] == (f"+{file.parent / 'terms.csv'}", "/all/terms.tbx")
    assert said["audit"] == Path.home() / "audit.sqlite"
    assert set(said) == {"zone", "language", "glossary", "content", "audit"}


def test_options_win_over_the_file_and_variables_over_it_too(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ERT_WRITER_AUDIT")
    assert configured(language="pt").language == "pt"
    assert configured().zone == "America/Bogota"
    assert configured().audit == Path.home() / "audit.sqlite"
    monkeypatch.setenv("ERT_WRITER_AUDIT", "other.sqlite")
    assert configured().audit is None  # the variable decides, where the log is opened


def test_every_value_has_its_origin(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ERT_WRITER_AUDIT")
    monkeypatch.setenv("ERT_WRITER_MODELS", "/models")
    rows = {row.name: (row.value, row.origin) for row in shown()}
    assert list(rows) == list(Settings.__dataclass_fields__)
    assert rows["zone"] == ("America/Bogota", f"{file}:2")
    assert rows["audit"][1] == f"{file}:6"
    assert rows["models"] == ("/models", "ERT_WRITER_MODELS")
    assert rows["engine"] == ("auto", "default")
    assert rows["memory"] == ("", "default")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[desk]\nzon = "UTC"\n', r"config\.toml:2, desk\.zon: unknown key 'zon'\. Did you mean 'zone'"),
        ('[desk]\nzone = "Bogota"\n', r"config\.toml:2, desk\.zone: there is no time zone 'Bogota'"),
        ('[desk]\nlanguage = "fr"\n', r"config\.toml:2, desk\.language"),
        ("[desk\n", r"config\.toml"),
    ],
)
def test_a_wrong_file_is_named_with_its_line(file: Path, text: str, message: str) -> None:
    file.write_text(text)
    with pytest.raises(ContentError, match=message):
        configured()


def test_a_file_that_is_named_must_exist_and_the_usual_one_need_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ERT_WRITER_CONFIG", str(tmp_path / "none.toml"))
    with pytest.raises(InputError, match="no such file"):
        read_config()
    monkeypatch.setenv("ERT_WRITER_CONFIG", "")
    assert (config_file(), read_config()) == (None, {})
    monkeypatch.delenv("ERT_WRITER_CONFIG")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert read_config() == {}
    assert str(config_file()).endswith("config.toml")


def test_the_variables_are_those_that_the_parts_read() -> None:
    assert dict(VARIABLES) == {
        "content": "ERT_WRITER_CONTENT",
        "models": "ERT_WRITER_MODELS",
        "audit": "ERT_WRITER_AUDIT",
        "audit_second": "ERT_WRITER_AUDIT_SECOND",
        "cases": "ERT_WRITER_CASES",
        "language": "ERT_WRITER_LANGUAGE",
    }


def test_zones_are_iana_names() -> None:
    assert is_zone("America/Sao_Paulo")
    assert not is_zone("BRT")
    assert not is_zone("../etc/passwd")
