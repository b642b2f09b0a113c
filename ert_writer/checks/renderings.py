"""How a pair renders the concepts of the glossary: what the source says, what the target says for it.

Shared by the four terminology checks, so that one pair is read once and what they say fits together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ert_writer.model.checking import CheckContext, Pair
from ert_writer.model.findings import Severity
from ert_writer.model.language import base, region
from ert_writer.model.terms import Term
from ert_writer.terminology.index import MAY_OCCUR, OCCURS, Exactness, TermIndex, TermMatch

_ES = "AR BO CL CO CR CU DO EC ES GQ GT HN MX NI PA PE PH PR PY SV UY VE"
_PT = "AO BR CV GW MO MZ PT ST TL"
_EN = "AU BZ CA GB GY IE IN JM NZ SG TT UK US ZA"
_REGIONS = {"es": frozenset(_ES.split()), "pt": frozenset(_PT.split()), "en": frozenset(_EN.split())}


@dataclass(frozen=True, slots=True)
class Rendering:
    """One concept of the source and what the target has for it.

    Attributes:
        concept: its id.
        source: its first occurrence in the source.
        fitting: accepted terms in the target that the region asked for allows.
        elsewhere: accepted terms in the target that belong to other regions only.
        rivals: concepts that own the same words of the source.
    """

    concept: str
    source: TermMatch
    fitting: tuple[TermMatch, ...]
    elsewhere: tuple[TermMatch, ...]
    rivals: frozenset[str]


@dataclass(frozen=True, slots=True)
class Reading:
    """A pair as the glossary sees it.

    Attributes:
        renderings: by concept, in the order of the source.
        refused: deprecated and superseded terms in the target that must not stand there.
        region: the region that counts; empty when any will do.
    """

    renderings: tuple[Rendering, ...]
    refused: tuple[TermMatch, ...]
    region: str

    def satisfied(self, rendering: Rendering) -> bool:
        """Return whether the target has an accepted term of the concept, or of one that owns the same source words."""
        return any(
            other.fitting for other in self.renderings if other is rendering or other.concept in rendering.rivals
        )


_NOTHING = Reading((), (), "")


def read(pair: Pair, context: CheckContext) -> Reading:
    """Return how the pair renders the glossary's concepts; nothing without a glossary."""
    return _read(pair, context.terms) if isinstance(context.terms, TermIndex) else _NOTHING


@lru_cache(maxsize=4096)  # four checks ask for the same pair, one after the other
def _read(pair: Pair, index: TermIndex) -> Reading:
    wanted = wanted_region(pair)
    if pair.source.strip() == pair.target.strip():
        return _NOTHING  # a name or a reference line; anything else is `untranslated`
    found = [m for m in index.find(pair.source, pair.source_language, at_least=OCCURS) if m.term.status.accepted]
    target = _closest(index.find(pair.target, pair.target_language, at_least=MAY_OCCUR))
    first = {match.concept: match for match in reversed(found)}
    renderings = tuple(
        _rendering(index, pair, match, found, target, wanted)
        for match in sorted(first.values(), key=lambda match: match.span)
        if index.accepted(match.concept, base(pair.target_language))
    )
    return Reading(renderings, _refused(target, frozenset(match.concept for match in found)), wanted)


def _closest(target: Sequence[TermMatch]) -> tuple[TermMatch, ...]:
    """Leave out an accepted term that is a refused one of its concept, turned round: `death risk`, `risk of death`."""
    refused = {
        (match.concept, match.span)
        for match in target
        if not match.term.status.accepted and match.exactness is not Exactness.LOOSE
    }
    return tuple(
        match
        for match in target
        if match.exactness is not Exactness.LOOSE
        or not match.term.status.accepted
        or (match.concept, match.span) not in refused
    )


def wanted_region(pair: Pair) -> str:
    """Return the region asked for, when it is one of the target language: `MX` says nothing about English terms."""
    asked = pair.region.upper() or region(pair.target_language)
    return asked if asked in _REGIONS.get(base(pair.target_language), frozenset()) else ""


def _rendering(
    index: TermIndex, pair: Pair, match: TermMatch, found: Sequence[TermMatch], target: Sequence[TermMatch], wanted: str
) -> Rendering:
    accepted = [other for other in target if other.concept == match.concept and other.term.status.accepted]
    regional = index.accepted(match.concept, base(pair.target_language), wanted) if wanted else ()
    elsewhere = tuple(m for m in accepted if regional and region(m.term.language) not in ("", wanted))
    places = {other.span for other in found if other.concept == match.concept}
    rivals = frozenset(other.concept for other in found if other.span in places) - {match.concept}
    return Rendering(match.concept, match, tuple(m for m in accepted if m not in elsewhere), elsewhere, rivals)


def _refused(target: Sequence[TermMatch], said: frozenset[str]) -> tuple[TermMatch, ...]:
    """Return refused terms of concepts in the source, and `always` ones, but where they render what accepts them."""
    rendered = {match.span for match in target if match.term.status.accepted and match.concept in said}
    return tuple(
        match
        for match in target
        if not match.term.status.accepted
        and match.confidence >= OCCURS
        and (match.concept in said or match.term.always)
        and match.span not in rendered
    )


def suggestions(context: CheckContext, concept: str, pair: Pair) -> tuple[str, ...]:
    """Return the accepted target terms of a concept, best first: those of the region asked for, else all."""
    index: TermIndex = context.terms
    language = base(pair.target_language)
    terms = index.accepted(concept, language, wanted_region(pair)) or index.accepted(concept, language)
    return tuple(dict.fromkeys(term.text for term in terms))


def weight(context: CheckContext, concept: str, *terms: Term) -> Severity:
    """Return the severity of a finding on a concept: a warning at most where a wording is unconfirmed."""
    index: TermIndex = context.terms
    severity = index.concept(concept).severity
    return min(severity, Severity.WARNING) if any(term.unconfirmed for term in terms) else severity
