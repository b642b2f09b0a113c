"""Every row of words accepts its example and refuses its counter-example."""

import pytest

from ert_writer.checks.concepts import Row, added, rows, unanswered

FILES = ("antonyms", "days", "duty", "keywords", "parties", "roles", "strength", "units")
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


@pytest.mark.parametrize("row", rows("additions").row, ids=lambda row: row.id)
def test_an_added_word_is_seen_only_where_nothing_in_the_source_answers(row: Row) -> None:
    language, target = row.way.split("-")

    def seen(pair: list[str]) -> set[str]:
        return {other.id for other, _ in added("additions", pair[0], language, pair[1], target)}

    assert row.id not in seen(row.example)
    assert row.id in seen(row.counter)
