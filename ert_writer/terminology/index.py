"""The term index: a glossary compiled so that its terms are found in running text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from ert_writer.content.place import per_content
from ert_writer.model.findings import Span
from ert_writer.model.language import Language, base, region
from ert_writer.model.terms import Concept, Glossary, Term, TermStatus
from ert_writer.terminology.compiled import Forms, Hit
from ert_writer.terminology.compiling import compile_language
from ert_writer.terminology.context import Reading, noun_reading, opens_a_verb, verb_reading
from ert_writer.terminology.matching import close_hyphens, find_hits
from ert_writer.terminology.pattern import part_of_speech
from ert_writer.terminology.resolution import longest
from ert_writer.text.fold import lower
from ert_writer.text.words import Word, words

OCCURS = 0.7
"""From this confidence on a term is in the text: enough to ask for its target, or to forbid it."""
MAY_OCCUR = 0.4
"""From this confidence on a target term satisfies a concept: doubt never makes a finding."""
_UNACCENTED = 0.9
_DOUBTFUL = 0.68  # below OCCURS; times _GENERAL it is still MAY_OCCUR
_GENERAL = 0.6  # a `target_only` term: below OCCURS, so that it satisfies and never asks


class Exactness(IntEnum):
    """How closely a text holds a term."""

    LOOSE = 0  # words between, coordinated or in another order
    UNACCENTED = 1
    INFLECTED = 2
    EXACT = 3  # but for letter case


@dataclass(frozen=True, slots=True)
class TermMatch:
    """A term found in a text.

    Attributes:
        concept: the concept's id.
        term: the term, with its status, language and notes.
        span: where, from its first to its last word.
        text: what is there.
        exactness: how closely it is the term.
        confidence: 0 to 1; compare with OCCURS and MAY_OCCUR.
        words: the spans of the term's own words, without what is between them.
    """

    concept: str
    term: Term
    span: Span
    text: str
    exactness: Exactness
    confidence: float
    words: tuple[Span, ...]


_LONGEST_ACRONYM = 3


@dataclass(frozen=True, slots=True)
class LanguageTerms:
    """The terms of one base language with their concepts' indices, and the forms that find them."""

    terms: tuple[tuple[int, int], ...]
    forms: Forms


class TermIndex:
    """A compiled glossary. Values in, values out: nothing changes after it is made.

    Args:
        glossary: what was compiled.
        languages: base language to its compiled terms.
    """

    def __init__(self, glossary: Glossary, languages: dict[Language, LanguageTerms]) -> None:
        self.glossary = glossary
        self.languages = languages
        self._concepts = {concept.id: concept for concept in glossary.concepts}

    def concept(self, id: str) -> Concept:  # noqa: A002 - the model's own word
        """Return a concept.

        Raises:
            KeyError: the glossary has none of that id.
        """
        return self._concepts[id]

    def find(self, text: str, language: Language, *, at_least: float = MAY_OCCUR) -> tuple[TermMatch, ...]:
        """Return the terms of a language that the text holds, in its order: longest matches, each place once.

        Accepted and refused terms of every region are found alike; look at `term.status`. Two matches with one span
        mean that the form belongs to two concepts, or to one in two regions.

        Args:
            text: running text.
            language: base or regional tag; the region does not narrow the search.
            at_least: leave out matches of less confidence, after the longest have won.
        """
        return tuple(match for match in _matches(self, text, base(language)) if match.confidence >= at_least)

    def matches(self, text: str, language: Language) -> tuple[TermMatch, ...]:
        """Return what `find` chooses from, of any confidence; nothing is remembered."""
        compiled = self.languages.get(language)
        if compiled is None:
            return ()
        found = close_hyphens(words(text), compiled.forms)
        readings = ((hit, self._confidence(found, hit, compiled)) for hit in find_hits(found, compiled.forms))
        sure = {hit: confidence for hit, confidence in readings if confidence > 0}
        return tuple(self._match(text, found, hit, sure[hit], compiled) for hit in longest(sure, OCCURS))

    def accepted(self, concept: str, language: Language, region: str = "") -> tuple[Term, ...]:
        """Return the terms a translator may use for a concept, preferred ones first.

        Args:
            concept: its id.
            language: of the target; its own region counts when `region` is empty.
            region: such as `MX`: then only terms of that region or of the bare language; empty: any region's.
        """
        terms = self.terms(concept, language, region)
        ranked = sorted(terms, key=lambda term: term.status is not TermStatus.PREFERRED)
        return tuple(term for term in ranked if term.status.accepted)

    def refused(self, concept: str, language: Language) -> tuple[Term, ...]:
        """Return a concept's deprecated and superseded terms in a base language, of every region."""
        return tuple(term for term in self.terms(concept, base(language)) if not term.status.accepted)

    def terms(self, concept: str, language: Language, region: str = "") -> tuple[Term, ...]:
        """Return a concept's terms of any status in a language; see `accepted`."""
        wanted = region.upper() or _region(language)
        return tuple(
            term
            for term in self._concepts[concept].terms
            if base(term.language) == base(language) and (not wanted or _region(term.language) in ("", wanted))
        )

    def always(self, language: Language) -> tuple[tuple[Concept, Term], ...]:
        """Return the terms of a base language that are forbidden whatever the source says, with their concepts."""
        return tuple(
            (concept, term)
            for concept in self.glossary.concepts
            for term in concept.terms
            if term.always and not term.status.accepted and base(term.language) == base(language)
        )

    def _term(self, hit: Hit, compiled: LanguageTerms) -> tuple[Concept, Term]:
        concept_at, term_at = compiled.terms[hit.pattern.term]
        concept = self.glossary.concepts[concept_at]
        return concept, concept.terms[term_at]

    def _confidence(self, found: Sequence[Word], hit: Hit, compiled: LanguageTerms) -> float:
        """Return 0 where the words are not the term: a verb for its noun, or another form of an exact term."""
        concept, term = self._term(hit, compiled)
        if term.exact and " ".join(found[at].surface for at in hit.at) != " ".join(w.surface for w in words(term.text)):
            return 0.0
        if _is_acronym(found, hit, compiled.forms):
            return 0.0
        general = _GENERAL if term.target_only else 1.0
        reads = _reading_factor(found, hit, part_of_speech(term, concept), compiled.forms)
        if not reads and term.status.accepted and _is_participle(term.text, term.language):
            reads = _DOUBTFUL  # `the case was dismissed`: the term is a participle, whatever its concept is
        return hit.factor * general * reads

    def _match(
        self, text: str, found: Sequence[Word], hit: Hit, confidence: float, compiled: LanguageTerms
    ) -> TermMatch:
        concept, term = self._term(hit, compiled)
        span = Span(found[hit.at[0]].start, found[hit.at[-1]].end)
        exactness = _exactness(text, span, found, hit, term, compiled.forms)
        return TermMatch(
            concept=concept.id,
            term=term,
            span=span,
            text=text[span.start : span.end],
            exactness=exactness,
            confidence=round(confidence * (_UNACCENTED if exactness is Exactness.UNACCENTED else 1.0), 3),
            words=tuple(Span(found[at].start, found[at].end) for at in hit.at),
        )


@per_content(maxsize=1024)  # the line and four checks ask for the same text
def _matches(index: TermIndex, text: str, language: Language) -> tuple[TermMatch, ...]:
    return index.matches(text, language)


def compile_terms(glossary: Glossary, *languages: Language) -> TermIndex:
    """Compile a glossary for searching.

    Args:
        glossary: any glossary; a term of an unsupported language is found in its own form.
        languages: base languages to compile; all that the glossary has when none is named.
    """
    wanted = {base(language) for language in languages} or {
        base(term.language) for concept in glossary.concepts for term in concept.terms
    }
    return TermIndex(glossary, {language: _compiled(glossary, language) for language in sorted(wanted)})


def _compiled(glossary: Glossary, language: Language) -> LanguageTerms:
    places = tuple(
        (at, term_at)
        for at, concept in enumerate(glossary.concepts)
        for term_at, term in enumerate(concept.terms)
        if base(term.language) == language
    )
    pairs = ((glossary.concepts[at].terms[term_at], glossary.concepts[at]) for at, term_at in places)
    return LanguageTerms(places, compile_language(((t, part_of_speech(t, c)) for t, c in pairs), language))


def _region(language: Language) -> str:
    return region(language)


def _reading_factor(found: Sequence[Word], hit: Hit, speech: str, forms: Forms) -> float:
    if forms.language not in ("es", "pt", "en"):
        return 1.0
    slot = hit.pattern.slots[0]
    if len(hit.at) > 1:
        if slot in forms.verbs:  # `the rules that apply` do not rule
            return 0.0 if verb_reading(found, hit.at[0], forms.language) is Reading.NOUN else 1.0
        return 0.0 if opens_a_verb(found, hit.at[0], forms.language) else 1.0
    if slot in forms.capitals or speech in ("adjective", "adverb", "proper-noun"):
        return 1.0
    if slot in forms.verbs:
        return 0.0 if verb_reading(found, hit.at[0], forms.language) is Reading.NOUN else 1.0
    reading = noun_reading(found, hit.at[0], forms.language)
    return {Reading.VERB: 0.0, Reading.DOUBTFUL: _DOUBTFUL, Reading.NOUN: 1.0}[reading]


_PARTICIPLE = re.compile(r"[a-z]{3,}ed")


def _is_participle(text: str, language: Language) -> bool:
    """Return whether a term is one English word that ends as a past participle does."""
    return base(language) == "en" and _PARTICIPLE.fullmatch(text) is not None


def _exactness(text: str, span: Span, found: Sequence[Word], hit: Hit, term: Term, forms: Forms) -> Exactness:
    if hit.factor < 1:
        return Exactness.LOOSE
    if " ".join(lower(text[span.start : span.end]).split()) == " ".join(lower(term.text).split()):
        return Exactness.EXACT
    bare = any(_lacks_accents(found[at], hit.pattern.slots, forms) for at in hit.at)
    return Exactness.UNACCENTED if bare else Exactness.INFLECTED


def _is_acronym(found: Sequence[Word], hit: Hit, forms: Forms) -> bool:
    """Return whether a match without its accents is an acronym among words in small letters: `RE` is not `ré`."""
    word = found[hit.at[0]]
    short = len(hit.at) == 1 and len(word.surface) <= _LONGEST_ACRONYM and word.surface.isupper()
    mixed = any(not other.surface.isupper() for other in found)
    return short and mixed and _lacks_accents(word, hit.pattern.slots, forms)


def _lacks_accents(word: Word, slots: tuple[int, ...], forms: Forms) -> bool:
    known = [form for form, slot in forms.forms.get(word.plain, ()) if slot in slots]
    return bool(known) and word.folded not in (lower(form) for form in known)
