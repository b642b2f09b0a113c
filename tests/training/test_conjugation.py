"""Forms of verbs, pronouns attached to them, and the sentences that are made of them."""

# ruff: noqa: S311 - nothing here is secret

from __future__ import annotations

import random
import re

import pytest

from support import marian


@pytest.fixture(autouse=True)
def importable(monkeypatch):
    monkeypatch.syspath_prepend(marian.ROOT)


@pytest.mark.parametrize(
    ("verb", "form", "person", "wanted"),
    [
        ("saludar", "past", "3s", "saludó"),
        ("contar:ue", "present", "1s", "cuento"),
        ("contar:ue", "present", "vs", "contás"),
        ("pedir:i", "past", "3p", "pidieron"),
        ("dormir:ue", "subjunctive", "1p", "durmamos"),
        ("negar:ie", "subjunctive", "3s", "niegue"),
        ("jugar:ue", "present", "3s", "juega"),
        ("enviar:í", "present", "3p", "envían"),
        ("recoger", "subjunctive", "3s", "recoja"),
        ("conocer", "present", "1s", "conozco"),
        ("huir", "past", "3s", "huyó"),
        ("sustraer", "past", "3p", "sustrajeron"),
        ("devolver", "present", "3s", "devuelve"),
        ("retener", "future", "3s", "retendrá"),
        ("reír", "imperfect", "3p", "reían"),
        ("averiguar", "subjunctive", "3s", "averigüe"),
        ("hacer", "past_subjunctive", "1p", "hiciéramos"),
        ("ir", "subjunctive", "2s", "vayas"),
    ],
)
def test_a_form_of_a_spanish_verb(verb, form, person, wanted):
    from training.romance_en.grammar.conjugation import PERSONS, spanish

    assert getattr(spanish(verb), form)[PERSONS.index(person)] == wanted


@pytest.mark.parametrize(
    ("verb", "participle", "gerund", "imperative", "of_vos"),
    [
        ("romper", "roto", "rompiendo", "rompe", "rompé"),
        ("decir", "dicho", "diciendo", "di", "decí"),
        ("caer", "caído", "cayendo", "cae", "caé"),
        ("ir", "ido", "yendo", "ve", "andá"),
    ],
)
def test_forms_without_a_person(verb, participle, gerund, imperative, of_vos):
    from training.romance_en.grammar.conjugation import spanish

    found = spanish(verb)
    assert (found.participle, found.gerund, found.imperative, found.vos_imperative) == (
        participle,
        gerund,
        imperative,
        of_vos,
    )


def test_what_is_no_infinitive_is_refused():
    from training.romance_en.grammar.conjugation import spanish

    with pytest.raises(ValueError, match="not a Spanish infinitive"):
        spanish("casa")


@pytest.mark.parametrize(
    ("form", "pronouns", "wanted"),
    [
        ("salude", "lo", "salúdelo"),
        ("saludando", "lo", "saludándolo"),
        ("dar", "me lo", "dármelo"),
        ("entreguen", "se lo", "entréguenselo"),
        ("di", "me", "dime"),
        ("haz", "lo", "hazlo"),
        ("dé", "me", "deme"),
        ("busque", "lo", "búsquelo"),
        ("siga", "lo", "sígalo"),
        ("mandá", "me", "mandame"),
        ("envíe", "lo", "envíelo"),
        ("esperar", "", "esperar"),
    ],
)
def test_pronouns_keep_the_stress_in_its_place(form, pronouns, wanted):
    from training.romance_en.grammar.conjugation import attached

    assert attached(form, pronouns) == wanted


@pytest.mark.parametrize(
    ("words", "third", "past", "done", "doing"),
    [
        ("stop", "stops", "stopped", "stopped", "stopping"),
        ("carry", "carries", "carried", "carried", "carrying"),
        ("get in touch", "gets in touch", "got in touch", "gotten in touch", "getting in touch"),
        ("die", "dies", "died", "died", "dying"),
        ("gun down", "guns down", "gunned down", "gunned down", "gunning down"),
        ("flee", "flees", "fled", "fled", "fleeing"),
    ],
)
def test_forms_of_an_english_verb(words, third, past, done, doing):
    from training.romance_en.grammar.conjugation import english

    found = english(words)
    assert (found.third, found.past, found.done, found.doing) == (third, past, done, doing)


def test_every_verb_of_the_lists_has_forms():
    from training.romance_en.grammar import verbs

    for row in [*verbs._TO_PEOPLE, *verbs._ALONE]:
        forms, _, _ = verbs._verb(row)
        assert all(re.fullmatch(r"[a-záéíóúüñ]+", form) for form in forms.present + forms.past), row


def test_an_order_is_negated_on_both_sides_or_on_neither():
    from training.romance_en.grammar.verbs import order

    rng = random.Random(5)
    for _ in range(2000):
        spanish, english = order(rng)
        assert bool(re.search(r"\bno\b", spanish)) == bool(re.search(r"\bnot\b", english)), (spanish, english)


def test_a_statement_is_negated_on_both_sides_or_on_neither():
    from training.romance_en.grammar.verbs import statement

    rng = random.Random(6)
    for _ in range(3000):
        spanish, english = statement(rng)
        no = re.search(r"\b(no|nunca|jamás|tampoco)\b", spanish)
        said = re.search(r"\b(not|cannot|never|no longer)\b", english)
        assert bool(no) == bool(said), (spanish, english)


def test_a_turn_of_phrase_has_all_its_slots_filled_from_one_choice():
    from training.romance_en.grammar import officialese

    assert len(officialese._ALL_DECISIONS) == len(officialese._DECISIONS)
    assert len(officialese._ALL_SPEECH) == len(officialese._SPEECH)


@pytest.mark.parametrize(
    ("one", "several"),
    [
        ("reloj", "relojes"),
        ("luz", "luces"),
        ("camión", "camiones"),
        ("mes", "meses"),
        ("cárcel", "cárceles"),
        ("salida de emergencia", "salidas de emergencia"),
    ],
)
def test_the_plural_of_a_spanish_noun(one, several):
    from training.romance_en.grammar.things import plural

    assert plural(one) == several


@pytest.mark.parametrize(
    ("one", "several"),
    [
        ("knife", "knives"),
        ("sister-in-law", "sisters-in-law"),
        ("crowd of fans", "crowds of fans"),
        ("body", "bodies"),
        ("watch", "watches"),
    ],
)
def test_the_plural_of_an_english_noun(one, several):
    from training.romance_en.grammar.things import many

    assert many(one) == several
