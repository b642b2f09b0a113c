"""From a file to its case: read -> detect -> recognise -> what is missing, what looks wrong, what may be answered."""

from __future__ import annotations

from ert_writer.detectors.documents import detect_document
from ert_writer.intake.reading import read_case
from ert_writer.model.case import Case
from ert_writer.model.detection import Detector
from ert_writer.model.text import Document
from ert_writer.templating.kinds import Template
from ert_writer.templating.library import Library

VOCABULARY = "missing-items"


def take_in(document: Document, detector: Detector, library: Library) -> Case:
    """Return the case of a letter, with missing items and templates that the library knows."""
    language = detect_document(document, detector).language
    choices = library.vocabularies[VOCABULARY].choices
    return read_case(document, language, tuple(choice.id for choice in choices), offered(library))


def offered(library: Library) -> tuple[Template, ...]:
    """Return the templates that may be suggested: those that can be read and are not retired."""
    found = (item for item in library.templates.values() if isinstance(item, Template))
    return tuple(template for template in found if not template.retired)
