"""What must be done that became what may be done, the most that became the least, or the reverse.

**Why.** `deberá` is an order with a deadline, `podrá` an offer; `a lo sumo dos horas` leaves less time than "at least
two hours".

**Flags.** `deberá`, `tiene que`, `deve` without `must`, `shall`, `have to` or an order; `podrá`, `poderá` without
`may`, `can`, `able`; `no debe` that became *does not have to*, or the reverse; `a lo sumo`, `no máximo`, "up to"
without an answer, `al menos`, `pelo menos` without `at least`. `value` is `must`, `may`, `at-most`, `at-least`,
`prohibition` or `no-duty`. Where the target says the opposite it is an error, else a warning.

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
    yield from _duties(pair)


def _duties(pair: Pair) -> Iterator[Issue]:
    """Yield an issue where what must not be done became what need not be done, or the reverse."""
    ways = (pair.source, pair.source_language, pair.target, pair.target_language)
    other = {row.id for row, _ in added("duty", *ways)}
    for row, span in unanswered("duty", *ways):
        if other - {row.id}:
            said = pair.source[slice(*span)]
            message = f"{said!r} forbids, the target only says that there is no duty"
            if row.id == "no-duty":
                message = f"{said!r} leaves it open, the target forbids it"
            yield Issue(message, span, value=row.id)


CHECK = PairCheck("modality-mismatch", Category.MISTRANSLATION, Severity.ERROR, _look, machine=True, sure=True)
