"""The packaged glossary is whole, clean and findable."""

from pathlib import Path

import pytest

from ert_writer.content.place import find_content
from ert_writer.model.findings import Severity
from ert_writer.model.terms import Glossary
from ert_writer.terminology.index import OCCURS, TermIndex, compile_terms
from ert_writer.terminology.lint import lint, stats
from ert_writer.terminology.reading import read_glossary


@pytest.fixture(scope="module")
def packaged() -> Glossary:
    return read_glossary(find_content().glossary)


@pytest.fixture(scope="module")
def index(packaged: Glossary) -> TermIndex:
    return compile_terms(packaged)


def test_it_holds_every_concept_in_three_languages(packaged: Glossary) -> None:
    numbers = stats(packaged)
    assert numbers.concepts == numbers.complete >= 540
    assert {"es-MX", "es-AR", "es-CO", "es-CL", "es-PE", "pt-PT"} <= dict(numbers.languages).keys()


def test_lint_has_notes_at_most(packaged: Glossary) -> None:
    assert [finding.message for finding in lint(packaged) if finding.severity > Severity.NOTE] == []


def test_every_term_says_its_part_of_speech(packaged: Glossary) -> None:
    assert [term.text for concept in packaged.concepts for term in concept.terms if not term.part_of_speech] == []


def test_every_term_has_a_source_or_is_unconfirmed(packaged: Glossary) -> None:
    assert [t.text for c in packaged.concepts for t in c.terms if not (t.source or t.unconfirmed)] == []


def test_every_term_is_found_in_its_own_text(packaged: Glossary, index: TermIndex) -> None:
    lost = [
        (concept.id, term.text)
        for concept in packaged.concepts
        for term in concept.terms
        if not any(m.concept == concept.id and m.term.text == term.text for m in index.find(term.text, term.language))
    ]
    assert lost == []


@pytest.mark.parametrize(
    ("language", "text", "concept"),
    [
        ("es", "el secuestro de los teléfonos", "seizure"),
        ("pt", "expeça-se mandado de busca e apreensão", "search-warrant"),
        ("pt", "o afastamento do sigilo telemático", "lifting-of-secrecy"),
        ("es", "las personas desaparecidas", "missing-person"),
        ("es", "en peligro inminente de muerte", "danger-to-life"),
        ("pt", "os delegados de polícia", "police-chief"),
        ("es", "agentes del Ministerio Público", "prosecutor"),
        ("en", "letters rogatory", "letter-rogatory"),
    ],
)
def test_the_vocabulary_of_letters_is_there(index: TermIndex, language: str, text: str, concept: str) -> None:
    found = index.find(text, language, at_least=OCCURS)
    assert concept in {match.concept for match in found if match.term.status.accepted}


def test_files_are_one_a_subject() -> None:
    folder: Path = find_content().glossary
    assert all(f'subject = "{path.stem}"' in path.read_text(encoding="utf-8") for path in folder.glob("*.toml"))
