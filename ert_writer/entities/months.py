"""Month names and their abbreviations in Spanish, Portuguese and English."""

from __future__ import annotations

_NAMES = (
    ("enero", "janeiro", "january", "ene", "jan"),
    ("febrero", "fevereiro", "february", "feb", "fev"),
    ("marzo", "marco", "march", "mar"),
    ("abril", "april", "abr", "apr"),
    ("mayo", "maio", "may", "mai"),
    ("junio", "junho", "june", "jun"),
    ("julio", "julho", "july", "jul"),
    ("agosto", "august", "ago", "aug"),
    ("septiembre", "setiembre", "setembro", "september", "sep", "sept", "set"),
    ("octubre", "outubro", "october", "oct", "out"),
    ("noviembre", "novembro", "november", "nov"),
    ("diciembre", "dezembro", "december", "dic", "dez", "dec"),
)

MONTHS: dict[str, int] = {name: number for number, names in enumerate(_NAMES, 1) for name in names}
"""From the lower-case name without accents to the month's number."""

MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)).replace("marco", "mar[cç]o") + ")"
"""A regular expression for any month's name or abbreviation."""

_OTHER_WORDS = frozenset({"mar", "marco", "may", "mai", "ago", "set", "out", "dez"})
_WHOLE = [name for name in sorted(MONTHS, key=len, reverse=True) if name not in _OTHER_WORDS]
WHOLE_MONTH = "(?:" + "|".join(_WHOLE) + "|março|(?-i:May|MAY))"
"""Names that are no other word: one *may* write 3, 3 *out* of 10 is no date, and a `marco` is a frame."""


def month_number(name: str) -> int:
    """Return the number of a month by its name in any of the three languages; KeyError when it is none."""
    return MONTHS[name.lower().rstrip(".").replace("ç", "c")]
