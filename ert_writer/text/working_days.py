"""Working days of a country: without Saturdays, Sundays and its public holidays.

Holidays come from the package `holidays` (MIT), which is imported only when working days are counted.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

_FRIDAY = 4


def add_working_days(start: datetime, count: int, country: str = "") -> datetime:
    """Return the moment a number of working days later; the day of `start` does not count.

    Args:
        start: the moment to count from.
        count: working days, 0 or more.
        country: ISO 3166 code; with one that is not known, only weekends are left out.
    """
    is_holiday = _holidays(country)
    left, moment = count, start
    while left > 0:
        moment += timedelta(days=1)
        left -= moment.weekday() <= _FRIDAY and not is_holiday(moment.date())
    return moment


def knows_holidays(country: str) -> bool:
    """Return whether the public holidays of a country are known."""
    from holidays import list_supported_countries

    return country.upper() in list_supported_countries()


def _holidays(country: str) -> Callable[[date], bool]:
    if not country or not knows_holidays(country):
        return lambda _: False
    from holidays import country_holidays

    known = country_holidays(country.upper())
    return lambda day: day in known
