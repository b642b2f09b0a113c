"""What is asked, account by account and period by period; which accounts are asked about at all; orders."""

from __future__ import annotations

import pytest

from ert_writer.model.case import Case, DataStance, OrderKind, OrderStance, Role
from support.intake import case_of


def rows(case: Case) -> set[tuple[str, str, str]]:
    """Return account, category and period of what is asked."""
    return {
        (row.account.text if row.account else "", row.category, row.period.normal if row.period else "")
        for row in case.requests
        if row.stance is DataStance.ASKED
    }


def asked(case: Case) -> list[str]:
    return [item.text for item in case.values("accounts")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Solicito la ubicación de @uno.mx_1 y, respecto de @dos.mx_2, los datos del titular.",
            {("@uno.mx_1", "location", ""), ("@dos.mx_2", "subscriber", "")},
        ),
        (
            "Requisito os acessos da conta @um.br_1 de 3 a 12 de abril de 2026 e, quanto a @dois.br_2, o cadastro.",
            {("@um.br_1", "ip_logs", "2026-04-03/2026-04-12"), ("@dois.br_2", "subscriber", "")},
        ),
        (
            "Please provide subscriber information for @one.jm_1 and @two.jm_2.",
            {("@one.jm_1", "subscriber", ""), ("@two.jm_2", "subscriber", "")},
        ),
        (
            "Cuenta | Datos | Período\n@uno.uy_1 | IP | 01/04/2026 a 15/04/2026\n@dos.uy_2 | titularidad | -\n",
            {("@uno.uy_1", "ip_logs", "2026-04-01/2026-04-15"), ("@dos.uy_2", "subscriber", "")},
        ),
    ],
)
def test_each_account_has_its_own_data_and_period(text: str, wanted: set[tuple[str, str, str]]) -> None:
    assert rows(case_of(text)) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("La menor habló con @lobo_77. Solicito las direcciones IP de dicha cuenta.", ["@lobo_77"]),
        ("Figuran @uno_1 y @dos_2. Solicito los datos del titular de esta última.", ["@dos_2"]),
        ("Aparecem @um_1 e @dois_2. Requisito os dados cadastrais de ambas as contas.", ["@um_1", "@dois_2"]),
        (
            "Solicito las direcciones IP de los siguientes perfiles:\n1. uno.dos.tres\n2. gato_9\n",
            ["uno.dos.tres", "gato_9"],
        ),
        ("Solicito las IP de @lobo_77. La madre usa @mami_3; de ella no se piden datos.", ["@lobo_77"]),
        ("We need the IP logs of @wolf_77. The victim's account is @kid_5.", ["@wolf_77"]),
    ],
)
def test_only_the_accounts_that_are_asked_about(text: str, wanted: list[str]) -> None:
    assert asked(case_of(text)) == wanted


def test_an_account_among_several_that_no_request_names_is_unsure() -> None:
    values = case_of("Aparecen @uno_1 y @dos_2 en la causa. Solicito la colaboración de esa empresa.").values(
        "accounts"
    )
    assert values
    assert all(item.confidence < 0.8 and item.note for item in values)


def test_a_handle_and_its_address_are_one_account() -> None:
    case = case_of("Amenaza desde @lobo_77. Solicito las IP de https://red.example/lobo_77?src=app")
    assert asked(case) == ["@lobo_77", "https://red.example/lobo_77?src=app"]


def test_the_roles_agree_with_the_accounts_that_are_asked_about() -> None:
    case = case_of("La menor habló con @lobo_77. Solicito las direcciones IP de dicha cuenta.")
    assert {item.role for item in case.entities if item.value.text == "@lobo_77"} == {Role.ACCOUNT_ASKED}


@pytest.mark.parametrize(
    ("text", "kind", "stance"),
    [
        ("Solicito preservar los datos de @uno_1.", OrderKind.PRESERVATION, OrderStance.ONLY),
        ("Solicito las IP de @uno_1 y preservar sus datos.", OrderKind.PRESERVATION, OrderStance.ASKED),
        ("Se solicita la baja del perfil @uno_1.", OrderKind.TAKE_DOWN, OrderStance.ASKED),
        ("Se solicita no suspender la cuenta @uno_1.", OrderKind.TAKE_DOWN, OrderStance.FORBIDDEN),
        ("Não avisem o usuário @um_1.", OrderKind.USER_NOTICE, OrderStance.FORBIDDEN),
        ("Cumplido, notifíquese al usuario.", OrderKind.USER_NOTICE, OrderStance.ASKED),
        ("Solicito las demás cuentas creadas con el mismo teléfono.", OrderKind.LINKED_ACCOUNTS, OrderStance.ASKED),
        ("Solicito las IP de @uno_1; no se requiere el contenido.", OrderKind.CONTENT, OrderStance.FORBIDDEN),
        ("Solicito las IP de @uno_1.", OrderKind.USER_NOTICE, OrderStance.SILENT),
    ],
)
def test_what_a_letter_orders_beside_data(text: str, kind: OrderKind, stance: OrderStance) -> None:
    assert {order.kind: order.stance for order in case_of(text).orders}[kind] is stance


def test_a_refusal_in_brackets_ends_with_them() -> None:
    case = case_of("Solicito: 1. la fecha (no el contenido ni los chats); 2. los datos del titular de @uno_1.")
    assert [item.normal for item in case.values("data_categories") if item.normal == "subscriber"] == ["subscriber"]


@pytest.mark.parametrize(
    "text",
    [
        "Pueden llamarnos. No nos manden su ubicación.",
        "Por favor no le avisen al dueño del perfil.",
        "Más adelante vamos a pedir las direcciones IP.",
    ],
)
def test_what_is_not_asked_is_no_category(text: str) -> None:
    assert [item for item in case_of(text).values("data_categories") if item.confidence >= 0.8] == []
