"""The audit log: nothing recorded is lost, and nothing changed goes unnoticed."""

import contextlib
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ert_writer.audit.log import KINDS, AuditLog, Checkpoint, parse_checkpoint
from ert_writer.errors import ContentError, ErtWriterError, InputError
from ert_writer.model.wire import canonical_json

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def filled(path: Path, count: int = 7) -> AuditLog:
    log = AuditLog(path / "audit.sqlite")
    for number in range(count):
        log.append("reply", "ana", {"template": "ack", "n": number}, NOON + timedelta(days=number))
    return log


def tamper(log: AuditLog, *statements: str) -> None:
    """Change the database as somebody with a SQLite shell would."""
    connection = sqlite3.connect(log.path)
    connection.executescript(
        "DROP TRIGGER entry_is_never_updated; DROP TRIGGER entry_is_never_deleted;" + ";".join(statements)
    )
    connection.close()


def test_an_entry_holds_what_when_and_who(tmp_path: Path) -> None:
    entry = AuditLog(tmp_path / "a.sqlite").append("decision", "ana", {"name": "officer_verified"}, NOON)
    assert entry.number == 1
    assert entry.body == {
        "at": "2026-11-22T12:00:00Z",
        "by": "ana",
        "data": {"name": "officer_verified"},
        "kind": "decision",
    }
    assert AuditLog(tmp_path / "a.sqlite").entries() == (entry,)


def test_unknown_kinds_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="unknown kind 'rumour'"):
        AuditLog(tmp_path / "a.sqlite").append("rumour", "ana", {}, NOON)


def test_files_are_readable_by_their_owner_alone(tmp_path: Path) -> None:
    log = filled(tmp_path, 1)
    for file in (log.path, *tmp_path.glob("audit.sqlite.*")):
        assert file.stat().st_mode & 0o077 == 0, file.name


def test_a_log_that_nobody_touched_verifies(tmp_path: Path) -> None:
    log = filled(tmp_path)
    found = log.verify()
    assert found.problems == ()
    assert found.checkpoint == log.checkpoint()
    assert found.checkpoint.size == 7


def test_a_log_that_was_never_written_verifies_and_is_not_made(tmp_path: Path) -> None:
    log = AuditLog(tmp_path / "none" / "audit.sqlite")
    assert log.verify().problems == ()
    assert log.entries() == ()
    assert log.checkpoint().size == 0
    assert not log.path.parent.exists()


@pytest.mark.parametrize("word", ["UPDATE entry SET body = x'7b7d' WHERE number = 2", "DELETE FROM entry"])
def test_the_database_itself_refuses_changes(tmp_path: Path, word: str) -> None:
    connection = sqlite3.connect(filled(tmp_path).path)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(word)
    connection.close()


SWAP = (
    "UPDATE entry SET number = 100 WHERE number = 2",
    "UPDATE entry SET number = 2 WHERE number = 3",
    "UPDATE entry SET number = 3 WHERE number = 100",
)
ATTACKS: dict[str, tuple[tuple[str, ...], str]] = {
    "edit": (
        ("UPDATE entry SET body = CAST(replace(body, 'ana', 'eva') AS BLOB) WHERE number = 3",),
        "entry 3 was changed",
    ),
    "deletion": (("DELETE FROM entry WHERE number = 4",), "entry 4 is missing"),
    "first": (("DELETE FROM entry WHERE number = 1",), "entry 1 is missing"),
    "truncation": (("DELETE FROM entry WHERE number > 5",), "2 entries were removed"),
    "emptied": (("DELETE FROM entry",), "7 entries were removed"),
    "reorder": (SWAP, "entry 2 does not follow"),
    "renumbered": (("DELETE FROM entry WHERE number = 7", "UPDATE entry SET number = 7 WHERE number = 6"), "missing"),
    "forged purge": (
        ('UPDATE entry SET body = CAST(\'{"kind":"purge"}\' AS BLOB) WHERE number = 6',),
        "entry 6 was changed",
    ),
    "body only": (("UPDATE entry SET body = NULL WHERE number = 6",), "entry 6 was emptied without a record"),
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_every_change_is_found(tmp_path: Path, attack: str) -> None:
    log = filled(tmp_path)
    statements, said = ATTACKS[attack]
    tamper(log, *statements)
    problems = log.verify().problems
    assert any(said in problem for problem in problems), problems


@pytest.mark.parametrize("attack", ["truncation", "emptied"])
def test_nothing_is_added_to_a_shortened_log(tmp_path: Path, attack: str) -> None:
    log = filled(tmp_path)
    tamper(log, *ATTACKS[attack][0])
    with pytest.raises(ContentError, match="entries were removed"):
        log.append("reply", "ana", {}, NOON)


def rewritten(log: AuditLog) -> None:
    """Rewrite the whole history consistently, as somebody who knows the format but not the key would."""
    other = AuditLog(log.path.with_name("other.sqlite"))
    for entry in log.entries():
        assert entry.body is not None
        other.append("reply", "eva", entry.body["data"], NOON)
    other.path.replace(log.path)


def test_a_rewritten_history_is_found_by_the_head_file(tmp_path: Path) -> None:
    log = filled(tmp_path)
    rewritten(log)
    assert any("differ from the checkpoint" in problem for problem in log.verify().problems)


@pytest.mark.parametrize("change", [lambda head: head.unlink(), lambda head: head.write_text("9 " + "00" * 32 + " x")])
def test_a_missing_or_forged_head_file_is_found(tmp_path: Path, change: Callable[[Path], None]) -> None:
    log = filled(tmp_path)
    change(log.path.with_name("audit.sqlite.head"))
    assert log.verify().problems
    with pytest.raises(ContentError):
        log.append("reply", "ana", {}, NOON)


def test_a_checkpoint_kept_elsewhere_finds_what_the_key_could_hide(tmp_path: Path) -> None:
    log = filled(tmp_path)
    kept = parse_checkpoint(str(log.checkpoint()))
    for file in tmp_path.glob("audit.sqlite*"):
        file.unlink()
    filled(tmp_path, 5)
    assert log.verify().problems == ()
    assert any("2 entries were removed" in problem for problem in log.verify([kept]).problems)


def test_an_older_checkpoint_holds_after_more_entries(tmp_path: Path) -> None:
    log = filled(tmp_path)
    kept = log.checkpoint()
    log.append("export", "ana", {}, NOON)
    assert log.verify([kept]).problems == ()


@pytest.mark.parametrize("line", ["", "7", "seven " + "ab" * 32, "7 abcd", "-1 " + "ab" * 32])
def test_lines_that_are_no_checkpoint_are_refused(line: str) -> None:
    with pytest.raises(InputError, match="not a checkpoint"):
        parse_checkpoint(line)
    assert parse_checkpoint("0 " + "ab" * 32) == Checkpoint(0, b"\xab" * 32)


def test_a_purge_empties_old_entries_and_keeps_the_tree(tmp_path: Path) -> None:
    log = filled(tmp_path)
    kept = log.checkpoint()
    assert log.purge(NOON + timedelta(days=3), "eva", "retention", NOON + timedelta(days=9)) == 3
    found = log.verify([kept])
    assert (found.problems, found.purged, found.checkpoint.size) == ((), 3, 8)
    last = log.entries()[-1].body
    assert last is not None
    assert last["kind"] == "purge"
    assert last["data"]["ranges"] == [[1, 3]]
    assert last["data"]["reason"] == "retention"
    assert b'"n":0' not in log.path.read_bytes()
    assert log.purge(NOON + timedelta(days=3), "eva", "again", NOON + timedelta(days=9)) == 0


def test_a_purge_beyond_its_record_is_found(tmp_path: Path) -> None:
    log = filled(tmp_path)
    log.purge(NOON + timedelta(days=3), "eva", "retention", NOON + timedelta(days=9))
    tamper(log, "UPDATE entry SET body = NULL WHERE number = 5")
    assert any("entry 5 was emptied" in problem for problem in log.verify().problems)
    with pytest.raises(ContentError, match="does not verify"):
        log.purge(NOON + timedelta(days=7), "eva", "more", NOON)


def test_a_fingerprint_depends_on_the_output_and_on_the_key(tmp_path: Path) -> None:
    one, other = AuditLog(tmp_path / "1.sqlite"), AuditLog(tmp_path / "2.sqlite")
    assert one.fingerprint(b"reply") == one.fingerprint(b"reply")
    assert len({one.fingerprint(b"reply"), one.fingerprint(b"reply "), other.fingerprint(b"reply")}) == 3


def test_equal_values_have_equal_bytes() -> None:
    assert canonical_json({"b": [1, "ñ"], "a": None}) == '{"a":null,"b":[1,"ñ"]}'.encode()


def test_another_file_is_refused(tmp_path: Path) -> None:
    place = tmp_path / "audit.sqlite"
    place.write_bytes(b"not a database, only bytes " * 50)
    with pytest.raises(ContentError, match="not an audit log"):
        AuditLog(place).append("reply", "ana", {}, NOON)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="cannot be used"):
        AuditLog(tmp_path / "file" / "audit.sqlite").append("reply", "ana", {}, NOON)


WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from ert_writer.audit.log import AuditLog
log = AuditLog(Path(sys.argv[1]))
for n in range(int(sys.argv[3])):
    log.append("reply", sys.argv[2], {"n": n}, datetime(2026, 11, 22, tzinfo=UTC))
    print(n, flush=True)
"""


def writer(log: AuditLog, name: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(log.path), name, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_concurrent_writers_lose_nothing(tmp_path: Path) -> None:
    log = AuditLog(tmp_path / "audit.sqlite")
    running = [writer(log, name, 8) for name in ("ana", "eva", "leo")]
    for process in running:
        process.communicate()
        assert process.returncode == 0
    assert log.verify().problems == ()
    assert sorted(entry.body["by"] for entry in log.entries() if entry.body) == ["ana"] * 8 + ["eva"] * 8 + ["leo"] * 8


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("after", [1, 3, 6])
def test_a_killed_writer_loses_nothing_that_it_reported(tmp_path: Path, after: int) -> None:
    log = AuditLog(tmp_path / "audit.sqlite")
    process = writer(log, "ana", 10_000)
    assert process.stdout is not None
    reported = [int(process.stdout.readline()) for _ in range(after)]
    process.send_signal(signal.SIGKILL)
    process.communicate()
    written = [entry.body["data"]["n"] for entry in log.entries() if entry.body]
    assert set(reported) <= set(written)
    assert log.verify().problems == ()
    log.append("export", "eva", {}, NOON)
    assert log.verify().problems == ()


def test_kinds_are_those_that_the_documentation_lists() -> None:
    page = (Path(__file__).parents[2] / "docs" / "audit.md").read_text("utf-8")
    assert [kind for kind in KINDS if f"`{kind}`" not in page] == []


def forged(log: AuditLog, count: int) -> None:
    """Add entries to the database that follow from those before, as somebody who knows the format would."""
    from ert_writer.audit.tree import leaf_hash, with_leaf

    connection = sqlite3.connect(log.path)
    for _ in range(count):
        size, peaks = connection.execute("SELECT number, peaks FROM entry ORDER BY number DESC LIMIT 1").fetchone()
        body = canonical_json({"at": "2026-11-29T12:00:00Z", "by": "eva", "data": {}, "kind": "decision"})
        hashes = tuple(peaks[at : at + 32] for at in range(0, len(peaks), 32))
        grown = b"".join(with_leaf(hashes, size, leaf_hash(body)))
        connection.execute("INSERT INTO entry VALUES (?, ?, ?, ?)", (size + 1, leaf_hash(body), grown, body))
    connection.commit()
    connection.close()


@pytest.mark.parametrize("count", [1, 2, 5])
def test_an_entry_added_by_another_program_is_found(tmp_path: Path, count: int) -> None:
    log = filled(tmp_path)
    forged(log, count)
    assert any("added by something else" in problem for problem in log.verify().problems)
    with pytest.raises(ContentError, match="added by another program"):
        log.append("reply", "ana", {}, NOON)


def test_a_lost_or_other_key_is_said_so_and_none_is_made(tmp_path: Path) -> None:
    log = filled(tmp_path)
    key = tmp_path / "audit.sqlite.key"
    held = key.read_bytes()
    key.unlink()
    assert any("key is missing" in problem for problem in log.verify().problems)
    with pytest.raises(ContentError, match="key is missing"):
        log.append("reply", "ana", {}, NOON)
    with pytest.raises(ContentError, match="key is missing"):
        log.fingerprint(b"reply")
    assert not key.exists()
    for other in (b"", b"00" * 31, b"zz" * 32, b"11" * 32):
        key.write_bytes(other)
        assert log.verify().problems, other
    key.write_bytes(held)
    assert log.verify().problems == ()
    log.append("reply", "ana", {}, NOON)


@pytest.mark.parametrize("when", ["before the entry", "after it"])
def test_a_writer_stopped_at_either_head_leaves_a_log_that_holds(tmp_path: Path, monkeypatch, when: str) -> None:
    log, write = filled(tmp_path, 3), AuditLog._write_heads

    def stop(self: AuditLog, *heads: Checkpoint) -> None:
        if (len(heads) == 1) == (when == "after it"):
            if when == "before the entry":
                write(self, *heads)
            raise KeyboardInterrupt
        write(self, *heads)
        if when == "before the entry":
            raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(AuditLog, "_write_heads", stop)
        with pytest.raises(KeyboardInterrupt):
            log.append("reply", "ana", {}, NOON)
    assert log.verify().problems == ()
    assert log.checkpoint().size == (4 if when == "after it" else 3)
    log.append("reply", "ana", {}, NOON)
    assert log.verify().problems == ()
    assert len((tmp_path / "audit.sqlite.head").read_text().splitlines()) == 1


def test_a_clock_that_was_set_back_is_noted(tmp_path: Path) -> None:
    log = filled(tmp_path, 2)
    log.append("reply", "ana", {}, NOON - timedelta(days=900))
    found = log.verify()
    assert found.problems == ()
    assert len(found.notes) == 1
    assert "entry 3 is dated 2024" in found.notes[0]


TRAPS = {
    "deletes": "CREATE TRIGGER t AFTER INSERT ON entry BEGIN DELETE FROM entry WHERE number = NEW.number; END",
    "alters": "CREATE TRIGGER t AFTER INSERT ON entry BEGIN UPDATE entry SET body = x'7b7d'; END",
    "view": "ALTER TABLE entry RENAME TO hidden; CREATE VIEW entry AS SELECT * FROM hidden WHERE number < 3",
    "swapped": "UPDATE entry SET leaf = (SELECT leaf FROM entry WHERE number = 1) WHERE number = 2",
    "text": "DROP TABLE entry; CREATE TABLE entry (number, leaf, peaks, body)",
    "zero": "INSERT INTO entry SELECT 0, leaf, peaks, body FROM entry WHERE number = 1",
    "below zero": "INSERT INTO entry SELECT -1, leaf, peaks, body FROM entry WHERE number = 1",
    "replayed": "INSERT INTO entry SELECT 8, leaf, peaks, body FROM entry WHERE number = 7",
    "emptied last": "UPDATE entry SET body = NULL WHERE number = 7",
    "peaks": "UPDATE entry SET peaks = x'00' WHERE number = 5",
}


@pytest.mark.parametrize("trap", TRAPS)
def test_a_changed_database_is_never_taken_for_the_log(tmp_path: Path, trap: str) -> None:
    log = filled(tmp_path)
    kept = log.checkpoint()
    tamper(log, TRAPS[trap])
    with contextlib.suppress(ContentError, InputError):
        log.append("reply", "ana", {}, NOON)
    try:
        found = log.verify([kept]).problems
    except (ContentError, InputError):
        return
    assert found


def test_a_copy_that_went_its_own_way_is_found_by_a_checkpoint_of_the_other(tmp_path: Path) -> None:
    import shutil

    (tmp_path / "one").mkdir()
    log = filled(tmp_path / "one")
    shutil.copytree(tmp_path / "one", tmp_path / "two")
    other = AuditLog(tmp_path / "two" / "audit.sqlite")
    log.append("reply", "ana", {"n": "here"}, NOON)
    other.append("reply", "ana", {"n": "there"}, NOON)
    assert log.verify().problems == other.verify().problems == ()
    assert log.verify([other.checkpoint()]).problems
    assert other.verify([log.checkpoint()]).problems


BESIDE = {
    "a trigger that swallows": "CREATE TRIGGER t BEFORE INSERT ON entry BEGIN SELECT RAISE(IGNORE); END",
    "a trigger that alters": "CREATE TRIGGER t AFTER INSERT ON entry BEGIN UPDATE entry SET body = x'7b7d'; END",
    "a trigger that deletes": "CREATE TRIGGER t AFTER INSERT ON entry BEGIN DELETE FROM entry; END",
    "a view": "ALTER TABLE entry RENAME TO e; CREATE VIEW entry AS SELECT * FROM e",
    "a table": "CREATE TABLE notes (text)",
    "guards that were removed": "SELECT 1",
}


@pytest.mark.parametrize("attack", BESIDE)
def test_what_somebody_put_into_the_database_is_found(tmp_path: Path, attack: str) -> None:
    log = filled(tmp_path)
    tamper(log, BESIDE[attack])
    words = "was removed from the database" if "removed" in attack else "is not this program's"
    assert any(words in problem for problem in log.verify().problems)


@pytest.mark.parametrize(
    "attack", ["a trigger that swallows", "a trigger that alters", "a trigger that deletes", "a view"]
)
def test_an_entry_that_is_not_kept_is_not_reported_as_recorded(tmp_path: Path, attack: str) -> None:
    log = filled(tmp_path)
    before = log.entries()
    tamper(log, BESIDE[attack])
    with pytest.raises(ErtWriterError):
        log.append("reply", "ana", {}, NOON)
    assert log.entries() == before


@pytest.mark.parametrize("body", [b'{"a":' * 100_000, b"no json", b"[]", b"\xff", b"{}"])
def test_an_entry_of_another_form_is_one_clear_error(tmp_path: Path, body: bytes) -> None:
    log = filled(tmp_path)
    tamper(log, "UPDATE entry SET body = x'" + body.hex() + "' WHERE number = 2")  # noqa: S608
    assert "entry 2 was changed" in log.verify().problems
    with pytest.raises(ContentError, match="entry 2 was changed"):
        log.entries()
