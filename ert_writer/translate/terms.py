"""Approved terms in a translation that an engine words otherwise.

Two ways, tried in this order for each concept that the source has and the target does not have:

* *repair*: the target holds a term that the glossary refuses for the concept; the accepted term takes its place;
* *stand-in*: the source term is exchanged for a plain noun that every engine renders alike (`hospital`, `biblioteca`),
  the segment is translated again, and the accepted term takes that noun's place. Articles, prepositions and number come
  from the engine. Of several stand-ins the one whose sentence stays closest to the first draft is kept.

A term of one word is asked for only where the passage is legal: `mandado` is a warrant beside `prisão preventiva` and
a verb in `foi mandado para casa`. A repair needs no company: the refused word shows what the engine took it for.

What cannot be brought in stays as the engine had it, and the term check says so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from ert_writer.model.language import EN, ES, PT, Direction, Language
from ert_writer.model.terms import Term
from ert_writer.model.text import EntityKind
from ert_writer.model.translation import Change
from ert_writer.terminology.index import OCCURS, TermIndex, TermMatch
from ert_writer.terminology.inflecting import agree, article, gender, is_noun_phrase, is_plural
from ert_writer.translate.drafting import draft_all, judge
from ert_writer.translate.record import NAMES, Draft, Line, Sentence
from ert_writer.translate.rewriting import rewritten
from ert_writer.translate.strategies import masked, masked_more

_MOST_TERMS = 6
_ROUNDS = 4
_PLAIN = (masked, masked_more)
_PHRASE_BEFORE = re.compile(
    r"\b(?P<article>an?|the|one|this|that|any|each|said|such)\s+"
    r"(?P<phrase>(?:in|on|at|under|by|without|of)\s+(?:force|effect|progress|process|duty|charge|question|danger|custody"
    r"|arrest|seal|oath|writing|date|file|trial|review|appeal))\s$",
    re.IGNORECASE,
)
"""`one in force`: an article and a phrase that belongs behind the noun they are before."""
_GENERAL = NAMES | {EntityKind.NUMBER, EntityKind.PERCENTAGE, EntityKind.DATE, EntityKind.TIME, EntityKind.MONEY}
"""Kinds that any text holds; the others are identifiers."""
_HEADING = 4  # words; a heading or label has no company to judge by
_AUXILIARY = re.compile(
    r"\b(?:fu[ei]|fueron|foi|foram|s[ée]r|será|serão|serán|sido|sendo|siendo|fuera|fosse|ha|han|había|habían|haber|habiendo"
    r"|he|hemos|tem|têm|tinha|tinham|havia|haviam|ter|tendo|hav(?:er|ia)|se)\s+(?:\w+mente\s+|ya\s+|já\s+|também\s+)?$",
    re.IGNORECASE,
)
_PARTICIPLE = re.compile(r"\w{2,}(?:[aiu]d[oa]s?|st[oa]s?|ch[oa]s?)$", re.IGNORECASE)
_LEAST_LIKENESS = 0.5
"""The share of a new sentence's words, its terms aside, that the first draft must hold: below it too much was lost."""


@dataclass(frozen=True, slots=True)
class StandIn:
    """A noun that every engine renders alike: (singular, plural) in each language."""

    gender: str
    words: dict[Language, tuple[str, str]]


def _stand_in(gender_: str, es: str, pt: str, en: str) -> StandIn:
    pairs = {ES: es, PT: pt, EN: en}
    return StandIn(gender_, {language: (pair.split()[0], pair.split()[1]) for language, pair in pairs.items()})


STAND_INS: tuple[StandIn, ...] = (
    _stand_in("m", "hospital hospitales", "hospital hospitais", "hospital hospitals"),
    _stand_in("f", "biblioteca bibliotecas", "biblioteca bibliotecas", "library libraries"),
    _stand_in("m", "médico médicos", "médico médicos", "doctor doctors"),
    _stand_in("f", "enfermera enfermeras", "enfermeira enfermeiras", "nurse nurses"),
    _stand_in("m", "museo museos", "museu museus", "museum museums"),
    _stand_in("f", "iglesia iglesias", "igreja igrejas", "church churches"),
    _stand_in("m", "teatro teatros", "teatro teatros", "theater theaters"),
    _stand_in("f", "farmacia farmacias", "farmácia farmácias", "pharmacy pharmacies"),
)


_Plan = tuple[tuple[TermMatch, StandIn], ...]


def with_terms(sentences: Sequence[Sentence], drafts: Sequence[Draft], line: Line) -> list[Draft]:
    """Return the drafts with as many of the sources' approved terms as can be brought in; none is made worse.

    Sentences with stand-ins go to the engine together, one group of terms a round.
    """
    if line.terms is None:
        return list(drafts)
    unguarded = replace(line, guards=())  # stand-ins change what is said; the restored text is judged
    done = [_repaired_draft(sentence, draft, line) for sentence, draft in zip(sentences, drafts, strict=True)]
    waiting = {place: _open_groups(sentences[place], draft, line.terms) for place, draft in enumerate(done)}
    for round_ in range(_ROUNDS):
        trials = [
            _Trial(place, plan, variant)
            for place, groups in waiting.items()
            if round_ < len(groups)
            for plan, variant in _variants(sentences[place], groups[round_], line.terms)
        ]
        readings = draft_all([trial.sentence for trial in trials], unguarded, _PLAIN)
        for place in dict.fromkeys(trial.place for trial in trials):
            own = [(t.plan, reading.text) for t, reading in zip(trials, readings, strict=True) if t.place == place]
            better = _best_restored(sentences[place], done[place], own, line)
            if better is not None:
                done[place], waiting[place] = better, []
    return done


def _repaired_draft(sentence: Sentence, draft: Draft, line: Line) -> Draft:
    if sentence.direction is None or line.terms is None or not draft.text.strip():
        return draft
    lacking = [m for m in unmet(sentence.text, draft.text, line.terms, sentence.direction) if not _is_verb(m, sentence)]
    text, changes = _repaired(draft.text, lacking, line.terms, sentence.direction)
    return _accepted_draft(sentence, draft, text, changes, line) or draft


def _accepted_draft(
    sentence: Sentence, draft: Draft, text: str, changes: tuple[Change, ...], line: Line
) -> Draft | None:
    """Return the draft with a new text, or None where the change would lose something."""
    if not changes:
        return None
    judged = judge(sentence, replace(draft, text=text, changes=(*draft.changes, *changes)), line)
    return judged if judged.cost <= draft.cost else None


def _open_groups(sentence: Sentence, draft: Draft, index: TermIndex) -> list[tuple[TermMatch, ...]]:
    if sentence.direction is None or not draft.text.strip():
        return []
    direction = sentence.direction
    lacking = unmet(sentence.text, draft.text, index, direction)
    held = [entity.span for entity in sentence.fixed]
    open_ = [
        match
        for match in lacking
        if _noun(match, index, direction) is not None
        and not _is_verb(match, sentence)
        and _is_legal(match, sentence, index)
        and all(match.span.end <= span.start or span.end <= match.span.start for span in held)
    ]
    return _groups(open_[:_MOST_TERMS])


def _is_verb(match: TermMatch, sentence: Sentence) -> bool:
    """Return whether a term of one word is a participle behind its auxiliary here: `foi mandado para a escola`."""
    if " " in match.text or _PARTICIPLE.fullmatch(match.text) is None:
        return False
    return _AUXILIARY.search(sentence.text[: match.span.start]) is not None


def _is_legal(match: TermMatch, sentence: Sentence, index: TermIndex) -> bool:
    """Return whether a term has company that makes its passage legal: another concept or an identifier.

    A term of several words and a heading need none.
    """
    if " " in match.text or len(sentence.text.split()) <= _HEADING or sentence.direction is None:
        return True
    if any(entity.kind not in _GENERAL for entity in sentence.fixed):
        return True
    found = index.find(sentence.text, sentence.direction.source, at_least=OCCURS)
    return any(other.concept != match.concept and not _overlap(other, match) for other in found)


def _overlap(one: TermMatch, other: TermMatch) -> bool:
    return one.span.start < other.span.end and other.span.start < one.span.end


@dataclass(frozen=True, slots=True)
class _Trial:
    """A sentence with stand-ins: the place of its original, which noun stands for which term, the changed sentence."""

    place: int
    plan: _Plan
    sentence: Sentence


def _variants(sentence: Sentence, group: Sequence[TermMatch], index: TermIndex) -> Iterator[tuple[_Plan, Sentence]]:
    """Yield the sentence with stand-ins for a group of terms, two sets of them."""
    if sentence.direction is None:
        return
    for turn in range(2):
        plan = _plan(sentence.text, group, index, sentence.direction, turn)
        if plan:
            edits = [(match.span, _stand_in_word(match, noun, sentence.direction.source)) for match, noun in plan]
            text, fixed = rewritten(sentence.text, sentence.fixed, edits)
            yield plan, replace(sentence, text=text, fixed=fixed)


def _best_restored(sentence: Sentence, draft: Draft, outputs: Sequence[tuple[_Plan, str]], line: Line) -> Draft | None:
    """Return the best draft got with stand-ins, or None."""
    if sentence.direction is None or line.terms is None:
        return None
    index, direction = line.terms, sentence.direction
    before = len(unmet(sentence.text, draft.text, index, direction))
    ranked: list[tuple[float, int, str]] = []
    for turn, (plan, output) in enumerate(outputs):
        restored = _restored(output, plan, index, direction)
        lacking = unmet(sentence.text, restored, index, direction) if restored else ()
        text = restored and _repaired(restored, lacking, index, direction)[0]
        if text and len(unmet(sentence.text, text, index, direction)) < before:
            ranked.append((_likeness(draft.text, output, plan, direction.target), -turn, text))
    likeness, _, best = max(ranked, default=(0.0, 0, ""))
    if likeness < _LEAST_LIKENESS:
        return None
    return _accepted_draft(sentence, draft, best, (Change("term", draft.text, best),), line)


def unmet(source: str, target: str, index: TermIndex, direction: Direction) -> tuple[TermMatch, ...]:
    """Return the source's terms whose concepts have no accepted term in the target, each place of the source once."""
    met = {match.concept for match in index.find(target, direction.target) if match.term.status.accepted}
    matches = [
        match
        for match in index.find(source, direction.source, at_least=OCCURS)
        if match.term.status.accepted and index.accepted(match.concept, direction.target)
    ]
    satisfied = {match.span for match in matches if match.concept in met}
    lacking = {match.span: match for match in reversed(matches) if match.span not in satisfied}
    return tuple(lacking[span] for span in sorted(lacking))


def _groups(matches: Sequence[TermMatch]) -> list[tuple[TermMatch, ...]]:
    """Return all matches together first, then all but one, down to each alone."""
    sizes = range(len(matches), 0, -1) if len(matches) <= 3 else (len(matches), 1)
    return [group for size in sizes for group in combinations(matches, size)]


def _repaired(
    draft: str, lacking: Sequence[TermMatch], index: TermIndex, direction: Direction
) -> tuple[str, tuple[Change, ...]]:
    text = draft
    changes: list[Change] = []
    for match in lacking:
        refused = [
            found
            for found in index.find(text, direction.target)
            if found.concept == match.concept and not found.term.status.accepted
        ]
        if len(refused) == 1:
            mended = _put(
                text, refused[0].span.start, refused[0].span.end, _accepted(match, index, direction), direction
            )
            changes.append(Change("term-repair", text, mended))
            text = mended
    return text, tuple(changes)


def _likeness(draft: str, output: str, plan: _Plan, language: Language) -> float:
    """Return the share of the output's words, stand-ins aside, that the draft holds as well."""
    stand_ins = {word for _, noun in plan for word in noun.words[language]}
    others = [word for word in re.findall(r"\w+", output.lower()) if word not in stand_ins]
    kept = Counter(others) & Counter(re.findall(r"\w+", draft.lower()))
    return kept.total() / len(others) if others else 1.0


def _plan(source: str, group: Sequence[TermMatch], index: TermIndex, direction: Direction, turn: int) -> _Plan:
    """Give each term a stand-in of the gender it needs that the text does not hold itself."""
    free = [noun for noun in STAND_INS if not _holds(source, noun, direction)]
    plan: list[tuple[TermMatch, StandIn]] = []
    for match in group:
        wanted = _gender(match, index, direction)
        fitting = [noun for noun in free if noun.gender == wanted] or free
        if not fitting:
            return ()
        noun = fitting[turn % len(fitting)]
        free.remove(noun)
        plan.append((match, noun))
    return tuple(plan)


def _gender(match: TermMatch, index: TermIndex, direction: Direction) -> str:
    if direction.target == EN:
        return gender(match.text, direction.source)
    return gender(_accepted(match, index, direction), direction.target)


def _holds(source: str, noun: StandIn, direction: Direction) -> bool:
    words = {word for language in direction for word in noun.words[language]}
    return re.search(rf"\b(?:{'|'.join(words)})\b", source, re.IGNORECASE) is not None


def _stand_in_word(match: TermMatch, noun: StandIn, language: Language) -> str:
    head = match.text.split()[-1 if language == EN else 0]
    word = noun.words[language][is_plural(head)]
    return word.capitalize() if match.text[:1].isupper() else word


def _restored(text: str, plan: _Plan, index: TermIndex, direction: Direction) -> str | None:
    """Put the accepted terms in the stand-ins' places; None when one did not come through exactly once."""
    if not plan:
        return None
    for match, noun in plan:
        single, plural = noun.words[direction.target]
        found = list(re.finditer(rf"\b(?:{plural}|{single})\b", text, re.IGNORECASE))
        if len(found) != 1:
            return None
        text = _put(text, found[0].start(), found[0].end(), _accepted(match, index, direction), direction)
    return text


def _noun(match: TermMatch, index: TermIndex, direction: Direction) -> Term | None:
    """Return the concept's first accepted term that can stand where a noun stood: `under seal` cannot."""
    terms = index.accepted(match.concept, direction.target)
    return next((term for term in terms if is_noun_phrase(term.text, direction.target)), None)


def _accepted(match: TermMatch, index: TermIndex, direction: Direction) -> str:
    term = _noun(match, index, direction) or index.accepted(match.concept, direction.target)[0]
    return agree(term.text, direction.target, match.text, match.term.text, direction.source)


def _put(text: str, start: int, end: int, term: str, direction: Direction) -> str:
    place = text[start:end]
    if place.isupper() and len(place) > 3:
        term = term.upper()
    elif place[:1].isupper() and (start == 0 or text[:start].rstrip()[-1:] in ".:!?"):
        term = term[:1].upper() + term[1:]
    if direction.target != EN:
        return text[:start] + term + text[end:]
    before, term = _postponed(text[:start], term)
    return article(before + term + text[end:])


def _postponed(before: str, term: str) -> tuple[str, str]:
    """Return what comes before a term, and the term, with a phrase that English puts behind its noun put there.

    Small engines keep the place of a Romance adjective: `one in force library` would become `one in force restraining
    order`. A phrase of a preposition and its noun goes behind, and the article `one` becomes `a`.
    """
    found = _PHRASE_BEFORE.search(before)
    if found is None:
        return before, term
    bare = {"one": "a", "One": "A", "ONE": "A"}.get(found["article"], found["article"])
    return f"{before[: found.start()]}{bare} ", f"{term} {found['phrase']}"
