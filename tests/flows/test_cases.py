"""Which letters are one case, what a later one changes, and what needs a person first."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ert_writer.cases.store import StoredCase
from ert_writer.desk import Desk, Settings
from ert_writer.errors import UsageError
from ert_writer.flows.case_edit import Assignment
from ert_writer.flows.cases import by_urgency, differences, merge, standing, time_left

AT = datetime(2026, 11, 30, 12, tzinfo=UTC)
FIRST = """From: Ana Torres <ana.torres@fiscalia.gob.example>
Message-ID: <1@fiscalia.gob.example>
Date: Mon, 30 Nov 2026 08:00:00 -0600
Subject: solicitud

Carpeta de investigación CI-FGELV/UEPD/00342/11-2025
Solicitamos los datos de suscriptor de la cuenta @lobo_88.

Ana Torres, agente del Ministerio Público, {phone}
"""
SECOND = """From: Ana Torres <ana.torres@fiscalia.gob.example>
Message-ID: <2@fiscalia.gob.example>
{thread}Date: Mon, 30 Nov 2026 09:00:00 -0600
Subject: {subject}

{body}

Ana Torres, agente del Ministerio Público
"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(Settings(cases=tmp_path))


def filed(desk: Desk, text: str, name: str = "letter.eml") -> int:
    return desk.file_letter(desk.read(text.encode(), name), AT).case


@pytest.mark.parametrize(
    ("thread", "body"),
    [
        ("In-Reply-To: <1@fiscalia.gob.example>\n", "Reitero lo solicitado. Es urgente."),
        ("References: <0@x.example> <1@fiscalia.gob.example>\n", "Reitero lo solicitado. Es urgente."),
        ("", "En la carpeta de investigación CI-FGELV/UEPD/00342/11-2025 solicito también @lobo_99."),
        ("", "Solicitamos también los registros de conexión de la cuenta @lobo_88."),
    ],
)
def test_a_second_letter_joins_the_first(desk: Desk, thread: str, body: str) -> None:
    first = filed(desk, FIRST.format(phone="+52 55 5555 0101"))
    assert filed(desk, SECOND.format(thread=thread, subject="otra", body=body)) == first


@pytest.mark.parametrize(
    "text",
    [
        FIRST.replace("fiscalia.gob.example", "policia.gov.example").replace("Ana", "Eva").format(phone=""),
        SECOND.format(thread="", subject="otra", body="Solicitamos los datos de suscriptor de la cuenta @zorro_12."),
    ],
)
def test_another_sender_or_another_matter_opens_a_case(desk: Desk, text: str) -> None:
    first = filed(desk, FIRST.replace("CI-FGELV/UEPD/00342/11-2025", "CI-AB/1/2").format(phone=""))
    assert filed(desk, text) != first


def test_what_a_later_letter_adds_and_contradicts_is_told(desk: Desk) -> None:
    number = filed(desk, FIRST.format(phone="Tel. +52 55 5555 0101"))
    body = "Corrijo: carpeta de investigación CI-FGELV/UEPD/00343/11-2025. Solicitamos también la cuenta @zorro_12."
    filed(desk, SECOND.format(thread="In-Reply-To: <1@fiscalia.gob.example>\n", subject="x", body=body))
    case = desk.cases.case(number, AT)
    ((_, rows),) = differences(case)
    found = {row.field: (row.kind, row.now) for row in rows}
    assert found["case_number"][0] == "changed"
    assert found["accounts"] == ("added", ("@zorro_12",))


def test_fields_of_several_values_keep_what_is_not_taken_back() -> None:
    held = {"accounts": [{"value": "@a"}, {"value": "@b"}], "officer_name": {"value": "Ana"}}
    new = {"accounts": [{"value": "@c"}], "superseded_accounts": [{"value": "@a"}], "officer_name": {"value": ""}}
    merged = merge(held, new, frozenset())
    assert [row["value"] for row in merged["accounts"]] == ["@b", "@c"]
    assert merged["officer_name"] == {"value": "Ana"}
    assert merge(held, {"officer_name": {"value": "Eva"}}, frozenset({"officer_name"}))["officer_name"] == {
        "value": "Ana"
    }


def stored(number: int, danger: str, *, language: str = "es", utc: str = "", unread: int = 0) -> StoredCase:
    data = {
        "danger": {"value": danger},
        "language": language,
        "deadline": {"value": "x", "utc": utc},
        "not_read": [{"value": "?"}] * unread,
    }
    return StoredCase(
        number, AT.isoformat(), open=True, data=data, corrected=frozenset(), letters=(), events=(), claim=None
    )


def test_danger_the_unread_and_time_decide_the_order() -> None:
    cases = [
        stored(1, "not-emergency", utc="2026-11-30T12:30Z"),
        stored(2, "unclear", utc="2026-11-30T12:10Z"),
        stored(3, "unclear", unread=2),
        stored(4, "emergency", utc="2026-12-01T00:00Z"),
        stored(5, "emergency", utc="2026-11-30T13:00Z"),
        stored(6, "unclear", language="und"),
    ]
    assert [row.case.id for row in by_urgency([standing(case, AT) for case in cases])] == [5, 4, 6, 3, 2, 1]


@pytest.mark.parametrize(
    ("left", "shown"),
    [
        (timedelta(hours=2, minutes=10), "in 2 h 10 min"),
        (timedelta(minutes=5), "in 5 min"),
        (-timedelta(minutes=40), "passed 40 min ago"),
        (timedelta(days=3, hours=4), "in 3 d 4 h"),
        (None, ""),
    ],
)
def test_time_left_in_words(left: timedelta | None, shown: str) -> None:
    assert time_left(left) == shown


def data(danger: str, received: str = "2026-11-30T08:00:00+00:00", **more: object) -> dict[str, object]:
    return {"danger": {"value": danger}, "received_at": received, "language": "es", "missing": [], **more}


def test_danger_never_falls_by_a_later_letter() -> None:
    for later in ("unclear", "not-emergency"):
        merged = merge(data("emergency"), data(later, "2026-11-30T09:00:00+00:00"), frozenset())
        assert merged["danger"] == {"value": "emergency"}
    assert merge(data("not-emergency"), data("emergency"), frozenset())["danger"] == {"value": "emergency"}
    lowered = data("not-emergency")
    assert merge(lowered, data("emergency"), frozenset({"danger"}))["danger"] == {"value": "not-emergency"}


def test_what_nobody_read_stays_unread() -> None:
    held = data("unclear", not_read=[{"value": "x"}], cautions=[{"id": "free-mail"}])
    merged = merge({**held, "language": "und"}, data("unclear", not_read=[], cautions=[]), frozenset())
    assert (merged["language"], merged["not_read"], merged["cautions"]) == (
        "und",
        [{"value": "x"}],
        [{"id": "free-mail"}],
    )


def test_what_one_letter_gives_is_not_missing() -> None:
    held = data("unclear", missing=["legal_basis", "accounts"], accounts=[{"value": "@a"}])
    assert merge(held, data("unclear", missing=["accounts", "case_number"]), frozenset())["missing"] == []


def test_an_older_letter_that_comes_later_fills_only_what_is_empty() -> None:
    held = data("unclear", "2026-11-30T11:00:00+00:00", deadline={"value": "18 h"}, unit={"value": ""})
    new = data("unclear", "2026-11-30T07:00:00+00:00", deadline={"value": "13 h"}, unit={"value": "U"})
    merged = merge(held, new, frozenset())
    assert (merged["deadline"], merged["unit"]) == ({"value": "18 h"}, {"value": "U"})
    assert merged["received_at"] == "2026-11-30T11:00:00+00:00"


def test_a_taken_back_account_is_found_without_its_sign() -> None:
    held = {"accounts": [{"value": "@lobo_88"}, {"value": "@b"}]}
    merged = merge(held, {"accounts": [], "superseded_accounts": [{"value": "lobo_88"}]}, frozenset())
    assert [row["value"] for row in merged["accounts"]] == ["@b"]


def test_a_deadline_typed_by_hand_counts(desk: Desk) -> None:
    number = filed(desk, FIRST.format(phone=""))
    desk.correct_case(number, [Assignment("deadline", "2026-11-30T13:00:00+00:00")], AT)
    assert standing(desk.cases.case(number, AT), AT).left == timedelta(hours=1)


def test_a_person_sets_the_danger(desk: Desk) -> None:
    number = filed(desk, FIRST.format(phone=""))
    (change,) = desk.correct_case(number, [Assignment("danger", "emergency")], AT)
    assert (change.name, change.read) == ("danger", "emergency")
    assert standing(desk.cases.case(number, AT), AT).danger == "emergency"
    with pytest.raises(UsageError, match="danger cannot be"):
        desk.correct_case(number, [Assignment("danger", "calm")], AT)


def test_the_same_letter_number_of_two_agencies_is_two_cases(desk: Desk) -> None:
    letter = (
        "From: A <a@{0}.gob.example>\n\nOficio 123/2026\nSolicitamos los datos de la cuenta @{0}_88.\n\nAna Torres\n"
    )
    assert filed(desk, letter.format("jalisco")) != filed(desk, letter.format("puebla"))


def test_receipt_is_compared_as_a_moment_whatever_its_offset() -> None:
    held = data("unclear", "2026-11-30T11:00:00-06:00", unit={"value": "17 h UTC"})
    merged = merge(held, data("unclear", "2026-11-30T12:00:00+00:00", unit={"value": "12 h UTC"}), frozenset())
    assert merged["unit"] == {"value": "17 h UTC"}


@pytest.mark.parametrize(
    ("held", "taken_back", "gone"),
    [
        ("https://red.example/u/sol.17", "sol.17", True),
        ("https://red.example/@sol.17", "@sol.17", True),
        ("@sol.17", "https://red.example/u/sol.17/", True),
        ("https://red.example/u/sol.17", "https://red.example/u/SOL.17", True),
        ("https://red.example/u/nosol.17", "sol.17", False),
        ("https://red.example/u/sol.17", "17", False),
        ("@sol.177", "@sol.17", False),
    ],
)
def test_an_account_is_taken_back_in_whatever_form_it_is_named(held: str, taken_back: str, gone: bool) -> None:
    new = {"accounts": [{"value": "@luna"}], "superseded_accounts": [{"value": taken_back}]}
    merged = merge({"accounts": [{"value": held}]}, new, frozenset())
    assert [row["value"] for row in merged["accounts"]] == (["@luna"] if gone else [held, "@luna"])


def test_an_older_letter_that_comes_later_brings_no_account_back() -> None:
    held = data(
        "unclear", "2026-11-30T11:00:00+00:00", accounts=[{"value": "@b"}], superseded_accounts=[{"value": "@a"}]
    )
    older, newer = "2026-11-30T07:00:00+00:00", "2026-11-30T12:00:00+00:00"
    accounts = [{"value": "@a"}, {"value": "@c"}]
    found = merge(held, data("unclear", older, accounts=accounts), frozenset())["accounts"]
    assert [row["value"] for row in found] == ["@b", "@c"]
    found = merge(held, data("unclear", newer, accounts=accounts), frozenset())["accounts"]
    assert [row["value"] for row in found] == ["@b", "@a", "@c"]


@pytest.mark.parametrize(
    "body",
    [
        "El perfil correcto es @lobo_99 y no @lobo_88.",
        "O perfil correto é @lobo_99 e não @lobo_88.",
        "A conta correta é @lobo_99, não @lobo_88.",
        "Corrigimos o ofício: o usuário é @lobo_99 e não @lobo_88.",
    ],
)
def test_a_letter_that_only_corrects_the_account_corrects_the_case(desk: Desk, body: str) -> None:
    filed(desk, FIRST.format(phone=""))
    thread = "In-Reply-To: <1@fiscalia.gob.example>\n"
    number = filed(desk, SECOND.format(thread=thread, subject="Re: solicitud", body=body))
    case = desk.cases.case(number, AT)
    assert standing(case, AT).asked == ("@lobo_99",)
    assert ("accounts", "added", ("@lobo_99",)) in [(row.field, row.kind, row.now) for row in differences(case)[0][1]]


def test_an_account_that_a_later_letter_only_names_is_shown(desk: Desk) -> None:
    filed(desk, FIRST.format(phone=""))
    thread = "In-Reply-To: <1@fiscalia.gob.example>\n"
    body = "Le cuento que vimos a la persona con @zorro_nuevo_7 en otra red. La cuenta @lobo_88 sigue activa."
    number = filed(desk, SECOND.format(thread=thread, subject="Re: solicitud", body=body))
    rows = [row for row in differences(desk.cases.case(number, AT))[0][1] if row.field == "accounts"]
    assert [text for row in rows for text in row.now] == ["@zorro_nuevo_7"]
