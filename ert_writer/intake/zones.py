"""Time zones: what the letter says, the offset of its mail, else the usual zone of its country.

Zone names: IANA time zone database.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

USUAL: dict[str, str] = {
    "MX": "America/Mexico_City",
    "AR": "America/Argentina/Buenos_Aires",
    "CO": "America/Bogota",
    "CL": "America/Santiago",
    "PE": "America/Lima",
    "EC": "America/Guayaquil",
    "UY": "America/Montevideo",
    "GT": "America/Guatemala",
    "BO": "America/La_Paz",
    "CR": "America/Costa_Rica",
    "PA": "America/Panama",
    "PY": "America/Asuncion",
    "SV": "America/El_Salvador",
    "HN": "America/Tegucigalpa",
    "NI": "America/Managua",
    "DO": "America/Santo_Domingo",
    "VE": "America/Caracas",
    "CU": "America/Havana",
    "BR": "America/Sao_Paulo",
}
SEVERAL = frozenset({"MX", "BR", "CL", "EC"})
"""Countries with more than one zone: the usual one is an assumption."""

_REGIONS: tuple[tuple[str, str, str], ...] = (
    ("MX", r"baja\s+california\s+sur|sinaloa|nayarit", "America/Mazatlan"),
    ("MX", r"baja\s+california|tijuana|mexicali|ensenada", "America/Tijuana"),
    ("MX", r"sonora|hermosillo", "America/Hermosillo"),
    ("MX", r"ciudad\s+juarez", "America/Ciudad_Juarez"),
    ("MX", r"quintana\s+roo|cancun|chetumal|playa\s+del\s+carmen", "America/Cancun"),
    ("BR", r"\bacre\b|rio\s+branco", "America/Rio_Branco"),
    ("BR", r"amazonas|manaus", "America/Manaus"),
    ("BR", r"mato\s+grosso\s+do\s+sul|campo\s+grande", "America/Campo_Grande"),
    ("BR", r"mato\s+grosso|cuiaba", "America/Cuiaba"),
    ("BR", r"rondonia|porto\s+velho", "America/Porto_Velho"),
    ("BR", r"roraima|boa\s+vista", "America/Boa_Vista"),
    ("BR", r"fernando\s+de\s+noronha", "America/Noronha"),
    ("CL", r"magallanes|punta\s+arenas", "America/Punta_Arenas"),
    ("CL", r"isla\s+de\s+pascua|rapa\s+nui", "Pacific/Easter"),
    ("EC", r"galapagos", "Pacific/Galapagos"),
)
_NAMED: tuple[tuple[str, str], ...] = (
    (r"hora(?:rio)?\s+(?:oficial\s+)?de\s+brasilia|\bbrt\b", "America/Sao_Paulo"),
    (
        r"hora(?:rio)?\s+d[eo]\s+(?:la\s+ciudad\s+de\s+|centro\s+de\s+)?mexico|(?:hora|tiempo)\s+del\s+centro",
        "America/Mexico_City",
    ),
    (r"(?:hora|tiempo)\s+del\s+pacifico", "America/Tijuana"),
    (r"hora(?:rio)?\s+de\s+manaus", "America/Manaus"),
    (r"hora\s+(?:local\s+)?de\s+colombia|hora\s+de\s+bogota", "America/Bogota"),
    (r"hora\s+(?:oficial\s+)?(?:de\s+)?argentina", "America/Argentina/Buenos_Aires"),
    (r"hora\s+(?:de\s+)?chile", "America/Santiago"),
)
_OFFSET = re.compile(
    r"\b(?:utc|gmt)\s?(?P<s>[+\-−–])\s?(?P<h>\d{1,2})(?::?(?P<m>\d{2}))?\b|\(?(?P<s2>[+\-−])(?P<h2>0\d|"
    r"1[0-2]):?(?P<m2>00|30)\)?"
)
_PLAIN_UTC = re.compile(r"\b(?:utc|gmt|zulu)\b")


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone with the reason for it; `certain` when the letter or its mail says so."""

    zone: tzinfo
    name: str
    reason: str
    certain: bool


def stated_zone(folded: str) -> Zone | None:
    """Return the zone that a piece of folded text names beside a time."""
    match = _OFFSET.search(folded)
    if match:
        sign = -1 if (match["s"] or match["s2"]) != "+" else 1
        hours, minutes = int(match["h"] or match["h2"]), int(match["m"] or match["m2"] or 0)
        fixed = timezone(sign * timedelta(hours=hours, minutes=minutes))
        return Zone(
            fixed, f"UTC{'-' if sign < 0 else '+'}{hours:02d}:{minutes:02d}", "as the letter says", certain=True
        )
    for pattern, name in _NAMED:
        if re.search(pattern, folded):
            return Zone(ZoneInfo(name), name, "as the letter says", certain=True)
    if _PLAIN_UTC.search(folded):
        return Zone(UTC, "UTC", "as the letter says", certain=True)
    return None


def usual_zone(country: str, folded: str, sent: datetime | None) -> Zone | None:
    """Return the zone of a letter: its region's, its country's, else its mail's offset; None when nothing tells."""
    for code, pattern, name in _REGIONS:
        if code == country and re.search(pattern, folded):
            return Zone(ZoneInfo(name), name, f"assumed: the letter names a place of {country} there", certain=False)
    if country in USUAL:
        name = USUAL[country]
        zone = ZoneInfo(name)
        agrees = sent is not None and sent.utcoffset() == sent.astimezone(zone).utcoffset()
        if agrees or country not in SEVERAL:
            reason = "the mail's offset agrees" if agrees else f"the zone of {country}"
            return Zone(zone, name, reason, certain=True)
        if sent is not None and sent.utcoffset():
            return Zone(sent.tzinfo or UTC, sent.strftime("UTC%z"), "the offset of the mail", certain=False)
        return Zone(zone, name, f"assumed: {country} has several zones", certain=False)
    if sent is not None and sent.tzinfo is not None and sent.utcoffset():
        return Zone(sent.tzinfo, sent.strftime("UTC%z"), "the offset of the mail", certain=False)
    return None
