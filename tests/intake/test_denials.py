"""A denial is an answer; silence and other people's words are none."""

import pytest

from ert_writer.model.case import FieldState
from support.intake import case_of

HEAD = "Fiscalía General\nOficio 12/2025\nLima, 14 de noviembre de 2025\n\n"


@pytest.mark.parametrize(
    ("sentence", "field", "denied"),
    [
        ("No se requiere el contenido de las comunicaciones.", "data_categories", "content"),
        ("No solicitamos mensajes privados, solo datos del titular.", "data_categories", "content"),
        ("Não se requer o conteúdo das mensagens da conta @lobo_8.", "data_categories", "content"),
        (
            "We request the subscriber data of the account @lobo_8. We are not requesting direct messages of any kind.",
            "data_categories",
            "content",
        ),
        ("No es necesario preservar la información de la cuenta.", "preservation_requested", "false"),
    ],
)
def test_a_denial_is_read(sentence: str, field: str, denied: str) -> None:
    found = case_of(sentence if sentence.startswith("We") else HEAD + sentence).field(field)
    assert denied in [item.normal for item in found.denied]
    assert denied not in [item.normal for item in found.values]


@pytest.mark.parametrize(
    ("sentence", "field"),
    [
        ("Solicito el contenido de las comunicaciones de la cuenta @lobo_8.", "data_categories"),
        ('El sujeto escribió: "no les manden los mensajes privados a la policía".', "data_categories"),
        ("Si no remiten el contenido de los mensajes, se informará al juez.", "data_categories"),
        ("Se solicita preservar la información, no obstante lo anterior.", "preservation_requested"),
    ],
)
def test_what_is_no_denial(sentence: str, field: str) -> None:
    assert case_of(HEAD + sentence).field(field).denied == ()


def test_silence_is_not_found() -> None:
    assert case_of(HEAD + "Solicito los datos del titular.").field("deadline").state is FieldState.NOT_FOUND
