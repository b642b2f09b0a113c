"""`ert-writer intake` from the command line: formats, masks, the case file and the reply that follows it."""

from __future__ import annotations

import json
import stat
import tomllib
from pathlib import Path

import pytest

from ert_writer.cli.app import build
from ert_writer.cli.edge import run
from ert_writer.intake.names import FIELDS

EXAMPLES = Path(__file__).parents[2] / "examples"
MEXICO = str(EXAMPLES / "01-mexico.txt")


RECEIVED = ("--set", "received_at=2025-11-11T03:00-03:00", "--set", "our_ref=ERD-71")


def call(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = run(build, arguments)
    out, err = capsys.readouterr()
    return code, out, err


def test_the_screen_has_all_that_triage_needs(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = call(capsys, "intake", MEXICO)
    assert code == 0
    for words in (
        "Spanish, country MX",
        "missing person",
        "D.P.R.",
        "2025-11-14 23:00 UTC-06:00 local = 2025-11-15 05:00 UTC",
        "@_lobo.norte_88",
        "subscriber, ip logs",
        "CI-FGELV/UEPD/00342/11-2025",
        "FGELV/UEPD/1187/2025",
        "Missing",
        "Cautions",
        "ert-writer reply",
    ):
        assert words in out


def test_json_holds_every_field_with_value_span_and_confidence(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = call(capsys, "intake", MEXICO, "--format", "json")
    data = json.loads(out)
    result = data["result"]
    assert data["schema"] == 1
    beside = {"country", "language", "missing", "cautions", "suggested_templates", "states", "denied", "danger"}
    assert set(FIELDS) | beside | {"not_read", "roles", "requests", "orders"} == set(result)
    text = Path(MEXICO).read_text(encoding="utf-8")
    start, end = result["case_number"]["span"]
    assert text[start:end] == result["case_number"]["value"] == "CI-FGELV/UEPD/00342/11-2025"
    assert 0 < result["case_number"]["confidence"] <= 1
    assert result["deadline"]["utc"] == "2025-11-15T05:00Z"


@pytest.mark.parametrize("name", ["01-mexico.txt", "03-argentina-mayusculas.txt", "04-colombia-mixta.html"])
def test_the_case_file_is_private_and_a_reply_is_written_from_it(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str
) -> None:
    out = tmp_path / "case.toml"
    assert call(capsys, "intake", str(EXAMPLES / name), "--out", str(out))[0] == 0
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    case = tomllib.loads(out.read_text(encoding="utf-8"))
    code, reply, _ = call(capsys, "reply", "more-info", "--case", str(out), "--set", "our_ref=ERD-71")
    assert code == 0
    assert case["case_number"]["value"] in reply
    assert reply.count("\n- ") == len(case["missing"])
    assert "Estimado " not in reply
    assert "Estimada " not in reply


def test_several_case_numbers_do_not_stop_a_reply(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    out = tmp_path / "case.toml"
    call(capsys, "intake", str(EXAMPLES / "02-brasil.eml"), "--out", str(out))
    code, reply, err = call(capsys, "reply", "ack", "--case", str(out), *RECEIVED)
    assert code == 0, err
    assert "0087/2025" in reply


def test_the_file_holds_fields_and_not_the_letter(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = call(capsys, "intake", MEXICO, "--format", "toml")
    assert "Quedo a sus órdenes" not in out
    assert tomllib.loads(out)["letter_number"]["value"] == "FGELV/UEPD/1187/2025"


def test_the_page_is_self_contained_and_escapes_what_it_shows(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text(
        "Fiscalía de Cerro Azul <script>alert(1)</script>\n\nAyer la víctima A.B.C. fue secuestrada "
        "<img src=x onerror=y>. "
        "Solicito los datos de la cuenta @lobo_88.",
        encoding="utf-8",
    )
    _, out, _ = call(capsys, "intake", str(letter), "--format", "html")
    assert "Content-Security-Policy" in out
    assert "<script" not in out
    assert "<img" not in out
    assert "http://" not in out.replace("http-equiv", "")
    assert "@lobo_88" in out


def test_masking_changes_the_screen_and_not_the_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    plain, masked = tmp_path / "plain.toml", tmp_path / "masked.toml"
    call(capsys, "intake", MEXICO, "--out", str(plain))
    _, out, _ = call(capsys, "intake", MEXICO, "--out", str(masked), "--mask", "strict")
    assert plain.read_bytes() == masked.read_bytes()
    assert "no la vuelven a ver" not in out
    assert "2025-11-15 05:00 UTC" in out
    assert "@_lobo.norte_88" in out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--format", "xml"), "Unknown format 'xml'. Use text, json, jsonl, toml or html"),
        (("--mask", "all"), "Choose one of"),
    ],
)
def test_unknown_choices_are_refused_with_the_known_ones(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str
) -> None:
    code, _, err = call(capsys, "intake", MEXICO, *arguments)
    assert code == 2
    assert words in err


def test_a_missing_file_is_one_clear_line(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = call(capsys, "intake", "nowhere.txt")
    assert code == 2
    assert "nowhere.txt" in err
    assert err.count("\n") == 1
