"""Working days leave out weekends and a country's public holidays."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ert_writer.text.working_days import add_working_days, knows_holidays


@pytest.mark.parametrize(
    ("start", "count", "country", "end"),
    [
        ("2025-11-14", 1, "", "2025-11-17"),
        ("2025-11-14", 1, "MX", "2025-11-18"),  # Revolution Day is kept on Monday the 17th
        ("2025-12-24", 1, "BR", "2025-12-26"),
        ("2025-07-08", 1, "AR", "2025-07-10"),
        ("2025-07-25", 2, "PE", "2025-07-31"),
        ("2025-11-19", 1, "BR", "2025-11-21"),
        ("2025-11-14", 3, "XX", "2025-11-19"),
        ("2025-11-15", 0, "MX", "2025-11-15"),
    ],
)
def test_holidays_and_weekends_do_not_count(start: str, count: int, country: str, end: str) -> None:
    assert add_working_days(datetime.fromisoformat(start), count, country) == datetime.fromisoformat(end)


@given(st.integers(0, 40), st.sampled_from(["", "MX", "BR", "CO"]))
def test_the_clock_stays_and_the_end_is_a_working_day(count: int, country: str) -> None:
    start = datetime(2025, 3, 3, 10, 15, tzinfo=UTC)
    end = add_working_days(start, count, country)
    assert (end.hour, end.minute) == (10, 15)
    assert end >= start
    assert count == 0 or end.weekday() < 5


def test_the_regions_holidays_are_known() -> None:
    region = {
        "AR",
        "BO",
        "BR",
        "CL",
        "CO",
        "CR",
        "CU",
        "DO",
        "EC",
        "GT",
        "HN",
        "MX",
        "NI",
        "PA",
        "PE",
        "PR",
        "PY",
        "SV",
    }
    assert all(knows_holidays(country) for country in region | {"UY", "VE"})
