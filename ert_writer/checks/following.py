"""Which findings only repeat what another finding already says."""

from __future__ import annotations

from collections.abc import Sequence

from ert_writer.model.checking import Pair
from ert_writer.model.findings import Finding, Span
from ert_writer.text.fold import fold

_UNTRANSLATED, _OMISSION, _NEGATION = "untranslated", "omission", "negation-mismatch"


def follows(findings: Sequence[Finding], pairs: Sequence[Pair]) -> tuple[Finding, ...]:
    """Return the findings without those that follow from an untranslated or omitted pair or part.

    A whole untranslated pair has no other finding, and a pair of which one side is empty only its omission. In one with
    an untranslated part, nothing is said about that part, nor about a source word that is in it. A negation that
    went with an omitted statement is not lost from one.
    """
    untranslated = [finding for finding in findings if finding.check == _UNTRANSLATED]
    omitted = [finding for finding in findings if finding.check == _OMISSION and finding.source_span is not None]
    whole = {finding.pair for finding in untranslated if finding.value == "segment"}
    lonely = {pair.id for pair in pairs if not (pair.source.strip() and pair.target.strip())}
    parts: dict[str, list[Finding]] = {}
    for finding in untranslated:
        parts.setdefault(finding.pair, []).append(finding)
    texts = {pair.id: pair for pair in pairs if pair.id in parts}
    return tuple(
        finding
        for finding in findings
        if finding.check in (_UNTRANSLATED, _OMISSION if finding.pair in lonely else "")
        or (
            finding.pair not in whole
            and finding.pair not in lonely
            and not any(_went_along(finding, gap) for gap in omitted)
            and not any(_explained(finding, part, texts[finding.pair]) for part in parts.get(finding.pair, ()))
        )
    )


def _went_along(finding: Finding, gap: Finding) -> bool:
    if finding.check != _NEGATION or finding.value != "lost" or finding.pair != gap.pair:
        return False
    return bool(finding.source_span and gap.source_span and _within(finding.source_span, gap.source_span))


def _explained(finding: Finding, part: Finding, pair: Pair) -> bool:
    if part.target_span is None:
        return False
    if finding.target_span is not None and _within(finding.target_span, part.target_span):
        return True
    if finding.target_span is None and finding.source_span is not None:
        word = fold(pair.source[slice(*finding.source_span)]).strip()
        return bool(word) and word in fold(pair.target[slice(*part.target_span)])
    return False


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
