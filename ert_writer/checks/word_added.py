"""A verb, or another telling word, that the English has and nothing in the source says.

**Why.** `Requisito a Vossa Senhoria` that becomes "I congratulate you" reads well and says something else altogether.

**Flags.** A row of `data/additions.toml` in an English target without a counterpart in the source: killing, arresting,
demanding, disclosing, and words that small engines make up (`congratulate`, `breast`, `bread`). `value` is the row.
What would mislead a reader most is an error, the rest a warning.

**Passes.** Any loose counterpart in the source: the check asks whether the source speaks of the thing at all.
"""

from __future__ import annotations

from collections.abc import Iterator

from ert_writer.checks.concepts import added
from ert_writer.checks.rule import Issue, PairCheck
from ert_writer.model.checking import CheckContext, Pair
from ert_writer.model.findings import Category, Severity
from ert_writer.model.language import EN, base


def _look(pair: Pair, _context: CheckContext) -> Iterator[Issue]:
    if base(pair.target_language) != EN:
        return
    for row, span in added("additions", pair.source, pair.source_language, pair.target, pair.target_language):
        said = pair.target[slice(*span)]
        severity = Severity.ERROR if row.grave else Severity.WARNING
        yield Issue(f"nothing in the source says {said!r}", target_span=span, value=row.id, severity=severity)


CHECK = PairCheck("word-added", Category.MISTRANSLATION, Severity.ERROR, _look, machine=True)
