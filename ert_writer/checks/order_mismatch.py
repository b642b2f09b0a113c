"""An order that became a statement.

**Why.** `No divulgue la existencia` that becomes "It does not disclose the existence" no longer asks for anything.

**Flags.** A sentence that begins with an imperative (`Absténgase`, `No notifique`, `No se dé aviso`, `Oficie-se`) whose
English states. `value` is `order`.

**Passes.** Every English way to order or ask: a verb in front, `must`, `shall`, `is to be`, `please`, `we request`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ert_writer.checks.orders import asks_order, gives_order
from ert_writer.checks.rule import Issue, PairCheck
from ert_writer.model.checking import CheckContext, Pair
from ert_writer.model.findings import Category, Severity
from ert_writer.model.language import EN, base


def _look(pair: Pair, _context: CheckContext) -> Iterator[Issue]:
    asked = base(pair.target_language) == EN and asks_order(pair.source, pair.source_language)
    if asked and not gives_order(pair.target):
        yield Issue("the source orders, the target states", value="order")


CHECK = PairCheck("order-mismatch", Category.MISTRANSLATION, Severity.ERROR, _look, machine=True)
