"""Reviewed work goes out in three formats, comes back, is checked and signed, and alone goes into the memory."""

from pathlib import Path

import pytest

from ert_writer.checks.negation_mismatch import CHECK as NEGATION
from ert_writer.errors import InputError
from ert_writer.exporters.bilingual import bilingual_docx, bilingual_tmx, bilingual_xliff
from ert_writer.flows.inbound import remember_signed
from ert_writer.flows.review_work import read_work
from ert_writer.memory.store import Memory
from ert_writer.model.detection import DocumentLanguage, ParagraphLanguage
from ert_writer.model.findings import Severity, Span
from ert_writer.model.language import Direction
from ert_writer.model.text import Document, Paragraph
from ert_writer.model.translation import Translation
from ert_writer.translate.line import translate_document
from ert_writer.translate.record import Line
from ert_writer.translate.review import Reviewed, apply_review
from support.engines import FakeEngine

TEXT = "No notifique al titular de @sol_luna. Ana Torres vive en Los Mochis."
DOCUMENT = Document(TEXT, (Paragraph(TEXT, Span(0, len(TEXT))),), "carta.txt")
LANGUAGES = DocumentLanguage("es", 1.0, (), (ParagraphLanguage("es", 1.0, Span(0, len(TEXT))),), mixed=False)
FIRST, SECOND = "Do not notify the holder of @sol_luna.", "Ana Torres lives in Los Mochis."


def line() -> Line:
    return Line((FakeEngine(lambda text: text),), (NEGATION,))


def drafted() -> Translation:
    return translate_document(DOCUMENT, LANGUAGES, "en", line())


def applied(*work: Reviewed) -> Translation:
    return apply_review(DOCUMENT, LANGUAGES, "en", line(), work, "Ana Ruiz")


def written(form: str, translation: Translation, folder: Path) -> Path:
    data = {
        "xliff": lambda: bilingual_xliff(translation, "carta.txt"),
        "tmx": lambda: bilingual_tmx(translation),
        "docx": lambda: bilingual_docx(translation, "carta.txt"),
    }[form]()
    path = folder / f"work.{form}"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("form", ["xliff", "tmx", "docx"])
def test_what_goes_out_comes_back_whole(form: str, tmp_path: Path) -> None:
    reviewed = applied(Reviewed("0", "No notifique al titular de @sol_luna.", FIRST), Reviewed("1", TEXT[38:], SECOND))
    assert reviewed.text == f"{FIRST} {SECOND}"
    work = read_work(written(form, reviewed, tmp_path))
    assert [(item.source, item.target) for item in work] == [
        ("No notifique al titular de @sol_luna.", FIRST),
        ("Ana Torres vive en Los Mochis.", SECOND),
    ]
    assert applied(*work) == reviewed


def test_reviewed_segments_are_signed_and_the_notice_says_so() -> None:
    found = applied(Reviewed("0", "No notifique al titular de @sol_luna.", FIRST))
    assert [unit.reviewed_by for unit in found.units] == ["Ana Ruiz", ""]
    assert found.notice.startswith("1 of 2 segments reviewed by Ana Ruiz")
    assert applied(*(Reviewed(str(i), u.source, u.target) for i, u in enumerate(found.units))).notice == (
        "reviewed by Ana Ruiz"
    )


def test_a_reviewers_slip_is_found() -> None:
    found = applied(Reviewed("0", "No notifique al titular de @sol_luna.", "Notify the holder of @sol_lunas."))
    checks = {(finding.check, finding.severity) for finding in found.units[0].findings}
    assert {("negation-mismatch", Severity.ERROR), ("entity-mismatch", Severity.ERROR)} <= checks


def test_a_segment_of_another_letter_is_told_and_not_used() -> None:
    found = applied(Reviewed("7", "Otra carta.", "Another letter."))
    assert "Another letter." not in found.text
    assert any("'7' is not in this letter" in finding.message for finding in found.findings)


def test_the_memory_takes_signed_segments_alone_and_no_names(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "m.sqlite")
    assert remember_signed(drafted(), memory, "2026-11-30T12:00:00Z") == 0
    assert remember_signed(applied(Reviewed("1", TEXT[38:], SECOND)), memory, "2026-11-30T12:00:00Z") == 1
    (entry,) = memory.entries()
    assert entry.direction == Direction("es", "en")
    assert entry.target == "⟦person:1⟧ lives in ⟦place:1⟧."


def test_findings_are_comments_in_word() -> None:
    from io import BytesIO

    from docx import Document as Word

    found = applied(Reviewed("0", "No notifique al titular de @sol_luna.", "Notify the holder of @sol_luna."))
    word = Word(BytesIO(bilingual_docx(found, "carta.txt")))
    assert any("negation-mismatch" in comment.text for comment in word.comments)
    assert [cell.text for cell in word.tables[0].rows[1].cells][1:] == [
        "No notifique al titular de @sol_luna.",
        "Notify the holder of @sol_luna.",
    ]


def test_a_word_file_without_a_table_is_refused(tmp_path: Path) -> None:
    from docx import Document as Word

    path = tmp_path / "other.docx"
    Word().save(str(path))
    with pytest.raises(InputError, match="no table"):
        read_work(path)
