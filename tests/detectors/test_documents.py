import time

import pytest

from ert_writer.detectors.documents import detect_document
from ert_writer.detectors.house import create
from ert_writer.model.detection import DocumentLanguage
from ert_writer.model.text import Document, ParagraphRole
from support.detectors import FOREIGN, LETTERS, document

ES, PT, EN = LETTERS["es"], LETTERS["pt"], LETTERS["en"]
ALONE = tuple(role for role in ParagraphRole if role is not ParagraphRole.LIVE)


def read(document: Document) -> DocumentLanguage:
    return detect_document(document, create())


def test_every_paragraph_is_labelled_at_its_place() -> None:
    letter = document("Estimados señores:", ES, "Atentamente,")
    found = read(letter)
    assert found.language == "es"
    assert not found.mixed
    assert [p.language for p in found.paragraphs] == ["es", "es", "es"]
    assert [p.span for p in found.paragraphs] == [p.span for p in letter.paragraphs]


def test_live_paragraphs_in_two_languages_are_mixed_and_the_longer_part_names_the_letter() -> None:
    found = read(document(ES, PT, ES))
    assert found.mixed
    assert found.language == "es"
    assert [p.language for p in found.paragraphs] == ["es", "pt", "es"]
    assert {language for language, _ in found.candidates} >= {"es", "pt"}


def test_a_foreign_paragraph_makes_a_letter_mixed() -> None:
    found = read(document(ES, FOREIGN["fr"]))
    assert found.mixed
    assert found.paragraphs[1].language == "und"


@pytest.mark.parametrize(
    "role", [ParagraphRole.QUOTED, ParagraphRole.HEADER, ParagraphRole.ACKNOWLEDGEMENT, ParagraphRole.SIGNATURE]
)
def test_what_is_not_live_does_not_vote(role: ParagraphRole) -> None:
    found = read(document(ES, (EN, role), (EN, role), (EN, role)))
    assert (found.language, found.mixed) == ("es", False)
    assert found.paragraphs[1].language == "en"


@pytest.mark.parametrize("role", ALONE)
def test_what_is_alone_votes(role: ParagraphRole) -> None:
    assert read(document((PT, role))).language == "pt"


def test_a_short_paragraph_leans_on_its_neighbours() -> None:
    for around, language in ((ES, "es"), (PT, "pt")):
        assert read(document(around, "Urgente: restaurante, hotel", around)).paragraphs[1].language == language
        assert read(document(around, "@ana.perez99", around)).paragraphs[1].language == language


def test_a_quotation_is_not_the_letter_s_language() -> None:
    quoted = 'El usuario escribió: "I am going to hurt everyone at that school tomorrow morning, you will see"'
    found = read(document(ES, quoted))
    assert (found.paragraphs[1].language, found.mixed) == ("es", False)
    found = read(document(ES, f'"{PT} {PT}"', "Atentamente,"))
    assert [p.language for p in found.paragraphs] == ["es", "pt", "es"]
    assert (found.language, found.mixed) == ("es", False)
    assert read(document('"I am going to hurt everyone at that school tomorrow"')).language == "en"


def test_lists_names_and_headings_do_not_make_a_letter_mixed() -> None:
    addressee = ("LAW ENFORCEMENT RESPONSE TEAM", ParagraphRole.HEADING)
    items = (
        "1. Basic subscriber information",
        "2. IP logs, user agent, timestamps",
        "John Smith, Robert Brown, Mary Jones",
    )
    found = read(document(addressee, ES, *items, "Atentamente,"))
    assert (found.language, found.mixed) == ("es", False)
    assert found.paragraphs[-1].language == "es"


def test_a_clear_short_paragraph_stands_by_itself() -> None:
    found = read(document(ES, "Thank you very much.", ES))
    assert found.paragraphs[1].language == "en"
    assert not found.mixed


def test_a_foreign_letter_is_undetermined() -> None:
    found = read(document("Madame, Monsieur,", FOREIGN["fr"], "Cordialement"))
    assert found.language == "und"
    assert found.candidates[0][0] == "fr"


@pytest.mark.parametrize("parts", [(), ("",), ("12/3/2024", "@ana_perez", "+52 55 1234 5678")])
def test_a_document_without_words_is_undetermined(parts: tuple[str, ...]) -> None:
    found = read(document(*parts))
    assert (found.language, found.confidence, found.mixed) == ("und", 0.0, False)
    assert all(p.language == "und" for p in found.paragraphs)


@pytest.mark.parametrize("text", ["Urgente", "policía", "Bitte", "hello there", "naciones", "Onde", "Mañana temprano"])
def test_one_short_paragraph_gets_what_the_detector_says(text: str) -> None:
    alone, found = create().detect(text), read(document(text))
    assert (found.language, found.confidence) == (alone.language, alone.confidence)
    assert found.paragraphs[0].language == alone.language
    assert found.paragraphs[0].confidence == alone.confidence


def test_time_grows_no_faster_than_the_number_of_paragraphs() -> None:
    letter = document(*["sí, señor"] * 2_000)
    began = time.process_time()
    assert read(letter).language == "es"
    assert time.process_time() - began < 2
