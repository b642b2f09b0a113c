"""Who is let in: this person's own browser on this machine, and nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from ert_writer.desk import Desk, Settings
from ert_writer.web.app import create_app
from ert_writer.web.guard import COOKIE, Keys

HOST = "127.0.0.1:8765"
ORIGIN = {"origin": f"http://{HOST}"}
KEYS = Keys("the-token", "the-session")
PAGES = ("/", "/cases/1", "/cases/1/reply", "/policy", "/review", "/static/desk.js", "/favicon.ico")


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    desk = Desk(Settings(cases=tmp_path / "cases", audit=tmp_path / "audit.sqlite", max_bytes=100_000))
    app = create_app(desk, KEYS, frozenset({HOST, "[::1]:8765"}))
    found = TestClient(app, base_url=f"http://{HOST}", follow_redirects=False, raise_server_exceptions=False)
    yield found
    found.close()


@pytest.fixture
def inside(client: TestClient) -> TestClient:
    client.cookies.set(COOKIE, KEYS.session)
    return client


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_shown_without_the_cookie(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 403
    client.cookies.set(COOKIE, "wrong")
    assert client.get(path).status_code == 403


def test_the_token_becomes_a_strict_cookie_and_leaves_the_address(client: TestClient) -> None:
    answer = client.get("/?token=the-token")
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    said = answer.headers["set-cookie"]
    assert "HttpOnly" in said
    assert "SameSite=strict" in said
    assert "the-token" not in said
    client.cookies.clear()
    assert client.get("/?token=wrong").status_code == 403
    assert client.get("/policy?token=the-token").status_code == 403


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8765", "127.0.0.1", "localhost:8765", "127.0.0.1:8765.evil.example", ""]
)
def test_a_name_that_a_foreign_page_points_here_is_refused(inside: TestClient, path: str, host: str) -> None:
    assert inside.get(path, headers={"host": host}).status_code == 421


def test_the_sixth_version_of_the_address_is_served(inside: TestClient) -> None:
    assert inside.get("/policy", headers={"host": "[::1]:8765"}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "null"},
        {"origin": "http://evil.example"},
        {"origin": "https://127.0.0.1:8765"},
        {"origin": "http://127.0.0.1:9999"},
        {**ORIGIN, "sec-fetch-site": "cross-site"},
        {**ORIGIN, "sec-fetch-site": "same-site"},
    ],
)
def test_a_foreign_page_cannot_change_anything(inside: TestClient, headers: dict[str, str]) -> None:
    for path in ("/letters", "/cases/1/take", "/cases/1/set", "/language", "/cases/1/reply/ack"):
        assert inside.post(path, headers=headers, data={"text": "x"}).status_code == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_foreign_page_cannot_read_anything(inside: TestClient, site: str) -> None:
    assert inside.get("/", headers={"sec-fetch-site": site}).status_code == 403
    assert inside.get("/", headers={"origin": "http://evil.example"}).status_code == 403


@pytest.mark.parametrize("path", PAGES)
def test_every_answer_forbids_scripts_of_others_and_is_kept_nowhere(inside: TestClient, path: str) -> None:
    headers = inside.get(path).headers
    assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'; style-src 'self'")
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize(
    "path",
    [
        "/static/..%2fapp.py",
        "/static/%2e%2e/app.py",
        "/static/app.py",
        "/policy/..%2f..%2fdesk",
        "/cases/-1",
        "/cases/1e9",
        "/cases/%00",
    ],
)
def test_no_path_leads_out(inside: TestClient, path: str) -> None:
    answer = inside.get(path)
    assert answer.status_code in (404, 421, 422)
    assert "import" not in answer.text


def test_bodies_are_bounded_by_their_length_and_while_they_come_in(inside: TestClient) -> None:
    huge = b"x" * 2_000_000
    assert inside.post("/letters", headers=ORIGIN, content=huge).status_code == 413
    kind = {"content-type": "multipart/form-data; boundary=b"}

    def stream():
        yield b'--b\r\nContent-Disposition: form-data; name="letter"; filename="x.txt"\r\n\r\n'
        for _ in range(30):
            yield b"x" * 100_000

    assert inside.post("/letters", headers={**ORIGIN, **kind}, content=stream()).status_code == 413


def test_nothing_but_this_machine_is_bound() -> None:
    from ert_writer.errors import UsageError
    from ert_writer.web.serve import serve

    for address in ("0.0.0.0", "::", "192.0.2.1", "example.com"):  # noqa: S104 - refused
        with pytest.raises(UsageError):
            serve(Desk(), address, 0, lambda _: None)
