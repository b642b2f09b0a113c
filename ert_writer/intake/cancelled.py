"""Accounts and numbers that a letter takes back: only on explicit words right beside the identifier.

A correction names what is wrong (`donde dice X debe decir Y`), what no longer counts (`se deja sin efecto X`) or what
was given by mistake (`por error se consignó X`). A `no` somewhere in the sentence is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ert_writer.intake.facts import Facts
from ert_writer.intake.letter import Letter
from ert_writer.lexicon.model import Hit
from ert_writer.model.findings import Span
from ert_writer.model.text import Entity, EntityKind

_NOUN = (
    r"(?:\s*(?:[:\"'“«(]|a|al|el|la|los|las|o|os|as|de|del|do|da|the|cuentas?|contas?|perfil\w*|perfis|usuari[oa]s?|numeros?|lineas?|linhas?|"
    r"correos?|e-?mails?|handle|account|user|profile|number|identificador\w*|indicad[oa]|consignad[oa]|senalad[oa]|mencionad[oa]|informad[oa]|"
    r"anterior(?:es|mente)?|previamente|erroneamente|lo\s+(?:pedido|solicitado|requerido)|pedid[oa]|solicitad[oa]|requerid[oa]|sobre|respecto|respeito|en\s+relacion|relativ[oa]|requerimiento|requerimento|requisicao|solicitud|solicitacao|pedido|con|com|errone[oa]|equivocad[oa]|incorrect[oa]|errad[oa]|en\s+el\s+oficio|no\s+oficio)(?![a-z0-9]))*\s*[:\"'“«(]?\s*$"
)
_BEFORE = re.compile(
    r"(?:\b(?:donde\s+(?:dice|decia|se\s+lee)|onde\s+(?:se\s+le|consta|lia-se)|where\s+it\s+(?:says|reads)|"
    r"(?:se\s+)?(?:deja\w*|dejar|deje\w*|queda\w*|tornar|torna-se|torne\w*)\s+sin?\s+efecto|dejar\s+sin\s+efecto|deixar\s+sem\s+efeito|tornar\s+sem\s+efeito|"
    r"(?:haga\w*|hacer|hagan)\s+caso\s+omiso\s+(?:de|a)|desconsider\w+|descart(?:ar|e|en|ese|a)|exclu(?:ir|yen?|yan?|yase|yendo|am?|indo)|omit(?:ir|a|an|ase)|ignor(?:ar|en|em|e)|disregard|"
    r"(?:en\s+(?:lugar|vez)\s+de|em\s+(?:vez|lugar)\s+de|ao\s+inves\s+de|no\s+lugar\s+de|instead\s+of|rather\s+than)|"
    r"sustitu\w+\s+a|reemplaza\w*\s+a|substitu\w+\s+a|"
    r"por\s+(?:un\s+)?(?:error|erro|equivoco)(?:\s+(?:material|involuntario|de\s+\w+))?(?:\s+(?:se\s+)?(?:consign\w+|indic\w+|anot\w+|inform\w+|puso|mencion\w+|const\w+|senal\w+|escrib\w+|digit\w+))?|"
    r"erroneamente(?:\s+(?:se\s+)?(?:consign\w+|indic\w+|anot\w+|inform\w+|puso|mencion\w+|const\w+|senal\w+))?|"
    r"(?:es|e)\s+(?:incorrect[oa]|erronea?|errad[oa])|ya\s+no\s+(?:es|corresponde)|no\s+corresponde|nao\s+corresponde)"
    + _NOUN
    + r"|\(\s*(?:y\s+)?(?:no|nao|not)"
    + _NOUN
    + r"|,\s*(?:y\s+|e\s+)?(?:no|nao|not)\s+(?:es\s+|e\s+)?(?:(?:la|el|a|o)\s+)?"
    r"(?:cuenta|usuario|conta|perfil|account|user|numero|number)?\s*$)"
)
_NO_LONGER = re.compile(
    r"[\"'”»)]?\s*[,;(]?\s*(?:que\s+)?(?:queda\w*\s+sin\s+efecto|fica\w*\s+sem\s+efeito|sin\s+efecto|sem\s+efeito|ya\s+no\s+(?:es|corresponde|se\s+requiere)|nao\s+mais|"
    r"(?:es|era|fue|foi|e|is|was)\s+(?:un\s+)?(?:erronea?|incorrect[oa]?|equivocad[oa]|errad[oa]|error|wrong|incorrect)|no\s+corresponde|nao\s+corresponde|"
    r"no\s+es\s+(?:la|el)\s+(?:cuenta|usuario|numero|perfil)?\s*(?:correct[oa])|\(?(?:err(?:onea?|or|ado)|equivocad[oa]|incorrect[oa]|anterior)\)|"
    r"(?:debe|deve)\s+(?:decir|leerse|constar|ler-se)|leia-se|lease|should\s+read|"
    r"[,]?\s*sino|e\s+sim|mas\s+sim|but\s+rather)\b"
)
_BY_MISTAKE = re.compile(r"[\"'”»)]?\s*,?\s*por\s+(?:un\s+)?(?:error|erro|equivoco)\b")
_AND_NOT = re.compile(
    r"[\"'”»)]?\s*,?\s*(?:y|e|and)?\s+(?:no|nao|not)\s+(?:es\s+|e\s+)?(?:(?:la|el|a|o|the)\s+)?"
    r"(?:cuenta|usuario|conta|perfil|account|user|numero|number)?\s*[\"'“«(]?"
)
_GIVEN = re.compile(r"\b(?:consign|indic|inform|mencion|anot|puso|envi|solicit|requir|senal)\w*")
_CORRECTION = re.compile(
    r"\b(?:rectific\w+|retific\w+|corrig\w+|correg\w+|corregimos|corrijo|correccion|correcao|fe\s+de\s+erratas|errata|aclar\w+|sustitu\w+|substitu\w+|reemplaz\w+|cambi\w+|troc\w+|correct\w+|corret\w+)\b"
)
_REPLACED = re.compile(
    r"[\"'”»)]?\s*(?:por|by|with|pel[oa])\s+(?:(?:la|el|a|o|the)\s+)?(?:cuenta|usuario|conta|perfil|account|user|numero|number)?\s*[:\"'“«(]?\s*$"
)


def cancelled_spans(letter: Letter, things: Sequence[Entity]) -> frozenset[Span]:
    """Return the spans of the things that the live message takes back."""
    return frozenset(entity.span for at, entity in enumerate(things) if _cancelled(letter, things, at))


def _cancelled(letter: Letter, things: Sequence[Entity], at: int) -> bool:
    entity = things[at]
    sentence = letter.sentence_at(entity.span.start).span
    left = max(sentence.start, things[at - 1].span.end if at else 0)
    right = min(sentence.end, things[at + 1].span.start) if at + 1 < len(things) else sentence.end
    before = letter.folded[max(left, entity.span.start - 110) : entity.span.start]
    after = letter.folded[entity.span.end : min(right, entity.span.end + 60)]
    lead = letter.folded[sentence.start : entity.span.start]
    if _BEFORE.search(before) or _NO_LONGER.match(after) or (_BY_MISTAKE.match(after) and _GIVEN.search(lead)):
        return True
    correction = _CORRECTION.search(lead)
    if correction and at and _AND_NOT.fullmatch(letter.folded[things[at - 1].span.end : entity.span.start]):
        return True  # `la cuenta correcta es @a y no @b`: both stand side by side in a correction
    return bool(correction) and at + 1 < len(things) and bool(_REPLACED.fullmatch(after))


_SCOPE = 16  # words from an account to the words that leave it out
_ACCOUNT_KINDS = frozenset({EntityKind.HANDLE, EntityKind.URL, EntityKind.USER_ID, EntityKind.EMAIL, EntityKind.PHONE})


def unrelated_spans(letter: Facts) -> frozenset[Span]:
    """Return the accounts that the letter asks nothing about in so many words: `de @x no pido nada`, `@x es ajena`."""
    numbers = {number.span for number in letter.numbers}
    things = [e for e in letter.entities if e.kind in _ACCOUNT_KINDS and e.span not in numbers]
    found = (_left_out(letter, things, hit) for hit in letter.hits.of("asking", "unrelated"))
    return frozenset(span for span in found if span is not None)


def _left_out(letter: Facts, things: Sequence[Entity], hit: Hit) -> Span | None:
    """Return the account that words such as `no guarda relación` speak of: the one before them, else right behind."""
    if any(quote.start <= hit.span.start < quote.end for quote in letter.quotations):
        return None
    sentence = letter.sentence_at(hit.span.start).span
    before = [e for e in things if sentence.start <= e.span.start and e.span.end <= hit.span.start]
    if before:
        last = before[-1].span
        between = letter.text[last.end : hit.span.start]
        asked = letter.hits.within("asking", Span(last.end, hit.span.start), "ask", "keep")
        return last if len(between.split()) <= _SCOPE and not asked else None
    behind = next((e for e in things if hit.span.end <= e.span.start < sentence.end), None)
    asked = letter.hits.within("asking", Span(hit.span.end, behind.span.start), "ask", "keep") if behind else ()
    return behind.span if behind and not asked else None


def names_an_earlier_letter(letter: Facts, span: Span) -> bool:
    """Return whether the same account was asked about before: an earlier letter is named beside one of its mentions."""
    name = letter.text[slice(*span)].casefold()
    mentions = (entity.span.start for entity in letter.entities if entity.text.casefold() == name)
    return any(letter.hits.within("course", letter.sentence_at(at).span, "earlier-letter") for at in mentions)
