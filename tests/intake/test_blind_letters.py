"""What letters never seen before got wrong: one test for each cause."""

from __future__ import annotations

import pytest

from ert_writer.intake.accounts import accounts
from ert_writer.intake.agency import agency_and_unit
from ert_writer.intake.danger import emergency_type, facts
from ert_writer.intake.deadline import deadline
from ert_writer.intake.officer import officer_name, officer_title
from ert_writer.intake.people import person_in_danger
from ert_writer.intake.requests import data_categories, non_notification
from ert_writer.model.case import FieldValue
from support.intake import letter

ASKS = "Solicito los datos del titular de la cuenta @x.y_z1."


def texts(values: tuple[FieldValue, ...]) -> list[str]:
    return [item.text for item in values]


@pytest.mark.parametrize(
    ("sentence", "normal"),
    [
        ("Remita la respuesta a más tardar a las 16:30 horas del día de la fecha.", "2025-11-14T16:30-05:00"),
        ("Se necesita la información antes de la medianoche de hoy.", "2025-11-15T00:00-05:00"),
        ("Se requiere respuesta hasta las 24:00 horas de hoy.", "2025-11-15T00:00-05:00"),
        ("Remita la respuesta antes de la medianoche del 16 de noviembre de 2025.", "2025-11-17T00:00-05:00"),
        ("Remita la respuesta antes de las 00:30 horas del 16 de noviembre de 2025.", "2025-11-16T00:30-05:00"),
    ],
)
def test_a_deadline_at_the_end_of_the_day(sentence: str, normal: str | None) -> None:
    found = deadline(letter(f"Policía Nacional del Perú\nLima, 14 de noviembre de 2025\n\n{sentence}", country="PE"))
    assert [item.normal for item in found] == [normal]
    assert all(item.confidence <= 0.9 for item in found)


@pytest.mark.parametrize(
    "words",
    [
        "Pido que no se les avise a los usuarios.",
        "Solicito que não seja dada ciência ao usuário.",
        "Favor não dar conhecimento ao titular.",
        "Pede-se que não se dê ciência ao investigado.",
    ],
)
def test_silence_is_asked_in_other_words(words: str) -> None:
    assert non_notification(letter(f"{ASKS} {words}"))


def test_knowledge_that_nobody_has_asks_for_no_silence() -> None:
    assert not non_notification(letter("Informo que a família não tem conhecimento do paradeiro da vítima."))
    assert not non_notification(letter("O endereço, por não ser de conhecimento da família, é ignorado."))


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        (
            f"{ASKS}\n\nCrio. Mayor (PE) Washington Alpuy\nJefe de Turno\nC. 24.118\nTel. 2030 4455",
            "Washington Alpuy",
            "Crio. Mayor (PE)",
        ),
        (
            f"Les saluda la Auxiliar Fiscal Karla Xicay, Fiscalía contra el Delito de Extorsión.\n\n{ASKS}",
            "Karla Xicay",
            "Auxiliar Fiscal",
        ),
    ],
)
def test_the_officer_behind_an_unusual_rank(text: str, name: str, title: str) -> None:
    read = letter(text)
    assert texts(officer_name(read)) == [name]
    assert texts(officer_title(read)) == [title]


def test_a_display_name_of_several_words_is_read_to_its_closing_mark() -> None:
    read = letter('Solicito los datos de la cuenta de Facebook "Wacho Costeño Real" y del usuario "lobo_77".')
    assert texts(accounts(read)) == ["Wacho Costeño Real", "lobo_77"]


def test_words_inside_a_handle_say_nothing_of_an_office() -> None:
    read = letter(
        "Requisito o e-mail vinculado ao perfil @zeca_zn.oficial, bem como ao número (21) 98877-0142, "
        "utilizados pelos autores.\n\nAtenciosamente,\nHelena Prates de Andrade\nDelegada de Polícia"
    )
    assert texts(accounts(read)) == ["@zeca_zn.oficial", "(21) 98877-0142"]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Anuncia que el lunes va a entrar disparando al colegio.", "attack_threat"),
        ("Exige imágenes íntimas de una niña de 11 años.", "child_sexual_abuse"),
        ("La menor falta de su hogar desde ayer.", "missing_person"),
    ],
)
def test_dangers_in_other_words(words: str, kind: str) -> None:
    assert emergency_type(letter(f"{words} {ASKS}"))[0].normal == kind


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        (
            "Ministerio Público Fiscal - Provincia de Aguas Mansas",
            "Ministerio Público Fiscal - Provincia de Aguas Mansas",
        ),
        ("POLICÍA CIVIL - ESTADO DO RIO CLARO", "POLICÍA CIVIL - ESTADO DO RIO CLARO"),
        ("Ministerio Público Fiscal - Unidad 4", "Ministerio Público Fiscal"),
    ],
)
def test_the_province_belongs_to_the_agencys_name_and_a_unit_does_not(line: str, agency: str) -> None:
    assert texts(agency_and_unit(letter(f"{line}\n\nEstimados señores:\n\n{ASKS}"))[0]) == [agency]


def test_what_is_being_done_to_a_child_is_a_fact() -> None:
    told = "Los perfiles están siendo utilizados para obtener imágenes íntimas de una niña de 11 años."
    assert texts(facts(letter(f"{told} {ASKS}"))) == [told]


def test_a_driver_under_threat_is_a_person_in_danger() -> None:
    told = "Hoy amenazaron de muerte a un piloto de bus."
    assert texts(person_in_danger(letter(f"{told} {ASKS}"))) == ["un piloto"]


def test_an_inquiry_abbreviated_ip_is_no_request_for_addresses() -> None:
    read = letter("Requisito os dados cadastrais do perfil @mar.novo_55, nos autos do IP nº 0031/2026.")
    assert [item.normal for item in data_categories(read)] == ["subscriber"]


def test_silence_is_asked_under_any_pretext() -> None:
    assert non_notification(letter(f"{ASKS} Bajo ningún concepto se notifique al titular."))
    assert non_notification(letter(f"{ASKS} Em hipótese alguma deve-se comunicar o usuário."))
