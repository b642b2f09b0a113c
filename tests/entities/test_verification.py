"""Every entity stands in the target, once per occurrence, or is reported."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ert_writer.entities.recognition import find_entities
from ert_writer.entities.verification import fixed_parts, must_be_verbatim, occurrences, verify
from support.entities import LETTER, only


def losses(source: str, target: str) -> list[tuple[str, int, int]]:
    found = verify(source, find_entities(source), target, source_language="es", target_language="en")
    return [(loss.entity.text, loss.expected, loss.found) for loss in found]


@given(st.text(max_size=200) | st.text(alphabet="a@._1/-: \x00PH$R,", max_size=200))
def test_a_text_verifies_against_itself(text: str) -> None:
    assert verify(text, find_entities(text), text) == ()


def test_a_number_inside_a_token_is_no_entity() -> None:
    assert find_entities("01A 39C 160km Il-76s") == ()


def test_the_letter_verifies_against_itself() -> None:
    assert losses(LETTER, LETTER) == []


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("la cuenta @ana.lopez.", "the account @ana.lopez.", []),
        ("la cuenta @ana.lopez.", "the account @ana.lope.", [("@ana.lopez", 1, 0)]),
        ("@ana y @ana.lopez", "@ana.lopez and @ana.lopez", [("@ana", 1, 0), ("@ana.lopez", 1, 2)]),
        ("@ana", "@ana_2", [("@ana", 1, 0)]),
        ("@ana", "x@ana", [("@ana", 1, 0)]),
        ("@ana, @ana", "@ana", [("@ana", 2, 1)]),
        ("R$ 9.918,71", "R$ 9,918,71", [("R$ 9.918,71", 1, 0)]),
        ("IP 203.0.113.7", "IP 203.0.113.77", [("203.0.113.7", 1, 0)]),
        ("el 50 %", "50%", []),
        ("el 50 %", "fifteen percent", [("50 %", 1, 0)]),
        ("3 de marzo de 2025", "March 3, 2025", []),
        ("3 de marzo de 2025", "May 3, 2025", [("3 de marzo de 2025", 1, 0)]),
        ("12/03/2025", "03/12/2025", [("12/03/2025", 1, 0)]),
        ("3 personas", "three people", []),
        ("son 1.250 mensajes", "1,250 messages", []),
        ("son 1.250 mensajes", "1,205 messages", [("1.250", 1, 0)]),
        ("artículos 148 y 149 del CP", "Articles 148 and 149 of the Penal Code", []),
        ("Lei 12.965/2014", "Law 12,965/2014", [("Lei 12.965/2014", 1, 0)]),
    ],
)
def test_losses_are_counted_by_whole_tokens_and_by_value(
    source: str, target: str, expected: list[tuple[str, int, int]]
) -> None:
    assert losses(source, target) == expected


def test_a_loss_says_whether_it_is_one_too_many() -> None:
    (loss,) = verify("@ana", find_entities("@ana"), "@ana @ana")
    assert loss.duplicated


def test_an_identifier_glued_to_a_word_in_the_source_may_be_so_in_the_target() -> None:
    source = "escriba a ana@fiscalia.example.Gracias"
    assert losses(source, source) == []


@pytest.mark.parametrize(
    ("text", "verbatim"),
    [
        ("@ana", True),
        ("12/03/2025", True),
        ("18MAR2025", True),
        ("3 de marzo de 2025", False),
        ("14h30", True),
        ("50 %", False),
        ("40", False),
        ("104455", True),
        ("007", True),
        ("artículo 303", False),
    ],
)
def test_what_must_be_verbatim(text: str, verbatim: bool) -> None:
    assert must_be_verbatim(only(text)) is verbatim


def test_the_fixed_parts_of_a_statute_are_its_figures_and_acronyms() -> None:
    entity = only("art. 13-A do CPP")
    assert [entity.text[part.start : part.end] for part in fixed_parts(entity)] == ["13-A", "CPP"]


def test_in_capitals_no_word_is_taken_for_an_acronym() -> None:
    entity = only("ARTÍCULO 303 DEL CNPP")
    assert [entity.text[part.start : part.end] for part in fixed_parts(entity)] == ["303"]


def test_occurrences_are_counted_longest_first() -> None:
    assert occurrences(["@ana", "@ana.lopez"], "@ana.lopez, @ana.") == {"@ana": 1, "@ana.lopez": 1}
