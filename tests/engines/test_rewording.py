"""Every wording kept as data does what its example says and leaves its counter-example alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ert_writer.engines.rewording import (
    Edit,
    Pattern,
    Rewording,
    edit,
    fold,
    formula,
    load_rewording,
    mask,
    parse,
    reword,
    unmask,
)
from ert_writer.model.language import Direction

KEPT = [load_rewording(Direction(*pair)) for pair in (("es", "pt"), ("pt", "en"), ("es", "en"))]
LOADED = [rewording for rewording in KEPT if rewording is not None]
PATTERNS = [(rewording, pattern) for rewording in LOADED for pattern in rewording.patterns]
EDITS = [(rewording, rule) for rewording in LOADED for rule in rewording.edits]


def test_both_legs_of_the_pivot_and_the_whole_have_wordings() -> None:
    assert len(LOADED) == len(KEPT)


@pytest.mark.parametrize(("rewording", "pattern"), PATTERNS, ids=[p.id for _, p in PATTERNS])
def test_a_pattern_finds_its_example_and_not_its_counter_example(rewording: Rewording, pattern: Pattern) -> None:
    text, wording = pattern.example
    found = pattern.find.search(text)
    assert found is not None
    assert found.expand(pattern.put).lower() == wording.lower()
    assert pattern.find.search(pattern.counter) is None


@pytest.mark.parametrize(("rewording", "rule"), EDITS, ids=[r.id for _, r in EDITS])
def test_an_edit_mends_its_example_and_not_its_counter_example(rewording: Rewording, rule: Edit) -> None:
    source, before, after = rule.example
    assert edit(source, before, rewording)[0] == after
    assert edit(*rule.counter, rewording) == (rule.counter[1], ())


@pytest.mark.parametrize("rewording", LOADED, ids=lambda rewording: str(rewording.direction))
def test_every_phrase_is_found_in_capitals_without_accents(rewording: Rewording) -> None:
    for phrase, wording in rewording.phrases.items():
        assert wording.lower() in reword(f"xx {phrase.upper()} xx", rewording).lower()


SMALL = parse(
    {
        "direction": "es-pt",
        "method": "replace",
        "phrases": {"dirección ip": "endereço IP", "dirección": "direção", "oficio": "ofício"},
        "formulas": {"atentamente": "Atenciosamente"},
    }
)


def test_the_longest_phrase_wins() -> None:
    assert reword("la DIRECCION  IP", SMALL) == "la Endereço IP"


def test_a_phrase_inside_a_word_or_an_address_stays() -> None:
    text = "oficios oficio@mail.example @oficio x.oficio oficio-1"
    assert reword(text, SMALL) == text


def test_a_formula_keeps_its_closing_mark() -> None:
    assert formula("ATENTAMENTE,", SMALL) == "Atenciosamente,"
    assert formula("Atentamente solicito", SMALL) is None


def test_a_lost_or_doubled_word_is_noticed() -> None:
    masked = mask("el oficio", SMALL)
    assert unmask("o nada", masked) is None
    assert unmask(masked.text + masked.text[2:], masked) is None


def test_a_text_that_holds_the_token_gets_another() -> None:
    masked = mask("zxqb oficio", SMALL)
    assert unmask(masked.text, masked) == "zxqb ofício"


@pytest.mark.parametrize(
    ("spanish", "portuguese"),
    [("la dirección IP", "o endereço IP"), ("de la DIRECCION IP", "de o endereço IP"), ("el oficio", "o ofício")],
)
def test_the_article_before_a_wording_takes_its_gender(spanish: str, portuguese: str) -> None:
    masked = mask(spanish, SMALL)
    output = masked.text.replace("la ", "a ").replace("el ", "o ")
    assert (unmask(output, masked) or "").lower() == portuguese.lower()


@given(st.text())
def test_folding_keeps_positions(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(alphabet="ficio dreccón ip,.@zxqb", max_size=80))
def test_masking_and_unmasking_is_rewording(text: str) -> None:
    masked = mask(text, SMALL)
    assert unmask(masked.text, masked) == reword(text, SMALL)
