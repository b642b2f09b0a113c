"""A language's data is complete, and its calendar is CLDR's."""

import re

import pytest
from babel import Locale

from ert_writer.model.language import SUPPORTED
from ert_writer.text.fold import fold
from ert_writer.text.languages import all_languages, language_data
from ert_writer.text.months import MONTHS, month_names, month_number


def test_every_supported_language_has_a_module() -> None:
    assert tuple(data.code for data in all_languages()) == SUPPORTED
    assert language_data("es-MX") is language_data("es")
    assert language_data("fr") is None


@pytest.mark.parametrize("code", SUPPORTED)
def test_the_calendar_agrees_with_cldr(code: str) -> None:
    """The names are written out here because importing Babel alone takes .18 s of a start."""
    data, locale = language_data(code), Locale(code)
    assert data is not None
    assert list(data.months) == [locale.months["format"]["wide"][number] for number in range(1, 13)]
    for number in range(1, 13):
        assert fold(locale.months["format"]["abbreviated"][number]).rstrip(".") in data.short_months[number - 1]
    for day in range(7):
        assert fold(locale.days["format"]["wide"][day]) in data.weekdays[day]


def test_a_month_is_known_by_any_of_its_names() -> None:
    assert [month_number(name) for name in ("MARÇO", "sept.", "Setiembre", "Dez")] == [3, 9, 9, 12]
    assert set(MONTHS.values()) == set(range(1, 13))
    assert month_names("fr")[0] == "January"


@pytest.mark.parametrize("code", SUPPORTED)
def test_relative_days_are_regular_expressions(code: str) -> None:
    data = language_data(code)
    assert data is not None
    assert all(re.compile(pattern) for pattern, _ in data.relative_days)
    assert {days for _, days in data.relative_days} == {-2, -1, 0, 1, 2}
