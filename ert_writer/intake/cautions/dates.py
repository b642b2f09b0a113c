"""Cautions about dates: days that no calendar has, and a letter dated otherwise than its mail."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import timedelta

from ert_writer.countries.guess import CountryGuess
from ert_writer.intake.facts import Facts
from ert_writer.model.case import Case, Caution
from ert_writer.model.findings import Severity, Span
from ert_writer.text.months import WHOLE_MONTH, month_number

_NAMED_DAY = re.compile(
    rf"(?<![\d/.,-])(?P<d>[1-9]\d?)\s+(?:de\s+|of\s+)?(?P<m>{WHOLE_MONTH})(?![\w-])(?:\s+(?:de\s+|del\s+)?(?P<y>(?:19|20)\d\d))?",
    re.IGNORECASE,
)
_LEAP_YEAR = 2024  # of a day without a year, 29 February may be meant
_AHEAD = timedelta(days=2)  # a letter may be signed on a day and sent from another zone


def impossible_days(letter: Facts, _case: Case, _: CountryGuess) -> Iterator[Caution]:
    """A day is named that its month has not, such as 31 June: a slip, or a date that somebody made up."""
    for match in _NAMED_DAY.finditer(letter.folded):
        year = int(match["y"] or _LEAP_YEAR)
        last = monthrange(year, month_number(match["m"]))[1]
        if last < int(match["d"]) <= 31 and not letter.in_mail_header(match.start()):
            text = " ".join(letter.text[match.start() : match.end()].split())
            yield Caution(
                "impossible-date",
                Severity.WARNING,
                f"that month has {last} days",
                text,
                "Ask the officer which day is meant",
                Span(*match.span()),
            )


def dated_ahead(letter: Facts, _case: Case, _: CountryGuess) -> Iterator[Caution]:
    """The letter is dated days after the mail that brought it."""
    when = letter.written
    if when.moment is None or when.day is None or when.span is None:
        return
    if when.day - when.moment.date() > _AHEAD:
        yield Caution(
            "impossible-date",
            Severity.WARNING,
            f"the letter is dated after its mail of {when.moment.date().isoformat()}",
            " ".join(letter.text[slice(*when.span)].split()),
            "Ask the officer when it was written",
            when.span,
        )
