"""Rows of the lexicon and where their phrases occur in a text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ert_writer.lexicon.tokens import Tokens
from ert_writer.model.findings import Span
from ert_writer.model.language import Language


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a lexicon file: phrases that say one thing.

    Attributes:
        topic: the file's topic, such as `danger`.
        id: unique within its topic.
        kind: what the row speaks for, in the topic's own vocabulary; empty where the id says it.
        weight: how much an occurrence counts, in the topic's own scale.
        countries: where the phrases are used; empty: everywhere.
        phrases: by language.
        exceptions: phrases, by language, inside which the row's phrases say something else.
        examples: sentences in which the row must be found.
        counters: sentences in which it must not be found.
        source: file that holds the row.
    """

    topic: str
    id: str
    kind: str
    weight: float
    countries: tuple[str, ...]
    phrases: Mapping[Language, tuple[str, ...]]
    exceptions: Mapping[Language, tuple[str, ...]]
    examples: tuple[str, ...]
    counters: tuple[str, ...]
    source: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """An occurrence of a row's phrase.

    Attributes:
        row: which row.
        language: of the phrase.
        phrase: as the row has it.
        span: in the text.
        words: first word and the word behind the last one.
    """

    row: Row
    language: Language
    phrase: str
    span: Span
    words: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Hits:
    """Every occurrence in a text, by topic, in order of appearance."""

    tokens: Tokens
    by_topic: Mapping[str, tuple[Hit, ...]] = field(default_factory=dict)

    def of(self, topic: str, *kinds: str) -> tuple[Hit, ...]:
        """Return the occurrences of a topic's rows, of these kinds or of all."""
        found = self.by_topic.get(topic, ())
        return tuple(hit for hit in found if hit.row.kind in kinds) if kinds else found

    def within(self, topic: str, span: Span, *kinds: str) -> tuple[Hit, ...]:
        """Return the occurrences of a topic that lie inside a span."""
        return tuple(
            hit for hit in self._from(topic, span) if hit.span.end <= span.end and (not kinds or hit.row.kind in kinds)
        )

    def _from(self, topic: str, span: Span) -> Iterator[Hit]:
        """Yield the occurrences of a topic that begin inside a span; they are in order, so only these are looked at."""
        found = self.by_topic.get(topic, ())
        for at in range(bisect_left(found, span.start, key=_start), len(found)):
            if found[at].span.start > span.end:
                return
            yield found[at]

    def all(self) -> Iterator[Hit]:
        """Yield every occurrence, topic by topic."""
        for found in self.by_topic.values():
            yield from found


def _start(hit: Hit) -> int:
    return hit.span.start
