"""The memory through the command line."""

import json
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    return tmp_path / "memory.sqlite"


def run(memory: Path, *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "ert_writer", "memory", *arguments, "--memory", str(memory)]
    return subprocess.run(command, input=given, capture_output=True, text=True, check=False)


def test_an_added_segment_is_found_with_the_letters_identifiers(memory: Path) -> None:
    assert run(memory, "add", "La cuenta @a_b.", "The account @a_b.", "--from", "es").returncode == 0
    shown = run(memory, "find", "-", "--from", "es", "--format", "json", given="La cuenta @otra.x_.\n")
    assert json.loads(shown.stdout)["result"]["matches"][0]["target"] == "The account @otra.x_."


def test_what_is_exported_can_be_imported(memory: Path, tmp_path: Path) -> None:
    run(memory, "add", "Quedo a sus órdenes.", "I remain at your disposal.", "--from", "es")
    run(memory, "add", "A conta @a_b.", "The account @a_b.", "--from", "pt")
    assert run(memory, "export", str(tmp_path / "out.tmx")).returncode == 0
    other = tmp_path / "other.sqlite"
    assert "2 added, 0 left out" in run(other, "import", str(tmp_path / "out.tmx")).stderr
    listed = [json.loads(run(file, "list", "--format", "json").stdout)["result"]["entries"] for file in (memory, other)]
    assert [(e["source"], e["target"]) for e in listed[0]] == [(e["source"], e["target"]) for e in listed[1]]


def test_without_a_file_the_export_goes_to_standard_output(memory: Path) -> None:
    run(memory, "add", "Quedo a sus órdenes.", "I remain at your disposal.", "--from", "es")
    assert "<seg>Quedo a sus órdenes.</seg>" in run(memory, "export").stdout


def test_of_a_translation_in_json_signed_segments_alone_are_imported(memory: Path, tmp_path: Path) -> None:
    signed = [{"source": "Hola", "target": "Hello"}, {"source": "@a_b", "target": "lost"}]
    units = [*({**unit, "reviewed_by": "Ana Ruiz"} for unit in signed), {"source": "Adiós", "target": "Bye"}]
    wire = {"schema": 1, "result": {"language": "es", "target_language": "en", "units": units}}
    (tmp_path / "t.json").write_text(json.dumps(wire))
    assert "1 added, 1 left out" in run(memory, "import", str(tmp_path / "t.json")).stderr


def test_a_translation_that_nobody_reviewed_is_refused(memory: Path, tmp_path: Path) -> None:
    units = [{"source": "Hola", "target": "Hello", "reviewed_by": ""}]
    wire = {"schema": 1, "result": {"language": "es", "target_language": "en", "units": units}}
    (tmp_path / "t.json").write_text(json.dumps(wire))
    refused = run(memory, "import", str(tmp_path / "t.json"))
    assert refused.returncode == 2
    assert "no segment of this translation was reviewed" in refused.stderr


@pytest.mark.parametrize(
    ("prop", "added"),
    [
        ('<prop type="state">unreviewed</prop>', 0),
        ('<prop type="state">draft</prop>', 0),
        ('<prop type="x-status">needs-review</prop>', 0),
        ('<prop type="x-ConfirmationLevel">Draft</prop>', 0),
        ('<prop type="state">reviewed</prop>', 1),
        ('<prop type="state">approved</prop>', 1),
        ('<prop type="x-ConfirmationLevel">ApprovedTranslation</prop>', 1),
        ('<prop type="origin">approved</prop>', 1),
        ("", 1),
    ],
)
def test_of_a_tmx_what_it_calls_unread_is_not_imported(memory: Path, tmp_path: Path, prop: str, added: int) -> None:
    unit = '<tu>{}<tuv xml:lang="es"><seg>Hola</seg></tuv><tuv xml:lang="en"><seg>Hello</seg></tuv></tu>'
    text = f'<tmx version="1.4"><header srclang="es"/><body>{unit.format(prop)}</body></tmx>'
    (tmp_path / "t.tmx").write_text(text, "utf-8")
    said = run(memory, "import", str(tmp_path / "t.tmx")).stderr
    assert said.startswith(f"{added} added")
    assert ("1 left out (the file says that nobody reviewed them)" in said) is not bool(added)


def test_a_removed_segment_is_gone(memory: Path) -> None:
    run(memory, "add", "Hola", "Hello", "--from", "es")
    assert run(memory, "remove", "Hola", "--from", "es").returncode == 0
    gone = run(memory, "remove", "Hola", "--from", "es")
    assert gone.returncode == 2
    assert "no such segment" in gone.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("add", "@a_b", "lost", "--from", "es"), "same identifiers"),
        (("find", "x", "--from", "fr"), "not es, pt or en"),
        (("import", "none.tmx"), "no such file"),
        (("list", "--format", "xml"), "Unknown format 'xml'. Use text or json"),
    ],
)
def test_what_cannot_be_done_is_one_line(memory: Path, arguments: tuple[str, ...], message: str) -> None:
    shown = run(memory, *arguments)
    assert shown.returncode == 2
    assert message in shown.stderr
    assert len(shown.stderr.splitlines()) == 1


def test_the_path_is_printed_and_nothing_made(memory: Path) -> None:
    assert run(memory, "path").stdout.strip() == str(memory)
    assert not memory.exists()


def test_the_export_never_replaces_the_memory_itself(memory: Path) -> None:
    run(memory, "add", "Quedo a sus órdenes.", "I remain at your disposal.", "--from", "es")
    done = run(memory, "export", str(memory), "--force")
    assert (done.returncode, "would be lost" in done.stderr) == (2, True)
    assert "Quedo a sus órdenes." in run(memory, "export").stdout


def test_regional_variants_of_a_file_are_all_kept_and_come_out_again(memory: Path, tmp_path: Path) -> None:
    tags = {
        "en-US": "Send the order.",
        "es-MX": "Remita el mandato.",
        "es-AR": "Remita la orden.",
        "pt-BR": "Envie a ordem.",
    }
    variants = "".join(f'<tuv xml:lang="{tag}"><seg>{text}</seg></tuv>' for tag, text in tags.items())
    header = '<header srclang="en-US" segtype="sentence" datatype="plaintext" adminlang="en" o-tmf="x"/>'
    file = tmp_path / "in.tmx"
    file.write_text(f'<tmx version="1.4">{header}<body><tu>{variants}</tu></body></tmx>', encoding="utf-8")
    assert run(memory, "import", str(file)).stderr.startswith("3 added, 0 left out")
    listed = run(memory, "list").stdout
    assert all(tag in listed for tag in ("en-US-es-MX", "en-US-es-AR", "en-US-pt-BR"))
    assert listed.count("en-US") == 3
    first = json.loads(run(memory, "find", "Send the order.", "--from", "en", "--to", "es-AR", "-f", "json").stdout)
    assert first["result"]["matches"][0]["target"] == "Remita la orden."
    out = run(memory, "export").stdout
    assert all(f'xml:lang="{tag}"' in out for tag in tags)


def test_a_dry_run_of_an_import_adds_nothing(memory: Path, tmp_path: Path) -> None:
    run(memory, "add", "Hola", "Hello", "--from", "es")
    run(memory, "export", str(tmp_path / "out.tmx"))
    other = tmp_path / "other.sqlite"
    done = run(other, "import", str(tmp_path / "out.tmx"), "--dry-run")
    assert "1 would be added, 0 left out" in done.stderr
    assert "Hola" not in run(other, "list").stdout
