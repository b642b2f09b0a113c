"""Offices keep their name: at its first mention in a letter the name is as written, its English in brackets.

`The Attorney General's Office requests` becomes `The Fiscalía General del Estado (State Attorney General's Office)
requests`: who has to write back needs the name. Where the English names no office that a country file knows for it,
nothing is changed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ert_writer.countries.load import Catalogue
from ert_writer.model.findings import Finding, Span
from ert_writer.model.language import EN, Language, base
from ert_writer.model.translation import Change, TranslationUnit
from ert_writer.text.fold import fold

_RULE = "office"
_OF_THE = r"(?:\s+of\s+the\s+(?:Republic|Nation|State))?"


def with_glosses(units: Sequence[TranslationUnit], target: Language, known: Catalogue) -> tuple[TranslationUnit, ...]:
    """Return a letter's units with the names of offices, each at its first mention; into English only.

    Args:
        units: in the letter's order.
        target: language of the translation.
        known: what the country files say.
    """
    if base(target) != EN:
        return tuple(units)
    told: set[str] = set()
    return tuple(_named(unit, known, told) if unit.raw and unit.language else unit for unit in units)


def _named(unit: TranslationUnit, known: Catalogue, told: set[str]) -> TranslationUnit:
    names, english = known.glosses
    for start, end, form in names.find(fold(unit.source)):
        if form in told:
            continue
        told.add(form)
        name = " ".join(unit.source[start:end].split())
        if name in unit.target:
            continue
        found = _said(unit.target, english[form])
        if found is not None:
            unit = _put(unit, found, f"{name} ({english[form][0]})")
    return unit


def _said(target: str, english: Sequence[str]) -> Span | None:
    """Return where the target has an office by one of its names, the longest that is there once."""
    for said in sorted(english, key=len, reverse=True):
        whole = rf"(?<!\w)(?:office of the )?{re.escape(said)}{_OF_THE}(?!\w|['’]s)"
        places = [match.span() for match in re.finditer(whole, target, re.IGNORECASE)]
        if len(places) == 1:
            return Span(*places[0])
    return None


def _put(unit: TranslationUnit, span: Span, text: str) -> TranslationUnit:
    loud = unit.target[span.start : span.end].isupper()
    text = text.upper() if loud else text
    target = unit.target[: span.start] + text + unit.target[span.end :]
    shift = len(text) - (span.end - span.start)
    findings = tuple(_moved(finding, span, shift) for finding in unit.findings)
    return replace(unit, target=target, findings=findings, changes=(*unit.changes, Change(_RULE, unit.target, target)))


def _moved(finding: Finding, span: Span, shift: int) -> Finding:
    """Return a finding with its place in the changed target; a place inside the name is given up."""
    place = finding.target_span
    if place is None or place.end <= span.start:
        return finding
    if place.start >= span.end:
        return replace(finding, target_span=Span(place.start + shift, place.end + shift))
    return replace(finding, target_span=None)
