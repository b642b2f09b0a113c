"""Now, and the option to look at another day: the only place of the reply commands that reads a clock.

What may be sent is decided by the clock alone; another day can be looked at, never written under.
"""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import Annotated

import typer

from ert_writer.errors import UsageError

TodayOption = Annotated[str, typer.Option("--today", metavar="YYYY-MM-DD", help="As it will stand on this day (UTC).")]


def now(today: str = "") -> datetime:
    """Return the present moment in UTC, or noon of the day asked for.

    Raises:
        UsageError: the day is none.
    """
    if not today:
        return datetime.now(UTC).replace(microsecond=0)
    try:
        day = datetime.strptime(today, "%Y-%m-%d").date()  # noqa: DTZ007 - a calendar day has no zone
    except ValueError:
        raise UsageError(f"{today!r} is no day", hint="Write it as 2026-11-22") from None
    return datetime.combine(day, time(12), UTC)
