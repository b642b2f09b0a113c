"""The officer's badge, e-mail address and telephone number; never a suspect's, a victim's or a vehicle's."""

from __future__ import annotations

import re
from dataclasses import replace

from ert_writer.entities.identifiers import validate_phone
from ert_writer.intake.addresses import domain_of, in_signature, is_official
from ert_writer.intake.facts import Facts
from ert_writer.intake.values import LIKELY, SURE, UNSURE, value
from ert_writer.model.case import EntityRole, FieldValue, Role
from ert_writer.model.findings import Span
from ert_writer.model.text import EntityKind
from ert_writer.text.fold import fold

_OFFICERS = (Role.OFFICER, Role.AGENCY, Role.PROSECUTOR, Role.COURT)
"""Whose telephone or mailbox answers for the officer, the officer's own first."""


def _of_officer(letter: Facts, kind: EntityKind) -> list[EntityRole]:
    """Return the telephones or mailboxes that answer for the officer, the best first: never another person's."""
    found = [item for item in letter.roles if item.kind == kind.value and item.role in _OFFICERS]
    live = [item for item in found if item.value.span and not letter.in_mail_header(item.value.span.start)]
    return sorted(live, key=lambda item: (-_own_name(letter, item), _OFFICERS.index(item.role), -item.value.confidence))


def officer_email(letter: Facts) -> tuple[FieldValue, ...]:
    """Return the officer's own address: by its role in the letter, else the mail's From."""
    for item in _of_officer(letter, EntityKind.EMAIL):
        return (replace(item.value, normal=item.value.text.lower(), confidence=min(SURE, item.value.confidence)),)
    return _header_address(letter)


def _own_name(letter: Facts, item: EntityRole) -> float:
    """Return 1 when an address holds a part of the officer's name."""
    person = letter.officer
    if person is None or "@" not in item.value.text:
        return 0.0
    local = fold(item.value.text.partition("@")[0])
    words = fold(letter.text[person.name.start : person.name.end]).split()
    return 1.0 if any(len(word) > 3 and word in local for word in words) else 0.0


def _header_address(letter: Facts) -> tuple[FieldValue, ...]:
    for entity in letter.entities:
        line = letter.line_at(entity.span.start)
        if (
            entity.kind is EntityKind.EMAIL
            and letter.in_mail_header(entity.span.start)
            and line
            and fold(line.text).startswith("from:")
        ):
            official = is_official(domain_of(entity.text))
            note = "the mail's From header; the letter itself names no address"
            return (value(letter, entity.span, LIKELY if official else UNSURE, normal=entity.text.lower(), note=note),)
    return ()


def officer_phone(letter: Facts) -> tuple[FieldValue, ...]:
    """Return the officer's telephone number with its extension; E.164 in `normal` where the country is clear."""
    for item in _of_officer(letter, EntityKind.PHONE):
        if item.value.span is None:
            continue
        checked = validate_phone(item.value.text, letter.country)
        note = checked.detail if checked.holds is not None else ""
        span = _with_extension(letter, item.value.span)
        return (value(letter, span, min(item.value.confidence, SURE - 0.05), normal=checked.normal, note=note),)
    return _bare_phone(letter)


_BARE_PHONE = re.compile(
    r"(?<![\w./@-])(?:\(?\d{2,4}\)?[\s-])?\d{3,4}[\s-]\d{3,4}(?![\w/@-]|\.\d)|(?<![\w./@-])\d{7,10}(?![\w/@-]|\.\d)"
)
_CALL_CUE = re.compile(
    r"(?:\btel\w*|\bcel\w*|\bfono|\bcontacto|\bal(?:\s+numero)?|\bmarcar|\bllamar|\bligar|\bnumero(?:\s+es)?|"
    r"[/|·-])[\s.:]*$"
)


def _bare_phone(letter: Facts) -> tuple[FieldValue, ...]:
    """Return a number that only its place tells: beside an official address, or after `comuníquese al`."""
    taken = [item.value.span for item in letter.roles if item.value.span]
    for match in _BARE_PHONE.finditer(letter.text):
        if any(span.start < match.end() and match.start() < span.end for span in taken):
            continue  # it has a role, and another one
        before = letter.before(match.start(), 60)
        placed = in_signature(letter, match.start()) or re.search(
            r"\b(?:comuni\w+|respuesta|contact\w+|llam\w+|marc\w+|tel\w*)\b", before
        )
        cue = _CALL_CUE.search(before) or not before.strip()
        if (
            placed
            and cue
            and not re.search(
                r"\b(?:placa|legajo|matricula|cip|codigo|cedula|c\.?\s?c\.?|dni|credencial)[\s.:n°º]*$", before
            )
        ):
            checked = validate_phone(match[0], letter.country)
            if checked.holds is not False:
                return (value(letter, _with_extension(letter, Span(*match.span())), UNSURE, normal=checked.normal),)
            return (value(letter, _with_extension(letter, Span(*match.span())), UNSURE),)
    return ()


def _with_extension(letter: Facts, span: Span) -> Span:
    match = re.compile(
        r"\s*[,;(-]?\s*(?:ext(?:ension)?|int(?:erno)?|ramal|anexo|r)\b\.?\s*:?\s*(?:n\S{0,2}\s*)?\d{1,6}\)?"
    ).match(letter.folded, span.end)
    return Span(span.start, match.end()) if match else span
