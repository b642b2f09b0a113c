"""The write-ahead log of SQLite files that several processes open for the first time."""

from __future__ import annotations

import sqlite3
import threading
import time
from pathlib import Path

import pytest

from ert_writer.content.write_ahead import keep_write_ahead_log


def test_the_change_waits_until_another_lets_the_file_go(tmp_path: Path) -> None:
    place = tmp_path / "new.sqlite"
    holder = sqlite3.connect(place, isolation_level=None, check_same_thread=False)
    holder.execute("BEGIN EXCLUSIVE")
    letting_go = threading.Timer(0.2, holder.execute, ("COMMIT",))
    letting_go.start()
    connection = sqlite3.connect(place, timeout=0)
    keep_write_ahead_log(connection, 10)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    letting_go.join()
    holder.close()
    connection.close()


def test_a_file_that_stays_held_is_an_error(tmp_path: Path) -> None:
    place = tmp_path / "held.sqlite"
    holder = sqlite3.connect(place, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    connection = sqlite3.connect(place, timeout=0)
    begun = time.monotonic()
    with pytest.raises(sqlite3.OperationalError):
        keep_write_ahead_log(connection, 0.1)
    assert time.monotonic() - begun >= 0.1
    connection.close()
    holder.close()
