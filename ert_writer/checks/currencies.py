"""Which sums of money changed their currency."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ert_writer.entities.recognition import find_entities
from ert_writer.model.checking import Pair
from ert_writer.model.text import Entity, EntityKind
from ert_writer.text.fold import fold

# a bare `$` and `pesos` are local and say no more than the country does
_CURRENCIES = {
    "USD": r"us\$|u\$s|usd|dolar(?:es)?|dollars?",
    "BRL": r"r\$|brl|rea(?:l|is|les)",
    "EUR": r"€|eur|euros?",
    "GBP": r"£|gbp|libras?|pounds?",
    "PEN": r"s/|pen|sol(?:es)?",
    "MXN": r"mxn|mx\$",
    "ARS": r"ars|ar\$",
    "CLP": r"clp|cl\$",
    "COP": r"cop|co\$",
}
_AROUND = 22  # characters after a sum in which its currency's name may stand


def changed_currencies(pair: Pair) -> Iterator[tuple[Entity, Entity]]:
    """Return (sum in the source, sum in the target) where the target has another currency and not the source's."""
    ours, theirs = list(_sums(pair.source)), list(_sums(pair.target))
    kept = {currency for _, currency in ours} & {currency for _, currency in theirs}
    lost = [(entity, currency) for entity, currency in ours if currency not in kept]
    added = [(entity, currency) for entity, currency in theirs if currency not in kept]
    for (entity, _), (other, _) in zip(lost, added, strict=False):
        yield entity, other


def _sums(text: str) -> Iterator[tuple[Entity, str]]:
    """Return the sums of a text with their currency; sums whose currency is not named are left out."""
    for entity in find_entities(text):
        if entity.kind is not EntityKind.MONEY:
            continue
        around = fold(entity.text + text[entity.span.end : entity.span.end + _AROUND])
        for currency, pattern in _CURRENCIES.items():
            if re.search(rf"(?<![a-z])(?:{pattern})(?![a-z])", around):
                yield entity, currency
                break
