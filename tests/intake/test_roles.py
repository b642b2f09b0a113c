"""Everything in a letter has the right role, and the dangerous mistakes are impossible.

Two sets of small letters: one for development, one held back, which is only ever scored as a whole.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ert_writer.intake.contacts import officer_email, officer_phone
from ert_writer.model.case import EntityRole, Role
from support.intake import case_of, letter

DATA = Path(__file__).parents[1] / "data"
WRITTEN_FIRST = DATA / "roles" / "roles-2.toml"
DEVELOPMENT, HELD_BACK = DATA / "roles" / "roles.toml", DATA / "heldback" / "roles.toml"


def cases(path: Path) -> list[dict[str, object]]:
    return list(tomllib.loads(path.read_text(encoding="utf-8"))["case"])


def found(text: str) -> dict[str, list[EntityRole]]:
    by_text: dict[str, list[EntityRole]] = {}
    for item in letter(text.lstrip("\n")).roles:
        by_text.setdefault(item.value.text, []).append(item)
    return by_text


def score(path: Path) -> tuple[float, float]:
    """Return the share of right roles, and that of right ones among those of confidence .9 and more."""
    right, sure = [], []
    for case in cases(path):
        got = found(str(case["text"]))
        for text, role in dict(case["roles"]).items():  # type: ignore[call-overload]
            items = got.get(text, [])
            fits = bool(items) and all(item.role == role for item in items)
            right.append(fits)
            sure += [fits for item in items[:1] if item.value.confidence >= 0.9]
    return sum(right) / len(right), sum(sure) / len(sure)


def test_roles_of_the_development_letters() -> None:
    right, sure = score(DEVELOPMENT)
    assert right >= 0.97
    assert sure >= 0.99


def test_roles_of_passages_written_before_their_result_was_seen() -> None:
    right, sure = score(WRITTEN_FIRST)
    assert right >= 0.8
    assert sure >= 0.97


def test_roles_of_the_passages_held_back() -> None:
    right, sure = score(DATA / "heldback" / "roles-2.toml")
    assert right >= 0.8  # one role is right here, where the labelled letters accept several
    assert sure >= 0.9


def test_roles_of_the_letters_held_back() -> None:
    right, sure = score(HELD_BACK)
    assert right >= 0.87
    assert sure >= 0.95


PEOPLE = [
    "la víctima",
    "el imputado",
    "su mamá",
    "la hermana",
    "el testigo",
    "o suspeito",
    "a mãe",
    "the kidnapper",
    "the mother",
]
LINKS = ["", ", tel.", ", cel:", " es", " (", ", contacto", " usa el", " atiende en el"]


@settings(deadline=None, max_examples=40)
@given(st.sampled_from(PEOPLE), st.sampled_from(LINKS), st.sampled_from(["Urge.", "Solicito datos de @x.mar_1.", ""]))
def test_a_telephone_after_the_words_for_another_person_is_never_the_officers(who: str, link: str, lead: str) -> None:
    text = f"{lead} El teléfono de {who}{link} 664 555 0143.\n\nCrio. Hugo Paz\nPolicía de México"
    assert [item.text for item in officer_phone(letter(text))] == []


@pytest.mark.parametrize(
    "text",
    [
        "Solicito los datos del usuario Juan Fierro, correo jfierro77@correo.example.\n\nAgente Lidia Mora",
        "El imputado usa el correo jfierro77@correo.example.\n\nAgente Lidia Mora",
        "Requisito dados da conta vinculada ao e-mail jfierro77@correo.example.\n\nDel. Rui Prado",
    ],
)
def test_a_reply_never_goes_to_the_suspect(text: str) -> None:
    assert officer_email(letter(text)) == ()


MAIL = """From: Of. Ana Rey <arey@policia.gob.xx>
To: soporte@plataforma.example
Subject: {subject}

Solicito los datos de la cuenta @mar_1. Escribimos a soporte@plataforma.example ayer.
"""


def test_the_recipients_mailbox_is_never_asked_about() -> None:
    case = case_of(MAIL.format(subject="datos de soporte@plataforma.example"), "eml")
    assert [item.text for item in case.values("accounts")] == ["@mar_1"]


@pytest.mark.parametrize(
    "text",
    [
        "y no mama 664-555-0199",
        "Ella no regresó y no contesta, su perfil es @luna.uno_1.",
        "@agresor.uno, que no es la de la víctima, @victima.dos",
        "No ha vuelto a usar @luna.uno_1 y no responde.",
        "Não foi vista; usa @luna.uno_1 e não atende.",
        "The account @luna.uno_1 is not answering.",
        "La menor dice: @luna.uno_1 me amenaza.",
        "Se ignora quién usa @luna.uno_1.",
        "La víctima abrió el enlace de @luna.uno_1 por error.",
    ],
)
def test_a_no_in_the_sentence_takes_nothing_back(text: str) -> None:
    assert [item for item in letter(text).roles if item.role is Role.ACCOUNT_CANCELLED] == []


@pytest.mark.parametrize(
    "text",
    [
        "Donde dice @vieja.1 debe decir @nueva.2.",
        "Onde se lê @vieja.1, leia-se @nueva.2.",
        "Se deja sin efecto lo pedido sobre la cuenta @vieja.1.",
        "Por error se consignó la cuenta @vieja.1.",
        "Haga caso omiso de la cuenta @vieja.1.",
        "La cuenta correcta es @nueva.2 (no @vieja.1).",
        "Instead of @vieja.1 it is @nueva.2.",
        "La cuenta @vieja.1 queda sin efecto.",
    ],
)
def test_explicit_words_beside_it_take_an_account_back(text: str) -> None:
    cancelled = {item.value.text for item in letter(text).roles if item.role is Role.ACCOUNT_CANCELLED}
    assert cancelled == {"@vieja.1"}


def test_the_case_carries_every_role() -> None:
    case = case_of("IPP 06-00-012345-25/00. DNI 31.456.789, placa ABC1D23. Solicito datos de @mar_1 (Ley 27.411).")
    roles = {item.value.text: item.role for item in case.entities}
    assert roles["06-00-012345-25/00"] is Role.CASE
    assert roles["31.456.789"] is Role.ID_DOCUMENT
    assert roles["ABC1D23"] is Role.PLATE
    assert roles["@mar_1"] is Role.ACCOUNT_ASKED
    assert roles["Ley 27.411"] is Role.LAW


@pytest.mark.parametrize(
    ("text", "thing", "role"),
    [
        ("Queda sin efecto el oficio N.º 311/2026 del 4 de junio.", "311/2026", Role.EARLIER_LETTER),
        ("My letter SU/GEN/17/2026 asked about another page.", "SU/GEN/17/2026", Role.EARLIER_LETTER),
        ("El penado Hugo Paz, C.I. V-5.550.118, sigue preso.", "V-5.550.118", Role.ID_DOCUMENT),
        ("Depositó en la cuenta 0199-0555-12-0000331874 del banco.", "0199-0555-12-0000331874", Role.BANK_ACCOUNT),
        ("Se investiga. El mío es 809-555-0164.", "809-555-0164", Role.OFFICER),
        ("El fijo de la base es 809-555-0160.", "809-555-0160", Role.AGENCY),
        (
            "Lo vio la Dra. Celina Irazusta, Jueza, hoy.\n\nCrio. Hugo Paz\nPolicía Federal",
            "Celina Irazusta",
            Role.COURT,
        ),
        ("La orden va mañana (Fiscalía 9°, Abg. Saúl Prado Ron).", "Saúl Prado Ron", Role.PROSECUTOR),
        ("Su hijo Tomás Vera, de 14 años, no contesta.", "Tomás Vera", Role.IN_DANGER),
    ],
)
def test_one_thing_beside_its_words(text: str, thing: str, role: Role) -> None:
    assert [item.role for item in found(text).get(thing, [])][:1] == [role]


def test_a_mailbox_where_no_answer_may_go_is_not_the_officers() -> None:
    items = found("Favor não responder para o gabinete (gab@camara.example), e sim para mim: (88) 95555-0162.")
    assert all(item.role is not Role.OFFICER for item in items["gab@camara.example"])


def test_a_telephone_alone_in_brackets_behind_a_name_is_that_persons() -> None:
    items = found("The mother, Ms. Indra Singh (624 5550), is uneasy.")
    assert [item.role for item in items["624 5550"]] == [Role.RELATIVE]


@pytest.mark.parametrize("title", ["Supervisor de Seguridad", "Supervisora de Turno", "Supervisor de Guardia"])
def test_a_title_of_the_header_makes_nobody_a_superior_in_the_signature(title: str) -> None:
    text = (
        f"SERVICIO PENITENCIARIO PROVINCIAL\nPARA: Plataforma\nDE: Tlgo. Noé Gil Ríos, {title}\n\n"
        "De mi consideración:\n\nSolicito los datos de la cuenta @uno_2.\n\nAtentamente,\nN. Gil\n098 555 0170\n"
    )
    assert {item.value.text: item.role.value for item in letter(text).roles}.get("098 555 0170") == "officer"
