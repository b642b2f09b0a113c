"""The way in, after reading and detecting: translate -> recall -> check -> report.

Findings of the checks are warnings at most: a machine translation is a draft, and only an identifier that does not
stand verbatim is an error.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ert_writer.flows.checking import check_pairs
from ert_writer.flows.recall import with_memory
from ert_writer.flows.translating.workbench import Workbench
from ert_writer.flows.translation import Progress, translate_document
from ert_writer.memory.store import Memory
from ert_writer.model.checking import Check, CheckContext, Pair
from ert_writer.model.detection import DocumentLanguage
from ert_writer.model.findings import Finding, Severity
from ert_writer.model.language import Language, base
from ert_writer.model.text import Document
from ert_writer.model.translation import Translation

CHECKED = (
    "negation-mismatch", "number-mismatch", "omission", "term-forbidden", "term-missing", "untranslated",
)  # fmt: skip
"""The checks that say something about a machine translation; the others are for what people write."""


@dataclass(frozen=True, slots=True)
class Inspection:
    """What looks at a finished draft: the checks with what they may use, and the memory that was asked for."""

    checks: tuple[Check, ...] = ()
    context: CheckContext = field(default_factory=CheckContext)
    memory: Memory | None = None


def inbound(
    document: Document,
    languages: DocumentLanguage,
    target: Language,
    bench: Workbench,
    inspection: Inspection,
    progress: Progress | None = None,
) -> Translation:
    """Return the document's translation with the memory's offers and the checks' findings on its units.

    Raises:
        InputError: the document's language is not supported.
        EngineUnavailableError: no engine offers a direction.
    """
    translation = translate_document(document, languages, target, bench, progress=progress)
    if inspection.memory is not None:
        translation = with_memory(translation, document, inspection.memory)
    return with_findings(translation, inspection.checks, inspection.context)


def with_findings(translation: Translation, checks: Sequence[Check], context: CheckContext) -> Translation:
    """Return the translation with what the checks find on each unit, beside what translating found."""
    pairs = [
        Pair(str(place), unit.source, unit.target, unit.language, base(translation.target_language))
        for place, unit in enumerate(translation.units)
        if unit.language and unit.target != unit.source
    ]
    found: dict[str, list[Finding]] = {}
    for finding in check_pairs(pairs, checks, context):
        found.setdefault(finding.pair, []).append(replace(finding, severity=min(finding.severity, Severity.WARNING)))
    units = tuple(
        replace(unit, findings=(*unit.findings, *found.get(str(place), ())))
        for place, unit in enumerate(translation.units)
    )
    return replace(translation, units=units)
