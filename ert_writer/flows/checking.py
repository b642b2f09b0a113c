"""Checking: pairs in, findings out, in the order of the pairs; and two texts made into pairs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from ert_writer.checks.bitext import align
from ert_writer.checks.following import follows
from ert_writer.checks.rule import PairCheck
from ert_writer.model.checking import Check, CheckContext, Pair
from ert_writer.model.findings import Finding, Severity
from ert_writer.model.language import Language
from ert_writer.model.text import Document
from ert_writer.plugins import CHECKS, load, names
from ert_writer.text.sentences import segment

_OMISSION = "omission"
_MANY, _MANY_SHARE = 5, 1 / 3  # parts without a partner from which two texts are not aligned


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """Which checks run and how much they weigh.

    Attributes:
        ignore: ids of checks that do not run.
        severity: the severity of a check's findings where it differs from the check's own.
    """

    ignore: frozenset[str] = frozenset()
    severity: Mapping[str, Severity] = field(default_factory=dict)


def load_checks(settings: CheckSettings | None = None, *, machine: bool = False) -> tuple[Check, ...]:
    """Return every installed check, in alphabetical order, but those ignored.

    Args:
        settings: which to ignore.
        machine: with the checks that look for what only engines do; without it, those of them whose errors are sure
            give their errors and no warnings.

    Raises:
        UsageError: an id in the settings is no check.
    """
    settings = settings or CheckSettings()
    require_checks(settings)
    checks = [load(CHECKS, name) for name in names(CHECKS) if name not in settings.ignore]
    if machine:
        return tuple(checks)
    return tuple(
        replace(check, errors_only=True) if isinstance(check, PairCheck) and check.machine else check
        for check in checks
        if not getattr(check, "machine", False) or getattr(check, "sure", False)
    )


def require_checks(settings: CheckSettings) -> None:
    """Raise unless every id in the settings is that of a check.

    Raises:
        UsageError: naming the first that is not, and the checks that there are.
    """
    for name in sorted({*settings.ignore, *settings.severity} - set(names(CHECKS))):
        load(CHECKS, name)


def check_pairs(
    pairs: Sequence[Pair], checks: Sequence[Check], context: CheckContext, settings: CheckSettings | None = None
) -> tuple[Finding, ...]:
    """Return what the checks find, in the order of the pairs and, within a pair, of the text.

    Findings that follow from an untranslated or empty pair are left out. Where many parts of two documents have no
    partner, one finding says so in place of one a part.
    """
    severity = (settings or CheckSettings()).severity
    found = [finding for check in checks for finding in check.find(pairs, context)]
    found = _gathered(found, pairs)
    weighed = [replace(f, severity=severity[f.check]) if f.check in severity else f for f in found]
    place = {pair.id: index for index, pair in reversed(list(enumerate(pairs)))}
    return tuple(sorted(follows(weighed, pairs), key=lambda f: (place[f.pair], _start(f), f.check, f.value)))


def _gathered(findings: list[Finding], pairs: Sequence[Pair]) -> list[Finding]:
    """Return the findings with one for all parts without a partner, where these are a third of the parts or more."""
    lonely = [pair.id for pair in pairs if not (pair.source.strip() and pair.target.strip())]
    if len(lonely) < _MANY or len(lonely) < len(pairs) * _MANY_SHARE:
        return findings
    alone = [f for f in findings if f.check == _OMISSION and f.pair in lonely]
    if not alone:
        return findings
    message = f"{len(lonely)} of {len(pairs)} parts have no partner: is the target a translation of this source?"
    said = replace(alone[0], message=message, severity=max(f.severity for f in alone), value=str(len(lonely)))
    return [said, *(f for f in findings if f not in alone)]


def _start(finding: Finding) -> int:
    span = finding.source_span or finding.target_span
    return span.start if span else 0


def pair_documents(
    source: Document,
    target: Document,
    languages: tuple[Language, Language],
    region: str = "",
) -> tuple[Pair, ...]:
    """Align two documents by paragraph and sentence.

    Args:
        source: the source document.
        target: the target document.
        languages: of source and target.
        region: the region asked for; empty when any will do.
    """

    def split(text: str, language: Language) -> list[str]:
        return [piece.before + piece.text for piece in segment(text, language) if piece.text.strip()]

    left = [paragraph.text for paragraph in source.paragraphs]
    right = [paragraph.text for paragraph in target.paragraphs]
    return tuple(
        Pair(str(number), *texts, languages[0], languages[1], document=target.name, region=region)
        for number, texts in enumerate(align(left, right, split, languages), start=1)
    )
