"""The review of a template set: structure by templating, words by the same checks that read any source and target."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ert_writer.errors import ErtWriterError
from ert_writer.flows.checking import CheckSettings, check_pairs, load_checks
from ert_writer.model.checking import CheckContext, Pair
from ert_writer.model.findings import Finding, Severity
from ert_writer.model.language import EN, ES, PT
from ert_writer.templating.kinds import SharedClause, Template
from ert_writer.templating.library import Library
from ert_writer.templating.lint import damaged, lint, pair_id
from ert_writer.templating.prose import Said, has_words, said
from ert_writer.templating.wording import SUBJECT

ASIDE = frozenset({"term-inconsistent", "locale-format", "term-region"})
"""Checks that say nothing about a wording: regional words are chosen by the case's country when it is rendered."""


OTHER_LANGUAGES = "other-languages"
"""A block that says something in languages other than the reply's; no check compares it with its English."""


@dataclass(frozen=True, slots=True)
class TemplateReview:
    """What a review read and found; `pairs` hold every block in English and in Spanish or Portuguese."""

    pairs: tuple[Pair, ...]
    findings: tuple[Finding, ...]


def review_templates(
    library: Library, context: CheckContext, ids: Sequence[str] = (), ignore: frozenset[str] = frozenset()
) -> TemplateReview:
    """Return what is wrong with templates, shared clauses and vocabularies.

    Args:
        library: the template set.
        context: the glossary for terminology checks.
        ids: templates, or clauses as `clauses/<id>`; everything when empty.
        ignore: ids of checks and rules to leave out.

    Raises:
        UsageError: there is no such template, clause or check.
    """
    sources = [library.source(id_) for id_ in ids] or [
        source
        for source in (*library.templates.values(), *library.clauses.values())
        if not isinstance(source, ErtWriterError)
    ]
    pairs = tuple(pair for source in sources for pair in _pairs(source, library))
    if not ids:
        pairs += tuple(_vocabulary_pairs(library))
    findings = [] if ids else list(_damaged(library))
    findings += [finding for source in sources for finding in lint(source, library)]
    rules = frozenset(check.id for check in load_checks())
    settings = CheckSettings(ASIDE | (ignore & rules), {"omission": Severity.NOTE})
    findings += check_pairs(pairs, load_checks(settings), context, settings)
    return TemplateReview(pairs, tuple(finding for finding in findings if finding.check not in ignore))


def wording_pairs(library: Library) -> tuple[Pair, ...]:
    """Return every block of the set, its clauses and its vocabularies in English beside Spanish and Portuguese.

    Fields are as `[name]`, regional words are put in, and what is nothing but a field is left out.
    """
    sources = (*library.templates.values(), *library.clauses.values())
    sound = (source for source in sources if isinstance(source, (Template, SharedClause)))
    return (*(pair for source in sound for pair in _pairs(source, library)), *_vocabulary_pairs(library))


def _damaged(library: Library) -> Iterator[Finding]:
    for id_, source in (*library.templates.items(), *library.clauses.items()):
        if isinstance(source, ErtWriterError):
            yield damaged(id_, source)


def _pairs(source: Template | SharedClause, library: Library) -> Iterator[Pair]:
    english = {piece.id: piece for piece in said(source, EN, library)}
    for language in (ES, PT):
        for piece in said(source, language, library):
            if piece.id in english and piece.id != OTHER_LANGUAGES:
                yield from _paired(english[piece.id], piece, pair_id(source, language, piece.id), language)


def _paired(english: Said, piece: Said, id_: str, language: str) -> Iterator[Pair]:
    """Yield a block's paragraphs as pairs when both have as many, otherwise the block as one pair."""
    left, right = _paragraphs(english), _paragraphs(piece)
    if len(left) != len(right):
        left, right = [english.text], [piece.text]
    for number, (source, target) in enumerate(zip(left, right, strict=True), start=1):
        name = id_ if len(left) == 1 else f"{id_}:{number}"
        if has_words(source) or has_words(target):
            yield Pair(name, source, target, EN, language, document=id_.partition(":")[0])


def _paragraphs(piece: Said) -> list[str]:
    parts = [part for part in piece.text.split("\n") if part.strip()]
    return parts if piece.id != SUBJECT else [piece.text]


def _vocabulary_pairs(library: Library) -> Iterator[Pair]:
    for vocabulary in library.vocabularies.values():
        for choice in vocabulary.choices:
            for language in (ES, PT):
                words = choice.words
                yield Pair(f"{vocabulary.id}:{language}:{choice.id}", words[EN], words[language], EN, language)
