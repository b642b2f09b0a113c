"""The officer's badge, e-mail address and telephone number; never a suspect's, a victim's or a vehicle's."""

from __future__ import annotations

import re
from functools import cache

from ert_writer.countries.load import Catalogue, catalogue
from ert_writer.entities.identifiers import validate_phone
from ert_writer.intake.addresses import domain_of, in_letterhead, in_signature, is_official, officer_score
from ert_writer.intake.facts import Facts
from ert_writer.intake.officer import PRESENTED
from ert_writer.intake.values import LIKELY, SURE, UNSURE, value
from ert_writer.model.case import FieldValue
from ert_writer.model.findings import Span
from ert_writer.model.text import Entity, EntityKind
from ert_writer.text.fold import fold


@cache
def _badge(known: Catalogue) -> re.Pattern[str]:
    return re.compile(
        rf"(?<![a-z0-9])(?:{known.cues['badge']})(?![a-z0-9])(?:\s*(?:de\s+identidad|policial|numero|num|nro|no|n)?[\s.:#º°ª–-]*)"
        r"(?P<e>(?:[a-z]{1,5}[-./\s]?)?\d[\dols.]*(?:[-/][a-z0-9]{1,8}){0,3}(?:[a-z](?![a-z]))?)(?![\w@])"
    )


_VEHICLE = re.compile(
    r"\b(?:vehicul\w+|veicul\w+|auto|automovil|carro|camioneta|moto\w*|patente|marca|modelo|color|taxi|caminhonete)\b"
)


def officer_badge(letter: Facts) -> tuple[FieldValue, ...]:
    """Return the officer's badge or staff number; a vehicle's plate or another person's document is none."""
    person = letter.officer
    found: list[FieldValue] = []
    for match in _badge(catalogue()).finditer(letter.folded):
        span = Span(*match.span("e"))
        text = letter.text[span.start : span.end]
        near = letter.before(match.start(), 60)
        if sum(char.isdecimal() for char in text) < 2 or _VEHICLE.search(near) or letter.in_mail_header(span.start):
            continue
        if re.match(r"/(?:19|20)\d\d", letter.folded[span.end : span.end + 5]) or re.match(
            r"legajo\s+(?:mpf|de\s+inv)", match[0]
        ):
            continue
        close = person is not None and abs(span.start - person.name.end) < 220
        signed = in_signature(letter, span.start)
        presented = bool(PRESENTED.search(letter.before(match.start(), 200))) or bool(
            re.search(r"\b(?:suscrib\w+|subscrev\w+)\b", near)
        )
        if signed or close or presented:
            found.append(value(letter, span, SURE if signed or presented else LIKELY))
    found.sort(key=lambda item: -item.confidence)
    return tuple(found[:1])


def officer_email(letter: Facts) -> tuple[FieldValue, ...]:
    """Return the officer's own address: signature, contact sentence, letterhead, else the mail's From."""
    found = []
    for entity in letter.of_kind(EntityKind.EMAIL):
        score = officer_score(letter, entity)
        if score > 0.5:
            found.append(
                (
                    score + _own_name(letter, entity),
                    value(letter, entity.span, min(SURE, 0.55 + 0.1 * score), normal=entity.text.lower()),
                )
            )
    if found:
        return (max(found, key=lambda pair: pair[0])[1],)
    return _header_address(letter)


def _own_name(letter: Facts, entity: Entity) -> float:
    """Return 1 when the address holds a part of the officer's name."""
    person = letter.officer
    if person is None:
        return 0.0
    local = fold(entity.text.partition("@")[0])
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
    found = []
    for entity in letter.of_kind(EntityKind.PHONE):
        score = officer_score(letter, entity) + 0.5 * bool(
            re.search(r"\btel\w*\b|\bcel\w*\b|\bfone\b|\bcontacto\b", letter.before(entity.span.start, 25))
        )
        if score > 0.5:
            found.append((score, entity))
    if not found:
        return _bare_phone(letter)
    _, entity = max(found, key=lambda pair: pair[0])
    checked = validate_phone(entity.text, letter.country)
    span = _with_extension(letter, entity.span)
    note = checked.detail if checked.holds is not None else ""
    return (
        value(
            letter, span, LIKELY if in_letterhead(letter, span.start) else SURE - 0.05, normal=checked.normal, note=note
        ),
    )


_BARE_PHONE = re.compile(
    r"(?<![\w./@-])(?:\(?\d{2,4}\)?[\s-])?\d{3,4}[\s-]\d{3,4}(?![\w/@-]|\.\d)|(?<![\w./@-])\d{7,10}(?![\w/@-]|\.\d)"
)
_CALL_CUE = re.compile(
    r"(?:\btel\w*|\bcel\w*|\bfono|\bcontacto|\bal(?:\s+numero)?|\bmarcar|\bllamar|\bligar|\bnumero(?:\s+es)?|"
    r"[/|·-])[\s.:]*$"
)


def _bare_phone(letter: Facts) -> tuple[FieldValue, ...]:
    """Return a number that only its place tells: beside an official address, or after `comuníquese al`."""
    for match in _BARE_PHONE.finditer(letter.text):
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
