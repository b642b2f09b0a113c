"""Month names and their abbreviations in the supported languages, as `text.languages` has them."""

from __future__ import annotations

from ert_writer.text.fold import fold
from ert_writer.text.languages import all_languages, language_data

MONTHS: dict[str, int] = {
    form: number
    for data in all_languages()
    for number, (name, short) in enumerate(zip(data.months, data.short_months, strict=True), 1)
    for form in (fold(name), *short)
}
"""From the lower-case name without accents to the month's number."""

MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)).replace("marco", "mar[cç]o") + ")"
"""A regular expression for any month's name or abbreviation."""

_OTHER_WORDS = frozenset().union(*(data.ambiguous_months for data in all_languages()))
_WHOLE = [name for name in sorted(MONTHS, key=len, reverse=True) if name not in _OTHER_WORDS]
WHOLE_MONTH = "(?:" + "|".join(_WHOLE) + "|março|(?-i:May|MAY))"
"""Names that are no other word: one *may* write 3, 3 *out* of 10 is not a date, and a `marco` is a frame."""


def month_number(name: str) -> int:
    """Return the number of a month by its name in any of the languages; KeyError when it is none."""
    return MONTHS[fold(name).rstrip(".")]


def month_names(language: str) -> tuple[str, ...]:
    """Return the twelve names in a language, the English ones for a language that is not supported."""
    data = language_data(language) or language_data("en")
    return data.months if data else ()
