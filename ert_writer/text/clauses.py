"""Clauses of a sentence, as far as marks and closed-class words tell: denied or not, a condition, quoted or one's own.

No parser: a clause ends at a semicolon, colon, dash or bracket, before a conjunction, and at a comma before a word that
opens a clause. Which words those are, each language's module says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ert_writer.model.findings import Span
from ert_writer.model.language import Language, base
from ert_writer.text.languages import all_languages, language_data
from ert_writer.text.languages.model import LanguageData
from ert_writer.text.spans import inside

_REACH = 8
"""Words over which a negation reaches forward."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause.

    Attributes:
        span: in the text that was searched.
        folded: its folded words.
        negations: the spans of words that deny what follows.
        condition: whether it only says what would be: `si avisan ...`.
        quoted: whether it is in quotation marks: somebody else's words.
        question: whether it is asked as a question.
    """

    span: Span
    folded: str
    negations: tuple[Span, ...] = ()
    condition: bool = False
    quoted: bool = False
    question: bool = False

    def denies(self, position: int) -> bool:
        """Return whether a negation comes before a position of the text, in the clause and within its reach."""
        return any(
            negation.end <= position
            and len(self.folded[negation.end - self.span.start : position - self.span.start].split()) <= _REACH
            for negation in self.negations
            if self.span.start <= position < self.span.end
        )


def clauses(folded: str, sentence: Span, language: Language, quoted: Sequence[Span] = ()) -> tuple[Clause, ...]:
    """Return the clauses of a sentence, in order; together they are the sentence.

    Args:
        folded: the whole text, folded.
        sentence: where the sentence is in it.
        language: of the text; any other than the supported ones takes the words of all.
        quoted: the text's quotations.
    """
    return tuple(_clause(folded, span, language, quoted) for span in _parts(folded, sentence, language, quoted))


def _parts(folded: str, sentence: Span, language: Language, quoted: Sequence[Span]) -> Iterator[Span]:
    start = sentence.start
    borders = [match.start() for match in _border(base(language)).finditer(folded, *sentence)]
    edges = [edge for span in quoted for edge in span if sentence.start < edge < sentence.end]
    kept = [span for span in quoted if span.end - span.start <= 40]
    for at in sorted({*borders, *edges}):
        if folded[start:at].strip() and not inside(at, kept):
            yield Span(start, at)
            start = at
    if folded[start : sentence.end].strip():
        yield Span(start, sentence.end)


def _clause(folded: str, span: Span, language: Language, quoted: Sequence[Span]) -> Clause:
    text = folded[span.start : span.end]
    code = base(language)
    negations = tuple(Span(*match.span()) for match in _negation(code).finditer(folded, *span))
    first = span.start + len(text) - len(text.lstrip())
    within = any(quote.start <= first and span.end <= quote.end for quote in quoted)
    condition = _condition(code).match(text) is not None
    return Clause(span, text, negations, condition, within, text.rstrip(' "”»)').endswith("?"))


def _of(language: Language) -> tuple[LanguageData, ...]:
    data = language_data(language)
    return (data,) if data else all_languages()


def _any(phrases: Iterator[str]) -> str:
    ordered = sorted(set(phrases), key=len, reverse=True)
    return "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in ordered)


@cache
def _border(language: Language) -> re.Pattern[str]:
    openers = _any(phrase for data in _of(language) for phrase in data.clause_openers)
    behind_comma = _any(phrase for data in _of(language) for phrase in data.comma_openers)
    return re.compile(
        rf"(?<=[;:])\s+|\s+[-–—]+\s+|(?<!\w)\((?=\w)|(?<=,)\s+(?=(?:{behind_comma})\b)|(?<=[\w,])\s+(?=(?:{openers})\b)"
    )


@cache
def _negation(language: Language) -> re.Pattern[str]:
    words = _any(phrase for data in _of(language) for phrase in data.negations)
    idle = _any(phrase for data in _of(language) for phrase in data.idle_negations)
    return re.compile(rf"(?<![\w@])(?!{idle})(?:{words})(?![\w.º°])")


@cache
def _condition(language: Language) -> re.Pattern[str]:
    words = _any(phrase for data in _of(language) for phrase in data.conditions)
    return re.compile(rf"[\s\W]*(?:{words})\b")
