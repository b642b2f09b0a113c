import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ert_writer.detectors.house import HouseDetector, create
from support.detectors import FOREIGN, LETTERS


@pytest.fixture(scope="module")
def house() -> HouseDetector:
    return create()


@pytest.mark.parametrize("language", FOREIGN)
def test_other_languages_are_undetermined(house: HouseDetector, language: str) -> None:
    found = house.detect(FOREIGN[language])
    assert found.language == "und"
    assert found.candidates[0][0] in {language, "und"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Hola", "es"),
        ("Muy urgente", "es"),
        ("CARPETA DE INVESTIGACION", "es"),
        ("Ministerio Público", "es"),
        ("Ministério Público", "pt"),
        ("Obrigado", "pt"),
        ("Inquerito policial", "pt"),
        ("Thank you", "en"),
        ("search warrant", "en"),
        ("Señor", "es"),
        ("não", "pt"),
        ("Juan Pérez Rodríguez", "es"),
        ("João da Conceição", "pt"),
        ('El usuario publicó "I will kill everyone tomorrow at school" en su perfil', "es"),
        ("O usuário escreveu: «no one can stop me» e depois apagou a mensagem", "pt"),
        ("Se adjunta captura del streaming, el link y el backup del chat de Discord", "es"),
        ("Solicito os logs de acesso, o user agent e o e-mail do perfil", "pt"),
        ("sоliсitаmоs lа infоrmасión dе lа сuеntа", "es"),  # with Cyrillic o, c, a, e
    ],
)
def test_short_and_troubled_texts(house: HouseDetector, text: str, language: str) -> None:
    assert house.detect(text).language == language


@pytest.mark.parametrize("text", ["xkcdqwz", "sdkjfh skdjfhks kjsdhf wiuerh", "zxcvb qwrtp hjklñ"])
def test_gibberish_is_undetermined(house: HouseDetector, text: str) -> None:
    assert house.detect(text).language == "und"


def test_identifiers_do_not_vote(house: HouseDetector) -> None:
    noise = " @the_best_friend https://example.com/this/is/the/house the.house.of.friends@example.com" * 5
    assert house.detect(LETTERS["es"] + noise).confidence == house.detect(LETTERS["es"]).confidence


def test_a_word_alike_in_two_languages_is_not_called_certain(house: HouseDetector) -> None:
    assert house.detect("restaurante").confidence < 0.9


@given(st.text(st.characters(exclude_categories=[]), max_size=300))
def test_any_text_gets_an_answer(text: str) -> None:
    found = create().detect(text)
    assert found.language in {"es", "pt", "en", "und"}
    assert 0.0 <= found.confidence <= 1.0


def test_a_very_long_line_takes_no_longer_than_a_long_one(house: HouseDetector) -> None:
    began = time.process_time()
    assert house.detect(LETTERS["pt"] * 5_000).language == "pt"
    assert time.process_time() - began < 0.1


def test_a_text_takes_a_fifth_of_a_millisecond(house: HouseDetector) -> None:
    def one() -> float:
        began = time.process_time()
        for number in range(50):
            house.detect(f"{began} {number} {LETTERS['es']}")  # never the same text: its answer would be kept
        return (time.process_time() - began) / 50

    assert min(one() for _ in range(20)) < 0.0004  # twice the bound: the machine is shared


def test_neither_lingua_nor_its_like_is_loaded() -> None:
    code = (
        "import sys; from ert_writer.detectors.house import create; create().detect('hola'); "
        "print({'lingua', 'py3langid', 'langdetect'} & set(sys.modules))"
    )
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
        == "set()"
    )


def test_no_numpy_is_loaded_to_tell_a_language() -> None:
    asked = (
        "import sys; from ert_writer.detectors.house import create; create().detect('Buenos días'); "
        "print('numpy' in sys.modules)"
    )
    found = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert found.stdout == "False\n"
