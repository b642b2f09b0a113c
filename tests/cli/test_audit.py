"""`ert-writer audit` end to end."""

import json
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ert_writer.audit.log import AuditLog


@pytest.fixture
def log(tmp_path: Path) -> AuditLog:
    made = AuditLog(tmp_path / "audit.sqlite")
    for day in (1, 2, 3):
        made.append("reply", "ana", {"template": "ack"}, datetime(2026, 11, day, tzinfo=UTC))
    return made


def run(log: AuditLog, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "ert_writer", "audit", *arguments, "--log", str(log.path)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_an_untouched_log_verifies(log: AuditLog) -> None:
    kept = run(log, "checkpoint").stdout.strip()
    done = run(log, "verify", "--checkpoint", kept)
    assert (done.returncode, done.stdout) == (0, "the log verifies: 3 entries, 0 purged\n")


def test_a_shortened_log_is_exit_1_with_the_reason(log: AuditLog) -> None:
    connection = sqlite3.connect(log.path)
    connection.executescript("DROP TRIGGER entry_is_never_deleted; DELETE FROM entry WHERE number = 3")
    connection.close()
    done = run(log, "verify")
    assert done.returncode == 1
    assert "error: 1 entries were removed: there were 3, there are 2" in done.stdout
    found = json.loads(run(log, "verify", "-f", "json").stdout)["result"]
    assert (found["entries"], len(found["problems"])) == (2, 2)  # the entry that is gone, and the trigger


def test_the_export_holds_every_entry_and_the_checkpoint(log: AuditLog, tmp_path: Path) -> None:
    assert run(log, "export", "-o", str(tmp_path / "log.jsonl")).returncode == 0
    lines = [json.loads(line) for line in (tmp_path / "log.jsonl").read_text("utf-8").splitlines()]
    assert [line["entry"]["data"] for line in lines[:3]] == [{"template": "ack"}] * 3
    assert lines[3] == {"size": 3, "root": log.checkpoint().root.hex()}


def test_a_purge_is_recorded_with_who_and_why(log: AuditLog) -> None:
    done = run(log, "purge", "--before", "2026-11-03", "--reason", "retention", "--by", "eva")
    assert done.stdout == "2 entries purged\n"
    assert run(log, "verify").stdout == "the log verifies: 4 entries, 2 purged\n"
    last = log.entries()[-1].body
    assert last is not None
    assert (last["by"], last["data"]["reason"]) == ("eva", "retention")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("verify", "--checkpoint", "seven"), "not a checkpoint"),
        (("verify", "-f", "xml"), "Unknown format 'xml'. Use text or json"),
        (("purge", "--before", "tomorrow", "--reason", "x"), "'tomorrow' is not a day"),
        (("purge", "--before", "2026-11-03", "--reason", " "), "a purge needs a reason"),
    ],
)
def test_wrong_input_is_one_line_and_exit_2(log: AuditLog, arguments: tuple[str, ...], said: str) -> None:
    done = run(log, *arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_dry_run_purges_nothing(log: AuditLog) -> None:
    done = run(log, "purge", "--before", "2026-11-03", "--reason", "retention", "--dry-run")
    assert done.stdout == "2 entries would be purged\n"
    assert run(log, "verify").stdout == "the log verifies: 3 entries, 0 purged\n"
