"""Building field values, and the confidences that recognisers speak with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ert_writer.intake.letter import Letter, collapse
from ert_writer.model.case import FieldValue
from ert_writer.model.findings import Span

SURE = 0.95
"""A cue names it and its shape fits."""
LIKELY = 0.8
"""A cue names it, or the place and the shape do."""
UNSURE = 0.55
"""Only the place or only the shape says so."""
GUESS = 0.35
"""Better than nothing; a person must look."""


def value(letter: Letter, span: Span, confidence: float, *, normal: str = "", note: str = "") -> FieldValue:
    """Return the value at a span of the letter, its text exactly as written but for line breaks."""
    text = collapse(letter.document.text[span.start : span.end])
    return FieldValue(text, normal, span, confidence, note, letter.document.is_recognised(span))


_CUT = re.compile(r"(?<=\w[-/_=&?.@])\s+(?=\S)|(?<=\d)\s+(?=-\s?\d)|(?<=\s-)\s+(?=\d)|(?<=\w)\s+(?=@\w)")


def uncut(item: FieldValue) -> FieldValue:
    """Return an identifier's value without the blank that a line break left after a joint: `…/11- 2025`."""
    return replace(item, text=_CUT.sub("", item.text))


def distinct(values: Iterable[FieldValue]) -> tuple[FieldValue, ...]:
    """Return the values without those that say the same again, keeping the surest of each, in order of appearance."""
    best: dict[str, FieldValue] = {}
    for item in values:
        key = item.text.casefold()
        if key not in best:
            best[key] = item
        elif item.confidence > best[key].confidence:
            best = {k: (item if k == key else v) for k, v in best.items()}
    return tuple(best.values())


def best(values: Sequence[FieldValue]) -> tuple[FieldValue, ...]:
    """Return the surest value alone, the first of equals."""
    return (max(values, key=lambda item: item.confidence),) if values else ()
