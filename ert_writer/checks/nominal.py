"""A deed that the source names with a noun and the target with its verb: `la incautación`, "was seized".

Legal Spanish and Portuguese put deeds as nouns (`se dispuso su detención`), plain English as verbs (*he was arrested*).
A verb of the same family says the concept; a verb of another one does not: *conserved* is no *preservation*.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

import msgspec

from ert_writer.content.schema import Table, parse
from ert_writer.model.terms import Term
from ert_writer.terminology.verb import english
from ert_writer.text.words import tokens

_ENDINGS = (
    ("ification", ("ify",)),
    ("mission", ("mit",)),
    ("ation", ("", "e", "ate")),
    ("ition", ("ite",)),
    ("ision", ("ide",)),
    ("ion", ("", "e")),
    ("ure", ("e",)),
    ("al", ("", "e")),
    ("ment", ("",)),
    ("ing", ("", "e")),
    ("ery", ("", "e")),
    ("ance", ("",)),
    ("ence", ("",)),
    ("", ("",)),
)
"""Endings of nouns of a deed, and what a verb has in their place."""

_SHORTEST = 4
_SHORTEST_IN = {"ance": 5, "ence": 5}
"""Letters of the shortest verb that is taken from an ending: *off* is not the verb of *offence*, nor *sent* of
*sentence*."""

_SMALL = frozenset({"of", "the", "a", "an", "in", "to", "for", "from", "on", "by", "with", "and", "or", "s"})

_PARTICLES = frozenset({"aside", "off", "up", "down", "out", "away", "back", "over"})
_STOP = re.compile(r"[,;:.!?]")
_OBJECT = 5
"""Words of the longest object that may stand between a verb and its particle."""


class _DeedRow(Table, frozen=True):
    nouns: list[str]
    verbs: list[str]
    example: list[str]


class DeedNouns(Table, frozen=True):
    """What the endings do not tell: nouns with their verbs, and nouns of no deed."""

    none: list[str]
    row: list[_DeedRow] = msgspec.field(default_factory=list)


@cache
def deed_nouns() -> DeedNouns:
    """Return the nouns that no ending tells about."""
    text = (files(__package__) / "data" / "deed-nouns.toml").read_text(encoding="utf-8")
    return parse(text, DeedNouns, "deed-nouns.toml")


@cache
def verbs_of(noun: str) -> frozenset[str]:
    """Return every form of the verbs of an English noun in small letters; of many guesses most are no words."""
    known = deed_nouns()
    if noun in known.none:
        return frozenset()
    verbs = [verb for row in known.row if noun in row.nouns for verb in row.verbs]
    verbs += _guesses(noun)
    return frozenset(form for verb in verbs for form in english(verb)) - {noun, noun + "s"}


def _guesses(noun: str) -> Iterator[str]:
    for ending, instead in _ENDINGS:
        if not noun.endswith(ending):
            continue
        stem = noun.removesuffix(ending)
        undoubled = stem[:-1] if ending and len(stem) > 3 and stem[-1] == stem[-2] else ""
        yield from (stem + end for end in instead if len(stem + end) >= _SHORTEST_IN.get(ending, _SHORTEST))
        if undoubled:
            yield undoubled


def is_said(target: str, terms: Iterable[Term]) -> bool:
    """Return whether an English target says one of the terms with the verb of its noun, beside its other words.

    Args:
        target: text of the target.
        terms: accepted English terms of the concept.
    """
    said = [word.folded for word in tokens(target)]
    there = {*said, *(word.removesuffix(end) for word in said for end in ("s", "ly"))}
    words = [[word.folded for word in tokens(term.text)] for term in terms if not term.exact]
    clauses = [[word.folded for word in tokens(clause)] for clause in _STOP.split(target)]
    return any(_is_put_as_verb(parts, there) or any(_is_parted(parts, clause) for clause in clauses) for parts in words)


def _is_put_as_verb(parts: list[str], there: set[str]) -> bool:
    if not parts:
        return False
    last = next((at for at, word in enumerate(parts) if word in _SMALL), len(parts)) - 1
    others = [word for at, word in enumerate(parts) if at != last and word not in _SMALL]
    if last < 0 or not all(word in there or word.removesuffix("s") in there for word in others):
        return False
    return not verbs_of(parts[last]).isdisjoint(there)


def _is_parted(parts: list[str], said: list[str]) -> bool:
    """Return whether a verb and its particle stand around their object: `set the order aside`."""
    if len(parts) != 2 or parts[1] not in _PARTICLES:
        return False
    forms = english(parts[0])
    starts = (at for at, word in enumerate(said) if word in forms)
    return any(parts[1] in said[at + 1 : at + 2 + _OBJECT] for at in starts)
