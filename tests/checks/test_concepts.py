"""Every row of words accepts its example and refuses its counter-example."""

import pytest

from ert_writer.checks.concepts import Row, rows, unanswered

FILES = ("days", "keywords", "roles", "strength")
ROWS = [(file, row) for file in FILES for row in rows(file).row]
IDS = [f"{file}-{row.id}" for file, row in ROWS]


def _missing(file: str, row: Row, pair: list[str]) -> set[str]:
    source, target = row.way.split("-")
    return {other.id for other, _ in unanswered(file, pair[0], source, pair[1], target)}


@pytest.mark.parametrize(("file", "row"), ROWS, ids=IDS)
def test_a_row_is_answered_by_its_example(file: str, row: Row) -> None:
    assert _missing(file, row, row.example) == set()


@pytest.mark.parametrize(("file", "row"), ROWS, ids=IDS)
def test_a_row_is_not_answered_by_its_counter_example(file: str, row: Row) -> None:
    assert row.id in _missing(file, row, row.counter)
