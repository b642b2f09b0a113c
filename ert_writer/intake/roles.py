"""What everything in a letter is there: whose a telephone is, which accounts are asked about, which number is what.

The words come from `countries/people.toml`. A telephone, mailbox or account gets its role from the words around it:
its label, the owner named just before or after it, the request it is in, the signature or letterhead around.
Some mistakes are excluded by the order of the rules: what is under the words for a victim, suspect or relative is
never the officer's, and the recipient's own mailbox is never asked about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ert_writer.content.place import per_content
from ert_writer.countries.load import catalogue
from ert_writer.intake.addresses import domain_of, in_letterhead, in_signature, is_official, names_officer
from ert_writer.intake.badge import officer_badge
from ert_writer.intake.cancelled import cancelled_spans
from ert_writer.intake.facts import Facts
from ert_writer.intake.identifiers import account_name, is_identifier
from ert_writer.intake.labels import under_requester
from ert_writer.intake.letter import Line
from ert_writer.intake.numbers import Numbered, concerns_another, is_persons_document, letter_number
from ert_writer.intake.officer import Person, sender_named
from ert_writer.intake.senders import writer_role
from ert_writer.intake.surroundings import ACCOUNTS, REACHABLE, THIRD, Cue, Surroundings, Verdict, calibrated
from ert_writer.intake.values import value
from ert_writer.model.case import EntityRole, Role
from ert_writer.model.findings import Span
from ert_writer.model.text import Entity, EntityKind
from ert_writer.text.spans import overlaps, union

SURE, LIKELY, UNSURE, GUESS = 0.95, 0.85, 0.6, 0.4
_OWNER = {
    Role.SUSPECT: Role.ACCOUNT_OF_SUSPECT,
    Role.VICTIM: Role.ACCOUNT_OF_VICTIM,
    Role.IN_DANGER: Role.ACCOUNT_OF_VICTIM,
    Role.PLATFORM: Role.ACCOUNT_OF_PLATFORM,
}
_OFFENCE_REACH = 45
_POSSESSIVE = re.compile(
    r"\s*(?:su|sus|sua|seu|o|his|her|their)\s+(?:n[uº]\w*|tel\w*|cel\w*|movil|zap|whatsapp|phone|cell|mobile)\b"
)
_WEAK_CONTACT = re.compile(
    r"(?:tel\.|telefono|numero|my)?\s?(?:de\s+)?conta[ct]to?s?$|^(?:contact|dudas|respuesta|resposta|at(?:ento|enta))$"
)
_JOINED = re.compile(
    r"(?:\s*\([^()\d@]{1,40}\))?[\s,;/|·•()-]*(?:(?:y|e|o|u|ou|and|or|y/o|e/ou)\s+)?(?:(?:a\s+los|los|aos|el|la|al?|ao?|o|de|del|do|da|no|na|en\s+el|por|at)\s+)?"
    r"(?:(?:tel\w*|fono|fone|cel\w*|movil|whats\s?app|zap|correo|e-?mail|mail|phone|cell|mobile|numero|ip|imei|user\s?id|id(?:\s+de\s+usuario)?|uid|cuenta|perfil|usuario|conta|account)\b\.?\s*:?)?[\s,;:/|(]*"
)
_USES = re.compile(
    r"\b(?:utiliz\w+|us(?:a|o|aba|ava|ou|ando|es|ed|ing)|emple\w+|maneja\w*|opera\w*|tiene|tem|posee|possui)\b"
)
_APPROVES = re.compile(r"^(?:vo\b.*|visto bueno|de acordo|supervisora?|superior.*|jefe inmediato|chefe imediato)$")
_VERBS = re.compile(
    r"\b(?:recib\w+|receb\w+|escrib\w+|escrev\w+|(?<!se\s)llam[oa]|llamaron|llamand\w+|llamad[oa]|contacta\w*|amenaz\w+|ameac\w+|extors\w+|mand[oa]|mandan|"
    r"envia\w*|envio|enviou|dijo|disse|public[oa]\w*|habl[oa]\w*|convers\w+|falav\w+|falou|mantien\w+|mantinha|met|meet\w*|talk\w*|spoke|"
    r"secuestr[oa]|secuestrado\s+por|sequestrou|acos\w+|agred\w+|mat[oa]r?|exig\w+|pid(?:e|en|io|ieron|iendo)|ped(?:e|em|iu|indo)|fue|foi|was|were|received|wrote|sent|called|"
    r"threaten\w+|chat\w*|mensaj\w+|mensag\w+|messag\w+|conoci\w+|conhec\w+|ofrec\w+|difund\w+|sub[ií]\w*|salio|saiu)\b"
)
_FROM_OFFENDER = re.compile(
    r"(?:(?:habl|convers|contact|chate|relacion|mantien|mantinh|falav|fala|vincul|met\b|meet|talk|spok|speak)\w*\b[^.;\n]{0,25}\b(?:con|com|with|to|is|a)\b[^.;\n]{0,20}$)|"
    r"(?:amenaz\w+|ameac\w+|extors\w+|acos\w+|hostig\w+|captad\w+|contactad\w+|aliciad\w+|mensaj\w+|mensag\w+|messages?|llamadas?|"
    r"ligacoes|threat\w*|exig\w+|video\w*|fotos?|audios?|imagen\w*)\b[^.;\n]{0,40}\b(?:por|desde|de|del|do|da|pelo|pela|from|by|en|no|na|on|a\s+traves\s+de)\b[^.;\n]{0,25}$"
)
_OF = re.compile(r"\s+(?:de\s+(?:la|el|los|las|su|una?|mi|dich[oa])|del?|d[oa]s?|de\s+uma?|of\s+the|of)\s+")
_CONNECTED = re.compile(
    r"\s*(?:\(|\)\s*,\s*(?:(?:la|el|su|a|o|sua|seu|quien\s+es)\s+)?|[,–-]?\s*(?:"
    r"que\s+(?:es|era|fue|e|foi|pertenec\w+|usa\w*|utiliza\w*)(?:\s+(?:usad|utilizad|emplead)[oa]\s+p\w+)?\b|el\s+cual\s+pertenece|correspond\w+\s+(?:al?|ao)|"
    r"pertenec\w+|propiedad|a\s+nombre\s+de|usad[oa]\s+p\w+|utilizad[oa]\s+p\w+|en\s+uso\s+de|es\s+(?:el|la)?|e\s+d[oa]|"
    r"registrad[oa]\s+a\s+nombre|de\s+l[ao]s?|del?|d[oa]s?|belong\w+\s+to|used\s+by|of\s+the)\b)[^.;\n@]{0,24}?$"
)
_OF_THEM = re.compile(r"\b(?:de\s+(?:el|ella)|dele|dela|hers|his)\s*:?\s*$")
_SENT_LINE = re.compile(r"^(?:de|from|remitente|remetente)\s*:")
_TO_LINE = re.compile(r"^(?:para|to|cc|cco|bcc|con\s+copia|destinatario|com\s+copia)\s*:")
_EXTENSION = re.compile(r"(?:ext(?:ension)?|int(?:erno)?|ramal|anexo)\b\.?\s*:?\s*(?:n\S{0,2}\s*)?$")
_ACCOUNT_ROLES = frozenset({
    Role.ACCOUNT_ASKED, Role.ACCOUNT_OF_SUSPECT, Role.ACCOUNT_OF_VICTIM, Role.ACCOUNT_MENTIONED,
})  # fmt: skip
_WEIGHT = {
    Role.ACCOUNT_CANCELLED: 0, Role.PLATFORM: 1, Role.RECIPIENT: 1, Role.ACCOUNT_ASKED: 2, Role.VICTIM: 3,
    Role.IN_DANGER: 3,
    Role.SUSPECT: 3, Role.RELATIVE: 3, Role.WITNESS: 3, Role.BYSTANDER: 3, Role.LAWYER: 3, Role.ACCOUNT_OF_VICTIM: 4,
    Role.ACCOUNT_OF_SUSPECT: 5, Role.OFFICER: 6, Role.SUPERIOR: 6, Role.AGENCY: 7, Role.PROSECUTOR: 7, Role.COURT: 7,
    Role.ACCOUNT_MENTIONED: 8,
}  # fmt: skip
"""Which of two roles of one thing counts: the lower number."""
_PAYMENT_IDS = frozenset({"cuenta-bancaria", "cbu", "clabe", "conta", "tarjeta"})


def entity_roles(letter: Facts) -> tuple[EntityRole, ...]:
    """Return everything that the letter names with its role, in order of appearance."""
    around = letter.surroundings
    found = [*_things(around), *_numbers(letter), *_others(letter), *_people(letter), *_older(letter)]
    found += _unclaimed(letter, [item.value.span for item in found if item.value.span])
    return tuple(sorted(found, key=lambda item: item.value.span or Span(0, 0)))


def _things(around: Surroundings) -> Iterator[EntityRole]:
    for entity, judged in _verdicts(around):
        verdict = calibrated(_harmed(around, entity, judged))
        shown = value(around.letter, entity.span, verdict.confidence, normal=entity.normal, note=verdict.why)
        yield EntityRole(entity.kind.value, shown, verdict.role, entity.country, verdict.name)


def _verdicts(around: Surroundings) -> list[tuple[Entity, Verdict]]:
    letter = around.letter
    old = cancelled_spans(letter, around.things)
    found: list[tuple[Entity, Verdict]] = []
    for entity in around.things:
        if entity.span in old:
            verdict = Verdict(Role.ACCOUNT_CANCELLED, LIKELY, "the letter takes it back in words beside it")
        elif entity.kind in REACHABLE:
            verdict = _writers(letter, _of_reachable(around, entity, found))
        else:
            verdict = _of_account(around, entity, found)
        found.append((entity, verdict))
    return _agreed(found)


def _harmed(around: Surroundings, entity: Entity, verdict: Verdict) -> Verdict:
    """Take a number of who complains as the victim's where the letter speaks of nobody else who is harmed."""
    if verdict.role is not Role.WITNESS or not around.complains(entity.span.start):
        return verdict
    return replace(verdict, role=Role.VICTIM, confidence=min(verdict.confidence, 0.75))


def _writers(letter: Facts, verdict: Verdict) -> Verdict:
    """Give a private writer's telephone and mailbox the writer's role: nobody there is an officer."""
    if verdict.role is not Role.OFFICER or not letter.is_private:
        return verdict
    return Verdict(writer_role(letter), min(verdict.confidence, LIKELY), f"{verdict.why}; the writer is no officer")


def _agreed(found: list[tuple[Entity, Verdict]]) -> list[tuple[Entity, Verdict]]:
    """Give every mention of a thing one role: the one that its surest decisive mention has.

    What is the officer's in one place and another person's in the next is the other person's, and unsure.
    """
    best: dict[str, Verdict] = {}
    for entity, verdict in found:
        key = _key(entity)
        before = best.get(key)
        best[key] = verdict if before is None else _agreement(before, verdict)
    return [(entity, best[_key(entity)]) for entity, _ in found]


def _agreement(one: Verdict, other: Verdict) -> Verdict:
    first, second = sorted((one, other), key=lambda verdict: (_WEIGHT.get(verdict.role, 9), -verdict.confidence))
    mixed = Role.OFFICER in (one.role, other.role) and one.role is not other.role
    if mixed and first.role in THIRD | {Role.ACCOUNT_ASKED} and second.role is Role.OFFICER:
        return replace(first, confidence=min(first.confidence, UNSURE), why=f"{first.why}; elsewhere as the officer's")
    return first


def _key(entity: Entity) -> str:
    return account_name(entity.normal or entity.text)


def _of_reachable(around: Surroundings, entity: Entity, found: list[tuple[Entity, Verdict]]) -> Verdict:
    """Return whose a telephone or mailbox is."""
    if entity.kind is EntityKind.PHONE and _BANK_WORD.search(around.letter.before(entity.span.start, 60)):
        return Verdict(Role.BANK_ACCOUNT, UNSURE, "after the words for a payment into an account")
    return (
        _by_header(around, entity)
        or _officer_behind(around.letter, entity)
        or _by_coordination(around, entity, found)
        or _by_words(around, entity)
        or _by_list(around, entity)
        or _by_place(around, entity)
    )


def _officer_behind(letter: Facts, entity: Entity) -> Verdict | None:
    """Return that the officer's name is in the brackets right behind a thing: `9955 0171 (Tte. Gracia Lobo)`."""
    officer = letter.officer
    if officer is None or letter.folded[entity.span.end :].lstrip()[:1] != "(":
        return None
    closing = letter.folded.find(")", entity.span.end, entity.span.end + 80)
    return (
        Verdict(Role.OFFICER, LIKELY, "before the officer's name")
        if entity.span.end < officer.name.end <= closing
        else None
    )


def _by_header(around: Surroundings, entity: Entity) -> Verdict | None:
    """Judge by the mail's header and by lines such as `Para:`: who it was sent to is the recipient."""
    letter = around.letter
    line = letter.line_at(entity.span.start)
    shown = letter.folded[line.span.start : line.span.end] if line else ""
    text = entity.text.lower()
    sender = text in letter.document.header("from").lower()
    if entity.kind is EntityKind.EMAIL and text in letter.document.header("to").lower():
        role = Role.RECIPIENT if is_official(domain_of(entity.text)) else Role.PLATFORM
        return Verdict(role, SURE, "the mail was sent to it")
    if entity.kind is EntityKind.EMAIL and text in letter.document.header("cc").lower():
        return _of_copy(entity)
    if _TO_LINE.match(shown):
        role = Role.RECIPIENT if is_official(domain_of(entity.text)) else Role.PLATFORM
        return Verdict(role, LIKELY, "the line names the recipient")
    if entity.kind is EntityKind.EMAIL and (sender or _SENT_LINE.match(shown)):
        return _of_sender(letter, entity, line, own=bool(sender))
    if entity.span.start < letter.cover_end and not letter.in_mail_header(entity.span.start):
        return Verdict(Role.AGENCY, UNSURE, "in the note that passes the request on")
    return None


def _of_sender(letter: Facts, entity: Entity, line: Line | None, *, own: bool) -> Verdict:
    """Return whose the mailbox is that a mail came from: the officer's, unless it only passes a request on."""
    cover = letter.cover_end
    if not cover or (line is not None and line.span.start >= cover) or names_officer(letter, entity.text):
        return Verdict(Role.OFFICER, 0.92 if own else LIKELY, "the mail came from it")
    return Verdict(Role.AGENCY, 0.75, "the mail that passes the request on came from it")


def _of_copy(entity: Entity) -> Verdict:
    """Return whose mailbox got a copy: a prosecutor's, a court's or an office's by its words, else the platform's."""
    if not is_official(domain_of(entity.text)):
        return Verdict(Role.PLATFORM, LIKELY, "the mail was copied to it")
    phrases, meanings = catalogue().person_words
    words = " ".join(re.split(r"[^a-z]+", entity.text.lower()))
    said = {meaning for _, _, form in phrases.find(words) for meaning in meanings[form]}
    if _PROSECUTION.search(entity.text.lower()) or "prosecutor" in said:
        return Verdict(Role.PROSECUTOR, 0.8, "a prosecutor's mailbox that got a copy")
    if "court" in said:
        return Verdict(Role.COURT, 0.8, "a court's mailbox that got a copy")
    return Verdict(Role.AGENCY, 0.7, "an office's mailbox that got a copy")


_PROSECUTION = re.compile(
    r"(?<![a-z])(?:mp[a-z]{0,3}|mpf|uf[a-z]{0,3}|fisc[a-z]*|promotoria|minpublico|ministeriopublico)(?![a-z])"
)


def _by_coordination(around: Surroundings, entity: Entity, found: list[tuple[Entity, Verdict]]) -> Verdict | None:
    """Give a thing the role of the one before it when only `y`, a comma or a dash is between them."""
    earlier = around.before(entity)
    if earlier is None or not found or found[-1][0] is not earlier:
        return None
    if earlier.kind is not entity.kind and (earlier.kind in ACCOUNTS) != (entity.kind in ACCOUNTS):
        return None
    between = around.letter.folded[earlier.span.end : entity.span.start]
    alias = entity.kind in ACCOUNTS and "(" in between  # `@lobo (user id 700…)` is one account
    if not _JOINED.fullmatch(between) or (_owner_after(around, entity) and not alias):
        return None
    last = found[-1][1]
    return replace(last, confidence=round(last.confidence * 0.97, 2), why=f"beside {earlier.text}: {last.why}")


def _by_words(around: Surroundings, entity: Entity) -> Verdict | None:
    """Judge by the nearest words that say whose it is, on either side, and by the request it is in."""
    stretch = around.stretch(entity)
    earlier = around.before(entity)
    window = Span(earlier.span.end, stretch.end) if earlier else stretch
    cue = _nearest(around, window, entity)
    after = _owner_after(around, entity)
    asked = _asked(around, stretch, entity)
    if after and after.role in THIRD | {Role.AGENCY} and not (asked and cue is None):
        return after
    owner = _owner_before(around, window, entity)
    return (
        _offended(around, window, entity)
        or _officers_own(around, cue, owner, entity)
        or (asked if not (owner and _named_since(around, stretch, entity)) else None)
        or owner
        or _by_office(around, cue, window, entity)
    )


def _officers_own(around: Surroundings, cue: Cue | None, owner: Verdict | None, entity: Entity) -> Verdict | None:
    """Return that the words for an answer stand nearest before a thing: `mi cel`, `comunicarse al`."""
    if cue is None or _role(cue) is not Role.OFFICER or (owner and _WEAK_CONTACT.search(cue.form)):
        return None
    if not _last(around, cue, entity):
        return None
    return Verdict(Role.OFFICER, _contact_confidence(around, cue, entity), f"after {cue.form!r}")


def _by_office(around: Surroundings, cue: Cue | None, window: Span, entity: Entity) -> Verdict | None:
    if cue and _role(cue) in (Role.AGENCY, Role.SUPERIOR, Role.PROSECUTOR, Role.COURT, Role.PLATFORM):
        return _institution(around, cue, window, entity)
    return _by_rank(around, window) or _named_line(around, window, entity)


@dataclass(frozen=True, slots=True)
class _Mention:
    """Somebody whom the letter mentions, by words such as `la madre` or by name."""

    lead: int
    end: int
    role: Role
    confidence: float
    said: str
    name: str = ""


def _mentions(around: Surroundings, span: Span) -> list[_Mention]:
    """Return who is mentioned inside a span, in order; a name counts with its role, unless that is unknown."""
    cues = [_Mention(c.span.start, c.span.end, _role(c), SURE, c.form) for c in around.within(span, around.thirds)]
    letter = around.letter
    named = [
        _Mention(item.person.lead, item.person.span.end, item.verdict.role, item.verdict.confidence, name, name)
        for item in letter.people_roles
        if item.verdict.role is not Role.UNKNOWN
        and span.start <= item.person.span.start
        and item.person.span.end <= span.end
        for name in (letter.text[item.person.span.start : item.person.span.end],)
    ]
    return sorted([*cues, *named], key=lambda mention: mention.lead)


_FORBIDS = re.compile(r"\b(?:no|nao|not|nunca|never|sin|sem)\s+(?:\w+\s+)?$")


def _last(around: Surroundings, cue: Cue, entity: Entity) -> bool:
    """Return whether nobody else is named between words for an answer and a thing, and no word forbids the answer."""
    if _FORBIDS.search(around.letter.before(cue.span.start, 20)):
        return False
    return not any(
        m.role in THIRD | {Role.SUPERIOR} for m in _mentions(around, Span(cue.span.end, entity.span.start)) if m.name
    )


def _offended(around: Surroundings, window: Span, entity: Entity) -> Verdict | None:
    """Take what threats or calls come from as the suspect's: `quienes lo tienen marcan desde el …`."""
    near = [
        c for c in around.within(window, around.doings, "offends") if entity.span.start - c.span.end <= _OFFENCE_REACH
    ]
    behind = Span(near[-1].span.end, window.end) if near else window
    named = [m for m in _mentions(around, behind) if m.name] or around.within(behind, around.people, "officer")
    return Verdict(Role.SUSPECT, 0.9, f"after {near[-1].form!r}") if near and not named else None


def _named_since(around: Surroundings, stretch: Span, entity: Entity) -> bool:
    """Return whether somebody is mentioned between the data that are asked for and a thing."""
    named = around.within(stretch, around.uses, "data", "account")
    return bool(named) and bool(_mentions(around, Span(named[-1].span.end, entity.span.start)))


def _owner_before(around: Surroundings, window: Span, entity: Entity) -> Verdict | None:
    """Return who has a telephone or mailbox: the person mentioned before it who does nothing else first."""
    folded = around.letter.folded
    mentions = _mentions(around, window)
    if not mentions:
        return _owner_of_possessive(around, window)
    owner = _subject(mentions, folded, entity.span.start)
    between = Span(owner.end, entity.span.start)
    if _OF_THEM.search(folded[between.start : between.end]):
        return Verdict(Role.IN_DANGER, UNSURE - 0.1, f"{owner.said!r} gives somebody else's number")
    acts = around.within(between, around.doings, "acts")
    holds = around.within(Span(acts[-1].span.end, between.end), around.doings, "has") if acts else []
    if acts and not holds and owner.role is not Role.SUSPECT:
        return Verdict(Role.UNKNOWN, GUESS, f"{owner.said!r} stands before it, but does something first")
    near = between.end - between.start <= 45
    confidence = SURE if near and not acts else 0.8 if near else UNSURE
    return Verdict(owner.role, min(confidence, max(owner.confidence, UNSURE)), f"after {owner.said!r}", owner.name)


def _subject(mentions: list[_Mention], folded: str, end: int) -> _Mention:
    """Return the person whom a statement is about: the head of `la mamá de la niña`, the one before an apposition."""
    heads = [m for at, m in enumerate(mentions) if at == 0 or not _OF.fullmatch(folded[mentions[at - 1].end : m.lead])]
    last = heads[-1]
    closed = folded[mentions[-1].end : end].lstrip(" )")[:1] == ","
    opened = [m for m in heads[:-1] if m.name and folded[m.end : m.end + 2] in (", ", " (")]
    verb = len(folded[mentions[-1].end : end].split()) > 2
    return opened[-1] if closed and verb and opened and last.said != opened[-1].said else last


def _owner_of_possessive(around: Surroundings, window: Span) -> Verdict | None:
    """Return who was mentioned last where a sentence begins with `Su teléfono es …`."""
    letter = around.letter
    if not _POSSESSIVE.match(letter.folded, window.start) and not _OF_THEM.search(
        letter.folded[window.start : window.end]
    ):
        return None
    sentence = letter.sentence_at(max(window.start - 2, 0)).span
    before = [m for m in _mentions(around, Span(sentence.start, window.start)) if m.role in THIRD]
    return Verdict(before[-1].role, 0.8, f"of {before[-1].said!r}", before[-1].name) if before else None


def _named_line(around: Surroundings, window: Span, entity: Entity) -> Verdict | None:
    """Take a telephone or mailbox that the body calls an account or line as mentioned."""
    near = Span(max(window.start, window.end - 60), window.end)
    if in_signature(around.letter, entity.span.start) or not around.within(near, around.uses, "account"):
        return None
    return Verdict(Role.ACCOUNT_MENTIONED, 0.7, "the letter calls it a line or an account")


def _by_rank(around: Surroundings, window: Span) -> Verdict | None:
    """Take what follows an officer's rank and name as the officer's: `Instructor TIP K-11877, tel. …`."""
    near = around.letter.folded[max(window.start, window.end - 70) : window.end]
    return Verdict(Role.OFFICER, 0.82, "after an officer's rank") if _rank().search(near) else None


@per_content()
def _rank() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/]){catalogue().ranks}(?!\w)")


def _institution(around: Surroundings, cue: Cue, window: Span, entity: Entity) -> Verdict | None:
    """Judge by an office named before it; where the answer goes, and in a signature, it is the officer's way."""
    near = entity.span.start - cue.span.end <= 30
    answers = [c for c in around.within(window, around.people, "officer") if not _WEAK_CONTACT.search(c.form)]
    if answers and near and _role(cue) is not Role.SUPERIOR:
        return Verdict(Role.OFFICER, LIKELY, f"after {answers[-1].form!r}")
    if not near or (in_signature(around.letter, entity.span.start) and _role(cue) is not Role.SUPERIOR):
        return None
    return Verdict(_role(cue), LIKELY, f"after {cue.form!r}")


def _contact_confidence(around: Surroundings, cue: Cue, entity: Entity) -> float:
    distance = entity.span.start - cue.span.end
    official = entity.kind is EntityKind.EMAIL and is_official(domain_of(entity.text))
    signed = in_signature(around.letter, entity.span.start)
    return SURE if distance <= 40 or official or signed else 0.8


def _role(cue: Cue) -> Role:
    return Role(cue.meanings[0])


def _nearest(around: Surroundings, window: Span, entity: Entity) -> Cue | None:
    found = [cue for cue in around.within(window, around.people) if not _own_title(around, cue)]
    return found[-1] if found and entity.span.start - found[-1].span.end <= 130 else None


def _own_title(around: Surroundings, cue: Cue) -> bool:
    """Return whether words for a superior are the title of who signs: `Jefe de División` below the name."""
    letter, officer = around.letter, around.letter.officer
    if officer is None or _role(cue) is not Role.SUPERIOR or _APPROVES.search(cue.form):
        return False
    if not in_signature(letter, cue.span.start) or cue.span.start < officer.name.end:
        return False
    between = letter.document.text[officer.name.end : cue.span.start]
    return between.count("\n") <= 2 and not any(officer.name.end < p.span.start < cue.span.end for p in letter.people)


def _owner_after(around: Surroundings, entity: Entity) -> Verdict | None:
    """Return who is named as the owner just after a thing: `664-555-0143 (mamá)`, `… de la víctima`."""
    end = entity.span.end
    line = around.letter.line_at(entity.span.start)
    stop = min(end + 60, line.span.end if line else end + 60)
    for cue in around.within(Span(end, stop), around.people):
        between = around.letter.folded[end : cue.span.start]
        if _CONNECTED.match(between) and not re.search(r"\b(?:no|nao|not)\b", between) and "\n" not in between:
            if _role(cue) is Role.OFFICER:
                return None
            return Verdict(_role(cue), LIKELY, f"before {cue.form!r}")
        return None
    return None


def asks_on(letter: Facts, entity: Entity) -> bool:
    """Return whether a request for data comes before a telephone or mailbox, whoever's it is."""
    around = letter.surroundings
    return _asked(around, around.stretch(entity), entity) is not None


def _asked(around: Surroundings, stretch: Span, entity: Entity) -> Verdict | None:
    """Return that data are asked on a thing when a request and an account or its data are before it."""
    sentence = around.letter.sentence_at(entity.span.start).span
    stretch = Span(min(sentence.start, stretch.start), stretch.end)  # a list's semicolons end no request
    asks = around.within(stretch, around.uses, "asked")
    named = around.within(stretch, around.uses, "data", "account")
    payments = around.within(
        Span(max(stretch.start, entity.span.start - 40), entity.span.start), around.uses, "payment"
    )
    if not asks or not named or payments:
        return None
    officers = [c for c in around.within(stretch, around.people) if _role(c) is Role.OFFICER]
    if officers and officers[-1].span.start > named[-1].span.start:
        return None
    return Verdict(Role.ACCOUNT_ASKED, SURE, f"{asks[0].form!r} … {named[-1].form!r}")


def _by_list(around: Surroundings, entity: Entity) -> Verdict | None:
    """Judge a line of a list by the sentence that opens it: `los identificadores siguientes:`."""
    letter = around.letter
    lines = letter.lines
    here = next((n for n, line in enumerate(lines) if line.span.start <= entity.span.start < line.span.end), None)
    if here is None or entity.span.start - lines[here].span.start > 60:
        return None
    for line in reversed(lines[max(0, here - 12) : here]):
        text = letter.folded[line.span.start : line.span.end].rstrip()
        if text.endswith(":"):
            return _of_heading(around, line.span)
        if not any(line.span.start <= e.span.start < line.span.end for e in around.things):
            return None
    return None


def _list_of_accounts(around: Surroundings, entity: Entity) -> Verdict | None:
    found = _by_list(around, entity)
    if found and found.role in _OWNER:
        return replace(found, role=_OWNER[found.role])
    return found if found and found.role in _ACCOUNT_ROLES else None


def _of_heading(around: Surroundings, span: Span) -> Verdict | None:
    if around.within(span, around.uses, "account", "data") and not around.within(span, around.people, "officer"):
        return Verdict(Role.ACCOUNT_ASKED, 0.9, "in a list of what is asked about")
    people = around.within(span, around.people)
    if people and _WEAK_CONTACT.search(people[-1].form):
        return None
    return Verdict(_role(people[-1]), 0.8, f"in a list under {people[-1].form!r}") if people else None


def _by_place(around: Surroundings, entity: Entity) -> Verdict:
    """Judge by the part of the letter: signature, letterhead, or none that tells."""
    letter, start = around.letter, entity.span.start
    if in_signature(letter, start):
        if _behind_superior(around, start):
            return Verdict(Role.SUPERIOR, 0.8, "in the lines of who approves")
        return Verdict(Role.OFFICER, 0.92, "in the signature")
    return _by_form_or_head(letter, entity) or Verdict(Role.UNKNOWN, GUESS, "nothing beside it says whose it is")


def _by_form_or_head(letter: Facts, entity: Entity) -> Verdict | None:
    start = entity.span.start
    if _under_officer(letter, start):
        return Verdict(Role.OFFICER, LIKELY, "in a form, below the officer's name")
    if under_requester(letter, start):
        return Verdict(Role.OFFICER, 0.8, "in the part of a form about the requester")
    if in_letterhead(letter, start) or _above_text(letter, start):
        return Verdict(Role.AGENCY, 0.85, "in the letterhead")
    if entity.kind is EntityKind.EMAIL and is_official(domain_of(entity.text)):
        return Verdict(Role.OFFICER, UNSURE, "an official mailbox; nothing says whose")
    return None


_FORM_LINES = 5


def _above_text(letter: Facts, position: int) -> bool:
    """Return whether a place is in the short lines at the head of a letter, before the first sentence."""
    for count, line in enumerate(letter.shown_lines):
        shown = letter.text[line.start : line.end].strip()
        if count >= _FORM_LINES or len(shown) > 70 or shown.endswith((".", ";", ",")):
            return False
        if line.start <= position < line.end:
            return count > 0
    return False


def _under_officer(letter: Facts, position: int) -> bool:
    """Return whether a form's line stands a few lines below the officer's name, and names nobody else."""
    officer = letter.officer
    line = letter.shown_line(position)
    if officer is None or ":" not in letter.text[line.start : position]:
        return False
    above = [shown for shown in letter.shown_lines if officer.name.end <= shown.end and shown.start <= line.start]
    named = any(line.start <= p.span.start < position for p in letter.people)
    others = (cue for cue in letter.surroundings.thirds if officer.name.end < cue.span.start < position)
    return officer.name.end <= position and len(above) <= _FORM_LINES and not named and next(others, None) is None


def _behind_superior(around: Surroundings, start: int) -> bool:
    """Return whether the lines of who approves are between the officer's name and a place in the signature."""
    officer = around.letter.officer
    begin = signature = around.letter.signature_start
    if officer and officer.name.end < start:
        own = max(officer.name.end, officer.title.end if officer.title else 0)
        begin = max(own, signature) if signature <= start else own  # a header's `De: …, Supervisor` approves nothing
    return any(_APPROVES.search(cue.form) for cue in around.within(Span(begin, start), around.people, "superior"))


def _of_account(around: Surroundings, entity: Entity, found: list[tuple[Entity, Verdict]]) -> Verdict:
    """Return what an account is there for."""
    if not _plausible(around, entity):
        return Verdict(Role.ACCOUNT_OF_PLATFORM, LIKELY, "a page of an office or of the recipient")
    if entity.kind is EntityKind.USER_ID and not _is_user_id(around.letter, entity):
        paid = _is_payment(around.letter, entity)
        return Verdict(Role.BANK_ACCOUNT if paid else Role.UNKNOWN, GUESS, "a number that nothing calls an account")
    return (
        _by_coordination(around, entity, found)
        or _account_by_words(around, entity)
        or _list_of_accounts(around, entity)
        or _account_by_place(around, entity)
    )


_ID_CUE = re.compile(
    r"\b(?:id|ids|uid|identificador\w*|usuari[oa]|user\w*|perfil|cuenta|conta|account|numeric[oa])\b[^.\n]{0,40}$"
)
_PAID = re.compile(
    r"\b(?:clabe|cbu|cvu|banco|bancari[oa]|pix|deposit\w+|agencia|transferenc\w+|billetera|wallet|bitcoin|monto|valor|"
    r"cybertip\w*|ncmec|reporte|reference|ticket|iban)\b[^.;]{0,35}$"
)


def _is_user_id(letter: Facts, entity: Entity) -> bool:
    """Return whether a number or code is called a user's id, or is long and is on a line of its own."""
    before = letter.before(entity.span.start, 70)
    if _PAID.search(before):
        return False
    line = letter.line_at(entity.span.start)
    alone = entity.text.isdecimal() and len(entity.text) >= 14 and line is not None and len(line.text) < 80
    return alone or bool(_ID_CUE.search(before))


def _plausible(around: Surroundings, entity: Entity) -> bool:
    if entity.kind is not EntityKind.URL:
        return True
    host = re.sub(r"^\w+://", "", entity.text).split("/")[0].split("?")[0].lower()
    recipients = (around.letter.document.header(name).lower() for name in ("to", "cc"))
    bare = not re.sub(r"^\w+://[^/?]*", "", entity.text).strip("/")
    return not is_official(host) and not (bare and any(domain_of(to) == host for to in recipients if to))


def _account_by_words(around: Surroundings, entity: Entity) -> Verdict | None:
    stretch = around.stretch(entity)
    earlier = around.before(entity)
    window = Span(earlier.span.end, stretch.end) if earlier else stretch
    asked = _asked(around, stretch, entity)
    owner = _owner_of_account(around, window, entity)
    others = owner and owner.role is not Role.ACCOUNT_OF_SUSPECT and earlier is not None
    if asked and not others:
        return asked
    if owner:
        return owner
    if _FROM_OFFENDER.search(around.letter.folded[stretch.start : stretch.end]):
        return Verdict(Role.ACCOUNT_OF_SUSPECT, 0.85, "what the victim receives comes from it")
    return None


def _owner_of_account(around: Surroundings, window: Span, entity: Entity) -> Verdict | None:
    after = _owner_after(around, entity)
    if after and after.role in _OWNER:
        return replace(after, role=_OWNER[after.role])
    cue = _nearest(around, window, entity)
    if cue is None or _role(cue) not in THIRD | {Role.PLATFORM}:
        return None
    between = around.letter.folded[cue.span.end : entity.span.start]
    reach = 130 if _USES.search(between) else 60
    if _VERBS.search(between) or len(between) > reach:
        return None
    return Verdict(_OWNER.get(_role(cue), Role.ACCOUNT_MENTIONED), LIKELY, f"after {cue.form!r}")


def _account_by_place(around: Surroundings, entity: Entity) -> Verdict:
    letter = around.letter
    line = letter.line_at(entity.span.start)
    shown = letter.folded[line.span.start : line.span.end] if line else ""
    if re.match(r"(?:asunto|assunto|subject|ref\w*|mat|rv|re|fw|fwd)\b", shown) or around.within(
        around.stretch(entity), around.uses, "account"
    ):
        return Verdict(Role.ACCOUNT_MENTIONED, UNSURE, "named as an account; no request stands beside it")
    return Verdict(Role.ACCOUNT_MENTIONED, UNSURE - 0.05, "nothing beside it says what it is there for")


def _numbers(letter: Facts) -> Iterator[EntityRole]:
    """Yield the case and letter numbers: the first of the lowest rank is the case, what is cited is another's."""
    own_case = letter.case_numbers[0]
    for number in letter.numbers:
        if number.is_letter:
            role, confidence = _of_letter_number(letter, number)
        else:
            first = bool(own_case) and own_case[0].span is not None and own_case[0].span.start == number.span.start
            related = number.kind is not None and number.rank > number.kind.rank
            apart = (related and not first) or concerns_another(letter, number.span)
            role = Role.OTHER_CASE if apart else Role.CASE
            confidence = number.confidence if first or not own_case else min(number.confidence, LIKELY)
        yield EntityRole(
            "letter-number" if number.is_letter else "case-number",
            value(letter, number.span, min(confidence, SURE), note=number.kind.id if number.kind else ""),
            role,
            number.country,
        )
    taken = [number.span for number in letter.numbers]
    for entity in letter.of_kind(EntityKind.LETTER_NUMBER, EntityKind.CASE_NUMBER):
        if not any(_share(entity.span, span) for span in taken):
            role, note = _of_other_number(letter, entity)
            yield EntityRole(entity.kind.value, value(letter, entity.span, UNSURE, note=note), role, entity.country)


_CASE_WORD = re.compile(r"\b(?:causa|expediente|autos|carpeta|caso|case|proceso|processo|inquerito)\b[^.;\n\d]{0,30}$")
_OTHER_WORD = re.compile(
    r"\b(?:conex\w+|relacionad\w+|acumulad\w+|anterior\w*|otr[oa]s?|outr[oa]s?|another|other)\b[^.;\n\d]{0,20}$"
)
_BANK_WORD = re.compile(
    r"\b(?:deposit\w*|transf\w*|bancari\w*|banco)\b[^;\n]{0,45}\b(?:cuenta|conta|account)\s*(?:(?:de\s+ahorros?|corriente|corrente|poupanca|bancaria|[a-z]{2,6})\s*)?(?:n\S{0,3}\s*)?$"
)


def _of_other_number(letter: Facts, entity: Entity) -> tuple[Role, str]:
    """Return what a number is that neither a case's nor a letter's own words announce."""
    before = letter.before(entity.span.start, 60)
    if is_persons_document(letter, entity.span):
        return Role.ID_DOCUMENT, "after the words for a person's document"
    if _BANK_WORD.search(before):
        return Role.BANK_ACCOUNT, "after the words for a payment"
    if _CASE_WORD.search(before):
        own = letter.case_numbers[0] or _OTHER_WORD.search(before)
        return Role.OTHER_CASE if own else Role.CASE, "after the word for a case"
    if entity.kind is EntityKind.LETTER_NUMBER:
        return Role.EARLIER_LETTER, "cited; nothing says that it is this letter's own"
    return Role.OTHER_CASE, "cited; nothing says that it is this letter's own"


def _of_letter_number(letter: Facts, number: Numbered) -> tuple[Role, float]:
    """Return whether a number is the letter's own; a second one is of a letter that it cites."""
    own = letter_number(letter)
    if own and own[0].text != letter.text[number.span.start : number.span.end]:
        return Role.EARLIER_LETTER, 0.75
    return Role.LETTER, number.confidence if number.rank < 3 else 0.7


_FIXED = {
    EntityKind.BADGE: Role.BADGE,
    EntityKind.PLATE: Role.PLATE,
    EntityKind.STATUTE: Role.LAW,
    EntityKind.PERSONAL_ID: Role.ID_DOCUMENT,
}


def _others(letter: Facts) -> Iterator[EntityRole]:
    """Yield documents, badges, plates, laws, bank accounts and extensions."""
    taken = [number.span for number in letter.numbers]
    badges = [item.span for item in officer_badge(letter) if item.span]
    for span in badges:
        yield EntityRole(EntityKind.BADGE.value, value(letter, span, 0.92, note="the officer's"), Role.BADGE)
    taken += badges
    for entity in letter.of_kind(*_FIXED, EntityKind.NUMBER):
        if any(_share(entity.span, span) for span in taken):
            continue
        role = _FIXED.get(entity.kind)
        if entity.kind is EntityKind.NUMBER:
            role = Role.EXTENSION if _EXTENSION.search(letter.before(entity.span.start, 25)) else None
        elif entity.kind is EntityKind.PERSONAL_ID and (
            _is_payment(letter, entity) or _BANK_WORD.search(letter.before(entity.span.start, 60))
        ):
            role = Role.BANK_ACCOUNT
        if role:
            yield EntityRole(entity.kind.value, value(letter, entity.span, 0.92), role, entity.country)


def _is_payment(letter: Facts, entity: Entity) -> bool:
    """Return whether the last words before a number are a bank account's."""
    known = catalogue()
    before = letter.before(entity.span.start, 50)
    kinds = {
        here.kind.id for size in range(1, 5) for here in known.announced(" ".join(before.split()[-size:]).strip(" :.#"))
    }
    return bool(kinds & _PAYMENT_IDS) or bool(_PAID.search(before))


def _people(letter: Facts) -> Iterator[EntityRole]:
    """Yield the persons: who signs, whoever approves, and everybody whom the letter names."""
    for item in letter.people_roles:
        verdict = item.verdict
        shown = value(letter, item.person.span, verdict.confidence, note=verdict.why)
        yield EntityRole("person", shown, verdict.role, name=shown.text)
    officer = letter.officer
    named = {item.person.span for item in letter.people_roles}
    if officer and officer.name not in named:
        shown = value(letter, officer.name, officer.confidence, note="the mail's sender")
        yield EntityRole("person", shown, Role.OFFICER, name=shown.text)
        named.add(officer.name)
    sender = sender_named(letter)
    if sender and sender.name not in named:
        yield _of_sender_named(letter, sender)


def _of_sender_named(letter: Facts, sender: Person) -> EntityRole:
    """Return the role of the person whom the mail's From shows: who signs, else who passes the letter on."""
    officer = letter.officer
    words = set(letter.folded[slice(*sender.name)].split())
    signs = officer is not None and bool(words & set(letter.folded[slice(*officer.name)].split()))
    if letter.is_private:
        role, confidence = writer_role(letter), UNSURE
    else:
        role, confidence = (Role.OFFICER, LIKELY) if signs or officer is None else (Role.AGENCY, UNSURE)
    shown = value(letter, sender.name, confidence, note="the mail's sender")
    return EntityRole("person", shown, role, name=shown.text)


_REFERENCE = re.compile(
    r"(?<![\w@#./:$€-])(?:[a-z]{1,8}(?:[-./ºª° ]{0,2}))?\d[\w]*(?:[-./ºª][\w]+){0,8}"
    r"(?:\s(?:of|de)\s(?:19|20)\d\d)?(?![\w@%])"
    r"|(?<![\w@#./:-])[a-z]{2,12}(?:[-/.][\w]+){1,6}(?![\w@])"
)
"""What may be a number of a case, letter or badge by its shape alone: digits with letters, strokes and dashes."""
_CLOSED = frozenset({EntityKind.DATE, EntityKind.TIME, EntityKind.MONEY, EntityKind.PERCENTAGE, EntityKind.PHONE})


def _unclaimed(letter: Facts, taken: list[Span]) -> list[EntityRole]:
    """Return the tokens with digits that no reader knows, as numbers without a role; only evidence gives them one."""
    entities = (entity.span for entity in letter.entities if entity.kind is not EntityKind.NUMBER)
    closed = union([*taken, *entities, *(found.span for found in letter.quantities if found.kind in _CLOSED)])
    found = []
    for match in _REFERENCE.finditer(letter.folded):
        span = Span(*match.span())
        digits = sum(char.isdigit() for char in match[0])
        if digits < 3 or letter.in_mail_header(span.start) or overlaps(span, closed):
            continue
        if re.fullmatch(r"(?:19|20)\d\d", match[0]):
            continue
        shown = value(letter, span, _BY_SHAPE, note=UNCLAIMED)
        found.append(EntityRole(EntityKind.NUMBER.value, shown, Role.UNKNOWN))
    return found


_BY_SHAPE = 0.3
UNCLAIMED = "a number that no words name"
"""The note of a number that only evidence can give a role."""


OLDER = "only in an older message"
"""The note of what only an older message names: no evidence of the live one speaks for it."""


def _older(letter: Facts) -> Iterator[EntityRole]:
    """Yield what only an older message names: the accounts as mentioned, anything else as unknown."""
    live = {_key(entity) for entity in letter.entities}
    for entity in letter.older_entities:
        if entity.kind in ACCOUNTS | REACHABLE and is_identifier(entity) and _key(entity) not in live:
            role = Role.ACCOUNT_MENTIONED if entity.kind in ACCOUNTS else Role.UNKNOWN
            live.add(_key(entity))
            shown = value(letter, entity.span, UNSURE, normal=entity.normal, note=OLDER)
            yield EntityRole(entity.kind.value, shown, role, entity.country)


def _share(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
