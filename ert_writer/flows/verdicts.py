"""What people say of findings and segments: a finding is accepted or dismissed with a reason, a segment is signed.

A finding is known by a hash of its check and of the texts it is about, a segment by a hash of its two texts: neither
the case store nor the audit log holds a letter's words.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ert_writer.cases.store import Event, StoredCase
from ert_writer.checks.baseline import fingerprint
from ert_writer.errors import UsageError
from ert_writer.flows.recording import without_identifiers
from ert_writer.model.checking import Pair
from ert_writer.model.findings import Finding, Severity
from ert_writer.model.translation import TranslationUnit

ACCEPTED, DISMISSED, OPEN = "accepted", "dismissed", "reconsidered"
VERDICTS = (ACCEPTED, DISMISSED, OPEN)
"""What a person can say of a finding: it is right, it is wrong, or neither after all. Kinds of events, too."""

SIGNED = "signed"
_MARK_LENGTH = 32


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person said of a finding last.

    Attributes:
        mark: what the finding is known by.
        check: its check's id.
        state: `accepted`, `dismissed` or `reconsidered`.
        reason: why.
        by: who.
        at: when, ISO 8601.
    """

    mark: str
    check: str
    state: str
    reason: str
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A finding of a letter with what it is known by and what was said of it."""

    mark: str
    finding: Finding
    verdict: Verdict | None = None

    @property
    def is_open(self) -> bool:
        """Whether nobody has accepted or dismissed it, or somebody took that back."""
        return self.verdict is None or self.verdict.state == OPEN


def mark_of(finding: Finding, source: str = "", target: str = "") -> str:
    """Return what a finding is known by: its check, concept, value and the texts that it is about, as a hash.

    Without texts, as for a finding on a whole letter, its message takes their place.
    """
    pair = Pair("", source or finding.message, target, "", "")
    return fingerprint(finding, pair)


def marked(unit: TranslationUnit, verdicts: Mapping[str, Verdict]) -> tuple[Marked, ...]:
    """Return a unit's findings with what was said of them."""
    found = ((mark_of(finding, unit.source, unit.target), finding) for finding in unit.findings)
    return tuple(Marked(mark, finding, verdicts.get(mark)) for mark, finding in found)


def marked_whole(findings: Sequence[Finding], verdicts: Mapping[str, Verdict]) -> tuple[Marked, ...]:
    """Return findings on a whole letter with what was said of them."""
    found = ((mark_of(finding), finding) for finding in findings)
    return tuple(Marked(mark, finding, verdicts.get(mark)) for mark, finding in found)


def verdicts_of(events: Sequence[Event], letter: str) -> Mapping[str, Verdict]:
    """Return what was said last of each finding of a letter, by mark.

    Args:
        events: what happened, oldest first.
        letter: digest of the letter; or the name of another set of findings, such as `review`.
    """
    said = (event for event in events if event.kind in VERDICTS and event.data.get("letter") == letter)
    return {
        str(event.data["finding"]): Verdict(
            str(event.data["finding"]),
            str(event.data.get("check", "")),
            event.kind,
            str(event.data.get("reason", "")),
            event.by,
            event.at,
        )
        for event in said
    }


def segment_mark(source: str, target: str) -> str:
    """Return what a signed segment is known by: a hash of its two texts, whatever their spacing."""
    texts = "\x1f".join(" ".join(text.split()) for text in (source, target))
    return hashlib.sha256(texts.encode("utf-8", "surrogatepass")).hexdigest()[:_MARK_LENGTH]


def signatures_of(case: StoredCase, letter: str) -> Mapping[tuple[int, str], Event]:
    """Return who signed which segment of a letter, by its number and the mark of its texts."""
    signed = (event for event in case.events if event.kind == SIGNED and event.data.get("letter") == letter)
    return {(int(event.data["segment"]), str(event.data["texts"])): event for event in signed}


def require_reason(verdict: str, reason: str) -> None:
    """Raise unless a verdict is one, and a dismissal says why.

    Raises:
        UsageError: it is none, or has no reason.
    """
    if verdict not in VERDICTS:
        raise UsageError(f"a finding cannot be {verdict[:40]!r}", hint=f"Use one of: {', '.join(VERDICTS)}")
    if verdict == DISMISSED and not reason.strip():
        raise UsageError("dismissing a finding needs a reason", hint="Say in a few words why it is wrong here")


def open_errors(found: Sequence[Marked]) -> tuple[Marked, ...]:
    """Return the errors that nobody has dismissed: why a segment may not be signed."""
    return tuple(
        item
        for item in found
        if item.finding.severity >= Severity.ERROR and (item.verdict is None or item.verdict.state != DISMISSED)
    )


def verdict_event(letter: str, found: Marked, reason: str) -> Mapping[str, Any]:
    """Return what the case store keeps of a verdict."""
    return {"letter": letter, "finding": found.mark, "check": found.finding.check, "reason": reason.strip()}


def verdict_record(place: str, found: Marked, verdict: str, reason: str, key: str) -> Mapping[str, Any]:
    """Return what the audit log keeps of a verdict: which check, what was said, and why without names or identifiers.

    Args:
        place: where the finding is, such as `case 12`.
        found: the finding.
        verdict: what was said of it.
        reason: why.
        key: keyed hash of the finding's mark, which tells nothing without the log's key.
    """
    return {
        "place": place,
        "check": found.finding.check,
        "severity": found.finding.severity.label,
        "finding": key,
        "verdict": verdict,
        "reason": without_identifiers(reason.strip()),
    }


def dismissals_record(found: Mapping[str, Finding], reason: str, keys: Sequence[str]) -> Mapping[str, Any]:
    """Return what the audit log keeps of findings that are dismissed together; see `verdict_record`."""
    counts = Counter(finding.check for finding in found.values())
    return {
        "place": "baseline",
        "checks": dict(sorted(counts.items())),
        "findings": sorted(keys),
        "verdict": DISMISSED,
        "reason": without_identifiers(reason.strip()),
    }
