"""Which quantities of a source its target does not have, and which it adds, by value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ert_writer.entities.quantities import Quantity, find_quantities
from ert_writer.entities.quantity import whole_number
from ert_writer.entities.verification import occurrences
from ert_writer.model.language import Language

_REFERENCE = re.compile(r"(?<![\w.,/-])\d[\w.]*(?:[-/][\w.]*\w)+(?![\w/-])")


def unmatched(
    source: str, target: str, source_language: Language, target_language: Language
) -> tuple[tuple[Quantity, ...], tuple[Quantity, ...]]:
    """Return the quantities lost from the source and those added in the target.

    A quantity is kept when the other text has one of the same value, once for each; failing that, when its plain
    numbers are there apart, when the other text merely repeats or drops a repetition, or when it is there
    character by character. Uncertain quantities answer others and are never reported.
    """
    lost, added = _pair(find_quantities(source, source_language), find_quantities(target, target_language))
    lost, added = _pair_parts(lost, added)
    lost, added = _certain(lost), _certain(added)
    lost, added = _half_answered(lost, added), _half_answered(added, lost)
    if not (lost and added):  # a small number in words that merely goes (`ambos`, `the two`) is free wording
        lost, added = _weighty(lost), _weighty(added)
    lost, added = _outside_shared(lost, source, target), _outside_shared(added, target, source)
    return _without_repeats(lost, source, target, target_language), _without_repeats(
        added, target, source, source_language
    )


def _outside_shared(quantities: list[Quantity], own: str, other: str) -> list[Quantity]:
    """Leave out numbers inside a reference that both texts have, such as the badge `218.774-3`."""
    shared = set(_REFERENCE.findall(other))
    spans = [match.span() for match in _REFERENCE.finditer(own) if match[0] in shared]
    return [q for q in quantities if not any(start <= q.span.start and q.span.end <= end for start, end in spans)]


def _half_answered(quantities: list[Quantity], others: Sequence[Quantity]) -> list[Quantity]:
    """Leave out a number that answers part of a date or time on the other side, while another is left to differ."""
    parts = {part for other in others for part in other.parts}
    left = [quantity for quantity in quantities if quantity.values.isdisjoint(parts)]
    return left or quantities


def _certain(quantities: Iterable[Quantity]) -> list[Quantity]:
    return [quantity for quantity in quantities if quantity.certain]


def _weighty(quantities: Iterable[Quantity]) -> list[Quantity]:
    return [q for q in quantities if any(char.isdecimal() for char in q.text) or not 0 <= whole_number(q.value) <= 10]


def _pair(left: Sequence[Quantity], right: Sequence[Quantity]) -> tuple[list[Quantity], list[Quantity]]:
    """Take out what both have: first by the likeliest value and certain ones, then by any value."""
    rest_left, rest_right = list(left), list(right)
    for same in (_surely_same, _same_value, _share_value):
        kept: list[Quantity] = []
        for quantity in rest_left:
            answer = next((other for other in rest_right if same(quantity, other)), None)
            if answer is None:
                kept.append(quantity)
            else:
                rest_right.remove(answer)
        rest_left = kept
    return rest_left, rest_right


def _surely_same(one: Quantity, other: Quantity) -> bool:
    return one.value == other.value and one.certain and other.certain


def _same_value(one: Quantity, other: Quantity) -> bool:
    return one.value == other.value


def _share_value(one: Quantity, other: Quantity) -> bool:
    return not one.values.isdisjoint(other.values) or _same_day(one, other)


def _same_day(one: Quantity, other: Quantity) -> bool:
    """A date without its year answers one with it; the year is then looked for apart."""
    years = [value for value in (one.value, other.value) if value.startswith("--")]
    return len(years) == 1 and any(
        value.endswith(years[0][1:]) for value in (one.value, other.value) if value != years[0]
    )


def _pair_parts(lost: list[Quantity], added: list[Quantity]) -> tuple[list[Quantity], list[Quantity]]:
    """Read dates and times that have no answer as the plain numbers in them, and pair those."""
    for place in (0, 1):
        sides = [list(lost), list(added)]
        for quantity in [q for q in sides[place] if q.parts]:
            answers = _answers(quantity.parts, sides[1 - place])
            if answers is not None:
                sides[place].remove(quantity)
                sides[1 - place] = [other for other in sides[1 - place] if other not in answers]
        lost, added = sides
    return lost, added


def _answers(parts: Sequence[str], others: Sequence[Quantity]) -> list[Quantity] | None:
    answers: list[Quantity] = []
    for part in parts:
        answer = next((other for other in others if part in other.values and other not in answers), None)
        if answer is None:
            return None
        answers.append(answer)
    return answers


def _without_repeats(
    quantities: list[Quantity], own: str, other: str, other_language: Language
) -> tuple[Quantity, ...]:
    if not quantities:
        return ()
    said = frozenset(value for quantity in find_quantities(other, other_language) for value in quantity.values)
    texts = {quantity.text for quantity in quantities if any(char.isdecimal() for char in quantity.text)}
    here, there = occurrences(texts, own), occurrences(texts, other)
    return tuple(
        q
        for q in quantities
        if said.isdisjoint(q.values) and not (q.text in texts and there[q.text] >= here[q.text] > 0)
    )
