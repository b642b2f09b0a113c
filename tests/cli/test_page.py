"""The page of a translation marks what to read first and shows what the memory offers; nothing in it acts."""

from ert_writer.cli.views.page import page
from ert_writer.cli.views.side import side
from ert_writer.model.memory import MemoryMatch
from ert_writer.model.text import Document, Paragraph, Span
from ert_writer.model.translation import Translation, TranslationUnit

SOURCE = "No <b>avise</b>."
DOCUMENT = Document(SOURCE, (Paragraph(SOURCE, Span(0, len(SOURCE))),))


def translation(confidence: str) -> Translation:
    unit = TranslationUnit(
        SOURCE,
        "Tell <b>him</b>.",
        raw="Tell him.",
        confidence=confidence,
        reasons=("a negation may be lost <i>",),
        matches=(MemoryMatch(SOURCE, "Do not tell <b>him</b>.", 92, "approved"),),
    )
    return Translation("es", "en", "echo", (unit,), unit.target)


def test_low_confidence_is_marked_with_its_reason() -> None:
    shown = page(translation("low"), DOCUMENT)
    assert "low confidence" in shown
    assert "a negation may be lost &lt;i&gt;" in shown
    assert "low confidence: a negation may be lost <i>" in side(translation("low"), DOCUMENT, colour=False)


def test_other_levels_stand_with_the_engines_words() -> None:
    shown = page(translation("medium"), DOCUMENT)
    assert "low confidence" not in shown
    assert "no score, medium confidence" in shown


def test_the_memorys_offer_is_shown_and_escaped() -> None:
    shown = page(translation("high"), DOCUMENT)
    assert "92 % Do not tell &lt;b&gt;him&lt;/b&gt;." in shown
    assert "<b>him" not in shown
