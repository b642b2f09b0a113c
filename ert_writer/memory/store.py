"""The translation memory: one SQLite file, many readers and one writer at a time."""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from ert_writer.content.write_ahead import keep_write_ahead_log
from ert_writer.errors import ContentError, InputError
from ert_writer.model.language import Direction, base, region
from ert_writer.model.memory import MemoryEntry

_SCHEMA_VERSION = 2
"""1 had no regions: the Mexican and the Argentine wording of one sentence replaced each other."""

_WITHOUT_REGIONS = 1
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
    source_region TEXT NOT NULL DEFAULT '',
    target_region TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (source_language, target_language, key, source_region, target_region)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS by_length ON entry (source_language, target_language, length);
"""

_OLD_COLUMNS = "source_language, target_language, key, length, source, target, origin, changed"
_MIGRATE = (
    "DROP INDEX IF EXISTS by_length",
    "ALTER TABLE entry RENAME TO entry_without_regions",
    *(statement for statement in _CREATE.split(";") if statement.strip()),
    f"INSERT INTO entry ({_OLD_COLUMNS}) SELECT {_OLD_COLUMNS} FROM entry_without_regions",  # noqa: S608 - constants
    "DROP TABLE entry_without_regions",
    f"PRAGMA user_version = {_SCHEMA_VERSION}",
)


@dataclass(frozen=True, slots=True)
class Found:
    """An entry with its similarity to what was looked for, 0 to 100."""

    entry: MemoryEntry
    similarity: int


@dataclass(frozen=True, slots=True)
class Memory:
    """The memory in the SQLite file at `path`, which is made, readable by its owner alone, at the first writing.

    Raises (every method):
        ContentError: the file is not a translation memory or is damaged.
        InputError: it cannot be opened, or another process holds it for longer than ten seconds.
    """

    path: Path

    def add(self, entries: Iterable[MemoryEntry]) -> int:
        """Add or replace entries in one transaction; return how many there were."""
        rows = [_row(entry) for entry in entries]
        with self._connection(write=True) as connection:
            connection.executemany("INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        return len(rows)

    def remove(self, source: str, tags: Direction) -> bool:
        """Remove the entries of a source segment; return whether there was one.

        A tag with a region (`es-MX`) removes the entry of that region alone, a base language those of all its regions.
        """
        named = [(column, region(tag)) for column, tag in zip(_REGIONS, tags, strict=True) if region(tag)]
        where = "".join(f" AND {column} = ?" for column, _ in named)
        with self._connection(write=True) as connection:
            done = connection.execute(
                f"DELETE FROM entry WHERE source_language = ? AND target_language = ? AND key = ?{where}",  # noqa: S608
                (*map(base, tags), key_of(source), *(value for _, value in named)),
            )
            return done.rowcount > 0

    def entries(self) -> tuple[MemoryEntry, ...]:
        """Return every entry, by direction, source and regions."""
        order = "source_language, target_language, key, source_region, target_region"
        with self._connection() as connection:
            rows = connection.execute(f"{_SELECT} ORDER BY {order}").fetchall()
        return tuple(_entry(row) for row in rows)

    def find(self, source: str, tags: Direction, minimum: int = 75, most: int = 3) -> tuple[Found, ...]:
        """Return the entries at least `minimum` (0 to 100) similar to a source segment with slots, best first.

        Similarity is 100 times the normalised indel similarity of the folded texts, rounded down: 100 is equality.
        Entries of every region are offered; among equally similar ones those of the regions in `tags` come first, then
        those without a region, then the most recently changed.
        """
        from rapidfuzz import fuzz, process

        key = key_of(source)
        slack = _LENGTH_SLACK
        bounds = (len(key) * minimum // 100 - slack, len(key) * 100 // max(minimum, 1) + slack)
        with self._connection() as connection:
            rows = connection.execute(
                f"{_SELECT} WHERE source_language = ? AND target_language = ? AND length BETWEEN ? AND ?",
                (*map(base, tags), *bounds),
            ).fetchall()
        rows.sort(key=lambda row: row[5], reverse=True)
        rows.sort(key=lambda row: (_distance(row[8], region(tags.target)), _distance(row[7], region(tags.source))))
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
        version = _version(connection)
        if version not in (0, _WITHOUT_REGIONS, _SCHEMA_VERSION):
            connection.close()
            raise ContentError(f"was written by a newer version ({version})", where=str(self.path))
        if version == _SCHEMA_VERSION:
            return connection  # nothing to write: who only reads takes no lock that a writer waits for
        keep_write_ahead_log(connection, _WAIT_SECONDS)
        if version == _WITHOUT_REGIONS:
            _add_regions(connection)
        connection.executescript(_CREATE)
        connection.execute(f"PRAGMA user_version = {_SCHEMA_VERSION}")
        return connection


_REGIONS = ("source_region", "target_region")
_SELECT = (
    "SELECT source, target, source_language, target_language, origin, changed, key, source_region, target_region "
    "FROM entry"
)


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _add_regions(connection: sqlite3.Connection) -> None:
    """Give the entries of an older file the columns for regions, empty, all at once or not at all."""
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        if _version(connection) == _WITHOUT_REGIONS:  # no other process has done it meanwhile
            for statement in _MIGRATE:
                connection.execute(statement)


def _distance(stored: str, wanted: str) -> int:
    """Return 0 for the region that is wanted, 1 for none, 2 for another."""
    return 0 if stored == wanted else 2 if stored else 1


def key_of(source: str) -> str:
    """Return what two source segments share when they differ in case, spacing or Unicode form alone."""
    return " ".join(unicodedata.normalize("NFC", source).casefold().split())


def _row(entry: MemoryEntry) -> tuple[str | int, ...]:
    key = key_of(entry.source)
    texts = (entry.source, entry.target, entry.origin, entry.changed)
    return (*entry.direction, key, len(key), *texts, entry.source_region, entry.target_region)


def _entry(row: tuple[str, ...]) -> MemoryEntry:
    source, target, source_language, target_language, origin, changed, _, *regions = row
    return MemoryEntry(source, target, Direction(source_language, target_language), origin, changed, *regions)


def _make_private(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
    except OSError as error:
        raise InputError(f"cannot be written ({error.strerror})", where=str(path)) from None
