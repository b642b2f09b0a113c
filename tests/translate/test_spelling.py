"""Accents put back, letters joined, clocks kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ert_writer.entities.recognition import find_entities
from ert_writer.model.language import Direction
from ert_writer.translate.letters import keep_clock
from ert_writer.translate.prepare import sentences_of
from ert_writer.translate.spelling import respelled


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "SENORES: LA INVESTIGACION DEL AREA", "SEÑORES: LA INVESTIGACIÓN DEL ÁREA"),
        ("es", "la victima esta en peligro", "la víctima esta en peligro"),
        ("es", "El usuario publica amenazas", "El usuario publica amenazas"),
        ("es", "La víctima y su telefono", "La víctima y su telefono"),
        ("es", "correo area@x.example", "correo area@x.example"),
        ("pt", "nao ha informacoes do orgao", "não há informações do órgão"),
        ("pt", "a vitima copia o endereco", "a vítima copia o endereço"),
        ("en", "the information region", "the information region"),
        ("es", "A t e n t a m e n t e", "Atentamente"),
        ("pt", "A t e n c i o s a m e n t e,", "Atenciosamente,"),
        ("es", "a e i", "a e i"),
        ("es", "La víctima salio de la estacion con informacion", "La víctima salió de la estación con información"),
        ("es", "la c0misión de1 de1ito y los númer0s", "la comisión del delito y los números"),
        ("pt", "a inf0rmação da p0lícia", "a informação da polícia"),
        (
            "es",
            "juan5 ana1luz covid19 MP001 g0ogle.example @us0ario 10horas",
            "juan5 ana1luz covid19 MP001 g0ogle.example @us0ario 10horas",
        ),
    ],
)
def test_spelling_is_mended_where_it_is_sure(language: str, text: str, expected: str) -> None:
    assert respelled(text, language) == expected


@given(text=st.text(), language=st.sampled_from(["es", "pt", "en", "und"]))
def test_a_respelled_text_differs_in_single_characters_or_spaces_alone(text: str, language: str) -> None:
    mended = respelled(text, language)
    assert len(mended) == len(text) or mended == text.replace(" ", "")


def test_identifiers_are_never_respelled() -> None:
    text = "OFICIO DE LA FISCALIA AL USUARIO @area_publica Y A NUMERO-7@INVESTIGACION.EXAMPLE"
    (sentence,) = sentences_of(text, Direction("es", "en"))
    assert "fiscalía" in sentence.text
    assert "@area_publica" in sentence.text
    assert "NUMERO-7@INVESTIGACION.EXAMPLE" in sentence.text


@pytest.mark.parametrize(
    ("source", "target", "kept"),
    [
        ("mañana a las 7:30", "tomorrow at 7:30 p.m.", "tomorrow at 7:30"),
        ("mañana a las 7:30 p.m.", "tomorrow at 7:30 p.m.", "tomorrow at 7:30 p.m."),
        ("às 8:46 da manhã", "at 8:46 a.m.", "at 8:46 a.m."),
        ("a las 7:30 de la noche", "at 7:30 p.m.", "at 7:30 p.m."),
        ("a las 7:30 y 8:15", "at 7:30 AM and 8:15", "at 7:30 and 8:15"),
    ],
)
def test_no_half_of_the_day_is_made_up(source: str, target: str, kept: str) -> None:
    assert keep_clock(source, find_entities(source), target) == kept


def test_letters_set_apart_are_one_word_for_the_engine() -> None:
    (sentence,) = sentences_of("A t e n t a m e n t e", Direction("es", "en"))
    assert sentence.text == "Atentamente"
