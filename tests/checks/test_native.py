"""What checks suggest is written the way of the target language."""

from __future__ import annotations

import pytest

from ert_writer.checks.native import date_in, figure_as
from ert_writer.checks.number_mismatch import CHECK
from ert_writer.model.checking import CheckContext
from support.checks import pair


@pytest.mark.parametrize(
    ("value", "language", "said"),
    [
        ("2024-08-05", "en", "August 5, 2024"),
        ("2024-08-05", "es-MX", "5 de agosto de 2024"),
        ("2024-03-01", "pt", "1 de março de 2024"),
        ("--03-12", "en", "March 12"),
        ("--03-12", "pt", "12 de março"),
        ("2025-03", "en", "March 2025"),
    ],
)
def test_dates(value: str, language: str, said: str) -> None:
    assert date_in(value, language) == said


@pytest.mark.parametrize(
    ("value", "comma", "said"),
    [("1250.5", True, "1250,5"), ("850000", False, "850,000"), ("850000", True, "850.000"), ("3.5", False, "3.5")],
)
def test_numbers(value: str, comma: bool, said: str) -> None:
    assert figure_as(value, comma=comma) == said


def test_a_spelled_number_is_suggested_in_figures() -> None:
    (finding,) = CHECK.find([pair("es-en", "noventa días", "60 days")], CheckContext())
    assert finding.suggestion == ("90",)
