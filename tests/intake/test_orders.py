"""Orders about accounts and data: asked, forbidden, or lifted by a double negation."""

import pytest

from ert_writer.desk import Desk
from ert_writer.model.case import Case, DataStance, OrderKind, OrderStance


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk()


def read(desk: Desk, text: str) -> Case:
    letter = f"Fiscalía de Prueba\nOficio 12/2026\n\n{text}\n\nAna Ruiz\nFiscal\n"
    return desk.intake(desk.read(letter.encode()))


def stance(case: Case, kind: OrderKind) -> OrderStance:
    return next(order.stance for order in case.orders if order.kind is kind)


@pytest.mark.parametrize(
    "text",
    [
        "Solicito los datos de @pepe22 y abstenerse de suspender la cuenta mientras dure el operativo.",
        "Por favor eviten dar de baja la cuenta @pepe22, pues está siendo monitoreada.",
        "Es indispensable que el perfil @pepe22 continúe visible.",
        "Sírvanse mantener activa la cuenta @pepe22 y remitir las IP.",
        "Queda prohibido eliminar la cuenta @pepe22 sin orden de este despacho.",
        "Requer-se que se abstenham de bloquear a conta @pepe22.",
        "Favor evitar derrubar o perfil @pepe22 até segunda ordem.",
        "Pede-se que a conta @pepe22 seja mantida ativa.",
        "Please refrain from suspending the account @pepe22.",
        "Keep the account @pepe22 online until further notice.",
    ],
)
def test_an_account_that_must_stay_open_is_not_to_be_closed(desk: Desk, text: str) -> None:
    assert stance(read(desk, text), OrderKind.TAKE_DOWN) is OrderStance.FORBIDDEN


@pytest.mark.parametrize(
    "text",
    [
        "Se ordena suspender la cuenta @pepe22 y remitir los datos de registro.",
        "No dejen de bloquear la cuenta @pepe22 hoy mismo.",
        "Sin perjuicio de lo anterior, se ordena dar de baja el perfil @pepe22.",
        "Para evitar novas vítimas, requer-se bloquear a conta @pepe22.",
        "Please do not hesitate to suspend the account @pepe22.",
    ],
)
def test_a_double_negation_forbids_nothing(desk: Desk, text: str) -> None:
    assert stance(read(desk, text), OrderKind.TAKE_DOWN) is OrderStance.ASKED


@pytest.mark.parametrize(
    "text", ["La cuenta @pepe22 sigue activa. Solicito sus datos.", "A conta @pepe22 permanece ativa."]
)
def test_that_an_account_is_open_is_no_order(desk: Desk, text: str) -> None:
    assert stance(read(desk, text), OrderKind.TAKE_DOWN) is OrderStance.SILENT


@pytest.mark.parametrize(
    "text",
    [
        "Requisito os dados cadastrais de @pepe22. Deixo de requerer o conteúdo, que dependerá de ordem judicial.",
        "Solicito os registros de IP de @pepe22, deixando de solicitar, por ora, o teor das conversas.",
        "Solicito los datos del titular de @pepe22; me abstengo de pedir el contenido de los mensajes.",
        "Solicito las IP de @pepe22, no así el contenido de los mensajes.",
        "Solicito las IP de @pepe22, con exclusión del contenido de las comunicaciones.",
        "Solicito os IPs de @pepe22, à exceção do conteúdo das mensagens.",
        "We request the IP logs of @pepe22, with the exception of message content.",
    ],
)
def test_data_that_a_letter_leaves_out_are_denied(desk: Desk, text: str) -> None:
    case = read(desk, text)
    assert {row.category for row in case.requests if row.stance is DataStance.DENIED} == {"content"}
    assert any(row.stance is DataStance.ASKED for row in case.requests)


@pytest.mark.parametrize(
    "text",
    [
        "Les ruego no dejen de enviar los datos de registro de @pepe22.",
        "Favor não deixem de encaminhar os dados cadastrais de @pepe22.",
        "A fin de evitar más daños, solicito los datos de registro de @pepe22.",
    ],
)
def test_data_behind_a_double_negation_are_asked(desk: Desk, text: str) -> None:
    assert [row.stance for row in read(desk, text).requests] == [DataStance.ASKED]
