"""What is wrong with a glossary, and what is in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ert_writer.model.findings import Category, Finding, Severity
from ert_writer.model.language import SUPPORTED, Language, base
from ert_writer.model.terms import Concept, Glossary, Term, TermStatus
from ert_writer.text.fold import lower


def lint(glossary: Glossary) -> tuple[Finding, ...]:
    """Return what a policy writer should correct, in the order of the glossary; `Finding.concept` names the place.

    Checks: `glossary-empty`, `glossary-missing-language`, `glossary-duplicate`, `glossary-preferred-and-forbidden`,
    `glossary-shared-term`, `glossary-unconfirmed`.
    """
    found = [finding for concept in glossary.concepts for finding in _concept_findings(concept)]
    return (*found, *_shared(glossary), *_unconfirmed(glossary))


def _finding(check: str, severity: Severity, concept: str, message: str, value: str = "") -> Finding:
    return Finding(f"glossary-{check}", Category.TERMINOLOGY, severity, message, concept=concept, value=value)


def _concept_findings(concept: Concept) -> Iterator[Finding]:
    accepted = {base(term.language) for term in concept.terms if term.status.accepted}
    if not accepted:
        yield _finding("empty", Severity.ERROR, concept.id, f"{concept.id} has no term that may be used: add one")
        return
    for language in SUPPORTED:
        if language not in accepted:
            message = f"{concept.id} has no {language} term: nobody can be told what to write"
            yield _finding("missing-language", Severity.WARNING, concept.id, message, language)
    yield from _twice(concept)


def _twice(concept: Concept) -> Iterator[Finding]:
    seen: dict[tuple[Language, str], Term] = {}
    for term in concept.terms:
        first = seen.setdefault((term.language, lower(term.text)), term)
        if first is term:
            continue
        if first.status.accepted is term.status.accepted:
            message = f"{concept.id} has {term.language} {term.text!r} twice: remove one"
            yield _finding("duplicate", Severity.WARNING, concept.id, message, term.text)
        else:
            message = f"{concept.id} both accepts and forbids {term.language} {term.text!r}: decide which"
            yield _finding("preferred-and-forbidden", Severity.ERROR, concept.id, message, term.text)


def _shared(glossary: Glossary) -> Iterator[Finding]:
    """One form in two concepts is allowed, and worth knowing: either concept's target then satisfies it."""
    owners: dict[tuple[Language, str], str] = {}
    for concept in glossary.concepts:
        for key in dict.fromkeys((base(t.language), lower(t.text)) for t in concept.terms if t.status.accepted):
            first = owners.setdefault(key, concept.id)
            if first != concept.id:
                message = f"{key[0]} {key[1]!r} belongs to {first} and to {concept.id}: either one's target will do"
                yield _finding("shared-term", Severity.NOTE, concept.id, message, key[1])


def _unconfirmed(glossary: Glossary) -> Iterator[Finding]:
    count = sum(term.unconfirmed for concept in glossary.concepts for term in concept.terms)
    if count:
        message = f"{count} terms are unconfirmed: their findings are warnings until somebody names a source"
        yield _finding("unconfirmed", Severity.NOTE, "", message, str(count))


@dataclass(frozen=True, slots=True)
class GlossaryStats:
    """What a glossary holds, in numbers.

    Attributes:
        concepts: how many.
        terms: how many in all.
        languages: (tag, terms), most first.
        statuses: (status, terms).
        subjects: (subject, concepts), in file order.
        unconfirmed: terms without a confirmed wording.
        always: terms forbidden whatever the source says.
        complete: concepts with a usable term in every supported language.
    """

    concepts: int
    terms: int
    languages: tuple[tuple[Language, int], ...]
    statuses: tuple[tuple[str, int], ...]
    subjects: tuple[tuple[str, int], ...]
    unconfirmed: int
    always: int
    complete: int


def stats(glossary: Glossary) -> GlossaryStats:
    """Return a glossary's numbers."""
    terms = [term for concept in glossary.concepts for term in concept.terms]
    by_status = Counter(term.status for term in terms)
    return GlossaryStats(
        concepts=len(glossary.concepts),
        terms=len(terms),
        languages=tuple(Counter(term.language for term in terms).most_common()),
        statuses=tuple((status.value, by_status[status]) for status in TermStatus),
        subjects=tuple(Counter(concept.subject for concept in glossary.concepts).items()),
        unconfirmed=sum(term.unconfirmed for term in terms),
        always=sum(term.always for term in terms),
        complete=sum(_is_complete(concept) for concept in glossary.concepts),
    )


def _is_complete(concept: Concept) -> bool:
    return set(SUPPORTED) <= {base(term.language) for term in concept.terms if term.status.accepted}
