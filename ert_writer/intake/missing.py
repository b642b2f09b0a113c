"""What a letter does not have against the emergency checklist, in the ids that the more-info template prints.

Checklist: docs/reference/domain.md (what platforms' guidelines ask of an emergency request).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ert_writer.intake.addresses import domain_of, is_free_mail
from ert_writer.intake.facts import Facts
from ert_writer.model.case import Case
from ert_writer.model.language import SUPPORTED, base
from ert_writer.model.text import EntityKind

_PLAIN = (
    "agency",
    "officer_name",
    "officer_title",
    "officer_badge",
    "officer_phone",
    "case_number",
    "accounts",
    "data_categories",
    "offence",
    "person_in_danger",
)
"""Items that are missing when the case field of the same name is empty."""

_LAW = re.compile(
    r"\b(?:art(?:iculo|igo|s|igos|iculos)?\.?\s*\d|ley\s+(?:n\S{0,3}\s*)?\d|lei\s+(?:n\S{0,3}\s*)?\d|"
    r"codigo\s+(?:nacional|procesal|penal|de\s+proces\w+|organico)|constitucion|cpp\b|cnpp|coip|marco\s+civil|"
    r"18\s*u\.?\s?s\.?\s?c|decreto|convenio\s+de\s+budapest|ley\s+organica|fundamento\s+(?:en|no|na))"
)
_IMMINENT = re.compile(
    r"\b(?:inminen\w+|iminen\w+|imminen\w+|en\s+est[eo]s?\s+momentos?|neste\s+momento|ahora\s+mismo|agora|hoy|"
    r"hoje|anoche|esta\s+noche|esta\s+noite|en\s+vivo|ao\s+vivo|actualmente|atualmente|todavia|aun\s+(?:no|"
    r"esta|se)|ainda|continua|sigue|ultimas\s+horas|hace\s+(?:unas?\s+)?\w+\s+(?:horas?|minutos)|"
    r"antes\s+de(?:l|\s+las)?|plazo|ultimatum|proximas\s+horas|manana|amanha|tiene\s+(?:solo\s+)?\w+\s+horas|"
    r"en\s+curso|no\s+ha\s+regresado|no\s+regres\w+|nao\s+(?:retornou|voltou)|sin\s+que\s+hasta|"
    r"hasta\s+la\s+fecha|ate\s+(?:o\s+)?(?:presente|momento|agora)|paradero|paradeiro|mantiene\w*|mantem|"
    r"mantid[oa]|permanece|privad[oa]\s+de|cautiv\w+|peligro|perigo|riesgo|risco|madrugada|imediat\w+|"
    r"a\s+punto\s+de|prestes\s+a)\b"
)


def find_missing(letter: Facts, case: Case) -> tuple[str, ...]:
    """Return the ids of what the letter does not have."""
    if base(case.language) not in SUPPORTED:
        return ("translation",)
    return tuple(_missing(letter, case))


def _missing(letter: Facts, case: Case) -> Iterator[str]:
    absent = [name for name in _PLAIN if not case.values(name)]
    yield from (name for name in absent if name not in ("offence", "person_in_danger"))
    mailboxes = case.values("officer_email")
    if not mailboxes or all(is_free_mail(domain_of(item.text)) for item in mailboxes):
        yield "officer_email"
    if letter.written.day is None:
        yield "letter_date"
    if not case.values("period"):
        yield "period"
    if "offence" in absent:
        yield "offence"
    if not _LAW.search(letter.folded) and not letter.of_kind(EntityKind.STATUTE):
        yield "legal_basis"
    yield from _danger(letter, case, "person_in_danger" in absent)
    if _names_unsent_attachments(letter, case):
        yield "attachments"


def _danger(letter: Facts, case: Case, nobody: bool) -> Iterator[str]:
    if not case.values("facts"):
        yield "emergency_facts"
    if nobody:
        yield "person_in_danger"
    if not _is_imminent(letter, case):
        yield "imminence"


def _is_imminent(letter: Facts, case: Case) -> bool:
    """Return whether the danger goes on, or is told as of the last days or of the time to come."""
    kind, told = case.values("emergency_type"), case.values("facts")
    if not (kind and told):
        return False
    if kind[0].normal in ("kidnapping", "missing_person", "suicide_self_harm", "attack_threat") or _IMMINENT.search(
        letter.folded
    ):
        return True
    day = letter.written.day
    moments = (m for item in told if item.span for m in letter.moments_of(item.span))
    return any(m.day and day and abs((day - m.day).days) <= 3 for m in moments)


def _names_unsent_attachments(letter: Facts, case: Case) -> bool:
    """Return whether a mail's text names annexes and none came with it; a plain file cannot tell."""
    return letter.is_mail and bool(case.values("attachments")) and not letter.document.attachments
