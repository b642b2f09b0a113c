"""`ert-writer case` and `queue` on the store: a night from the first letter to the hand-over."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from ert_writer.cli.app import build
from ert_writer.cli.edge import run
from ert_writer.cli.recording import audit_log

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ERT_WRITER_CASES", str(tmp_path / "cases"))
    return tmp_path / "cases"


def call(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = run(build, arguments)
    out, err = capsys.readouterr()
    return code, out, err


def test_a_night_from_the_first_letter_to_the_hand_over(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    inbox = tmp_path / "in"
    inbox.mkdir()
    for name in ("01-mexico.txt", "02-brasil.eml"):
        shutil.copy(EXAMPLES / name, inbox)
    (inbox / "empty.txt").touch()
    code, out, _ = call(capsys, "queue", str(inbox))
    assert code == 1
    assert out.index("NOT READ  empty.txt") < out.index("EMERGENCY")
    assert "@_lobo.norte_88" in out

    cases = json.loads(call(capsys, "case", "list", "--format", "json")[1])["result"]
    mexico = next(row["case"] for row in cases if row["country"] == "MX")
    assert call(capsys, "case", "set", str(mexico), "officer_name=Eva Luna")[0] == 0
    assert call(capsys, "case", "take", str(mexico))[0] == 0
    code, out, err = call(capsys, "reply", "ack", "--case", str(mexico), "--set", "our_ref=E-1", "--lang", "es")
    assert code == 0, err
    assert "CI-FGELV/UEPD/00342/11-2025" in out
    _, out, _ = call(capsys, "case", "show", str(mexico))
    assert "Eva Luna  (by hand)" in out
    assert "Waits on   requester" in out
    assert "template ack" in out

    _, out, _ = call(capsys, "case", "handover")
    assert "Emergencies that wait on us: 1" in out
    assert "Emergencies that wait on the requester: 1" in out
    assert "Audit log: 2 " in out


def test_a_maildir_is_queued_and_what_is_no_letter_is_counted(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    data = (EXAMPLES / "02-brasil.eml").read_bytes()
    for name in ("cur/1700.M1.host:2,S", "new/1701.M2.host", "cur/1702.M3.host:2,T", ".Enviados/cur/1703.M4.host:2,S"):
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_bytes(data)
    (tmp_path / "in" / ".Enviados" / "new").mkdir()
    code, out, _ = call(capsys, "queue", str(tmp_path / "in"))
    assert code == 0
    assert "LEFT OUT  1 mails, deleted" in out
    assert "LEFT OUT  1 mails, sent by this desk" in out
    assert out.count("@dono.da.vila_77") == 1
    found = json.loads(call(capsys, "queue", str(tmp_path / "in"), "--format", "json")[1])["result"]
    assert [row["letters"] for row in found["cases"]] == [1]
    assert {row["why"] for row in found["left_out"]} == {"deleted", "sent by this desk"}


def test_cases_are_found_and_closed_with_a_reason(capsys: pytest.CaptureFixture[str]) -> None:
    assert "opens case 1" in call(capsys, "case", "add", str(EXAMPLES / "01-mexico.txt"))[1]
    assert "was there before" in call(capsys, "case", "add", str(EXAMPLES / "01-mexico.txt"))[1]
    assert call(capsys, "case", "find", "lobo.norte")[0] == 0
    assert call(capsys, "case", "find", "nowhere")[0] == 1
    assert call(capsys, "case", "close", "1")[0] == 2
    assert call(capsys, "case", "close", "1", "--why", "data sent")[0] == 0
    assert call(capsys, "case", "list")[1] == "no open case\n"
    assert call(capsys, "case", "show", "9")[0] == 2


def test_lowering_the_danger_needs_a_reason_and_is_on_record(capsys: pytest.CaptureFixture[str]) -> None:
    call(capsys, "case", "add", str(EXAMPLES / "01-mexico.txt"))
    code, _, err = call(capsys, "case", "set", "1", "danger=not-emergency")
    assert (code, "lowering the danger of a case needs a reason" in err) == (2, True)
    assert call(capsys, "case", "set", "1", "danger=not-emergency", "--reason", "found safe, says Eva Luna")[0] == 0
    (entry,) = [entry.body for entry in audit_log().entries() if entry.body]
    assert entry["kind"] == "override"
    assert entry["data"]["danger"] == ["emergency", "not-emergency"]
    assert entry["data"]["reason"] == "found safe, says ⟦person⟧"


LETTER = """Fiscalía de Prueba

La cuenta @lobo_88 debe conservarse por 90 días y no debe notificarse a su titular.

Ana Torres
"""


def test_a_finding_is_judged_and_a_segment_signed(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ERT_WRITER_MEMORY", str(tmp_path / "memory.sqlite"))
    letter = tmp_path / "letter.txt"
    letter.write_text(LETTER, encoding="utf-8")
    call(capsys, "case", "add", str(letter))
    assert call(capsys, "case", "findings", "1", str(letter))[0] == 0
    wrong = "The account @lobo_88 must be preserved for 30 days and its holder must not be notified."
    code, _, err = call(capsys, "case", "sign", "1", str(letter), "2", "--target", wrong)
    assert (code, "number-mismatch" in err) == (2, True)
    right = wrong.replace("30", "90")
    code, out, err = call(capsys, "case", "sign", "1", str(letter), "2", "--target", right)
    assert code == 0, err
    assert right in out
    assert "@lobo_88" not in (tmp_path / "memory.sqlite").read_bytes().decode("latin-1")
    shown = call(capsys, "case", "show", "1")[1]
    assert "signed" in shown
    kinds = [entry.body["kind"] for entry in audit_log().entries() if entry.body]
    assert kinds == ["approval"]


def test_a_dismissal_needs_a_reason_and_is_on_record(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ERT_WRITER_MEMORY", str(tmp_path / "memory.sqlite"))
    letter = tmp_path / "letter.txt"
    letter.write_text(f"{LETTER}\n\nKay ayllu llaqtapi warmi wawakunawan tiyashan ñawpaq p'unchaw.\n", encoding="utf-8")
    call(capsys, "case", "add", str(letter))
    rows = json.loads(call(capsys, "case", "findings", "1", str(letter), "-f", "json")[1])["result"]
    row = rows[0]
    assert row["state"] == "open"
    code, _, err = call(capsys, "case", "dismiss", "1", str(letter), row["mark"][:10])
    assert (code, "needs a reason" in err) == (2, True)
    said = ("case", "dismiss", "1", str(letter), row["mark"][:10], "--reason", "a greeting to Eva Luna, read")
    assert call(capsys, *said)[0] == 0
    rows = json.loads(call(capsys, "case", "findings", "1", str(letter), "-f", "json")[1])["result"]
    judged = {one["mark"]: (one["state"], one["reason"]) for one in rows}
    assert judged[row["mark"]] == ("dismissed", said[-1])
    (entry,) = [entry.body for entry in audit_log().entries() if entry.body]
    assert (entry["kind"], entry["data"]["check"], entry["data"]["place"]) == ("dismissal", row["check"], "case 1")
    assert "Eva" not in json.dumps(entry)
    assert call(capsys, "case", "dismiss", "1", str(letter), "zzz", "--reason", "x")[0] == 2


def test_cautions_fill_the_internal_note(capsys: pytest.CaptureFixture[str]) -> None:
    call(capsys, "case", "add", str(EXAMPLES / "02-brasil.eml"))
    code, out, err = call(capsys, "reply", "spoof-note", "--case", "1", "--set", "our_ref=E-1", "--lang", "en")
    assert "Reply-To" in out + err
    assert code in (0, 1)


def test_a_file_that_cannot_be_read_stays_until_it_is_read_taken_away_or_set_aside(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    inbox = tmp_path / "in"
    inbox.mkdir()
    for name in ("broken.txt", "gone.txt", "later.txt"):
        (inbox / name).write_bytes(b"\0\1\2" * 40)
    assert call(capsys, "queue", str(inbox))[0] == 1
    _, out, _ = call(capsys, "case", "unread")
    assert [line.split()[1] for line in out.splitlines()] == ["broken.txt:", "gone.txt:", "later.txt:"]
    assert "Files that could not be read: 3" in call(capsys, "case", "handover")[1]
    (inbox / "gone.txt").unlink()
    shutil.copy(EXAMPLES / "01-mexico.txt", inbox / "later.txt")
    assert call(capsys, "queue", str(inbox))[0] == 1  # another process, later
    rows = json.loads(call(capsys, "case", "unread", "--format", "json")[1])["result"]
    assert [(row["letter"], row["folder"]) for row in rows] == [("broken.txt", str(inbox.resolve()))]
    mark = rows[0]["mark"]
    assert "needs a reason" in call(capsys, "case", "unread", mark)[2]
    assert call(capsys, "case", "unread", mark[:8], "--why", "printed and read: case 1")[0] == 0
    assert call(capsys, "case", "unread")[1] == "every file was read\n"
    assert call(capsys, "case", "unread", mark, "--why", "again")[0] == 2
