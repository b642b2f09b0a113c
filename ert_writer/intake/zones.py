"""Time zones: what the letter says, the offset of its mail, else the usual zone of its country.

Zone names: IANA time zone database.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo

from ert_writer.countries.load import Catalogue, catalogue
from ert_writer.countries.model import Country
from ert_writer.countries.phrases import any_of, expansions

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
    name = _named(folded)
    if name:
        return Zone(ZoneInfo(name), name, "as the letter says", certain=True)
    if _PLAIN_UTC.search(folded):
        return Zone(UTC, "UTC", "as the letter says", certain=True)
    return None


@cache
def _clocks(known: Catalogue) -> tuple[re.Pattern[str], dict[str, str]]:
    zones = {form: row.zone for row in known.clocks for say in row.say for form in expansions(say)}
    return re.compile(rf"(?<!\w)(?:{any_of(zones)})(?!\w)"), zones


def _named(folded: str) -> str:
    """Return the zone that the country files give for the words beside a time; empty when none is named."""
    expression, zones = _clocks(catalogue())
    match = expression.search(folded)
    return zones.get(" ".join(match[0].split()), "") if match else ""


def usual_zone(country: str, folded: str, sent: datetime | None) -> Zone | None:
    """Return the zone of a letter: its region's, its country's, else its mail's offset; None when nothing tells."""
    here = catalogue().country(country)
    if here is None:
        return _offset(sent)
    region = _region(here, folded)
    if region:
        return Zone(ZoneInfo(region), region, f"assumed: the letter names a place of {country} there", certain=False)
    zone = ZoneInfo(here.zone)
    agrees = sent is not None and sent.utcoffset() == sent.astimezone(zone).utcoffset()
    if agrees or not any(place.zone for place in here.place):
        reason = "the mail's offset agrees" if agrees else f"the zone of {country}"
        return Zone(zone, here.zone, reason, certain=True)
    return _offset(sent) or Zone(zone, here.zone, f"assumed: {country} has several zones", certain=False)


def _region(here: Country, folded: str) -> str:
    """Return the zone of a region that the text names; of a name within another, the longer counts."""
    zones = {form: row.zone for row in here.place if row.zone for say in row.say for form in expansions(say)}
    match = re.search(rf"(?<!\w)(?:{any_of(zones)})(?!\w)", folded) if zones else None
    return zones.get(" ".join(match[0].split()), "") if match else ""


def _offset(sent: datetime | None) -> Zone | None:
    if sent is None or sent.tzinfo is None or not sent.utcoffset():
        return None
    return Zone(sent.tzinfo, sent.strftime("UTC%z"), "the offset of the mail", certain=False)
