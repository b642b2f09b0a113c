"""Which sums of money changed their currency."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ert_writer.countries.load import Catalogue, catalogue
from ert_writer.countries.phrases import any_of, expansions
from ert_writer.entities.recognition import find_entities
from ert_writer.model.checking import Pair
from ert_writer.model.text import Entity, EntityKind
from ert_writer.text.fold import fold

_AROUND = 22  # characters after a sum in which its currency's name may stand


@cache
def currency_names(known: Catalogue) -> tuple[re.Pattern[str], dict[str, str]]:
    """Return an expression for the currencies of the country files; a bare `$` and `pesos` are local and in none."""
    codes = {form: row.code for row in known.currencies for say in row.say for form in expansions(say)}
    return re.compile(rf"(?<![a-z])(?:{any_of(codes)})(?![a-z])"), codes


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
        expression, codes = currency_names(catalogue())
        match = expression.search(around)
        if match:
            yield entity, codes[" ".join(match[0].split())]
