"""The memory holds no identifier, and gives back the letter's own."""

from pathlib import Path

import pytest

from ert_writer.memory.store import Memory
from ert_writer.model.language import Direction
from ert_writer.model.text import Document, Paragraph, Span
from ert_writer.model.translation import Translation, TranslationUnit
from ert_writer.translate.recall import recall, remember, with_memory

ES_EN = Direction("es", "en")
NOW = "2025-11-14T12:00:00Z"
SOURCE = "Escriba al correo ana.ruiz@fge.gob.example sobre la cuenta @lobo_88."
TARGET = "Write to ana.ruiz@fge.gob.example about the account @lobo_88."


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    memory = Memory(tmp_path / "m.sqlite")
    memory.add(remember([(SOURCE, TARGET)], ES_EN, origin="approved", now=NOW))
    return memory


def test_no_identifier_is_stored(memory: Memory) -> None:
    (entry,) = memory.entries()
    assert "@" not in entry.source + entry.target
    assert entry.target == "Write to ⟦email:1⟧ about the account ⟦handle:1⟧."


def test_the_letters_own_identifiers_are_filled_in(memory: Memory) -> None:
    (match,) = recall(memory, "Escriba al correo otro@mp.example sobre la cuenta @_x.y_.", ES_EN)
    assert match.similarity == 100
    assert match.target == "Write to otro@mp.example about the account @_x.y_."


def test_an_offer_that_cannot_be_filled_is_not_made(memory: Memory) -> None:
    assert recall(memory, "Escriba al correo electrónico sobre la cuenta @_x.y_.", ES_EN, minimum=50) == ()


def test_a_pair_that_lost_an_identifier_is_not_remembered() -> None:
    assert remember([(SOURCE, "Write to us about the account.")], ES_EN, origin="approved", now=NOW) == ()


def test_blank_segments_are_not_remembered() -> None:
    assert remember([(" ", "x"), ("x", "")], ES_EN, origin="approved", now=NOW) == ()


def test_an_exact_match_takes_the_engines_place_and_a_fuzzy_one_is_offered(memory: Memory) -> None:
    other = SOURCE.replace("Escriba", "Conteste")
    text = f"{SOURCE} {other}"
    document = Document(text, (Paragraph(text, Span(0, len(text))),))
    units = (
        TranslationUnit(SOURCE, "draft", score=-1.0, after=" "),
        TranslationUnit(other, "draft", score=-1.0),
    )
    found = with_memory(Translation("es", "en", "echo", units, ""), document, memory)
    assert found.text == f"{TARGET} draft"
    exact, fuzzy = found.units
    assert (exact.target, exact.score, exact.changes[0].rule) == (TARGET, None, "memory")
    assert fuzzy.target == "draft"
    assert 75 <= fuzzy.matches[0].similarity < 100
