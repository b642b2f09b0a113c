"""The value that a quantity is, and the places of a text that are already read."""

from __future__ import annotations

from dataclasses import dataclass

from ert_writer.model.text import EntityKind, Span


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity as it is in a text.

    Attributes:
        kind: number, percentage, money, date, time or phone.
        span: in the text that was searched.
        text: as written.
        value: in plain form: `850000`, `3.5`, `2025-03-03`, `--03-03` without a year, `2025-03` without a day,
            `14:30`; the digits of a telephone number.
        values: every value the form may have, `value` among them: `1.250` is 1250 or 1.25, `2:30` may be 14:30.
        parts: the plain numbers in a date or time, for a text that says them apart (`el 3 y 4 de marzo`, `March 3 and
            4`).
        certain: whether it is surely a quantity. `un`, `first`, `both`, `noon` and roman numbers may answer a
            quantity of the other text, but their absence means nothing.
    """

    kind: EntityKind
    span: Span
    text: str
    value: str
    values: frozenset[str]
    parts: tuple[str, ...] = ()
    certain: bool = True


class Closed:
    """The places already read; a later reading takes nothing from them."""

    def __init__(self, text: str) -> None:
        self._taken = bytearray(len(text))

    def take(self, start: int, end: int) -> bool:
        """Close a place; False when part of it was closed before."""
        if any(self._taken[start:end]):
            return False
        self._taken[start:end] = b"\1" * (end - start)
        return True


def whole_number(value: str) -> int:
    """Return a plain value as a small whole number, or -1 where it is none."""
    return int(value) if value.isdecimal() and len(value) <= 9 else -1
