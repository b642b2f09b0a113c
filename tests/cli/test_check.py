"""`ert-writer check`: the contract of its options, formats and exit codes."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from ert_writer.cli.app import build
from ert_writer.cli.edge import run
from ert_writer.cli.recording import audit_log
from ert_writer.cli.reports.run import CheckRun
from ert_writer.cli.reports.text import render_text
from ert_writer.model.checking import Pair
from ert_writer.model.findings import Category, Finding, Severity, Span
from support.checks import BITEXT

HEADER = "id\tdoc\tsource_lang\ttarget_lang\tregion\tsource\ttarget\n"
WRONG = "p1\td\tes\ten\t\tLa cuenta @luz.maria vence en 72 horas.\tThe account @luz.maria expires in 27 hours.\n"
RIGHT = "p2\td\tes\ten\t\tLa cuenta sigue activa.\tThe account is still active.\n"
KEYS = ["id", "rule", "severity", "concept", "value", "message", "source_span", "target_span", "suggestion"]

MESSAGE = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}}
# SARIF 2.1.0, the parts that are written, as strict as its schema: unknown names are refused
SARIF: dict[str, Any] = {
    "type": "object",
    "required": ["version", "runs"],
    "additionalProperties": False,
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"enum": ["2.1.0"]},
        "runs": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["tool"],
                "additionalProperties": False,
                "properties": {
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "tool": {
                        "type": "object",
                        "required": ["driver"],
                        "additionalProperties": False,
                        "properties": {
                            "driver": {
                                "type": "object",
                                "required": ["name"],
                                "additionalProperties": False,
                                "properties": {
                                    "name": {"type": "string"},
                                    "version": {"type": "string"},
                                    "rules": {
                                        "type": "array",
                                        "uniqueItems": True,
                                        "items": {
                                            "type": "object",
                                            "required": ["id"],
                                            "additionalProperties": False,
                                            "properties": {
                                                "id": {"type": "string"},
                                                "shortDescription": MESSAGE,
                                                "help": MESSAGE,
                                            },
                                        },
                                    },
                                },
                            }
                        },
                    },
                    "results": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["message"],
                            "additionalProperties": False,
                            "properties": {
                                "ruleId": {"type": "string"},
                                "ruleIndex": {"type": "integer", "minimum": -1},
                                "level": {"enum": ["none", "note", "warning", "error"]},
                                "message": MESSAGE,
                                "properties": {"type": "object"},
                                "partialFingerprints": {
                                    "type": "object",
                                    "additionalProperties": {"type": "string"},
                                },
                                "locations": {
                                    "type": "array",
                                    "items": {
                                        "type": "object",
                                        "additionalProperties": False,
                                        "properties": {
                                            "physicalLocation": {
                                                "type": "object",
                                                "required": ["artifactLocation"],
                                                "additionalProperties": False,
                                                "properties": {
                                                    "artifactLocation": {
                                                        "type": "object",
                                                        "additionalProperties": False,
                                                        "properties": {
                                                            "uri": {"type": "string", "pattern": "^[!-~]+$"}
                                                        },
                                                    },
                                                    "region": {
                                                        "type": "object",
                                                        "additionalProperties": False,
                                                        "properties": {
                                                            "startLine": {"type": "integer", "minimum": 1},
                                                            "snippet": MESSAGE,
                                                        },
                                                    },
                                                },
                                            },
                                            "logicalLocations": {
                                                "type": "array",
                                                "uniqueItems": True,
                                                "items": {
                                                    "type": "object",
                                                    "additionalProperties": False,
                                                    "properties": {
                                                        name: {"type": "string"}
                                                        for name in ("name", "fullyQualifiedName", "kind")
                                                    },
                                                },
                                            },
                                        },
                                    },
                                },
                            },
                        },
                    },
                },
            },
        },
    },
}


@pytest.fixture
def bitext(tmp_path: Path) -> Path:
    file = tmp_path / "pairs.tsv"
    file.write_text(HEADER + WRONG + RIGHT, encoding="utf-8")
    return file


def call(*arguments: object) -> int:
    """Run `ert-writer check` with the development set's glossary and return its exit code."""
    words = ["check", *map(str, arguments), "--glossary", str(BITEXT / "glossary.tbx")]
    return run(build, words)


def test_findings_exit_1_and_show_carets(bitext: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("--bitext", bitext) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "p1: error number-mismatch: '72' became '27'"
    assert [line[lines[1].index("72") : lines[1].index("72") + 2] for line in (lines[1], lines[2])] == ["72", "^^"]
    assert lines[-1] == "1 finding (1 error) in 2 pairs"


def test_clean_pairs_exit_0(tmp_path: Path) -> None:
    file = tmp_path / "clean.tsv"
    file.write_text(HEADER + RIGHT, encoding="utf-8")
    assert call("--bitext", file) == 0


def test_jsonl_has_exactly_the_documented_keys(bitext: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call("--bitext", bitext, "--format", "jsonl")
    (line,) = capsys.readouterr().out.splitlines()
    row = json.loads(line)
    assert list(row) == KEYS
    assert (row["id"], row["rule"], row["value"], row["suggestion"]) == ("p1", "number-mismatch", "72", ["72"])
    assert row["source_span"] == [30, 32]


def test_json_is_one_wire_object(bitext: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call("--bitext", bitext, "--format", "json")
    out = json.loads(capsys.readouterr().out)
    assert out["schema"] == 1
    assert (out["result"]["pairs"], len(out["result"]["findings"])) == (2, 1)


def test_sarif_is_valid(capsys: pytest.CaptureFixture[str]) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    call("--bitext", BITEXT / "pairs.tsv", "--format", "sarif")
    log = json.loads(capsys.readouterr().out)
    jsonschema.validate(log, SARIF)
    (one,) = log["runs"]
    rules = [rule["id"] for rule in one["tool"]["driver"]["rules"]]
    assert one["columnKind"] == "unicodeCodePoints"
    assert all(rules[result["ruleIndex"]] == result["ruleId"] for result in one["results"])
    assert all(result["partialFingerprints"] for result in one["results"])


def test_sarif_names_the_line_of_the_file(bitext: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call("--bitext", bitext, "--format", "sarif")
    (result,) = json.loads(capsys.readouterr().out)["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]
    assert (place["artifactLocation"]["uri"], place["region"]["startLine"]) == ("pairs.tsv", 2)


def test_mqm_is_csv_that_no_spreadsheet_runs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "formula.tsv"
    file.write_text(HEADER + "p1\t\tes\ten\t\t=1+2 son 3\t=1+2 is 4\n", encoding="utf-8")
    call("--bitext", file, "--format", "mqm")
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert (rows[0]["rule"], rows[0]["severity"], rows[0]["status"]) == ("number-mismatch", "major", "issue")
    assert rows[0]["source"].startswith("'=")


def test_html_is_self_contained_and_shows_mark_up_as_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "markup.tsv"
    file.write_text(HEADER + "p1\t\tes\ten\t\t<script>x()</script> 12\t<script>x()</script> 13\n", encoding="utf-8")
    call("--bitext", file, "--format", "html")
    page = capsys.readouterr().out
    assert "&lt;script&gt;x()" in page
    assert "<script>x()" not in page
    assert "http://" not in page
    assert "src=" not in page
    assert "<mark>12</mark>" in page


def test_control_characters_reach_no_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "escape.tsv"
    file.write_text(HEADER + "p\x1b[31m\t\tes\ten\t\t12\x1b[2J\t13\u202e\n", encoding="utf-8")
    call("--bitext", file)
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert "\u202e" not in out


def test_ignore_severity_and_settings(bitext: Path, tmp_path: Path) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text('[checks.severity]\nnumber-mismatch = "note"\n')
    assert call("--bitext", bitext, "--ignore", "number-mismatch") == 0
    assert call("--bitext", bitext, "--severity", "number-mismatch=warning") == 0
    assert call("--bitext", bitext, "--settings", settings) == 0
    assert call("--bitext", bitext, "--settings", settings, "--fail-on", "note") == 1


def test_baseline_lets_only_new_findings_fail(bitext: Path, capsys: pytest.CaptureFixture[str]) -> None:
    baseline = bitext.with_name("baseline.json")
    assert call("--bitext", bitext, "--baseline", baseline, "--write-baseline") == 2
    assert "1 findings would be dismissed without a reason" in capsys.readouterr().err
    assert not baseline.exists()
    assert call("--bitext", bitext, "--baseline", baseline, "--write-baseline", "--reason", "draft by Eva Luna") == 0
    assert "1 findings written to" in capsys.readouterr().err
    (known,) = json.loads(baseline.read_text())["findings"]
    assert "became" in known["message"]
    assert known["reason"] == "draft by Eva Luna"
    (entry,) = [entry.body for entry in audit_log().entries() if entry.body]
    assert (entry["kind"], entry["data"]["checks"]) == ("dismissal", {"number-mismatch": 1})
    assert entry["data"]["reason"] == "draft by ⟦person⟧"
    assert call("--bitext", bitext, "--baseline", baseline) == 0
    assert "1 known from the baseline" in capsys.readouterr().out
    bitext.write_text(HEADER + WRONG + RIGHT + WRONG.replace("p1", "p3").replace("27", "28"), encoding="utf-8")
    assert call("--bitext", bitext, "--baseline", baseline) == 1


def test_two_texts_are_aligned(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, target = tmp_path / "es.txt", tmp_path / "en.txt"
    source.write_text("Estimada fiscal:\n\nLa cuenta sigue activa. El plazo es de 72 horas.\n", encoding="utf-8")
    target.write_text("Dear prosecutor,\n\nThe account is still active. The deadline is 27 hours.\n", encoding="utf-8")
    assert call(source, target, "--from", "es", "--to", "en", "--format", "jsonl") == 1
    (row,) = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert (row["id"], row["rule"], row["value"]) == ("3", "number-mismatch", "72")


def test_the_languages_of_two_texts_are_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, target = tmp_path / "a.txt", tmp_path / "b.txt"
    source.write_text("La cuenta sigue activa en la plataforma. El plazo es de 72 horas.\n", encoding="utf-8")
    target.write_text("The account is still active on the platform. The deadline is 27 hours.\n", encoding="utf-8")
    out = tmp_path / "found.json"
    assert call(source, target, "--format", "json", "-o", out) == 1
    assert [f["check"] for f in json.loads(out.read_text())["result"]["findings"]] == ["number-mismatch"]
    assert call(source, target, "-o", out) == 2
    assert call(source, target, "-o", out, "--force") == 1
    assert "number-mismatch" in out.read_text()
    target.write_text("4471\n", encoding="utf-8")
    assert call(source, target) == 2
    assert "is not clear" in capsys.readouterr().err


def test_explain_says_what_a_check_looks_for(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["explain", "term-missing"]
    assert run(build, arguments) == 0
    said = capsys.readouterr().out
    assert "Why." in said
    assert "Severity: error. ITS 2.0 type: terminology." in said
    assert run(build, ["explain"]) == 0
    assert "omission\n" in capsys.readouterr().out
    assert run(build, ["explain", "spelling"]) == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "give either SOURCE and TARGET or --bitext FILE"),
        (("only-one.txt",), "give either SOURCE and TARGET or --bitext FILE"),
        (("a.txt", "b.txt"), "a.txt: no such file"),
        (("--bitext", "none.tsv"), "none.tsv: no such file"),
        (
            ("--bitext", "none.tsv", "--format", "xml"),
            "--format: Unknown format 'xml'. Use text, json, jsonl, sarif, github, html or mqm",
        ),
        (("--bitext", "none.tsv", "--ignore", "spelling"), "there is no check named 'spelling'"),
        (("--bitext", "none.tsv", "--severity", "omission=loud"), "'loud' is no severity"),
        (("--bitext", "none.tsv", "--write-baseline"), "--write-baseline needs a file"),
    ],
)
def test_mistakes_exit_2_with_one_line(
    arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(*arguments) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1


def test_a_text_of_several_lines_is_quoted_on_one() -> None:
    pair = Pair("1", "Primera\nsegunda 72", "First\nsecond 27", "es", "en")
    finding = Finding("number-mismatch", Category.NUMBERS, Severity.ERROR, "m", pair="1", source_span=Span(16, 18))
    shown = render_text(CheckRun("x", (pair,), (finding,), 0)).splitlines()
    assert shown[1] == "    source: Primera segunda 72"
    assert shown[2] == " " * shown[1].index("72") + "^^"


def test_github_names_file_and_line(
    bitext: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(bitext.parent.parent)
    path = f"{bitext.parent.name}/{bitext.name}"
    call("--bitext", Path(path), "--format", "github")
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith(f"::error file={path},line=2,title=")
    call("--bitext", Path(path), "--format", "sarif")
    (result,) = json.loads(capsys.readouterr().out)["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == path
