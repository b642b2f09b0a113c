"""What must be done that became what may be done, the most that became the least, or the reverse.

**Why.** `deberá` is an order with a deadline, `podrá` an offer; `a lo sumo dos horas` leaves less time than "at least
two hours".

**Flags.** `deberá`, `tiene que`, `deve` without `must`, `shall`, `have to` or an order; `podrá`, `poderá` without
`may`, `can`, `able`; `a lo sumo`, `no máximo` without `at most`, `al menos`, `pelo menos` without `at least`. `value`
is `must`, `may`, `at-most` or `at-least`. Where the target says the opposite it is an error, else a warning.

**Passes.** Any wording of the same strength, and an order in place of `deberá`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ert_writer.checks.concepts import added, unanswered
from ert_writer.checks.orders import gives_order
from ert_writer.checks.rule import Issue, PairCheck
from ert_writer.model.checking import CheckContext, Pair
from ert_writer.model.findings import Category, Severity

_OPPOSITE = {"must": "may", "may": "must", "at-most": "at-least", "at-least": "at-most"}


def _look(pair: Pair, _context: CheckContext) -> Iterator[Issue]:
    ways = (pair.source, pair.source_language, pair.target, pair.target_language)
    other = {row.id for row, _ in added("strength", *ways)}
    for row, span in unanswered("strength", *ways):
        if row.id == "must" and gives_order(pair.target):
            continue
        said = pair.source[slice(*span)]
        severity = Severity.ERROR if _OPPOSITE[row.id] in other else Severity.WARNING
        yield Issue(f"the strength of {said!r} has no answer in the target", span, value=row.id, severity=severity)


CHECK = PairCheck("modality-mismatch", Category.MISTRANSLATION, Severity.ERROR, _look, machine=True)
