"""An identifier that is not in the target as it is in the source.

**Why.** One wrong character in a handle, an address or a case number leads to another person's account.

**Flags.** A changed, lost or added e-mail address, handle, URL, hash, IP, IMEI, user id, case or letter number,
personal number, plate or file name, and a sum in another currency. `value` is the identifier as written in the
source, or in the target where it was added.

**Passes.** The same characters anywhere in the target; telephone numbers with the same digits (`(11) 98765-4321` and
`11 98765 4321`); an identifier that is repeated. Numbers, dates and times belong to `number-mismatch`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ert_writer.checks.currencies import changed_currencies
from ert_writer.checks.identifiers import compare_identifiers
from ert_writer.checks.rule import Issue, PairCheck
from ert_writer.model.checking import CheckContext, Pair
from ert_writer.model.findings import Category, Severity


def _look(pair: Pair, _context: CheckContext) -> Iterator[Issue]:
    differences = compare_identifiers(pair)
    for entity, other in differences.lost:
        became = f"became {other.text!r}" if other else "is not in the target"
        yield Issue(
            f"the {_name(entity.kind)} {entity.text!r} {became}",
            entity.span,
            other.span if other else None,
            (entity.text,),
            value=entity.text,
        )
    for entity, other in changed_currencies(pair):
        yield Issue(
            f"the sum {entity.text!r} became {other.text!r}", entity.span, other.span, (entity.text,), value=entity.text
        )
    for entity in differences.added:
        yield Issue(
            f"the {_name(entity.kind)} {entity.text!r} is not in the source", target_span=entity.span, value=entity.text
        )


def _name(kind: str) -> str:
    return str(kind).replace("-", " ")


CHECK = PairCheck("entity-mismatch", Category.INCONSISTENT_ENTITIES, Severity.ERROR, _look)
