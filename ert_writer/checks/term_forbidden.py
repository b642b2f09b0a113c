"""A term that the glossary refuses is in the target.

**Why.** A deprecated term is one that someone decided against, mostly because it misleads: *quebra de sigilo* is no
*breaking of secrecy*.

**Flags.** A deprecated or superseded target term of a concept that the source names, in any form; a term marked
`always`, whatever the source says. It implies that the right term is missing, so this is reported once.

**Passes.** A refused term that renders another concept of the source, one that accepts it; a refused term whose
concept the source does not name.
"""

from __future__ import annotations

from collections.abc import Iterator

from ert_writer.checks.renderings import read, suggestions
from ert_writer.checks.rule import Issue, PairCheck
from ert_writer.model.checking import CheckContext, Pair
from ert_writer.model.findings import Category, Severity


def _look(pair: Pair, context: CheckContext) -> Iterator[Issue]:
    reading = read(pair, context)
    sources = {match.concept: match.span for match in reading.named}
    told: set[str] = set()
    for match in reading.refused:
        if match.concept in told:
            continue
        told.add(match.concept)
        note = f" ({match.term.note})" if match.term.note else ""
        yield Issue(
            f"{match.text!r} is {match.term.status}{note}",
            sources.get(match.concept),
            match.span,
            suggestions(context, match.concept, pair),
            concept=match.concept,
            severity=Severity.WARNING if match.term.unconfirmed else None,
        )


CHECK = PairCheck("term-forbidden", Category.TERMINOLOGY, Severity.ERROR, _look)
