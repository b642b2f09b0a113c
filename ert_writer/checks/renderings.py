"""How a pair renders the concepts of the glossary: what the source says, what the target says for it.

Shared by the four terminology checks, so that one pair is read once and what they say fits together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ert_writer.checks import anaphora, nominal, partial
from ert_writer.content.place import per_content
from ert_writer.model.checking import CheckContext, Pair
from ert_writer.model.findings import Severity, Span
from ert_writer.model.language import EN, base, region
from ert_writer.model.terms import Term
from ert_writer.terminology.index import MAY_OCCUR, OCCURS, Exactness, TermIndex, TermMatch

_ES = "AR BO CL CO CR CU DO EC ES GQ GT HN MX NI PA PE PH PR PY SV UY VE"
_PT = "AO BR CV GW MO MZ PT ST TL"
_EN = "AU BZ CA GB GY IE IN JM NZ SG TT UK US ZA"
_REGIONS = {"es": frozenset(_ES.split()), "pt": frozenset(_PT.split()), "en": frozenset(_EN.split())}


_NAMED = 0.5
"""From this confidence on a `target_only` term of the source rules its concept's refused renderings out."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """One concept of the source and what the target has for it.

    Attributes:
        concept: its id.
        source: its first occurrence in the source.
        fitting: accepted terms in the target that the region asked for allows.
        elsewhere: accepted terms in the target that belong to other regions only.
        rivals: concepts that own the same words of the source.
        taken_up: both point back to the concept (`dicha orden judicial`, `that order`), or the target says it within or
            across other terms (`partial`) or with the verb of a noun (`nominal`).
    """

    concept: str
    source: TermMatch
    fitting: tuple[TermMatch, ...]
    elsewhere: tuple[TermMatch, ...]
    rivals: frozenset[str]
    taken_up: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A pair as the glossary sees it.

    Attributes:
        renderings: by concept, in the order of the source.
        refused: deprecated and superseded terms in the target that must not be there.
        named: the source's first word for each concept that it names or may name.
        region: the region that counts; empty when any will do.
    """

    renderings: tuple[Rendering, ...]
    refused: tuple[TermMatch, ...]
    named: tuple[TermMatch, ...]
    region: str

    def satisfied(self, rendering: Rendering) -> bool:
        """Return whether the target has an accepted term of the concept, or of one that owns the same source words."""
        return bool(rendering.taken_up or rendering.fitting) or any(
            other.fitting or other.taken_up for other in self.renderings if other.concept in rendering.rivals
        )


_NOTHING = Reading((), (), (), "")


def read(pair: Pair, context: CheckContext) -> Reading:
    """Return how the pair renders the glossary's concepts; nothing without a glossary."""
    return _read(pair, context.terms) if isinstance(context.terms, TermIndex) else _NOTHING


@per_content(maxsize=4096)  # four checks ask for the same pair, one after the other
def _read(pair: Pair, index: TermIndex) -> Reading:
    wanted = wanted_region(pair)
    if pair.source.strip() == pair.target.strip():
        return _NOTHING  # a name or a reference line; anything else is `untranslated`
    named = [m for m in index.find(pair.source, pair.source_language, at_least=_NAMED) if _names(m)]
    found = [match for match in named if match.confidence >= OCCURS]
    target = _closest(index.find(pair.target, pair.target_language, at_least=MAY_OCCUR))
    renderings = tuple(
        _rendering(index, pair, match, found, target, wanted)
        for match in sorted(_first_of_each(found), key=lambda match: match.span)
        if index.accepted(match.concept, base(pair.target_language))
    )
    return Reading(renderings, _refused(target, named), tuple(_first_of_each(named)), wanted)


def _names(match: TermMatch) -> bool:
    """Return whether a source match is sure, or a word too general to ask but not to rule wrong renderings out."""
    return match.term.status.accepted and (match.confidence >= OCCURS or match.term.target_only)


def _first_of_each(matches: Sequence[TermMatch]) -> Iterable[TermMatch]:
    return {match.concept: match for match in reversed(matches)}.values()


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
    target_language = base(pair.target_language)
    regional = index.accepted(match.concept, target_language, wanted) if wanted else ()
    elsewhere = tuple(m for m in accepted if regional and region(m.term.language) not in ("", wanted))
    places = {other.span for other in found if other.concept == match.concept}
    rivals = frozenset(other.concept for other in found if other.span in places) - {match.concept}
    fitting = tuple(m for m in accepted if m not in elsewhere)
    terms = index.accepted(match.concept, target_language)
    longer = [other for other in target if other.concept != match.concept]
    taken_up = not accepted and (
        anaphora.is_taken_up(pair, match.span, terms)
        or partial.is_said(pair.source, match, pair.target, longer, terms)
        or (target_language == EN and nominal.is_said(pair.target, terms))
    )
    return Rendering(match.concept, match, fitting, elsewhere, rivals, taken_up)


def _refused(target: Sequence[TermMatch], named: Sequence[TermMatch]) -> tuple[TermMatch, ...]:
    """Return refused terms of concepts in the source, and `always` ones, but where they render something else.

    A refused term that is too general (`target_only`) counts only where the source surely names another concept as
    well: an *audiencia* beside a judge is no audience. A refused term renders something else where another concept
    accepts it. So does a single word where each of the
    source's words for its concept has an accepted term already: `answer this letter at our office` renders `oficio`.
    """
    sure = {match.concept for match in named if match.confidence >= OCCURS}
    said = Counter({concept: len(spans) for concept, spans in _places(named).items()})
    have = _places([match for match in target if match.term.status.accepted and match.concept in said])
    rendered = {span for spans in have.values() for span in spans}
    return tuple(
        match
        for match in target
        if not match.term.status.accepted
        and match.confidence >= (_NAMED if match.term.target_only else OCCURS)
        and match.span not in rendered
        and (match.term.always or match.concept in said)
        and not (match.term.target_only and sure <= {match.concept})
        and not (_is_common(match) and len(have.get(match.concept, ())) >= said[match.concept])
    )


def _is_common(match: TermMatch) -> bool:
    return len(match.words) == 1 and not match.term.always


def _places(matches: Iterable[TermMatch]) -> dict[str, set[Span]]:
    places: dict[str, set[Span]] = {}
    for match in matches:
        places.setdefault(match.concept, set()).add(match.span)
    return places


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
