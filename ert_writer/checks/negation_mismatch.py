"""A statement that was affirmed and is now denied, or the reverse.

**Why.** `No se autoriza` that becomes `it is authorised` turns a letter around, and no number or term check sees it.

**Flags.** A lost or added `no`, `não`, `not`, `never`, `nem`, `sin`, `sem`, `without`; `indefiro` against `grant`;
`salvo orden judicial` against `with a court order`; `unauthorised` against `autorizado`.

**Passes.** The same polarity in other words: `no pudo` and `was unable`, `deixou de responder` and `failed to
respond`, double negation (`no hay nada`, `no es imposible` and `it is possible`), and what only looks like negation
(`no obstante`, `no sólo`, `no later than`, `No. 1187`, Portuguese `no`).
"""

from __future__ import annotations

from collections.abc import Iterator

from ert_writer.checks.polarity import compare
from ert_writer.checks.rule import Issue, PairCheck
from ert_writer.model.checking import CheckContext, Pair
from ert_writer.model.findings import Category, Severity


def _look(pair: Pair, _context: CheckContext) -> Iterator[Issue]:
    for value, span in compare(pair.source, pair.source_language, pair.target, pair.target_language):
        text = pair.source if value == "lost" else pair.target
        word = text[span.start : span.end]
        if value == "lost":
            yield Issue(f"the negation {word!r} has no answer in the target", source_span=span, value=value)
        else:
            yield Issue(f"the target negates with {word!r} what the source affirms", target_span=span, value=value)


CHECK = PairCheck("negation-mismatch", Category.MISTRANSLATION, Severity.ERROR, _look)
