"""Every person that a letter names has the role that the words beside the name give."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from support.intake import letter

DATA = Path(__file__).parents[1] / "data"

CASES = [
    ("Mi jefe es el Comisario Elías Robles Luna, avísenle.", "Elías Robles Luna", "superior"),
    ("My supervisor is Superintendent Oswald Reid, at the station.", "Oswald Reid", "superior"),
    ("La orden la dio el Fiscal 12 Local, doctor Saúl Ibarra Mena.", "Saúl Ibarra Mena", "prosecutor"),
    (
        "Los damnificados Julio Andrade Mora (CI 1.555.012-3) y Berta Camejo Luna pagaron.",
        "Berta Camejo Luna",
        "victim",
    ),
    ("La demandada Carla Paz Luna no contestó.", "Carla Paz Luna", "party"),
    ("Apoderada de la demandante: Licda. Itzel Mena Paz.", "Itzel Mena Paz", "lawyer"),
    ("Por amenazas, la denunciante Eva Mena Paz pidió ayuda.", "Eva Mena Paz", "victim"),
    ("Depositó en el banco a nombre de Yerko Matamala Paz.", "Yerko Matamala Paz", "suspect"),
    ("O irmão dele, Adílson Prado Luna, não tem o número.", "Adílson Prado Luna", "relative"),
    ("Su hija Yoselin A.C. no aparece.", "Yoselin A.C.", "relative"),
    ("La víctima, de nombre Xóchitl Tlapanco Cuapio, no contesta.", "Xóchitl Tlapanco Cuapio", "victim"),
    ("Recibe las llamadas Genaro Mejía Cuapio, hermano de la víctima.", "Genaro Mejía Cuapio", "relative"),
    ("Her brother Devon Gordon got a voice note.", "Devon Gordon", "relative"),
    ("Se sigue causa en contra de Rigoberto Anaya Cué por amenazas.", "Rigoberto Anaya Cué", "suspect"),
    ("Amenazas en agravio de Lucero Baltazar Nava, ocurridas ayer.", "Lucero Baltazar Nava", "victim"),
    ("O arguido, Leonel Cruz Paixão, aguarda julgamento.", "Leonel Cruz Paixão", "suspect"),
    ("As vítimas, Rosa Pereira e Constança Leal, foram ouvidas.", "Constança Leal", "victim"),
    ("El padre de la joven, señor Rafelín Encarnación, espera.", "Rafelín Encarnación", "relative"),
    ("A menor é filha de Graça Monteiro Pires, já avisada.", "Graça Monteiro Pires", "relative"),
    ("Privaron de la libertad al señor Juan Leal Rosas en su bodega.", "Juan Leal Rosas", "victim"),
    ("Se recibió denuncia de doña Jacinta Bravo Reyes.", "Jacinta Bravo Reyes", "witness"),
    ("Por instrucciones del Mtro. Abelardo Quijano Sosa, pido ayuda.", "Abelardo Quijano Sosa", "superior"),
    ("El defensor particular, Lic. Fausto Meneses Paz, fue notificado.", "Fausto Meneses Paz", "lawyer"),
    ("Se ubicó a Martín Robles Luna en la plaza.", "Martín Robles Luna", "unknown"),
]


@pytest.mark.parametrize(("text", "name", "role"), CASES, ids=[row[1] for row in CASES])
def test_the_words_beside_a_name_tell_the_role(text: str, name: str, role: str) -> None:
    read = letter(
        f"Estimados señores:\n\n{text}\n\nSe pide la IP de @uno_2 y su última conexión con carácter urgente.\n"
    )
    found = {read.text[j.person.span.start : j.person.span.end]: j.verdict for j in read.people_roles}
    assert found[name].role.value == role
    if role == "unknown":
        assert found[name].confidence < 0.5


PHONES = [
    ("Ana Paz Luna, madre del menor, recibe las llamadas en el 664 555 0143.", "relative", "Ana Paz Luna"),
    ("Quienes lo tienen marcan desde el 664 555 0143.", "suspect", ""),
    ("The ransom calls come from 664 555 0143.", "suspect", ""),
    ("La mamá se llama Reina Paz Luna y su cel es 664 555 0143.", "relative", "Reina Paz Luna"),
    ("El testigo Nelson Paz Luna puede localizarse en el 664 555 0143.", "witness", "Nelson Paz Luna"),
    ("La llamada de exigencia entró del 664 555 0143.", "suspect", ""),
    ("O contato se deu pelo telefone 664 555 0143.", "suspect", ""),
    ("Mi cel es 664 555 0143 para lo que haga falta.", "officer", ""),
    ("El teléfono 664 555 0143 corresponde al cobrador de los giros.", "suspect", ""),
    ("El colegio (664 555 0143) no sabe nada.", "witness", ""),
]


@pytest.mark.parametrize(("text", "role", "name"), PHONES, ids=[row[0][:40] for row in PHONES])
def test_a_telephone_belongs_to_who_has_it(text: str, role: str, name: str) -> None:
    read = letter(
        f"Estimados señores:\n\n{text}\n\nSe pide la IP de @uno_2 y su última conexión con carácter urgente.\n"
    )
    found = next(item for item in read.roles if item.value.text == "664 555 0143")
    assert (found.role.value, found.name) == (role, name)


def test_a_private_writer_is_no_officer() -> None:
    read = letter(
        "Soy la madre de Ana Paz Luna. Mi teléfono es 664 555 0143.\n\nRosa Luna Prado\nrosa@correo.example\n"
    )
    assert read.officer is None
    assert {item.role.value for item in read.roles if item.kind in ("phone", "email")} == {"relative"}


def shares(name: str) -> tuple[float, float]:
    """Return the share of right roles of a file of letters, and that of right ones among those of .9 and more."""
    right, sure = [], []
    for row in tomllib.loads((DATA / name).read_text(encoding="utf-8"))["letter"]:
        read = letter(row["text"].lstrip("\n"), row.get("form", "txt"))
        found = {plain(item.value.text): item for item in read.roles}
        for text, wanted in row["roles"].items():
            item = found.get(plain(text))
            fits = item is not None and NAMES.get(item.role.value, item.role.value) in wanted
            right.append(fits)
            if item and item.value.confidence >= 0.9:
                sure.append(fits)
    return sum(right) / len(right), sum(sure) / len(sure)


NAMES = {
    "account-asked": "asked",
    "account-of-suspect": "suspect",
    "account-of-victim": "victim",
    "recipient": "platform",
}


def plain(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def test_roles_in_heads_and_signatures_of_many_countries() -> None:
    right, sure = shares("who/who.toml")
    assert right >= 0.88
    assert sure >= 0.98


def test_roles_in_heads_and_signatures_held_back() -> None:
    right, sure = shares("heldback/who.toml")
    assert right >= 0.83
    assert sure >= 0.97


@pytest.mark.parametrize(
    "land", ["México", "COLOMBIA", "Brasil", "El Salvador", "Buenos Aires", "Curitiba", "Santa Cruz de la Sierra"]
)
def test_a_place_under_the_signature_is_no_person(land: str) -> None:
    read = letter(f"Solicito los datos de la cuenta @lobo_88.\n\nLic. Lía Prado\nFiscal, {land}")
    assert land not in [read.text[slice(*j.person.span)] for j in read.people_roles]
