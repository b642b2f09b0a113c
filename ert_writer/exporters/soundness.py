"""What every exporter refuses to write, and the lines that every format shares."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from ert_writer.errors import ContentError
from ert_writer.model.language import EN, Language
from ert_writer.model.reply import Clause, Reply

SUBJECT: Mapping[Language, str] = {"en": "Subject", "es": "Asunto", "pt": "Assunto"}
DRAFT: Mapping[Language, str] = {
    "en": "DRAFT - NOT APPROVED",
    "es": "BORRADOR - SIN APROBAR",
    "pt": "RASCUNHO - NÃO APROVADO",
}
INTERNAL: Mapping[Language, str] = {
    "en": "INTERNAL - DO NOT SEND",
    "es": "INTERNO - NO ENVIAR",
    "pt": "INTERNO - NÃO ENVIAR",
}

_UNRESOLVED = re.compile(r"\{\{|\}\}|\{%|%\}")
_MISSING = "[[MISSING:"


def sound(reply: Reply) -> Reply:
    """Return the reply itself.

    Raises:
        ContentError: it is empty, holds an unresolved field, or a character that acts instead of being read.
    """
    where = f"reply {reply.template}"
    if not reply.subject.strip() or not any(clause.text.strip() for clause in reply.clauses):
        raise ContentError("the reply is empty", where=where, hint="Nothing was written")
    for line in (reply.subject, *reply.sender, reply.recipient, reply.case_reference):
        if "\n" in line or _acting(line):
            raise ContentError("a header line holds a line break or control character", where=where)
    for clause in (*reply.clauses, *reply.mirror):
        if _acting(clause.text):
            raise ContentError(f"block {clause.id} holds a control character", where=where)
        if _unresolved(clause.text, reply):
            raise ContentError(f"block {clause.id} holds an unresolved field", where=where, hint="Nothing was written")
    if _unresolved(reply.subject, reply):
        raise ContentError("the subject holds an unresolved field", where=where, hint="Nothing was written")
    return reply


def _acting(text: str) -> bool:
    return any(unicodedata.category(char) in ("Cc", "Cs") and char != "\n" for char in text)


def _unresolved(text: str, reply: Reply) -> bool:
    """Return whether template syntax is left; what a person's value says is data and may look like it."""
    if not reply.draft and _MISSING in text:
        return True
    for value in sorted(reply.values, key=len, reverse=True):
        text = text.replace(value, "")
    return _UNRESOLVED.search(text) is not None


def marks(reply: Reply, language: Language = "") -> tuple[str, ...]:
    """Return the lines that must be on every page and block: draft, internal, both or none."""
    code = language or reply.language
    lines = ((reply.draft, DRAFT), (reply.internal, INTERNAL))
    return tuple(words.get(code, words[EN]) for on, words in lines if on)


def stamped(text: str, reply: Reply, language: Language = "") -> str:
    """Return a block under its marks."""
    return "\n".join((*(f"[{mark}]" for mark in marks(reply, language)), text))


def pairs(reply: Reply) -> tuple[tuple[Clause, Clause | None], ...]:
    """Return each block with its English mirror, None for all when there is no mirror to show."""
    if reply.language == EN or not reply.mirror:
        return tuple((clause, None) for clause in reply.clauses)
    english = {clause.id: clause for clause in reply.mirror}
    empty = {clause.id: Clause(clause.id, "") for clause in reply.clauses}
    return tuple((clause, english.get(clause.id, empty[clause.id])) for clause in reply.clauses)


def reference_line(reply: Reply) -> str:
    """Return the line for page headers: case reference, template, version, first digits of the hash."""
    known = (reply.case_reference, f"{reply.template} {reply.version}".strip(), reply.sha256[:12])
    return " · ".join(part for part in known if part)
