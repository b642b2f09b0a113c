"""From a document to its case, with the library's own vocabulary."""

from __future__ import annotations

from ert_writer.desk.parts import make_detector
from ert_writer.flows.intake import VOCABULARY, offered, take_in
from ert_writer.model.text import Document
from support.intake import document, library


def test_missing_items_are_the_librarys() -> None:
    case = take_in(
        document("Solicito los datos de una cuenta de su red social, a la brevedad."), make_detector(), library()
    )
    known = {choice.id for choice in library().vocabularies[VOCABULARY].choices}
    assert case.language == "es"
    assert case.missing
    assert set(case.missing) <= known


def test_only_readable_templates_are_offered() -> None:
    assert "more-info" in {template.id for template in offered(library())}
    assert {template.id for template in offered(library())} <= set(library().templates)


def test_fields_of_recognised_text_say_so() -> None:
    read = document("Oficio: 45/2025\n\nSolicito los datos del titular de la cuenta @lobo_88.")
    scanned = Document(read.text, read.paragraphs, ocr=True)
    case = take_in(scanned, make_detector(), library())
    assert [item.ocr for item in case.values("letter_number")] == [True]
