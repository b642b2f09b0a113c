"""An accepted term, but of another region than the one asked for.

**Why.** A Mexican officer expects *conservación de datos*, an Argentine one reads *secuestro* as a seizure: the right
word depends on the country.

**Flags.** With a region asked for (the `region` column, or a target language such as `es-MX`), a target that renders
a concept only by terms of other regions.

**Passes.** Terms of the region and of the bare language; any term where no region is asked for, or where the glossary
has neither.
"""

from __future__ import annotations

from collections.abc import Iterator

from ert_writer.checks.renderings import read, suggestions, weight
from ert_writer.checks.rule import Issue, PairCheck
from ert_writer.model.checking import CheckContext, Pair
from ert_writer.model.findings import Category, Severity


def _look(pair: Pair, context: CheckContext) -> Iterator[Issue]:
    reading = read(pair, context)
    refused = {match.concept for match in reading.refused}
    for rendering in reading.renderings:
        if not rendering.elsewhere or rendering.concept in refused or reading.satisfied(rendering):
            continue
        match = rendering.elsewhere[0]
        yield Issue(
            f"{match.text!r} is the term of {match.term.language}, not of {reading.region}",
            rendering.source.span,
            match.span,
            suggestions(context, rendering.concept, pair),
            concept=rendering.concept,
            severity=min(Severity.WARNING, weight(context, rendering.concept, match.term)),
        )


CHECK = PairCheck("term-region", Category.TERMINOLOGY, Severity.WARNING, _look)
