"""What every report is made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ert_writer.model.checking import Pair
from ert_writer.model.findings import Finding
from ert_writer.model.wire import to_wire


@dataclass(frozen=True, slots=True)
class CheckRun:
    """The outcome of one `check`.

    Attributes:
        name: the bitext's or the target's file name.
        pairs: all pairs, in order.
        findings: what was found, in order.
        known: how many findings the baseline held back.
        lines: whether each pair is one line of the file, below a header.
        path: of the file, relative to where the command runs; empty where it does not lie below.
    """

    name: str
    pairs: Sequence[Pair]
    findings: Sequence[Finding]
    known: int = 0
    lines: bool = False
    path: str = ""

    def line_of(self, pair: str) -> int:
        """Return the line of a pair in the file, 0 where pairs are not lines."""
        places = (number for number, known in enumerate(self.pairs, start=2) if known.id == pair)
        return next(places, 0) if self.lines else 0

    def by_id(self) -> Mapping[str, Pair]:
        """Return the pairs by id."""
        return {pair.id: pair for pair in self.pairs}


def row(finding: Finding) -> dict[str, Any]:
    """Return a finding as the JSON object that `jsonl` prints, with exactly the documented keys."""
    return {
        "id": finding.pair,
        "rule": finding.check,
        "severity": finding.severity.label,
        "concept": finding.concept,
        "value": finding.value,
        "message": finding.message,
        "source_span": to_wire(finding.source_span),
        "target_span": to_wire(finding.target_span),
        "suggestion": to_wire(finding.suggestion),
    }
