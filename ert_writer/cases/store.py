"""The desk's cases in one SQLite file: letters, replies, corrections, claims, and an append-only list of what happened.

Several people and processes use it at once. Every change is one transaction that takes the write lock first
(`BEGIN IMMEDIATE`), so that no letter is added twice and none is lost when a process dies. A claim is a lease with a
number that grows (a fencing token): who comes back after the lease has passed to somebody else is refused.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from ert_writer.content.write_ahead import keep_write_ahead_log
from ert_writer.errors import ContentError, InputError, UsageError

FILE = "cases.sqlite"
LEASE = timedelta(minutes=15)
_WAIT_SECONDS = 30.0
_VERSION = 2
_NO_CASE = 0  # SQLite counts cases from 1
_MOST = 2**63 - 1  # SQLite's largest number
_CREATE = """
CREATE TABLE IF NOT EXISTS work (
  id INTEGER PRIMARY KEY, opened TEXT NOT NULL, open INTEGER NOT NULL, data TEXT NOT NULL, corrected TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS letter (
  id INTEGER PRIMARY KEY, work INTEGER NOT NULL REFERENCES work, name TEXT NOT NULL, digest TEXT NOT NULL UNIQUE,
  received TEXT NOT NULL, added TEXT NOT NULL, data TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS mark (work INTEGER NOT NULL REFERENCES work, mark TEXT NOT NULL, UNIQUE (mark, work)) STRICT;
CREATE TABLE IF NOT EXISTS event (
  id INTEGER PRIMARY KEY, at TEXT NOT NULL, by TEXT NOT NULL, work INTEGER NOT NULL, kind TEXT NOT NULL,
  data TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS claim (
  work INTEGER PRIMARY KEY REFERENCES work, who TEXT NOT NULL, until TEXT NOT NULL, token INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS unread (
  key TEXT PRIMARY KEY, source TEXT NOT NULL, name TEXT NOT NULL, why TEXT NOT NULL, hint TEXT NOT NULL,
  at TEXT NOT NULL, by TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(text, tokenize = "unicode61 remove_diacritics 2");
CREATE TRIGGER IF NOT EXISTS event_is_never_updated BEFORE UPDATE ON event
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER IF NOT EXISTS event_is_never_deleted BEFORE DELETE ON event
  BEGIN SELECT RAISE(ABORT, 'append-only'); END;
"""


Data = Mapping[str, Any]
Merge = Callable[[Data, Data, frozenset[str]], Data]
"""`(held, new, corrected) -> data`: a case's data after another letter."""


@dataclass(frozen=True, slots=True)
class NewLetter:
    """A letter to add.

    Attributes:
        name: of its file.
        digest: of its text; a letter is in the store once.
        received: ISO 8601 moment with offset.
        data: its case as plain data.
        marks: strings of which two letters of one case share at least one.
        words: text by which it is found.
    """

    name: str
    digest: str
    received: str
    data: Mapping[str, Any]
    marks: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class StoredLetter:
    """A letter in the store."""

    id: int
    name: str
    digest: str
    received: str
    added: str
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Claim:
    """Who works on a case, until when, and under which token."""

    who: str
    until: str
    token: int


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened.

    Its kind is `letter`, `reply`, `correction`, `closed`, `reopened`, `claimed`, `released`, `accepted`, `dismissed`,
    `reconsidered` (of a finding), `signed` (of a segment) or `set-aside` (of a file that could not be read).
    """

    at: str
    by: str
    kind: str
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class StoredCase:
    """A case as it is now.

    Attributes:
        id: its number at this desk.
        opened: when its first letter was added.
        open: whether it is still worked on.
        data: the case as plain data: newest readings, and what was corrected by hand.
        corrected: names of fields that were corrected by hand.
        letters: oldest first.
        events: oldest first.
        claim: who works on it; None when nobody does, or the lease has passed.
    """

    id: int
    opened: str
    open: bool
    data: Mapping[str, Any]
    corrected: frozenset[str]
    letters: tuple[StoredLetter, ...]
    events: tuple[Event, ...]
    claim: Claim | None


@dataclass(frozen=True, slots=True)
class UnreadFile:
    """A file that could not be read, kept until it is read or a person sets it aside. Nothing of its text is kept.

    Attributes:
        key: what it is known by; see `unread_key`.
        source: the folder or mailbox that it is in; empty where it was sent to the desk by itself.
        name: of the file.
        why: why it could not be read.
        hint: what to do.
        at: when that was last seen.
        by: whose process saw it.
    """

    key: str
    source: str
    name: str
    why: str
    hint: str
    at: str
    by: str


def unread_key(source: str, name: str, data: bytes = b"") -> str:
    """Return what a file that cannot be read is known by: its place in a folder, or its bytes where it has none."""
    return hashlib.sha256(f"{source}\x1f{name}".encode("utf-8", "surrogatepass") if source else data).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding a letter: its case, whether it joined one, and whether it was there before."""

    case: int
    joined: bool
    known: bool = False


@dataclass(frozen=True, slots=True)
class CaseStore:
    """The store in the directory `place`, readable by its owner alone.

    Raises (every method):
        ContentError: the file is not a case store, or of a later version.
        InputError: it cannot be read or written, or is locked for longer than 30 seconds.
    """

    place: Path

    @property
    def file(self) -> Path:
        """The database."""
        return self.place / FILE

    def add(self, letter: NewLetter, by: str, at: datetime, merge: Merge) -> Added:
        """Add a letter to the case that shares a mark with it, else open a case.

        Args:
            letter: what to add.
            by: who adds it.
            at: when, aware.
            merge: gives a case's data after another letter: `(held, new, corrected) -> data`.
        """
        with self._change() as db:
            known = db.execute("SELECT work FROM letter WHERE digest = ?", (letter.digest,)).fetchone()
            if known:
                return Added(known[0], joined=True, known=True)
            work = self._joined(db, letter, merge)
            joined = work is not None
            if work is None:
                row = (at.isoformat(), 1, _text(letter.data), "[]")
                work = _id(db.execute("INSERT INTO work (opened, open, data, corrected) VALUES (?, ?, ?, ?)", row))
            row5 = (work, letter.name, letter.digest, letter.received, at.isoformat(), _text(letter.data))
            query = "INSERT INTO letter (work, name, digest, received, added, data) VALUES (?, ?, ?, ?, ?, ?)"
            place = _id(db.execute(query, row5))
            db.executemany("INSERT OR IGNORE INTO mark VALUES (?, ?)", [(work, mark) for mark in letter.marks])
            db.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", (place, letter.words))
            _record(db, at, by, work, "letter", {"name": letter.name, "digest": letter.digest})
        return Added(work, joined)

    def _joined(self, db: sqlite3.Connection, letter: NewLetter, merge: Merge) -> int | None:
        """Return the case that a letter joins, its data brought up to date; an open case before a closed one."""
        found = db.execute(
            "SELECT id, open, data, corrected FROM mark JOIN work ON work.id = mark.work "
            "WHERE mark IN (SELECT value FROM json_each(?)) "
            "ORDER BY mark LIKE 'mail:%' DESC, mark LIKE 'number:%' DESC, open DESC, id DESC",
            (_text(letter.marks),),
        ).fetchone()
        if found is None:
            return None
        data = merge(json.loads(found[2]), letter.data, frozenset(json.loads(found[3])))
        db.execute("UPDATE work SET data = ?, open = 1 WHERE id = ?", (_text(data), found[0]))
        return int(found[0])

    def case(self, number: int, at: datetime) -> StoredCase:
        """Return a case.

        Raises:
            UsageError: there is no such case.
        """
        with self._reading() as db:
            query = "SELECT id, opened, open, data, corrected FROM work WHERE id = ?"
            found = db.execute(query, (min(number, _MOST),)).fetchone()
            if found is None:
                raise UsageError(f"there is no case {number}", hint="Run: ert-writer case list")
            return _case(db, found, at)

    def cases(self, at: datetime, *, all_: bool = False) -> tuple[StoredCase, ...]:
        """Return the open cases, or all, oldest first."""
        with self._reading() as db:
            rows = db.execute("SELECT id, opened, open, data, corrected FROM work WHERE open OR ? ORDER BY id", (all_,))
            return tuple(_case(db, row, at) for row in rows.fetchall())

    def find(self, words: str) -> tuple[int, ...]:
        """Return the numbers of cases with a letter that holds all these words, newest first; accents do not count."""
        shown = "".join(char if char.isprintable() and char != '"' else " " for char in words)
        asked = " ".join(f'"{word}"*' for word in shown.split() if any(char.isalnum() for char in word))
        if not asked:
            return ()
        query = (
            "SELECT DISTINCT work FROM words JOIN letter ON letter.id = words.rowid "
            "WHERE words MATCH ? ORDER BY work DESC"
        )
        with self._reading() as db:
            return tuple(row[0] for row in db.execute(query, (asked,)).fetchall())

    def holds(self, digest: str) -> int | None:
        """Return the case of a letter that is in the store."""
        with self._reading() as db:
            found = db.execute("SELECT work FROM letter WHERE digest = ?", (digest,)).fetchone()
        return int(found[0]) if found else None

    def correct(self, number: int, change: Callable[[Data], Data], names: Sequence[str], by: str, at: datetime) -> None:
        """Let a person set these fields: `change` is given the newest data, inside the transaction that writes it.

        Raises:
            UsageError: there is no such case, or somebody else works on it.
        """
        with self._change() as db:
            corrected = sorted({*json.loads(_required(db, number)), *names})
            _require_free(db, number, by, at)
            found = db.execute("SELECT data FROM work WHERE id = ?", (number,)).fetchone()
            data = change(json.loads(found[0]))
            db.execute("UPDATE work SET data = ?, corrected = ? WHERE id = ?", (_text(data), _text(corrected), number))
            _record(db, at, by, number, "correction", {"fields": sorted(names)})

    def record(
        self, number: int, kind: str, data: Mapping[str, Any], by: str, at: datetime, *, unclaimed: bool = False
    ) -> None:
        """Record what happened to a case: a reply that was sent, a verdict on a finding, a signed segment.

        Args:
            number: the case.
            kind: of the event.
            data: JSON values.
            by: who did it.
            at: when, aware.
            unclaimed: refuse it where somebody else works on the case.

        Raises:
            UsageError: there is no such case; or somebody else works on it.
        """
        with self._change() as db:
            _required(db, number)
            if unclaimed:
                _require_free(db, number, by, at)
            _record(db, at, by, number, kind, data)

    def record_apart(self, kind: str, data: Mapping[str, Any], by: str, at: datetime) -> None:
        """Record what belongs to no case, such as a reviewer's verdict on a template or bitext."""
        with self._change() as db:
            _record(db, at, by, _NO_CASE, kind, data)

    def events_apart(self) -> tuple[Event, ...]:
        """Return what was recorded apart from cases, oldest first."""
        with self._reading() as db:
            query = "SELECT at, by, kind, data FROM event WHERE work = ? ORDER BY id"
            return tuple(map(_event, db.execute(query, (_NO_CASE,)).fetchall()))

    def keep_unread(self, file: UnreadFile) -> None:
        """Keep a file that could not be read; of one that is kept already, the newest reason."""
        row = (file.key, file.source, file.name, file.why, file.hint, file.at, file.by)
        with self._change() as db:
            db.execute("INSERT OR REPLACE INTO unread VALUES (?, ?, ?, ?, ?, ?, ?)", row)

    def unread_files(self) -> tuple[UnreadFile, ...]:
        """Return the files that could not be read and that nobody has set aside, the longest kept first."""
        with self._reading() as db:
            rows = db.execute("SELECT key, source, name, why, hint, at, by FROM unread ORDER BY at, name").fetchall()
        return tuple(UnreadFile(*row) for row in rows)

    def forget_unread(self, keys: Sequence[str]) -> None:
        """Forget files that have been read, or taken away, since."""
        if keys:
            with self._change() as db:
                db.executemany("DELETE FROM unread WHERE key = ?", [(key,) for key in keys])

    def set_aside(self, key: str, why: str, by: str, at: datetime) -> None:
        """Take a file that could not be read off the list; who did it and why stays on record.

        Raises:
            UsageError: no reason is given, or there is no such file.
        """
        if not why.strip():
            raise UsageError(
                "setting a file aside needs a reason", hint="Say who read it and how, or why nobody needs to"
            )
        with self._change() as db:
            found = db.execute("DELETE FROM unread WHERE key = ? RETURNING name", (key,)).fetchone()
            if found is None:
                raise UsageError("this file is no longer among those that could not be read")
            _record(db, at, by, _NO_CASE, "set-aside", {"name": found[0], "why": why.strip()})

    def set_open(self, number: int, why: str, by: str, at: datetime, *, open_: bool) -> None:
        """Close a case or open it again.

        Raises:
            UsageError: there is no such case, no reason to close it is given, or somebody else works on it.
        """
        if not open_ and not why.strip():
            raise UsageError("closing a case needs a reason")
        with self._change() as db:
            _required(db, number)
            _require_free(db, number, by, at)
            db.execute("UPDATE work SET open = ? WHERE id = ?", (int(open_), number))
            db.execute("UPDATE claim SET until = ? WHERE work = ?", (at.isoformat(), number))
            _record(db, at, by, number, "reopened" if open_ else "closed", {"why": why})

    def claim(self, number: int, who: str, at: datetime, lease: timedelta = LEASE) -> Claim:
        """Take a case, or renew one's own claim of it.

        Raises:
            UsageError: somebody else works on it; or there is no such case.
        """
        with self._change() as db:
            _required(db, number)
            held = db.execute("SELECT who, until, token FROM claim WHERE work = ?", (number,)).fetchone()
            alive = held is not None and datetime.fromisoformat(held[1]) > at
            if alive and held[0] != who:
                hint = f"Ask them, or wait until {held[1]}"
                raise UsageError(f"{held[0]} works on case {number}", hint=hint)
            token = held[2] if alive else (held[2] if held else 0) + 1
            until = (at + lease).isoformat()
            db.execute("INSERT OR REPLACE INTO claim VALUES (?, ?, ?, ?)", (number, who, until, token))
            if not alive:
                _record(db, at, who, number, "claimed", {"token": token})
        return Claim(who, until, token)

    def require_claim(self, number: int, token: int) -> None:
        """Raise unless this claim is the newest one of the case.

        Raises:
            UsageError: somebody else has taken it since.
        """
        with self._reading() as db:
            held = db.execute("SELECT who, token FROM claim WHERE work = ?", (number,)).fetchone()
        if held is None or held[1] != token:
            raise UsageError(f"case {number} passed to {held[0] if held else 'nobody'}", hint="Take it again")

    def release(self, number: int, who: str, at: datetime) -> None:
        """Give a case back, so that somebody else may take it; the token goes on growing."""
        with self._change() as db:
            gone = db.execute("UPDATE claim SET until = ? WHERE work = ? AND who = ?", (at.isoformat(), number, who))
            if gone.rowcount:
                _record(db, at, who, number, "released", {})

    def take_next(self, order: Sequence[int], who: str, at: datetime, lease: timedelta = LEASE) -> Claim | None:
        """Take the first case of the order that nobody works on; None when all are taken."""
        for number in order:
            try:
                return self.claim(number, who, at, lease)
            except UsageError:
                continue
        return None

    @contextmanager
    def _change(self) -> Iterator[sqlite3.Connection]:
        with self._connection() as db:
            db.execute("BEGIN IMMEDIATE")
            try:
                yield db
            except BaseException:
                db.execute("ROLLBACK")
                raise
            db.execute("COMMIT")

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._connection() as db:
            db.execute("BEGIN")
            try:
                yield db
            finally:
                db.execute("COMMIT")

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        try:
            self.place.mkdir(parents=True, exist_ok=True, mode=0o700)
            os.close(os.open(self.file, os.O_RDWR | os.O_CREAT, 0o600))
            with closing(sqlite3.connect(self.file, timeout=_WAIT_SECONDS, isolation_level=None)) as db:
                _prepare(db, self.file)
                yield db
        except sqlite3.OperationalError as error:
            raise InputError(f"cannot be used ({error})", where=str(self.file)) from None
        except sqlite3.DatabaseError:
            raise ContentError("is no case store or is damaged", where=str(self.file)) from None
        except OSError as error:
            raise InputError(f"cannot be used ({error.strerror})", where=str(self.file)) from None


def _prepare(db: sqlite3.Connection, file: Path) -> None:
    version = db.execute("PRAGMA user_version").fetchone()[0]
    if version > _VERSION:
        raise ContentError("was written by a later version of this program", where=str(file))
    if version < _VERSION:
        keep_write_ahead_log(db, _WAIT_SECONDS)
        db.executescript(f"BEGIN IMMEDIATE; {_CREATE} PRAGMA user_version = {_VERSION}; COMMIT;")
    db.execute("PRAGMA synchronous = FULL")
    db.execute("PRAGMA foreign_keys = ON")


def _case(db: sqlite3.Connection, row: Sequence[Any], at: datetime) -> StoredCase:
    number, opened, open_, data, corrected = row
    letters = db.execute(
        "SELECT id, name, digest, received, added, data FROM letter WHERE work = ? ORDER BY id", (number,)
    ).fetchall()
    events = db.execute("SELECT at, by, kind, data FROM event WHERE work = ? ORDER BY id", (number,)).fetchall()
    claim = db.execute("SELECT who, until, token FROM claim WHERE work = ?", (number,)).fetchone()
    alive = claim is not None and datetime.fromisoformat(claim[1]) > at
    return StoredCase(
        number,
        opened,
        bool(open_),
        json.loads(data),
        frozenset(json.loads(corrected)),
        tuple(map(_letter, letters)),
        tuple(map(_event, events)),
        Claim(*claim) if alive else None,
    )


def _letter(row: Sequence[Any]) -> StoredLetter:
    id_, name, digest, received, added, data = row
    return StoredLetter(id_, name, digest, received, added, json.loads(data))


def _event(row: Sequence[Any]) -> Event:
    at, by, kind, data = row
    return Event(at, by, kind, json.loads(data))


def _require_free(db: sqlite3.Connection, number: int, by: str, at: datetime) -> None:
    """Raise where somebody else holds a claim of the case.

    Raises:
        UsageError: naming who, and until when.
    """
    held = db.execute("SELECT who, until FROM claim WHERE work = ?", (number,)).fetchone()
    if held and held[0] != by and datetime.fromisoformat(held[1]) > at:
        raise UsageError(f"{held[0]} works on case {number}", hint=f"Ask them, or wait until {held[1]}")


def _required(db: sqlite3.Connection, number: int) -> str:
    """Return the corrected names of a case.

    Raises:
        UsageError: there is no such case.
    """
    number = min(number, _MOST)
    found = db.execute("SELECT corrected FROM work WHERE id = ?", (number,)).fetchone()
    if found is None:
        raise UsageError(f"there is no case {number}", hint="Run: ert-writer case list")
    return str(found[0])


def _record(db: sqlite3.Connection, at: datetime, by: str, work: int, kind: str, data: Mapping[str, Any]) -> None:
    row = (at.isoformat(), by, work, kind, _text(data))
    db.execute("INSERT INTO event (at, by, work, kind, data) VALUES (?, ?, ?, ?, ?)", row)


def _id(cursor: sqlite3.Cursor) -> int:
    return int(cursor.lastrowid or 0)


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
