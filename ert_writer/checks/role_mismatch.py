"""A person's role that was lost or exchanged: victim and suspect, complainant and accused; and who did what.

**Why.** `el denunciado` that becomes "the complainant" turns a case around.

**Flags.** A role of `data/roles.toml` without an answer (a warning), or with another role in its place (an error); two
named people whose order is turned around though neither sentence is passive. `value` is the role, or `order`.

**Passes.** Any wording of the same role, and names that change places with a passive: `Ana llamó a Luis`, "Luis
was called by Ana".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ert_writer.checks.concepts import added, unanswered
from ert_writer.checks.rule import Issue, PairCheck
from ert_writer.model.checking import CheckContext, Pair
from ert_writer.model.findings import Category, Severity
from ert_writer.model.language import EN, base
from ert_writer.model.text import EntityKind
from ert_writer.text.fold import fold
from ert_writer.vocabulary.names import find_names, name_lists

_PASSIVE = re.compile(r"\b(?:by|was|were|been|being|is|are|from|received)\b")
_ACTED_ON = re.compile(r"\s(?:a|al|à|ao|contra)\s+(?:\w+\s+)?$")
_CAPITAL = re.compile(r"[A-ZÁÉÍÓÚÂÊÔÃÕÇÑ]\w+")


def _look(pair: Pair, _context: CheckContext) -> Iterator[Issue]:
    ways = (pair.source, pair.source_language, pair.target, pair.target_language)
    others = [row.id for row, _ in added("roles", *ways)]
    for row, span in unanswered("roles", *ways):
        said = pair.source[slice(*span)]
        message = f"the role {said!r} has no answer in the target"
        if others:
            yield Issue(f"{message}, which says {others[0]!r}", source_span=span, value=row.id)
        else:
            yield Issue(message, source_span=span, value=row.id, severity=Severity.WARNING)
    yield from _turned(pair)


def _turned(pair: Pair) -> Iterator[Issue]:
    """Yield an issue where `A verb a B` became `B verb A`."""
    if base(pair.target_language) != EN:
        return
    given = name_lists().given
    if sum(fold(match[0]) in given for match in _CAPITAL.finditer(pair.source)) < 2:
        return
    names = find_names(pair.source, pair.source_language)
    people = [e for e in names if e.kind == EntityKind.PERSON and fold(e.text.split()[0]) in given]
    if len(people) != 2 or people[0].text == people[1].text:
        return
    first, second = people
    between = pair.source[first.span.end : second.span.start]
    before = pair.source[: first.span.start]
    if not _ACTED_ON.search(between) or _ACTED_ON.search(f" {before}") or not 1 < len(between.split()) < 8:
        return
    places = pair.target.find(first.text), pair.target.find(second.text)
    if min(places) >= 0 and places[1] < places[0] and not _PASSIVE.search(pair.target[places[1] : places[0]]):
        message = f"{first.text} acts on {second.text} in the source; the target turns them around"
        yield Issue(message, source_span=first.span, value="order")


CHECK = PairCheck("role-mismatch", Category.MISTRANSLATION, Severity.ERROR, _look, machine=True)
