"""One concept, two different accepted terms in one document.

**Why.** A reader of a legal text takes two words for two things.

**Flags.** The pair that departs from the accepted term its document used first for the same concept.

**Passes.** Inflections and spellings of one term, a pair that uses the first term as well (`orden judicial (OJ)`),
pairs of different documents, and pairs whose document is not named.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ert_writer.checks.renderings import Rendering, read
from ert_writer.checks.rule import Issue, SetCheck
from ert_writer.model.checking import CheckContext, Pair
from ert_writer.model.findings import Category, Severity
from ert_writer.model.language import Language
from ert_writer.terminology.index import OCCURS, Exactness, TermMatch
from ert_writer.text.fold import fold

_Key = tuple[str, Language, str]  # document, target language with its region, concept


def _look(pairs: Sequence[Pair], context: CheckContext) -> Iterator[tuple[Pair, Issue]]:
    leads: dict[_Key, tuple[frozenset[str], TermMatch]] = {}
    for pair in pairs:
        if not pair.document:
            continue
        for rendering in read(pair, context).renderings:
            used = _used(rendering)
            if not used:
                continue
            key = (pair.document, pair.target_language, rendering.concept)
            first, match = leads.setdefault(key, (frozenset(used), next(iter(used.values()))))
            if first.isdisjoint(used):
                yield pair, _issue(rendering, next(iter(used.values())), match)


def _used(rendering: Rendering) -> dict[str, TermMatch]:
    """Return the accepted terms that the target surely has for a concept, by their folded text.

    Where words are one term as it stands and another one turned round (`warrant to search`), they are the former.
    """
    sure = [m for m in (*rendering.fitting, *rendering.elsewhere) if m.confidence >= OCCURS]
    plain = {m.span for m in sure if m.exactness is not Exactness.LOOSE}
    return {_key(m): m for m in sure if m.exactness is not Exactness.LOOSE or m.span not in plain}


def _key(match: TermMatch) -> str:
    return " ".join(fold(match.term.text).replace("-", " ").split())


def _issue(rendering: Rendering, match: TermMatch, first: TermMatch) -> Issue:
    return Issue(
        f"{match.text!r} stands for what the document calls {first.term.text!r} before",
        rendering.source.span,
        match.span,
        (first.term.text,),
        concept=rendering.concept,
    )


CHECK = SetCheck("term-inconsistent", Category.INCONSISTENCY, Severity.WARNING, _look)
