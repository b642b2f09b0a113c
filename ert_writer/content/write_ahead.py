"""Turns a SQLite file to its write-ahead log, however many processes open it for the first time at once."""

from __future__ import annotations

import sqlite3
import time

_AGAIN_SECONDS = 0.02


def keep_write_ahead_log(connection: sqlite3.Connection, wait_seconds: float) -> None:
    """Change the journal mode, again and again while others hold the file: SQLite's own timeout does not wait here.

    Raises:
        sqlite3.OperationalError: the file is still held after `wait_seconds`.
    """
    end = time.monotonic() + wait_seconds
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            if time.monotonic() > end:
                raise
            time.sleep(_AGAIN_SECONDS)
        else:
            return
