"""Keeps what was made from people's files in the user's cache directory, so that the next start need not make it again.

What is kept is data, never code: a digest over it is checked first, then every value's type. What fails either, and a
cache that cannot be read or written, costs time and nothing else.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

import msgspec

from ert_writer import __version__
from ert_writer.content.files import read_bytes, write_atomic
from ert_writer.content.place import cache_directory
from ert_writer.errors import InputError

_T = TypeVar("_T")
_LIMIT = 50_000_000
_KEPT = 8
_DIGEST = hashlib.sha256().digest_size


def key_of(files: Iterable[tuple[Path, bytes]], made_by: Iterable[Path] = ()) -> str:
    """Return the name for what is made from some files: another content, program or version has another name.

    Args:
        files: each file's path and content.
        made_by: the program's own modules that make it, known by their sizes and times of change.
    """
    digest = hashlib.sha256(__version__.encode())
    for source in made_by:
        about = source.stat()
        digest.update(f"{source.name} {about.st_size} {about.st_mtime_ns}\n".encode())
    for path, data in files:
        digest.update(f"{path}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()


def recall(name: str, kind: type[_T]) -> _T | None:
    """Return what was kept under a name; None when nothing was, or it is damaged or of another type."""
    folder = cache_directory()
    if folder is None:
        return None
    try:
        data = read_bytes(folder / name, _LIMIT)
    except InputError:
        return None
    if hashlib.sha256(data[_DIGEST:]).digest() != data[:_DIGEST]:
        return None
    try:
        return msgspec.msgpack.decode(data[_DIGEST:], type=kind)
    except msgspec.MsgspecError:
        return None


def keep(name: str, value: object, most: int = _KEPT) -> None:
    """Keep a value under a name with a suffix; the oldest of the same suffix, beyond `most`, make room for it."""
    folder = cache_directory()
    if folder is None:
        return
    payload = msgspec.msgpack.encode(value)
    with contextlib.suppress(InputError, OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_atomic(folder / name, hashlib.sha256(payload).digest() + payload)
        kept = sorted(folder.glob(f"*{Path(name).suffix}"), key=lambda path: path.stat().st_mtime)
        for old in kept[:-most]:
            old.unlink(missing_ok=True)
