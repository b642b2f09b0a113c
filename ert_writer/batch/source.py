"""Where the letters of a batch are: a directory, a mailbox, or rows of JSON Lines or Parquet. Only places are held."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from ert_writer.batch.mail_stores import (
    Marks,
    folders_to_read,
    is_kept_by_a_program,
    is_mailbox,
    may_be_mailbox,
    why_no_letter,
    why_no_mailbox,
)
from ert_writer.content.files import read_bytes
from ert_writer.errors import InputError
from ert_writer.readers.formats import FIELD
from ert_writer.readers.mbox import BEGINS, messages_of

_BLOCK, _SMALL = 128, 500_000
"""Rows of Parquet that are read together, and the bytes above which a text is read alone: a bound on memory."""
FILE, LINE, MAIL, ROW = "file", "line", "mail", "row"
_TEXT, _ID = ("text", "letter", "body", "content"), ("id", "name")
"""Columns that hold the text and the name of a letter, the first that is there."""


@dataclass(frozen=True, slots=True)
class Item:
    """A letter's place.

    Attributes:
        name: how results call it: the path in the directory, the row's id, or the row's number; it can be written as
            UTF-8 (see `encodable`) and need not be unique.
        kind: `file`, `line` (of JSON Lines), `mail` (of a mailbox) or `row` (of Parquet).
        path: the file, as the system names it.
        start: first byte of a line or mail, or number of a row.
        stop: byte after a line or mail.
    """

    name: str
    kind: str
    path: str
    start: int = 0
    stop: int = 0


@dataclass(frozen=True, slots=True)
class Passed:
    """A mail that is no letter: its name as an `Item` would have it, and why."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Loaded:
    """The bytes of a letter and the file name under which a reader opens them."""

    data: bytes
    name: str


def encodable(text: str) -> str:
    r"""Return a text that can be written as UTF-8: a lone surrogate becomes `\udcXX`.

    A file name that is not UTF-8 has them (PEP 383), and so may a JSON string.
    """
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def items_in(source: Path) -> Iterator[Item]:
    """Yield the places of all letters, always in the same order; see `listed`."""
    return (item for item in listed(source) if isinstance(item, Item))


def listed(source: Path) -> Iterator[Item | Passed]:
    """Yield the places of all letters, always in the same order, and the mails that are none with the reason.

    Args:
        source: `.jsonl`, `.parquet`, a mailbox, or a directory: files of all its folders by path, each mail of its
            mailboxes, hidden folders left out unless they are a Maildir's.

    Raises:
        InputError: there is no such file, or it is none of these.
    """
    if source.is_dir():
        return _files(source)
    if not source.is_file():
        raise InputError("no such directory or file", where=str(source), hint="Check the name")
    suffix = source.suffix.lower()
    if suffix in (".jsonl", ".ndjson"):
        return _lines(source)
    if suffix == ".parquet":
        return _rows(source)
    if is_mailbox(source):
        return _mails(source)
    hint = "Give a directory, a .jsonl or .parquet file with a column text, or an mbox"
    raise InputError("this is no archive of letters", where=str(source), hint=hint)


def load(item: Item, limit: int) -> Loaded:
    """Return a letter's bytes.

    Args:
        item: its place.
        limit: bound on its size in bytes.

    Raises:
        InputError: it is missing, too large, or its row holds no text.
    """
    if item.kind == FILE:
        return Loaded(read_bytes(Path(item.path), limit), encodable(item.path))
    if item.kind == ROW:
        return Loaded(_cell(item, limit), f"{item.name}.txt")
    _require_small(item, item.stop - item.start, limit)
    with Path(item.path).open("rb") as file:
        file.seek(item.start)
        data = file.read(item.stop - item.start)
    if item.kind == MAIL:
        return Loaded(messages_of(data)[0] if messages_of(data) else data, f"{item.name}.eml")
    text = _text_of(data, item.name).encode("utf-8", "surrogatepass")
    _require_small(item, len(text), limit)  # a line in UTF-16 may be shorter than its text in UTF-8
    return Loaded(text, f"{item.name}.txt")


def _require_small(item: Item, size: int, limit: int) -> None:
    if size > limit:
        raise InputError(f"larger than {limit:,} bytes", where=item.name, hint="Raise the bound with --max-bytes")


def _files(root: Path) -> Iterator[Item | Passed]:
    for folder, folders, names in os.walk(root):
        folders[:] = folders_to_read(Path(folder), folders)
        for name in sorted(names):
            path = Path(folder, name)
            if not name.startswith(".") and path.is_file() and not is_kept_by_a_program(path):
                yield from _file(path, path.relative_to(root))


def _file(path: Path, inside: Path) -> Iterator[Item | Passed]:
    """Yield a file of a directory: one letter, or the mails of a mailbox."""
    name = encodable(inside.as_posix())
    if may_be_mailbox(path) and is_mailbox(path):
        own = why_no_mailbox(inside)
        found = _mails(path, f"{name} ")
        yield from (Passed(item.name, own) for item in found) if own else found
        return
    why = why_no_letter(inside)
    yield Passed(name, why) if why else Item(name, FILE, str(path))


def _lines(path: Path) -> Iterator[Item]:
    start = 0
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            stop = start + len(line)
            if line.strip():
                yield Item(_named(line, number), LINE, str(path), start, stop)
            start = stop


def _named(line: bytes, number: int) -> str:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return f"line-{number}"
    found = next((row[key] for key in _ID if row.get(key)), None) if isinstance(row, dict) else None
    return encodable(str(found)) if isinstance(found, str | int) else f"line-{number}"


def _text_of(data: bytes, name: str) -> str:
    try:
        row = json.loads(data)
    except (ValueError, RecursionError):
        raise InputError("this line is not JSON", where=name) from None
    text = next((row[key] for key in _TEXT if isinstance(row.get(key), str)), None) if isinstance(row, dict) else None
    if text is None:
        raise InputError("this row holds no text", where=name, hint=f"Name the column {' or '.join(_TEXT)}")
    return str(text)


def _mails(path: Path, prefix: str = "") -> Iterator[Item | Passed]:
    """Yield the mails of a mailbox by the rule of its reader: `From ` after an empty line and before a header field."""
    start, at, number, after_empty, begins = 0, 0, 1, True, -1
    marks = Marks()
    with path.open("rb") as file:
        for line in file:
            if begins > 0 and FIELD.match(line):
                yield _mail(f"{prefix}mail-{number}", path, (start, begins), marks)
                start, number, marks = begins, number + 1, Marks()
            if at > start:  # after the envelope line
                marks.see(line)
            begins = at if after_empty and BEGINS.match(line) else -1
            after_empty = not line.strip()
            at += len(line)
    yield _mail(f"{prefix}mail-{number}", path, (start, at), marks)


def _mail(name: str, path: Path, place: tuple[int, int], marks: Marks) -> Item | Passed:
    why = marks.why()
    return Passed(name, why) if why else Item(name, MAIL, str(path), *place)


def _rows(path: Path) -> Iterator[Item]:
    number = 0
    for found in _names(path):
        for (name,) in found:
            yield Item(name or f"row-{number + 1}", ROW, str(path), number, number + 1)
            number += 1


def _names(path: Path) -> Iterator[list[tuple[str | None]]]:
    """Yield what the column with the name holds, some thousand rows at a time."""
    connection = database()  # one of its own: a second query would end the stream of the first
    with _parquet_errors(path):
        _, key = _columns(connection, path)
        shown = f'CAST("{key}" AS VARCHAR)' if key else "NULL"
        rows = connection.execute(f"SELECT {shown} FROM read_parquet(?)", [str(path)])  # noqa: S608 - a known column
        while found := rows.fetchmany(10_000):
            yield found


def _cell(item: Item, limit: int) -> bytes:
    path = Path(item.path)
    with _parquet_errors(path):
        changed = path.stat().st_mtime_ns
        block, place = divmod(item.start, _BLOCK)
        size, text = _sized(_block_of(path, changed, block, min(limit, _SMALL)), place)
        if size is not None and text is None and size <= limit:
            size, text = _sized(_rows_at(path, changed, item.start, 1, limit), 0)
    if size is None:
        raise InputError("this row holds no text", where=item.name)
    _require_small(item, size, limit)
    return str(text).encode("utf-8", "surrogatepass")


_Sized = tuple[int | None, str | None]
"""Bytes of a text, and the text where it is small enough; nothing where the cell is empty."""


def _sized(rows: tuple[_Sized, ...], place: int) -> _Sized:
    return rows[place] if place < len(rows) else (None, None)


@lru_cache(maxsize=4)
def _block_of(path: Path, changed: int, block: int, limit: int) -> tuple[_Sized, ...]:
    """Return neighbouring rows: a query reads a whole group of rows, whether it asks for one or for a hundred."""
    return _rows_at(path, changed, block * _BLOCK, _BLOCK, limit)


def _rows_at(path: Path, changed: int, start: int, count: int, limit: int) -> tuple[_Sized, ...]:
    connection, text = _opened(path, changed)
    query = (
        f'SELECT size, CASE WHEN size <= ? THEN text END FROM (SELECT CAST("{text}" AS VARCHAR) AS text, '  # noqa: S608
        "strlen(text) AS size, file_row_number AS place FROM read_parquet(?, file_row_number=true) "
        "WHERE file_row_number BETWEEN ? AND ?) ORDER BY place"
    )
    # a cursor each time: the threads of a cluster's worker must not read each other's rows
    found = connection.cursor().execute(query, [limit, str(path), start, start + count - 1])
    return tuple(found.fetchall())


@lru_cache(maxsize=8)
def _opened(path: Path, changed: int) -> tuple[Any, str]:
    """Return this process's connection for a Parquet file as it was changed last, and its column with the text."""
    del changed  # part of the key: a file that was replaced may have other columns
    connection = database()
    return connection, _columns(connection, path)[0]


@contextmanager
def _parquet_errors(path: Path) -> Iterator[None]:
    """Raise InputError for what DuckDB says about a file."""
    duckdb = _duckdb()
    try:
        yield
    except duckdb.Error as error:
        why = encodable(str(error).splitlines()[0]) if str(error) else type(error).__name__
        raise InputError(f"cannot be read as Parquet ({why})", where=encodable(str(path))) from None


def _columns(connection: Any, path: Path) -> tuple[str, str]:
    """Return the columns with the text and the name."""
    described = connection.execute("SELECT * FROM read_parquet(?) LIMIT 0", [str(path)]).description
    names = [name for name, *_ in described]
    text = next((name for name in _TEXT if name in names), "")
    if not text:
        raise InputError("no column holds the text", where=str(path), hint=f"Name it {' or '.join(_TEXT)}")
    return text, next((name for name in _ID if name in names), "")


def database() -> Any:
    """Return a connection of DuckDB that reads and writes Parquet, alone and with one thread: equal bytes each time.

    Raises:
        InputError: duckdb is not installed.
    """
    return _duckdb().connect(config={"threads": 1, "autoinstall_known_extensions": False})


def _duckdb() -> Any:
    try:
        import duckdb
    except ImportError:
        raise InputError("Parquet needs duckdb", hint='Run: pip install "ert-writer[volume]"') from None
    return duckdb
