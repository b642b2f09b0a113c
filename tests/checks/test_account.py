"""Every row of the table of conversions accepts its example and refuses its counter-example."""

import pytest

from ert_writer.checks.account import Rule, conversions, converted_by
from ert_writer.model.checking import Pair

ROWS = {rule.id: rule for rule in conversions()}


def _converted(token: str, target: str) -> str:
    return converted_by(token, Pair("", token, target, "es", "en"))


@pytest.mark.parametrize("rule", ROWS.values(), ids=ROWS)
def test_a_row_accepts_its_example(rule: Rule) -> None:
    assert _converted(rule.example[0].strip("."), rule.example[1]) == rule.id


@pytest.mark.parametrize("rule", ROWS.values(), ids=ROWS)
def test_a_row_refuses_its_counter_example(rule: Rule) -> None:
    assert _converted(rule.counter[0].strip("."), rule.counter[1]) == ""


@pytest.mark.parametrize(
    ("token", "target", "rule"),
    [
        ("1.250,50", "1,250.50 pesos", "value"),
        ("1.250,50", "12,505.00 pesos", ""),
        ("05/08/2024", "5 August 2024", "value"),
        ("05/08/2024", "8 May 2024", ""),
        ("14h30", "2:30 p.m.", "value"),
        ("2025.417.00388", "2025,417.00388", ""),
    ],
)
def test_values_are_compared_and_codes_are_not(token: str, target: str, rule: str) -> None:
    assert _converted(token, target) == rule
