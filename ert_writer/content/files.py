"""Files on disk: bounded reading, atomic private writing."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from ert_writer.errors import InputError

MAX_BYTES = 5_000_000
"""The default bound on an input file's size, in bytes."""


def read_bytes(path: Path, limit: int = MAX_BYTES) -> bytes:
    """Read a whole file of at most `limit` bytes.

    Raises:
        InputError: the file is missing, a directory, unreadable or too large.
    """
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except FileNotFoundError:
        raise InputError("no such file", where=str(path), hint="Check the name") from None
    except IsADirectoryError:
        raise InputError("this is a directory", where=str(path), hint="Name a file in it") from None
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", where=str(path)) from None
    if len(data) > limit:
        raise InputError(f"larger than {limit:,} bytes", where=str(path), hint="Raise the bound with --max-bytes")
    return data


def write_atomic(path: Path, data: bytes, mode: int = 0o600) -> None:
    """Write a file whole or not at all, readable by its owner alone unless `mode` says otherwise.

    Raises:
        InputError: the place cannot be written, or is a directory.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise InputError(f"cannot be written ({error.strerror})", where=str(path)) from None
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException as error:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        if isinstance(error, IsADirectoryError | PermissionError) and path.is_dir():  # Windows says the second
            raise InputError("this is a directory", where=str(path), hint="Name a file in it") from None
        if isinstance(error, OSError):
            raise InputError(f"cannot be written ({error.strerror})", where=str(path)) from None
        raise


_WAIT_SECONDS = 30.0


@contextlib.contextmanager
def turn_at(path: Path) -> Iterator[None]:
    """Let one process of this account at a time read, change and write a file, so that no change is lost.

    The lock is in the account's temporary directory: none stays beside a person's files.

    Raises:
        InputError: another process holds it for longer than 30 seconds.
    """
    from filelock import FileLock, Timeout

    name = hashlib.sha256(os.fsencode(os.path.realpath(path))).hexdigest()[:32]
    try:
        with FileLock(_own_folder() / f"{name}.lock", timeout=_WAIT_SECONDS, mode=0o600):
            yield
    except Timeout:
        raise InputError("is in use by another process", where=str(path), hint="Try again") from None


def _own_folder() -> Path:
    """Return a directory that nobody else may write, made where there is none.

    Raises:
        InputError: somebody else made it.
    """
    uid = os.getuid() if hasattr(os, "getuid") else 0
    place = Path(tempfile.gettempdir()) / f"ert-writer-{uid}"
    try:
        place.mkdir(mode=0o700, exist_ok=True)
        found = place.lstat()
    except OSError as error:
        raise InputError(f"cannot be used ({error.strerror})", where=str(place)) from None
    if hasattr(os, "getuid") and (found.st_uid != uid or found.st_mode & 0o077 or place.is_symlink()):
        raise InputError("belongs to somebody else", where=str(place), hint="Remove it")
    return place
