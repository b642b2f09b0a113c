"""The quick look for the stems of `who signs` never hides what the expression finds."""

from __future__ import annotations

import pytest

from ert_writer.intake import officer


@pytest.mark.parametrize(
    "words",
    [
        "que suscribe", "que  esta subscreve", "que subscreve", "que abaixo assina", "abaixo", "infrascrito",
        "infrascrita", "suscrito", "suscrita",
    ],
)  # fmt: skip
def test_every_way_to_say_who_signs_holds_a_stem(words: str) -> None:
    assert officer.titles().who_signs.search(f"el comisario {words}")
    assert any(stem in words for stem in officer._SIGNS)
