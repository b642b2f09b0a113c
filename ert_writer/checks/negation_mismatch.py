"""A statement that was affirmed and is now denied, or the reverse.

**Why.** `No se autoriza` that becomes `it is authorised` turns a letter around, and no number or term check sees it.

**Flags.** A lost or added `no`, `não`, `not`, `never`, `nem`, `sin`, `sem`, `without`; `indefiro` against `grant`;
`salvo orden judicial` against `with a court order`; `unauthorised` against `autorizado`; a word of
`data/antonyms.toml` that became its opposite in a statement without a negation (`antes de` and "after", `absuelto` and
"convicted", `nem todos` and "none"): `value` is `opposite`.

**Passes.** The same polarity in other words: `no pudo` and `was unable`, `deixou de responder` and `failed to
respond`, double negation (`no hay nada`, `no es imposible` and `it is possible`), and what only looks like negation
(`no obstante`, `no sólo`, `no later than`, `No. 1187`, Portuguese `no`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ert_writer.checks.concepts import added, unanswered
from ert_writer.checks.polarity import compare
from ert_writer.checks.rule import Issue, PairCheck
from ert_writer.model.checking import CheckContext, Pair
from ert_writer.model.findings import Category, Severity

_NEGATION = re.compile(
    r"\b(?:no|não|nem|ni|sin|sem|nunca|jamás|jamais|not|never|without|nor|cannot)\b|n['’]t\b", re.IGNORECASE
)
_QUANTIFIED = frozenset({"some-not-all", "not-some-not-all"})
"""Rows that hold a negation themselves."""


def _look(pair: Pair, _context: CheckContext) -> Iterator[Issue]:
    negations = list(_negations(pair))
    yield from negations or _opposites(pair)


def _opposites(pair: Pair) -> Iterator[Issue]:
    """Yield an issue for the first word that became its opposite; a negation would make that right."""
    ways = (pair.source, pair.source_language, pair.target, pair.target_language)
    there = {row.id: span for row, span in added("antonyms", *ways)}
    for row, span in unanswered("antonyms", *ways):
        other = row.id.removeprefix("not-") if row.id.startswith("not-") else f"not-{row.id}"
        negated = row.id not in _QUANTIFIED and any(_NEGATION.search(text) for text in (pair.source, pair.target))
        if other in there and not negated:
            said, put = pair.source[slice(*span)], pair.target[slice(*there[other])]
            yield Issue(f"{said!r} became its opposite, {put!r}", span, there[other], value="opposite")
            return


def _negations(pair: Pair) -> Iterator[Issue]:
    for value, span in compare(pair.source, pair.source_language, pair.target, pair.target_language):
        text = pair.source if value == "lost" else pair.target
        word = text[span.start : span.end]
        if value == "lost":
            yield Issue(f"the negation {word!r} has no answer in the target", source_span=span, value=value)
        else:
            yield Issue(f"the target negates with {word!r} what the source affirms", target_span=span, value=value)


CHECK = PairCheck("negation-mismatch", Category.MISTRANSLATION, Severity.ERROR, _look)
