"""docs/python.md: every block runs from the project's root, and each value shown is the value returned."""

import ast
import re
from pathlib import Path
from typing import Any

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "python.md"
BLOCKS = re.findall(r"^```python\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def shown_values(block: str) -> dict[int, str]:
    """Return the text after `#>` by the number of the line before it."""
    lines = block.splitlines()
    return {number: line[2:].strip() for number, line in enumerate(lines) if line.startswith("#>")}


@pytest.mark.parametrize("block", BLOCKS)
def test_each_value_shown_is_the_value_returned(block: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(PAGE.parents[1])
    names: dict[str, Any] = {}
    expected = shown_values(block)
    seen = 0
    for node in ast.parse(block).body:
        if isinstance(node, ast.Expr) and node.end_lineno in expected:
            value = eval(compile(ast.Expression(node.value), "docs/python.md", "eval"), names)  # noqa: S307
            assert repr(value) == expected[node.end_lineno]
            seen += 1
        else:
            exec(compile(ast.Module([node], []), "docs/python.md", "exec"), names)  # noqa: S102
    assert seen == len(expected) > 0


def test_the_page_names_every_public_method_of_the_desk() -> None:
    from ert_writer import Desk

    text = PAGE.read_text(encoding="utf-8")
    methods = [name for name, value in vars(Desk).items() if callable(value) and not name.startswith("_")]
    assert [name for name in methods if not re.search(rf"[`.]{name}\(", text)] == []
