"""An append-only log in SQLite whose history can be proved.

Every entry is canonical JSON and a leaf of an RFC 6962 tree (see `tree`). Three things protect the history:

* triggers in the database refuse updates and deletions, which stops mistakes;
* `FILE.head` keeps size and root of the newest tree under a keyed hash (HMAC-SHA-256 by `FILE.key`), which shows any
  edit, addition, deletion, reordering or truncation by somebody without the key; it names the next tree before that is
  written, so that a killed writer leaves one of the two;
* a checkpoint (size and root, one line) that was printed or sent elsewhere shows them even when the key was used.

An entry holds no text of a request and no names of the people in it: the caller decides what it records. Writers in
several processes take turns by a lock file; an entry is on the disk before `append` returns.
"""

from __future__ import annotations

import errno
import hashlib
import hmac
import json
import os
import secrets
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ert_writer.audit.tree import Peaks, leaf_hash, root, root_of, with_leaf
from ert_writer.content.files import write_atomic
from ert_writer.errors import ContentError, InputError
from ert_writer.model.wire import canonical_json

KINDS = (
    "reply",
    "export",
    "decision",
    "override",
    "dismissal",
    "approval",
    "retirement",
    "model",
    "purge",
)
"""What is recorded. `purge` is written by the log itself."""

_SCHEMA_VERSION = 1
_WAIT_SECONDS = 30.0
_HASH = 32
_CREATE = """
CREATE TABLE IF NOT EXISTS entry (
  number INTEGER PRIMARY KEY, leaf BLOB NOT NULL, peaks BLOB NOT NULL, body BLOB
) STRICT;
CREATE TRIGGER IF NOT EXISTS entry_is_never_updated BEFORE UPDATE ON entry
  BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER IF NOT EXISTS entry_is_never_deleted BEFORE DELETE ON entry
  BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
"""

Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """One recorded event.

    Attributes:
        number: its place, from 1.
        leaf: its hash in the tree.
        body: `at`, `kind`, `by` and `data`; None once it was purged.
    """

    number: int
    leaf: bytes
    body: Data | None


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The tree at one moment: how many entries, and the root over them."""

    size: int
    root: bytes

    def __str__(self) -> str:
        """Return the line to print at hand-over: `SIZE ROOT`, the root in hexadecimal."""
        return f"{self.size} {self.root.hex()}"


@dataclass(frozen=True, slots=True)
class Verification:
    """The outcome of a check of the whole log: the tree as found, and every problem in words.

    Attributes:
        checkpoint: the tree as found.
        purged: how many entries were emptied.
        problems: what shows that the log was changed.
        notes: what somebody should know and may be in order, such as a clock that went back.
    """

    checkpoint: Checkpoint
    purged: int
    problems: tuple[str, ...]
    notes: tuple[str, ...] = ()


def parse_checkpoint(text: str) -> Checkpoint:
    """Return the checkpoint of a printed line.

    Raises:
        InputError: the line is not `SIZE ROOT`.
    """
    size, _, digest = text.strip().partition(" ")
    try:
        found = Checkpoint(int(size), bytes.fromhex(digest))
    except ValueError:
        found = Checkpoint(-1, b"")
    if found.size < 0 or len(found.root) != _HASH:
        hint = "Give the line that `ert-writer audit checkpoint` printed"
        raise InputError("not a checkpoint: it needs a size and 64 hexadecimal digits", hint=hint)
    return found


@dataclass(frozen=True, slots=True)
class _Row:
    """A row as it was found in the database, which somebody may have changed."""

    number: int
    leaf: bytes
    peaks: bytes
    body: bytes | None


@dataclass(frozen=True, slots=True)
class AuditLog:
    """The log in the file at `path`, made readable by its owner alone at the first entry.

    Raises (every method):
        ContentError: the file is not an audit log, or entries were removed from it.
        InputError: it cannot be read or written, or another process holds it for longer than 30 seconds.
    """

    path: Path

    def append(self, kind: str, by: str, data: Data, at: datetime) -> Entry:
        """Record one event and return it once it is on the disk.

        Args:
            kind: one of `KINDS`.
            by: who did it.
            data: JSON values; no text of a request.
            at: aware; kept in UTC to the second.
        """
        if kind not in KINDS:
            raise ValueError(f"unknown kind {kind!r}")
        with self._locked(), self._connection() as connection:
            return self._add(connection, [_body(kind, by, data, at)])[0]

    def require_usable(self) -> None:
        """Raise unless an entry could be added now; nothing is."""
        with self._locked(), self._connection() as connection:
            size, peaks = _newest(connection)
            self._require_whole(connection, size)
            _insert(connection, size, peaks, b"{}")
            connection.rollback()
            self._write_heads(*(self._heads() or (_NOTHING,)))  # fails on a full disk

    def carry(self, other: AuditLog, at: datetime) -> int:
        """Add the entries of another log as they are, each once, and put that log's files aside under another name.

        Each keeps who and when, and gets `carried`: its hash in the other log, and the moment `at`. Return how many.

        Raises:
            ContentError: the other log does not verify.
        """
        other._require_verified()
        with self._locked(), other._locked():
            with other._connection() as connection:
                waiting = tuple(_entries(connection))
            with self._connection() as connection:
                known = _carried(connection)
                bodies = [_carried_body(entry, at) for entry in waiting if entry.body and entry.leaf.hex() not in known]
                if bodies:
                    self._add(connection, bodies)
            other._put_aside()
        return len(bodies)

    def _add(self, connection: sqlite3.Connection, bodies: Sequence[bytes]) -> list[Entry]:
        """Write entries in one transaction: the head file names the tree to come before, and that alone after."""
        size, peaks = _newest(connection)
        self._require_whole(connection, size)
        before, added = Checkpoint(size, root_of(peaks)), []
        for body in bodies:
            entry, peaks = _insert(connection, size, peaks, body)
            size = entry.number
            added.append(entry)
        after = Checkpoint(size, root_of(peaks))
        self._write_heads(before, after)
        connection.commit()
        with suppress(InputError):  # the head file holds this tree already
            self._write_heads(after)
        return added

    def _put_aside(self) -> None:
        """Rename the log's files, all but the lock, so that the next entry begins a new log."""
        mark = hashlib.sha256(self.path.read_bytes()).hexdigest()[:8]
        for file in (self.path, self._head_path, self._key_path):
            if file.exists():
                file.rename(file.with_name(file.name.replace(self.path.name, f"{self.path.name}.carried-{mark}", 1)))

    def entries(self) -> tuple[Entry, ...]:
        """Return every entry, oldest first."""
        if not self.path.exists():
            return ()
        with self._locked(reading=True), self._connection() as connection:
            return tuple(_entries(connection))

    def checkpoint(self) -> Checkpoint:
        """Return size and root of the newest tree."""
        if not self.path.exists():
            return _NOTHING
        with self._locked(reading=True), self._connection() as connection:
            size, peaks = _newest(connection)
            return Checkpoint(size, root_of(peaks))

    def fingerprint(self, output: bytes) -> str:
        """Return the keyed hash of an output: it proves what was sent and tells nothing to somebody without the key."""
        with self._locked():
            return hmac.new(self._key(make=not self._head_path.exists()), output, hashlib.sha256).hexdigest()

    def verify(self, known: Sequence[Checkpoint] = ()) -> Verification:
        """Check every entry, the order, the tree, the head file and the checkpoints that somebody kept.

        Args:
            known: checkpoints printed earlier.
        """
        if not self.path.exists():
            problems = ["the log does not exist"] if known or self._head_path.exists() else []
            return Verification(_NOTHING, 0, tuple(problems))
        with self._locked(reading=True), self._connection() as connection:
            rows = _rows(connection)
            problems = [*_row_problems(rows), *_purge_problems(rows), *_head_problems(rows, known)]
            problems += [*self._head_file_problems(rows), *_schema_problems(connection)]
        leaves = [row.leaf for row in rows]
        purged = sum(row.body is None for row in rows)
        return Verification(Checkpoint(len(rows), root(leaves)), purged, tuple(problems), tuple(_clock_notes(rows)))

    def purgeable(self, before: datetime) -> int:
        """Return how many entries `purge` would empty.

        Raises:
            ContentError: the log does not verify.
        """
        self._require_verified()
        return sum(entry.body is not None and _is_purgeable(entry.body, before) for entry in self.entries())

    def _require_verified(self) -> None:
        found = self.verify()
        if found.problems:
            raise ContentError(f"does not verify: {found.problems[0]}", where=str(self.path))

    def purge(self, before: datetime, by: str, reason: str, at: datetime) -> int:
        """Empty every entry older than `before`; keep its hash, and record what was emptied, by whom and why.

        The tree stays as it was, so that older checkpoints still hold. Return how many entries were emptied.

        Raises:
            ContentError: the log does not verify; nothing is purged.
        """
        self._require_verified()
        with self._locked():
            with self._connection() as connection:
                rows = _rows(connection)
            old = [row.number for row in rows if row.body is not None and _is_purgeable(_loaded(row.body), before)]
            if not old:
                return 0
            leaves = b"".join(row.leaf for row in rows if row.number in set(old))
            data = {"ranges": _ranges(old), "leaves": hashlib.sha256(leaves).hexdigest(), "reason": reason}
            self._replace_rows(rows, frozenset(old), _body("purge", by, data, at))
        return len(old)

    def _replace_rows(self, rows: Sequence[_Row], emptied: frozenset[int], body: bytes) -> None:
        """Write a new database beside the old one and put it in its place: the old one refuses every change."""
        draft = self.path.with_name(f".{self.path.name}.purge")
        draft.unlink(missing_ok=True)
        _make_private(draft)
        with closing(sqlite3.connect(draft)) as connection, connection:
            _prepare(connection)
            connection.executemany(
                "INSERT INTO entry VALUES (?, ?, ?, ?)",
                [(row.number, row.leaf, row.peaks, None if row.number in emptied else row.body) for row in rows],
            )
            size, peaks = _newest(connection)
            entry, grown = _insert(connection, size, peaks, body)
        after = Checkpoint(entry.number, root_of(grown))
        self._write_heads(Checkpoint(size, root_of(peaks)), after)
        draft.replace(self.path)
        self._write_heads(after)

    @property
    def _head_path(self) -> Path:
        return self.path.with_name(f"{self.path.name}.head")

    @property
    def _key_path(self) -> Path:
        return self.path.with_name(f"{self.path.name}.key")

    def share_key(self, other: AuditLog) -> None:
        """Give another log that has no key yet this one's, where there is one, so that hashes of outputs agree."""
        with suppress(ContentError, InputError), other._locked():
            if not other._key_path.exists():
                _write_key(other._key_path, self._key(make=False))

    def _key(self, *, make: bool) -> bytes:
        """Return the key; where there is none, make one or say that it is missing.

        Raises:
            ContentError: it is missing, or is not a key.
        """
        place = self._key_path
        if make and not place.exists():
            _write_key(place, secrets.token_bytes(_HASH))
        try:
            key = bytes.fromhex(place.read_text("ascii"))
        except FileNotFoundError:
            hint = "Put it back from a copy; printed checkpoints still show whether entries were changed"
            raise ContentError("the audit log's key is missing", where=str(place), hint=hint) from None
        except (OSError, ValueError):
            key = b""
        if len(key) != _HASH:
            raise ContentError("is not an audit key", where=str(place))
        return key

    def _seal(self, checkpoint: Checkpoint, *, make: bool = False) -> str:
        return hmac.new(self._key(make=make), str(checkpoint).encode(), hashlib.sha256).hexdigest()

    def _write_heads(self, *heads: Checkpoint) -> None:
        """Write the newest tree, and after it the one to come while an entry is being added."""
        make = not self._head_path.exists()
        lines = (f"{head} {self._seal(head, make=make)}\n" for head in heads)
        write_atomic(self._head_path, "".join(lines).encode())

    def _heads(self) -> tuple[Checkpoint, ...]:
        """Return what the head file says: one tree, or two where a writer was stopped; none when there is no file.

        Raises:
            ContentError: it was not written with this log's key.
        """
        if not self._head_path.exists():
            return ()
        lines = self._head_path.read_text("utf-8", errors="replace").splitlines()
        if not 1 <= len(lines) <= 2:
            raise ContentError(_FOREIGN, where=str(self._head_path))
        return tuple(map(self._head, lines))

    def _head(self, line: str) -> Checkpoint:
        text, _, seal = line.strip().rpartition(" ")
        try:
            checkpoint = parse_checkpoint(text)
        except InputError:
            raise ContentError(_FOREIGN, where=str(self._head_path)) from None
        if not hmac.compare_digest(seal.encode(), self._seal(checkpoint).encode()):
            raise ContentError(_FOREIGN, where=str(self._head_path))
        return checkpoint

    def _head_file_problems(self, rows: Sequence[_Row]) -> Iterator[str]:
        try:
            heads = self._heads()
        except ContentError as error:
            yield str(error)
            return
        if not heads and rows:
            yield f"{self._head_path}: missing"
        yield from _head_problems(rows, heads[:1])
        if heads and len(rows) > max(head.size for head in heads):
            yield f"{len(rows) - heads[-1].size} entries were added by something else than this program"
        elif len(heads) > 1 and len(rows) == heads[1].size:
            yield from _head_problems(rows, heads[1:])

    def _require_whole(self, connection: sqlite3.Connection, size: int) -> None:
        """Refuse to add to a log that is shorter or longer than it was, or another: that would hide what happened."""
        heads = self._heads()
        if not heads:
            if size:
                raise ContentError("its head file is missing", where=str(self.path), hint=_VERIFY)
            return
        if size not in {head.size for head in heads}:
            raise ContentError("entries were removed, or added by another program", where=str(self.path), hint=_VERIFY)
        for head in heads:
            row = connection.execute("SELECT peaks FROM entry WHERE number = ?", (head.size,)).fetchone()
            if 0 < head.size <= size and (row is None or root_of(_split_hashes(_bytes(row[0]))) != head.root):
                raise ContentError("entries were removed or changed", where=str(self.path), hint=_VERIFY)

    @contextmanager
    def _locked(self, *, reading: bool = False) -> Iterator[None]:
        """Hold the log against others; somebody who may only read it, reads it without."""
        from filelock import FileLock, Timeout

        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            lock = FileLock(f"{self.path}.lock", timeout=_WAIT_SECONDS, mode=0o600)
            try:
                lock.acquire()
            except OSError as error:
                if not reading or error.errno not in (errno.EACCES, errno.EPERM, errno.EROFS):
                    raise
            try:
                yield
            finally:
                lock.release()
        except Timeout:
            raise InputError("is in use by another process", where=str(self.path), hint="Try again") from None
        except OSError as error:
            raise InputError(f"cannot be used ({error.strerror or error})", where=str(self.path)) from None

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        if not self.path.exists():
            _make_private(self.path)
        try:
            with closing(sqlite3.connect(self.path, timeout=_WAIT_SECONDS)) as connection:
                _prepare(connection)
                yield connection
        except sqlite3.OperationalError as error:
            raise InputError(f"cannot be used ({error})", where=str(self.path)) from None
        except sqlite3.DatabaseError:
            raise ContentError("is not an audit log or is damaged", where=str(self.path), hint=_VERIFY) from None


_VERIFY = "Run `ert-writer audit verify` and keep the file as it is"
_FOREIGN = "was changed by something else than this program"
_NOTHING = Checkpoint(0, root_of(()))


def _write_key(place: Path, key: bytes) -> None:
    try:
        with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(key.hex())
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError:
        return
    except OSError as error:
        raise InputError(f"cannot be written ({error.strerror})", where=str(place)) from None


def _carried(connection: sqlite3.Connection) -> frozenset[str]:
    """Return the hashes of the entries that came from another log."""
    found = (_loaded(row.body).get("data") for row in _rows(connection))
    return frozenset(str(data["carried"]["leaf"]) for data in found if isinstance(data, dict) and "carried" in data)


def _carried_body(entry: Entry, at: datetime) -> bytes:
    body = entry.body or {}
    mark = {"leaf": entry.leaf.hex(), "at": _moment(at)}
    return canonical_json({**body, "data": {**body["data"], "carried": mark}})


def _clock_notes(rows: Sequence[_Row]) -> Iterator[str]:
    """Yield the entries that are dated before the one before them: a clock was set back, or they were carried in."""
    before = ""
    for row in rows:
        body = _loaded(row.body)
        at = str(body.get("at", ""))
        if at and at < before and "carried" not in (body.get("data") or {}):
            yield f"entry {row.number} is dated {at}, before the entry before it ({before}): was the clock set back?"
        before = at or before


def _prepare(connection: sqlite3.Connection) -> None:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version not in (0, _SCHEMA_VERSION):
        raise ContentError(f"the audit log was written by a newer version ({version})")
    connection.execute("PRAGMA synchronous = EXTRA")
    if version == 0:
        connection.executescript(_CREATE)
        connection.execute(f"PRAGMA user_version = {_SCHEMA_VERSION}")


def _make_private(path: Path) -> None:
    try:
        path.touch(mode=0o600)
    except OSError as error:
        raise InputError(f"cannot be written ({error.strerror})", where=str(path)) from None


def _body(kind: str, by: str, data: Data, at: datetime) -> bytes:
    return canonical_json({"at": _moment(at), "by": by, "data": dict(data), "kind": kind})


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _insert(connection: sqlite3.Connection, size: int, peaks: Peaks, body: bytes) -> tuple[Entry, Peaks]:
    leaf = leaf_hash(body)
    grown = with_leaf(peaks, size, leaf)
    row = (size + 1, leaf, b"".join(grown), body)
    connection.execute("INSERT INTO entry VALUES (?, ?, ?, ?)", row)
    kept = connection.execute("SELECT number, leaf, peaks, body FROM entry WHERE number = ?", row[:1]).fetchone()
    if kept != row:  # a trigger that somebody put there can swallow it in silence
        raise ContentError("an entry is not kept as it was written", hint=_VERIFY)
    return Entry(size + 1, leaf, json.loads(body)), grown


def _newest(connection: sqlite3.Connection) -> tuple[int, Peaks]:
    row = connection.execute("SELECT number, peaks FROM entry ORDER BY number DESC LIMIT 1").fetchone()
    return (row[0], _split_hashes(row[1])) if row else (0, ())


def _split_hashes(joined: bytes) -> Peaks:
    return tuple(joined[start : start + _HASH] for start in range(0, len(joined), _HASH))


def _rows(connection: sqlite3.Connection) -> list[_Row]:
    found = connection.execute("SELECT number, leaf, peaks, body FROM entry ORDER BY number")
    return [
        _Row(number, _bytes(leaf), _bytes(peaks), None if body is None else _bytes(body))
        for number, leaf, peaks, body in found
    ]


def _bytes(value: object) -> bytes:
    """Return a column as bytes: SQLite keeps what another program wrote, text too."""
    return value if isinstance(value, bytes) else str(value).encode()


def _entries(connection: sqlite3.Connection) -> Iterator[Entry]:
    for row in _rows(connection):
        body = None if row.body is None else _loaded(row.body)
        if body is not None and not {"at", "by", "data", "kind"} <= body.keys():
            raise ContentError(f"entry {row.number} was changed", hint=_VERIFY)
        yield Entry(row.number, row.leaf, body)


def _schema_problems(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield what the database has beside the table and its two guards, and which of these it lacks."""
    found = {(kind, name) for kind, name in connection.execute("SELECT type, name FROM sqlite_master")}
    for kind, name in sorted(found - _SCHEMA):
        yield f"the database has a {kind} that is not this program's: {name!r}"
    for kind, name in sorted(_SCHEMA - found):
        yield f"the {kind} {name!r} was removed from the database"


_SCHEMA = frozenset({
    ("table", "entry"), ("trigger", "entry_is_never_updated"), ("trigger", "entry_is_never_deleted"),
})  # fmt: skip


def _row_problems(rows: Sequence[_Row]) -> Iterator[str]:
    peaks: Peaks = ()
    for size, row in enumerate(rows):
        if row.number != size + 1:
            yield f"entry {size + 1} is missing: the next one has number {row.number}"
            return
        if row.body is not None and leaf_hash(row.body) != row.leaf:
            yield f"entry {row.number} was changed"
        peaks = with_leaf(peaks, size, row.leaf)
        if b"".join(peaks) != row.peaks:
            yield f"entry {row.number} does not follow from the entries before it"
            return


def _purge_problems(rows: Sequence[_Row]) -> Iterator[str]:
    """Yield emptied entries that no purge accounts for."""
    leaves = {row.number: row.leaf for row in rows}
    covered: set[int] = set()
    for row in rows:
        body = _loaded(row.body)
        if body.get("kind") != "purge":
            continue
        numbers, named = _purged(body, len(rows))
        digest = hashlib.sha256(b"".join(leaves.get(number, b"") for number in numbers)).hexdigest()
        if digest != named:
            yield f"purge {row.number} names other entries than it emptied"
        covered.update(numbers)
    for row in rows:
        if row.body is None and row.number not in covered:
            yield f"entry {row.number} was emptied without a record"


def _purged(body: Data, size: int) -> tuple[list[int], str]:
    """Return the numbers that a purge entry says it emptied, and the hash it names; nothing when it is malformed."""
    try:
        ranges = [(int(first), min(int(last), size)) for first, last in body["data"]["ranges"]]
        return [number for first, last in ranges for number in range(first, last + 1)], str(body["data"]["leaves"])
    except (KeyError, TypeError, ValueError):
        return [], ""


def _loaded(body: bytes | None) -> Data:
    try:
        value = json.loads(body) if body is not None else {}
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _head_problems(rows: Sequence[_Row], heads: Sequence[Checkpoint]) -> Iterator[str]:
    leaves = [row.leaf for row in rows]
    for head in heads:
        if head.size > len(rows):
            yield f"{head.size - len(rows)} entries were removed: there were {head.size}, there are {len(rows)}"
        elif root(leaves[: head.size]) != head.root:
            yield f"the first {head.size} entries differ from the checkpoint"


def _is_purgeable(body: Data, before: datetime) -> bool:
    return body.get("kind") != "purge" and datetime.fromisoformat(body["at"]) < before


def _ranges(numbers: Sequence[int]) -> list[list[int]]:
    """Return ascending numbers as inclusive ranges."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and ranges[-1][1] == number - 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    return ranges
