"""Drafts are looked at: the memory offers, the checks warn, and a check alone never makes an error."""

from pathlib import Path

import pytest

from ert_writer.assembly.checking import make_context
from ert_writer.checks.number_mismatch import CHECK as NUMBER
from ert_writer.engines.echo import EchoEngine
from ert_writer.flows.inbound import Inspection, inbound, with_findings
from ert_writer.flows.recall import remember
from ert_writer.flows.translating.workbench import Workbench
from ert_writer.memory.store import Memory
from ert_writer.model.checking import CheckContext
from ert_writer.model.detection import DocumentLanguage, ParagraphLanguage
from ert_writer.model.findings import Severity, Span
from ert_writer.model.language import Direction
from ert_writer.model.text import Document, Paragraph
from ert_writer.model.translation import Translation, TranslationUnit

TEXT = "La cuenta @a_b fue creada."
DOCUMENT = Document(TEXT, (Paragraph(TEXT, Span(0, len(TEXT))),))
LANGUAGES = DocumentLanguage("es", 1.0, (), (ParagraphLanguage("es", 1.0, Span(0, len(TEXT))),), mixed=False)


def draft(source: str, target: str, language: str = "es") -> Translation:
    return Translation("es", "en", "fake", (TranslationUnit(source, target, language=language),), target)


def test_a_wrong_number_is_a_warning_on_its_unit() -> None:
    found = with_findings(draft("Hace 45 días.", "54 days ago."), (NUMBER,), CheckContext())
    assert {(finding.check, finding.severity) for finding in found.units[0].findings} == {
        ("number-mismatch", Severity.WARNING)
    }


@pytest.mark.parametrize("unit", [("Hace 45 días.", "Hace 45 días.", "es"), ("45", "54", "")])
def test_copied_units_are_not_checked(unit: tuple[str, str, str]) -> None:
    assert with_findings(draft(*unit), (NUMBER,), CheckContext()).units[0].findings == ()


def test_a_remembered_segment_comes_before_the_engines_draft(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "m.sqlite")
    pair = ("La cuenta @otra fue creada.", "The account @otra was created.")
    memory.add(remember([pair], Direction("es", "en"), origin="approved", now=""))
    found = inbound(DOCUMENT, LANGUAGES, "en", Workbench(EchoEngine()), Inspection(memory=memory))
    assert found.text == "The account @a_b was created."


def test_terms_are_checked_with_the_glossary() -> None:
    from ert_writer.checks.term_missing import CHECK as TERM

    found = with_findings(
        draft("O mandado de prisão foi cumprido.", "The paper was carried out.", "pt"), (TERM,), make_context()
    )
    assert [finding.check for finding in found.units[0].findings] == ["term-missing"]
