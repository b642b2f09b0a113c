"""Every row of the lexicon finds its examples and none of its counter-examples, and every phrase finds itself."""

from __future__ import annotations

import pytest

from ert_writer.lexicon.find import ORDINARY, SHORT_FORMS
from ert_writer.lexicon.lint import lint, sample
from ert_writer.lexicon.load import load_lexicon
from ert_writer.lexicon.model import Row

ROWS = load_lexicon().rows


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.topic}-{row.id}")
def test_every_row_has_an_example_and_a_counter_example(row: Row) -> None:
    assert row.examples
    assert row.counters


def test_no_row_contradicts_its_examples() -> None:
    assert lint(load_lexicon()) == ()


def test_every_phrase_finds_its_own_shortest_reading() -> None:
    lexicon = load_lexicon()
    lost = []
    for row in ROWS:
        if row.topic in (SHORT_FORMS, ORDINARY) or any(row.exceptions.values()):
            continue
        for phrases in row.phrases.values():
            lost += [(row.id, text) for text in phrases if not _finds(lexicon.find(sample(text)).of(row.topic), row)]
    assert lost == []


def _finds(hits: tuple, row: Row) -> bool:
    return any(hit.row is row for hit in hits)
