import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ert_writer.detectors.normal import LONGEST, foreign_share, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SOLICITO LA INFORMACIÓN", "solicito la información"),
        ("Los datos de @ana.perez_99 y ana@example.com", "los datos de y"),
        ("ver https://example.com/x?y=1, www.example.org y foto.jpg", "ver y"),
        ("Oficio 123/2024-A del 5/3/2024, art. 303", "oficio del art"),
        ("From: ana@example.com\nDate: Mon, 3 Mar 2025\nBuenos días", "buenos días"),
        ("Asunto: Solicitud urgente", "solicitud urgente"),
        ("De: Juan Pérez\nPara: Soporte\n\nBuenas tardes", "buenas tardes"),
        ("<b>hola</b> {{ config }} {% raw %} \x1b[31mrojo\x1b[0m", "hola rojo"),
        ("l’avocat don't col·legi", "l' avocat don' t col·legi"),
        ("P R E S E N T E.", "presente"),
        ("y/o víctima/denunciante", "y o víctima denunciante"),
        ("n\u0303ino ni\u00adña", "ñino niña"),
        ("𝐇𝐨𝐥𝐚 ａｍｉｇｏ", "hola amigo"),
        ("sоliсitо dаtоs", "solicito datos"),  # with Cyrillic o, c, a
        ("привет", "привет"),
    ],
)
def test_only_words_with_a_language_are_left(text: str, expected: str) -> None:
    assert words(text) == expected


@given(st.text(max_size=400))
def test_the_result_is_running_small_letters_and_is_stable(text: str) -> None:
    running = words(text)
    assert running == " ".join(running.split())
    assert not any(c.isdigit() and c.isascii() for c in running)
    assert len(running) <= LONGEST
    assert 0.0 <= foreign_share(running) <= 1.0


def test_foreign_share_counts_letters() -> None:
    assert foreign_share("привет") == 1.0
    assert foreign_share("hola") == 0.0
    assert foreign_share("hola мир") == pytest.approx(3 / 7)


@pytest.mark.parametrize(
    "unit", ["a", "a.", "a@", "<", "{%", "a/", "//", "> ", "&", "a'", "\x1b[", "x: ", "И", "1a", "&#", "a ", "a b "]
)
def test_time_grows_no_faster_than_the_text(unit: str) -> None:
    began = time.perf_counter()
    words(unit * 100_000)
    assert time.perf_counter() - began < 0.5


def test_a_long_text_is_sampled_from_beginning_middle_and_end() -> None:
    running = words("uno " * 20_000 + "dos " * 20_000 + "tres " * 20_000)
    assert "uno" in running
    assert "dos" in running
