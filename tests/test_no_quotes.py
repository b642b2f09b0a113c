"""No error quotes a letter or a value of a case, and the audit log holds neither."""

from __future__ import annotations

import ast
import json
import re
import sqlite3
from pathlib import Path

import pytest

from ert_writer.cli.app import build
from ert_writer.cli.edge import run
from ert_writer.errors import ErtWriterError
from ert_writer.templating.kinds import Field, FieldKind
from ert_writer.templating.library import load_library
from ert_writer.templating.values import Given, read_values

ROOT = Path(__file__).parents[1] / "ert_writer"
CANARY = "Xochitlzarquendo"
"""Stands in every value and letter below; nobody's name."""
_LETTERS = re.compile(
    r"\b(text|texts|value|values|source|target|sentence|quote|evidence|words?|given|paragraph|body|line)\b"
)
_OF_OTHERS = {
    # what these quote is an option of the command line, or content that policy writers keep; never a letter
    "batch/job.py", "checks/bitext/tags.py", "cli/lazy.py", "cli/template_tools.py", "engines/models/install.py",
    "engines/models/shape.py", "intake/masking.py", "lexicon/find.py", "model/findings.py", "plugins.py",
    "templating/editing.py", "templating/wording.py", "terminology/csv_format.py", "terminology/po_format.py",
    "terminology/tidy.py",
}  # fmt: skip
_HARMLESS = re.compile(r"len\(.*\)|type\(.*\).__name__|line|(?:part|problem)\.line|source\.id|_NOUNS\.get\(.*\)")


def quotes(path: Path) -> list[str]:
    """The expressions in messages of a module's errors that may hold what a letter says."""
    raised = (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Raise) and node.exc)
    put = (
        ast.unparse(node.value) for item in raised for node in ast.walk(item) if isinstance(node, ast.FormattedValue)
    )
    return [words for words in put if _LETTERS.search(words) and not _HARMLESS.fullmatch(words)]


@pytest.mark.parametrize("path", sorted(ROOT.rglob("*.py")), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_message_is_made_of_what_a_letter_says(path: Path) -> None:
    if path.relative_to(ROOT).as_posix() not in _OF_OTHERS:
        assert quotes(path) == []


def fields() -> list[tuple[str, Field]]:
    library = load_library(ROOT.parent / "templates")
    return [(id_, field) for id_ in library.templates for field in library.fields(library.template(id_))]


BAD = (
    CANARY,
    f"2025-99-99 {CANARY}",
    f"http://{CANARY}.example",
    f"{CANARY}/{CANARY}",
    f"a\u202e{CANARY}",
    f"{CANARY}\nx",
)


@pytest.mark.parametrize("kind", FieldKind)
def test_no_value_that_a_field_refuses_is_quoted(kind: FieldKind) -> None:
    messages: list[str] = []
    for _, field in [pair for pair in fields() if pair[1].kind is kind]:
        for bad in (*((word,) for word in BAD), BAD[:2]):
            try:
                read_values((field,), {field.name: tuple(Given(word) for word in bad)}, draft=False)
            except ErtWriterError as error:
                messages.append(f"{error} {error.hint}")
    assert not any(CANARY in message for message in messages)
    assert messages or kind not in {field.kind for _, field in fields()}


CASE = f'officer_name = "{CANARY}"\ncase_number = "{CANARY}/1"\nperson_in_danger = "{CANARY}"\n'
LETTER = (
    f"Oficio 1/2031. La víctima {CANARY} está en peligro; cuenta @{CANARY}. Comuníquese al correo {CANARY}@b.example."
)
RUNS: dict[str, tuple[str, ...]] = {
    "a letter as a case": ("reply", "ack", "--case", "{letter}", "--lang", "es"),
    "a letter as a template": ("reply", LETTER),
    "a letter as an option": ("intake", "--format", LETTER, "{letter}"),
    "a letter as an argument too many": ("reply", "ack", "{case}", LETTER),
    "a letter as a command": (LETTER,),
    "a letter as a setting": ("case", "set", "{made}", LETTER),
    "a letter as a value": ("reply", "ack", "--set", LETTER),
    "a word that a list does not take": ("case", "set", "{made}", f"data_categories={CANARY}"),
    "a country": ("reply", "ack", "--set", f"country={CANARY}", "--set", "our_ref=E-1"),
    "a letter as a bitext": ("check", "--bitext", "{letter}"),
    "a letter as a glossary": ("glossary", "lint", "{letter}"),
    "a bitext with shifted columns": ("check", "--bitext", "{shifted}"),
    "a damaged page": ("intake", "{page}"),
    "a damaged document": ("intake", "{word}"),
    "a mail without text": ("intake", "{mail}"),
    "a case in broken TOML": ("reply", "ack", "--case", "{broken}"),
    "a case in broken JSON": ("reply", "ack", "--case", "{json}"),
    "a decision": ("reply", "disclose", "--case", "{made}", "--decision", f"{CANARY}={CANARY}"),
}  # fmt: skip


@pytest.mark.parametrize("name", RUNS)
@pytest.mark.parametrize("form", ["text", "json"])
def test_no_command_that_fails_quotes_a_letter(
    name: str, form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ERT_WRITER_CASES", str(tmp_path / "cases"))
    files = {
        "letter": LETTER.encode(),
        "made": CASE.encode(),
        "case": CASE.encode(),
        "broken": CASE.encode() + f"{CANARY} {CANARY} = [".encode(),
        "json": b"{" + json.dumps(CANARY).encode(),
        "shifted": f"source\ttarget\tsource_lang\nHola\tHi\t{LETTER}\n".encode(),
        "page": b"%PDF-1.4\n" + LETTER.encode(),
        "word": b"PK\x03\x04[Content_Types].xml " + LETTER.encode(),
        "mail": f"From: {CANARY} <a@b.example>\nContent-Type: application/pkcs7-mime\n\n{CANARY}".encode(),
    }
    suffixes = {"made": ".toml", "broken": ".toml", "json": ".json", "shifted": ".tsv", "page": ".pdf", "word": ".docx"}
    places = {key: tmp_path / f"{key}{suffixes.get(key, '.txt')}" for key in files}
    for key, data in files.items():
        places[key].write_bytes(data)
    words = [word if CANARY in word else word.format(**places) for word in RUNS[name]]
    code = run(build, (*words, *(("--format", "json") if form == "json" and "--format" not in words else ())))
    shown = capsys.readouterr()
    assert code == 2, shown
    assert CANARY not in shown.err
    assert CANARY not in shown.out


def test_the_audit_log_holds_no_value_of_a_case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ERT_WRITER_AUDIT", str(tmp_path / "audit.sqlite"))
    made = tmp_path / "case.toml"
    made.write_text(CASE + 'our_ref = "E-1"\nreceived_at = "2025-11-11T03:00Z"\n', encoding="utf-8")
    assert run(build, ("reply", "ack", "--case", str(made), "--lang", "es", "--out", str(tmp_path / "reply.txt"))) in (
        0,
        1,
    )
    assert CANARY in (tmp_path / "reply.txt").read_text("utf-8")
    assert sqlite3.connect(tmp_path / "audit.sqlite").execute("SELECT count(*) FROM entry").fetchone()[0]
    for file in tmp_path.glob("audit.sqlite*"):
        assert CANARY.encode() not in file.read_bytes()
