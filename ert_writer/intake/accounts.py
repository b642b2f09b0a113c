"""The accounts that data are requested on, apart from those that an older message or a correction has superseded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ert_writer.intake.addresses import domain_of, in_letterhead, in_signature, is_official, officer_score, same_place
from ert_writer.intake.facts import Facts
from ert_writer.intake.letter import Sentence
from ert_writer.intake.values import GUESS, LIKELY, SURE, UNSURE, distinct, value
from ert_writer.model.case import FieldValue
from ert_writer.model.findings import Span
from ert_writer.model.text import Entity, EntityKind
from ert_writer.text.fold import fold

_PUBLIC = (EntityKind.HANDLE, EntityKind.URL, EntityKind.USER_ID, EntityKind.UUID)
_PLATFORM_HANDLE = re.compile(
    r"@?(?:tiktok|instagram|facebook|whatsapp|telegram|twitter|x|snapchat|discord|youtube|meta|google|kwai)",
    re.IGNORECASE,
)
_LINKED = re.compile(
    r"\b(?:vinculad\w+|asociad\w+|associad\w+|registrad\w+|ligad\w+|cadastrad\w+|whats\s?app|telegram|"
    r"recuperacion|recuperacao|"
    r"linea|linha|verificad\w+|afiliad\w+|cuentas?|contas?|perfil)\b"
)
_BYSTANDER = re.compile(
    r"\b(?:denunciante|familia\w*|madre|padre|mae|pai|mama|papa|hermana|hermano|irma|irmao|testig[oa]|"
    r"testemunha|progenitor\w*|"
    r"tia|tio|abuel[oa]|avo|amig[oa]|informante|noticia\s+de\s+prensa|nota\s+periodistica|nuestra\s+pagina|"
    r"nosso\s+site|sitio\s+web|siganos|siga-nos)\b"
)
_NUMBER_OF_PAYMENT = re.compile(
    r"\b(?:clabe|cbu|cvu|banco|bancari[oa]|pix|deposit\w+|agencia|transferenc\w+|billetera|wallet|bitcoin|"
    r"monto|valor|cybertip\w*|ncmec|reporte|reference|ticket)\b"
)
_OLD_WORD = (
    r"dice|se\s+le|lia-se|decia|por\s+error|por\s+erro|por\s+equivoco|por\s+un\s+error|erronea\w*|equivocad\w+|"
    r"incorrect\w+|errad[oa]\w*|"
    r"err[oó]ne[oa]s?|sin\s+efecto|sem\s+efeito|"
    r"en\s+lugar\s+de|en\s+vez\s+de|em\s+vez\s+de|ao\s+inves\s+de|em\s+lugar\s+de|no\s+lugar\s+de|y\s+no|"
    r"e\s+nao|y\s+no\s+a|"
    r"no\s+es|nao\s+e|no\s+era|nao\s+era|no\s+corresponde\w*|nao\s+corresponde|"
    r"desconsider\w+|descart\w+|omit\w+|caso\s+omiso|ignor\w+|anteriormente|anterior(?:es)?|antes|previamente|"
    r"ya\s+no|nao\s+mais|sustituy\w+\s+a|reemplaza\s+a|substitui\w*\s+a|instead\s+of|not|disregard"
)
_NEW_WORD = (
    r"debe\s+decir|debe\s+leerse|leia-se|deve\s+constar|correct[oa]s?(?:\s+es|\s+son|\s+e)?|lo\s+correcto|"
    r"o\s+correto|corret[oa]s?|"
    r"sino|y\s+si|e\s+sim|mas\s+sim|es\s+en\s+realidad|por\s+l[ao]s?|por|es\s+(?:la\s+cuenta\s+)?(?=@)|actual|"
    r"atual|nuev[oa]|nov[oa]|solicit\w+|requier\w+|requis\w+|requer\w+|vigente|should\s+be"
)
_CORRECTS = re.compile(
    r"\b(?:rectific\w+|retific\w+|corrig\w+|correg\w+|correccion|correcao|\(no\s|\(nao\s|corregimos|corrijo|"
    r"fe\s+de\s+erratas|errata|aclar\w+|"
    r"donde\s+dice|onde\s+se\s+le|por\s+error|por\s+erro|por\s+equivoco|erroneamente|equivocad\w+|"
    r"error\s+(?:material|involuntario|de\s+tip\w+)|"
    r"erro\s+(?:material|de\s+digitacao)|sin\s+efecto|sem\s+efeito|desconsider\w+|caso\s+omiso|descart\w+|"
    r"sustitu\w+|substitu\w+|reemplaz\w+|"
    r"en\s+lugar\s+de|en\s+vez\s+de|em\s+vez\s+de|ao\s+inves|no\s+es\s+|nao\s+e\s+|y\s+no\s+|e\s+nao\s+|"
    r"cuenta\s+correcta|conta\s+correta|usuario\s+correcto|correct\w+|"
    r"ya\s+no|instead\s+of|disregard)\b"
)
_OPENING = ('"', "“", "«")
_REST_OF_NAME = re.compile(r"(?: [^\s\"”»@]{1,25}){1,4}(?=[\"”»])")
_REFERS_BACK = re.compile(
    r"\b(?:abajo|abaixo|correo\s+anterior|mensaje\s+anterior|e-?mail\s+anterior|mensagem\s+anterior|reiter\w+|"
    r"solicitud\s+anterior|"
    r"que\s+antecede|precedente|hilo|cadena|citad[ao]\s+cuenta|misma\s+cuenta|mesma\s+conta|dicha\s+cuenta|referida)\b"
)


def accounts(letter: Facts) -> tuple[FieldValue, ...]:
    """Return every identifier of an account that the live message asks about, in order."""
    old = {_key(item.text) for item in _corrected(letter)}
    found = _once(_asked(letter))
    live = tuple(item for item in found if _key(item.text) not in old)
    if live or not _REFERS_BACK.search(letter.folded):
        return live
    note = "only in an older message that the letter refers to"
    older = (
        value(letter, e.span, GUESS, note=note) for e in letter.older_entities if e.kind in _PUBLIC and _plausible(e)
    )
    return tuple(item for item in distinct(older) if _key(item.text) not in old)


def superseded_accounts(letter: Facts) -> tuple[FieldValue, ...]:
    """Return the accounts of older messages and of corrections that the live message no longer asks about."""
    asked = {_key(item.text) for item in accounts(letter)}
    corrected = [item for item in _corrected(letter) if _key(item.text) not in asked]
    older = [
        value(letter, entity.span, SURE, note="in an older message")
        for entity in letter.older_entities
        if entity.kind in (EntityKind.HANDLE, EntityKind.URL, EntityKind.USER_ID) and _plausible(entity)
    ]
    return distinct(item for item in (*corrected, *older) if _key(item.text) not in asked)


def _once(values: Iterable[FieldValue]) -> tuple[FieldValue, ...]:
    """Return each account once, with its @ where the letter writes it both ways."""
    best: dict[str, FieldValue] = {}
    for item in values:
        key = _key(item.text)
        if key not in best or (item.text.startswith("@") and not best[key].text.startswith("@")):
            best[key] = item
    return tuple(best.values())


def _key(text: str) -> str:
    return text.casefold().lstrip("@").rstrip("/")


def _asked(letter: Facts) -> Iterator[FieldValue]:
    numbered = [number.span for number in letter.numbers]
    for entity in letter.of_kind(*_PUBLIC, EntityKind.EMAIL, EntityKind.PHONE):
        if any(same_place(entity.span, span) for span in numbered) or not _plausible(entity):
            continue
        confidence = _confidence(letter, entity)
        if confidence:
            yield value(letter, _whole_quoted(letter, entity), confidence)


def _whole_quoted(letter: Facts, entity: Entity) -> Span:
    """Return a display name of several words to its closing quotation mark: `"Lobo del Norte"`."""
    span = entity.span
    if entity.kind is not EntityKind.HANDLE or entity.text.startswith(("@", "＠")):
        return span
    match = _REST_OF_NAME.match(letter.text, span.end) if letter.text[span.start - 1 : span.start] in _OPENING else None
    return Span(span.start, match.end()) if match else span


def _plausible(entity: Entity) -> bool:
    if entity.kind is EntityKind.HANDLE:
        name = entity.text.lstrip("@")
        if not entity.text.startswith(("@", "＠")) and ("____" in name or sum(map(str.isalnum, name)) < 3):
            return False  # a line to fill in
        return not _PLATFORM_HANDLE.fullmatch(name) and len(name) >= 2 and any(char.isalnum() for char in name)
    if entity.kind is EntityKind.USER_ID:
        return len(entity.text) >= 6
    if entity.kind is EntityKind.URL:
        host = re.sub(r"^\w+://", "", entity.text).split("/")[0].split("?")[0]
        return not is_official(host.lower())
    return True


def _confidence(letter: Facts, entity: Entity) -> float:
    start = entity.span.start
    if entity.kind is EntityKind.EMAIL:
        return _mailbox(letter, entity)
    if entity.kind is EntityKind.PHONE:
        near = letter.before(start, 60)
        if re.match(r"\s*\(?(?:whats\s?app|telegram|signal)\b", letter.after(entity.span.end, 20)) and not in_signature(
            letter, start
        ):
            return LIKELY
        return LIKELY - 0.1 if _LINKED.search(near) and officer_score(letter, entity) < 0 else 0.0
    if in_signature(letter, start) or in_letterhead(letter, start):
        return 0.0 if entity.kind is not EntityKind.HANDLE or not _in_request(letter, start) else UNSURE
    near = letter.before(start, 70)
    if entity.kind is EntityKind.USER_ID:
        return _numeric(letter, entity, near)
    return _named(entity, near)


def _named(entity: Entity, near: str) -> float:
    """Return the confidence of a handle or address by what stands before it."""
    if _BYSTANDER.search(near[-35:]):
        return 0.0 if entity.kind is EntityKind.URL else UNSURE
    if entity.kind is EntityKind.HANDLE and not entity.text.startswith(("@", "＠")):
        return (
            LIKELY
            if re.search(r"\b(?:usuari[oa]|user\w*|cuentas?|contas?|perfil|nick\w*|alias|handle)\b", near)
            else UNSURE - 0.1
        )
    return SURE


def _in_request(letter: Facts, position: int) -> bool:
    line = letter.line_at(position)
    return line is not None and bool(
        re.search(r"\b(?:cuenta|conta|perfil|usuari[oa]|asunto|assunto|ref)\b", fold(line.text))
    )


def _mailbox(letter: Facts, entity: Entity) -> float:
    headers = " ".join(text for _, text in letter.document.headers).lower()
    if is_official(domain_of(entity.text)) or entity.text.lower() in headers:
        return 0.0
    score = officer_score(letter, entity)
    return LIKELY + 0.1 if score <= -2 else UNSURE if score < 0 else 0.0


def _numeric(letter: Facts, entity: Entity, near: str) -> float:
    cue = re.search(
        r"\b(?:id|ids|uid|identificador\w*|usuari[oa]|user\w*|perfil|cuenta|conta|account|numeric[oa])\b[^.\n]{0,40}$",
        near,
    )
    if _NUMBER_OF_PAYMENT.search(near[-45:]) or (not cue and len(entity.text) < 12):
        return 0.0
    if cue:
        return SURE if entity.text.isdecimal() else LIKELY
    listed = letter.line_at(entity.span.start)
    return LIKELY if entity.text.isdecimal() and len(entity.text) >= 14 and listed and len(listed.text) < 80 else 0.0


def _corrected(letter: Facts) -> tuple[FieldValue, ...]:
    """Return the accounts that the live message itself takes back."""
    found = []
    for sentence in letter.sentences:
        if _CORRECTS.search(sentence.folded):
            found += [
                value(letter, span, LIKELY, note="the letter corrects it") for span in _old_ones(letter, sentence)
            ]
    return distinct(found)


def _old_ones(letter: Facts, sentence: Sentence) -> Iterator[Span]:
    kinds = (*_PUBLIC, EntityKind.EMAIL, EntityKind.PHONE)
    here = [
        e for e in letter.of_kind(*kinds) if sentence.span.start <= e.span.start < sentence.span.end and _plausible(e)
    ]
    for number, entity in enumerate(here):
        left = here[number - 1].span.end if number else sentence.span.start
        right = here[number + 1].span.start if number + 1 < len(here) else sentence.span.end
        before = letter.folded[left : entity.span.start]
        after = letter.folded[entity.span.end : right]
        if _is_old(before, after, last=number + 1 == len(here)):
            yield entity.span


def _is_old(before: str, after: str, *, last: bool) -> bool:
    if re.search(
        r"(?:\(|,|;)\s*(?:y\s+|e\s+)?(?:no|nao|not)(?:\s+(?:es|e|la|el|a|o|el\s+usuario|la\s+cuenta|a\s+conta))?\s*$",
        before,
    ):
        return True
    if re.search(
        r"\b(?:es|son|e|sao)\s+(?:(?:la|el|a|o)\s+(?:cuenta|usuario|conta|perfil)\s+)?$", before
    ) and not re.search(r"\b(?:no|nao)\s+(?:es|e|son|sao)\s+\S*\s*\S*$", before):
        return False
    after = re.sub(
        r"[,;(]?\s*(?:y\s+|e\s+)?(?:ya\s+no|no|nao|ja\s+nao|nao\s+mais)\s+(?:(?:es|la|el|a|o|e|cuenta|conta)\s+){0,3}$",
        "",
        after,
    )
    old = [match.end() for match in re.finditer(rf"\b(?:{_OLD_WORD})\b", before)]
    new = [match.end() for match in re.finditer(rf"\b(?:{_NEW_WORD})\b", before)]
    if old or new:
        return bool(old) and (not new or old[-1] > new[-1])
    taken_back = re.search(
        r"^[^@]{0,60}\b(?:sin\s+efecto|sem\s+efeito|por\s+error|por\s+erro|erronea\w*|incorrect\w+|"
        r"equivocad\w+|no\s+corresponde|nao\s+corresponde|"
        r"desconsider\w+|anteriormente|ya\s+no|no\s+es\s+la)\b",
        after,
    )
    replaced = re.search(r"^\s*[,)]?\s*(?:por|sino|debe\s+decir|leia-se|e\s+sim|mas\s+sim)\b", after) and not last
    return bool(taken_back or replaced)
