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


MISSING = "La joven no contesta el teléfono desde ayer. "


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ("La buscan con perros.", "emergency"),
        (
            """No se ha podido determinar si hay riesgo. Su hermana sostiene que está de viaje con amigas.
            Un vecino, que no quiso identificarse, dijo lo contrario.""",
            "unclear",
        ),
    ],
)
def test_three_kinds_of_doubt_make_an_emergency_unclear(more: str, status: str) -> None:
    assert letter(MISSING + more).danger.status == status


def test_a_phrase_that_is_danger_by_itself_counts_in_an_ordinary_matter() -> None:
    text = "Se investiga una estafa por venta de un auto; el comprador fue a verlo ayer y está {} por los vendedores."
    assert letter(text.format("retenido")).danger.status == "emergency"
    assert letter(text.format("demandado")).danger.status != "emergency"


CALM = (
    "Se retira la solicitud de ayer, ya que la joven fue localizada con vida en casa de una amiga. "
    "No recibió amenazas y nunca estuvo privada de la libertad. "
)


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ("", "not-emergency"),
        ("Hoy secuestraron a su hermana menor y la tienen amarrada.", "emergency"),
    ],
)
def test_what_is_said_outright_is_calm_until_a_harm_is_live(more: str, status: str) -> None:
    assert letter(CALM + more).danger.status == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (
            """El jueves habrá un simulacro con humo artificial y falsos heridos en la escuela. No corresponden a hechos
            reales. No se pide ningún dato y el trámite no es urgente.""",
            "not-emergency",
        ),
        (
            "Ayer hubo un simulacro con humo. Hoy un hombre entró con un arma y tiene encerrados a los niños.",
            "emergency",
        ),
    ],
)
def test_an_exercise_is_calm_and_hides_no_attack(text: str, status: str) -> None:
    assert letter(text).danger.status == status


def test_doubt_is_shown_among_what_speaks_against_danger() -> None:
    danger = letter(MISSING + "Un vecino dijo que es una broma.").danger
    assert ("harmless", "broma") in {(item.normal, item.text) for item in danger.counter_evidence}
