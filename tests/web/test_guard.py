"""Who is let in: this person's own browser on this machine, and nobody else."""

from __future__ import annotations

import re
import socket
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
    kinds = ("application/x-www-form-urlencoded", "multipart/form-data; boundary=b")
    for said in kinds:
        answer = inside.post("/letters", headers={**ORIGIN, "content-type": said}, content=huge)
        assert answer.status_code == 413
        assert "this is larger than the desk reads" in answer.text
        assert 'href="/"' in answer.text
    kind = {"content-type": "multipart/form-data; boundary=b"}

    def stream():
        yield b'--b\r\nContent-Disposition: form-data; name="letter"; filename="x.txt"\r\n\r\n'
        for _ in range(30):
            yield b"x" * 100_000

    assert inside.post("/letters", headers={**ORIGIN, **kind}, content=stream()).status_code == 413


def every_path(client: TestClient) -> list[tuple[str, set[str]]]:
    """Return an address and the methods of every route that there is."""
    routes = client.app._app.routes  # type: ignore[attr-defined]
    return [(re.sub(r"\{[^}]*\}", "1", route.path), route.methods or {"GET"}) for route in routes]


def test_every_route_is_behind_the_guard(client: TestClient) -> None:
    paths = every_path(client)
    assert len(paths) > 20
    foreign = {"origin": "http://evil.example", "sec-fetch-site": "cross-site"}
    for path, methods in paths:
        for method in methods:
            assert client.request(method, path, headers=ORIGIN).status_code == 403, (method, path)
    client.cookies.set(COOKIE, KEYS.session)
    for path, methods in paths:
        for method in methods:
            assert client.request(method, path, headers=foreign).status_code == 403, (method, path)
            rebound = {**ORIGIN, "host": "evil.example:8765"}
            assert client.request(method, path, headers=rebound).status_code == 421, (method, path)
        if "POST" in methods:
            assert client.post(path, headers={"sec-fetch-site": "same-origin"}).status_code == 403, path


@pytest.mark.parametrize("method", ["OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "CONNECT"])
def test_other_methods_change_nothing_and_allow_no_other_origin(inside: TestClient, method: str) -> None:
    for headers in ({}, ORIGIN, {"origin": "http://evil.example", "access-control-request-method": "POST"}):
        answer = inside.request(method, "/letters", headers=headers)
        assert answer.status_code in (403, 405)
        assert not [name for name in answer.headers if name.startswith("access-control")]


@pytest.mark.parametrize(
    "headers",
    [
        {"x-forwarded-host": "evil.example"},
        {"forwarded": "host=evil.example"},
        {"x-original-url": "/policy"},
        {"x-http-method-override": "POST"},
        {"referer": "http://evil.example/"},
        {"accept-language": "x" * 5000},
    ],
)
def test_headers_of_proxies_say_nothing(inside: TestClient, headers: dict[str, str]) -> None:
    answer = inside.get("/", headers=headers)
    assert answer.status_code == 200
    assert "evil.example" not in answer.text


@pytest.mark.parametrize(
    "host",
    ["localhost.:8765", "user@127.0.0.1:8765", "127.0.0.1:08765", "127.1:8765", "0:8765", "[::ffff:127.0.0.1]:8765"],
)
def test_other_spellings_of_this_machine_are_refused(inside: TestClient, host: str) -> None:
    assert inside.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize(
    "back",
    ["http://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "", "/x\r\nset-cookie: a=b"],
)
def test_the_language_form_leads_nowhere_else(inside: TestClient, back: str) -> None:
    answer = inside.post("/language", headers=ORIGIN, data={"language": "es", "back": back})
    place = answer.headers["location"]
    assert place.startswith("/")
    assert not place.startswith(("//", "/\\"))
    assert "a=b" not in answer.headers.get("set-cookie", "")


def test_an_address_that_is_printed_can_be_opened_at_once(tmp_path: Path) -> None:
    from ert_writer.web.serve import listener

    found = listener("127.0.0.1", 0)
    with found, socket.create_connection(found.getsockname(), timeout=5):
        pass  # waits for its answer; before, it was refused until the server had started


def test_nothing_but_this_machine_is_bound() -> None:
    from ert_writer.errors import UsageError
    from ert_writer.web.serve import serve

    for address in ("0.0.0.0", "::", "192.0.2.1", "example.com"):  # noqa: S104 - refused
        with pytest.raises(UsageError):
            serve(Desk(), address, 0, lambda _: None)


@pytest.mark.parametrize(
    "headers",
    [
        [("origin", f"http://{HOST}"), ("origin", "http://evil.example")],
        [("origin", f"http://{HOST}"), ("sec-fetch-site", "same-origin"), ("sec-fetch-site", "cross-site")],
        [("sec-fetch-site", "same-origin"), ("sec-fetch-site", "same-origin")],
    ],
)
def test_a_header_that_is_there_twice_proves_nothing(inside: TestClient, headers: list[tuple[str, str]]) -> None:
    assert inside.post("/cases/1/take", headers=headers).status_code == 403
    assert inside.get("/", headers=headers[1:] * 2).status_code == 403


def test_a_desk_on_another_port_keeps_a_cookie_of_its_own(tmp_path: Path) -> None:
    names = []
    for port in (8765, 8766):
        host = f"127.0.0.1:{port}"
        desk = Desk(Settings(cases=tmp_path / "cases", audit=tmp_path / "audit.sqlite"))
        app = create_app(desk, Keys("t", "s", f"{COOKIE}_{port}"), frozenset({host}))
        with TestClient(app, base_url=f"http://{host}", follow_redirects=False) as client:
            names.append(client.get("/?token=t").headers["set-cookie"].partition("=")[0])
            client.cookies.set(COOKIE, "s")
            client.cookies.delete(names[-1])
            assert client.get("/").status_code == 403
    assert names == ["ert_desk_8765", "ert_desk_8766"]


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("/nowhere", None, 404),
        ("/cases/1/reply/a/b", None, 404),
        ("/cases/1/set", {f"field{n}": "x" for n in range(30)}, 400),
        ("/letters", {f"field{n}": "x" for n in range(30)}, 400),
        ("/letters", {}, 422),
    ],
)
def test_a_request_that_no_page_takes_is_answered_by_a_page(
    inside: TestClient, path: str, body: dict[str, str] | None, status: int
) -> None:
    answer = inside.get(path) if body is None else inside.post(path, headers=ORIGIN, data=body)
    assert answer.status_code == status
    assert answer.text.count('role="alert"') == 1
    assert answer.headers["cache-control"] == "no-store"


def test_more_files_than_a_form_may_bring_are_refused_as_a_whole_and_said(inside: TestClient) -> None:
    files = [("letter", (f"{n}.txt", b"Oficio 1")) for n in range(101)]
    answer = inside.post("/letters", headers=ORIGIN, files=files)
    assert answer.status_code == 400
    assert "at most 100 files at once" in answer.text
    assert "/cases/1" not in inside.get("/").text
