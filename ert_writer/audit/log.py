"""An append-only log in SQLite whose history can be proved.

Every entry is canonical JSON and a leaf of an RFC 6962 tree (see `tree`). Three things protect the history:

* triggers in the database refuse updates and deletions, which stops mistakes;
* `FILE.head` keeps size and root of the newest tree under a keyed hash (HMAC-SHA-256 by `FILE.key`), which shows any
  edit, deletion, reordering or truncation by somebody without the key;
* a checkpoint (size and root, one line) that was printed or sent elsewhere shows them even when the key was used.

An entry holds no text of a request and no names of the people in it: the caller decides what it records. Writers in
several processes take turns by a lock file; an entry is on the disk before `append` returns.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
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
    """The outcome of a check of the whole log: the tree as found, and every problem in words."""

    checkpoint: Checkpoint
    purged: int
    problems: tuple[str, ...]


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
            size, peaks = _newest(connection)
            self._require_whole(connection, size)
            entry, grown = _insert(connection, size, peaks, _body(kind, by, data, at))
            connection.commit()
            self._write_head(Checkpoint(entry.number, root_of(grown)))
        return entry

    def entries(self) -> tuple[Entry, ...]:
        """Return every entry, oldest first."""
        if not self.path.exists():
            return ()
        with self._locked(), self._connection() as connection:
            return tuple(_entries(connection))

    def checkpoint(self) -> Checkpoint:
        """Return size and root of the newest tree."""
        if not self.path.exists():
            return Checkpoint(0, root_of(()))
        with self._locked(), self._connection() as connection:
            size, peaks = _newest(connection)
            return Checkpoint(size, root_of(peaks))

    def fingerprint(self, output: bytes) -> str:
        """Return the keyed hash of an output: it proves what was sent and tells nothing to somebody without the key."""
        with self._locked():
            return hmac.new(self._key(), output, hashlib.sha256).hexdigest()

    def verify(self, known: Sequence[Checkpoint] = ()) -> Verification:
        """Check every entry, the order, the tree, the head file and the checkpoints that somebody kept.

        Args:
            known: checkpoints printed earlier.
        """
        if not self.path.exists():
            problems = ["the log does not exist"] if known or self._head_path.exists() else []
            return Verification(Checkpoint(0, root_of(())), 0, tuple(problems))
        with self._locked(), self._connection() as connection:
            rows = _rows(connection)
            heads = [*known, *self._head_checkpoints()]
            problems = [*_row_problems(rows), *_purge_problems(rows), *_head_problems(rows, heads)]
            problems += self._head_file_problems(len(rows))
        leaves = [row.leaf for row in rows]
        purged = sum(row.body is None for row in rows)
        return Verification(Checkpoint(len(rows), root(leaves)), purged, tuple(problems))

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
        draft.replace(self.path)
        self._write_head(Checkpoint(entry.number, root_of(grown)))

    @property
    def _head_path(self) -> Path:
        return self.path.with_name(f"{self.path.name}.head")

    def _key(self) -> bytes:
        place = self.path.with_name(f"{self.path.name}.key")
        try:
            with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(secrets.token_hex(_HASH))
        except FileExistsError:
            pass
        except OSError as error:
            raise InputError(f"cannot be written ({error.strerror})", where=str(place)) from None
        try:
            return bytes.fromhex(place.read_text("ascii"))
        except (OSError, ValueError):
            raise ContentError("is not an audit key", where=str(place)) from None

    def _seal(self, checkpoint: Checkpoint) -> str:
        return hmac.new(self._key(), str(checkpoint).encode(), hashlib.sha256).hexdigest()

    def _write_head(self, checkpoint: Checkpoint) -> None:
        write_atomic(self._head_path, f"{checkpoint} {self._seal(checkpoint)}\n".encode())

    def _head(self) -> Checkpoint | None:
        """Return what the head file says; None when there is none.

        Raises:
            ContentError: it was not written with this log's key.
        """
        if not self._head_path.exists():
            return None
        line, _, seal = self._head_path.read_text("utf-8", errors="replace").strip().rpartition(" ")
        try:
            checkpoint = parse_checkpoint(line)
        except InputError:
            checkpoint = None
        if checkpoint is None or not hmac.compare_digest(seal, self._seal(checkpoint)):
            raise ContentError("was changed by something else than this program", where=str(self._head_path))
        return checkpoint

    def _head_checkpoints(self) -> tuple[Checkpoint, ...]:
        try:
            head = self._head()
        except ContentError:
            return ()
        return (head,) if head else ()

    def _head_file_problems(self, size: int) -> Iterator[str]:
        try:
            missing = self._head() is None
        except ContentError as error:
            yield str(error)
            return
        if missing and size:
            yield f"{self._head_path}: missing"

    def _require_whole(self, connection: sqlite3.Connection, size: int) -> None:
        """Refuse to add to a log that is shorter than it was, or another: adding would hide what happened."""
        head = self._head()
        if head is None:
            if size:
                raise ContentError("its head file is missing", where=str(self.path), hint=_VERIFY)
            return
        row = connection.execute("SELECT peaks FROM entry WHERE number = ?", (head.size,)).fetchone()
        if head.size and (row is None or root_of(_split_hashes(row[0])) != head.root):
            raise ContentError("entries were removed or changed", where=str(self.path), hint=_VERIFY)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        from filelock import FileLock, Timeout

        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with FileLock(f"{self.path}.lock", timeout=_WAIT_SECONDS, mode=0o600):
                yield
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
    moment = at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return canonical_json({"at": moment, "by": by, "data": dict(data), "kind": kind})


def _insert(connection: sqlite3.Connection, size: int, peaks: Peaks, body: bytes) -> tuple[Entry, Peaks]:
    leaf = leaf_hash(body)
    grown = with_leaf(peaks, size, leaf)
    connection.execute("INSERT INTO entry VALUES (?, ?, ?, ?)", (size + 1, leaf, b"".join(grown), body))
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
        yield Entry(row.number, row.leaf, None if row.body is None else json.loads(row.body))


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
    except ValueError:
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
