"""Findings as SARIF 2.1.0, for code-review tools.

Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html. Columns count code points (`columnKind`), so a
place in a text of any script is the same for every reader of the file.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from ert_writer import __version__
from ert_writer.checks.baseline import fingerprint
from ert_writer.cli.reports.run import CheckRun
from ert_writer.model.checking import Pair
from ert_writer.model.findings import Finding, Severity, Span

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def sarif(run: CheckRun) -> dict[str, Any]:
    """Return the run as a SARIF log with one run."""
    rules = sorted({finding.check for finding in run.findings})
    pairs = run.by_id()
    lines = {pair.id: number for number, pair in reversed(list(enumerate(run.pairs, start=2)))}
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": _driver(rules)},
                "columnKind": "unicodeCodePoints",
                "results": [
                    _result(
                        run.path or run.name,
                        f,
                        rules.index(f.check),
                        pairs.get(f.pair),
                        lines.get(f.pair, 0) if run.lines else 0,
                    )
                    for f in run.findings
                ],
            }
        ],
    }


def _driver(rules: list[str]) -> dict[str, Any]:
    return {
        "name": "ert-writer",
        "version": __version__,
        "rules": [
            {
                "id": rule,
                "shortDescription": {"text": rule.replace("-", " ")},
                "help": {"text": f"See docs/checks.md, section {rule}."},
            }
            for rule in rules
        ],
    }


def _result(name: str, finding: Finding, rule: int, pair: Pair | None, line: int) -> dict[str, Any]:
    said = f" Use: {', '.join(finding.suggestion)}." if finding.suggestion else ""
    properties = {"category": finding.category.value, "concept": finding.concept, "value": finding.value}
    return {
        "ruleId": finding.check,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message}.{said}"},
        "locations": [_location(name, finding, pair, line)],
        "partialFingerprints": {"pair/v1": fingerprint(finding, pair)},
        "properties": {key: value for key, value in properties.items() if value},
    }


def _location(name: str, finding: Finding, pair: Pair | None, line: int) -> dict[str, Any]:
    """Return the pair's place: its line in the file, where pairs are lines, and the span in its target or source."""
    side, text, span = "target", pair.target if pair else "", finding.target_span
    if span is None and finding.source_span is not None:
        side, text, span = "source", pair.source if pair else "", finding.source_span
    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(name)}}
    region: dict[str, Any] = {"startLine": line} if line else {}
    if line and span is not None and span.end > span.start:
        region["snippet"] = {"text": text[span.start : span.end]}
    return {
        "physicalLocation": {**physical, "region": region} if region else physical,
        "logicalLocations": [
            {
                "name": finding.pair,
                "fullyQualifiedName": f"{finding.pair}/{side}{_characters(span)}",
                "kind": "resource",
            }
        ],
    }


def _characters(span: Span | None) -> str:
    return f"#char={span.start},{span.end}" if span is not None else ""
