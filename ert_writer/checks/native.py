"""Numbers and dates as a reader of the target language writes them: what checks suggest."""

from __future__ import annotations

import re

from ert_writer.entities.quantities import Quantity
from ert_writer.model.language import EN, ES, PT, Language, base
from ert_writer.model.text import EntityKind
from ert_writer.text.months import month_names

_DATE = re.compile(r"(?P<y>\d{4}|-)-(?P<m>\d\d)(?:-(?P<d>\d\d))?")


def date_in(value: str, language: Language) -> str:
    """Return an ISO 8601 date with its month in words; `--03-12` has no year and `2025-03` no day.

    `2024-08-05` gives `August 5, 2024` and `5 de agosto de 2024`.
    """
    match = _DATE.fullmatch(value)
    if match is None:
        return value
    code = base(language) if base(language) in (ES, PT) else EN
    month = month_names(code)[int(match["m"]) - 1]
    day, year = str(int(match["d"])) if match["d"] else "", match["y"].strip("-")
    if code == EN:
        return " ".join(part for part in (month, f"{day}," if day and year else day, year) if part)
    return " de ".join(part for part in (day, month, year) if part)


def figure_as(value: str, *, comma: bool) -> str:
    """Return a plain number with its thousands apart.

    Args:
        value: such as `1250.5`.
        comma: whether decimals follow a comma, as in pt, rather than a point, as in en.
    """
    whole, _, decimals = value.partition(".")
    grouped = f"{int(whole):,}" if whole.lstrip("-").isdecimal() and 4 < len(whole) < 40 else whole
    if comma:
        return grouped.replace(",", ".") + ("," + decimals if decimals else "")
    return grouped + ("." + decimals if decimals else "")


def quantity_in(quantity: Quantity, language: Language) -> str:
    """Return a quantity of the source as the target may write it; sums of money stay as the source has them."""
    if quantity.kind is EntityKind.DATE:
        return date_in(quantity.value, language)
    if quantity.kind in (EntityKind.NUMBER, EntityKind.PERCENTAGE):
        sign = "%" if quantity.kind is EntityKind.PERCENTAGE else ""
        return figure_as(quantity.value, comma=base(language) != EN) + sign
    return quantity.value if quantity.kind is EntityKind.TIME else quantity.text
