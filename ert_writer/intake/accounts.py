"""The accounts that data are requested on, apart from those that an older message or a correction has superseded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ert_writer.intake.cancelled import names_an_earlier_letter
from ert_writer.intake.facts import Facts
from ert_writer.intake.identifiers import is_identifier
from ert_writer.intake.roles import asks_on
from ert_writer.intake.values import GUESS, LIKELY, SURE, distinct, uncut, value
from ert_writer.model.case import FieldValue, Role
from ert_writer.model.findings import Span
from ert_writer.model.text import Entity, EntityKind

_PUBLIC = (EntityKind.HANDLE, EntityKind.URL, EntityKind.USER_ID, EntityKind.UUID)
_PORT = re.compile(r"\s*[,(]?\s*(?:porta(?:\s+logica)?|puerto|port)\s*(?:n\S{0,2}\s*)?:?\s*(?P<port>\d{1,5})(?!\d)")
_OPENING = ('"', "“", "«")
_REST_OF_NAME = re.compile(r"(?: [^\s\"”»@]{1,25}){1,4}(?=[\"”»])")
_REFERS_BACK = re.compile(
    r"\b(?:abajo|abaixo|correo\s+anterior|mensaje\s+anterior|e-?mail\s+anterior|mensagem\s+anterior|reiter\w+|"
    r"solicitud\s+anterior|"
    r"que\s+antecede|precedente|hilo|cadena|citad[ao]\s+cuenta|misma\s+cuenta|mesma\s+conta|dicha\s+cuenta|referida)\b"
)


_DOUBTFUL = 0.6
_GOES_ON = re.compile(r"[ \t]*\n[ \t]*[_.@-]\w")
_NEXT_LINE = re.compile(r"[ \t]*\n[ \t]*\w")
_FORWARDED = re.compile(r"\s*(?:fwd?|rv|enc|i|encaminhad[oa]|reenviad[oa])\s*:", re.IGNORECASE)

_REACHABLE = (EntityKind.PHONE, EntityKind.EMAIL)
_PERSONS = (Role.SUSPECT, Role.VICTIM, Role.IN_DANGER)

_CONFIDENCE = {
    Role.ACCOUNT_ASKED: 1.0,
    Role.ACCOUNT_OF_SUSPECT: 0.95,
    Role.ACCOUNT_MENTIONED: 1.0,
}
"""How the confidence of a role carries over to the account being asked about; other roles are not asked about."""


def accounts(letter: Facts) -> tuple[FieldValue, ...]:
    """Return every identifier of an account that the live message asks about, in order."""
    left_out = {_key(letter.text[slice(*span)]) for span in letter.unrelated_accounts}
    found = tuple(item for item in _once(_asked(letter)) if _key(item.text) not in left_out)
    found = found or tuple(item for item in _once(_of_persons(letter)) if _key(item.text) not in left_out)
    if found or not (_REFERS_BACK.search(letter.folded) or _is_forward(letter)):
        return found
    old = {_key(item.value.text) for item in letter.roles if item.role is Role.ACCOUNT_CANCELLED}
    note = "only in an older message that the letter refers to"
    older = (
        value(letter, e.span, GUESS, note=note) for e in letter.older_entities if e.kind in _PUBLIC and is_identifier(e)
    )
    return tuple(item for item in distinct(older) if _key(item.text) not in old)


def superseded_accounts(letter: Facts) -> tuple[FieldValue, ...]:
    """Return the accounts of older messages and of corrections that the live message no longer asks about."""
    asked = {_key(item.text) for item in accounts(letter)}
    dropped = [
        value(letter, span, LIKELY - 0.1, note="an earlier letter asked about it, this one does not")
        for span in letter.unrelated_accounts
        if names_an_earlier_letter(letter, span)
    ]
    cancelled = (item.value for item in letter.roles if item.role is Role.ACCOUNT_CANCELLED)
    corrected = [replace(item, note="the letter corrects it") for item in cancelled]
    sure = SURE if asked and not _is_forward(letter) else LIKELY - 0.1
    older = [
        value(letter, entity.span, sure, note="in an older message")
        for entity in letter.older_entities
        if entity.kind in (EntityKind.HANDLE, EntityKind.URL, EntityKind.USER_ID) and is_identifier(entity)
    ]
    return distinct(item for item in (*corrected, *dropped, *older) if _key(item.text) not in asked)


def _is_forward(letter: Facts) -> bool:
    """Return whether the mail passes another's message on: `FW:`, `RV:`, `ENC:`."""
    return bool(_FORWARDED.match(letter.document.header("subject")))


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
    """Yield what the letter asks about, and what it names without saying whose it is."""
    entities = {entity.span: entity for entity in letter.entities}
    for item in letter.roles:
        entity = entities.get(item.value.span) if item.value.span else None
        share = _CONFIDENCE.get(item.role)
        if entity and share and is_identifier(entity) and not letter.in_mail_header(entity.span.start):
            confidence = round(item.value.confidence * share, 2)
            found = value(letter, _whole_quoted(letter, entity), confidence, note=item.value.note)
            if entity.kind is EntityKind.URL:
                found = uncut(found)
            elif entity.kind is EntityKind.IP and (port := _PORT.match(letter.folded, entity.span.end)):
                found = replace(found, normal=f"{entity.text}:{port['port']}")
            if _is_cut(letter, entity):
                found = replace(found, confidence=min(found.confidence, _DOUBTFUL), note="a line may break inside it")
            yield found


def _is_cut(letter: Facts, entity: Entity) -> bool:
    """Return whether a line breaks where the identifier may go on: `@lobo` over `_88`, `@lobo_` over `88`."""
    following = letter.document.text[entity.span.end :]
    return bool(_GOES_ON.match(following)) or (entity.text[-1] in "_.-" and bool(_NEXT_LINE.match(following)))


def _of_persons(letter: Facts) -> Iterator[FieldValue]:
    """Yield telephones and mailboxes of persons whose data are asked for, where the letter names no account.

    `Solicito los datos del imputado, quien usa el correo x@y.example`: the suspect's mailbox is what is asked on.
    """
    entities = {entity.span: entity for entity in letter.entities if entity.kind in _REACHABLE}
    for item in letter.roles:
        entity = entities.get(item.value.span) if item.value.span else None
        if entity and item.role in _PERSONS and asks_on(letter, entity):
            yield value(letter, entity.span, LIKELY, note=f"the letter asks for data of the person: {item.value.note}")


def _whole_quoted(letter: Facts, entity: Entity) -> Span:
    """Return a display name of several words to its closing quotation mark: `"Lobo del Norte"`."""
    span = entity.span
    if entity.kind is not EntityKind.HANDLE or entity.text.startswith(("@", "＠")):
        return span
    match = _REST_OF_NAME.match(letter.text, span.end) if letter.text[span.start - 1 : span.start] in _OPENING else None
    return Span(span.start, match.end()) if match else span
