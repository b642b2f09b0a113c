"""Looks words up in a glossary: in any language, inflected, without accents, or a part of a term."""

from __future__ import annotations

from dataclasses import dataclass

from ert_writer.model.language import Language, base
from ert_writer.model.terms import Concept, Term
from ert_writer.terminology.index import TermIndex
from ert_writer.text.fold import fold, lower


@dataclass(frozen=True, slots=True)
class Entry:
    """A concept found, with the term that led to it."""

    concept: Concept
    term: Term


def lookup(index: TermIndex, query: str, language: Language = "") -> tuple[Entry, ...]:
    """Return the concepts that a query names, then those with a term that contains it; each concept once.

    Args:
        index: all languages that the glossary has.
        query: words, in any inflected or accentless form and either letter case.
        language: search only this base language; all when empty.
    """
    languages = [base(language)] if language else sorted(index.languages)
    named = [
        Entry(index.concept(match.concept), match.term)
        for tag in languages
        for match in sorted(index.find(query, tag, at_least=0), key=lambda match: (-match.exactness, match.span))
    ]
    wanted = fold(lower(query)).strip()
    partly = [
        Entry(concept, term)
        for concept in index.glossary.concepts
        for term in concept.terms
        if wanted and base(term.language) in languages and wanted in fold(lower(term.text))
    ]
    found: dict[str, Entry] = {}
    for entry in named + partly:
        found.setdefault(entry.concept.id, entry)
    return tuple(found.values())
