"""Verbs beside a name tell the suspect and the victim; a verb that is negated or of another sentence tells nothing."""

from __future__ import annotations

import pytest

from ert_writer.intake.person_roles import people_roles
from ert_writer.model.case import Role
from support.intake import letter


def role_of(name: str, text: str) -> Role:
    read = letter(text)
    found = [j for j in people_roles(read) if read.text[slice(*j.person.span)] == name]
    return found[0].verdict.role if found else Role.UNKNOWN


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Ayer Fermín Oyarzo amenazó de muerte a Lorena Barra.", "Fermín Oyarzo", Role.SUSPECT),
        ("Ayer Fermín Oyarzo amenazó de muerte a Lorena Barra.", "Lorena Barra", Role.VICTIM),
        ("Gilson Prado espancou a vizinha Neusa Ramos.", "Gilson Prado", Role.SUSPECT),
        ("Gilson Prado espancou Neusa Ramos.", "Neusa Ramos", Role.VICTIM),
        ("Kerwin Alleyne is holding Shanice Boodoo at a house.", "Kerwin Alleyne", Role.SUSPECT),
        ("Kerwin Alleyne is holding Shanice Boodoo at a house.", "Shanice Boodoo", Role.VICTIM),
        ("La nena fue golpeada por su tío, Hugo Paz.", "Hugo Paz", Role.SUSPECT),
        ("O senhor Davi Luz, padrasto da menina, é o suspeito.", "Davi Luz", Role.SUSPECT),
        (
            "Wilson Chacón, alias Guata, extorsiona desde la cárcel a la comerciante Dora Pilco.",
            "Dora Pilco",
            Role.VICTIM,
        ),
        ("A vereadora Zélia Monte recebeu no privado uma mensagem.", "Zélia Monte", Role.VICTIM),
        ("El sargento Rui Paz 55 5555 0181 lo autorizó.\n\nCabo Eva Luna\nPolicía Federal", "Rui Paz", Role.SUPERIOR),
        ("Jefe inmediato | Subinspector Wilber Ayala, 2555-0100", "Wilber Ayala", Role.SUPERIOR),
        ("La vecina Ana Prado entregó el teléfono.", "Ana Prado", Role.WITNESS),
    ],
)
def test_who_harms_whom(text: str, name: str, role: Role) -> None:
    assert role_of(name, text) == role


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Fermín Oyarzo no amenazó a nadie.", "Fermín Oyarzo"),
        ("Ayer saludamos a Lorena Barra.", "Lorena Barra"),
        ("Lo amenazan. Ayer vimos a Lorena Barra.", "Lorena Barra"),
    ],
)
def test_no_verb_of_harm_no_role(text: str, name: str) -> None:
    assert role_of(name, text) not in (Role.SUSPECT, Role.VICTIM)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Su hija M.F.L., de 13 años, no aparece.", "M.F.L."),
        ("A vítima A.B.C. foi ouvida.", "A.B.C."),
        ("El padrastro, Hermelindo C., le pega.", "Hermelindo C."),
        ("La vio ayer Rosa P., que vive al lado.", "Rosa P."),
    ],
)
def test_initials_are_persons(text: str, name: str) -> None:
    read = letter(text)
    assert name in [read.text[slice(*p.span)] for p in read.people]


@pytest.mark.parametrize(
    "text",
    [
        "La empresa Datos del Sur S.A. no contesta.",
        "Se pide en U.S. y en E.U. el dato.",
        "El C.I. 4.555.012 no figura.",
    ],
)
def test_other_abbreviations_are_no_persons(text: str) -> None:
    read = letter(text)
    assert [read.text[slice(*p.span)] for p in read.people] == []
