"""The page on checks is made from their docstrings and is current."""

from __future__ import annotations

from pathlib import Path

from ert_writer.checks.documentation import checks_page


def test_page_is_current() -> None:
    page = Path(__file__).parents[2] / "docs" / "checks.md"
    assert page.read_text(encoding="utf-8") == checks_page()
