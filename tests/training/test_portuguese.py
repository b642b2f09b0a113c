"""The Portuguese grammar and its encoding: whole pairs, the same sense on both sides, the program's own stand-ins."""

# ruff: noqa: S311 - nothing here is secret

from __future__ import annotations

import random
import re
from importlib import import_module

import pytest

from support import marian

GENERATORS = ("threats", "letters", "roles", "quantities", "chats", "lines", "nouns")


@pytest.fixture(autouse=True)
def importable(monkeypatch):
    monkeypatch.syspath_prepend(marian.ROOT)


def made(name, count=1200, seed=4):
    module = import_module(f"training.romance_en.grammar.portuguese.{name}")
    return list(module.pairs(random.Random(seed), count))


@pytest.mark.parametrize("name", GENERATORS)
def test_generated_pairs_are_whole_and_come_again_with_the_seed(name):
    pairs = made(name)
    assert pairs == made(name)
    assert pairs != made(name, seed=5)
    for portuguese, english in pairs:
        assert portuguese.strip()
        assert english.strip()
        assert not re.search(r"[{}]|«\w{1,8}»|  ", english + portuguese), (portuguese, english)


@pytest.mark.parametrize("name", GENERATORS)
def test_placeholders_stand_on_both_sides(name):
    for portuguese, english in made(name):
        found = [sorted(re.findall(r"⟨e\d+⟩", text)) for text in (portuguese, english)]
        assert found[0] == found[1], (portuguese, english)


def test_acts_say_no_on_both_sides_or_on_neither():
    from training.romance_en.grammar.portuguese.threats import CONDITIONS, acts

    rng = random.Random(2)
    sources = sorted((source for source, _ in CONDITIONS), key=len, reverse=True)
    ends = "|".join(re.escape(source.split("{")[0].strip()) for source in sources)
    for _ in range(1500):
        portuguese, english = acts(rng)
        portuguese = re.sub(rf" ({ends}).*", "", portuguese)
        english = re.sub(r" (if|unless|without|for not|so that) .*", "", english)
        said = re.search(r"\bnot\b|\bcannot\b", english)
        assert bool(re.search(r"\bnão\b", portuguese, re.IGNORECASE)) == bool(said), (portuguese, english)


def test_an_act_on_oneself_is_reflexive():
    from training.romance_en.grammar.portuguese.threats import acts

    rng = random.Random(3)
    seen = 0
    for _ in range(2500):
        portuguese, english = acts(rng)
        if re.search(r"\b(vou|quero|posso|tenho que) me \w+r\b", portuguese, re.IGNORECASE):
            seen += 1
            assert "myself" in english, (portuguese, english)
    assert seen > 10


def test_a_passive_keeps_agent_and_patient_apart():
    from training.romance_en.grammar.portuguese.roles import PEOPLE, passive

    rng = random.Random(5)
    people = {person.source: person.english for person in PEOPLE}
    seen = 0
    for _ in range(800):
        portuguese, english = passive(rng)
        match = re.match(r"(.+?) (?:não )?(?:foi|foram) \w+ pel([oa]s?) (.+?)\.$", portuguese)
        patient = match and match[1][0].lower() + match[1][1:]
        agent = match and f"{match[2]} {match[3]}"
        if patient in people and agent in people:
            seen += 1
            assert english.lower().startswith(people[patient].lower()), (portuguese, english)
            assert english.endswith(f"by {people[agent]}."), (portuguese, english)
    assert seen > 50


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("o filho de a vítima", "o filho da vítima"),
        ("disse a o juiz", "disse ao juiz"),
        ("ligou a as duas", "ligou às duas"),
        ("preso por os policiais", "preso pelos policiais"),
        ("não acredite em ele", "não acredite nele"),
        ("a conta de ela", "a conta dela"),
    ],
)
def test_prepositions_and_articles_are_one_word(text, joined):
    from training.romance_en.grammar.portuguese.particulars import contracted

    assert contracted(text) == joined


@pytest.mark.parametrize(
    ("number", "portuguese"),
    [
        (16, "dezesseis"),
        (100, "cem"),
        (131, "cento e trinta e um"),
        (1500, "mil e quinhentos"),
        (21_000, "vinte e um mil"),
        (1_250_000, "um milhão duzentos e cinquenta mil"),
    ],
)
def test_numbers_are_written_out(number, portuguese):
    from training.romance_en.grammar.portuguese.quantities import portuguese_number

    assert portuguese_number(number) == portuguese


@pytest.mark.parametrize(
    ("infinitive", "person", "form"),
    [
        ("ameaçar", "1s", "ameacei"),
        ("sufocar", "1s", "sufoquei"),
        ("pegar", "1s", "peguei"),
        ("ferir", "3p", "feriram"),
        ("vender", "3s", "vendeu"),
    ],
)
def test_past_tenses_are_spelt_as_they_are_said(infinitive, person, form):
    from training.romance_en.grammar.portuguese.threats import past

    assert past(infinitive, person) == form


def test_stand_ins_have_the_forms_that_the_program_tries():
    from ert_writer.entities.placeholders import FORMS
    from training.romance_en.portuguese import with_form

    rng = random.Random(1)
    written = {with_form("A conta ⟨e7⟩", "The account ⟨e7⟩", rng) for _ in range(200)}
    assert all(source[8:] == english[12:] for source, english in written)
    assert {source[8:] for source, _ in written} == {form.write(7) for form in FORMS[:-1]}
