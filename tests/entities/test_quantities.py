"""Quantities by value, and which of them two texts do not share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ert_writer.entities.comparison import unmatched
from ert_writer.entities.quantities import find_quantities
from ert_writer.model.text import EntityKind as K


@pytest.mark.parametrize(
    ("text", "language", "kind", "value"),
    [
        ("a las 14h30", "es", K.TIME, "14:30"),
        ("at 2:30 p.m.", "en", K.TIME, "14:30"),
        ("a las tres y media de la tarde", "es", K.TIME, "15:30"),
        ("a las seis menos cuarto de la mañana", "es", K.TIME, "05:45"),
        ("às 10 da noite", "pt", K.TIME, "22:00"),
        ("às 10h", "pt", K.TIME, "10:00"),
        ("2247 hrs", "es", K.TIME, "22:47"),
        ("tres de marzo de dos mil veinticinco", "es", K.DATE, "2025-03-03"),
        ("1º de março de 2025", "pt", K.DATE, "2025-03-01"),
        ("March 3rd, 2025", "en", K.DATE, "2025-03-03"),
        ("3 de marzo", "es", K.DATE, "--03-03"),
        ("marzo de 2025", "es", K.DATE, "2025-03"),
        ("12/03/2025", "pt", K.DATE, "2025-03-12"),
        ("50 por ciento", "es", K.PERCENTAGE, "50"),
        ("noventa %", "es", K.PERCENTAGE, "90"),
        ("R$ 9.918,71", "pt", K.MONEY, "9918.71"),
        ("850 mil pesos", "es", K.MONEY, "850000"),
        ("US$2.5 million", "en", K.MONEY, "2500000"),
        ("tel. +52 55 5555 0142", "es", K.PHONE, "525555550142"),
        ("veinte años", "es", K.NUMBER, "20"),
    ],
)
def test_a_quantity_is_read(text: str, language: str, kind: K, value: str) -> None:
    (quantity,) = find_quantities(text, language)
    assert (quantity.kind, quantity.value) == (kind, value)
    assert quantity.value in quantity.values


def test_a_numeric_date_in_english_may_be_month_first() -> None:
    (quantity,) = find_quantities("12/03/2025", "en")
    assert quantity.values == {"2025-03-12", "2025-12-03"}


def test_identifiers_are_no_quantities() -> None:
    text = "@sol_07, ana7@x.example, 203.0.113.7, expediente 123/2025, COVID-19, https://x.example/12"
    assert find_quantities(text, "es") == ()


@pytest.mark.parametrize("text", ["3 out of 10", "article 3 may apply", "dez primeiras e um marco"])
def test_a_month_is_not_read_into_other_words(text: str) -> None:
    quantities = find_quantities(text, "pt" if "marco" in text else "en")
    assert all(quantity.kind == K.NUMBER for quantity in quantities)


SAME = [
    ("es", "en", "El 3 y 4 de marzo", "March 3 and 4"),
    ("es", "en", "del 3 al 7 de marzo de 2025", "from March 3 to 7, 2025"),
    ("es", "en", "a las 14h30 del 12/03/2025", "at 2:30 p.m. on March 12, 2025"),
    ("es", "en", "noventa días, R$ 1.250,50", "90 days, R$ 1,250.50"),
    ("pt", "en", "às 22h, três contas", "at 10 p.m., 3 accounts"),
    ("es", "en", "una hora y media", "1.5 hours"),
    ("es", "en", "entre 340 y 500 millones", "between 340 million and 500 million"),
    ("es", "en", "el siglo XIX, la primera vez", "the 19th century, the first time"),
    ("es", "en", "diez mil millones", "10 billion"),
    ("es", "en", "dos agentes acudieron", "the agents came"),
    ("pt", "es", "meio-dia de 1º de março", "12:00 del 1 de marzo"),
    ("es", "en", "los años 90", "the 1990s"),
    ("pt", "en", "art. 13-A e Lei 12.965/2014", "article 13-A and Law 12,965/2014"),
    ("es", "en", "dos décadas", "twenty years"),
]


@pytest.mark.parametrize(("a", "b", "source", "target"), SAME)
def test_good_translations_share_their_quantities(a: str, b: str, source: str, target: str) -> None:
    assert unmatched(source, target, a, b) == ((), ())


@pytest.mark.parametrize(
    ("source", "target", "lost", "added"),
    [
        ("850.000 pesos", "85,000 pesos", ["850000"], ["85000"]),
        ("el 3 de marzo de 2025", "on May 3, 2025", ["2025-03-03"], ["2025-05-03"]),
        ("a las 14h30", "at 2:30 a.m.", ["14:30"], ["02:30"]),
        ("noventa días", "nineteen days", ["90"], ["19"]),
        ("24 horas", "hours", ["24"], []),
        ("en breve", "within 24 hours", [], ["24"]),
        ("11:00 h", "11:01", ["11:00"], ["11:01"]),
        ("el 15 %", "50%", ["15"], ["50"]),
    ],
)
def test_a_changed_quantity_is_found(source: str, target: str, lost: list[str], added: list[str]) -> None:
    gone, new = unmatched(source, target, "es", "en")
    assert ([q.value for q in gone], [q.value for q in new]) == (lost, added)


@given(
    st.text(max_size=200) | st.text(alphabet="0123456789.,:/h% mildecnouy-", max_size=200),
    st.sampled_from(["es", "pt", "en", "und"]),
)
def test_every_text_shares_its_quantities_with_itself(text: str, language: str) -> None:
    assert unmatched(text, text, language, language) == ((), ())
    for quantity in find_quantities(text, language):
        assert quantity.text == text[quantity.span.start : quantity.span.end]


def test_a_reference_that_both_texts_have_is_no_number_of_either() -> None:
    source, target = "a Delegada, matrícula 218.774-3, requisita", "the police chief, ID 218.774-3, requests"
    assert unmatched(source, target, "pt", "en") == ((), ())
    lost, added = unmatched(source, target.replace("774", "747"), "pt", "en")
    assert lost or added


@pytest.mark.parametrize("text", ["User receives 1/2 of the sum.", "He moved scops 12 owls.", "the curveur 7 parts"])
def test_the_end_of_a_word_is_no_currency(text: str) -> None:
    assert {quantity.kind for quantity in find_quantities(text, "en")} == {K.NUMBER}


@pytest.mark.parametrize("text", ["VES 12", "R$ 12", "US$ 12", "(USD 12)"])
def test_a_currency_before_a_number_is(text: str) -> None:
    assert [quantity.kind for quantity in find_quantities(text, "en")] == [K.MONEY]
