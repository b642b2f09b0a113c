"""The translation memory: one SQLite file, many readers and one writer at a time."""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from ert_writer.errors import ContentError, InputError
from ert_writer.model.language import Direction
from ert_writer.model.memory import MemoryEntry

_SCHEMA_VERSION = 1
_WAIT_SECONDS = 10
_EXACT = 100
_LENGTH_SLACK = 4
"""A segment over `1 / minimum` times as long or short cannot reach the similarity; a few characters are granted."""

_CREATE = """
CREATE TABLE IF NOT EXISTS entry (
    source_language TEXT NOT NULL,
    target_language TEXT NOT NULL,
    key TEXT NOT NULL,
    length INTEGER NOT NULL,
    source TEXT NOT NULL,
    target TEXT NOT NULL,
    origin TEXT NOT NULL,
    changed TEXT NOT NULL,
    PRIMARY KEY (source_language, target_language, key)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS by_length ON entry (source_language, target_language, length);
"""


@dataclass(frozen=True, slots=True)
class Found:
    """An entry with its similarity to what was looked for, 0 to 100."""

    entry: MemoryEntry
    similarity: int


@dataclass(frozen=True, slots=True)
class Memory:
    """The memory in the SQLite file at `path`, which is made, readable by its owner alone, at the first writing.

    Raises (every method):
        ContentError: the file is no translation memory or is damaged.
        InputError: it cannot be opened, or another process holds it for longer than ten seconds.
    """

    path: Path

    def add(self, entries: Iterable[MemoryEntry]) -> int:
        """Add or replace entries in one transaction; return how many there were."""
        rows = [_row(entry) for entry in entries]
        with self._connection(write=True) as connection:
            connection.executemany("INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
        return len(rows)

    def remove(self, source: str, direction: Direction) -> bool:
        """Remove the entry of a source segment; return whether there was one."""
        with self._connection(write=True) as connection:
            done = connection.execute(
                "DELETE FROM entry WHERE source_language = ? AND target_language = ? AND key = ?",
                (*direction, key_of(source)),
            )
            return done.rowcount > 0

    def entries(self) -> tuple[MemoryEntry, ...]:
        """Return every entry, by direction and source."""
        with self._connection() as connection:
            rows = connection.execute(f"{_SELECT} ORDER BY source_language, target_language, key").fetchall()
        return tuple(_entry(row) for row in rows)

    def find(self, source: str, direction: Direction, minimum: int = 75, most: int = 3) -> tuple[Found, ...]:
        """Return the entries at least `minimum` (0 to 100) similar to a source segment with slots, best first.

        Similarity is 100 times the normalised indel similarity of the folded texts, rounded down: 100 is equality.
        """
        from rapidfuzz import fuzz, process

        key = key_of(source)
        slack = _LENGTH_SLACK
        bounds = (len(key) * minimum // 100 - slack, len(key) * 100 // max(minimum, 1) + slack)
        with self._connection() as connection:
            rows = connection.execute(
                f"{_SELECT} WHERE source_language = ? AND target_language = ? AND length BETWEEN ? AND ?",
                (*direction, *bounds),
            ).fetchall()
        keys = [row[6] for row in rows]
        ranked = process.extract(key, keys, scorer=fuzz.ratio, limit=most, score_cutoff=minimum)
        return tuple(Found(_entry(rows[place]), _EXACT if text == key else int(score)) for text, score, place in ranked)

    @contextmanager
    def _connection(self, *, write: bool = False) -> Iterator[sqlite3.Connection]:
        if write and not self.path.exists():
            _make_private(self.path)
        try:
            with closing(self._open(write)) as connection, connection:
                yield connection
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                raise InputError(f"cannot be used ({error})", where=str(self.path), hint="Try again") from None
            raise ContentError("is no translation memory", where=str(self.path), hint="Name another file") from None

    def _open(self, write: bool) -> sqlite3.Connection:
        if not write and not self.path.exists():
            connection = sqlite3.connect(":memory:")
            connection.executescript(_CREATE)
            return connection
        connection = sqlite3.connect(self.path, timeout=_WAIT_SECONDS)
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version not in (0, _SCHEMA_VERSION):
            connection.close()
            raise ContentError(f"was written by a newer version ({version})", where=str(self.path))
        connection.execute("PRAGMA journal_mode = WAL")
        connection.executescript(_CREATE)
        connection.execute(f"PRAGMA user_version = {_SCHEMA_VERSION}")
        return connection


_SELECT = "SELECT source, target, source_language, target_language, origin, changed, key FROM entry"


def key_of(source: str) -> str:
    """Return what two source segments share when they differ in case, spacing or Unicode form alone."""
    return " ".join(unicodedata.normalize("NFC", source).casefold().split())


def _row(entry: MemoryEntry) -> tuple[str, str, str, int, str, str, str, str]:
    key = key_of(entry.source)
    return (*entry.direction, key, len(key), entry.source, entry.target, entry.origin, entry.changed)


def _entry(row: tuple[str, ...]) -> MemoryEntry:
    source, target, source_language, target_language, origin, changed, _ = row
    return MemoryEntry(source, target, Direction(source_language, target_language), origin, changed)


def _make_private(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
    except OSError as error:
        raise InputError(f"cannot be written ({error.strerror})", where=str(path)) from None
