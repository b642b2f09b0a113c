"""The Portuguese grammar and its encoding: whole pairs, the same sense on both sides, the program's own stand-ins."""

# ruff: noqa: S311 - nothing here is secret

from __future__ import annotations

import random
import re
from importlib import import_module

import pytest

from support import marian

GENERATORS = (
    *("threats", "letters", "roles", "quantities", "chats", "lines", "nouns"),
    *("oneself", "petitions", "omitted", "agencies", "texting"),
)


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


def test_the_same_verb_is_done_to_oneself_and_to_others():
    from training.romance_en.grammar.portuguese.oneself import to_another, to_oneself

    rng = random.Random(6)
    itself = re.compile(r"\b(myself|yourself|yourselves|himself|herself|themselves|ourselves)\b")
    for _ in range(1500):
        portuguese, english = to_oneself(rng)
        assert itself.search(english), (portuguese, english)
        assert re.search(r"\b(se|me|te|nos)\b", portuguese, re.IGNORECASE), (portuguese, english)
        portuguese, english = to_another(rng)
        assert not itself.search(english), (portuguese, english)


@pytest.mark.parametrize(
    ("act", "doer", "portuguese", "english"),
    [
        ("jogar", "ele", "se jogou", "himself"),
        ("atirar", "ela", "se atirou", "herself"),
        ("enforcar", "nós", "nos enforcamos", "ourselves"),
        ("matar", "a gente", "se matou", "ourselves"),
        ("cortar", "tu", "te cortaste", "yourself"),
    ],
)
def test_a_reflexive_past_has_the_pronoun_of_its_subject(act, doer, portuguese, english):
    from training.romance_en.grammar.portuguese import oneself

    who = next(one for one in oneself._SPEAKERS + oneself._PRONOUNS if one.source == doer)
    assert f"{who.clitic} {past_of(act, who.verb)}" == portuguese
    assert who.own == english


def past_of(infinitive, person):
    from training.romance_en.grammar.portuguese.threats import past

    return past(infinitive, person)


def test_petitions_say_no_on_both_sides_or_on_neither():
    from training.romance_en.grammar.portuguese.petitions import asked_of, ordered

    rng = random.Random(7)
    inside = r"(enquanto el[ae] não for|para não colocar|a fim de não|sem ordem judicial|sem autorização).*"
    said = re.compile(r"\b(not|never|refrain|avoid|no way|no circumstances|nobody|stop)\b", re.IGNORECASE)
    kept = re.compile(r"Be sure to|Do not (?:forget|delay)")  # two negations in Portuguese, or one in both
    denied = re.compile(
        r"\bnão\b|abst|evit|parem|deixem|jamais|nunca|modo algum|hipótese|pretexto|ninguém deve", re.IGNORECASE
    )
    for _ in range(1500):
        for make in (asked_of, ordered):
            portuguese, english = make(rng)
            if kept.search(english):
                continue
            short = re.sub(inside, "", portuguese, flags=re.IGNORECASE)
            english = re.sub(r"(so as not to|without|because otherwise).*", "", english)
            assert bool(denied.search(short)) == bool(said.search(english)), (portuguese, english)


def test_what_a_letter_does_not_ask_for_is_never_asked():
    from training.romance_en.grammar.portuguese.petitions import waived

    rng = random.Random(8)
    for _ in range(500):
        portuguese, english = waived(rng)
        assert re.search(r"\b(not|no|waive|withdraw|without)\b", english), (portuguese, english)


def test_a_sentence_after_another_goes_on_about_the_same_person():
    from training.romance_en.grammar.portuguese.omitted import after_context
    from training.romance_en.grammar.portuguese.roles import PEOPLE

    rng = random.Random(9)
    wrong = {"m": r"\b(she|her|herself)\b", "f": r"\b(he|him|his|himself)\b"}
    people = {person.english: person.kind for person in PEOPLE if not re.search(r"\bher\b|\bhis\b", person.english)}
    kinds = {english: {one.kind for one in PEOPLE if one.english == english} for english in people}
    seen = 0
    for _ in range(1200):
        portuguese, english = after_context(rng)
        found = [name for name in people if name in english.split(".")[0].lower() and len(kinds[name]) == 1]
        kind = people[max(found, key=len)] if found else ""
        if kind in wrong and not re.search(r"He did not want|The mother|suspect", english):
            seen += 1
            assert not re.search(wrong[kind], english), (portuguese, english)
    assert seen > 100


def test_heads_in_capitals_are_in_capitals_on_both_sides():
    for portuguese, english in made("agencies", 600):
        if portuguese.isupper():
            assert english.isupper(), (portuguese, english)


def test_an_indirect_question_is_about_a_third_person():
    from training.romance_en.grammar.portuguese.omitted import indirect

    rng = random.Random(10)
    for _ in range(800):
        portuguese, english = indirect(rng)
        assert not re.search(r"\byou\b", english.replace("request that you", "")), (portuguese, english)


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
