"""Offices keep their name: at its first mention in a letter the name is as written, its English in brackets.

`The Attorney General's Office requests` becomes `The Fiscalía General del Estado (State Attorney General's Office)
requests`: who has to write back needs the name. Where the English names no office that a country file knows for it,
nothing is changed.

A line of a letterhead or signature that is an office whole keeps its words, and the engine's English is the gloss:
`DELEGACIA DE HOMICÍDIOS DE SOBRAL (Homicide Police Station of Sobral)`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from ert_writer.countries.load import Catalogue
from ert_writer.model.findings import Finding, Span
from ert_writer.model.language import EN, Language, base
from ert_writer.model.translation import Change, TranslationUnit
from ert_writer.text.fold import fold

_RULE = "office"
_OF_THE = r"(?:\s+of\s+the\s+(?:Republic|Nation|State))?"


_LONGEST_NAME = 16  # words
_WORD = re.compile(r"[^\W\d_]+")
_SMALL = frozenset("de del la las los el y e do da dos das para en em no na of the and for in on at to".split())  # noqa: SIM905 - as written


def is_office(text: str, known: Catalogue) -> bool:
    """Return whether a line is the name of an office and nothing else, all of its words with a capital."""
    words = _WORD.findall(text)
    if not 1 < len(words) <= _LONGEST_NAME or re.search(r"[.:;!?¿¡]\s|[:;!?¿¡@]", text):
        return False
    plain = all(word[0].isupper() or word.lower() in _SMALL for word in words)
    return plain and _beginning(known).match(fold(text)) is not None


@cache
def _beginning(known: Catalogue) -> re.Pattern[str]:
    return re.compile(rf"[\s*•–-]*(?:{known.agencies}|{known.units}|{known.bodies})(?!\w)")


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
    if is_office(unit.source, known):
        return _whole(unit, known, told)
    return _inside(unit, known, told)


def _whole(unit: TranslationUnit, known: Catalogue, told: set[str]) -> TranslationUnit:
    """Return a unit that is an office with its own name, and its English behind it."""
    names, english = known.glosses
    name, folded = unit.source, fold(unit.source)
    found = list(names.find(folded))
    told |= {form for _, _, form in found}
    whole = next((form for start, end, form in found if folded[start:end] == folded.strip(" .,")), None)
    gloss = english[whole][0] if whole else _in_small_letters(unit.target) if unit.target.isupper() else unit.target
    if fold(gloss) == folded:
        return unit
    return _put(unit, Span(0, len(unit.target)), f"{name} ({gloss.rstrip('.')})")


def _in_small_letters(shouted: str) -> str:
    """Return an English name in capitals with capitals at the beginning of its words alone."""
    words = _WORD.sub(lambda m: m[0].lower() if m[0].lower() in _SMALL and m.start() else m[0].capitalize(), shouted)
    return words.replace("'S", "'s").replace("’S", "’s")


def _inside(unit: TranslationUnit, known: Catalogue, told: set[str]) -> TranslationUnit:
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
            text = f"{name} ({english[form][0]})"
            loud = unit.target[found.start : found.end].isupper()
            unit = _put(unit, found, text.upper() if loud else text)
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
