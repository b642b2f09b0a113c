"""Forms: lines such as `Autoridad solicitante: …` that say themselves which field they hold."""

from __future__ import annotations

import re

from ert_writer.countries.load import catalogue
from ert_writer.intake.facts import Facts
from ert_writer.intake.values import LIKELY, SURE, value
from ert_writer.model.case import FieldValue
from ert_writer.model.findings import Span

_LABELLED = re.compile(
    r"[\s•*–-]*(?:\d{1,2}[.)]\s*)?(?P<label>[^\W\d_][^:=\t|\n]{1,60}?)\s*(?:[:=]|\t|\s\|\s)\s*(?P<value>\S[^\n]{1,119})"
)

_FORM_LINES = 5
_REQUESTER = re.compile(
    r"\b(?:datos|dados|details|informacion)\b.{0,20}\b(?:solicitante|requirente|requisitante|requerente|funcionario|servidor|requesting\s+officer)\b"
)


def under_requester(letter: Facts, position: int) -> bool:
    """Return whether the heading `Datos del solicitante` is a few lines above, and no other heading between."""
    above = [line for line in letter.shown_lines if line.end <= position][-_FORM_LINES - 1 :]
    for line in reversed(above):
        shown = letter.folded[line.start : line.end]
        if _REQUESTER.search(shown):
            return True
        if not re.search(r"[|:\t]", shown) and shown.strip(" -_=*"):
            return False
    return False


_NAME_LABEL = re.compile(r"(?:nombres?|nomes?|names?|apellidos)(?:\W+(?:y|e|and)\W+\w+)?(?:\s+complet[oa])?")


def requesters_name(letter: Facts) -> tuple[FieldValue, ...]:
    """Return the value of a line `Nombre: …` in the part of a form about the requester."""
    found = []
    for line in letter.shown_lines:
        match = _LABELLED.match(letter.folded, line.start, line.end)
        if match and _NAME_LABEL.fullmatch(match["label"].strip()) and under_requester(letter, line.start):
            text = letter.text[match.start("value") : match.end("value")].rstrip(" .;,|")
            found.append(value(letter, Span(match.start("value"), match.start("value") + len(text)), LIKELY))
    return tuple(found)


def labelled(letter: Facts, name: str) -> tuple[FieldValue, ...]:
    """Return the value of each line that begins with a label of a field; nothing where the letter is no form.

    A label such as `autoridad solicitante` may announce an agency or a person: an agency's value names nobody.
    """
    found = []
    for line in letter.shown_lines:
        match = _LABELLED.match(letter.folded, line.start, line.end)
        if match is None or name not in catalogue().labels.get(" ".join(match["label"].split()), ()):
            continue
        start = match.start("value")
        text = letter.text[start : match.end("value")].rstrip(" .;,|")
        span = Span(start, start + len(text))
        if len(text) >= 3 and "@" not in text and not letter.in_mail_header(start) and _fits(letter, name, span):
            found.append(value(letter, span, SURE))
    return tuple(found)


def _fits(letter: Facts, name: str, span: Span) -> bool:
    named = any(span.start <= person.lead < span.end for person in letter.people)
    return named == (name == "officer_name") or name == "officer_title"
