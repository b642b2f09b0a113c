"""Wordings of paragraphs: each row is found in its examples and not in its counter-examples."""

from __future__ import annotations

import pytest

from ert_writer.readers.wording import Part, expression, parts


@pytest.mark.parametrize("row", parts().values(), ids=lambda row: row.id)
def test_a_row_is_found_in_its_examples_alone(row: Part) -> None:
    found = expression(row.id)
    looks = found.match if "^" in row.begin else found.search
    assert row.example
    assert row.counter
    assert [text for text in row.example if not looks(text)] == []
    assert [text for text in row.counter if looks(text)] == []
