"""Phrases are tried only in texts that hold a word for each of their steps."""

from __future__ import annotations

import pytest

from ert_writer.lexicon.notation import needs, parse


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("lo van a matar", [{"lo"}, {"van"}, {"a"}, {"matar"}]),
        ("[van|va] ~2 mat[ar|e]", [{"van", "va"}, {"matar", "mate"}]),
        ("(ya) secuestr* # [dias|horas]", [{"secuestr*"}, {"dias", "horas"}]),
        ("[a la escuela|colegio] entra", [{"escuela", "colegio"}, {"entra"}]),
        ("[_|colegio] entra", [{"entra"}]),
    ],
)
def test_every_step_that_cannot_be_left_out_needs_a_word(phrase: str, expected: list[set[str]]) -> None:
    found = [set(word.exact) | {f"{prefix}*" for prefix in word.prefixes} for word in needs(parse(phrase))]
    assert found == expected
