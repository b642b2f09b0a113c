"""A concept of the glossary whose accepted term is not in the target.

**Why.** Legal words are not free to vary: *preservation* is not *conservation*, and a *subpoena* is no *warrant*.

**Flags.** A source that holds a preferred or admitted term of a concept, in any form, and a target that holds none of
its accepted terms. The suggestion lists them.

**Passes.** Inflected, coordinated or reordered terms, terms with a word between their parts, a deed that English puts
as a verb (`se dispuso la incautación del teléfono`, "the phone was seized"), terms of any region
unless one is asked for, a term that the source names by a deprecated word, and a term inside an address or a handle.
"""

from __future__ import annotations

from collections.abc import Iterator

from ert_writer.checks.renderings import read, suggestions, weight
from ert_writer.checks.rule import Issue, PairCheck
from ert_writer.model.checking import CheckContext, Pair
from ert_writer.model.findings import Category, Severity
from ert_writer.model.language import base


def _look(pair: Pair, context: CheckContext) -> Iterator[Issue]:
    reading = read(pair, context)
    refused = {match.concept for match in reading.refused}
    for rendering in reading.renderings:
        if rendering.concept in refused or rendering.elsewhere or reading.satisfied(rendering):
            continue
        if rendering.rivals & refused:
            continue
        expected = suggestions(context, rendering.concept, pair)
        terms = context.terms.accepted(rendering.concept, base(pair.target_language))
        source = rendering.source
        yield Issue(
            f"{source.text!r} needs {_or(expected)}",
            source_span=source.span,
            suggestion=expected,
            concept=rendering.concept,
            severity=weight(context, rendering.concept, source.term, *terms[:1]),
        )


def _or(terms: tuple[str, ...]) -> str:
    return " or ".join(repr(term) for term in terms[:3]) + (" ..." if len(terms) > 3 else "")


CHECK = PairCheck("term-missing", Category.TERMINOLOGY, Severity.ERROR, _look)
