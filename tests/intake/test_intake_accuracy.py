"""Intake is held to its figures on the annotated letters, so that a change that loses fields is noticed."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

import pytest

from support.intake import LETTERS, Score, annotated, case_of, scores

FLOORS = {
    "case_number": 0.97, "letter_number": 0.97, "accounts": 0.97, "superseded_accounts": 0.97, "officer_email": 0.97,
    "officer_name": 0.93, "officer_badge": 0.95, "officer_phone": 0.95, "deadline": 0.95, "country": 0.95,
    "agency": 0.9, "unit": 0.9, "officer_title": 0.9, "data_categories": 0.9, "emergency_type": 0.9,
    "person_in_danger": 0.9, "offence": 0.9, "cautions": 0.9, "missing": 0.8,
}  # fmt: skip
"""Least share of letters in which the whole field is right."""


@cache
def measured() -> tuple[Score, ...]:
    return tuple(score for read in annotated() for score in scores(read, case_of(read.text, read.form)))


@pytest.mark.parametrize(("field", "floor"), FLOORS.items())
def test_fields_reach_their_floor(field: str, floor: float) -> None:
    found = [score for score in measured() if score.field == field]
    misses = [(score.letter.id, score.wanted, score.got) for score in found if not score.exact]
    assert 1 - len(misses) / len(found) >= floor, misses


def test_no_wrong_value_is_stated_with_high_confidence() -> None:
    wrong = [
        s
        for s in measured()
        if s.got and s.partial == 0 and s.confidence >= 0.9 and s.field not in ("missing", "cautions")
    ]
    assert [(score.letter.id, score.field, score.got) for score in wrong] == []


def test_the_letters_are_many_and_from_many_countries() -> None:
    letters = annotated()
    by_country = defaultdict(list)
    for read in letters:
        by_country[read.country].append(read.language)
    assert len(letters) >= 40
    assert len(by_country) >= 10
    assert {"es", "pt"} <= {read.language for read in letters}
    assert len({read.id for read in letters}) == len(letters)
    assert LETTERS.is_dir()
