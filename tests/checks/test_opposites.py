"""Words that became their opposite without a negation, and numbers that kept their digits and lost their unit."""

import pytest

from ert_writer.checks.concepts import rows
from ert_writer.flows.checking import check_pairs, load_checks
from ert_writer.model.checking import CheckContext, Pair

WRONG = (
    ("es", "en", "Responda antes de las 18 horas.", "Please reply after 6 p.m."),
    ("es", "en", "Fue absuelto por falta de pruebas.", "He was convicted for lack of evidence."),
    ("es", "en", "Ingresó al país el 2 de mayo.", "He left the country on 2 May."),
    ("es", "en", "El hombre vendió el arma a su vecino.", "The man bought the gun from his neighbour."),
    ("es", "en", "El riesgo aumentó.", "The risk decreased."),
    ("es", "en", "Huyó hacia el norte.", "He fled to the south."),
    ("pt", "en", "Ela entrou na casa às 22h.", "She left the house at 10 p.m."),
    ("pt", "en", "Nem todos os reféns foram libertados.", "None of the hostages was released."),
    ("pt", "en", "A conta foi desativada.", "The account was activated."),
    ("en", "pt", "Call before you send the order.", "Ligue depois de enviar a ordem."),
    ("en", "es", "He was acquitted.", "Fue condenado."),
)
RIGHT = (
    ("es", "en", "Responda antes de las 18 horas.", "Please reply by 6 p.m."),
    ("es", "en", "Fue absuelto por falta de pruebas.", "He was not convicted, for lack of evidence."),
    ("es", "en", "No fue absuelto.", "He was convicted."),
    ("es", "en", "Salió de la casa y entró al auto.", "He left the house and got into the car."),
    ("es", "en", "Compró y vendió armas.", "He dealt in guns."),
    ("es", "en", "Giró a la izquierda y entró.", "She turned left and went in."),
    ("pt", "en", "Nem todos os reféns foram libertados.", "Some of the hostages were released."),
    ("pt", "en", "Depois de ligar, envie a ordem.", "Call, then send the order."),
    ("en", "pt", "Call before you send the order.", "Ligue antes de enviar a ordem."),
)
UNITS = (
    ("es", "en", "Vence en 72 horas.", "It expires in 72 days.", True),
    ("es", "en", "La niña tiene 9 meses.", "The girl is 9 years old.", True),
    ("pt", "en", "Prazo de 10 dias úteis.", "A term of 10 working weeks.", True),
    ("en", "es", "Keep it for 90 days.", "Guárdelo por 90 meses.", True),
    ("en", "pt", "Call within 30 minutes.", "Ligue em até 30 horas.", True),
    ("es", "en", "Vence en 72 horas.", "It expires in 72 hours.", False),
    ("es", "en", "Vence en 24 horas, el día 24.", "It expires in 24 hours, on day 24.", False),
    ("pt", "en", "Prazo de 10 dias úteis.", "A term of 10 business days.", False),
)


def found(source, target, language, into):
    pairs = [Pair("1", source, target, language, into)]
    return {(f.check, f.value) for f in check_pairs(pairs, load_checks(), CheckContext())}


@pytest.mark.parametrize(("language", "into", "source", "target"), WRONG)
def test_a_word_that_became_its_opposite_is_found(language, into, source, target):
    assert ("negation-mismatch", "opposite") in found(source, target, language, into)


@pytest.mark.parametrize(("language", "into", "source", "target"), RIGHT)
def test_the_same_said_otherwise_passes(language, into, source, target):
    assert ("negation-mismatch", "opposite") not in found(source, target, language, into)


def test_as_soon_as_is_no_negation():
    assert found("No bien llegue la orden, avise.", "As soon as the order arrives, let us know.", "es", "en") == set()


@pytest.mark.parametrize(("language", "into", "source", "target", "wrong"), UNITS)
def test_a_number_keeps_its_unit(language, into, source, target, wrong):
    said = [value for check, value in found(source, target, language, into) if check == "number-mismatch"]
    assert bool([value for value in said if value.isdecimal() and value in source]) is wrong


def test_every_antonym_has_its_opposite():
    ids = {row.id for row in rows("antonyms").row}
    assert {id_.removeprefix("not-") for id_ in ids if id_.startswith("not-")} == {
        id_ for id_ in ids if not id_.startswith("not-")
    }
