"""An order that became a statement.

**Why.** `No divulgue la existencia` that becomes "It does not disclose the existence" no longer asks for anything.

**Flags.** A sentence that begins with an imperative (`Absténgase`, `No notifique`, `No se dé aviso`, `Oficie-se`) whose
English states, and the reverse for an English order. `value` is `order`.

**Passes.** Every English way to order or ask: a verb in front, `must`, `shall`, `is to be`, `please`, `we request`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ert_writer.checks.orders import asks_order, gives_order
from ert_writer.checks.rule import Issue, PairCheck
from ert_writer.model.checking import CheckContext, Pair
from ert_writer.model.findings import Category, Severity
from ert_writer.model.language import EN, ES, PT, base

_ENGLISH = re.compile(r"[\s\"“(•*-]*(?:please|do not|don't|never)\b(?!\s+\w+ed\b)", re.IGNORECASE)
_ASKS = re.compile(
    r"\b(?:por favor|favor|deb\w+|dev\w+|solicit\w+|rog\w+|rueg\w+|ped\w+|pid\w+|peç\w+|t[ie]+n\w+ que|tem que"
    r"|prohib\w+|proib\w+|abst\w+|s[íi]rv\w+|queira\w*|evit\w+|ha de|hay que|há que)\b",
    re.IGNORECASE,
)


def _look(pair: Pair, _context: CheckContext) -> Iterator[Issue]:
    source, target = base(pair.source_language), base(pair.target_language)
    orders = _ENGLISH.match(pair.source) is not None if source == EN else asks_order(pair.source, source)
    if not orders:
        return
    if target == EN:
        kept = gives_order(pair.target)
    else:
        kept = _ASKS.search(pair.target) is not None or asks_order(pair.target, target)
    if not kept and target in (EN, ES, PT):
        yield Issue("the source orders, the target states", value="order")


CHECK = PairCheck("order-mismatch", Category.MISTRANSLATION, Severity.ERROR, _look, machine=True)
