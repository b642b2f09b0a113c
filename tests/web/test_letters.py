"""The letter beside its translation: rows as they are ready, findings judged, segments edited and signed."""

from __future__ import annotations

import html
import re
import threading
import time

import pytest
from starlette.testclient import TestClient

from ert_writer.desk import Desk
from ert_writer.web.pages import Work
from web.conftest import let_in

LETTER = """Fiscalía de Prueba

La cuenta @lobo_88 debe conservarse por 90 días y no debe notificarse a su titular.

Ana Torres, Agente

Kay ayllu llaqtapi warmi wawakunawan tiyashan ñawpaq p'unchaw.
"""
OTHER = "Fiscalía de Otra\n\nLa cuenta @tigre_77 debe conservarse por 30 días.\n\nEva Luna\n"
PART = {"x-ert-part": "1"}
RIGHT = "The account @lobo_88 must be preserved for 90 days and its holder must not be notified."


def filed(client: TestClient, text: str = LETTER) -> str:
    place = str(client.post("/letters", data={"text": text}).url.path)
    return place + "/letters/1" if place.endswith("/1") else place + "/letters/2"


def rows(page: str) -> list[str]:
    return re.split(r'(?=<div class="unit)', page)[1:]


def row_with(client: TestClient, place: str, words: str) -> tuple[int, str, str]:
    """Return the number of the segment whose row has these words, its mark, and the row."""
    row = next(row for row in rows(client.get(place).text) if words in html.unescape(row))
    found = re.search(r'id="u(\d+)"', row)
    was = re.search(r'name="was" value="(\w+)"', row)
    assert found
    return int(found[1]), was[1] if was else "", row


def test_a_target_is_checked_then_signed_and_remembered_without_names(client: TestClient, desk: Desk) -> None:
    place = filed(client)
    number, was, _ = row_with(client, place, "90 días")
    wrong = {"was": was, "text": RIGHT.replace("90", "30"), "do": "check"}
    row = client.post(f"{place}/segments/{number}", data=wrong, headers=PART).text
    assert "number-mismatch" in row
    assert "edited, not signed" in row
    _, was, _ = row_with(client, place, "90 días")
    refused = client.post(f"{place}/segments/{number}", data={**wrong, "was": was, "do": "sign"}, headers=PART).text
    assert "is not signed: number-mismatch" in html.unescape(refused)
    _, was, _ = row_with(client, place, "90 días")
    row = client.post(f"{place}/segments/{number}", data={"was": was, "text": RIGHT, "do": "sign"}, headers=PART).text
    assert "signed ·" in row
    assert "number-mismatch" not in row
    assert desk.settings.memory
    kept = desk.settings.memory.read_bytes()
    assert b"must be preserved" in kept
    assert b"lobo_88" not in kept
    assert b"must be preserved" not in desk.cases.file.read_bytes()
    again = let_in(desk)
    again.post("/letters", data={"text": LETTER})
    assert "signed ·" in row_with(again, place, "90 días")[2]  # by the memory and the mark of the texts alone
    again.close()


def test_a_finding_is_dismissed_with_a_reason_taken_back_and_on_record(client: TestClient, desk: Desk) -> None:
    place = filed(client)
    number, _, row = row_with(client, place, "Kay ayllu")
    mark = re.findall(r"/findings/(\w+)", row)[0]
    without = client.post(f"{place}/findings/{mark}", data={"do": "dismissed", "place": number}, headers=PART).text
    assert "needs a reason" in without
    said = {"do": "dismissed", "place": str(number), "reason": "a greeting, says Eva Luna"}
    row = client.post(f"{place}/findings/{mark}", data=said, headers=PART).text
    assert "a greeting, says Eva Luna" in row
    assert "reconsidered" in row
    assert "settled" in row_with(client, place, "Kay ayllu")[2]
    client.post(f"{place}/findings/{mark}", data={"do": "reconsidered", "place": number})
    assert "settled" not in row_with(client, place, "Kay ayllu")[2]
    kinds = [entry.body["kind"] for entry in desk.log.entries() if entry.body]
    assert kinds == ["dismissal", "decision"]
    assert "Eva" not in str([entry.body for entry in desk.log.entries()])


def test_an_error_that_is_dismissed_does_not_stand_against_signing(client: TestClient) -> None:
    place = filed(client)
    number, was, _ = row_with(client, place, "90 días")
    wrong = RIGHT.replace("90 days", "thirty days")
    row = client.post(f"{place}/segments/{number}", data={"was": was, "text": wrong, "do": "check"}, headers=PART).text
    for mark in set(re.findall(r"/findings/(\w+)", row)):
        said = {"do": "dismissed", "place": str(number), "reason": "the officer corrected it on the telephone"}
        row = client.post(f"{place}/findings/{mark}", data=said, headers=PART).text
    was = re.search(r'name="was" value="(\w+)"', row)[1]  # type: ignore[index]
    row = client.post(f"{place}/segments/{number}", data={"was": was, "text": wrong, "do": "sign"}, headers=PART).text
    assert "signed ·" in row


def test_two_tabs_never_overwrite_each_other(client: TestClient) -> None:
    place = filed(client)
    number, was, _ = row_with(client, place, "90 días")
    first = {"was": was, "text": RIGHT, "do": "check"}
    assert "edited" in client.post(f"{place}/segments/{number}", data=first, headers=PART).text
    second = {"was": was, "text": "Something else 90 @lobo_88.", "do": "check"}
    refused = client.post(f"{place}/segments/{number}", data=second, headers=PART).text
    assert "changed meanwhile" in refused
    assert RIGHT in html.unescape(refused)


def test_a_form_of_one_letter_changes_nothing_in_another(client: TestClient, desk: Desk) -> None:
    place = filed(client)
    other = filed(client, OTHER)
    number, was, _ = row_with(client, place, "90 días")
    answer = client.post(f"{other}/segments/{number}", data={"was": was, "text": RIGHT, "do": "sign"}, headers=PART)
    assert "signed ·" not in answer.text
    assert "@lobo_88" not in client.get(other).text
    for at in ("/cases/2/letters/1", "/cases/1/letters/2", "/cases/9/letters/1"):
        assert client.get(at).status_code == 422
        assert client.post(f"{at}/segments/0", data={"do": "sign"}).status_code == 422
    assert not [event for event in desk.cases.case(2, desk_now()).events if event.kind == "signed"]


def desk_now():
    from datetime import UTC, datetime

    return datetime.now(UTC)


def test_nobody_signs_in_a_case_that_another_person_holds(client: TestClient, desk: Desk) -> None:
    place = filed(client)
    desk.cases.claim(1, "somebody-else", desk_now())
    number, was, row = row_with(client, place, "90 días")
    answer = client.post(f"{place}/segments/{number}", data={"was": was, "text": RIGHT, "do": "sign"}, headers=PART)
    assert "somebody-else works on case 1" in answer.text
    mark = re.findall(r"/findings/(\w+)", row_with(client, place, "Kay ayllu")[2])[0]
    answer = client.post(f"{place}/findings/{mark}", data={"do": "dismissed", "reason": "x", "place": "3"})
    assert answer.status_code == 422
    assert [entry for entry in desk.log.entries() if entry.body] == []
    assert row


def test_everything_typed_in_a_form_is_text(client: TestClient) -> None:
    place = filed(client)
    number, was, _ = row_with(client, place, "90 días")
    hostile = f"{RIGHT}</textarea><script>alert(1)</script>\x00"
    row = client.post(f"{place}/segments/{number}", data={"was": was, "text": hostile, "do": "check"}).text
    assert "<script>alert" not in row


def test_rows_are_sent_as_they_are_ready_and_shared() -> None:
    """The first rows leave while later ones are still made, and two readers share one translation."""
    from ert_writer.model.translation import Translation, TranslationUnit

    gate, started = threading.Event(), []

    def translate():
        started.append(1)
        unit = TranslationUnit("a", "b")
        yield Translation("es", "en", "e", (unit,), "")
        gate.wait(10)
        yield Translation("es", "en", "e", (unit, unit), "b b")

    work = Work(None, translate)  # type: ignore[arg-type]
    first = work.growing()
    assert len(next(first).units) == 1
    seen: list[int] = []
    other = threading.Thread(target=lambda: seen.extend(len(step.units) for step in work.growing()))
    other.start()
    while seen != [1]:
        time.sleep(0.01)
    gate.set()
    other.join(10)
    assert seen == [1, 2]
    assert [len(step.units) for step in first] == [2]
    assert started == [1]


def test_a_translation_that_fails_is_tried_again() -> None:
    from ert_writer.errors import InputError
    from ert_writer.model.translation import Translation

    answers = iter([InputError("no"), Translation("es", "en", "e", (), "")])

    def translate():
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        yield answer

    work = Work(None, translate)  # type: ignore[arg-type]
    with pytest.raises(InputError):
        work.whole()
    assert work.whole().engine == "e"


def test_cautions_are_judged_with_the_case(client: TestClient, desk: Desk) -> None:
    from pathlib import Path

    letter = Path(__file__).parents[2] / "examples" / "02-brasil.eml"
    place = str(client.post("/letters", files=[("letter", (letter.name, letter.read_bytes()))]).url.path)
    mark = re.findall(r"/cautions/(\w+)", client.get(place).text)[0]
    said = {"do": "dismissed", "reason": "their new mailbox, confirmed by telephone"}
    page = client.post(f"{place}/cautions/{mark}", data=said).text
    assert "their new mailbox" in page
    assert client.post(f"{place}/cautions/{'0' * 32}", data=said).status_code == 422
    (entry,) = [entry.body for entry in desk.log.entries() if entry.body]
    assert (entry["kind"], entry["data"]["verdict"]) == ("dismissal", "dismissed")
