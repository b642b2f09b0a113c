"""The baseline: findings that are known and accepted, each with a reason, so that only new ones fail."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ert_writer.content.files import read_bytes, write_atomic
from ert_writer.errors import ContentError
from ert_writer.model.checking import Pair
from ert_writer.model.findings import Finding
from ert_writer.model.wire import json_text

BASELINE_SCHEMA = 1


def fingerprint(finding: Finding, pair: Pair | None) -> str:
    """Return what a finding is known by: rule, concept, value and the two texts, but not the pair's id or place.

    The texts enter as a hash only.
    """
    texts = (pair.source, pair.target) if pair else ("", "")
    parts = (finding.check, finding.concept, finding.value, *(" ".join(text.split()) for text in texts))
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def read_baseline(path: Path) -> Mapping[str, str]:
    """Return the reasons of a baseline file by fingerprint; a reason may be empty.

    Raises:
        ContentError: the file is no baseline.
        InputError: it cannot be read.
    """
    try:
        data: Any = json.loads(read_bytes(path))
        return {str(row["fingerprint"]): str(row.get("reason", "")) for row in data["findings"]}
    except (ValueError, KeyError, TypeError, AttributeError):
        raise ContentError(
            "not a baseline file", where=str(path), hint="Write one with --baseline FILE --write-baseline"
        ) from None


def write_baseline(
    path: Path, findings: Sequence[Finding], pairs: Mapping[str, Pair], reasons: Mapping[str, str]
) -> None:
    """Write the findings as a baseline; see `baseline_bytes`.

    Raises:
        InputError: the file cannot be written.
    """
    write_atomic(path, baseline_bytes(findings, pairs, reasons), mode=0o644)


def baseline_bytes(findings: Sequence[Finding], pairs: Mapping[str, Pair], reasons: Mapping[str, str]) -> bytes:
    """Return the findings as a baseline file, each with its reason.

    Each entry has its finding's message, so that a reader knows which one a reason is for. A message may quote words of
    the texts: keep the file where the texts are kept.

    Args:
        findings: what is accepted.
        pairs: by id.
        reasons: by fingerprint.
    """
    rows: dict[str, dict[str, str]] = {}
    for finding in findings:
        mark = fingerprint(finding, pairs.get(finding.pair))
        rows[mark] = {
            "fingerprint": mark,
            "rule": finding.check,
            "concept": finding.concept,
            "id": finding.pair,
            "message": finding.message,
            "reason": reasons.get(mark, ""),
        }
    return f"{json_text({'schema': BASELINE_SCHEMA, 'findings': list(rows.values())}, indent=2)}\n".encode()


def new_findings(
    findings: Sequence[Finding], pairs: Mapping[str, Pair], known: Mapping[str, str]
) -> tuple[Finding, ...]:
    """Return the findings that the baseline does not hold."""
    return tuple(f for f in findings if fingerprint(f, pairs.get(f.pair)) not in known)
