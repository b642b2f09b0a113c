"""Findings: problems in the text, returned and never raised."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """Half-open, in code points of the text it belongs to."""

    start: int
    end: int


class Severity(IntEnum):
    """note < warning < error."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """Return the word used in every output and setting."""
        return self.name.lower()

    @classmethod
    def parse(cls, word: str) -> Severity:
        """Return the severity named by a word; ValueError when there is none."""
        try:
            return cls[word.upper()]
        except KeyError:
            raise ValueError(f"{word!r} is no severity; say note, warning or error") from None


class Category(StrEnum):
    """The ITS 2.0 localization quality issue types that this project uses.

    Source: https://www.w3.org/TR/its20/#lqissue-typevalues
    """

    TERMINOLOGY = "terminology"
    MISTRANSLATION = "mistranslation"
    OMISSION = "omission"
    UNTRANSLATED = "untranslated"
    ADDITION = "addition"
    DUPLICATION = "duplication"
    INCONSISTENCY = "inconsistency"
    GRAMMAR = "grammar"
    LEGAL = "legal"
    REGISTER = "register"
    LOCALE_SPECIFIC_CONTENT = "locale-specific-content"
    LOCALE_VIOLATION = "locale-violation"
    STYLE = "style"
    CHARACTERS = "characters"
    TYPOGRAPHICAL = "typographical"
    FORMATTING = "formatting"
    INCONSISTENT_ENTITIES = "inconsistent-entities"
    NUMBERS = "numbers"
    MARKUP = "markup"
    WHITESPACE = "whitespace"
    INTERNATIONALIZATION = "internationalization"
    LENGTH = "length"
    NON_CONFORMANCE = "non-conformance"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem in a text, or between a source and its target.

    Attributes:
        check: the check's id, the same as its module, its `--ignore` value and its docs anchor.
        category: the ITS 2.0 type.
        severity: note, warning or error.
        message: one sentence for the reader, naming what and why.
        source_span: where in the source text, when known.
        target_span: where in the target text, when known.
        suggestion: acceptable replacements, best first.
        concept: the glossary concept's id, for terminology checks.
        value: the number, date, entity or word the finding is about, in plain form.
        pair: the id of the bitext pair or translation unit it belongs to.
    """

    check: str
    category: Category
    severity: Severity
    message: str
    source_span: Span | None = None
    target_span: Span | None = None
    suggestion: tuple[str, ...] = ()
    concept: str = ""
    value: str = ""
    pair: str = ""
