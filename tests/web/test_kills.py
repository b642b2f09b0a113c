"""Processes that are killed at work: nothing that was answered is lost, and no letter is there twice."""

from __future__ import annotations

import http.client
import os
import re
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest

from ert_writer.audit.log import AuditLog
from ert_writer.cases.store import FILE, CaseStore

LETTERS = 12
TEXT = """From: Ana Torres <ana.torres.{0}@fiscalia{0}.gob.example>
To: desk@plataforma.example
Message-ID: <{0}@fiscalia{0}.gob.example>
Subject: Oficio {0}/2026

Oficio FG-{0}-77/2026

Solicitamos los datos de registro de la cuenta @lobo_{0}. La niña fue secuestrada ayer.

Ana Torres, Agente
"""


def environment(place: Path) -> dict[str, str]:
    own = {"CASES": "cases", "AUDIT": "audit.sqlite", "MEMORY": "memory.sqlite"}
    return {**os.environ, **{f"ERT_WRITER_{name}": str(place / file) for name, file in own.items()}}


def letters_in(place: Path) -> list[str]:
    """Return the names of the letters in the store, whole or not."""
    file = place / "cases" / FILE
    if not file.is_file():
        return []
    with closing(sqlite3.connect(file, timeout=10)) as db:
        try:
            return [row[0] for row in db.execute("SELECT name FROM letter ORDER BY id")]
        except sqlite3.OperationalError:  # the tables are being made
            return []


def require_whole(place: Path) -> None:
    """Fail unless the store is sound: every letter once, in a case, with the event that says so."""
    with closing(sqlite3.connect(place / "cases" / FILE)) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        counts = [db.execute(query).fetchone()[0] for query in (
            "SELECT count(*) FROM letter",
            "SELECT count(DISTINCT digest) FROM letter",
            "SELECT count(*) FROM event WHERE kind = 'letter'",
            "SELECT count(*) FROM words",
            "SELECT count(*) FROM letter JOIN work ON work.id = letter.work",
        )]  # fmt: skip
    assert counts == [LETTERS] * len(counts)


@pytest.mark.skipif(sys.platform == "win32", reason="kills by signal")
def test_a_queue_that_is_killed_loses_no_letter_and_gives_none_twice(tmp_path: Path) -> None:
    inbox = tmp_path / "in"
    inbox.mkdir()
    for number in range(LETTERS):
        (inbox / f"{number:02}.eml").write_text(TEXT.format(number), encoding="utf-8")
    command = [sys.executable, "-m", "ert_writer", "queue", str(inbox)]
    for after in (1, 6):  # killed once so many letters are there
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment(tmp_path))
        end = time.monotonic() + 120
        while len(letters_in(tmp_path)) < after and process.poll() is None and time.monotonic() < end:
            time.sleep(0.002)
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert 6 <= len(letters_in(tmp_path)) < LETTERS
    both = [subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment(tmp_path)) for _ in range(2)]
    assert [process.wait(180) for process in both] == [0, 0]
    require_whole(tmp_path)


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    text: str
    cookie: str


class Served:
    """A desk in a process of its own, and a browser that is let in."""

    def __init__(self, place: Path) -> None:
        command = [sys.executable, "-m", "ert_writer", "serve", "--port", "0"]
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment(place))
        assert self.process.stderr is not None
        self.place = urlsplit(re.findall(r"http://\S+", self.process.stderr.readline())[0])
        self.cookie = ""
        self.cookie = self.call("GET", f"/?{self.place.query}").cookie

    def call(self, method: str, path: str, body: dict[str, str] | None = None) -> Answer:
        headers = {"origin": f"http://{self.place.netloc}", "cookie": self.cookie}
        if body is not None:
            headers["content-type"] = "application/x-www-form-urlencoded"
        connection = http.client.HTTPConnection(self.place.hostname or "", self.place.port, timeout=120)
        with closing(connection):
            connection.request(method, path, urlencode(body) if body is not None else None, headers)
            answer = connection.getresponse()
            cookie = (answer.getheader("set-cookie") or "").partition(";")[0]
            return Answer(answer.status, answer.read().decode(), cookie)

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        if self.process.stderr:
            self.process.stderr.close()


@pytest.mark.skipif(sys.platform == "win32", reason="kills by signal")
def test_a_desk_that_is_killed_keeps_all_that_it_answered(tmp_path: Path) -> None:
    desk = Served(tmp_path)
    answered: list[int] = []

    def work() -> None:
        for number in range(LETTERS):
            try:
                answer = desk.call("POST", "/letters", {"text": TEXT.format(number)})
            except (OSError, http.client.HTTPException):
                return
            if answer.status == 303:
                answered.append(number)

    worker = threading.Thread(target=work)
    worker.start()
    while len(answered) < 3 and worker.is_alive():
        time.sleep(0.005)
    desk.kill()
    worker.join(60)
    assert 3 <= len(answered) < LETTERS
    assert len(letters_in(tmp_path)) >= len(answered)

    again = Served(tmp_path)
    for number in range(LETTERS):  # the person sends everything again, not knowing what had arrived
        again.call("POST", "/letters", {"text": TEXT.format(number)})
    assert again.call("POST", "/cases/2/close", {"why": "data sent"}).status == 303
    again.kill()  # at once after the answer
    require_whole(tmp_path)
    from datetime import UTC, datetime

    store = CaseStore(tmp_path / "cases")
    assert not store.case(2, datetime.now(UTC)).open
    log = AuditLog(tmp_path / "audit.sqlite")
    assert log.verify().problems == ()
    assert {entry.body["kind"] for entry in log.entries() if entry.body} >= {"decision"}
