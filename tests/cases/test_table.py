"""The table of the public faults names a test that exists, or a reason, for each."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
ROW = re.compile(r"^\| (\d\d) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
ROWS = ROW.findall((TESTS / "cases" / "README.md").read_text(encoding="utf-8"))
# fmt: off
NUMBERS = (
    1, 3, 5, 7, 9, 10, 12, 14, 15, 16, 17, 20, 21, 22, 23, 25, 26, 27, 28, 29, 31, 33, 34, 36, 38, 39, 41, 43,
    45, 46, 48, 49, 51, 52, 55, 56, 57, 58, 61, 63, 64, 65, 66, 68, 69, 70, 71, 73, 74, 76, 77, 78, 80, 82, 83, 84,
)
# fmt: on


def test_every_fault_has_one_row() -> None:
    assert [int(number) for number, _, _ in ROWS] == list(NUMBERS)


@pytest.mark.parametrize(("number", "tests"), [(number, tests) for number, _, tests in ROWS])
def test_every_named_test_exists_or_a_reason_is_given(number: str, tests: str) -> None:
    named = re.findall(r"`([^`:]+)::(\w+)`", tests)
    assert named or tests.startswith("open: "), number
    for path, name in named:
        tree = ast.parse((TESTS / path).read_text(encoding="utf-8"))
        assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}, f"{path}::{name}"
