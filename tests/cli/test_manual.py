"""Manual pages."""

import re
from pathlib import Path

import pytest

from ert_writer.cli.app import COMMANDS, EXIT_CODES, build
from ert_writer.cli.describe import Command, Option
from ert_writer.cli.edge import run
from ert_writer.cli.manual import page


def test_all_pages_are_written(tmp_path: Path) -> None:
    place = tmp_path / "man1"
    assert run(build, ["manual", "--out", str(place)]) == 0
    assert run(build, ["manual", "--out", str(place)]) == 0  # again, over the old ones
    assert {file.name for file in place.iterdir()} == {
        "ert-writer.1", *(f"ert-writer-{entry.name}.1" for entry in COMMANDS)
    }  # fmt: skip
    text = (place / "ert-writer-audit.1").read_text(encoding="utf-8")
    assert "\\fBert\\-writer audit verify\\fR [options]" in text
    assert all(f"\\fB{code}\\fR" in text for code, _ in EXIT_CODES)


def test_one_page_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(build, ["manual", "intake"]) == 0
    assert '.TH "ERT-WRITER-INTAKE" 1' in capsys.readouterr().out
    assert run(build, ["manual"]) == 0
    assert "\\fBintake\\fR\n" in capsys.readouterr().out
    assert run(build, ["manual", "nope"]) == 2
    assert "Unknown command 'nope'" in capsys.readouterr().err


def test_no_character_of_a_text_is_a_request_or_an_escape() -> None:
    command = Command(("a",), ".so /etc/passwd", options=(Option(("--b",), "it's a \\n `c`", "text"),))
    text = page(command, [(0, "clean")], ["ert-writer"])
    assert "\\- \\&.so /etc/passwd" in text
    assert "it\\(aqs a \\en \\(gac\\(ga" in text
    requests = {"TH", "SH", "TP", "br", "RS", "RE"}
    assert {match[1] for match in re.finditer(r"^\.(\w+)", text, re.MULTILINE)} <= requests
