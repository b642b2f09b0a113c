"""A number, sum, percentage, date or clock time that the target changed, lost or added.

**Why.** A wrong digit in a deadline, a period or a sum changes what is asked, and readers do not recompute it.

**Flags.** `72 horas` against `27 hours` or `72 days`, `3,5 %` against `35%`, `5 de agosto` against `8 May`, `14h30`
against `2:30 a.m.`, a number that is on one side only. `value` is the number in plain form, the date as ISO 8601 or the
time in 24 hours: of the source, or of the target where it was added.

**Passes.** The same value written otherwise: `1.250,50` and `1,250.50`, `noventa` and `90`, `14h30` and `2:30 p.m.`,
`05/08/2024` (day-month-year in es and pt) and `August 5, 2024`, `el 3 y 4 de marzo` and `March 3 and 4`, ordinals,
roman numbers, and a number that is merely repeated. Identifiers belong to `entity-mismatch`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ert_writer.checks.concepts import concepts, found_in
from ert_writer.checks.identifiers import compare_identifiers
from ert_writer.checks.native import quantity_in
from ert_writer.checks.rule import Issue, PairCheck
from ert_writer.entities.comparison import unmatched
from ert_writer.entities.quantities import Quantity, find_quantities
from ert_writer.model.checking import CheckContext, Pair
from ert_writer.model.findings import Category, Severity, Span
from ert_writer.model.language import Language
from ert_writer.model.text import EntityKind

_COUNT = re.compile(r"(?<![\w.,:/-])(\d{1,4})\s+(?:\w+\s+)?$")
"""A number close before a unit, with a word between at most: `10 business days`."""


def _units(pair: Pair) -> Iterator[Issue]:
    """Yield an issue where a number of hours became as many days."""
    ours, theirs = _counted(pair.source, pair.source_language), _counted(pair.target, pair.target_language)
    for (number, unit), span in ours.items():
        others = [(other, place) for (count, other), place in theirs.items() if count == number]
        if others and unit not in (other for other, _ in others):
            said, put = pair.source[slice(*span)], pair.target[slice(*others[0][1])]
            yield Issue(f"{number} {said!r} became {number} {put!r}", span, others[0][1], value=number)


def _counted(text: str, language: Language) -> dict[tuple[str, str], Span]:
    """Return the units of time behind a number, by number and unit, with the place of the unit."""
    held = concepts("units", language)
    found = found_in(text, held) if held is not None else {}
    counted: dict[tuple[str, str], Span] = {}
    for unit, spans in found.items():
        for span in spans:
            match = _COUNT.search(text[max(0, span.start - 30) : span.start])
            if match is not None:
                counted[(match[1], unit)] = span
    return counted


def _look(pair: Pair, _context: CheckContext) -> Iterator[Issue]:
    yield from _units(pair)
    yield from _numbers(pair)


def _numbers(pair: Pair) -> Iterator[Issue]:
    lost, added = unmatched(pair.source, pair.target, pair.source_language, pair.target_language)
    doubtful = _doubtful(pair)
    lost = tuple(q for q in (*lost, *doubtful[0]) if q.kind is not EntityKind.PHONE and not _is_kept(q, pair.target))
    added = tuple(quantity for quantity in (*added, *doubtful[1]) if quantity.kind is not EntityKind.PHONE)
    if not (lost or added):
        return
    identifiers = compare_identifiers(pair)
    lost = _outside(lost, [entity.span for entity, _ in identifiers.lost])
    altered = [other.span for _, other in identifiers.lost if other] + [entity.span for entity in identifiers.added]
    added = _outside(added, altered)
    if len(added) > len(lost) and not altered:
        lost += _fewer(pair, len(added) - len(lost))
    hidden = len(identifiers.lost) - len(altered)
    yield from _pairs(lost, list(added), pair.target_language, hidden)


def _is_kept(quantity: Quantity, target: str) -> bool:
    """Return whether a word that reads as a number is in the target as it is: `.mil`, or `Once` of an English name.

    Words of two languages that are one word and one number (`million`) never get here: their values agree.
    """
    word = quantity.text
    return word.isalpha() and bool(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", target))


def _doubtful(pair: Pair) -> tuple[tuple[Quantity, ...], tuple[Quantity, ...]]:
    """Return ordinals and roman numbers that differ: none of either side's values is on the other.

    `first` may answer `uno` or nothing at all, so one alone says nothing; `fracción IV` against `section VI` does.
    """
    ours = find_quantities(pair.source, pair.source_language)
    theirs = find_quantities(pair.target, pair.target_language)
    lost, added = _unanswered(ours, theirs), _unanswered(theirs, ours)
    return (lost, added) if len(lost) == len(added) else ((), ())


def _unanswered(quantities: Sequence[Quantity], others: Sequence[Quantity]) -> tuple[Quantity, ...]:
    said = {value for other in others for value in (*other.values, *other.parts)}
    return tuple(
        q
        for q in quantities
        if not q.certain and q.kind is EntityKind.NUMBER and q.value not in ("0", "1") and said.isdisjoint(q.values)
    )


def _outside(quantities: Sequence[Quantity], spans: Sequence[Span]) -> tuple[Quantity, ...]:
    return tuple(q for q in quantities if not any(q.span.start < s.end and s.start < q.span.end for s in spans))


def _fewer(pair: Pair, wanted: int) -> tuple[Quantity, ...]:
    """Return quantities that the source says more often than the target: what an added number may stand for."""
    ours = find_quantities(pair.source, pair.source_language)
    theirs = find_quantities(pair.target, pair.target_language)
    left = Counter(q.value for q in ours if q.certain)
    left.subtract(Counter(value for q in theirs for value in q.values if value in left))
    repeated = Counter(q.value for q in ours)
    missing = [q for q in ours if q.certain and left[q.value] > 0 and repeated[q.value] > 1]
    return tuple(missing[-wanted:]) if missing else ()


def _pairs(lost: Sequence[Quantity], added: list[Quantity], language: Language, hidden: int) -> Iterator[Issue]:
    for quantity in lost:
        other = _counterpart(quantity, added)
        if other is not None:
            added.remove(other)
            message = f"{quantity.text!r} became {other.text!r}"
        else:
            message = f"{quantity.text!r} is missing in the target"
        yield Issue(
            message,
            quantity.span,
            other.span if other else None,
            (quantity_in(quantity, language),),
            value=quantity.value,
        )
    # a changed identifier may look like a plain number on the other side: it is reported there
    for other in added[max(hidden, 0) :]:
        yield Issue(f"{other.text!r} is not in the source", target_span=other.span, value=other.value)


def _counterpart(quantity: Quantity, added: Sequence[Quantity]) -> Quantity | None:
    """Return what the quantity most likely became: of its kind, with most digits in common."""
    ranked = sorted(added, key=lambda other: (other.kind is not quantity.kind, -_shared(quantity.value, other.value)))
    return ranked[0] if ranked else None


def _shared(one: str, other: str) -> int:
    return (Counter(one) & Counter(other)).total()


CHECK = PairCheck("number-mismatch", Category.NUMBERS, Severity.ERROR, _look)
