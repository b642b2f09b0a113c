"""Whose e-mail address or telephone number is it: the officer's, or one that the letter asks about."""

from __future__ import annotations

import re

from ert_writer.countries.guess import domain_country
from ert_writer.countries.load import catalogue
from ert_writer.intake.facts import Facts
from ert_writer.model.findings import Span
from ert_writer.model.text import Entity, EntityKind, ParagraphRole
from ert_writer.text.fold import fold

_OFFICER_CUE = re.compile(
    r"\b(?:contact\w*|contat\w*|respon\w+|respuestas?|respostas?|remit\w+|enviar\w*|envi\w+|encaminh\w+|"
    r"comunic\w+|quedo|fico|"
    r"a\s+(?:sus|suas)\s+ordenes|"
    r"disposi\w+|institucional(?:es)?|oficial(?:es)?|correo\s+electronico\s*:|e-?mail\s*:|mail\s*:|correo\s*:|"
    r"duda\w*|duvid\w*|aclarac\w+|"
    r"direccion\s+electronica|marcar|llamar|ligar|llamen|linea\s+directa|linha\s+direta|conmutador|pbx|casilla|"
    r"dirigi\w+|notific\w+|suscri\w+|"
    r"firmante|atendid\w+|recepcion|recebimento|tel\w*|fono|fone|ramal|ext\w*|interno|devolver|retorno|"
    r"hacer\s+llegar|allegar)\b"
)
_ASKED_CUE = re.compile(
    r"\b(?:cuentas?|contas?|perfil\w*|perfis|usuari[oa]s?|vinculad\w+|asociad\w+|associad\w+|registrad\w+|"
    r"titular\w*|suscriptor|abonad\w+|"
    r"identificador\w*|cadastr\w+|denunciad\w+|sospechos\w+|suspeit\w+|investigad\w+|imputad\w+|agresor\w*|"
    r"agressor\w*|victima\w*|vitima\w*|"
    r"objetivo\w*|alvo\w*|handle|account\w*|user\w*|recuperacion|recuperacao|informado\s+pel[ao]s?|utiliza\w*|"
    r"usad[oa]|ligad[oa]|whatsapp|"
    r"telegram|extors\w+|amenaz\w+|ameac\w+|linea(?!\s+directa)|linha(?!\s+direta)|chip|desde\s+el\s+(?:correo|"
    r"numero)|datos\s+del\s+(?:correo|numero|telefono))\b"
)
_IDENTIFIER = re.compile(r"[\w.+-]*@[\w.-]+|\w+://\S+")
_LETTERHEAD = frozenset({ParagraphRole.HEADING, ParagraphRole.HEADER})


def domain_of(address: str) -> str:
    """Return the domain of an address, in lower case."""
    return address.rpartition("@")[2].strip(" <>").lower()


def is_official(domain: str) -> bool:
    """Return whether a domain has the form that public bodies use; anybody may still write from it."""
    real = _real(domain)
    return bool(catalogue().official_domain(real) or catalogue().official_label.search(real))


def _real(domain: str) -> str:
    """Return the domain without a reserved top-level label (RFC 2606)."""
    return re.sub(r"\.(?:example|test|invalid)$", "", domain)


def is_free_mail(domain: str) -> bool:
    """Return whether anybody can have a mailbox there."""
    labels = _real(domain).split(".")
    known = catalogue()
    generic = labels[0] if len(labels) <= 2 or domain_country(known, domain) else labels[-2]
    return generic in known.shared.free_mail and not is_official(domain)


def in_signature(letter: Facts, position: int) -> bool:
    """Return whether a position stands in the signature, or in the last lines of a letter that has none marked."""
    line = letter.line_at(position)
    if line is None:
        return False
    if line.role is ParagraphRole.SIGNATURE:
        return True
    return line.span.start >= letter.signature_start


_RUNS_ON = re.compile(
    r"[;?:]$|^\s*(?:\d+[.)]|[a-z]\)|[a-z]\.(?!\s*\d))\s|\b(?:solicit|requer|requier|requis|favor|remit|respond|pedimos|informa)\w*"
)


def signature_start(letter: Facts) -> int:
    """Return where the signature begins: after the complimentary close, else at the last short lines."""
    for line in letter.lines:
        if line.role is ParagraphRole.SIGNATURE:
            return line.span.start
    at = len(letter.text)
    for count, line in enumerate(reversed(letter.lines)):
        words = len(line.text.split())
        sentence = words >= 5 and bool(re.search(r"[^\W_]{2}\.$", line.text))
        if len(line.text) > 90 or words > 10 or count > 8 or sentence or _RUNS_ON.search(fold(line.text)):
            break
        at = line.span.start
    return at


def in_letterhead(letter: Facts, position: int) -> bool:
    """Return whether a position stands in the lines above the salutation."""
    line = letter.line_at(position)
    return line is not None and line.role in _LETTERHEAD and not letter.in_mail_header(position)


def officer_score(letter: Facts, entity: Entity) -> float:
    """Return how much speaks for an address or number being the officer's own; negative when it is asked about."""
    start = entity.span.start
    score = 2.5 * in_signature(letter, start) + 1.5 * in_letterhead(letter, start)
    near = letter.before(start, 70)
    score += _weigh(near)
    if entity.kind is EntityKind.EMAIL:
        domain = domain_of(entity.text)
        score += 2.0 * is_official(domain)
        score += 2.5 * (entity.text.lower() in letter.document.header("from").lower())
        line = letter.line_at(start)
        shown = fold(line.text[:20]) if line else ""
        score += 4.0 * bool(re.match(r"(?:de|from|remitente|remetente)\s*:", shown))
        score -= 8.0 * bool(re.match(r"(?:para|to|cc|cco|bcc|con\s+copia)\s*:", shown))
    return score


def _weigh(near: str) -> float:
    """Weigh the words before an address: the nearest cue counts most."""
    near = _IDENTIFIER.sub(lambda match: " " * len(match[0]), near)  # `@zn.oficial` says nothing of an office
    asked = [match.end() for match in _ASKED_CUE.finditer(near)]
    officer = [match.end() for match in _OFFICER_CUE.finditer(near)]
    if asked and officer:
        return 1.0 if officer[-1] > asked[-1] else -2.0
    return -2.5 if asked else 1.5 if officer else 0.0


def same_place(span: Span, other: Span) -> bool:
    """Return whether two spans share a character."""
    return span.start < other.end and other.start < span.end
