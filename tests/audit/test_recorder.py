"""Nothing is decided without a record: refused, or recorded elsewhere and carried in."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from filelock import FileLock

from ert_writer.audit import log as log_module
from ert_writer.audit.log import AuditLog
from ert_writer.audit.recorder import Recorder
from ert_writer.errors import ContentError, InputError

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def unusable(folder: Path) -> AuditLog:
    """Return a log whose folder cannot be made."""
    (folder / "file").write_text("")
    return AuditLog(folder / "file" / "audit.sqlite")


def recorder(folder: Path, *, broken: bool = False) -> Recorder:
    log = unusable(folder) if broken else AuditLog(folder / "audit.sqlite")
    return Recorder(log, AuditLog(folder / "elsewhere" / "second.sqlite"), "ana")


def test_without_a_second_log_nothing_goes_on(tmp_path: Path) -> None:
    alone = Recorder(unusable(tmp_path), None, "ana")
    done = []
    with pytest.raises(InputError, match="nothing was sent or decided") as told, alone.around("reply", {}, NOON):
        done.append("sent")
    assert done == []
    assert "ERT_WRITER_AUDIT_SECOND" in told.value.hint
    with pytest.raises(InputError, match="nothing was sent or decided"):
        alone.require_usable()


def test_a_second_log_takes_the_record_and_the_first_one_carries_it_in(tmp_path: Path) -> None:
    down, up = recorder(tmp_path, broken=True), recorder(tmp_path)
    down.require_usable()
    for number in range(3):
        down.put("reply", {"n": number}, NOON + timedelta(minutes=number))
    assert up.waiting() == 3
    later = up.put("decision", {"n": "later"}, NOON + timedelta(hours=1))
    assert later.number == 4
    assert up.waiting() == 0
    found = up.log.entries()
    assert [entry.body["data"]["n"] for entry in found if entry.body] == [0, 1, 2, "later"]
    assert [entry.body["at"] for entry in found if entry.body][:2] == ["2026-11-22T12:00:00Z", "2026-11-22T12:01:00Z"]
    carried = [entry.body["data"].get("carried") for entry in found if entry.body]
    assert all(mark["at"] == "2026-11-22T13:00:00Z" for mark in carried[:3])
    assert up.log.verify().problems == ()
    kept = [path.name for path in (tmp_path / "elsewhere").glob("*.carried-*")]
    assert len(kept) == 3  # the database, its head and its key stay for whoever wants to see them


def test_what_was_carried_in_before_a_crash_is_not_carried_in_twice(tmp_path: Path, monkeypatch) -> None:
    down, up = recorder(tmp_path, broken=True), recorder(tmp_path)
    down.put("reply", {"n": 1}, NOON)

    def crash(_: AuditLog) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(AuditLog, "_put_aside", crash)
        with pytest.raises(KeyboardInterrupt):
            up.put("decision", {}, NOON)
    up.put("decision", {}, NOON)
    assert [entry.body["kind"] for entry in up.log.entries() if entry.body] == ["reply", "decision"]


def test_an_altered_second_log_is_not_carried_in_and_keeps_nobody_from_recording(tmp_path: Path) -> None:
    import sqlite3

    down, up = recorder(tmp_path, broken=True), recorder(tmp_path)
    down.put("reply", {"n": 1}, NOON)
    assert up.second
    connection = sqlite3.connect(up.second.path)
    connection.executescript("DROP TRIGGER entry_is_never_updated; UPDATE entry SET body = x'7b7d'")
    connection.close()
    up.put("decision", {}, NOON)
    assert [entry.body["kind"] for entry in up.log.entries() if entry.body] == ["decision"]
    assert up.second.verify().problems
    with pytest.raises(ContentError, match="does not verify"):
        up.log.carry(up.second, NOON)


def test_hashes_of_outputs_agree_where_the_key_can_be_read(tmp_path: Path) -> None:
    up = recorder(tmp_path)
    before = up.log.fingerprint(b"the reply")
    up.log.path.mkdir()  # a directory in its place: no entry can be written, the key can be read
    entry = up.put("reply", lambda log: {"output": log.fingerprint(b"the reply")}, NOON)
    assert entry.body
    assert entry.body["data"]["output"] == before


def test_what_fails_after_it_was_recorded_is_recorded_as_undone(tmp_path: Path) -> None:
    up = recorder(tmp_path)
    with pytest.raises(OSError, match="disk"), up.around("reply", {"template": "ack"}, NOON):
        raise OSError("disk")
    reply, undone = up.log.entries()
    assert undone.body
    assert (undone.body["kind"], undone.body["data"]) == ("reply", {"undone": reply.leaf.hex()})


def test_a_lock_that_another_process_holds_is_a_reason(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(log_module, "_WAIT_SECONDS", 0.1)
    up = recorder(tmp_path)
    with FileLock(f"{up.log.path}.lock"):
        with pytest.raises(InputError, match="in use by another process"):
            Recorder(up.log, None, "ana").put("reply", {}, NOON)
        assert up.put("reply", {}, NOON).number == 1
    assert up.waiting() == 1


def test_a_log_that_was_changed_takes_nothing_and_the_second_one_does(tmp_path: Path) -> None:
    up = recorder(tmp_path)
    up.put("reply", {}, NOON)
    up.log.path.with_name("audit.sqlite.head").unlink()
    with pytest.raises(InputError, match="its head file is missing"):
        Recorder(up.log, None, "ana").put("reply", {}, NOON)
    up.put("reply", {}, NOON)
    assert up.waiting() == 1


FULL = """
import resource, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from ert_writer.audit.log import AuditLog
from ert_writer.audit.recorder import Recorder
from ert_writer.errors import UserError
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
records, sent = Recorder(AuditLog(Path(sys.argv[1])), None, "ana"), 0
while True:
    try:
        with records.around("reply", {"n": sent, "long": "x" * 700}, datetime(2026, 11, 22, tzinfo=UTC)):
            sent += 1
    except UserError as error:
        print(sent, error)
        break
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit on the size of files")
@pytest.mark.parametrize("limit", [0, 30, 100, 5000, 13_000, 30_000])
def test_on_a_full_disk_nothing_is_sent_without_its_record(tmp_path: Path, limit: int) -> None:
    path = tmp_path / "audit.sqlite"
    done = subprocess.run([sys.executable, "-c", FULL, path, str(limit)], capture_output=True, text=True, check=False)
    count, _, said = done.stdout.partition(" ")
    assert "nothing was sent or decided" in said, done.stderr
    log = AuditLog(path)
    on_record = [entry.body["data"]["n"] for entry in log.entries() if entry.body]
    assert on_record[: int(count)] == list(range(int(count)))
    assert len(on_record) == int(count)
    assert log.verify().problems == ()
    log.append("reply", "eva", {}, NOON)
    assert log.verify().problems == ()
