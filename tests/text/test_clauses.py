"""Clauses, and what is denied, conditional or quoted in them."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ert_writer.model.findings import Span
from ert_writer.text.clauses import Clause, clauses
from ert_writer.text.fold import fold
from ert_writer.text.quotations import quotations


def parted(text: str, language: str) -> tuple[Clause, ...]:
    return clauses(fold(text), Span(0, len(text)), language, quotations(text))


@pytest.mark.parametrize(
    ("text", "language", "count"),
    [
        ("Solicito los datos de la cuenta, ya que la menor fue vista en la terminal", "es", 2),
        ("Solicito los datos de la cuenta toda vez que el sujeto la amenaza", "es", 2),
        ("La menor salió el martes, pero no ha regresado", "es", 2),
        ("Requisito os dados cadastrais, pois a vítima segue em cárcere privado", "pt", 2),
        ("Os registros de acesso e os dados do aparelho", "pt", 1),
        ("We request the logs because the boy has not come home", "en", 2),
        ("nombre, correo, teléfono y domicilio", "es", 1),
        ("Datos: titular; registros de acceso", "es", 3),
    ],
)
def test_a_sentence_is_parted(text: str, language: str, count: int) -> None:
    assert len(parted(text, language)) == count


@pytest.mark.parametrize(
    ("text", "language", "word", "denied"),
    [
        ("No se requiere contenido de las comunicaciones", "es", "contenido", True),
        ("No es urgente, pero existe riesgo para la vida", "es", "riesgo", False),
        ("El contenido no ha sido borrado", "es", "contenido", False),
        ("Não há risco à vida", "pt", "risco", True),
        ("sem prejuízo da ordem, há risco à vida", "pt", "risco", False),
        ("No dejen de avisar, hay riesgo", "es", "avisar", False),
        ("there is no immediate danger", "en", "danger", True),
        ("Oficio No. 1187, contenido de la cuenta", "es", "contenido", False),
    ],
)
def test_a_negation_reaches_forward_in_its_clause(text: str, language: str, word: str, denied: bool) -> None:
    at = fold(text).index(word)
    assert any(clause.denies(at) for clause in parted(text, language)) is denied


def test_somebody_elses_words_and_conditions_are_known() -> None:
    text = 'Recibió el mensaje: "si avisan a la policía no la vuelven a ver nunca más en la vida" y luego cortaron'
    found = parted(text, "es")
    assert [part.quoted for part in found] == [False, True, False]
    assert parted("Si avisan, la matan", "es")[0].condition


@given(st.text('abcnos ,;:()"“”-.', max_size=80), st.sampled_from(["es", "pt", "en", "und"]))
def test_clauses_are_the_sentence(text: str, language: str) -> None:
    found = parted(text, language)
    assert all(left.span.end <= right.span.start for left, right in itertools.pairwise(found))
    assert "".join(part.folded for part in found).split() == fold(text).split()
