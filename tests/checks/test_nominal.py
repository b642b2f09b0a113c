"""Deeds that the source names with a noun and an English target with its verb."""

import tomllib
from importlib.resources import files

import pytest

from ert_writer.checks.nominal import deed_nouns, is_said, verbs_of
from ert_writer.content.place import find_content
from ert_writer.flows.checking import check_pairs, load_checks
from ert_writer.model.checking import CheckContext, Pair
from ert_writer.model.terms import Term
from ert_writer.terminology.index import compile_terms
from ert_writer.terminology.reading import read_glossary


@pytest.fixture(scope="module")
def context() -> CheckContext:
    return CheckContext(compile_terms(read_glossary(find_content().glossary)))


@pytest.mark.parametrize(
    ("noun", "verb"),
    [
        ("seizure", "seized"),
        ("preservation", "preserved"),
        ("extradition", "extradited"),
        ("identification", "identified"),
        ("kidnapping", "kidnapped"),
        ("freezing", "frozen"),
        ("removal", "removed"),
        ("acquittal", "acquitted"),
        ("extortion", "extorted"),
        ("disappearance", "disappeared"),
        ("torture", "tortured"),
        ("detention", "detained"),
        ("theft", "stolen"),
    ],
)
def test_a_noun_of_a_deed_has_the_verb_of_its_family(noun, verb):
    assert verb in verbs_of(noun)


@pytest.mark.parametrize(
    ("noun", "word"),
    [("offence", "off"), ("sentence", "sent"), ("station", "stated"), ("section", "sected"), ("seizure", "seizures")],
)
def test_a_word_of_another_family_is_no_verb_of_a_noun(noun, word):
    assert word not in verbs_of(noun)


@pytest.mark.parametrize(
    ("term", "target", "said"),
    [
        ("preservation of data", "We ask that the data be preserved.", True),
        ("preservation of data", "We ask that the records be preserved.", False),
        ("preservation of data", "We ask that the data be conserved.", False),
        ("sexual abuse", "He was sexually abused.", True),
        ("set aside", "The judge set the whole order aside.", True),
        ("set aside", "The judge set the order, and she stepped aside.", False),
        ("account holder", "The account was held by her.", False),
    ],
)
def test_the_other_words_of_a_term_must_be_there_too(term, target, said):
    assert is_said(target, [Term(term, "en")]) is said


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Se dispuso la incautación del teléfono.", "The phone was seized."),
        ("El hombre fue víctima de una extorsión.", "The man was extorted."),
        ("Se dictó el sobreseimiento.", "The judge dismissed the case."),
        ("Se pidió la extradición del detenido.", "It was asked that the detainee be extradited."),
        ("Se dispuso el congelamiento de las cuentas.", "The accounts were frozen."),
        *((row.example[0], row.example[1]) for row in deed_nouns().row),
    ],
)
def test_a_deed_put_as_a_verb_is_no_missing_term(source, target, context):
    assert [f.check for f in check_pairs([Pair("1", source, target, "es", "en")], load_checks(), context)] == []


@pytest.mark.parametrize(
    ("source", "target", "value"),
    [
        ("Se dispuso la incautación del teléfono.", "The phone was looked at.", "term-missing"),
        ("Se solicita la preservación de los datos.", "We ask that the data be conserved.", "term-missing"),
        ("El hombre fue víctima de una extorsión.", "The man was insulted.", "term-missing"),
        ("Se pidió la extradición del detenido.", "It was asked that the detainee be moved.", "term-missing"),
        ("Se investiga el secuestro de la niña.", "The girl is being looked for.", "term-missing"),
    ],
)
def test_a_verb_of_another_family_leaves_the_term_missing(source, target, value, context):
    found = {f.check for f in check_pairs([Pair("1", source, target, "es", "en")], load_checks(), context)}
    assert value in found


def test_every_row_of_deed_nouns_is_said_once():
    data = tomllib.loads((files("ert_writer.checks") / "data" / "deed-nouns.toml").read_text(encoding="utf-8"))
    nouns = [noun for row in data["row"] for noun in row["nouns"]]
    assert len(nouns) == len(set(nouns))
    assert not set(nouns) & set(data["none"])
