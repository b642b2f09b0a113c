"""How a check is made: a function over one pair, or over all pairs, wrapped in a small immutable value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ert_writer.model.checking import CheckContext, Pair
from ert_writer.model.findings import Category, Finding, Severity, Span


@dataclass(frozen=True, slots=True)
class Issue:
    """What a check found, before its id, its category and the pair's id are put on it.

    Attributes:
        message: one sentence for the reader, naming what and why.
        source_span: where in the source.
        target_span: where in the target.
        suggestion: acceptable replacements, best first.
        concept: the glossary concept's id, for terminology checks.
        value: the number, date, entity or word in plain form.
        severity: where it differs from the check's own.
        category: where it differs from the check's own.
    """

    message: str
    source_span: Span | None = None
    target_span: Span | None = None
    suggestion: tuple[str, ...] = ()
    concept: str = ""
    value: str = ""
    severity: Severity | None = None
    category: Category | None = None


@dataclass(frozen=True, slots=True)
class PairCheck:
    """A check that needs to see one pair at a time.

    `machine` is set for one that looks for what only engines do; on people's translations it would mostly be wrong.
    `sure` is set for one of these whose errors are right there too, so that only its warnings are left out.
    """

    id: str
    category: Category
    severity: Severity
    look: Callable[[Pair, CheckContext], Iterable[Issue]]
    machine: bool = False
    sure: bool = False
    errors_only: bool = False

    def find(self, pairs: Sequence[Pair], context: CheckContext) -> tuple[Finding, ...]:
        """Return the findings of all pairs, in the order of the pairs."""
        found = (as_finding(self, pair, issue) for pair in pairs for issue in self.look(pair, context))
        return tuple(finding for finding in found if not self.errors_only or finding.severity is Severity.ERROR)


@dataclass(frozen=True, slots=True)
class SetCheck:
    """A check that compares pairs with one another."""

    id: str
    category: Category
    severity: Severity
    look: Callable[[Sequence[Pair], CheckContext], Iterable[tuple[Pair, Issue]]]

    def find(self, pairs: Sequence[Pair], context: CheckContext) -> tuple[Finding, ...]:
        """Return the findings of all pairs, in the order the check gives them."""
        return tuple(as_finding(self, pair, issue) for pair, issue in self.look(pairs, context))


def as_finding(check: PairCheck | SetCheck, pair: Pair, issue: Issue) -> Finding:
    """Return the issue as the finding of that check on that pair."""
    return Finding(
        check=check.id,
        category=issue.category or check.category,
        severity=issue.severity or check.severity,
        message=issue.message,
        source_span=issue.source_span,
        target_span=issue.target_span,
        suggestion=issue.suggestion,
        concept=issue.concept,
        value=issue.value,
        pair=pair.id,
    )
