"""`ert-writer translate`: streams, formats, exit codes, hostile letters."""

import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from ert_writer.cli.app import build
from ert_writer.cli.edge import run

LETTER = """FISCALÍA DE PRUEBA
Oficio núm. FP/12/2025

Se solicita con urgencia la preservación de los datos de la cuenta @abc_d, usada desde 190.12.33.4.

Responda al correo rebeca@fp.gob.example antes de las 22:47 hrs.
"""


class Stdin(io.TextIOWrapper):
    """Standard input that holds bytes."""

    def __init__(self, data: bytes) -> None:
        super().__init__(io.BytesIO(data), encoding="utf-8")


def ert(monkeypatch: pytest.MonkeyPatch, arguments: list[str], data: bytes = b"") -> int:
    monkeypatch.setattr("sys.stdin", Stdin(data))
    words = ["translate", *arguments]
    return run(build, words)


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.txt"
    path.write_text(LETTER, encoding="utf-8")
    return path


def test_text_names_engine_and_state_and_has_the_same_paragraphs(
    letter: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert ert(monkeypatch, [str(letter)]) == 0
    out, err = capfdbinary.readouterr()
    first, _, text = out.decode().partition("\n\n")
    assert "marian(es-en)" in first
    assert "machine translation, unreviewed" in first
    assert "segments of low confidence" in first
    assert len(text.split("\n\n")) == len(LETTER.split("\n\n"))
    for identifier in ("FP/12/2025", "@abc_d", "190.12.33.4", "rebeca@fp.gob.example", "22:47"):
        assert text.count(identifier) == 1
    assert "preservation" in text
    assert re.fullmatch(r"FISCALÍA DE PRUEBA \(.*Prosecutor's Office\)", text.split("\n")[0])
    assert err == b""


def test_json_says_everything(
    letter: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert ert(monkeypatch, [str(letter), "--format", "json", "--to", "en"]) == 0
    wire = json.loads(capfdbinary.readouterr().out)
    assert wire["schema"] == 1
    result = wire["result"]
    assert (result["language"], result["target_language"]) == ("es", "en")
    assert "marian(es-en)" in result["engine"]
    assert result["notice"] == "machine translation, unreviewed"
    kinds = {entity["kind"] for unit in result["units"] for entity in unit["entities"]}
    assert {"handle", "ip", "email"} <= kinds
    assert {"source", "target", "score", "findings", "raw", "changes"} <= set(result["units"][0])
    assert "@abc_d" in result["text"]


def test_the_page_fetches_and_runs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = tmp_path / "x.txt"
    path.write_text("Se solicita <script>alert(1)</script> y \u202etxet de @abc_d.\n", encoding="utf-8")
    page = tmp_path / "page.html"
    assert ert(monkeypatch, [str(path), "--from", "es", "--format", "html", "--out", str(page)]) == 0
    html = page.read_text(encoding="utf-8")
    assert "<script" not in html
    assert "http" not in html.replace("http-equiv", "")
    assert "default-src 'none'" in html
    assert "\u202e" not in html
    assert "U+202E" in html
    assert "<mark>@abc_d</mark>" in html
    assert capfdbinary.readouterr().out == b""


def test_side_shows_both_and_no_control_character(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    data = b"Se solicitan los datos de \x1b[31m@abc_d hoy.\n"
    assert ert(monkeypatch, ["-", "--from", "es", "--format", "side"], data) == 0
    out = capfdbinary.readouterr().out.decode()
    assert "source (es)" in out
    assert "Se solicitan" in out
    assert "\x1b" not in out
    assert "machine translation, unreviewed" in out


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["no-such-file.txt"], 2, "no such file"),
        (["-", "--from", "fr"], 2, "--from: Unknown language 'fr'"),
        (["-", "--to", "fr"], 2, "--to: Unknown language 'fr'"),
        (["-", "--format", "xml"], 2, "Unknown format 'xml'"),
        (["-", "--fail-on", "often"], 2, "--fail-on: Unknown severity 'often'. Use note, warning, error or never"),
        (["-", "--lines", "--format", "html"], 2, "text or json"),
        (["-", "--engine", "nope"], 2, "no engine named 'nope'"),
        (["-"], 2, "empty"),
        (["-", "--engine", "bergamot", "--from", "es"], 3, "bergamot does not translate es-en"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    arguments: list[str],
    code: int,
    words: str,
    monkeypatch: pytest.MonkeyPatch,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    data = b"Se solicita todo lo que se sabe.\n" if "bergamot" in arguments else b""
    assert ert(monkeypatch, arguments, data) == code
    out, err = capfdbinary.readouterr()
    assert out == b""
    assert words in err.decode()
    assert err.count(b"\n") == 1
    assert b"Traceback" not in err


def test_a_french_letter_is_refused_and_from_overrides(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    data = "Nous vous demandons de conserver toutes les données du compte indiqué pendant l'enquête.\n".encode()
    assert ert(monkeypatch, ["-"], data) == 2
    err = capfdbinary.readouterr().err.decode()
    assert "und" in err
    assert "--from" in err
    assert ert(monkeypatch, ["-", "--from", "es", "--engine", "echo"], data) == 0


def test_an_english_letter_needs_a_target(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    data = b"We request that you keep all the data of the account below for ninety days.\n"
    assert ert(monkeypatch, ["-"], data) == 2
    assert "--to es" in capfdbinary.readouterr().err.decode()
    assert ert(monkeypatch, ["-", "--to", "pt"], data) == 0


def test_a_mixed_letter_is_translated_paragraph_by_paragraph(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    data = (
        "Se solicita con carácter urgente la preservación de los datos de la cuenta mencionada.\n\n"
        "Solicita-se com urgência a preservação dos dados da conta mencionada neste ofício.\n\n"
        "We already have the account name and we will send it to you by separate mail.\n"
    ).encode()
    assert ert(monkeypatch, ["-", "--format", "json"], data) == 0
    result = json.loads(capfdbinary.readouterr().out)["result"]
    first, second, third = result["text"].strip().split("\n\n")
    assert "preservation" in first
    assert "preservation" in second
    assert third == "We already have the account name and we will send it to you by separate mail."
    assert "marian(es-en)" in result["engine"]
    assert "bergamot(pt-en)" in result["engine"]


def test_the_same_run_twice_gives_the_same_bytes(
    letter: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    ert(monkeypatch, [str(letter), "--format", "json"])
    first = capfdbinary.readouterr().out
    ert(monkeypatch, [str(letter), "--format", "json"])
    assert capfdbinary.readouterr().out == first


def lines_of(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes], data: bytes, *arguments: str
) -> bytes:
    code = ert(
        monkeypatch, ["-", "--lines", "--engine", "echo", "--from", "es", "--fail-on", "never", *arguments], data
    )
    out, err = capfdbinary.readouterr()
    assert code == 0, err
    return out


@given(
    lines=st.lists(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\n"), max_size=40), max_size=30)
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(lines=["uno\u2028dos", "tres\x0bcuatro", "", "a\rb", "\x85", " ", "@abc_d 12/03/2025", "\x00"])
def test_one_line_in_is_one_line_out(
    lines: list[str], monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    data = "".join(f"{line}\n" for line in lines).encode("utf-8")
    out = lines_of(monkeypatch, capfdbinary, data)
    assert out.count(b"\n") == len(lines)
    assert len(out.decode().splitlines()) == len(lines)


def test_empty_lines_stay_in_their_places(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert lines_of(monkeypatch, capfdbinary, b"\n\nhola\n\n") == b"\n\nhola\n\n"
    assert lines_of(monkeypatch, capfdbinary, b"hola") == b"hola\n"
    assert lines_of(monkeypatch, capfdbinary, b"") == b""
    assert lines_of(monkeypatch, capfdbinary, b"uno\r\ndos\r\n") == b"uno\ndos\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_lines_in_any_usual_encoding(
    encoding: str, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    data = "señor fiscal\nmañana\n".encode(encoding)
    assert lines_of(monkeypatch, capfdbinary, data).decode() == "señor fiscal\nmañana\n"


def test_lines_as_json_are_one_object_each(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    out = lines_of(monkeypatch, capfdbinary, b"hola @abc_d\n\n", "--format", "json").decode().splitlines()
    first, second = (json.loads(line)["result"] for line in out)
    assert first["text"] == "hola @abc_d"
    assert first["units"][0]["entities"][0]["text"] == "@abc_d"
    assert second == {"text": "", "units": []}


def test_the_first_lines_decide_the_language(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    data = "Se solicita la preservación de los datos.\n\nLa víctima está en peligro.\n".encode()
    assert ert(monkeypatch, ["-", "--lines"], data) == 0
    out = capfdbinary.readouterr().out.decode().split("\n")
    assert "preservation" in out[0]
    assert out[1] == ""
    assert "danger" in out[2]


def test_lines_in_another_language_are_refused(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    data = "Nous vous demandons de conserver toutes les données du compte.\nMerci beaucoup pour votre aide.\n".encode()
    assert ert(monkeypatch, ["-", "--lines"], data) == 2
    assert "--from" in capfdbinary.readouterr().err.decode()


HOSTILE = {
    "jinja": "Se solicita {{ 7*7 }} y {% for x in y %}{{ x }}{% endfor %} de la cuenta @abc_d.",
    "html": "Se solicita <img src=x onerror=alert(1)> y <b>todo</b> de la cuenta @abc_d.",
    "ansi": "Se solicita \x1b[2J\x1b]0;x\x07 todo de la cuenta @abc_d.",
    "bidi": "Se solicita \u202e\u2066 todo de la cuenta @abc_d.",
    "nul": "Se solicita\x00 todo de la cuenta @abc_d.",
    "long": "Se solicita " + "a" * 10_000 + " de la cuenta @abc_d.",
    "placeholder": "Se solicita PH001, PH002, XQ1X, [1] y https://x.co/1 de la cuenta @abc_d.",
    "capitals": "SE SOLICITA CON CARACTER URGENTE LA PRESERVACION DE LOS DATOS DE LA CUENTA @abc_d.",
    "thread": "> Se solicita la preservación de los datos\n> de la cuenta @abc_d.\n",
    "brackets": "Se solicita ^dato<n>$ [todo] \\ de /la/ cuenta @abc_d.",
    "emoji": "Se solicita 😀🏳️‍🌈 todo de la cuenta @abc_d.",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_letters_lose_nothing_and_run_nothing(
    name: str, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    text = HOSTILE[name]
    code = ert(monkeypatch, ["-", "--from", "es", "--format", "json"], text.encode())
    out, err = capfdbinary.readouterr()
    assert code in (0, 1), err
    result = json.loads(out)["result"]
    assert "@abc_d" in result["text"]
    assert "49" not in result["text"]
    for entity in (entity for unit in result["units"] for entity in unit["entities"]):
        assert entity["text"] in result["text"]
    assert not [f for unit in result["units"] for f in unit["findings"] if f["severity"] == "error"]


def test_a_line_written_is_a_line_answered() -> None:
    command = [sys.executable, "-m", "ert_writer", "translate", "-", "--lines", "--engine", "echo", "--from", "es"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for line in (b"uno\n", b"\n", b"dos @abc_d\n"):
            process.stdin.write(line)
            process.stdin.flush()
            assert process.stdout.readline() == line
        process.stdin.close()
        assert process.wait(timeout=20) == 0


def test_a_reader_that_leaves_early_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "many.txt"
    path.write_text("La cuenta fue vista por la policía.\n" * 5000, encoding="utf-8")
    script = f'"{sys.executable}" -m ert_writer translate "{path}" --lines --engine echo --from es | head -n 1'
    done = subprocess.run(["/bin/sh", "-c", script], capture_output=True, timeout=60, check=False)
    assert done.stdout == "La cuenta fue vista por la policía.\n".encode()
    assert b"Traceback" not in done.stderr


def test_a_fail_on_note_leaves_with_one(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    data = "Se solicita con urgencia la preservación de los datos.\n".encode()
    assert ert(monkeypatch, ["-", "--engine", "echo", "--fail-on", "warning"], data) == 1
    assert ert(monkeypatch, ["-", "--engine", "echo"], data) == 0


def test_a_dash_for_the_output_is_the_screen(
    tmp_path: Path, letter: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    ert(monkeypatch, [str(letter), "--engine", "echo", "--out", "-"])
    assert "Se solicita" in capfd.readouterr().out
    assert not (tmp_path / "-").exists()
