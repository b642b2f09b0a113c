"""docs/cli.md: its tables are complete, and its example of a configuration file is one."""

import re
from pathlib import Path

import pytest

from ert_writer.cli.app import EXIT_CODES
from ert_writer.desk.config import read_config
from ert_writer.desk.files import DeskTable

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")


def test_the_exit_codes_are_those_of_the_help() -> None:
    assert re.findall(r"^\| (\d+) \| (.*) \|$", TEXT, re.MULTILINE) == [(str(code), text) for code, text in EXIT_CODES]


def test_every_variable_that_the_program_reads_is_listed() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "ert_writer").rglob("*.py"))
    private = {"ERT_WRITER_READING_DEPTH"}  # passed to the processes that read files
    read = set(re.findall(r"\"(ERT_WRITER_[A-Z_]+)\"", sources)) - private
    assert read == set(re.findall(r"^\| `(ERT_WRITER_[A-Z_]+)`", TEXT, re.MULTILINE))


def test_the_example_sets_every_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    example = re.findall(r"^```toml\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)[0]
    file = tmp_path / "config.toml"
    file.write_text(example, encoding="utf-8")
    assert set(read_config(file)) == set(DeskTable.__struct_fields__)


def test_every_command_is_in_the_table() -> None:
    from ert_writer.cli.app import COMMANDS

    rows = re.findall(r"^\| (`[a-z`, ]+`) \|", TEXT, re.MULTILINE)
    assert {name for row in rows for name in re.findall(r"[a-z]+", row)} == {entry.name for entry in COMMANDS}


def test_the_links_of_the_readme_lead_somewhere() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [link for link in re.findall(r"\]\(([^)#:]+)\)", text) if not (ROOT / link).exists()] == []
