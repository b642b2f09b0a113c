"""The wording as plain prose: what a check or a search reads when there is no case yet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ert_writer.model.language import Language
from ert_writer.templating.kinds import SharedClause, Template
from ert_writer.templating.library import Library
from ert_writer.templating.phrasing import Reader, regional
from ert_writer.templating.wording import BODY

_WORD = re.compile(r"""\{\{-?\s*(["'])(?P<id>[a-z0-9-]+)\1\s*\|\s*word[^}]*\}\}""")
_PRINTED = re.compile(r"\{\{-?\s*(?P<name>\w+)[^}]*\}\}")
_ASIDE = re.compile(r"\{%.*?%\}\n?|\{#.*?#\}\n?", re.DOTALL)
_NUMERIC_DATE = re.compile(
    r"(?<![\w/.-])(?:\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d{2})|\d{4}([/.-])\d{1,2}\2\d{1,2})(?![\w/-]|\.\d)"
)
_SENTENCE = re.compile(r"[^.!?:\n]+[.!?:]?")


@dataclass(frozen=True, slots=True)
class Said:
    """A piece of wording in one language.

    Attributes:
        id: the same in every language: `received`, or `reason_code.no-danger` for an option.
        text: the wording with every branch, field names in brackets and regional words put in.
    """

    id: str
    text: str


def prose(text: str, library: Library, language: Language) -> str:
    """Return a wording as prose: all branches of its conditions, `[case_number]` for a field."""
    reader = Reader(language)

    def word(match: re.Match[str]) -> str:
        words = library.words.get(match["id"])
        return regional(words, reader) if words else match["id"]

    plain = _WORD.sub(word, _ASIDE.sub("", text))
    return _PRINTED.sub(lambda match: f"[{match['name']}]", plain).strip()


def said(source: Template | SharedClause, language: Language, library: Library) -> tuple[Said, ...]:
    """Return everything that a template itself may say in a language: its blocks and the options of its fields."""
    blocks = (Said(part.id, prose(part.text, library, language)) for part in source.wording.get(language, ()))
    options = (
        Said(f"{field.name}.{choice.id}", choice.words[language])
        for field in source.fields
        if not field.vocabulary
        for choice in field.choices
    )
    return tuple(piece for piece in (*blocks, *options) if has_words(piece.text))


def has_words(text: str) -> bool:
    """Return whether prose says anything besides the values of its fields."""
    return any(char.isalpha() for char in re.sub(r"\[\w+\]", "", text))


def clause_text(clause: SharedClause, language: Language) -> str:
    """Return a shared clause's wording; empty where it has none."""
    return next((part.text for part in clause.wording.get(language, ()) if part.id == BODY), "")


def numeric_dates(text: str) -> Iterator[re.Match[str]]:
    """Yield dates in digits, which read as two different days in two countries."""
    return _NUMERIC_DATE.finditer(text)


def sentence_lengths(text: str) -> list[int]:
    """Return how many words each sentence has."""
    return [len(match[0].split()) for match in _SENTENCE.finditer(text) if match[0].strip()]
