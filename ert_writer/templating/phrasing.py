"""How values read in a language and country: dates in words, times with their UTC offset, lists, names of countries.

Source: Unicode CLDR by way of Babel; Brazilian clock times (`10h15`) and the first of the month (`1º`) by the usage of
Brazilian official writing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from ert_writer.model.language import EN, ES, PT, Language
from ert_writer.templating.kinds import Words

_NO_COUNTRY = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
"""Two-letter codes of CLDR that are groups of countries, tests, or unknown."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Who will read: a base language and, when known, a country (ISO 3166-1 alpha-2)."""

    language: Language
    country: str = ""

    @property
    def locale(self) -> str:
        """Return the CLDR locale: Latin American Spanish, Brazilian Portuguese, plain English."""
        from babel import Locale, UnknownLocaleError

        if self.language != ES:
            return {PT: "pt_BR", EN: "en"}[self.language]
        try:
            return str(Locale("es", self.country)) if self.country not in ("", "ES") else "es_419"
        except (UnknownLocaleError, ValueError):
            return "es_419"


def day_words(day: date, reader: Reader) -> str:
    """Return the day with its month in words: `22 de noviembre de 2026`, `1º de agosto de 2024`, `22 November 2026`."""
    from babel.dates import format_date

    if reader.language == EN:
        return str(format_date(day, "d MMMM y", locale="en"))
    words = str(format_date(day, "d 'de' MMMM 'de' y", locale=reader.locale)).lower()
    return words.replace("1 ", "1º ", 1) if reader.language == PT and day.day == 1 else words


def clock(moment: datetime, reader: Reader) -> str:
    """Return the time of day with its UTC offset: `10:15 horas (UTC-06:00)`, `10h15 (UTC-03:00)`."""
    offset = utc_offset(moment)
    if reader.language == PT:
        minutes = f"{moment.minute:02d}" if moment.minute else ""
        return f"{moment.hour}h{minutes} ({offset})"
    hours = " horas" if reader.language == ES else ""
    return f"{moment.hour:02d}:{moment.minute:02d}{hours} ({offset})"


def moment_words(moment: datetime, reader: Reader) -> str:
    """Return day and time: `22 de noviembre de 2026 a las 10:15 horas (UTC-06:00)`."""
    if reader.language == EN:
        at = " at "
    elif reader.language == ES:
        at = " a las "
    else:
        at = ", à " if moment.hour <= 1 else ", às "
    return f"{day_words(moment, reader)}{at}{clock(moment, reader)}"


def period_words(start: date, end: date, reader: Reader) -> str:
    """Return a period in words: `del 1 de noviembre de 2026 al 20 de noviembre de 2026, ambos días incluidos`."""
    first, last = (
        moment_words(day, reader) if isinstance(day, datetime) else day_words(day, reader) for day in (start, end)
    )
    words = {EN: f"from {first} to {last}", ES: f"del {first} al {last}", PT: f"de {first} a {last}"}[reader.language]
    if isinstance(start, datetime):
        return words
    if start == end:
        return first
    return (
        words
        + {EN: ", both days included", ES: ", ambos días incluidos", PT: ", incluídos os dois dias"}[reader.language]
    )


def utc_offset(moment: datetime) -> str:
    """Return `UTC` or `UTC-06:00`; the moment must carry its zone."""
    offset = moment.utcoffset() or timedelta()
    minutes = int(offset.total_seconds()) // 60
    if minutes == 0:
        return "UTC"
    sign = "-" if minutes < 0 else "+"
    return f"UTC{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


def in_a_row(items: Sequence[str], reader: Reader) -> str:
    """Return the items as one phrase: `a, b y c`; Spanish `y` becomes `e` before the sound i."""
    from babel.lists import format_list

    if not items:
        return ""
    words = str(format_list(list(items), style="standard", locale=reader.locale))
    last = items[-1].casefold().lstrip("\"'«“")
    sounds_i = last.startswith(("i", "í", "hi")) and not last.startswith(("hie", "hia", "hio", "ie", "ia", "io"))
    if reader.language == ES and len(items) > 1 and sounds_i:
        head = words[: -len(items[-1])]
        return head.removesuffix(" y ") + " e " + items[-1] if head.endswith(" y ") else words
    return words


def country_name(code: str, reader: Reader) -> str:
    """Return the country's name in the reader's language; the code itself when CLDR has none."""
    from babel import Locale

    return str(Locale.parse(reader.locale).territories.get(code, code))


def country_code(text: str) -> str:
    """Return the ISO 3166-1 alpha-2 code of a code or of a name in any language of the set; empty when unknown."""
    from babel import Locale

    plain = text.strip()
    english: Mapping[str, Any] = Locale("en").territories
    if len(plain) == 2 and plain.upper() in english and plain.upper() not in _NO_COUNTRY:
        return plain.upper()
    for language in ("es_419", "pt_BR", "en"):
        names: Mapping[str, str] = Locale.parse(language).territories
        for code, name in names.items():
            if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRY and name.casefold() == plain.casefold():
                return code
    return ""


def regional(words: Words, reader: Reader) -> str:
    """Return the word of the reader's country, or of the bare language."""
    return words.get(f"{reader.language}-{reader.country}", words[reader.language])
