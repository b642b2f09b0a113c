"""The offence under investigation, as written, with its article."""

from __future__ import annotations

import re

from ert_writer.intake.facts import Facts
from ert_writer.intake.values import LIKELY, UNSURE, value
from ert_writer.model.case import FieldValue
from ert_writer.model.findings import Span
from ert_writer.model.text import EntityKind, ParagraphRole

_OFFENCE_CUE = re.compile(
    r"\b(?:delitos?\s+(?:de|contra|denominad[oa]|consistente\s+en)|(?:presunt[oa]|supuest[oa]|"
    r"probable)\s+delito\s+(?:de|contra)|(?:por|pelo)\s+(?:el|la|a|o)?\s*(?:presunt[oa]|suposta?|"
    r"supuest[oa])?\s*(?:comision\s+d[ae]l?\s+)?(?:delito|crime|hecho\s+punible|infraccion|"
    r"contravencion)s?\s+(?:de|contra)|"
    r"crimes?\s+(?:de|contra|previst\w+)|delitos?(?:\s+(?:investigado|imputado|atribuido)s?)?\s*:|"
    r"crimes?(?:\s+investigados?)?\s*:|con\s+fines\s+de|\bs/(?!\s*n)|offen[cs]e\s*:|"
    r"hechos?\s+(?:constitutivos?|que\s+configuran)\s+(?:del?\s+)?(?:delito\s+de\s+)?|por\s+hechos\s+de|"
    r"caratulad[oa]s?|"
    r"materia\s*:|hecho\s+punible\s+(?:de|contra)|pratica\s+(?:do\s+crime\s+)?de|comision\s+de)\s*[:\"“«]?\s*"
)
_OFFENCE_END = re.compile(
    r"[.;:\n\"”»)]|,(?!\s*(?:agravad|calificad|en\s+grado|y\s+\w+\s+agravad))|\s+\(|\b(?:en\s+(?:agravio|"
    r"perjuicio|contra)|cometid\w+\s+en|previst\w+|tipificad\w+|sancionad\w+|ocurrid\w+|por\s+lo|a\s+fin|"
    r"que\s+se|que\s+investiga|solicit\w+|seguid\w+|instruid\w+|donde|siendo|con\s+fecha|el\s+dia|"
    r"me\s+permito|se\s+solicita|praticad\w+|ocorrid\w+|contra\s+(?:la\s+)?(?:menor|victima|vitima|"
    r"persona\s+de)|en\s+el\s+que|art(?:iculo|igo|s)?\b|capitulad\w+|em\s+(?:face|desfavor)|a\s+las|imputad\w+|"
    r"atribuid\w+|y\s+otros|e\s+outros|a\s+efectos|cuya|cuyo|en\s+la\s+que|para\s+que|tendo|conforme|"
    r"contemplad\w+)\b"
)
_OFFENCES = re.compile(
    r"\b(?:secuestro(?:\s+(?:extorsivo|agravado|expres|simple|exprés))?|desaparicion(?:\s+(?:forzada|"
    r"cometida\s+por\s+particulares|de\s+personas?))?|extorsion(?:\s+agravada)?|amenazas(?:\s+(?:coactivas|"
    r"agravadas|de\s+muerte|simples|calificadas))?|"
    r"homicidio(?:\s+(?:calificado|doloso|agravado|en\s+grado\s+de\s+tentativa))?|feminicidio|femicidio|"
    r"trata\s+de\s+personas|grooming|extorsao(?:\s+mediante\s+sequestro)?|"
    r"sequestro(?:\s+e\s+carcere\s+privado)?|carcere\s+privado|ameaca|"
    r"tentativa\s+de\s+homicidio|estupro(?:\s+de\s+vulneravel)?|pornografia\s+infantil|abuso\s+sexual|"
    r"violencia\s+(?:familiar|domestica|intrafamiliar)|estafa|estelionato|difamacion|privacion\s+(?:ilegal|"
    r"ilegitima)\s+de\s+(?:la\s+)?libertad|sustraccion\s+de\s+menor(?:es)?|instigacion\s+al\s+suicidio|presunta\s+desgracia|"
    r"terrorismo)\b"
)


def offence(letter: Facts) -> tuple[FieldValue, ...]:
    """Return the offence under investigation as written, with the article that the letter gives for it in `note`."""
    for match in _OFFENCE_CUE.finditer(letter.folded):
        if letter.in_mail_header(match.start()):
            continue
        rest = letter.folded[match.end() : match.end() + 120].partition("\n")[0]
        about = re.match(r"[^\n;]{0,40}?\bs/\s*", rest)  # `NN s/ trata de personas`
        begin = match.end() + (about.end() if about else 0)
        rest = rest[about.end() :] if about else rest
        stop = _OFFENCE_END.search(rest)
        text = rest[: stop.start() if stop else len(rest)].rstrip(" ,:")
        if text.startswith("desob"):
            continue  # a threat against the provider, not what is investigated
        if re.match(r"(?:los?|las?|el|esta|este|nuestra|que|su|os?|as?)\s", text) and not _OFFENCES.search(text):
            continue
        if 4 <= len(text) <= 110:
            lead = len(text) - len(text.lstrip())
            span = Span(begin + lead, begin + len(text))
            return (value(letter, span, LIKELY + 0.1, note=_article(letter, span)),)
    named = next((m for m in _OFFENCES.finditer(letter.folded) if _is_investigated(letter, m)), None)
    return (value(letter, Span(*named.span()), UNSURE, note=_article(letter, Span(*named.span()))),) if named else ()


def _is_investigated(letter: Facts, match: re.Match[str]) -> bool:
    """Return whether an offence is named as what is investigated, not as a unit's name or a thing that happened."""
    line = letter.line_at(match.start())
    if letter.in_mail_header(match.start()) or line is None or line.role is ParagraphRole.HEADING:
        return False
    before = letter.before(match.start(), 70)
    return bool(
        re.search(
            r"\b(?:investig\w+|caus\w+|caso|carpeta|inquerito|expediente|denuncia|seguid\w+|s/|por|tratar?-?se|"
            r"apura\w*|caratulad\w+)\b[^.;]{0,50}$",
            before,
        )
        and not re.search(
            r"\b(?:unidad|division|delegacia|brigada|grupo|fiscalia|contra\s+la|especializad\w+)\b[^.;]{0,40}$", before
        )
    )


def _article(letter: Facts, span: Span) -> str:
    near = (e for e in letter.of_kind(EntityKind.STATUTE) if -5 <= e.span.start - span.end <= 90)
    return next((" ".join(e.text.split()) for e in near), "")
