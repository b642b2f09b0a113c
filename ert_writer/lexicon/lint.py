"""Faults of lexicon rows: an example that is not found, a counter-example that is, a phrase that says too little."""

from __future__ import annotations

from collections.abc import Iterator

from ert_writer.lexicon.find import ORDINARY, SHORT_FORMS, Lexicon
from ert_writer.lexicon.model import Row
from ert_writer.lexicon.notation import Choice, Gap, Sequence_, Step, Wild, Word, parse


def lint(lexicon: Lexicon) -> tuple[str, ...]:
    """Return what is wrong with the rows of a lexicon, one line each; nothing when all is well."""
    return tuple(fault for row in lexicon.rows for fault in _faults(lexicon, row))


def _faults(lexicon: Lexicon, row: Row) -> Iterator[str]:
    where = f"{row.source}: row {row.id!r}"
    if not row.examples:
        yield f"{where}: no example"
    if not row.counters:
        yield f"{where}: no counter-example"
    if row.topic in (SHORT_FORMS, ORDINARY):
        return
    for text in row.examples:
        if not _found(lexicon, row, text):
            yield f"{where}: the example {text!r} is not found"
    for text in row.counters:
        if _found(lexicon, row, text):
            yield f"{where}: the counter-example {text!r} is found"


def _found(lexicon: Lexicon, row: Row, text: str) -> bool:
    return any(hit.row is row for hit in lexicon.find(text).of(row.topic))


def sample(phrase: str) -> str:
    """Return the shortest text that a phrase matches."""
    return " ".join(_shortest(parse(phrase)))


def _shortest(steps: Sequence_) -> tuple[str, ...]:
    return tuple(word for step in steps for word in _words(step))


def _words(step: Step) -> tuple[str, ...]:
    if isinstance(step, Gap):
        return ()
    if isinstance(step, Wild):
        return ("7",) if step.number else ("algo",)
    if isinstance(step, Word):
        return (min(sorted(step.exact) or sorted(step.prefixes), key=len),)
    assert isinstance(step, Choice)  # noqa: S101
    return min((_shortest(way) for way in step.ways), key=len)
