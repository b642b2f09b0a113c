"""Rows of words for one meaning in three languages, kept as data: does the target say what the source says?

A row lists how each language says a thing. `*` at a word's end stands for any ending; entries are matched without
accents (but for `ç`) and in any letter case. `blank` lists phrases in which the words mean something else; they are
blanked first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import msgspec

from ert_writer.content.schema import Table, parse
from ert_writer.model.findings import Span
from ert_writer.model.language import EN, ES, PT, Language, base
from ert_writer.text.fold import fold

_TOKEN = re.compile(r"\w+")


class Row(Table, frozen=True):
    """One meaning.

    `example` is a Spanish or Portuguese source and an English target that says the same; `counter` one that does not.
    `way` names the source language of both. `answers` names rows that may render this one in the target. `grave`: a
    missing answer is an error and not a warning. The English words are wide, for they answer; of an English source
    only `asks` ask, or the first of `en` where it is not given. `also` are Spanish and Portuguese words that answer
    but do not ask.
    """

    id: str
    es: list[str]
    pt: list[str]
    en: list[str]
    example: list[str]
    counter: list[str]
    way: str = "es-en"
    answers: list[str] = msgspec.field(default_factory=list)
    grave: bool = False
    asks: list[str] | None = None
    also: dict[str, list[str]] = msgspec.field(default_factory=dict)

    def asking(self, language: Language) -> list[str]:
        """Return the words by which a source says this."""
        if language == EN:
            return self.en[:1] if self.asks is None else self.asks
        return list(getattr(self, language))

    def answering(self, language: Language) -> list[str]:
        """Return the words by which a target may say this."""
        return [*getattr(self, language), *self.also.get(language, ())]


class Rows(Table, frozen=True):
    """A file of rows, with the phrases that are blanked before words are looked for, by language."""

    row: list[Row]
    blank: dict[str, list[str]] = msgspec.field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Concepts:
    """The rows of a file, compiled for one language.

    Attributes:
        blank: phrases in which the words mean something else; None for none.
        each: (row id, pattern).
        words: first words of phrases, and the rows whose phrases begin with them.
        prefixes: the same for first words with any ending.
    """

    blank: re.Pattern[str] | None
    each: tuple[tuple[str, re.Pattern[str]], ...]
    words: Mapping[str, frozenset[int]]
    prefixes: tuple[tuple[str, int], ...]

    def begun(self, folded: str) -> list[int]:
        """Return the rows of which a phrase may be in a folded text, by its words."""
        rows_begun: set[int] = set()
        starts = tuple(prefix for prefix, _ in self.prefixes)
        for word in _words(folded):
            rows_begun |= self.words.get(word, frozenset())
            if starts and word.startswith(starts):
                rows_begun |= {row for prefix, row in self.prefixes if word.startswith(prefix)}
        return sorted(rows_begun)


@lru_cache(maxsize=2048)  # several questions are asked of one sentence
def found_in(text: str, held: Concepts) -> Mapping[str, tuple[Span, ...]]:
    """Return where each row's words are in a text; rows that do not occur are left out."""
    folded = _folded(text)
    begun = held.begun(folded)
    if begun and held.blank is not None:
        folded = held.blank.sub(lambda match: " " * len(match[0]), folded)
    places = {held.each[row][0]: tuple(Span(*m.span()) for m in held.each[row][1].finditer(folded)) for row in begun}
    return {name: spans for name, spans in places.items() if spans}


@cache
def rows(file: str) -> Rows:
    """Return the rows of a file in `checks/data`."""
    return parse(files("ert_writer.checks").joinpath(f"data/{file}.toml").read_text("utf-8"), Rows, f"{file}.toml")


@cache
def concepts(file: str, language: Language, *, asking: bool = False) -> Concepts | None:
    """Return a file's rows for a language; None where the file has nothing for it.

    Args:
        file: its name in `checks/data`, without the ending.
        language: of the text to search.
        asking: take the words by which a source says a thing, not those by which a target may.
    """
    name = base(language)
    held = rows(file)
    if name not in (ES, PT, EN):
        return None
    each = [(row.id, row.asking(name) if asking else row.answering(name)) for row in held.row]
    each = [(row, phrases) for row, phrases in each if phrases]
    words: dict[str, set[int]] = {}
    prefixes: list[tuple[str, int]] = []
    for place, (_, phrases) in enumerate(each):
        for phrase in phrases:
            first = _TOKEN.findall(_folded(phrase))[0]
            if phrase.split()[0].endswith("*"):
                prefixes.append((first, place))
            else:
                words.setdefault(first, set()).add(place)
    blank = held.blank.get(name)
    return Concepts(
        _pattern(blank) if blank else None,
        tuple((row, _pattern(phrases)) for row, phrases in each),
        {word: frozenset(places) for word, places in words.items()},
        tuple(prefixes),
    )


def unanswered(
    file: str, source: str, source_language: Language, target: str, target_language: Language
) -> Iterator[tuple[Row, Span]]:
    """Yield each row that the source has and the target does not have, with its first place in the source."""
    ours, theirs = concepts(file, source_language, asking=True), concepts(file, target_language)
    if ours is None or theirs is None:
        return
    said = found_in(source, ours)
    if not said:
        return
    there = found_in(target, theirs)
    for row in rows(file).row:
        answered = any(name in there for name in (row.id, *row.answers))
        if row.id in said and not answered and getattr(row, base(target_language)):
            yield row, said[row.id][0]


def added(
    file: str, source: str, source_language: Language, target: str, target_language: Language
) -> Iterator[tuple[Row, Span]]:
    """Yield each row that the target has though nothing in the source says it, with its first place in the target."""
    ours, theirs = concepts(file, source_language), concepts(file, target_language)
    if ours is None or theirs is None:
        return
    there = found_in(target, theirs)
    if not there:
        return
    said = found_in(source, ours)
    answered = {name for row in rows(file).row if row.id in said for name in (row.id, *row.answers)}
    for row in rows(file).row:
        if row.id in there and row.id not in answered and getattr(row, base(source_language)):
            yield row, there[row.id][0]


@lru_cache(maxsize=2048)  # every file of concepts is asked about a sentence
def _words(folded: str) -> frozenset[str]:
    return frozenset(_TOKEN.findall(folded))


@lru_cache(maxsize=2048)
def _folded(text: str) -> str:
    """Return the text folded, but for `ç`: `faça` is no `faca`."""
    plain = fold(text)
    if "ç" not in text and "Ç" not in text:
        return plain
    return "".join("ç" if char in "çÇ" else bare for char, bare in zip(text, plain, strict=True))


def _pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?<!\w)(?:{_regex(phrase)})(?!\w)" for phrase in phrases))


def _regex(phrase: str) -> str:
    words = [re.escape(_folded(word)).replace(r"\*", r"\w*") for word in phrase.split()]
    return r"[\s-]+".join(words)
