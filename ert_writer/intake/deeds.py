"""What the verbs of a letter say of the persons it names: who harms is the suspect, who is harmed the victim."""

from __future__ import annotations

import re

from ert_writer.intake.facts import Facts
from ert_writer.intake.persons import Named
from ert_writer.intake.surroundings import Verdict
from ert_writer.lexicon.model import Hit
from ert_writer.model.case import Role
from ert_writer.model.findings import Span

_DEEDS = ("harms", "harmed-by", "suffers", "tells", "authorises", "named-suspect", "holds-account")
"""Kinds of `lexicon/roles.toml` that say of a name beside them who it is; an offence is told of nobody by itself."""
_NEAR = 60
_TELEPHONE = re.compile(r"\s*[,(]?\s*\+?\(?\d[\d\s()-]{5,18}\d\)?,?\s*")
_SET_OFF = r"(?:\s*,[^,.;:\n]{1,45},|\s*\([^)\n]{1,40}\))?"
_TO_VERB = re.compile(
    rf"{_SET_OFF}\s*,?\s*(?:(?:quien|que|quem|who|ya|ja|ahora|agora|hoy|ontem|anoche|ayer|tambien|also|"
    r"le|la|lo|les|las|los|me|nos|se|lhe|ha|habia|had|has|have|is|was|esta|estaba|estava|vem|viene)\s+)*"
)
_KIN_OF = re.compile(
    r".*\b(?:de|del|da|do|of)\s+(?:(?:la|el|su|sua|seu|un|una|uma?|the|his|her)\s+)?(?:\w+\s+)?", re.DOTALL
)
_OBJECT = re.compile(
    r"(?:\s+[^\s,.;:\n]+){0,6}?\s+al?(?:\s+(?:la|los|las|el|su|sus|una?|mi))?(?:\s+[^\W\d_]+){0,3}[\s,:(]*", re.DOTALL
)
_BARE_OBJECT = re.compile(
    r"(?:\s+de\s+morte|\s+to\s+kill|\s+matar)?(?:\s+(?:a|o|as|os|ao|um|uma|sua|seu|the|his|her|their|my))?(?:\s+[^\W\d_-]+(?:-[^\W\d_]+)?){0,3}[\s,:(]*"
)
_AGENT = re.compile(r"(?:\s+(?:el|la|su|un|una|o|a|seu|sua|um|uma|his|her|the|one))?(?:\s+[^\W\d_]+){0,3}[\s,:(]*")
_NEGATED = re.compile(r"\b(?:no|nao|nunca|jamas|not|never|nadie|ninguem|nobody|sin|sem|ni|nem)\s+(?:\w+\s+){0,2}$")


def by_deed(letter: Facts, person: Named) -> Verdict | None:
    """Return what a verb right before or behind a name says of the person; a negated verb says nothing."""
    sentence = letter.sentence_at(person.span.start).span
    before = [h for h in _hits(letter, Span(sentence.start, person.lead)) if h.span.end >= person.lead - _NEAR]
    before = [h for h in before if _told(letter, h)]
    behind = list(_hits(letter, Span(person.span.end, min(sentence.end, person.span.end + _NEAR + 30))))
    for hit in (h for h in behind if _told(letter, h)):
        verdict = _of_subject(letter, person, hit)
        if verdict:
            return verdict
    return _of_object(letter, person, before[-1]) if before else None


def _hits(letter: Facts, span: Span) -> tuple[Hit, ...]:
    return letter.hits.within("roles", span, *_DEEDS)


def _told(letter: Facts, hit: Hit) -> bool:
    return _NEGATED.search(letter.before(hit.span.start, 25)) is None


def _of_subject(letter: Facts, person: Named, hit: Hit) -> Verdict | None:
    """Judge by the verb behind the name: `Hugo Paz, alias Toro, amenaza`, `Hugo Paz es el señalado`."""
    link = _TELEPHONE.sub(" ", letter.folded[person.span.end : hit.span.start])
    others = any(person.span.end <= other.span.start < hit.span.start for other in letter.people)
    if hit.row.kind == "named-suspect" and not others:
        return Verdict(Role.SUSPECT, 0.9, "the letter calls the person so")
    if not _TO_VERB.fullmatch(link):
        return None
    return _of_verb(letter, person, hit)


def _of_verb(letter: Facts, person: Named, hit: Hit) -> Verdict | None:
    if hit.row.kind == "harms":
        return Verdict(Role.SUSPECT, 0.85, f"before {letter.folded[slice(*hit.span)]!r}")
    if hit.row.kind == "suffers":
        return Verdict(Role.VICTIM, 0.75, "what the person receives or fears")
    if hit.row.kind == "tells":
        return Verdict(Role.WITNESS, 0.75, f"before {letter.folded[slice(*hit.span)]!r}")
    if hit.row.kind == "authorises" and person.title is not None:
        return Verdict(Role.SUPERIOR, 0.85, "who authorises it")
    return None


def _of_object(letter: Facts, person: Named, hit: Hit) -> Verdict | None:
    """Judge by the verb before the name: `amenazó de muerte a Ana Paz`, `golpeada por Hugo Paz`."""
    link = letter.folded[hit.span.end : person.lead]
    if any(hit.span.end <= other.span.start < person.lead for other in letter.people):
        return None
    if hit.row.kind == "holds-account" and _AGENT.fullmatch(link):
        return Verdict(Role.SUSPECT, 0.6, "the account that the money went to is in this name")
    said = f"after {letter.folded[slice(*hit.span)]!r}"
    if hit.row.kind == "harmed-by" and _AGENT.fullmatch(link):
        return Verdict(Role.SUSPECT, 0.85, said)
    spanish = letter.base == "es"
    fits = (_OBJECT if spanish else _BARE_OBJECT).fullmatch(link)
    if hit.row.kind == "harms" and fits and not _KIN_OF.fullmatch(link.replace("de muerte", "")):
        return Verdict(Role.VICTIM, 0.85, said)
    return None
