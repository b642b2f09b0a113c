"""A desk of its own for each test, and a browser that is let in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from ert_writer.content.start import start_content
from ert_writer.desk import Desk, Settings
from ert_writer.web.app import create_app
from ert_writer.web.guard import COOKIE, Keys

HOST = "127.0.0.1:8765"
KEYS = Keys("the-token", "the-session")


def let_in(desk: Desk) -> TestClient:
    """Return a client with the cookie of this run."""
    app = create_app(desk, KEYS, frozenset({HOST}))
    found = TestClient(app, base_url=f"http://{HOST}", headers={"origin": f"http://{HOST}"})
    found.cookies.set(COOKIE, KEYS.session)
    return found


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk(
        Settings(cases=tmp_path / "cases", audit=tmp_path / "audit.sqlite", memory=tmp_path / "memory.sqlite")
    ) as found:
        yield found


@pytest.fixture
def client(desk: Desk) -> Iterator[TestClient]:
    found = let_in(desk)
    yield found
    found.close()


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Desk]:
    """A desk with content of its own, which may be edited."""
    start_content(tmp_path / "content")
    with Desk(
        Settings(cases=tmp_path / "cases", audit=tmp_path / "audit.sqlite", content=tmp_path / "content")
    ) as found:
        yield found


@pytest.fixture
def writer(own: Desk) -> Iterator[TestClient]:
    found = let_in(own)
    yield found
    found.close()
