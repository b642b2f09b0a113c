"""Findings as MQM-style CSV: one issue a row, for spreadsheets and translation managers.

Source of the type names: https://themqm.org/the-mqm-typology/. Until a reviewer confirms it an MQM *issue* is no
*error*: the `status` column says `issue`.
"""

from __future__ import annotations

import csv
import io

from ert_writer.cli.edge import visible
from ert_writer.cli.reports.run import CheckRun
from ert_writer.model.checking import Pair
from ert_writer.model.findings import Finding, Severity, Span

_TYPES = {
    "term-missing": "Terminology/Wrong term",
    "term-forbidden": "Terminology/Wrong term",
    "term-inconsistent": "Terminology/Inconsistent use of terminology",
    "term-region": "Terminology/Inconsistent with terminology resource",
    "number-mismatch": "Accuracy/Mistranslation",
    "entity-mismatch": "Accuracy/Mistranslation",
    "negation-mismatch": "Accuracy/Mistranslation",
    "untranslated": "Accuracy/Untranslated",
    "omission": "Accuracy/Omission",
    "locale-format": "Locale conventions/Number format",
    "date-format": "Locale conventions/Date format",
    "wrong-variety": "Audience appropriateness/Culture-specific reference",
    "doubled-word": "Linguistic conventions/Textual conventions",
    "bracket-balance": "Linguistic conventions/Punctuation",
}
_WEIGHTS = {Severity.NOTE: ("neutral", 0), Severity.WARNING: ("minor", 1), Severity.ERROR: ("major", 5)}

COLUMNS = ("segment", "type", "severity", "penalty", "status", "rule", "concept", "value", "source", "target",
           "source_part", "target_part", "comment")  # fmt: skip


_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""Characters with which a spreadsheet begins a formula, full-width ones included."""


def mqm(run: CheckRun) -> str:
    """Return the findings as CSV with a header; texts that a spreadsheet would run as formulas are quoted."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    pairs = run.by_id()
    for finding in run.findings:
        writer.writerow([_harmless(cell) for cell in _cells(finding, pairs.get(finding.pair))])
    return file.getvalue()


def _cells(finding: Finding, pair: Pair | None) -> tuple[str, ...]:
    severity, penalty = _WEIGHTS[finding.severity]
    source, target = (pair.source, pair.target) if pair else ("", "")
    said = f" (use: {', '.join(finding.suggestion)})" if finding.suggestion else ""
    return (
        finding.pair,
        "Accuracy/Addition" if finding.category == "addition" else _TYPES.get(finding.check, "Other"),
        severity,
        str(penalty),
        "issue",
        finding.check,
        finding.concept,
        finding.value,
        source,
        target,
        _part(source, finding.source_span),
        _part(target, finding.target_span),
        finding.message + said,
    )


def _part(text: str, span: Span | None) -> str:
    return text[span.start : span.end] if span else ""


def _harmless(cell: str) -> str:
    """Return a cell that neither a spreadsheet (OWASP, CSV injection) nor a terminal runs."""
    shown = visible(cell, lines=True)
    return f"'{shown}" if shown.lstrip().startswith(_FORMULA) or shown[:1].isspace() else shown
