"""The pages: from a letter to the reply that is sent, and what a hostile letter cannot do."""

from __future__ import annotations

import re
import time
import tomllib
from dataclasses import replace
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from ert_writer.desk import Desk
from ert_writer.errors import InputError
from ert_writer.flows.verdicts import VERDICTS
from ert_writer.intake.names import FIELDS
from ert_writer.model.case import DANGER_KINDS
from ert_writer.model.findings import Severity
from ert_writer.web.app import create_app
from ert_writer.web.guard import COOKIE
from web.conftest import HOST, KEYS, let_in

EXAMPLES = Path(__file__).parents[2] / "examples"


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
    rows = client.get(f"{place}/letters/1?part=1").text
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
    form = {"f-our_ref": "E-1", "do": "eml", "shown": mark_shown(shown)}
    sent = client.post(f"{place}/reply/ack", data=form)
    assert sent.headers["content-type"] == "message/rfc822"
    assert "attachment" in sent.headers["content-disposition"]
    assert "Waits on</b>" not in client.get(place).text
    events = [event.kind for event in desk.cases.case(1, desk_now()).events]
    assert events == ["letter", "claimed", "correction", "reply"]
    assert [entry.body["kind"] for entry in desk.log.entries() if entry.body] == ["override", "reply"]


def mark_shown(page: str) -> str:
    """Return the mark of the reply that a page shows, as its form sends it back."""
    return (re.findall(r'name="shown" value="(\w+)"', page) or [""])[0]


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
    assert client.get("/cases/1/letters/2").status_code == 422


def test_a_letter_is_text_whatever_it_holds(client: TestClient) -> None:
    text = (
        "Fiscalía <script>alert(1)</script>\n\nAyer <img src=x onerror=alert(1)> fue secuestrada A.B. "
        "Solicito los datos de la cuenta @lobo_88. <a href=javascript:alert(1)>x</a> {{ 7*7 }}"
    )
    place = str(client.post("/letters", data={"text": text}).url.path)
    for page in (place, "/", f"{place}/letters/1?part=1", f"{place}/letters/1"):
        shown = client.get(page).text
        assert "<script>alert" not in shown
        assert "<img" not in shown
        assert "<a href=javascript" not in shown
        assert "{{ 7*7 }}" in shown or "49" not in shown


def test_the_text_of_letters_is_forgotten_and_cases_are_kept(client: TestClient, desk: Desk) -> None:
    place = posted(client, "01-mexico.txt")
    again = let_in(desk)
    assert "is not kept" in again.get(place).text
    assert again.get(f"{place}/letters/1").status_code == 422
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


EVENTS = ("letter", "reply", "correction", "closed", "reopened", "claimed", "released", "signed", *VERDICTS)


def test_every_language_has_every_word() -> None:
    found = tomllib.loads((files("ert_writer.web") / "words.toml").read_text(encoding="utf-8"))
    assert set(found["en"]) == set(found["es"]) == set(found["pt"])
    named = {
        *(f"field.{name}" for name in FIELDS),
        *(f"danger.{kind}" for kind in DANGER_KINDS),
        *(f"severity.{severity.label}" for severity in Severity),
        *(f"event.{kind}" for kind in EVENTS),
    }
    assert named <= set(found["en"])
    for code in ("es", "pt"):
        same = {name for name, text in found[code].items() if text == found["en"][name]}
        assert same <= {"field.message_id", "severity.error", "event.error", "no"}, code


def test_no_page_uses_a_word_that_is_not_there() -> None:
    known = tomllib.loads((files("ert_writer.web") / "words.toml").read_text(encoding="utf-8"))["en"]
    place = files("ert_writer.web") / "html"
    used = {word for page in place.iterdir() for word in re.findall(r"\bw\.(\w+)", page.read_text(encoding="utf-8"))}
    assert used <= set(known)
    fixed = {name for name in known if "." not in name}
    indirect = {"emergency", "unclear", "not-emergency", "us", "requester", "added", "changed"}
    indirect |= {"approved", "starter", "refused", "in_time", "passed", "not_shown", "named"}
    assert fixed - used <= indirect


BROKEN = b"%PDF-1.4 broken"


def test_a_file_that_cannot_be_read_is_on_top_of_every_queue_until_a_person_says_why_not(
    client: TestClient, desk: Desk
) -> None:
    client.post("/letters", files=[("letter", ("roto.pdf", BROKEN)), ("letter", ("vacio.txt", b""))])
    posted(client, "01-mexico.txt")
    for path in ("/", "/?part=1", "/?all=1", "/"):
        page = client.get(path).text
        assert page.index("roto.pdf") < page.index("EMERGENCY")
        assert "vacio.txt" in page
        assert "this PDF is damaged" in page
        assert "print it to a new PDF" in page
    again = let_in(desk)  # another start
    key = re.search(r'/unread/(\w+)"[^>]*>\s*<span[^>]*>!</span>\s*(?:<span.*\n)+?.*roto\.pdf', again.get("/").text)[1]
    assert again.post(f"/unread/{key}", data={"why": " "}).status_code == 422
    assert "roto.pdf" in again.get(f"/unread/{key}").text
    again.post(f"/unread/{key}", data={"why": "read on paper, case 1"})
    assert "roto.pdf" not in again.get("/").text
    assert [event.data["why"] for event in desk.cases.events_apart()] == ["read on paper, case 1"]
    assert again.get(f"/unread/{key}").status_code == 422
    again.close()


def test_a_file_that_is_read_at_last_leaves_the_list(client: TestClient, desk: Desk, monkeypatch) -> None:
    data = (EXAMPLES / "01-mexico.txt").read_bytes()
    with monkeypatch.context() as failing:
        failing.setattr(Desk, "file_letter", lambda *_: (_ for _ in ()).throw(InputError("cannot be used (locked)")))
        client.post("/letters", files=[("letter", ("carta.txt", data))])
    assert [file.name for file in desk.cases.unread_files()] == ["carta.txt"]
    client.post("/letters", files=[("letter", ("carta.txt", data))])
    assert desk.cases.unread_files() == ()


@pytest.mark.parametrize(
    ("code", "title", "why", "hint"),
    [
        ("es", "NO SE LEYÓ", "este PDF está dañado", "imprímalo en un PDF nuevo"),
        ("pt", "NÃO LIDO", "este PDF está danificado", "imprima-o em um PDF novo"),
    ],
)
def test_an_unread_file_is_told_in_the_interface_language(
    client: TestClient, code: str, title: str, why: str, hint: str
) -> None:
    client.post("/language", data={"language": code})
    refused = client.post("/letters", files=[("letter", ("x.pdf", BROKEN))])
    page = client.get("/").text
    for text in (title, why, hint):
        assert text in page
    assert why in refused.text
    assert hint in refused.text


ENGLISH_LEFT = re.compile(r'<span lang="en">([^<]+)</span>')


@pytest.mark.parametrize("code", ["es", "pt"])
def test_findings_cautions_reasons_and_errors_speak_the_interface_language(client: TestClient, code: str) -> None:
    client.post("/language", data={"language": code})
    text = (
        "De: Ana Ruiz <ana.ruiz@gmail.com>\n\nOficio 12/2026. URGENTE. Solicito contraseñas y el contenido de la "
        "cuenta @lobo_88. Debe entregar los datos el 31 de junio o será sancionado. La víctima NO ha sido hallada.\n"
    )
    client.post("/letters", data={"text": text})
    for path in ("/cases/1", "/cases/1/letters/1", "/cases/1/reply", "/cases/1/reply/disclose", "/policy", "/review"):
        page = client.get(path).text
        assert ENGLISH_LEFT.findall(page) == [], path
    assert {"es": "se piden contraseñas", "pt": "pedem-se senhas"}[code] in client.get("/cases/1").text
    missing = client.get("/cases/99").text
    assert {"es": "no existe el caso 99", "pt": "o caso 99 não existe"}[code] in missing


def test_without_a_record_no_page_decides_or_sends(tmp_path, own: Desk) -> None:
    (tmp_path / "file").write_text("")
    desk = Desk(replace(own.settings, audit=tmp_path / "file" / "a.sqlite"))
    page = let_in(desk)
    letter = "Fiscalía de Prueba\n\nLa cuenta @lobo_88 debe conservarse por 90 días.\n\nAna Torres\n"
    assert page.post("/letters", data={"text": letter}).status_code == 200
    number = desk.cases.cases(datetime.now(UTC))[0].id
    before = desk.cases.case(number, datetime.now(UTC))
    said = {"f-our_ref": "E-1", "f-received_at": "2026-11-22 10:00", "do": "text"}
    reply = f"/cases/{number}/reply/ack"
    form = page.get("/policy/ack").text
    was = re.search(r'name="was" value="(\w+)"', form)
    toml = (own.content.templates / "ack.toml").read_bytes()
    approval = {"was": was[1] if was else "", "who": "Eva Luna", "role": "policy", "expires": "2030-01-01"}
    answers = {
        "reply": page.post(reply, data={**said, "shown": mark_shown(page.post(reply, data=said).text)}),
        "field": page.post(f"/cases/{number}/set", data={"field": "officer_name", "value": "Eva Luna"}),
        "danger": page.post(f"/cases/{number}/set", data={"field": "danger", "value": "emergency"}),
        "close": page.post(f"/cases/{number}/close", data={"why": "answered"}),
        "reopen": page.post(f"/cases/{number}/reopen", data={"why": "a call"}),
        "approve": page.post("/policy/ack/approve", data={**approval, "languages": ["es"]}),
    }
    for name, answer in answers.items():
        assert answer.status_code == 422, (name, answer.status_code)
        assert "nothing was sent or decided" in answer.text, name
        assert "content-disposition" not in answer.headers, name
    assert desk.cases.case(number, datetime.now(UTC)) == before
    assert (own.content.templates / "ack.toml").read_bytes() == toml
    page.close()


def test_the_first_page_of_each_kind_is_prepared_while_the_desk_starts(
    writer: TestClient, own: Desk, monkeypatch
) -> None:
    loaded: list[str] = []
    monkeypatch.setattr(Desk, "load", lambda _: loaded.append("load"))
    monkeypatch.setattr(Desk, "glossary_changes", lambda *_: loaded.append("glossary"))
    with writer:
        for _ in range(300):
            if "glossary" in loaded:
                break
            time.sleep(0.1)
    assert loaded == ["load", "glossary"]


def test_no_reply_leaves_that_was_not_shown_as_it_leaves(client: TestClient, desk: Desk) -> None:
    place = posted(client, "01-mexico.txt")
    reply, said = f"{place}/reply/ack", {"f-our_ref": "E-1"}
    shown = mark_shown(client.post(reply, data={**said, "do": "preview"}).text)
    assert shown
    for other in ({}, {"shown": "0" * 32}, {"shown": shown, "f-our_ref": "E-2"}):
        answer = client.post(reply, data={**said, "do": "eml", **other})
        assert "This is not the reply that was shown" in answer.text
        assert "content-disposition" not in answer.headers
    client.post(f"{place}/set", data={"field": "letter_number", "value": "999/2026"})  # in another tab
    answer = client.post(reply, data={**said, "do": "eml", "shown": shown})
    assert "This is not the reply that was shown" in answer.text
    assert "reply" not in [event.kind for event in desk.cases.case(1, desk_now()).events]
    sent = client.post(reply, data={**said, "do": "eml", "shown": mark_shown(answer.text)})
    assert sent.headers["content-type"] == "message/rfc822"


def test_a_case_is_not_closed_from_a_page_that_is_older_than_its_last_letter(client: TestClient, desk: Desk) -> None:
    place = posted(client, "02-brasil.eml")
    page = client.get(place).text
    newest = re.findall(r'name="newest" value="(\d+)"', page)
    assert len(newest) == 2
    text = desk.read((EXAMPLES / "02-brasil.eml").read_bytes(), "02-brasil.eml").text
    joined = client.post("/letters", data={"text": f"{text}\n\nO prazo agora é de 2 horas."})
    assert joined.url.path == place
    for action, form in (("close", {"why": "answered"}), ("set", {"field": "deadline", "value": "2026-12-10"})):
        answer = client.post(f"{place}/{action}", data={**form, "newest": newest[0]})
        assert answer.status_code == 422
        assert "a letter has joined this case" in answer.text
    assert desk.cases.case(1, desk_now()).open
    newest = re.findall(r'name="newest" value="(\d+)"', client.get(place).text)
    assert client.post(f"{place}/close", data={"why": "answered", "newest": newest[0]}).status_code == 200
    assert not desk.cases.case(1, desk_now()).open


@pytest.mark.parametrize(
    ("code", "words"), [("es", ("Fundamento legal", "suicidio")), ("pt", ("Fundamento legal", "suicídio"))]
)
def test_values_and_fields_are_words_of_the_interface(client: TestClient, code: str, words: tuple[str, ...]) -> None:
    text = (
        "Fiscalía de Prueba\n\nUna joven escribió en @luna_1 que se va a matar esta noche. Pedimos con urgencia los "
        "datos de registro, las direcciones IP y el teléfono. No avisen al titular.\n\nAna Torres\n"
    )
    client.post("/letters", data={"text": text})
    client.post("/language", data={"language": code})
    page, choices = client.get("/cases/1").text, client.get("/cases/1/reply").text
    assert all(word in page for word in words)
    for value in (
        "subscriber",
        "ip_logs",
        "contact_points",
        "suicide_self_harm",
        ">true<",
        "legal basis",
        "letter date",
    ):
        assert value not in page
    assert "officer_badge" not in choices
    assert '/reply/ack">ack<' not in choices


def test_a_quote_that_another_holds_is_not_shown_again(client: TestClient) -> None:
    text = "Fiscalía\n\nLa joven dijo que se va a matar. Hay riesgo de suicidio. Pedimos los datos de @luna_1.\n"
    page = client.post("/letters", data={"text": text}).text
    quotes = re.findall(r"<li>(.*?)</li>", page.partition('class="quotes"')[2].partition("</ul>")[0])
    assert quotes
    assert len(quotes) == len({quote.casefold() for quote in quotes})
    assert not [one for one in quotes for other in quotes if one != other and f" {one} " in f" {other} "]


def test_the_ultimatum_of_an_offender_stands_beside_the_deadline_and_is_not_one(client: TestClient) -> None:
    letter = (
        "Señores:\n\nSolicito los datos de la cuenta @lobo_1. Juan Pérez fue secuestrado hoy. Los captores dicen: "
        '"tienen hasta las 8 de la noche o lo matamos". Se requiere respuesta antes de las 18:00 horas.\n'
    )
    place = str(client.post("/letters", files=[("letter", ("a.txt", letter.encode()))]).url.path)
    page = client.get(place).text
    deadline, ultimatum = page.index("antes de las 18:00"), page.index("Ultimatum of the offender")
    assert deadline < ultimatum < page.index("hasta las 8 de la noche", ultimatum)


def test_a_value_that_no_reply_takes_is_named_by_a_word(client: TestClient) -> None:
    place = posted(client, "01-mexico.txt")
    client.post("/language", data={"language": "es"})
    said = {"f-our_ref": "E-1", "f-received_at": "2099-01-01 10:00", "do": "preview"}
    page = client.post(f"{place}/reply/ack", data=said).text
    problem = re.findall(r'class="problem" role="alert">(.*?)</p>', page)
    assert problem
    assert "received_at" not in problem[0]


def test_a_reply_may_be_read_for_longer_than_a_minute(desk: Desk) -> None:
    moments = [datetime(2026, 12, 2, 10, minute, tzinfo=UTC) for minute in (0, 7)]
    marks, dates = [], []
    for at in moments:
        app = create_app(desk, KEYS, frozenset({HOST}), lambda at=at: at)
        client = TestClient(app, base_url=f"http://{HOST}", headers={"origin": f"http://{HOST}"})
        client.cookies.set(COOKIE, KEYS.session)
        if not marks:
            client.post("/letters", data={"text": "Fiscalía de Prueba\n\nPedimos los datos de @lobo_88.\n\nAna Torres"})
        page = client.post("/cases/1/reply/ack", data={"f-our_ref": "E-1", "do": "preview"}).text
        marks.append(mark_shown(page))
        dates.append("10:07" in page)
        client.close()
    assert dates == [False, True]
    assert marks[0] == marks[1] != ""
