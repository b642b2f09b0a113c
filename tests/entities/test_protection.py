"""Masking and restoring: nothing is lost, whatever the text and whatever the engine does to a placeholder."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ert_writer.entities.placeholders import ANGLE, ENT, FORMS, LINK, PH, SQUARE, XQ, PlaceholderForm
from ert_writer.entities.protection import MASKED_KINDS, choose, protect, restore
from ert_writer.entities.recognition import find_entities
from ert_writer.entities.verification import verify
from ert_writer.model.text import EntityKind
from support.entities import LETTER, found

TEXTS = st.text(max_size=200) | st.text(alphabet="PH0123 @a_.x[]e⟨⟩XQ/:\x00\x1b\u202e\ud800", max_size=200)
CARRIER = "la cuenta @uno y @dos"


@given(text=TEXTS, form=st.sampled_from(FORMS), everything=st.booleans())
def test_what_is_masked_comes_back(text: str, form: PlaceholderForm, everything: bool) -> None:
    entities = find_entities(text)
    protected = protect(text, choose(entities, kinds=EntityKind if everything else MASKED_KINDS), form)
    restored = restore(protected.text, protected)
    assert restored.text == text
    assert restored.whole


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
def test_placeholders_stand_for_the_risky_kinds_alone(form: PlaceholderForm) -> None:
    protected = protect(LETTER, choose(find_entities(LETTER)), form)
    assert {slot.entity.kind for slot in protected.slots} <= MASKED_KINDS
    assert found(protected.text, EntityKind.EMAIL) == []
    assert "17 de marzo de 2025, a las 22:47 hrs" in protected.text


@pytest.mark.parametrize(
    ("form", "written"),
    [(PH, "PH001"), (LINK, "https://x.co/1"), (XQ, "XQ1X"), (ENT, "ENT1"), (SQUARE, "[1]"), (ANGLE, "⟨e1⟩")],
)
def test_the_forms_are_written_so(form: PlaceholderForm, written: str) -> None:
    assert form.write(1) == written


@pytest.mark.parametrize(
    ("form", "target"),
    [
        (PH, "the account ph001 and PH 002"),
        (PH, "the account Ph01 and PH2"),
        (PH, "the account PH 0 01 and PH002,"),
        (LINK, "the account https: //x.co/1 and Https://X.co/ 2"),
        (XQ, "the account xq1x and XQ 2 X"),
        (ANGLE, "the account ⟨ e1⟩ and ⟨e2 ⟩"),
    ],
)
def test_a_bent_placeholder_is_still_known(form: PlaceholderForm, target: str) -> None:
    restored = restore(target, protect(CARRIER, find_entities(CARRIER), form))
    assert restored.text.rstrip(",") == "the account @uno and @dos"
    assert restored.whole


def test_lost_repeated_and_invented_placeholders_are_told_apart() -> None:
    protected = protect(CARRIER, find_entities(CARRIER))
    restored = restore("PH001, PH001 and PH007", protected)
    assert [slot.text for slot in restored.missing] == ["@dos"]
    assert [slot.text for slot in restored.duplicated] == ["@uno"]
    assert restored.stray == ("PH007",)
    assert restored.text == "@uno, @uno and PH007"


def test_a_longer_number_is_another_placeholder() -> None:
    protected = protect(CARRIER, find_entities(CARRIER))
    assert restore("PH0010 and PH002", protected).missing[0].text == "@uno"


def test_placeholders_never_collide_with_the_text() -> None:
    text = "PH001, ph 2 y @uno"
    protected = protect(text, choose(find_entities(text), kinds={EntityKind.HANDLE}))
    assert protected.text == "PH001, ph 2 y PH003"
    assert restore(protected.text, protected).text == text
    assert restore(protected.text, protected).stray == ()


def test_a_masked_look_alike_is_data() -> None:
    text = "PH001 y @uno"
    protected = protect(text, choose(find_entities(text)))
    assert protected.text == "PH002 y PH003"
    assert restore(protected.text, protected).text == text


def test_a_placeholder_never_touches_a_letter_or_digit() -> None:
    text = "abc\x00def\x1b[31m5"
    protected = protect(text, choose(find_entities(text)))
    assert protected.text == "abc PH001 def PH002 5"
    assert restore(protected.text, protected).text == text


def test_two_hundred_handles_in_one_paragraph() -> None:
    text = "Cuentas: " + ", ".join(f"@sol_{n}.luna" for n in range(200)) + "."
    protected = protect(text, choose(find_entities(text)))
    assert len(protected.slots) == 200
    restored = restore(protected.text.lower(), protected)
    assert restored.text == text.lower()
    assert verify(text, find_entities(text), restored.text) == ()


def test_of_a_worded_entity_only_what_stays_is_masked() -> None:
    text = "el artículo 303 del CNPP, el 3 de marzo de 2025"
    protected = protect(text, find_entities(text))
    assert protected.text == "el artículo PH001 del PH002, el PH003 de marzo de PH004"


def test_what_a_first_try_lost_can_be_masked_in_a_second() -> None:
    entities = find_entities("placa ABC-123 y @uno")
    (plate,) = (entity for entity in entities if entity.kind == EntityKind.PLATE)
    assert choose(entities, also=(plate,)) == entities
