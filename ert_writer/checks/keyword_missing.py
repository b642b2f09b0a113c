"""A grave word of the source that the target loses: killing, kidnapping, suicide, a weapon, a telephone.

**Why.** An engine that drops `teléfono` from a list, or reads `plagiario` as "plagiarist", leaves a text that reads
well.

**Flags.** A row of `data/keywords.toml` that the source has and no word of the target answers. `value` is the row.
Danger to life is an error, the rest a warning.

**Passes.** Any of many wordings: the check asks whether the thing is there at all; the glossary says which word is
right.
"""

from __future__ import annotations

from collections.abc import Iterator

from ert_writer.checks.concepts import unanswered
from ert_writer.checks.rule import Issue, PairCheck
from ert_writer.model.checking import CheckContext, Pair
from ert_writer.model.findings import Category, Severity


def _look(pair: Pair, _context: CheckContext) -> Iterator[Issue]:
    for row, span in unanswered("keywords", pair.source, pair.source_language, pair.target, pair.target_language):
        said = pair.source[slice(*span)]
        severity = Severity.ERROR if row.grave else Severity.WARNING
        yield Issue(f"nothing in the target says {said!r}", source_span=span, value=row.id, severity=severity)


CHECK = PairCheck("keyword-missing", Category.OMISSION, Severity.ERROR, _look, machine=True)
