"""Lost accents come back where there is no doubt, and positions stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ert_writer.model.findings import Span
from ert_writer.text.accents import restore_accents


@pytest.mark.parametrize(
    ("language", "text", "restored"),
    [
        ("es", "SOLICITUD DE INFORMACION A LA FISCALIA", "SOLICITUD DE INFORMACIÓN A LA FISCALÍA"),
        ("es", "los ninos y la contrasena del telefono", "los niños y la contraseña del teléfono"),
        ("es", "Una sorprendente excarcelacion", "Una sorprendente excarcelación"),
        ("pt", "REQUISICAO DE INFORMACOES COM URGENCIA", "REQUISIÇÃO DE INFORMAÇÕES COM URGÊNCIA"),
        ("pt", "a vitima nao foi localizada pela policia", "a vítima não foi localizada pela polícia"),
    ],
)
def test_words_get_their_accents(language: str, text: str, restored: str) -> None:
    assert restore_accents(text, language) == restored


@pytest.mark.parametrize("text", ["la fiscalia y la víctima", "solo esta", "the information of the police report"])
def test_text_with_accents_too_short_or_in_english_stays(text: str) -> None:
    assert restore_accents(text, "en" if text.startswith("the") else "es") == text


def test_identifiers_stay() -> None:
    text = "escriba a informacion@fiscalia.example sobre el telefono"
    assert restore_accents(text, "es", [Span(10, 38)]) == "escriba a informacion@fiscalia.example sobre el teléfono"


@given(st.text(alphabet=st.characters(max_codepoint=0x17F)), st.sampled_from(["es", "pt"]))
def test_positions_stay_and_a_second_time_changes_nothing(text: str, language: str) -> None:
    once = restore_accents(text, language)
    assert len(once) == len(text)
    assert restore_accents(once, language) == once
