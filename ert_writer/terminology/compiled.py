"""The compiled glossary of one language, and what is found with it."""

from __future__ import annotations

from typing import NamedTuple


class Pattern(NamedTuple):
    """A compiled pattern.

    Attributes:
        term: index of its term.
        slots: ids of its words' form sets, in order.
        between: for each slot, what the term has before it: LINK, JOINT and STOP of `pattern`, added up.
        anchor: index in `slots` of the word that fewest patterns hold.
        turns: whether its words may be in another order.
    """

    term: int
    slots: tuple[int, ...]
    between: tuple[int, ...]
    anchor: int
    turns: bool


class Forms(NamedTuple):
    """What is looked up while matching, for one language.

    Attributes:
        language: base language.
        forms: accentless form -> (form, slot) of each slot that has it.
        capitals: slots whose letter case counts.
        verbs: slots that are verbs, which take clitics.
        patterns: by id.
        singles: slot -> patterns of that one word.
        pairs: anchor slot -> slot beside it in the pattern -> patterns.
    """

    language: str
    forms: dict[str, list[tuple[str, int]]]
    capitals: frozenset[int]
    verbs: frozenset[int]
    patterns: list[Pattern]
    singles: dict[int, list[int]]
    pairs: dict[int, dict[int, list[int]]]


class Hit(NamedTuple):
    """A pattern found: the indices of its words, ascending, and how well it fits (1 = contiguous and in order)."""

    pattern: Pattern
    at: tuple[int, ...]
    factor: float
    coordinated: bool = False  # it shares words with another term by `and` or `or`
