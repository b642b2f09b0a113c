"""Parts that are made once, when they are first asked for, and stay warm."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import RLock
from typing import Generic, TypeVar

T = TypeVar("T")
_Stamp = tuple[tuple[str, int, int], ...]


class Warm(Generic[T]):
    """A value made by the first call and kept for the next ones, whatever thread they come from.

    Args:
        make: makes the value; when it raises, the next call tries again.
        sources: files and directories that the value was read from: when one of them changes, the next call makes the
            value again, so that a template retired a minute ago is not used by a desk that has been open since noon.
    """

    def __init__(self, make: Callable[[], T], sources: Callable[[], Sequence[Path]] = tuple) -> None:
        self._make = make
        self._sources = sources
        self._lock = RLock()
        self._kept: tuple[T, _Stamp] | None = None

    def __call__(self) -> T:
        """Return the value."""
        with self._lock:
            stamp = tuple(_stamps(self._sources()))
            if self._kept is None or self._kept[1] != stamp:
                self._kept = self._make(), stamp
            return self._kept[0]

    def forget(self) -> T | None:
        """Return the value where one was made, and keep it no longer."""
        with self._lock:
            kept, self._kept = self._kept, None
        return kept[0] if kept else None


def _stamps(sources: Sequence[Path]) -> list[tuple[str, int, int]]:
    found: list[tuple[str, int, int]] = []
    for source in sources:
        if source.is_dir():
            for folder, _, names in os.walk(source):
                found += [_stamp(f"{folder}/{name}") for name in names]
        else:
            found.append(_stamp(str(source)))
    return sorted(found)


def _stamp(path: str) -> tuple[str, int, int]:
    try:
        about = os.stat(path)  # noqa: PTH116 - thousands of Path objects would slow every call
    except OSError:
        return path, -1, -1
    return path, about.st_mtime_ns, about.st_size
