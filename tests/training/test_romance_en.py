"""The training scripts: what they choose and make, and that the fast loss is the plain one."""

# ruff: noqa: S311 - nothing here is secret

from __future__ import annotations

import random
import re

import pytest
import torch

from support import marian

GENERATORS = (
    "threats",
    "letters",
    "chats",
    "lines",
    "vocabulary",
    "roles",
    "forbidding",
    "quantities",
    "nouns",
    "verbs",
    "things",
    "officialese",
)
NEGATIVE = re.compile(r"\b(no|ni|nunca|nadie|nada|ninguna?|tampoco|sin)\b", re.IGNORECASE)
SAID_NOT = re.compile(
    r"\b(not|no|n't|never|nobody|nothing|neither|nor|none|without|cannot|refrain\w*|prohibited|dead|innocent|unlawful\w*"
    r"|avoid|until|unless|unaware|nowhere|denied|beyond|unrelated|last|refused)\b|n't\b",
    re.IGNORECASE,
)


@pytest.fixture(autouse=True)
def importable(monkeypatch):
    monkeypatch.syspath_prepend(marian.ROOT)


def made(name, count=1500, seed=4):
    from importlib import import_module

    module = import_module(f"training.romance_en.grammar.{name}")
    return list(module.pairs(random.Random(seed), count))


@pytest.mark.parametrize("name", GENERATORS)
def test_generated_pairs_are_whole_and_come_again_with_the_seed(name):
    pairs = made(name)
    assert pairs == made(name)
    assert pairs != made(name, seed=5)
    for spanish, english in pairs:
        assert spanish.strip()
        assert english.strip()
        assert not re.search(r"[{}]|«\w{1,8}»(?!\")", english + spanish), (spanish, english)


@pytest.mark.parametrize("name", GENERATORS)
def test_placeholders_stand_on_both_sides(name):
    for spanish, english in made(name):
        assert sorted(re.findall(r"⟨e\d+⟩", spanish)) == sorted(re.findall(r"⟨e\d+⟩", english)), (spanish, english)


def test_acts_say_no_on_both_sides_or_on_neither():
    from training.romance_en.grammar.threats import acts

    rng = random.Random(2)
    for _ in range(1500):
        spanish, english = acts(rng)
        spanish = re.sub(r"(si no|a menos que|sin que|por no|para que no) .*", "", spanish)
        english = re.sub(r"(if|unless|without|for not|so that) .*", "", english)
        assert bool(re.search(r"\bno\b", spanish, re.IGNORECASE)) == bool(re.search(r"\bnot\b|\bcannot\b", english)), (
            spanish,
            english,
        )


def test_an_act_on_oneself_is_reflexive():
    from training.romance_en.grammar.threats import acts

    rng = random.Random(3)
    for _ in range(1500):
        spanish, english = acts(rng)
        own = re.search(r"\b(me voy|me quiero|voy a \w+rme|quiero \w+rme)\b", spanish, re.IGNORECASE)
        assert not own or "myself" in english, (spanish, english)


def test_agreement_follows_the_person():
    from training.romance_en.grammar.agreement import agreed, contracted

    assert agreed("«fue» secuestrad«o»", "fp") == "fueron secuestradas"
    assert agreed("«He» «was» afraid of «himself»", "f") == "She was afraid of herself"
    assert contracted("A el testigo de el menor") == "Al testigo del menor"


def test_origins_without_a_free_licence_and_calculus_are_left_out():
    from training.romance_en.selection import chosen

    rows = [
        ("Una frase larga de un libro cualquiera sobre programas y datos.", "x", "r4ds"),
        ("La derivada de la función es igual a la pendiente de la curva.", "x", "openstax"),
        ("El gobierno publicó la lista de las personas desaparecidas ayer.", "The government published", "udhr"),
    ]
    assert [pair[2] for pair in chosen(rows, {"udhr": "P", "openstax": "P"})] == ["The government published"]


def test_what_apertium_drops_is_given_back():
    from training.romance_en.encoding import restored

    rng = random.Random(1)
    assert restored("Ele chegou.", "Él llegó", rng) == "Él llegó."
    assert restored("Onde está ela?", "Dónde está ella?", rng) == "¿Dónde está ella?"


def test_identifiers_are_masked_on_both_sides():
    from training.romance_en.encoding import masked

    spanish, english = masked(
        "Escriba a a.b@c.example antes de 2026.", "Write to a.b@c.example before 2026.", random.Random(1)
    )
    assert "@" not in spanish + english
    assert re.findall(r"⟨e\d+⟩", spanish) == re.findall(r"⟨e\d+⟩", english)


@pytest.mark.parametrize("taught", [False, True])
def test_the_fast_loss_is_the_plain_one(taught):
    from training.romance_en.student import Loss

    generator = torch.Generator().manual_seed(1)
    draw = lambda *shape: torch.randn(*shape, generator=generator)  # noqa: E731
    hidden, rows, bias = draw(6, 256).bfloat16(), (draw(40, 256) * 0.1).bfloat16(), draw(40)
    target, share = torch.tensor([3, 0, 39, 7, 7, 1]), 0.6 if taught else 0.0
    teacher = (draw(6, 256).bfloat16(), (draw(40, 256) * 0.1).bfloat16(), draw(40)) if taught else None
    plain = [part.float().clone().requires_grad_(True) for part in (hidden, rows, bias)]
    logits = plain[0] @ plain[1].t() + plain[2]
    wanted = torch.nn.functional.one_hot(target, 40).float() * (1 - share)
    if teacher is not None:
        wanted = wanted + share * torch.softmax(teacher[0].float() @ teacher[1].float().t() + teacher[2], -1)
    (-(wanted * torch.log_softmax(logits, -1)).sum()).backward()
    fast = [part.detach().clone().requires_grad_(True) for part in (hidden, rows, bias)]
    loss, nll = Loss.apply(*fast, target, teacher, share, 1.0)
    loss.backward()
    assert torch.allclose(nll, torch.nn.functional.cross_entropy(logits, target, reduction="none"), atol=0.05)
    for own, other in zip(fast, plain, strict=True):
        assert torch.allclose(own.grad.float(), other.grad, atol=0.06, rtol=0.06)


def test_rows_that_no_step_used_keep_still():
    from training.romance_en.training import Gradient, step
    from training.romance_en.weights import BIAS, SHARED

    state = {SHARED: torch.randn(9, 4), BIAS: torch.zeros(1, 9), "a.weight": torch.randn(3, 3)}
    before = {name: value.clone() for name, value in state.items()}
    moments = [{name: torch.zeros_like(value) for name, value in state.items()} for _ in range(2)]
    gradient = Gradient(state)
    for part in gradient.dense.values():
        part.add_(1.0)
    gradient.used[[2, 5]] = True
    gradient.tokens = 100
    step(state, *moments, gradient, 0.1, 1)
    moved = (state[SHARED] != before[SHARED]).any(1)
    assert moved.nonzero()[:, 0].tolist() == [2, 5]
    assert (state["a.weight"] != before["a.weight"]).all()


def test_rare_rows_go_back_to_the_start():
    from training.romance_en.weights import BIAS, SHARED, with_rare_rows

    start = {SHARED: torch.zeros(3, 2), BIAS: torch.zeros(1, 3)}
    state = {SHARED: torch.ones(3, 2), BIAS: torch.ones(1, 3)}
    found = with_rare_rows(state, start, torch.tensor([0, 10, 500]), often=20)
    assert found[SHARED][:, 0].tolist() == [0.0, 0.5, 1.0]
    assert found[BIAS].tolist() == [[0.0, 0.5, 1.0]]


def test_the_agent_comes_first_in_english_wherever_it_stands_in_spanish():
    from training.romance_en.grammar.roles import PEOPLE, told

    rng = random.Random(6)
    people = {person.spanish: person.english for person in PEOPLE}
    seen = 0
    for _ in range(800):
        spanish, english = told(rng)
        match = re.match(r"Al? (.+?) (?:no )?(?:lo|la|los|las) \w+ (.+?)\.$", spanish)
        patient = match and (match[1] if spanish.startswith("A ") else f"el {match[1]}")
        if match and match[2] in people and patient in people:
            seen += 1
            assert english.lower().startswith(people[match[2]]), (spanish, english)
            assert english.endswith(f"{people[patient]}."), (spanish, english)
    assert seen > 50


@pytest.mark.parametrize(
    ("number", "spanish", "english"),
    [
        (21, "veintiún", "twenty-one"),
        (100, "cien", "one hundred"),
        (131, "ciento treinta y un", "one hundred thirty-one"),
        (1500, "mil quinientos", "one thousand five hundred"),
        (21_000, "veintiún mil", "twenty-one thousand"),
        (1_200_000, "un millón doscientos mil", "one million two hundred thousand"),
        (31_000_000, "treinta y un millones", "thirty-one million"),
    ],
)
def test_numbers_are_written_out(number, spanish, english):
    from training.romance_en.grammar.quantities import english_number, spanish_number

    assert spanish_number(number, before_noun=True) == spanish
    assert english_number(number) == english


def test_the_written_side_keeps_what_english_has_and_what_spells_the_rest():
    import numpy as np

    from training.romance_en.weights import WRITABLE, target_pieces

    pieces = ["</s>", "<unk>", "▁police", "▁você", "a", "⟨e0⟩", "<0x00>", *(["▁longer"] * WRITABLE)]
    counts = np.zeros(WRITABLE)
    counts[2] = 5
    assert target_pieces(pieces, counts) == [0, 1, 2, 4, 5, 6]


def test_prose_is_told_from_statutes_by_its_words():
    from training.romance_en.back_translation import KINDS, kind_of, sound, table

    lines = {kind: [] for kind in KINDS}
    lines["book"] = ["She laughed and closed the door."] * 10
    lines["statute"] = ["The licensee shall comply with subsection two."] * 10
    known = table(lines)
    assert kind_of("He laughed at the door.", known)[0] == "book"
    assert kind_of("The licensee shall file.", known)[0] == "statute"
    assert sound("He came home late.", "Ele voltou para casa tarde.", "Él volvió a casa tarde.")
    assert not sound("He came home late.", "tarde tarde tarde tarde", "tarde tarde tarde tarde")


def test_a_word_is_learnt_only_where_the_model_does_not_know_it(monkeypatch):
    from training.romance_en import dictionary

    found = [dictionary.Item(word, "n", "<n><f><sg>", f"la {word}") for word in ("medusa", "casa", "velocidad")]
    english = {"la medusa": "the jellyfish", "la casa": "the house", "la velocidad": "the velocity"}
    spanish = {"the jellyfish": "la medusa", "the house": "la casa", "the speed": "la velocidad"}
    tables = {"spa-eng": english, "eng-spa": spanish}
    monkeypatch.setattr(dictionary, "by_apertium", lambda mode, texts: [tables[mode].get(t, "*") for t in texts])
    own = ["the steps", "the house", "the speed"]
    words = dictionary.learnt(found, own, frozenset({"steps", "house", "speed"}))
    assert words == [("medusa", "n", "<n><f><sg>", "jellyfish")]
    assert dictionary.meaning(found[0], "it lost the jellyfish") == ""


@pytest.mark.parametrize(
    ("word", "spanish", "english"),
    [
        (("medusas", "n", "<n><f><pl>", "jellyfish"), "Hablaron de las medusas.", "They talked about the jellyfish."),
        (("reo", "n", "<n><m><sg>", "inmate"), "Hablaron del reo.", "They talked about the inmate."),
        (("arde", "v", "<pri><p3><sg>", "burns"), "El hombre arde sin parar.", "The man burns nonstop."),
        (("ileso", "adj", "<adj><m><sg>", "unharmed"), "Una mujer ilesa", "An unharmed woman"),
    ],
)
def test_frames_put_a_word_into_a_sentence(word, spanish, english):
    from training.romance_en.grammar import frames

    assert (spanish, english) in set(frames.pairs([word], random.Random(1), 20))


def written_pairs():
    from training.romance_en.prepare import written_rows

    return [(source, english) for source, english, _ in written_rows()]


def test_written_pairs_have_two_sides_and_none_is_written_twice():
    pairs = written_pairs()
    assert len(pairs) > 1_800
    assert all(source.strip() and english.strip() for source, english in pairs)
    assert len({source.casefold() for source, _ in pairs}) == len(pairs)


def test_no_written_pair_is_a_sentence_that_measures():
    import tomllib
    from pathlib import Path

    data = Path(__file__).parents[1] / "data"
    letters = [path for path in data.rglob("*.toml") if "letters" in path.parent.name or "letters" in str(path.parent)]
    held = {
        item["source"].casefold().strip(" .")
        for path in letters
        for item in tomllib.loads(path.read_text("utf-8")).get("critical", [])
    }
    assert len(held) > 300
    assert not [source for source, _ in written_pairs() if source.casefold().strip(" .") in held]
