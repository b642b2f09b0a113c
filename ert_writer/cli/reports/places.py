"""Findings with their file and line: for a terminal, for SARIF, and for GitHub's annotations.

Source of the annotation format: GitHub, Workflow commands for GitHub Actions.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote

from ert_writer.cli.edge import visible
from ert_writer.model.findings import Finding, Severity

Located = Callable[[Finding], tuple[str, int]]
"""Returns the path, relative to where the command runs if it lies below, and the line of a finding."""

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def github(findings: tuple[Finding, ...], located: Located) -> str:
    """Return one annotation command a finding."""
    return "".join(f"{_annotation(finding, located)}\n" for finding in findings)


def _annotation(finding: Finding, located: Located) -> str:
    path, line = located(finding)
    say = f" Say: {', '.join(finding.suggestion)}" if finding.suggestion else ""
    title, text = _property(f"{finding.check} ({finding.pair})"), _data(visible(finding.message) + say)
    return f"::{_LEVELS[finding.severity]} file={_property(path)},line={line},title={title}::{text}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def with_places(log: dict[str, Any], findings: tuple[Finding, ...], located: Located) -> dict[str, Any]:
    """Return a SARIF log whose results name the file and line of their findings."""
    results: list[dict[str, Any]] = log["runs"][0]["results"]
    for result, finding in zip(results, findings, strict=True):
        path, line = located(finding)
        physical: Mapping[str, Any] = {"artifactLocation": {"uri": quote(path)}, "region": {"startLine": line}}
        result["locations"][0]["physicalLocation"] = physical
    return log
