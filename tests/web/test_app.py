"""The pages: from a letter to the reply that is sent, and what a hostile letter cannot do."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from ert_writer.desk import Desk, Settings
from ert_writer.web.app import create_app
from ert_writer.web.guard import COOKIE, Keys

EXAMPLES = Path(__file__).parents[2] / "examples"
HOST = "127.0.0.1:8765"
KEYS = Keys("the-token", "the-session")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(Settings(cases=tmp_path / "cases", audit=tmp_path / "audit.sqlite"))


@pytest.fixture
def client(desk: Desk) -> Iterator[TestClient]:
    app = create_app(desk, KEYS, frozenset({HOST}))
    found = TestClient(app, base_url=f"http://{HOST}", headers={"origin": f"http://{HOST}"})
    found.cookies.set(COOKIE, KEYS.session)
    yield found
    found.close()
    desk.close()


def posted(client: TestClient, *names: str) -> str:
    letters = [("letter", (name, (EXAMPLES / name).read_bytes())) for name in names]
    answer = client.post("/letters", files=letters)
    assert answer.status_code == 200, answer.text
    return str(answer.url.path)


def test_a_specialist_goes_from_the_letter_to_the_reply(client: TestClient, desk: Desk) -> None:
    place = posted(client, "01-mexico.txt")
    page = client.get(place).text
    assert (
        page.index("EMERGENCY: missing person")
        < page.index("@_lobo.norte_88")
        < page.index("machine" if "machine" in page else "Letters")
    )
    rows = client.get(f"{place}/letters/1/translation").text
    assert "machine translation, unreviewed" in rows
    assert "@_lobo.norte_88" in rows
    assert client.post(f"{place}/take").status_code == 200
    assert client.post(f"{place}/set", data={"field": "officer_name", "value": "Eva Luna"}).text.count("Eva Luna") >= 1

    assert "/cases/1/reply/ack" in client.get(f"{place}/reply").text
    form = client.get(f"{place}/reply/ack").text
    assert "our_ref" in form
    assert "our_ref" in client.post(f"{place}/reply/ack", data={"do": "preview"}).text
    shown = client.post(f"{place}/reply/ack", data={"f-our_ref": "E-1", "do": "preview"}).text
    assert "CI-FGELV/UEPD/00342/11-2025" in shown
    assert shown.count('lang="en"') > 2
    sent = client.post(f"{place}/reply/ack", data={"f-our_ref": "E-1", "do": "eml"})
    assert sent.headers["content-type"] == "message/rfc822"
    assert "attachment" in sent.headers["content-disposition"]
    assert "Waits on</b>" not in client.get(place).text
    events = [event.kind for event in desk.cases.case(1, desk_now()).events]
    assert events == ["letter", "claimed", "correction", "reply"]
    assert [entry.body["kind"] for entry in desk.log.entries() if entry.body] == ["override", "reply"]


def desk_now():
    from datetime import UTC, datetime

    return datetime.now(UTC)


def test_a_gate_stays_closed_without_a_name_and_a_reason(client: TestClient) -> None:
    place = posted(client, "01-mexico.txt")
    gated = "disclosure-subscriber"
    page = client.get(f"{place}/reply/{gated}")
    if page.status_code != 200:
        gated = next(
            line for line in client.get("/policy").text.split('"') if line.startswith("/policy/disclos")
        ).removeprefix("/policy/")
        page = client.get(f"{place}/reply/{gated}")
    assert 'name="w-' in page.text
    answer = client.post(f"{place}/reply/{gated}", data={"do": "eml"})
    assert "problem" in answer.text
    assert answer.headers["content-type"].startswith("text/html")


def test_two_letters_are_never_mixed(client: TestClient) -> None:
    posted(client, "01-mexico.txt")
    posted(client, "02-brasil.eml")
    first, second = client.get("/cases/1").text, client.get("/cases/2").text
    assert "@dono.da.vila_77" not in first
    assert "@_lobo.norte_88" not in second
    assert client.get("/cases/1/letters/2/translation").status_code == 404


def test_a_letter_is_text_whatever_it_holds(client: TestClient) -> None:
    text = (
        "Fiscalía <script>alert(1)</script>\n\nAyer <img src=x onerror=alert(1)> fue secuestrada A.B. "
        "Solicito los datos de la cuenta @lobo_88. <a href=javascript:alert(1)>x</a> {{ 7*7 }}"
    )
    place = str(client.post("/letters", data={"text": text}).url.path)
    for page in (place, "/", f"{place}/letters/1/translation", f"{place}/letters/1/translation?whole=1"):
        shown = client.get(page).text
        assert "<script>alert" not in shown
        assert "<img" not in shown
        assert "<a href=javascript" not in shown
        assert "{{ 7*7 }}" in shown or "49" not in shown


def test_the_text_of_letters_is_forgotten_and_cases_are_kept(client: TestClient, desk: Desk) -> None:
    place = posted(client, "01-mexico.txt")
    again = TestClient(create_app(desk, KEYS, frozenset({HOST})), base_url=f"http://{HOST}")
    again.cookies.set(COOKIE, KEYS.session)
    assert "is not kept" in again.get(place).text
    assert again.get(f"{place}/letters/1/translation").status_code == 404
    again.close()


def test_a_file_that_cannot_be_read_is_named(client: TestClient) -> None:
    answer = client.post("/letters", files=[("letter", ("x.pdf", b"%PDF-1.4 broken"))])
    assert answer.status_code == 422
    assert "x.pdf" in answer.text


def test_policy_writers_and_reviewers_see_their_pages(client: TestClient) -> None:
    assert "approved" in client.get("/policy").text or "starter" in client.get("/policy").text
    page = client.get("/policy/ack").text
    assert all(f'lang="{code}"' in page for code in ("en", "es", "pt"))
    assert client.get("/review").status_code == 200
    assert client.get("/policy/nope").status_code == 422


@pytest.mark.parametrize(("code", "word"), [("es", "Casos en espera"), ("pt", "Fila de casos"), ("xx", "Queue")])
def test_the_interface_speaks_three_languages(client: TestClient, code: str, word: str) -> None:
    client.post("/language", data={"language": code})
    assert word in client.get("/").text


def test_every_language_has_every_word() -> None:
    found = tomllib.loads((files("ert_writer.web") / "words.toml").read_text(encoding="utf-8"))
    assert set(found["en"]) == set(found["es"]) == set(found["pt"])
