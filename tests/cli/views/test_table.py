"""The table of views: what `--format` offers is what it has, and each view gives what its kind needs."""

from typing import get_args

import pytest

from ert_writer.cli import check, detect, intake, review, translate
from ert_writer.cli.views.table import VIEWS, Detected, Screen, forms, render
from ert_writer.model.detection import DocumentLanguage, ParagraphLanguage
from ert_writer.model.findings import Span
from ert_writer.model.text import Document, Paragraph


@pytest.mark.parametrize(
    ("kind", "offered"),
    [
        ("translation", translate.Format),
        ("case", intake.Format),
        ("check", check.Format),
        ("review", review.Format),
    ],
)
def test_a_command_offers_the_forms_of_its_kind(kind: str, offered: object) -> None:
    assert forms(kind) == get_args(offered)


def test_detect_offers_a_line_a_letter_too() -> None:
    assert (*forms("language"), "jsonl") == get_args(detect.Format)


def test_every_kind_of_the_table_is_shown_by_a_command() -> None:
    assert {kind for kind, _ in VIEWS} == {"language", "translation", "case", "check", "review"}


def test_a_view_is_found_by_kind_and_form() -> None:
    text = "Se piden datos."
    document = Document(text, (Paragraph(text, Span(0, 15)),))
    found = DocumentLanguage("es", 0.9, (), (ParagraphLanguage("es", 0.9, Span(0, 15)),), mixed=False)
    shown = render("language", "text", Detected(found, document), Screen())
    assert shown == "es\t0.9000\tSpanish\n  es\t0.9000\tSe piden datos.\n"
    with pytest.raises(KeyError):
        render("language", "html", Detected(found, document))
