"""`ert-writer glossary`, from outside."""

import json
from pathlib import Path

import pytest

from ert_writer.cli.app import build
from ert_writer.cli.edge import run
from ert_writer.terminology.reading import FORMATS, read_glossary

TEXT = """
[concepts.court-order]
subject = "orders"
en = ["court order"]
es = ["orden judicial", { text = "mandato", status = "deprecated", note = "no" }]
pt = ["ordem judicial"]
[concepts.prosecutor]
subject = "people"
en = ["prosecutor"]
es = ["fiscal"]
"""


@pytest.fixture(autouse=True)
def _no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ERT_WRITER_CACHE", "")


@pytest.fixture
def source(tmp_path: Path) -> str:
    path = tmp_path / "terms.toml"
    path.write_text(TEXT)
    return str(path)


def ert(*words: str) -> int:
    arguments = ["glossary", *words]
    return run(build, arguments)


def test_list_shows_concepts_of_a_subject_and_language(source: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert ert("list", "--glossary", source, "--subject", "orders", "--language", "es") == 0
    out = capsys.readouterr().out
    assert "court-order (orders)" in out
    assert "mandato [deprecated] - no" in out
    assert "prosecutor" not in out
    assert "ordem" not in out


def test_lookup_finds_inflected_words_and_fails_without_any(source: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert ert("lookup", "ORDENES", "judiciales", "--glossary", source, "--format", "json") == 0
    result = json.loads(capsys.readouterr().out)["result"]
    assert [entry["concept"]["id"] for entry in result] == ["court-order"]
    assert ert("lookup", "nonsense", "--glossary", source) == 1
    assert capsys.readouterr().err == "nothing found\n"


def test_lookup_as_text_says_what_led_there(source: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert ert("lookup", "fiscales", "--glossary", source) == 0
    assert "found by es 'fiscal'" in capsys.readouterr().out


def test_lint_fails_from_the_severity_asked_for(source: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert ert("lint", "--glossary", source) == 0
    assert "prosecutor has no pt term" in capsys.readouterr().out
    assert ert("lint", "--glossary", source, "--fail-on", "warning", "--format", "json") == 1
    assert json.loads(capsys.readouterr().out)["result"][0]["check"] == "glossary-missing-language"


def test_stats_count(source: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert ert("stats", "--glossary", source, "--format", "json") == 0
    assert json.loads(capsys.readouterr().out)["result"]["concepts"] == 2
    assert ert("stats", "--glossary", source) == 0
    assert "2 concepts, 1 with a usable term in en, es and pt" in capsys.readouterr().out


@pytest.mark.parametrize("form", FORMATS)
def test_export_and_import_come_back_the_same(source: str, tmp_path: Path, form: str) -> None:
    out, back = tmp_path / "out", tmp_path / "back.toml"
    assert ert("export", "--glossary", source, "--as", form, "--output", str(out)) == 0
    assert ert("import", str(out), "--output", str(back)) == 0
    assert read_glossary(back) == read_glossary(Path(source))


def test_import_prints_toml(source: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert ert("import", source) == 0
    assert "[concepts.court-order]" in capsys.readouterr().out


def test_mistakes_are_one_line_and_exit_two(source: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    evil = tmp_path / "evil.tbx"
    evil.write_text('<!DOCTYPE tbx [<!ENTITY a "b">]><tbx>&a;</tbx>')
    for words in (
        ("export", "--glossary", source, "--as", "xls"),
        ("import", str(evil)),
        ("list", "--glossary", str(tmp_path / "none.toml")),
        ("stats", "--content", str(tmp_path)),
    ):
        assert ert(*words) == 2
        err = capsys.readouterr().err
        assert err.count("\n") == 1
        assert err.startswith("ert-writer: ")


def test_columns_named_source_and_target_take_their_languages_from_options(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "terms.csv"
    file.write_text("Source;Target\norden de cateo;search warrant\n", encoding="utf-8")
    assert run(build, ["glossary", "import", str(file), "--from", "es", "--to", "en"]) == 0
    assert 'es = ["orden de cateo"]\nen = ["search warrant"]' in capsys.readouterr().out
    assert run(build, ["glossary", "import", str(file)]) == 2
    assert "--from es --to en" in capsys.readouterr().err
