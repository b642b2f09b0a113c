"""Phrases as people write them in country files, turned into one regular expression over folded text.

The notation is small: `[o|a]` gives alternatives, an empty one leaves the letter out (`carpeta[|s]`); `*` at the end
of a word stands for any ending; a space is any white space. Capitals without vowels to pronounce, such as `IPP`, are
read with and without full stops.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ert_writer.text.fold import fold
from ert_writer.text.patterns import alternation

_ACRONYM = re.compile(r"[A-ZÑ]{2,6}")


def expansions(phrase: str) -> tuple[str, ...]:
    """Return every form that a phrase stands for, folded.

    Raises:
        ValueError: a bracket is not closed, or closes nothing.
    """
    if phrase.count("[") != phrase.count("]"):
        raise ValueError(f"{phrase!r} has a bracket without its pair")
    forms = (form for choice in _choices(phrase) for form in _dotted(choice))
    return tuple(dict.fromkeys(fold(" ".join(form.split())) for form in forms))


def _choices(phrase: str) -> list[str]:
    """Return the forms of a phrase, innermost brackets first."""
    inner = re.search(r"\[([^\[\]]*)\]", phrase)
    if inner is None:
        return [phrase]
    head, tail = phrase[: inner.start()], phrase[inner.end() :]
    if "[" in head and head.rindex("[") > head.rfind("]"):  # within another bracket: its other choices stay
        outer = _enclosing(phrase, inner.start())
        parts = _split(phrase[outer[0] + 1 : outer[1]])
        return [form for part in parts for form in _choices(phrase[: outer[0]] + part + phrase[outer[1] + 1 :])]
    return [form for part in inner[1].split("|") for form in _choices(head + part + tail)]


def _enclosing(phrase: str, inside: int) -> tuple[int, int]:
    """Return where the outermost bracket around a position opens and closes."""
    depth, start = 0, -1
    for at, char in enumerate(phrase):
        if char == "[":
            start = at if depth == 0 else start
            depth += 1
        elif char == "]":
            depth -= 1
            if depth == 0 and start <= inside < at:
                return start, at
    raise ValueError(f"{phrase!r} has a bracket without its pair")


def _split(body: str) -> list[str]:
    """Return the choices of a bracket that may hold others."""
    parts, depth = [""], 0
    for char in body:
        depth += {"[": 1, "]": -1}.get(char, 0)
        if char == "|" and depth == 0:
            parts.append("")
        else:
            parts[-1] += char
    return parts


def _dotted(phrase: str) -> tuple[str, ...]:
    """Return a phrase that is an acronym plain and dotted: `IPP`, `I.P.P.`, `I.P.P`, `I. P. P.`; others as they are."""
    if not _ACRONYM.fullmatch(phrase):
        return (phrase,)
    return phrase, ".".join(phrase) + ".", ".".join(phrase), ". ".join(phrase) + "."


def any_of(phrases: Iterable[str]) -> str:
    """Return a regular expression, over folded text, for the longest of the phrases that stands somewhere.

    Common beginnings are written once, which makes the expression quick to compile and to match. What is before
    and after a match is for the caller to bound.
    """
    return alternation(form for phrase in phrases for form in expansions(phrase))


@dataclass(frozen=True, slots=True)
class PhraseIndex:
    """Phrases looked up by their first word: a long list costs nothing to prepare, unlike one regular expression.

    Attributes:
        forms: by first word, the folded phrases that begin so, the longest first.
    """

    forms: dict[str, tuple[str, ...]]

    def find(self, folded: str) -> Iterator[tuple[int, int, str]]:
        """Yield (start, end, phrase) of what is in a folded text, the longest at each place, without overlap."""
        free = 0
        for word in _WORD.finditer(folded):
            start = word.start()
            if start >= free:
                found = self._at(folded, start, word[0])
                if found:
                    free = found[1]
                    yield start, *found[::-1]

    def _at(self, folded: str, start: int, word: str) -> tuple[str, int] | None:
        for form in self.forms.get(word, ()):
            end = _end_of(form, folded, start)
            if end and not folded[end : end + 1].isalpha():
                return form, end
        return None


_WORD = re.compile(r"\w+|[^\w\s]")


def _end_of(form: str, folded: str, start: int) -> int:
    """Return where a phrase that begins at a place ends, any white space for its spaces; 0 where it does not stand."""
    if folded.startswith(form, start):
        return start + len(form)
    if " " not in form:
        return 0
    place = start
    for number, word in enumerate(form.split(" ")):
        if number:
            gap = len(folded[place : place + 40]) - len(folded[place : place + 40].lstrip())
            place += gap or 0
            if not gap:
                return 0
        if not folded.startswith(word, place):
            return 0
        place += len(word)
    return place


def index(forms: Iterable[str]) -> PhraseIndex:
    """Return an index of folded phrases."""
    found: dict[str, list[str]] = {}
    for form in dict.fromkeys(forms):
        first = _WORD.match(form)
        if first:
            found.setdefault(first[0], []).append(form)
    return PhraseIndex({word: tuple(sorted(group, key=len, reverse=True)) for word, group in found.items()})
