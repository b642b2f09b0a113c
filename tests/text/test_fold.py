"""Folding keeps every position."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ert_writer.text.fold import fold, fold_words, without_accents


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ÓRDENES", "ordenes"),
        ("Ação Nº 5ª", "acao nº 5ª"),
        ("niña, Müller", "nina, muller"),
        ("İstanbul", "istanbul"),
        ("Straße", "straße"),
        ("e\u0301", "e\u0301"),
        ("ПРИВЕТ", "привет"),
    ],
)
def test_a_text_is_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_no_position_moves(text: str) -> None:
    assert len(fold(text)) == len(text) == len(without_accents(text))
    assert fold(fold(text)) == fold(text)


def test_letter_case_can_stay() -> None:
    assert without_accents("Fiscalía ÑANDÚ") == "Fiscalia NANDU"


def test_words_are_folded_without_signs() -> None:
    assert fold_words("¡No  EXISTE, la «cuenta»!") == "no existe la cuenta"
    assert fold_words("no \ufb01gura") == "no figura"
