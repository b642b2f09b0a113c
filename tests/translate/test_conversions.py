"""Number signs and words in brackets are converted before an engine sees them; odd tokens are one identifier each."""

import pytest

from ert_writer.entities.recognition import find_entities
from ert_writer.model.language import Direction
from ert_writer.translate.conversions import plain_for_engines, words_of
from ert_writer.translate.tokens import whole_tokens

PT_EN = Direction("pt", "en")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no prazo de 02 (duas) horas", "no prazo de 02 (two) horas"),
        ("multa de R$ 50.000,00 (cinquenta mil reais)", "multa de R$ 50.000,00 (fifty thousand reais)"),
        ("o inquérito n° 12/2025", "o inquérito No. 12/2025"),
        ("são 3 (três) contas (ativas)", "são 3 (three) contas (ativas)"),
        ("em 5 (cinco dias)", "em 5 (five days)"),
        ("o usuário 7 (titular)", "o usuário 7 (titular)"),
        ("na conta", "na conta"),
    ],
)
def test_what_engines_cut_is_converted(text: str, expected: str) -> None:
    assert plain_for_engines(text, (), PT_EN)[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ocorreu às 14h30 de ontem.", "Ocorreu às 14:30 de ontem."),
        ("Às 11h20, a polícia entrou.", "Às 11:20, a polícia entrou."),
        ("Saiu às 9h.", "Saiu às 9:00."),
        ("O prazo é de 24h.", "O prazo é de 24 horas."),
        ("Atende de 8h às 18h.", "Atende de 8:00 às 18:00."),
        ("Durou 2h30.", "Durou 2h30."),
        ("Houve 2.345.678 acessos e 1.250 contas.", "Houve 2,345,678 acessos e 1.250 contas."),
    ],
)
def test_hours_are_clock_times_or_lengths_of_time(text: str, expected: str) -> None:
    changed, entities = plain_for_engines(text, find_entities(text), PT_EN)
    assert changed == expected
    assert all(changed[e.span.start : e.span.end] == e.text for e in entities)


def test_entities_keep_their_places() -> None:
    text = "multa de R$ 50.000,00 (cinquenta mil reais) para @sol_luna"
    changed, entities = plain_for_engines(text, find_entities(text), PT_EN)
    assert all(changed[e.span.start : e.span.end] == e.text for e in entities)
    assert "(fifty thousand reais)" in [entity.text for entity in entities]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "zero"),
        (19, "nineteen"),
        (48, "forty-eight"),
        (100, "one hundred"),
        (1_205, "one thousand two hundred and five"),
        (350_000_000, "three hundred and fifty million"),
    ],
)
def test_numbers_are_written_in_words(number: int, words: str) -> None:
    assert words_of(number) == words


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("o caso 2025.417.00388 segue", "2025.417.00388"),
        ("autos 47- 38.2021.7.05.0006, remetam-se", "47- 38.2021.7.05.0006"),
        ("a Portaria 2.315-4/2019 diz", "2.315-4/2019"),
        ("lote zq*77 visto", "zq*77"),
        ("os dados de 6507/901.134/4 seguem", "6507/901.134/4"),
        ("o lote 12/3.456/78/9 segue", "12/3.456/78/9"),
    ],
)
def test_an_odd_token_is_one_identifier(text: str, code: str) -> None:
    assert code in [entity.text for entity in whole_tokens(text, find_entities(text))]


@pytest.mark.parametrize("text", ["são 1.250,50 pesos", "em 24hs", "a 3ª vara", "nos anos 1990s", "de 12-15 pessoas"])
def test_plain_numbers_stay_as_they_were(text: str) -> None:
    assert whole_tokens(text, find_entities(text)) == find_entities(text)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "pt",
            "R$ 1.250.000,50 (um milhão, duzentos e cinquenta mil reais e cinquenta centavos)",
            "(one million two hundred and fifty thousand reais and fifty centavos)",
        ),
        ("pt", "em 5 (cinco dias úteis)", "(five business days)"),
        ("pt", "R$ 21,00 (vinte e um reais)", "(twenty-one reais)"),
        ("es", "USD 1.500 (mil quinientos dólares estadounidenses)", "(one thousand five hundred US dollars)"),
        ("es", "USD 2.000 (dos mil dólares de los Estados Unidos)", "(two thousand US dollars)"),
        ("es", "$ 500 (quinientos pesos argentinos)", "(five hundred Argentine pesos)"),
        ("es", "$ 1.000.000 (un millón de pesos)", "(one million pesos)"),
        (
            "es",
            "$ 2.300,75 (dos mil trescientos pesos con setenta y cinco centavos)",
            "(two thousand three hundred pesos and seventy-five centavos)",
        ),
        ("es", "en 10 (diez) días hábiles", "(ten)"),
        ("es", "plazo de 10 (diez días corridos)", "(ten calendar days)"),
        ("es", "3 (tres o cuatro)", "(tres o cuatro)"),
        ("es", "art. 5 (véase el anexo)", "(véase el anexo)"),
        ("es", "2 (dos víctimas)", "(dos víctimas)"),
    ],
)
def test_sums_and_terms_in_words_are_written_in_english(language: str, text: str, expected: str) -> None:
    assert expected in plain_for_engines(text, find_entities(text), Direction(language, "en"))[0]
