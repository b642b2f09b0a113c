"""Danger: what is an emergency, what is not on positive grounds, and that doubt is never called calm."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from ert_writer.model.case import DangerStatus
from support.intake import case_of, letter

DATA = Path(__file__).parents[1] / "data"
CASES = tomllib.loads((DATA / "danger" / "cases.toml").read_text(encoding="utf-8"))["case"]


def test_dangers_are_read_as_a_careful_reader_reads_them() -> None:
    read = [(row, letter(row["text"]).danger) for row in CASES]
    calm = [row["text"] for row, danger in read if danger.status == "not-emergency" != row["danger"]]
    right = sum(danger.status == row["danger"] for row, danger in read)
    assert calm == []
    assert right / len(read) >= 0.93


def test_the_texts_held_back_are_read_too() -> None:
    rows = tomllib.loads((DATA / "heldback" / "danger.toml").read_text(encoding="utf-8"))["case"]
    read = [(row["danger"], letter(row["text"]).danger.status) for row in rows]
    assert sum(status == "not-emergency" != wanted for wanted, status in read) == 0
    assert sum(status == wanted for wanted, status in read) / len(read) >= 0.85


@pytest.mark.parametrize(("file", "share"), [("danger/letters.toml", 0.93), ("heldback/danger-letters.toml", 0.85)])
def test_danger_in_letters_of_real_length_is_read(file: str, share: float) -> None:
    rows = tomllib.loads((DATA / file).read_text(encoding="utf-8"))["case"]
    read = [(row["danger"], letter(row["text"]).danger.status) for row in rows]
    assert sum(status == "not-emergency" != wanted for wanted, status in read) == 0
    assert sum(status == wanted for wanted, status in read) / len(read) >= share


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("LA VAN A MATAR", "emergency"),
        ("la ban a matar xq no pago", "emergency"),
        ("La menor fue rescatada ayer y está a salvo.", "not-emergency"),
        ("La menor fue rescatada ayer, pero sus hermanas siguen retenidas en la casa.", "emergency"),
        ("No fue rescatada todavía; sigue secuestrada.", "emergency"),
        ("Unidad Antisecuestro. Se investiga una estafa por la venta de un celular.", "not-emergency"),
        ("Se investiga una estafa por la venta de un celular. El vendedor anda con un chumbo.", "unclear"),
        ("Enlèvement d'un enfant, réponse urgente.", "unclear"),
        ("Solicito los datos de la cuenta @a.b_c1.", "unclear"),
        ("Se pide con fines estadísticos el número de casos de secuestro del año 2024.", "not-emergency"),
        ("Se pide el número de casos. A mi hija la secuestraron y su caso no está en las cifras.", "emergency"),
        ("Querella por injurias. El concejal no teme por su vida.", "not-emergency"),
        ("Se investiga una estafa. Su hija salió esta noche con él.", "unclear"),
    ],
)
def test_the_status(text: str, status: str) -> None:
    assert letter(text).danger.status == status


def test_danger_has_its_evidence_and_what_speaks_against_it() -> None:
    danger = letter("Anoche su expareja la encerró en una bodega y la golpea. No se trata de un robo.").danger
    assert danger.status is DangerStatus.EMERGENCY
    assert danger.evidence
    assert "expareja" in " ".join(item.text for item in danger.from_whom)
    assert [item.text for item in danger.where] == ["en una bodega"]
    assert [item.text for item in danger.since] == ["Anoche"]


@pytest.mark.parametrize("row", CASES, ids=lambda row: row["text"][1:30])
def test_nothing_that_refuses_is_offered_unless_the_letter_is_calm(row: dict[str, str]) -> None:
    if row["danger"] != "not-emergency":
        offered = [item.template for item in case_of(row["text"]).suggested_templates]
        assert "not-emergency" not in offered


def test_danger_in_an_older_message_forbids_to_call_the_letter_calm() -> None:
    mail = (
        "From: a@policia.gob.mx\nTo: b@p.example\nSubject: Re: estafa\nDate: Tue, 10 Nov 2026 09:12:00 -0300\n"
        "Message-ID: <x@y>\nContent-Type: text/plain; charset=utf-8\n\nSe investiga una estafa por la venta de un "
        "celular. Solicito los datos del titular de la cuenta @x.y_z1.\n\n"
        "El mar, 10 nov 2026 a las 8:00, Ana <ana@x.example> escribió:\n> {0}\n"
    )
    assert letter(mail.format("Gracias por el envío."), "eml").danger.status == "not-emergency"
    assert letter(mail.format("El vendedor dice que lo van a matar hoy."), "eml").danger.status == "unclear"


def test_a_letter_in_an_attachment_is_never_called_calm() -> None:
    text = (Path(__file__).parents[1] / "data" / "danger" / "letter-in-attachment.eml").read_text(encoding="utf-8")
    assert letter(text, "eml").danger.status == "unclear"
