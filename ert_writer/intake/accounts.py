"""The accounts that data are requested on, apart from those that an older message or a correction has superseded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ert_writer.intake.asked import DIRECT, NEAREST, NOT_ASKED_OF, Bound, account_key, candidates
from ert_writer.intake.cancelled import names_an_earlier_letter
from ert_writer.intake.facts import Facts
from ert_writer.intake.identifiers import account_name, is_identifier
from ert_writer.intake.learned_roles import asked_confidence, chances
from ert_writer.intake.requests import Stance
from ert_writer.intake.roles import asks_on
from ert_writer.intake.surroundings import ACCOUNTS
from ert_writer.intake.values import GUESS, LIKELY, SURE, distinct, uncut, value
from ert_writer.model.case import EntityRole, FieldValue, Role
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
_CUT_HANDLE = re.compile(r"@\S*_\s\w")
_GOES_ON = re.compile(r"[ \t]*\n[ \t]*[_.@-]\w")
_NEXT_LINE = re.compile(r"[ \t]*\n[ \t]*\w")
_FORWARDED = re.compile(r"\s*(?:fwd?|rv|enc|i|encaminhad[oa]|reenviad[oa])\s*:", re.IGNORECASE)

_REACHABLE = (EntityKind.PHONE, EntityKind.EMAIL)
_PERSONS = (Role.SUSPECT, Role.VICTIM, Role.IN_DANGER)

_SEVERAL = 0.62
_AGREED = 0.95
_LIKELY_ASKED, _UNLIKELY_ASKED = 0.9, 0.5
_DOUBLE = 0.78
"""Words beside an account call it somebody's, and data are asked of it none the less."""
_OPEN = frozenset({Role.ACCOUNT_OF_SUSPECT, Role.ACCOUNT_MENTIONED})
_HARMED = frozenset({Role.VICTIM, Role.IN_DANGER, Role.ACCOUNT_OF_VICTIM})


def accounts(letter: Facts) -> tuple[FieldValue, ...]:
    """Return every identifier of an account that the live message asks about, in order.

    Two readings have to agree for a value that is sure: the words beside the account, and the request's own data.
    """
    found = tuple(_once(_asked(letter))) or tuple(_once(_of_persons(letter)))
    if found or not (_REFERS_BACK.search(letter.folded) or _is_forward(letter)):
        return found
    old = {account_name(item.value.text) for item in letter.stated_roles if item.role is Role.ACCOUNT_CANCELLED}
    note = "only in an older message that the letter refers to"
    older = (
        value(letter, e.span, GUESS, note=note) for e in letter.older_entities if e.kind in _PUBLIC and is_identifier(e)
    )
    return tuple(item for item in distinct(older) if account_name(item.text) not in old)


def settled_roles(letter: Facts) -> tuple[EntityRole, ...]:
    """Return the roles of everything that the letter names, an account's role in keeping with what is asked about."""
    asked = {account_name(item.text): item for item in letter.accounts if item.span is not None}
    return tuple(_settled(item, asked) for item in letter.stated_roles)


def _settled(item: EntityRole, asked: Mapping[str, FieldValue]) -> EntityRole:
    field = asked.get(account_name(item.value.text))
    if field is not None and item.role in _OPEN | {Role.ACCOUNT_OF_VICTIM}:
        said = replace(item.value, confidence=field.confidence, note=field.note)
        return replace(item, role=Role.ACCOUNT_ASKED, value=said)
    if field is None and item.role is Role.ACCOUNT_ASKED and asked:
        said = replace(item.value, confidence=_DOUBTFUL, note="a request stands near; data are asked of other accounts")
        return replace(item, role=Role.ACCOUNT_MENTIONED, value=said)
    return item


def asked_accounts(letter: Facts) -> tuple[FieldValue, ...]:
    """Return the accounts that data are asked of, by the rules and by all the evidence around each.

    What the evidence speaks against is unsure; what it clearly speaks for is added.
    """
    chance = {account_name(text): share for text, share in chances(letter.weighed).items()}
    doubted = tuple(replace(item, confidence=_weighed_confidence(chance, item)) for item in letter.accounts)
    known = {account_name(item.text) for item in doubted}
    entities = {entity.span: entity for entity in letter.entities}
    added = (
        shown_account(letter, entity, _DOUBTFUL, "the words around it speak for it")
        for item in letter.roles
        if item.value.span in entities and chance.get(account_name(item.value.text), 0.0) >= _LIKELY_ASKED
        for entity in (entities[item.value.span],)
        if account_name(item.value.text) not in known
    )
    return (*doubted, *_once(added))


def _weighed_confidence(chance: Mapping[str, float], item: FieldValue) -> float:
    """Return how sure an account of the rules is: no surer than answers of that likelihood have proved."""
    likely = chance.get(account_name(item.text))
    if likely is None:
        return item.confidence
    bound = asked_confidence(likely) if likely >= _UNLIKELY_ASKED else _DOUBTFUL
    return min(item.confidence, bound)


def superseded_accounts(letter: Facts) -> tuple[FieldValue, ...]:
    """Return the accounts of older messages and of corrections that the live message no longer asks about."""
    asked = {account_name(item.text) for item in letter.accounts}
    dropped = [
        value(letter, span, LIKELY - 0.1, note="an earlier letter asked about it, this one does not")
        for span in letter.unrelated_accounts
        if names_an_earlier_letter(letter, span)
    ]
    cancelled = (item.value for item in letter.stated_roles if item.role is Role.ACCOUNT_CANCELLED)
    corrected = [replace(item, note="the letter corrects it") for item in cancelled]
    sure = SURE if asked and not _is_forward(letter) else LIKELY - 0.1
    older = [
        value(letter, entity.span, sure, note="in an older message")
        for entity in letter.older_entities
        if entity.kind in (EntityKind.HANDLE, EntityKind.URL, EntityKind.USER_ID) and is_identifier(entity)
    ]
    return distinct(item for item in (*corrected, *dropped, *older) if account_name(item.text) not in asked)


def _is_forward(letter: Facts) -> bool:
    """Return whether the mail passes another's message on: `FW:`, `RV:`, `ENC:`."""
    return bool(_FORWARDED.match(letter.document.header("subject")))


def _once(values: Iterable[FieldValue]) -> tuple[FieldValue, ...]:
    """Return each account once, with its @ where the letter writes it both ways."""
    best: dict[str, FieldValue] = {}
    for item in values:
        key = account_name(item.text)
        if key not in best or (item.text.startswith("@") and not best[key].text.startswith("@")):
            best[key] = item
    return tuple(best.values())


def _asked(letter: Facts) -> Iterator[FieldValue]:
    """Yield what the letter asks about; where its request names nothing, what it mentions and gives to nobody."""
    judged = {item.value.span: item for item in letter.stated_roles}
    things = [thing for thing in candidates(letter) if is_identifier(thing)]
    bound = _bound(letter)
    read = [(thing, _judged(thing, judged[thing.span], bound)) for thing in things if thing.span in judged]
    sure = [(thing, found) for thing, found in read if found]
    yield from (shown_account(letter, thing, *found) for thing, found in sure if found)
    if not sure:
        yield from _mentioned(letter, [thing for thing in things if thing.kind in ACCOUNTS], judged)


def _bound(letter: Facts) -> dict[str, Bound]:
    """Return the surest joining of each account with what is asked or kept."""
    found: dict[str, Bound] = {}
    for item in letter.bound_requests:
        denied = item.mention is not None and item.mention.stance is Stance.DENIED
        key = account_key(item.account.text) if item.account else ""
        if key and not denied and (key not in found or found[key].confidence < item.confidence):
            found[key] = item
    return found


def _judged(thing: Entity, role: EntityRole, bound: Mapping[str, Bound]) -> tuple[float, str] | None:
    """Return how surely an account is asked about, and why; None where it is not."""
    joined = bound.get(account_key(thing.text))
    by_words = role.role is Role.ACCOUNT_ASKED
    if joined is None:
        return _by_words_alone(role, others=bool(bound)) if by_words else None
    if by_words:
        return (_AGREED if joined.confidence >= LIKELY else joined.confidence), role.value.note
    return _by_request_alone(thing, role, joined)


def _by_words_alone(role: EntityRole, *, others: bool) -> tuple[float, str] | None:
    """Judge an account that only the words beside it call asked: unsure where data are asked of others."""
    if not others:
        return min(role.value.confidence, LIKELY + 0.05), role.value.note
    unsure = (_DOUBTFUL, "a request stands near, data are asked of others")
    return unsure if role.value.confidence >= LIKELY else None


def _by_request_alone(thing: Entity, role: EntityRole, joined: Bound) -> tuple[float, str] | None:
    """Judge an account that data are asked of while the words beside it do not call it asked."""
    direct = joined.confidence >= DIRECT
    if role.role in NOT_ASKED_OF:
        own = thing.kind not in _REACHABLE and role.role in _HARMED and (direct or joined.confidence == NEAREST)
        return (_DOUBLE, f"asked about, and {role.value.note}") if own else None
    if thing.kind in _REACHABLE and not direct:
        return (_DOUBTFUL, joined.why) if joined.confidence >= LIKELY else None
    return min(joined.confidence, LIKELY + 0.05), joined.why


def _mentioned(
    letter: Facts, things: Sequence[Entity], judged: Mapping[Span | None, EntityRole]
) -> Iterator[FieldValue]:
    """Yield the accounts that a letter which asks for something names without a word on whose they are."""
    corrected = any(item.role is Role.ACCOUNT_CANCELLED for item in judged.values())
    if not (corrected or letter.data_mentions or letter.hits.of("asking", "ask", "order", "keep", "remove")):
        return
    free = [thing for thing in things if judged[thing.span].role in _OPEN]
    if not free:  # whoever is missing has only the own account to be found by
        free = [thing for thing in things if judged[thing.span].role is Role.ACCOUNT_OF_VICTIM]
    alone = len({account_name(thing.text) for thing in free}) == 1
    why = "the only account that it names" if alone else "several accounts are named; which is meant is not said"
    for thing in free:
        yield shown_account(letter, thing, LIKELY - 0.05 if alone else _SEVERAL, why)


def shown_account(letter: Facts, entity: Entity, confidence: float, why: str) -> FieldValue:
    """Return an account as a field's value: whole, with its port, and unsure where a line may cut it."""
    found = value(letter, _whole_quoted(letter, entity), round(confidence, 2), note=why)
    cut = entity.kind in (EntityKind.EMAIL, EntityKind.IP) and len(entity.text.split()) > 1
    if cut or entity.kind is EntityKind.URL or (entity.kind is EntityKind.HANDLE and _CUT_HANDLE.search(found.text)):
        found = uncut(found)
    elif entity.kind is EntityKind.IP and (port := _PORT.match(letter.folded, entity.span.end)):
        found = replace(found, normal=f"{entity.text}:{port['port']}")
    if _is_cut(letter, entity):
        found = replace(found, confidence=min(found.confidence, _DOUBTFUL), note="a line may break inside it")
    return found


def _is_cut(letter: Facts, entity: Entity) -> bool:
    """Return whether a line breaks where the identifier may go on: `@lobo` over `_88`, `@lobo_` over `88`."""
    following = letter.document.text[entity.span.end :]
    return bool(_GOES_ON.match(following)) or (entity.text[-1] in "_.-" and bool(_NEXT_LINE.match(following)))


def _of_persons(letter: Facts) -> Iterator[FieldValue]:
    """Yield telephones and mailboxes of persons whose data are asked for, where the letter names no account.

    `Solicito los datos del imputado, quien usa el correo x@y.example`: the suspect's mailbox is what is asked on.
    """
    entities = {entity.span: entity for entity in letter.entities if entity.kind in _REACHABLE}
    for item in letter.stated_roles:
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
