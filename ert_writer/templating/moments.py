"""Moments as a person types them: `now`, or a local time whose zone is the desk's or is abbreviated."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

NOW = frozenset({"now", "ahora", "agora"})

ZONES: Mapping[str, str] = {
    "UTC": "UTC",
    "GMT": "UTC",
    "Z": "UTC",
    "ART": "America/Argentina/Buenos_Aires",
    "BOT": "America/La_Paz",
    "BRT": "America/Sao_Paulo",
    "COT": "America/Bogota",
    "ECT": "America/Guayaquil",
    "PET": "America/Lima",
    "UYT": "America/Montevideo",
    "VET": "America/Caracas",
    "PYT": "America/Asuncion",
}
"""Abbreviations that mean one zone only; CST, EST and CLT do not, and are refused."""

_LOCAL = re.compile(r"(?P<stamp>\d{4}-\d{2}-\d{2}[T ]\d{1,2}[:h]\d{2}(?::\d{2})?)(?: (?P<zone>[A-Z]{1,4}))?")


def typed_moment(text: str, now: datetime, zone: str) -> str:
    """Return what a person typed for a moment as ISO 8601 with a zone; anything else as it is.

    Args:
        text: `now`, `2026-11-22 10:15`, `2026-11-22 10:15 BRT`, or a form that needs no help.
        now: aware.
        zone: the desk's IANA zone, which a time without one is in.
    """
    from zoneinfo import ZoneInfo

    plain = text.strip()
    if plain.casefold() in NOW:
        return now.astimezone(ZoneInfo(zone)).replace(microsecond=0).isoformat()
    match = _LOCAL.fullmatch(plain)
    if match is None or (match["zone"] and match["zone"] not in ZONES):
        return text
    day, clock = re.split(r"[T ]", match["stamp"].replace("h", ":"), maxsplit=1)
    hours, _, rest = clock.partition(":")
    return f"{day} {hours:0>2}:{rest} {ZONES[match['zone']] if match['zone'] else zone}"
