"""Where the terms of a concept are in other content: templates, clauses, the lexicon."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ert_writer.model.language import Language
from ert_writer.terminology.index import TermIndex
from ert_writer.terminology.lookup import lookup
from ert_writer.text.fold import fold, lower

_CODE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Passage:
    """A text to search.

    Attributes:
        where: its file.
        text: what it says; Jinja's code in it is not a wording.
        languages: the base languages that it may be in.
    """

    where: str
    text: str
    languages: Sequence[Language]


@dataclass(frozen=True, slots=True)
class Use:
    """A term found: the file, the line from 1, the concept, the words as they stand, and the whole line."""

    where: str
    line: int
    concept: str
    words: str
    text: str


def usages(index: TermIndex, concepts: Iterable[str], passages: Iterable[Passage]) -> Iterator[Use]:
    """Yield where the terms of some concepts stand, in the order of the passages and of the text.

    Args:
        index: the compiled glossary.
        concepts: ids.
        passages: where to look.
    """
    wanted = frozenset(concepts)
    for passage in passages:
        wording = _CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), passage.text)
        lines = passage.text.split("\n")
        for number, line in enumerate(wording.split("\n"), 1):
            found = {
                (match.concept, match.span): match.text
                for language in passage.languages
                for match in index.find(line, language)
                if match.concept in wanted
            }
            for (concept, _), text in found.items():
                yield Use(passage.where, number, concept, text, lines[number - 1].strip())


def named_concepts(index: TermIndex, words: str) -> tuple[str, ...]:
    """Return the concept of that id, else those that the words name as a term of theirs, else the nearest."""
    concepts = index.glossary.concepts
    if any(concept.id == words for concept in concepts):
        return (words,)
    wanted = fold(lower(words)).strip()
    exact = tuple(c.id for c in concepts if any(fold(lower(term.text)) == wanted for term in c.terms))
    return exact or tuple(entry.concept.id for entry in lookup(index, words)[:1])
