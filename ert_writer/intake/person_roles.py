"""What each person that a letter names is there: by apposition, by the words before and behind the name, by rank."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ert_writer.countries.load import catalogue
from ert_writer.intake.addresses import in_signature
from ert_writer.intake.deeds import by_deed
from ert_writer.intake.facts import Facts, Zone
from ert_writer.intake.officer import approves, titles
from ert_writer.intake.persons import Named
from ert_writer.intake.senders import writer_role
from ert_writer.intake.surroundings import Cue, Verdict, between, calibrated, preceding
from ert_writer.model.case import Role

_OF = re.compile(
    r"\s+(?:de\s+(?:la|el|los|las|su|una?|mi|dich[oa])|del?|d[oa]s?|de\s+uma?|of\s+the|of|for\s+the|for)\s+"
)
_OF_NAME = re.compile(r".*(?:^|\s)(?:de|del|da|do|of)\s+(?:\S+\s+)?$", re.DOTALL)
_AND = re.compile(r"(?:\s*\([^()\n]{1,40}\))?(?:,?\s+(?:y|e|and|ou|o|or)\s+|,\s+)(?:(?:a|al|de|del)\s+)?")
_AGE = re.compile(
    r"\s*[,(]?\s*(?:[^\W\d_]+\s+){0,2}(?:de\s+|tem\s+|tiene\s+)?\d{1,2}(?:\s*[,)]|\s+(?:anos|meses|years))"
)
_NOT = re.compile(r"\b(?:no|nao|not|nunca|never|jamas|tampoco)\b")
_LEADS, _BEHIND = 45, 30
_SURE, _LIKELY, _FAIR, _UNSURE, _GUESS = 0.95, 0.88, 0.75, 0.6, 0.4


@dataclass(frozen=True, slots=True)
class Judged:
    """A named person with the role, how sure it is, and what decided it."""

    person: Named
    verdict: Verdict


def people_roles(letter: Facts) -> tuple[Judged, ...]:
    """Return the role of every person that the letter names, in order; every mention of one person has one role."""
    first = [Judged(person, _verdict(letter, person)) for person in letter.people]
    agreed = [_harmed(letter, item) for item in _agreed(letter, _joined(letter, first))]
    return tuple(Judged(item.person, calibrated(item.verdict)) for item in agreed)


def _harmed(letter: Facts, judged: Judged) -> Judged:
    """Take who complains as the victim where the letter speaks of nobody else who is harmed."""
    verdict = judged.verdict
    if verdict.role is not Role.WITNESS or not letter.surroundings.complains(judged.person.span.start):
        return judged
    return Judged(judged.person, replace(verdict, role=Role.VICTIM, confidence=min(verdict.confidence, _FAIR)))


def _joined(letter: Facts, judged: list[Judged]) -> list[Judged]:
    """Give a name the role of the one before it when only `y` or a comma is between: `Ana Paz y Eva Luna`."""
    found: list[Judged] = []
    for item in judged:
        before = found[-1] if found else None
        link = letter.folded[before.person.span.end : item.person.lead] if before else ""
        verdict = item.verdict
        if before and verdict.role is Role.UNKNOWN and _AND.fullmatch(link):
            verdict = replace(before.verdict, confidence=min(before.verdict.confidence, _LIKELY))
        found.append(Judged(item.person, verdict))
    return found


def _agreed(letter: Facts, judged: list[Judged]) -> list[Judged]:
    """Give every mention of a person the role of the surest; a surname alone is the person with that surname."""
    names = [frozenset(letter.folded[item.person.span.start : item.person.span.end].split()) for item in judged]
    found = []
    for item, words in zip(judged, names, strict=True):
        same = [o.verdict for o, other in zip(judged, names, strict=True) if words <= other or other <= words]
        best = max(same, key=lambda verdict: (verdict.role is not Role.UNKNOWN, verdict.confidence))
        found.append(replace(item, verdict=best))
    return found


def _verdict(letter: Facts, person: Named) -> Verdict:
    officer = letter.officer
    if officer and officer.name == person.span:
        return Verdict(Role.OFFICER, officer.confidence, "who signs")
    if person.span.start < letter.cover_end and letter.part_at(person.span.start) is not Zone.HEADER:
        return _in_cover(letter, person)
    office = _led_by_office(letter, person) or _of_high_rank(letter, person)
    if approves(letter, person):
        superior = Verdict(Role.SUPERIOR, _LIKELY, "approves, or another signs for them")
        return office if office and office.role in (Role.COURT, Role.PROSECUTOR) else superior
    found = _by_neighbours(letter, person) if office is None or _third(letter, person) else office
    deed = by_deed(letter, person) if found is None or found.role in _OPEN or found.confidence <= _UNSURE else None
    if deed and found and found.role is Role.RELATIVE and deed.confidence <= _FAIR:
        return found
    return deed or found or Verdict(Role.UNKNOWN, _GUESS, "nothing beside the name says who it is")


def _third(letter: Facts, person: Named) -> bool:
    """Return whether words for a victim, suspect or other third party are right beside a name."""
    around = letter.surroundings
    return around.cue_before(person) is not None or around.cue_behind(person) is not None


def _in_cover(letter: Facts, person: Named) -> Verdict:
    """Return what somebody is whom the note above a forwarded request names: who passes it on is of the agency."""
    found = _by_neighbours(letter, person)
    if found and found.role not in (Role.OFFICER, Role.WITNESS, Role.BYSTANDER):
        return found
    head = person.title and titles().heads.match(letter.folded, *person.title)
    role = Role.SUPERIOR if head else Role.AGENCY
    return Verdict(role, _UNSURE, "in the note that passes the request on")


def _of_high_rank(letter: Facts, person: Named) -> Verdict | None:
    """Return that somebody in the body of the letter has the rank of a prosecutor or judge."""
    rank = None if in_signature(letter, person.span.start) else _by_rank(letter, person)
    return rank if rank and rank.role in (Role.COURT, Role.PROSECUTOR) else None


_OFFICE_ROLES = (Role.SUPERIOR, Role.PROSECUTOR, Role.COURT, Role.LAWYER, Role.AGENCY)
_OFFICE_REACH = 50
_TO_OFFICER = re.compile(
    r"(?:[\s.,:(]|\d{1,3}[ºª°]?|(?:es|e|is|era|was|lo|la|el|o|a|local|seccional|provincial|de|del|da|do|la|republica|the|"
    r"materia|turno|adjunt[oa]|titular|departamental|letrad[oa]|federal|estado|especializad[oa]|guardia|plantao|coordinador[a]?)"
    r"(?![a-z0-9]))*(?:sr|sra|lic|dr|dra)?[\s.]*"
)


def _led_by_office(letter: Facts, person: Named) -> Verdict | None:
    """Judge by the words for an office that lead to a name: `mi jefe es el Comisario Paz`."""
    officer = letter.officer
    if officer and officer.name == person.span:
        return None
    around = letter.surroundings
    for cue in reversed(preceding(around.people, person.lead, _OFFICE_REACH)):
        link = letter.folded[cue.span.end : person.lead]
        if cue.span.end > person.lead or "\n\n" in link:
            continue
        if _role(cue) not in _OFFICE_ROLES or not _TO_OFFICER.fullmatch(link) or not link.strip(" "):
            return None
        taken = _role(cue) is Role.AGENCY and not re.search(r"\b(?:es|e|is)\b|:", link)
        return None if taken else Verdict(_role(cue), _FAIR, f"after {cue.form!r}")
    return None


_OPEN = frozenset({Role.UNKNOWN, Role.RELATIVE, Role.BYSTANDER})
"""What a verb of harm outweighs: the stepfather who holds the girl is the suspect."""


def _by_neighbours(letter: Facts, person: Named) -> Verdict | None:
    return (
        _apposed(letter, person)
        or _led_to(letter, person)
        or _by_words_before(letter, person)
        or _by_words_behind(letter, person)
        or _by_label(letter, person)
        or _by_place(letter, person)
        or _by_rank(letter, person)
        or _by_rank_behind(letter, person)
        or _by_age(letter, person)
        or _beside_contact(letter, person)
    )


def _apposed(letter: Facts, person: Named) -> Verdict | None:
    """Judge by an apposition behind the name: `Ana Paz (madre)`, `Ana Paz, hermana de la víctima`."""
    cue = letter.surroundings.cue_behind(person)
    if cue is None:
        return None
    behind = letter.folded[cue.span.end :].lstrip(" ")
    closed = behind[:1] in (",", ")", ".", ";", "\n", "") or _OF.match(letter.folded, cue.span.end) is not None
    return Verdict(_role(cue), _SURE if closed else _LIKELY, f"before {cue.form!r}")


def _led_to(letter: Facts, person: Named) -> Verdict | None:
    """Judge by the words that lead to the name: `la víctima Ana Paz`, `her brother Devon`."""
    around = letter.surroundings
    cue = around.cue_before(person)
    if cue is None:
        return None
    link = letter.folded[cue.span.end : person.lead]
    if _role(cue) in (Role.RELATIVE, Role.LAWYER) and ":" not in link and _OF_NAME.fullmatch(link):
        child = cue.form in catalogue().children
        counterpart = Role.RELATIVE if child else Role.IN_DANGER
        return Verdict(counterpart, _UNSURE, f"somebody is their {cue.form!r}")
    head = _head(letter, cue) if "," in link or ":" in link else cue
    near = person.lead - cue.span.end <= 25
    if head is cue and cue.form in catalogue().children:
        return _of_child(letter, person, cue)
    only_young = _role(head) is Role.IN_DANGER and not _IN_DANGER.search(head.form)
    sure = near and head is cue and not only_young and not _DOUBTFUL_KIN.search(cue.form)
    return Verdict(_role(head), _SURE if sure else _LIKELY, f"after {head.form!r}")


_IN_DANGER = re.compile(r"desapar|extravi|riesgo|risco|peligro|perigo|missing|danger|risk|buscad")
_DOUBTFUL_KIN = re.compile(
    r"^(?:padrast\w+|madrast\w+|step.*|pareja|novi[oa]|namorad[oa]|boyfriend|companheir[oa]|conviv\w+|hijastr[oa]|entead[oa])$"
)
"""Kin who are often the suspect or the victim themselves."""


def _of_child(letter: Facts, person: Named, cue: Cue) -> Verdict:
    """Return what somebody's child is: one whose age is given as below eighteen is the one in danger."""
    age = _YOUNG.match(letter.folded, person.span.end)
    if age:
        return Verdict(Role.IN_DANGER, _FAIR, f"after {cue.form!r}, a minor")
    return Verdict(_role(cue), _LIKELY, f"after {cue.form!r}")


_YOUNG = re.compile(r"\s*[,(]\s*(?:(?:de|con|com)\s+)?(?:1[0-7]|\d)(?:\s+(?:anos|meses|years)|\s*[,)])")


def _head(letter: Facts, cue: Cue) -> Cue:
    """Return whose relative is meant: in `el padre de la joven, señor Paz` the father."""
    thirds = letter.surroundings.thirds
    at = thirds.index(cue)
    before = thirds[at - 1] if at else None
    return before if before and _OF.fullmatch(letter.folded, before.span.end, cue.span.start) else cue


def _by_words_before(letter: Facts, person: Named) -> Verdict | None:
    for cue in reversed(preceding(letter.surroundings.before_names, person.lead, _LEADS)):
        if cue.span.end <= person.lead and catalogue().to_name.fullmatch(letter.folded, cue.span.end, person.lead):
            return Verdict(_role(cue), _LIKELY, f"after {cue.form!r}")
    for cue in preceding(letter.surroundings.doings, person.lead, 10):
        if "offends" in cue.meanings and catalogue().to_name.fullmatch(letter.folded, cue.span.end, person.lead):
            return Verdict(Role.SUSPECT, _FAIR, f"after {cue.form!r}")
    return None


def _by_words_behind(letter: Facts, person: Named) -> Verdict | None:
    end = letter.sentence_end(person.span.end, person.span.end + _BEHIND)
    for cue in between(letter.surroundings.after_names, person.span.end, end):
        if cue.span.start >= person.span.end:
            words = letter.folded[person.span.end : cue.span.start]
            taken = any(person.span.end <= other.span.start < cue.span.start for other in letter.people)
            if (
                "\n" not in letter.document.text[person.span.end : cue.span.start]
                and not taken
                and len(words.split()) <= 4
                and not _NOT.search(words)
            ):
                return Verdict(_role(cue), _FAIR, f"before {cue.form!r}")
    return None


_HEADS = re.compile(
    r"(?:^|[\n.;,])\s*(?:comisario|(?:jef[ea]|chefe)(?:\s[\w ]{1,25})?|comandante|director[a]?|titular|"
    r"delegad[oa]\s+titular)\s*:\s*(?:[\w.º°]+\s+){0,4}$"
)
_NEXT_ABOVE = re.compile(
    r"\b(?:jef[ea]\s+inmediat[oa]|chefe\s+imediat[oa]|superior\s+inmediat[oa]|immediate\s+(?:superior|supervisor))"
    r"\s*[:|]\s*(?:[\w.º°]+\s+){0,3}$"
)
_PROSECUTORS = re.compile(
    r"(?:\bfiscal(?:ia)?(?:\s+(?:a\s+cargo|de\s+turno|asignad[oa]|interviniente))?\s*:\s*|\b(?:fiscalia|promotoria)\b[^.\n;:]{0,20},\s*)$"
)


def _by_label(letter: Facts, person: Named) -> Verdict | None:
    """Judge by a label right before the name: `Comisario: Mayor Paz` under another's signature, `Fiscal a cargo: …`."""
    before = letter.folded[max(0, person.lead - 50) : person.lead]
    if _PROSECUTORS.search(before):
        return Verdict(Role.PROSECUTOR, _FAIR, "after the word for a prosecutor")
    if _NEXT_ABOVE.search(letter.folded, max(0, person.lead - 50), person.span.start):
        return Verdict(Role.SUPERIOR, 0.85, "after the words for the immediate superior")
    officer = letter.officer
    if (
        officer
        and officer.name.end < person.lead
        and _HEADS.search(letter.folded, max(0, person.lead - 50), person.span.start)
    ):
        return Verdict(Role.SUPERIOR, 0.8, "after the label of a head, below who signs")
    return None


_RANK_BEHIND = re.compile(
    r"\s*[,\n(–-]\s*\*{0,2}(?:(?P<court>juez|jueza|juiz|juiza|magistrad[oa]|judge)|(?P<prosecutor>fiscala?|promotora?|procuradora?|prosecutor)|"
    r"(?P<clerk>secretari[oa]|escriva[o]?|actuari[oa]|chefe\s+de\s+(?:cartorio|secretaria)))(?!\w)"
)


def _by_rank_behind(letter: Facts, person: Named) -> Verdict | None:
    """Judge by the office behind the name: `Dra. Celia Paz, Jueza`; a clerk is of the office that writes."""
    match = _RANK_BEHIND.match(letter.folded, person.span.end)
    if match is None:
        return None
    roles = {"court": Role.COURT, "prosecutor": Role.PROSECUTOR, "clerk": Role.OFFICER}
    office = str(match.lastgroup)
    return Verdict(roles[office], _UNSURE if office == "clerk" else _FAIR, "before the office")


def _by_place(letter: Facts, person: Named) -> Verdict | None:
    if not in_signature(letter, person.span.start):
        return None
    if letter.is_private:
        return Verdict(writer_role(letter), _FAIR, "the writer, a private person")
    return Verdict(Role.OFFICER, _FAIR, "in the signature") if letter.officer else None


def _by_age(letter: Facts, person: Named) -> Verdict | None:
    """Take somebody whose age is given as the one in danger: `Juan Paz, comerciante de 52 años`."""
    if _AGE.match(letter.folded, person.span.end):
        return Verdict(Role.IN_DANGER, _UNSURE, "the age is given")
    return None


def _beside_contact(letter: Facts, person: Named) -> Verdict | None:
    """Take somebody whom an answer may reach as of the agency: `Dúvidas: (61) 2555-0103, com Vera Prado`."""
    if letter.surroundings.answers_near(person) and letter.folded[: person.lead].endswith(("com ", "con ", "with ")):
        return Verdict(Role.AGENCY, _UNSURE, "named beside the words for an answer")
    return None


def _by_rank(letter: Facts, person: Named) -> Verdict | None:
    """Judge somebody with a rank: a prosecutor, a judge, else another officer."""
    if person.title is None:
        return None
    words = letter.folded[person.title.start : person.title.end]
    phrases, meanings = catalogue().person_words
    roles = [role for _, _, form in phrases.find(words) for role in meanings[form]]
    for role in (Role.COURT, Role.PROSECUTOR):
        if role.value in roles:
            return Verdict(role, _FAIR, f"with the rank {words!r}")
    if titles().heads.match(words) and letter.officer:
        return Verdict(Role.SUPERIOR, _UNSURE, f"with the rank {words!r}")
    return Verdict(Role.OFFICER, _UNSURE, f"with the rank {words!r}")


def _role(cue: Cue) -> Role:
    return Role(cue.meanings[0])
