"""Who is in danger: initials or names as written, else the words that describe the person; gender is never told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ert_writer.countries.load import Catalogue, catalogue
from ert_writer.intake.danger import emergency_type, is_fact
from ert_writer.intake.facts import Facts
from ert_writer.intake.values import LIKELY, SURE, UNSURE, value
from ert_writer.model.case import DangerStatus, FieldValue, Role
from ert_writer.model.findings import Span
from ert_writer.text.numbers import find_numerals

_DOTTED = r"(?:[A-ZÁÉÍÓÚÑ]\.\s?){2,6}"
_INITIALS = re.compile(rf"(?<![\w.@/-])(?:{_DOTTED}(?:[A-ZÁÉÍÓÚÑ]\b)?|[A-ZÁÉÍÓÚÑ]{{2,5}}(?![\w]))")
_BARE = re.compile(rf"(?<![\w.@/-]){_DOTTED}(?![\w/])")
_CUED_BY = 90
_GROWN = 18
_LEAST = 0.5
"""How sure a role must be before a name is given as somebody's in danger."""
_NAMED_ROLES = {
    DangerStatus.EMERGENCY: (Role.VICTIM, Role.IN_DANGER),
    DangerStatus.UNCLEAR: (Role.IN_DANGER,),
}
_OF_KIND = {"suicide_self_harm": "self-harm", "attack_threat": "attack"}
"""Kinds of danger in which further words describe who is in danger."""


@dataclass(frozen=True, slots=True)
class _Words:
    """Expressions over folded text, built from the country files."""

    announced: re.Pattern[str]
    person: re.Pattern[str]
    age: re.Pattern[str]
    child: re.Pattern[str]
    described: dict[str, re.Pattern[str]]


@cache
def _words_of(known: Catalogue) -> _Words:
    said = known.written
    kinds = {kind: said.described[kind] for kind in ("", "self-harm", "attack")}
    return _Words(
        announced=re.compile(rf"(?<!\w)(?:{said.initials})(?:[\s:,\"“«]|(?:{said.copulas})(?!\w))*$"),
        person=re.compile(rf"(?<!\w)(?:{kinds['']})(?:[\s,:(\"“«]|\d{{1,3}}|(?:{said.to_names}|{said.ages})(?!\w))+$"),
        age=re.compile(rf"\s*(?:\(\d+\)\s*)?(?:{said.ages})(?!\w)"),
        child=re.compile(rf"(?<!\w)(?:{said.children_words})(?!\w)"),
        described={
            kind: re.compile(rf"(?<!\w)(?:(?:{said.determiners}|\d+)\s+)(?:{kinds['']}|{words})(?!\w)")
            for kind, words in kinds.items()
        },
    )


def _words() -> _Words:
    return _words_of(catalogue())


def person_in_danger(letter: Facts) -> tuple[FieldValue, ...]:
    """Return who is in danger: the initials or name as written, else the words that describe the person.

    `normal` is `minor` or `adult` where the age or a word such as `adolescente` tells, empty otherwise. Gender is
    never told.
    """
    found = [*_by_initials(letter), *_by_name(letter)] or [*_bare_initials(letter)] or [*_described(letter)]
    seen: dict[str, FieldValue] = {}
    for item in found:
        seen.setdefault(re.sub(r"\W", "", item.text).casefold(), item)
    return tuple(seen.values())[:3]


def _by_initials(letter: Facts) -> Iterator[FieldValue]:
    """Yield initials behind words for a person, or behind a word such as `iniciales`."""
    for match in _INITIALS.finditer(letter.text):
        text = match[0].rstrip()
        if _is_abbreviation(text) or letter.text[match.end() :].lstrip()[:1].isdigit():
            continue
        before = letter.before(match.start(), _CUED_BY)
        if _words().announced.search(before) or (text.count(".") >= 2 and _leads_to(letter, before, match.start())):
            yield _person(letter, Span(match.start(), match.start() + len(text)), SURE)


def _is_abbreviation(text: str) -> bool:
    return text.replace(".", "").replace(" ", "") in catalogue().shared.abbreviation


def _leads_to(letter: Facts, before: str, position: int) -> bool:
    """Return whether words for somebody in danger lead to initials, not those for a relative, witness or suspect."""
    cue = letter.surroundings.cue_to(position)
    if cue is None:
        return _words().person.search(before) is not None
    return cue.meanings[0] in ("victim", "in-danger") or cue.form in catalogue().children


def _bare_initials(letter: Facts) -> Iterator[FieldValue]:
    """Yield initials that are in a sentence of the facts, though no word beside them says whose they are."""
    for sentence in letter.sentences:
        if not is_fact(letter, sentence):
            continue
        for match in _BARE.finditer(sentence.text):
            text = match[0].rstrip()
            if not _is_abbreviation(text):
                start = sentence.span.start + match.start()
                yield _person(letter, Span(start, start + len(text)), LIKELY - 0.1)


def _by_name(letter: Facts) -> Iterator[FieldValue]:
    """Yield the names of who is in danger, and in an emergency of victims; none where nobody is in danger.

    A surname alone, of somebody named in full elsewhere, is left out.
    """
    roles = _NAMED_ROLES.get(letter.danger.status, ())
    named = [item for item in letter.roles if item.kind == "person" and item.role in roles]
    threatened = [item for item in named if item.role is Role.IN_DANGER]
    found = [item.value for item in threatened or named if item.value.span and item.value.confidence >= _LEAST]
    words = [frozenset(letter.folded[slice(*item.span)].split()) for item in found if item.span]
    for item, own in zip(found, words, strict=True):
        if item.span and not any(own < other for other in words):
            yield _person(letter, item.span, min(item.confidence, LIKELY))


def _described(letter: Facts) -> Iterator[FieldValue]:
    """Yield the words that describe the person in the first sentence of the facts that has such words."""
    kinds = {_OF_KIND[item.normal] for item in emergency_type(letter) if item.normal in _OF_KIND}
    pattern = _words().described[min(kinds, default="")]
    for sentence in letter.sentences:
        match = pattern.search(sentence.folded)
        if match and is_fact(letter, sentence):
            start, end = (sentence.span.start + at for at in match.span())
            yield _person(letter, Span(start, end + _age_behind(letter, end)), UNSURE)
            return


def _age_behind(letter: Facts, end: int) -> int:
    """Return the length of an age behind words for a person: `, de 16 años`."""
    tail = letter.after(end, 40)
    match = re.match(r"\s*,?\s*\w{2,3}\s+(?:\w+\s+)?\d{1,2}", tail)
    unit = _words().age.match(tail, match.end()) if match else None
    return unit.end() if unit else 0


def _person(letter: Facts, span: Span, confidence: float) -> FieldValue:
    around = (
        letter.before(span.start, 60) + letter.folded[span.start : span.end] + letter.after(span.end, 60).split(";")[0]
    )
    ages = [(n, unit) for n in find_numerals(around, letter.base) if (unit := _words().age.match(around, n.span.end))]
    if ages and ages[0][0].value.isdecimal():
        months = ages[0][1][0].strip().startswith(("mes", "mont"))
        years = int(ages[0][0].value)
        group = "minor" if years < _GROWN or months else "adult"
        note = f"age given: {years} {'months' if months else 'years'}"
    elif child := _words().child.search(around):
        group, note = "minor", f"called {child[0]}"
    else:
        group, note = "", "age not given"
    return value(letter, span, confidence, normal=group, note=note)
