"""A progress line on standard error, for long inputs on a terminal and nowhere else."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from ert_writer.model.reading import Progress

_LONG = 48
"""Steps from which on a line is worth showing: a letter has fewer."""


@contextmanager
def progress_line() -> Iterator[Progress | None]:
    """Give a progress function that redraws one line, or None where standard error is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    shown = False

    def draw(done: int, total: int, what: str) -> None:
        nonlocal shown
        if total >= _LONG or total == 0:
            shown = True
            of = f"/{total}" if total else ""
            sys.stderr.write(f"\r\x1b[K{done}{of} {what}")
            sys.stderr.flush()

    try:
        yield draw
    finally:
        if shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
