"""Regular plurals, genders, verb forms and spellings."""

import pytest

from ert_writer.terminology import plural, spelling, verb
from ert_writer.terminology.gender import genders


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("orden", {"órdenes"}),
        ("juez", {"jueces"}),
        ("nación", {"naciones"}),
        ("interés", {"intereses"}),
        ("país", {"países"}),
        ("fiscal", {"fiscales"}),
        ("examen", {"exámenes"}),
        ("tabú", {"tabús", "tabúes"}),
        ("datos", {"dato"}),
        ("órdenes", {"orden"}),
        ("jueces", {"juez"}),
        ("naciones", {"nación"}),
        ("fiscales", {"fiscal"}),
    ],
)
def test_spanish_number(word: str, forms: set[str]) -> None:
    assert forms <= plural.spanish(word)


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("ordem", {"ordens"}),
        ("requisição", {"requisições"}),
        ("cidadão", {"cidadãos"}),
        ("juiz", {"juízes"}),
        ("policial", {"policiais"}),
        ("possível", {"possíveis"}),
        ("fácil", {"fáceis"}),
        ("mês", {"meses"}),
        ("mandado", {"mandados"}),
        ("provedores", {"provedor"}),
        ("ordens", {"ordem"}),
        ("requisições", {"requisição"}),
        ("judiciais", {"judicial"}),
    ],
)
def test_portuguese_number(word: str, forms: set[str]) -> None:
    assert forms <= plural.portuguese(word)


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("warrant", {"warrants"}),
        ("inquiry", {"inquiries"}),
        ("search", {"searches"}),
        ("child", {"children"}),
        ("records", {"record"}),
        ("inquiries", {"inquiry"}),
        ("searches", {"search"}),
        ("data", {"datum"}),
        ("evidence", set()),
    ],
)
def test_english_number(word: str, forms: set[str]) -> None:
    assert plural.english(word) - {"datum"} == forms - {"datum"}


@pytest.mark.parametrize(
    ("word", "language", "other"),
    [
        ("imputado", "es", {"imputada"}),
        ("inspector", "es", {"inspectora"}),
        ("juez", "es", {"jueza"}),
        ("réu", "pt", {"ré"}),
        ("promotor", "pt", {"promotora"}),
        ("puerto", "es", set()),
        ("juzgado", "es", set()),
        ("mandado", "pt", set()),
    ],
)
def test_only_words_for_persons_change_gender(word: str, language: str, other: set[str]) -> None:
    assert genders(word, language, adjective=False) == other


def test_adjectives_agree() -> None:
    assert genders("almacenado", "es", adjective=True) == {"almacenada"}
    assert genders("federal", "es", adjective=True) == set()


@pytest.mark.parametrize(
    ("infinitive", "language", "some"),
    [
        ("preservar", "es", "preserve preservó preservando preservados preservaremos"),
        ("requerir", "es", "requiera requiriendo requirió"),
        ("entregar", "es", "entregue entregué entreguen"),
        ("mantener", "es", "mantuvo mantenga mantendrá"),
        ("fornecer", "pt", "forneça forneceu fornecido"),
        ("reter", "pt", "retiveram retenha"),
        ("exigir", "pt", "exija exigiu"),
    ],
)
def test_romance_verbs(infinitive: str, language: str, some: str) -> None:
    assert set(some.split()) <= verb.romance(infinitive, language)


@pytest.mark.parametrize(
    ("infinitive", "forms"),
    [
        ("withhold", "withhold withholds withheld withholding"),
        ("seize", "seize seizes seized seizing"),
        ("identify", "identify identifies identified identifying"),
        ("keep", "keep keeps kept keeping"),
        ("disclose", "disclose discloses disclosed disclosing"),
    ],
)
def test_english_verbs(infinitive: str, forms: str) -> None:
    assert verb.english(infinitive) == set(forms.split())


def test_infinitives_are_told_from_nouns_in_r() -> None:
    assert verb.is_infinitive("preservar", "es")
    assert not verb.is_infinitive("celular", "pt")


def test_spellings_of_both_sides_of_the_ocean() -> None:
    assert "offense" in spelling.variants("offence")
    assert "authorization" in spelling.variants("authorisation")
    assert spelling.variants("data") == set()
