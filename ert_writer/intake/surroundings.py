"""The words around the people and identifiers of a letter: whose they are, what they are there for, who signs."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cache, cached_property

from ert_writer.content.place import per_content
from ert_writer.countries.load import Catalogue, catalogue
from ert_writer.countries.phrases import PhraseIndex
from ert_writer.intake.facts import Facts
from ert_writer.intake.identifiers import is_identifier
from ert_writer.intake.persons import Named
from ert_writer.model.case import Role
from ert_writer.model.findings import Span
from ert_writer.model.text import Entity, EntityKind
from ert_writer.text.expressions import expression

ACCOUNTS = frozenset({
    EntityKind.HANDLE, EntityKind.URL, EntityKind.USER_ID, EntityKind.UUID, EntityKind.IP, EntityKind.IMEI,
    EntityKind.MAC,
})  # fmt: skip
REACHABLE = frozenset({EntityKind.PHONE, EntityKind.EMAIL})
THIRD = frozenset({
    Role.SUSPECT, Role.VICTIM, Role.IN_DANGER, Role.RELATIVE, Role.WITNESS, Role.BYSTANDER, Role.LAWYER, Role.PARTY,
})  # fmt: skip
"""Roles of people whose telephone or mailbox is never the officer's."""

PEOPLE_ROLES = THIRD | {Role.SUPERIOR}
_ANSWER_REACH = 60
_CUE_REACH = 60
_LONGEST = 60
"""No phrase of the country files is longer."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that tell whose something is, or what it is there for."""

    span: Span
    meanings: tuple[str, ...]
    form: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """A role with how sure it is and what decided it."""

    role: Role
    confidence: float
    why: str
    name: str = ""
    """Of the person whose it is, where the letter says so."""


_MOST = {Role.WITNESS: 0.88, Role.BYSTANDER: 0.85, Role.LAWYER: 0.88}
"""How sure the words for a role can be: who reports is often the victim, a friend often a witness."""


def calibrated(verdict: Verdict) -> Verdict:
    """Return a verdict no surer than the words for its role have proved on letters that nobody tuned on."""
    return replace(verdict, confidence=min(verdict.confidence, _MOST.get(verdict.role, 1.0)))


def between(cues: tuple[Cue, ...], start: int, end: int) -> tuple[Cue, ...]:
    """Return the cues, in order, that begin inside a stretch."""
    first = bisect_left(cues, start, key=lambda cue: cue.span.start)
    return cues[first : bisect_left(cues, end, key=lambda cue: cue.span.start)]


def preceding(cues: tuple[Cue, ...], position: int, reach: int) -> tuple[Cue, ...]:
    """Return the cues, in order, that end at most `reach` code points before a position."""
    near = between(cues, max(0, position - reach - _LONGEST), position)
    return tuple(cue for cue in near if position - cue.span.end <= reach)


@dataclass(frozen=True)
class Surroundings:
    """A letter with the words around its entities; each list is made once."""

    letter: Facts

    @cached_property
    def things(self) -> tuple[Entity, ...]:
        """The telephones, mailboxes and accounts, in order."""
        numbered = [number.span for number in self.letter.numbers]
        kinds = ACCOUNTS | REACHABLE
        found = (e for e in self.letter.entities if e.kind in kinds and is_identifier(e))
        return tuple(e for e in found if not any(_share(e.span, span) for span in numbered))

    @cached_property
    def people(self) -> tuple[Cue, ...]:
        """The words for people, outside identifiers."""
        return self._cues(*catalogue().person_words)

    @cached_property
    def uses(self) -> tuple[Cue, ...]:
        """The words for what an account or number is there for, outside identifiers."""
        return self._cues(*catalogue().use_words)

    @cached_property
    def signs(self) -> tuple[Cue, ...]:
        """The words around the name of who signs, of who only approves, and of whom another signs for."""
        phrases, meanings = catalogue().sign_words  # in the text as it is: `Vo.Bo.` looks like an address
        found = phrases.find(self.letter.folded)
        return tuple(Cue(Span(start, end), meanings[form], form) for start, end, form in found)

    @cached_property
    def before_names(self) -> tuple[Cue, ...]:
        """The words right before a person's name that tell the role: `en agravio de`."""
        return self._cues(*catalogue().before_names)

    @cached_property
    def after_names(self) -> tuple[Cue, ...]:
        """The words right behind a person's name that tell the role: `desapareció`."""
        return self._cues(*catalogue().after_names)

    @cached_property
    def doings(self) -> tuple[Cue, ...]:
        """What people do with a telephone or mailbox: have it, offend from it, or something else first."""
        return self._cues(*catalogue().does_words)

    @cached_property
    def thirds(self) -> tuple[Cue, ...]:
        """The words for victims, suspects, relatives, witnesses and others who neither sign nor receive."""
        return tuple(cue for cue in self.people if Role(cue.meanings[0]) in THIRD)

    @cached_property
    def _others_harmed(self) -> bool:
        """Whether the letter speaks of a victim, of somebody in danger, or of a relative."""
        harmed = {Role.VICTIM.value, Role.IN_DANGER.value, Role.RELATIVE.value}
        return any(harmed & set(cue.meanings) for cue in self.thirds)

    def complains(self, position: int) -> bool:
        """Return whether the sentence at a place tells who complains, where the letter speaks of nobody else harmed."""
        sentence = self.letter.sentence_at(position).span
        harmed = self.letter.hits.of("roles", "harms", "harmed-by", "suffers", "holds-account", "offence")
        told = self.letter.hits.within("roles", sentence, "complains")
        return bool(harmed) and not self._others_harmed and bool(told)

    def cue_before(self, person: Named) -> Cue | None:
        """Return the words for a third party that lead to a name: `la víctima, de nombre Ana Paz`."""
        return self.cue_to(person.lead)

    def cue_to(self, position: int) -> Cue | None:
        """Return the words for a third party that lead to a place."""
        folded, to_name = self.letter.folded, catalogue().to_name
        for cue in reversed(preceding(self.thirds, position, _CUE_REACH)):
            if cue.span.end <= position and "\n\n" not in folded[cue.span.end : position]:
                return cue if to_name.fullmatch(folded, cue.span.end, position) else None
        return None

    def cue_behind(self, person: Named) -> Cue | None:
        """Return the words for a third party that are behind a name: `Ana Paz (madre)`, `Ana Paz es testigo`."""
        letter = self.letter
        link = _apposition(catalogue()).match(letter.folded, person.span.end)
        if link is None or "\n" in letter.document.text[person.span.end : link.end()]:
            return None
        cue = next(iter(between(self.thirds, link.end(), link.end() + 1)), None)
        if cue and any(0 <= other.lead - cue.span.end <= 3 for other in letter.people):
            return None  # `…, víctima Ana Paz`: the words lead to the next name
        return cue

    def third_between(self, start: int, end: int) -> bool:
        """Return whether words for a third party are in a stretch."""
        return bool(between(self.thirds, start, end))

    def answers_near(self, person: Named) -> bool:
        """Return whether the words for an answer are before a name in its sentence, and nobody else between them."""
        start = max(self.letter.sentence_at(person.lead).span.start, person.lead - _ANSWER_REACH)
        before = self.within(Span(start, person.lead), self.people)
        return bool(before) and "officer" in before[-1].meanings

    def is_badge_word(self, folded: str) -> bool:
        """Return whether a folded text begins with the words for a badge: `legajo 214`."""
        return _badge_word(catalogue()).match(folded) is not None

    def _cues(self, phrases: PhraseIndex, meanings: dict[str, tuple[str, ...]]) -> tuple[Cue, ...]:
        masked = list(self.letter.folded)
        for entity in self.things:
            masked[entity.span.start : entity.span.end] = "\x01" * (entity.span.end - entity.span.start)
        folded = "".join(masked)
        found = phrases.find(folded)
        cues = (Cue(Span(start, end), meanings[form], form) for start, end, form in found)
        return tuple(cue for cue in cues if not _in_office_name(folded, cue))

    def stretch(self, entity: Entity) -> Span:
        """Return where the words that govern an entity may stand: its sentence, cell or line up to it."""
        letter, start = self.letter, entity.span.start
        sentence = letter.sentence_at(start).span
        line = letter.line_at(start)
        begin = max(sentence.start, line.span.start if line else 0) if sentence.start < sentence.end else start
        if start - begin < 25 and line and _abbreviated().search(letter.folded[line.span.start : begin]):
            begin = max(line.span.start, letter.sentence_at(max(line.span.start, begin - 3)).span.start)
        cut = letter.folded.rfind(";", begin, start)
        return Span(cut + 1 if cut >= 0 else begin, start)

    def before(self, entity: Entity) -> Entity | None:
        """Return the thing right before an entity in the same stretch."""
        stretch = self.stretch(entity)
        found = [e for e in self.things if stretch.start <= e.span.start < entity.span.start]
        return found[-1] if found else None

    def within(self, span: Span, cues: tuple[Cue, ...], *meanings: str) -> list[Cue]:
        """Return the cues of some meanings inside a span."""
        inside = (cue for cue in between(cues, span.start, span.end) if cue.span.end <= span.end)
        return [cue for cue in inside if not meanings or set(meanings) & set(cue.meanings)]


def _in_office_name(folded: str, cue: Cue) -> bool:
    """Return whether words for people belong to an office's name: `Fiscalía de Personas Desaparecidas`."""
    if not {"victim", "in-danger", "relative"} & set(cue.meanings):
        return False
    before = folded[max(0, cue.span.start - 60) : cue.span.start]
    return bool(_office_before().search(before)) or (cue.form.endswith("s") and bool(_rank_before().search(before)))


@cache
def _apposition(known: Catalogue) -> re.Pattern[str]:
    possessive = rf"(?:{known.written.possessives}|{known.written.articles})\s+"
    set_off = r"\s*[,(]\s*(?:\d{1,3}(?:\s+\w{4,6})?\s*[,)]\s*)?"
    return expression(rf"(?:{set_off}|\s+(?:{known.written.copulas})\s+)(?:{possessive})*")


@cache
def _badge_word(known: Catalogue) -> re.Pattern[str]:
    return expression(rf"(?:{known.cues['badge']})(?![a-z])")


@per_content()
def _abbreviated() -> re.Pattern[str]:
    """Match a short rank or title before a place: `Cpl. Rolle at …` begins no sentence."""
    known = catalogue()
    return expression(
        rf"(?:^|[\s/])(?=[a-z]{{1,5}}\.\s+$)(?:{known.ranks}|{known.honorifics}|cpl|tel|cel|com|det|cons|wpc)\.\s+$"
    )


@per_content()
def _office_before() -> re.Pattern[str]:
    return expression(rf"(?<!\w)(?:{catalogue().units}|delitos|crimes|conselho|alerta)(?!\w)[^.,;:\n()]{{0,40}}$")


@per_content()
def _rank_before() -> re.Pattern[str]:
    return expression(rf"(?<!\w){catalogue().ranks}(?!\w)[^.,;:\n()]{{0,40}}$")


def _share(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
