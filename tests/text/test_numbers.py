"""Numbers in figures, words and both, read to one plain form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ert_writer.text.numbers import figure_values, find_numerals

SPANISH = """
1.250,50=1250.5
1,250.50=1250.5
1 250,50=1250.5
mil=1000
mil doscientos=1200
850 mil=850000
2,5 millones=2500000
ciento veinte=120
treinta y uno=31
veintiún mil=21000
cien mil=100000
dos mil veinticinco=2025
mil millones=1000000000
dos mil quinientos millones=2500000000
un millón y medio=1500000
medio millón=500000
2 millones 500 mil=2500000
vigésimo primero=21
3.º=3
1.250=1250
0,5=0.5
0.250=0.25
quinientas=500
TREINTA Y DOS=32
dieciseis=16
novecientos noventa y nueve millones novecientos noventa y nueve mil novecientos noventa y nueve=999999999
""".strip().splitlines()
PORTUGUESE = """
noventa=90
duas=2
dois mil e vinte e cinco=2025
mil e cem=1100
três milhões e duzentos mil=3200000
3,5 bilhões=3500000000
cento e vinte e três mil quatrocentos e cinquenta e seis=123456
meio milhão=500000
um milhão=1000000
R$=None
décimo quinto=15
quatorze=14
dezesseis=16
5 mi=5000000
""".strip().splitlines()
ENGLISH = """
twenty-one hundred=2100
a hundred=100
one hundred and twenty=120
two and a half million=2500000
nineteen ninety-five=1995
twenty-first=21
21st=21
1,250=1250
1.250=1.25
half a million=500000
1,250.50=1250.5
two dozen=24
three thousand=3000
one hundred and twenty-three million four hundred fifty-six thousand seven hundred eighty-nine=123456789
no number=None
""".strip().splitlines()


def only_value(text: str, language: str) -> str | None:
    numerals = find_numerals(text, language)
    return numerals[0].value if len(numerals) == 1 and numerals[0].span == (0, len(text)) else None


@pytest.mark.parametrize(
    ("case", "language"),
    [(c, "es") for c in SPANISH] + [(c, "pt") for c in PORTUGUESE] + [(c, "en") for c in ENGLISH],
)
def test_a_number_is_read(case: str, language: str) -> None:
    text, _, value = case.rpartition("=")
    assert str(only_value(text, language)) == value


@given(st.integers(0, 999_999_999))
def test_grouped_figures_are_read_back(number: int) -> None:
    grouped = f"{number:,}"
    assert only_value(grouped, "en") == str(number)
    assert only_value(grouped.replace(",", "."), "es") == str(number)
    assert only_value(grouped.replace(",", " "), "pt") == str(number)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1.250", {"1250", "1.25"}),
        ("12,5", {"12.5"}),
        ("1.250.000", {"1250000"}),
        ("0,125", {"0.125"}),
        ("1250,5", {"1250.5"}),
    ],
)
def test_a_figure_has_every_value_it_may_have(text: str, values: set[str]) -> None:
    assert set(figure_values(text)) == values


def values(text: str, language: str) -> list[tuple[str, bool]]:
    return [(numeral.value, numeral.certain) for numeral in find_numerals(text, language)]


def test_articles_and_ordinals_are_not_certain() -> None:
    assert values("una cuenta, la segunda", "es") == [("1", False), ("2", False)]
    assert values("one account, both", "en") == [("1", False), ("2", False)]


def test_an_article_before_a_noun_is_no_number_in_english() -> None:
    assert values("a letter and an order", "en") == []


def test_vague_plurals_are_no_numbers() -> None:
    assert values("miles de cuentas, millones de pesos", "es") == []
    assert values("hundreds of accounts", "en") == []


def test_numbers_in_a_list_stay_apart() -> None:
    assert [value for value, _ in values("veinte, treinta y cuarenta", "es")] == ["20", "30", "40"]
    assert [value for value, _ in values("340 milhões e 500 milhões", "pt")] == ["340000000", "500000000"]


def test_a_shared_scale_gives_another_value() -> None:
    first, second = find_numerals("entre 340 y 500 millones", "es")
    assert first.values == {"340", "340000000"}
    assert second.value == "500000000"


def test_a_number_of_any_length_is_read() -> None:
    assert only_value("7" * 5000, "es") == "7" * 5000
