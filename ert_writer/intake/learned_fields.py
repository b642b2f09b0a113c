"""Fields chosen among candidates by all the evidence around each, weighed with figures learnt from labelled letters.

A field's rules say which candidate they take and how sure they are; that is evidence too, and the strongest. Where the
rules know no words of a letter, what stands around a candidate decides, and where they take what only looks like one,
such as messages that a story tells of, it speaks against. Confidence is the share of such answers that proved right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from ert_writer.intake import agency as agencies
from ert_writer.intake import deadline as deadlines
from ert_writer.intake import requests
from ert_writer.intake.badge import officer_badge
from ert_writer.intake.durations import Duration
from ert_writer.intake.facts import Facts
from ert_writer.intake.linear import LinearModel, packaged_models
from ert_writer.intake.values import value
from ert_writer.model.case import FieldValue, Role

MODELS = "fields"
YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be a field's value.

    Attributes:
        value: to be shown, with the confidence of the rules.
        names: the evidence for and against it.
        by_rule: whether the rules take it.
    """

    value: FieldValue
    names: tuple[str, ...]
    by_rule: bool


def category_candidates(letter: Facts) -> Iterator[Candidate]:
    """Yield each category of data that a letter names, with the words around all its mentions."""
    ruled = {item.normal: item for item in requests.data_categories(letter)}
    page = letter.page
    for name in requests.CATEGORIES:
        mentions = [item for item in letter.data_mentions if item.category == name]
        if not mentions:
            continue
        own = ruled.get(name)
        names = [f"category:{name}", f"rule:{own is not None}", f"rule:{_level(own)}", f"rule:{name}:{_level(own)}"]
        names += [f"asked-by-rule:{len(ruled)}", f"mentions:{min(len(mentions), 3)}"]
        for item in mentions:
            names += [f"stance:{item.stance}:{_tenth(item.confidence)}", f"stance:{name}:{item.stance}"]
            names += [f"generic:{item.generic}", *(f"word:{w}" for w in letter.folded[slice(*item.span)].split())]
            names += page.around(item.span)
        best = own or value(letter, mentions[0].span, 0.5, normal=name, note="named; the words around speak for it")
        yield Candidate(best, tuple(dict.fromkeys(names)), own is not None)


def deadline_candidates(letter: Facts) -> Iterator[Candidate]:
    """Yield each time and length of time of the live message that could be the officer's deadline."""
    ruled = {item.time_span: item for item in deadlines.candidates(letter)}
    taken = deadlines.deadline(letter)
    page = letter.page
    for sentence in letter.sentences:
        if letter.in_mail_header(sentence.span.start):
            continue
        things = deadlines.times_of(letter, sentence)
        for thing in things:
            found = ruled.get(thing.span)
            chosen = bool(found and taken and taken[0].span == found.span)
            held = found or deadlines.candidate_of(letter, thing)
            shown = deadlines.read(letter, held)
            if shown is None:
                continue
            names = [f"rule:{found is not None}", f"rule-takes:{chosen}", f"alone:{len(things)}", *_time(thing)]
            if found:
                names.append(f"strength:{_tenth(found.strength)}")
            names += [f"word:{w}" for w in re.findall(r"[a-z]+", letter.folded[slice(*thing.span)])]
            yield Candidate(shown, tuple(dict.fromkeys((*names, *page.around(thing.span)))), chosen)


def _time(thing: object) -> Iterator[str]:
    if isinstance(thing, Duration):
        hours = thing.length.total_seconds() / 3600
        size = "hours" if hours < 25 else "days" if hours < 24 * 21 else "long"
        yield f"length:{size}:{bool(thing.working_days)}:{bool(thing.months)}"
    else:
        day, clock, relative = (
            getattr(thing, "day", None),
            getattr(thing, "time", None),
            getattr(thing, "relative", False),
        )
        yield f"moment:{day is not None}:{clock is not None}:{relative}"


def agency_candidates(letter: Facts) -> Iterator[Candidate]:
    """Yield the parts of the lines above and below the letter, and the offices of running text."""
    taken = [item.span for item in letter.agency_and_unit[0] if item.span]
    page = letter.page
    for place, span in agencies.places(letter):
        text = letter.folded[slice(*span)]
        words = re.findall(r"[a-z]+", text)
        if not words or len(words) > 16 or len(text) < 3:
            continue
        names = [
            f"rule:{span in taken}",
            f"place:{place}",
            f"level:{agencies.level_of(text)}",
            f"words:{min(len(words), 8)}",
        ]
        names += [
            f"first:{words[0]}",
            f"last:{words[-1]}",
            f"pair:{'_'.join(words[:2])}",
            *(f"word:{w}" for w in words),
        ]
        shape = letter.text[slice(*span)]
        names += [
            f"capitals:{shape.isupper()}",
            f"title-case:{shape.istitle()}",
            f"digits:{any(map(str.isdigit, shape))}",
        ]
        found = value(letter, span, 0.5, note="the words of it and its place speak for it")
        yield Candidate(found, tuple(dict.fromkeys((*names, *page.around(span)))), span in taken)


CANDIDATES: Mapping[str, Callable[[Facts], Iterator[Candidate]]] = {
    "data_categories": category_candidates,
    "deadline": deadline_candidates,
    "agency": agency_candidates,
}
"""The fields that are chosen so, each with what may be its value."""


def model_of(field: str) -> LinearModel:
    """Return the model of a field."""
    return packaged_models(MODELS)[field]


def _rated(letter: Facts, field: str) -> Iterator[tuple[float, Candidate]]:
    model = model_of(field)
    for item in CANDIDATES[field](letter):
        yield model.probabilities(item.names).get(YES, 0.0), item


def asked_categories(letter: Facts) -> tuple[FieldValue, ...]:
    """Return the categories of data that a letter asks for."""
    model = model_of("data_categories")
    found = [(chance, item) for chance, item in _rated(letter, "data_categories") if chance >= 0.5]
    return tuple(replace(item.value, confidence=model.confidence(chance)) for chance, item in found)


def _best(letter: Facts, field: str, least: float) -> tuple[FieldValue, ...]:
    rated = list(_rated(letter, field))
    chance, item = max(rated, key=lambda pair: pair[0], default=(0.0, None))
    if item is None or chance < least:
        return ()
    sure = model_of(field).confidence(chance)
    return (replace(item.value, confidence=sure if item.by_rule else min(sure, 0.75)),)


def chosen_deadline(letter: Facts) -> tuple[FieldValue, ...]:
    """Return the officer's deadline."""
    return _best(letter, "deadline", 0.4) or tuple(item for item in deadlines.deadline(letter) if not item.normal)


def chosen_agency(letter: Facts) -> tuple[FieldValue, ...]:
    """Return the officer's agency."""
    return _best(letter, "agency", 0.2) or letter.agency_and_unit[0]


def chosen_number(letter: Facts, role: Role, ruled: tuple[FieldValue, ...]) -> tuple[FieldValue, ...]:
    """Return the numbers of a role, by the rules and by the evidence around each.

    Args:
        letter: that names them.
        role: `CASE` or `LETTER`.
        ruled: the numbers that the rules take; those that the evidence speaks against are left out.
    """
    judged = {item.value.span: item for item in letter.roles}
    kept = tuple(
        replace(item, confidence=min(item.confidence, judged[item.span].value.confidence))
        if item.span in judged and judged[item.span].role is role
        else replace(item, confidence=min(item.confidence, _UNLIKELY))
        for item in ruled
        if item.span not in judged or judged[item.span].role in (role, Role.UNKNOWN)
    )
    if kept:
        return kept
    found = [item.value for item in letter.roles if item.role is role]
    best = max(found, key=lambda item: item.confidence, default=None)
    return (best,) if best else tuple(replace(item, confidence=min(item.confidence, _UNLIKELY)) for item in ruled)


_UNLIKELY = 0.6


def chosen_badge(letter: Facts) -> tuple[FieldValue, ...]:
    """Return the officer's badge: the rules', else the number that the evidence calls one."""
    ruled = officer_badge(letter)
    found = [item.value for item in letter.roles if item.role is Role.BADGE] if not ruled else []
    best = max(found, key=lambda item: item.confidence, default=None)
    return ruled or ((best,) if best else ())


def _level(item: FieldValue | None) -> str:
    return "none" if item is None else _tenth(item.confidence)


def _tenth(confidence: float) -> str:
    return f"{confidence:.1f}"
