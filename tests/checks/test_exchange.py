"""Who does it to whom, and whom a sentence forbids, addresses or lets off: told on people's translations too."""

import pytest

from ert_writer.checks.exchange import Deed, deeds, english_agent
from ert_writer.flows.checking import check_pairs, load_checks
from ert_writer.model.checking import CheckContext, Pair
from ert_writer.model.findings import Severity, Span

TURNED = (
    (
        "es",
        "en",
        "El padre denunció al tío de la niña el 5 de abril.",
        "The girl's uncle reported the father on 5 April.",
    ),
    ("es", "en", "La fiscal le notificó al defensor la fecha.", "Defence counsel notified the prosecutor of the date."),
    ("es", "en", "La víctima fue amenazada por su esposo.", "The husband was threatened by the victim."),
    ("es", "en", "La madre de la niña llamó a la policía.", "The police called the girl's mother."),
    ("pt", "en", "O adolescente foi aliciado pelo vizinho.", "The neighbour was groomed by the teenager."),
    ("pt", "en", "O vizinho ameaçou a vítima.", "The victim threatened the neighbour."),
    ("pt", "en", "A professora avisou à mãe.", "The mother told the teacher."),
    ("en", "pt", "The victim reported the abuse to her teacher.", "A professora dela relatou o abuso à vítima."),
    ("en", "es", "The police officer called the mother.", "La madre llamó al agente."),
    ("en", "es", "The stepfather was reported by the neighbour.", "El padrastro denunció al vecino."),
)
SAME = (
    (
        "es",
        "en",
        "El padre denunció al tío de la niña el 5 de abril.",
        "The father reported the girl's uncle on 5 April.",
    ),
    ("es", "en", "El padre denunció al tío.", "The uncle was reported by the father."),
    ("es", "en", "La víctima fue amenazada por su esposo.", "The husband threatened the victim."),
    ("es", "en", "La víctima fue amenazada por su esposo.", "The victim was threatened by her husband."),
    ("es", "en", "La madre avisó al juez.", "The judge heard from the mother."),
    ("es", "en", "Al padre lo denunció el tío.", "The uncle reported the father."),
    ("es", "en", "La denuncia del padre llegó a la fiscal.", "The father's complaint reached the prosecutor."),
    ("es", "en", "Quiso envenenar a su madre.", "He wanted to poison his mother."),
    ("es", "en", "Crearon un perfil falso de la víctima.", "They created a fake profile of the victim."),
    ("pt", "en", "O vizinho ameaçou a vítima.", "The victim was threatened by the neighbour."),
    ("en", "pt", "The victim reported the abuse to her teacher.", "A vítima relatou o abuso à professora dela."),
)
DUTY = (
    ("es", "en", "La víctima no debe ser contactada.", "The victim does not have to be contacted.", True),
    ("es", "en", "No es necesario avisar al titular.", "You must not tell the holder.", True),
    ("pt", "en", "Não deve contatar a vítima.", "You need not contact the victim.", True),
    ("en", "es", "You must not contact the victim.", "No es necesario contactar a la víctima.", True),
    ("en", "pt", "You do not have to answer today.", "Não deve responder hoje.", True),
    ("en", "es", "The records are kept for up to 90 days.", "Los registros se guardan por un mínimo de 90 días.", True),
    ("en", "pt", "He has at most two hours.", "Tem pelo menos duas horas.", True),
    ("es", "en", "La víctima no debe ser contactada.", "The victim must not be contacted.", False),
    ("es", "en", "La víctima no debe ser contactada.", "Please keep away from the victim.", False),
    ("es", "en", "No es necesario avisar al titular.", "There is no need to tell the holder.", False),
    ("en", "es", "The records are kept for up to 90 days.", "Los registros se guardan hasta 90 días.", False),
    ("en", "es", "The list is up to date.", "La lista está al día.", False),
)
PERSON = (
    ("es", "Confirme si usted recibió el escrito.", "Please confirm whether he received the letter.", True),
    ("pt", "Informe se você recebeu o ofício.", "Please say whether she received the letter.", True),
    ("es", "Dijo que iba a quitarse la vida.", "He said he was going to kill her.", True),
    ("pt", "Ameaça se matar hoje.", "He threatens to kill them today.", True),
    ("es", "Confirme si usted recibió el escrito.", "Please confirm whether you received the letter.", False),
    ("es", "Usted sabe que ella huyó.", "As is known, she fled.", False),
    ("es", "Dijo que iba a quitarse la vida.", "He said he was going to take his own life.", False),
    ("es", "No se pudo determinar la hora.", "The time could not be determined.", False),
    ("es", "Si esto sucede, avise.", "If this happens, let us know.", False),
    ("pt", "Investiga-se o furto de uma moto.", "The theft of a motorcycle is under investigation.", False),
)


def found(source, target, language, into):
    pairs = [Pair("1", source, target, language, into)]
    return {f.check for f in check_pairs(pairs, load_checks(), CheckContext())}


@pytest.mark.parametrize(("language", "into", "source", "target"), TURNED)
def test_two_people_who_change_places_are_found(language, into, source, target):
    assert "role-mismatch" in found(source, target, language, into)


@pytest.mark.parametrize(("language", "into", "source", "target"), SAME)
def test_two_people_in_their_places_pass(language, into, source, target):
    assert "role-mismatch" not in found(source, target, language, into)


@pytest.mark.parametrize(("language", "into", "source", "target", "wrong"), DUTY)
def test_a_prohibition_is_no_lack_of_duty_and_the_most_is_not_the_least(language, into, source, target, wrong):
    assert ("modality-mismatch" in found(source, target, language, into)) is wrong


@pytest.mark.parametrize(("language", "source", "target", "wrong"), PERSON)
def test_who_is_addressed_and_who_is_harmed(language, source, target, wrong):
    assert ("person-mismatch" in found(source, target, language, "en")) is wrong


def test_deeds_name_who_acts_and_on_whom():
    assert list(deeds("El padre denunció al tío.", "es")) == [Deed("father", "uncle", Span(3, 24))]
    assert list(deeds("O tio foi denunciado pelo pai.", "pt")) == [Deed("father", "uncle", Span(2, 29))]
    assert list(deeds("El padre y el tío huyeron.", "es")) == []


def test_the_english_agent_shows_by_order_and_passive_only():
    assert english_agent("The father reported the uncle.", "father", "uncle") == "father"
    assert english_agent("The father was reported by the uncle.", "father", "uncle") == "uncle"
    assert english_agent("The father and the uncle fled.", "father", "uncle") == ""
    assert english_agent("The father heard from the uncle.", "father", "uncle") == ""


def test_without_an_engine_a_sure_check_gives_its_errors_alone():
    pair = [Pair("1", "Podrá responder hoy.", "Reply today.", "es", "en")]
    careful = check_pairs(pair, load_checks(machine=True), CheckContext())
    assert [(f.check, f.severity) for f in careful if f.check == "modality-mismatch"] == [
        ("modality-mismatch", Severity.WARNING)
    ]
    assert check_pairs(pair, load_checks(), CheckContext()) == ()
