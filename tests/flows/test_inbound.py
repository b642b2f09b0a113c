"""A letter on its way in: the memory offers, the checks warn, what a reading gets wrong is an error."""

from pathlib import Path

import pytest

from ert_writer.checks.number_mismatch import CHECK as NUMBER
from ert_writer.checks.term_missing import CHECK as TERM
from ert_writer.desk.parts import make_context
from ert_writer.engines.echo import EchoEngine
from ert_writer.flows.inbound import Inbound, inbound
from ert_writer.memory.store import Memory
from ert_writer.model.checking import CheckContext
from ert_writer.model.detection import DocumentLanguage, ParagraphLanguage
from ert_writer.model.findings import Severity, Span
from ert_writer.model.language import Direction
from ert_writer.model.text import Document, Paragraph
from ert_writer.model.translation import TranslationUnit
from ert_writer.translate.line import translate_lines
from ert_writer.translate.recall import remember
from ert_writer.translate.record import Line
from support.engines import FakeEngine

TEXT = "La cuenta @a_b fue creada."
DOCUMENT = Document(TEXT, (Paragraph(TEXT, Span(0, len(TEXT))),))
LANGUAGES = DocumentLanguage("es", 1.0, (), (ParagraphLanguage("es", 1.0, Span(0, len(TEXT))),), mixed=False)


def unit(source: str, *targets: str, language: str = "es", context: CheckContext | None = None) -> TranslationUnit:
    """Return the unit that engines which give these targets make of a source."""
    engines = tuple(FakeEngine(lambda _, target=target: target, str(place)) for place, target in enumerate(targets))
    line = Line(engines, (NUMBER,), (TERM,), context or CheckContext())
    (units,) = translate_lines([[source]], Direction(language, "en"), line)
    return units[0]


def test_a_wrong_number_is_an_error_on_its_unit() -> None:
    found = unit("Hace 45 días.", "54 days ago.")
    assert ("number-mismatch", Severity.ERROR) in {(finding.check, finding.severity) for finding in found.findings}
    assert found.confidence == "low"


def test_another_engine_is_asked_where_a_check_objects() -> None:
    found = unit("Hace 45 días.", "54 days ago.", "45 days ago.")
    assert found.target == "45 days ago."
    assert found.findings == ()


def test_what_remains_in_doubt_shows_both_readings() -> None:
    found = unit("Hace cuarenta días.", "54 days ago.", "It was 55 days ago.")
    assert any("Another reading: “It was 55 days ago.”" in finding.message for finding in found.findings)


def test_a_copied_unit_is_not_checked() -> None:
    assert unit("45", "54").findings == ()


def test_a_remembered_segment_comes_before_the_engines_draft(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "m.sqlite")
    pair = ("La cuenta @otra fue creada.", "The account @otra was created.")
    memory.add(remember([pair], Direction("es", "en"), origin="approved", now=""))
    found = inbound(DOCUMENT, LANGUAGES, "en", Inbound(Line((EchoEngine(),)), memory))
    assert found.text == "The account @a_b was created."


@pytest.mark.parametrize("source", ["O mandado de prisão foi cumprido."])
def test_terms_are_checked_with_the_glossary(source: str) -> None:
    found = unit(source, "The paper was carried out.", language="pt", context=make_context())
    assert [finding.check for finding in found.findings] == ["term-missing"]
