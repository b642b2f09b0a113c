"""A day, part of a day or day of the week that the target lost, changed or made up.

**Why.** `mañana` that is gone from a threat, or `segunda-feira` read as "second", moves a deadline and nobody sees it.

**Flags.** `hoy`, `mañana`, `ayer`, `anoche`, `esta noite`, `medianoche`, `madrugada` and the days of the week
without an answer, and a weekday, `tomorrow` or `yesterday` that the source does not say. `value` is the row of
`data/days.toml`.

**Passes.** The same day in other words (`tonight` for `esta noche` and for `hoy`), and words that name no day (`por la
mañana`, `hoje em dia`, `segunda via`).
"""

from __future__ import annotations

from collections.abc import Iterator

from ert_writer.checks.concepts import added, unanswered
from ert_writer.checks.rule import Issue, PairCheck
from ert_writer.model.checking import CheckContext, Pair
from ert_writer.model.findings import Category, Severity

_ADDED = frozenset(
    ("tomorrow", "yesterday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
)
"""Rows that English does not use loosely: what the target adds of them is made up."""


def _look(pair: Pair, _context: CheckContext) -> Iterator[Issue]:
    ways = (pair.source, pair.source_language, pair.target, pair.target_language)
    for row, span in unanswered("days", *ways):
        yield Issue(f"{pair.source[slice(*span)]!r} has no answer in the target", source_span=span, value=row.id)
    for row, span in added("days", *ways):
        if row.id in _ADDED:
            yield Issue(f"{pair.target[slice(*span)]!r} is not in the source", target_span=span, value=row.id)


CHECK = PairCheck("day-mismatch", Category.MISTRANSLATION, Severity.ERROR, _look, machine=True)
