"""European wordings: each row finds its example and leaves its counter-example alone."""

from __future__ import annotations

import pytest

from ert_writer.checks.wrong_variety import Variant, variants, whole_words


@pytest.mark.parametrize("row", variants(), ids=lambda row: row.id)
def test_a_row_finds_its_example_and_not_its_counter_example(row: Variant) -> None:
    found = whole_words(row.find)
    assert found.search(row.example.lower())
    assert not found.search(row.counter.lower())
    assert row.say


def test_ids_are_unique() -> None:
    names = [row.id for row in variants()]
    assert len(set(names)) == len(names)
