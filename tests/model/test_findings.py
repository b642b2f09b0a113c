"""Severities have an order and a word."""

import pytest

from ert_writer.model.findings import Severity


def test_order() -> None:
    assert Severity.NOTE < Severity.WARNING < Severity.ERROR


@pytest.mark.parametrize("severity", list(Severity))
def test_the_word_names_the_severity(severity: Severity) -> None:
    assert Severity.parse(severity.label) is severity


def test_another_word_is_refused() -> None:
    with pytest.raises(ValueError, match="'fatal' is no severity"):
        Severity.parse("fatal")
