"""`ert-writer review`: one page or one JSON object for a set of pairs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ert_writer.cli.app import build
from ert_writer.cli.edge import run
from support.checks import BITEXT

HEADER = "id\tdoc\tsource_lang\ttarget_lang\tregion\tsource\ttarget\n"


def call(*arguments: object) -> int:
    """Run `ert-writer review` with the development set's glossary and return its exit code."""
    words = ["review", *map(str, arguments), "--glossary", str(BITEXT / "glossary.tbx")]
    return run(build, words)


def reviewed(capsys: pytest.CaptureFixture[str], *arguments: object) -> dict[str, Any]:
    """Return the JSON result of a review."""
    assert call(*arguments, "--format", "json") == 0
    result: dict[str, Any] = json.loads(capsys.readouterr().out)["result"]
    return result


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    rows = (
        "1\td\tpt\ten\t\tSeguem os dados cadastrais.\tThe subscriber data follow.\n"
        "2\td\tpt\ten\t\tFaltam os dados cadastrais.\tThe subscriber information is missing.\n"
        "3\te\tpt\ten\t\tPeça os dados cadastrais.\tAsk for the papers.\n"
    )
    (tmp_path / "a.tsv").write_text(HEADER + rows, encoding="utf-8")
    (tmp_path / "notes.md").write_text("no bitext")
    return tmp_path


def test_folder_is_read_whole_with_ids_that_name_the_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (concept,) = reviewed(capsys, folder)["concepts"]
    ways = {way["text"]: (way["status"], way["pairs"]) for way in concept["wordings"]}
    assert ways == {
        "subscriber data": ("preferred", ["a.tsv:1"]),
        "subscriber information": ("admitted", ["a.tsv:2"]),
        "": ("missing", ["a.tsv:3"]),
    }


def test_term_success_rate(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    result = reviewed(capsys, folder)
    assert (result["occurrences"], result["rendered"]) == (3, 2)
    assert result["success_rate"] == pytest.approx(2 / 3)
    assert {finding["check"] for finding in result["findings"]} == {"term-missing", "term-inconsistent"}


def test_page_is_self_contained(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    assert call(folder, "--out", out) == 0
    page = out.read_text(encoding="utf-8")
    assert "Renderings that vary" in page
    assert "66.7%" in page
    assert all(word not in page for word in ("http://", "https://", "src=", "@import"))


def test_templates_are_reviewed_block_by_block(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    texts = {
        "en": "Dear officer,\n\nWe keep {{ days }} days of connection logs.",
        "es": "Estimada autoridad:\n\nConservamos {{ days }} días de registros de conexión.",
        "pt": "Prezada autoridade,\n\n{% if x %}Guardamos {{ days }} dias de acessos.{% endif %}",
    }
    for language, text in texts.items():
        (tmp_path / "templates" / language).mkdir(parents=True)
        (tmp_path / "templates" / language / "keep.txt.j2").write_text(text, encoding="utf-8")
    result = reviewed(capsys, tmp_path)
    assert result["pairs"] == 4
    assert [(row["pair"], row["check"]) for row in result["findings"]] == [("keep.pt.2", "term-missing")]


def test_fail_on(folder: Path, tmp_path: Path) -> None:
    assert call(folder, "--out", tmp_path / "page.html", "--fail-on", "error") == 1


def test_a_folder_without_bitexts_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(tmp_path) == 2
    assert "no TSV, TMX or XLIFF file" in capsys.readouterr().err


def test_the_packaged_templates_have_no_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(build, ["review", "--format", "json"]) == 0
    result = json.loads(capsys.readouterr().out)["result"]
    assert result["pairs"] > 500
    assert [finding for finding in result["findings"] if finding["severity"] == "error"] == []
