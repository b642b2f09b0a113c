"""Fractions and nouns that hold a number, by value."""

import pytest

from ert_writer.entities.quantities import find_quantities


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "receives 1/2 of it", "1/2"),
        ("es", "la mitad del dinero", "0.5"),
        ("es", "recibe ½ del pago", "1/2"),
        ("es", "la tercera parte", "1/3"),
        ("pt", "dois terços do valor", "2/3"),
        ("en", "three quarters of it", "75"),
        ("es", "un cuarto de millón", "250000"),
        ("pt", "três quartos de milhão", "750000"),
        ("en", "a quarter of a million", "250000"),
        ("es", "una quincena", "15"),
        ("en", "two fortnights", "14"),
    ],
)
def test_a_fraction_has_its_value(language: str, text: str, value: str) -> None:
    assert any(value in quantity.values for quantity in find_quantities(text, language))


@pytest.mark.parametrize(
    ("language", "text"),
    [("es", "el 1/2 viajó"), ("es", "Acta 1/2/2025"), ("es", "folio 31/24"), ("es", "su cuarto"), ("en", "half past")],
)
def test_what_looks_like_a_fraction_is_none(language: str, text: str) -> None:
    found = {value for quantity in find_quantities(text, language) for value in quantity.values}
    assert not found & {"1/2", "0.5", "1/4"}
