"""What a recogniser is: one frozen value for each shape of identifier."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from ert_writer.model.text import EntityKind

DIGITS = "0123456789"

NUMBER_MARK = r"(?:num(?:ero)?s?\b\.?|n\.?\s?[º°ª˚]\.?|nr[oº°]s?\b\.?|n[oº]s?\b\.?|n\.|number\b|#)"
"""`N.º`, `nº`, `No.`, `Nro.`, `núm.`, `number`, `#`: what comes before a number in official prose."""


@dataclass(frozen=True, slots=True)
class Pattern:
    r"""One shape of entity.

    Attributes:
        kind: what a match is.
        regex: matched without regard to case or accents; the group `e`, or without one the whole match, is the entity.
            It must run in linear time: a look-behind keeps it from starting inside a run, repeats are bounded or cannot
            give back.
        priority: of two overlapping matches the higher one stays; see `recognition`.
        needs: skipped at once in a text that holds none of these characters.
        outlines: skipped as well in a text whose outline does not hold all of these; see `outline`.
        country: ISO 3166 code where the shape belongs to one country.
        accept: tells whether a match really is one.
        trim: returns how many characters of the entity belong to it, so that a sentence's full stop stays outside.
        normal: returns the normal form, or nothing.
        unmarked: the priority of a match in which the group `mark` has no part; 0 where that makes no difference.
        joins: also matched where a line break or a blank stands after a joint inside the number.
    """

    kind: EntityKind
    regex: str
    priority: int
    needs: str = DIGITS
    country: str = ""
    accept: Callable[[re.Match[str]], bool] | None = None
    trim: Callable[[str], int] | None = None
    normal: Callable[[str], str] | None = None
    unmarked: int = 0
    joins: bool = False
    outlines: tuple[str, ...] = ()
