"""Rows of wordings hold what their examples say, and a negation in front of its clause stands where engines read it."""

import pytest

from ert_writer.entities.recognition import find_entities
from ert_writer.model.language import EN, Direction
from ert_writer.translate.wordings import Row, plainly_worded, wordings

ROWS = [item.row for language in ("es", "pt") for item in wordings(language)]


def _worded(text: str, language: str) -> str:
    return plainly_worded(text, (), Direction(language, EN))[0]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_a_row_words_its_example_and_leaves_its_counter_example(row: Row) -> None:
    assert _worded(row.example[0], row.language) == row.example[1]
    assert _worded(row.counter, row.language) == row.counter


@pytest.mark.parametrize(
    ("language", "text", "worded"),
    [
        ("es", "En modo alguno se autoriza la entrega.", "No se autoriza la entrega en modo alguno."),
        ("es", "Por ningún motivo, compartan el chat.", "No compartan el chat por ningún motivo."),
        ("es", "Tampoco se halló el arma, ni el celular.", "No se halló el arma tampoco, ni el celular."),
        ("es", "De ningún modo la familia será avisada.", "En ninguna circunstancia la familia será avisada."),
        ("es", "En ningún caso la familia será avisada.", "En ningún caso la familia será avisada."),
        ("es", "Nunca se avisó al titular.", "Nunca se avisó al titular."),
        ("pt", "De maneira alguma avisem o titular!", "Não avisem o titular de maneira alguma!"),
        ("pt", "Sob pretexto algum os dados serão apagados.", "Em nenhuma circunstância os dados serão apagados."),
        ("pt", "Não avise antes de sexta.", "Não avise antes de sexta-feira."),
        ("pt", "Encaminhe-se cópia ao juiz.", "Favor enviar cópia ao juiz."),
        ("pt", "Comuniquem-se os fatos ao juiz.", "Favor comunicar os fatos ao juiz."),
        ("pt", "Cumpra-se a ordem hoje.", "Cumpra-se a ordem hoje."),
        ("pt", "Trata-se de crime grave.", "Trata-se de crime grave."),
        ("pt", "Solicita-se o envio dos dados.", "Solicita-se o envio dos dados."),
        ("pt", "Em algum momento avisou o titular.", "Em algum momento avisou o titular."),
    ],
)
def test_a_negation_in_front_goes_behind_its_clause(language: str, text: str, worded: str) -> None:
    assert _worded(text, language) == worded


def test_entities_move_with_the_words() -> None:
    text = "Em hipótese alguma avisem @joao_9 ou o servidor lotado em @casa_7."
    changed, moved = plainly_worded(text, find_entities(text), Direction("pt", EN))
    assert [changed[entity.span.start : entity.span.end] for entity in moved] == ["@joao_9", "@casa_7"]


def test_nothing_is_reworded_into_other_languages() -> None:
    assert plainly_worded("En modo alguno se autoriza.", (), Direction("es", "pt")) == (
        "En modo alguno se autoriza.",
        (),
    )
