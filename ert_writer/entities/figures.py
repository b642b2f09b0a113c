"""Figures and words brought to one form: plain values, and lower case without accents."""

from __future__ import annotations

import re
from decimal import Decimal

from ert_writer.model.language import EN, Language, base


def plain(number: Decimal) -> str:
    """Return a number in plain form: no exponent, no separators, no zeros that say nothing."""
    text = format(number, "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


def figure_values(text: str, language: Language = "") -> tuple[str, ...]:
    """Return the values a figure may have, the likeliest in that language first.

    One mark with three digits behind it may part thousands or decimals (1.250); anything else is plain to read.
    """
    marks = [char for char in text if char in ".,"]
    bare = "".join(char for char in text if char.isdecimal() or char in ".,")
    if not marks:
        return (plain(Decimal(bare)),)
    decimals = bare.rpartition(marks[-1])[2]
    as_decimal = plain(Decimal(re.sub(r"[.,](?=.*[.,])", "", bare).replace(",", ".")))
    if len(set(marks)) == 2 or (len(marks) == 1 and (len(decimals) != 3 or bare[0] == "0")):
        return (as_decimal,)
    as_whole = plain(Decimal(re.sub(r"[.,]", "", bare)))
    if len(marks) > 1 or len(bare) - 4 > 3:
        return (as_whole,)
    parts_thousands = "," if base(language) == EN else "."
    return (as_whole, as_decimal) if marks[0] == parts_thousands else (as_decimal, as_whole)
