"""Spanish and Portuguese words whose English look-alike means something else."""

import pytest

from ert_writer.content.place import find_content
from ert_writer.flows.checking import check_pairs, load_checks
from ert_writer.model.checking import CheckContext, Pair
from ert_writer.terminology.index import compile_terms
from ert_writer.terminology.reading import read_glossary


@pytest.fixture(scope="module")
def context() -> CheckContext:
    return CheckContext(compile_terms(read_glossary(find_content().glossary)))


def checks(source: str, target: str, language: str, context: CheckContext) -> list[str]:
    return [f.check for f in check_pairs([Pair("1", source, target, language, "en")], load_checks(), context)]


WRONG = (
    ("es", "La policía advirtió a la familia.", "The police advertised the family."),
    ("es", "La noticia del choque llegó por radio.", "The notice of the crash came by radio."),
    ("es", "Se ignora el paradero de la niña.", "The whereabouts of the girl are ignored."),
    ("es", "Sufrió un atentado en su casa.", "She suffered an attempt in her house."),
    ("es", "El conductor del camión huyó.", "The conductor of the truck fled."),
    ("es", "Tres efectivos llegaron al lugar.", "Three effectives arrived at the place."),
    ("es", "Pagó el rescate en efectivo.", "He paid the ransom in effective."),
    ("es", "El juez intimó al deudor.", "The judge intimated the debtor."),
    ("es", "La niña no llegó al colegio.", "The girl did not get to college."),
    ("es", "El hombre fue excarcelado ayer.", "The man was incarcerated yesterday."),
    ("es", "Actualmente vive en otra ciudad.", "She actually lives in another city."),
    ("es", "Trasladaron al hombre al hospital.", "They translated the man to the hospital."),
    ("pt", "Ele apontou a arma para ela.", "He appointed the gun to her."),
    ("pt", "Recebeu propina do motorista.", "He received a tip from the driver."),
    ("pt", "O motorista do carro fugiu.", "The motorist of the car fled."),
    ("pt", "Houve prejuízo de R$ 500.", "There was a prejudice of R$500."),
    ("pt", "Eventualmente muda de conta.", "He eventually changes accounts."),
    ("pt", "O comportamento dele é esquisito.", "His behaviour is exquisite."),
)
RIGHT = (
    ("es", "La policía advirtió a la familia.", "The police warned the family."),
    ("es", "La noticia del choque llegó por radio.", "The news of the crash came by radio."),
    ("es", "Se ignora el paradero de la niña.", "The girl's whereabouts are not known."),
    ("es", "Ignoró los mensajes de su madre.", "He ignored his mother's messages."),
    ("es", "Sin perjuicio de lo anterior, responda hoy.", "Without prejudice to the above, reply today."),
    ("es", "El conductor del camión huyó.", "The driver of the truck fled."),
    ("es", "El hombre fue excarcelado ayer.", "The man was released yesterday."),
    ("es", "Cambió la placa de la pared.", "He changed the plaque on the wall."),
    ("pt", "O réu contestou a ação.", "The defendant contested the action."),
    ("pt", "Recebeu propina do motorista.", "He took a bribe from the driver."),
    ("pt", "Ela puxou a porta.", "She pulled the door."),
    ("pt", "Eventualmente muda de conta.", "He sometimes changes accounts."),
)


@pytest.mark.parametrize(("language", "source", "target"), WRONG)
def test_a_look_alike_is_found(language, source, target, context):
    assert "term-forbidden" in checks(source, target, language, context)


@pytest.mark.parametrize(("language", "source", "target"), RIGHT)
def test_the_right_word_passes(language, source, target, context):
    assert checks(source, target, language, context) == []
