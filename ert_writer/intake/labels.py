"""Forms: lines such as `Autoridad solicitante: …` that say themselves which field they hold."""

from __future__ import annotations

import re

from ert_writer.countries.load import catalogue
from ert_writer.intake.facts import Facts
from ert_writer.intake.values import SURE, value
from ert_writer.model.case import FieldValue
from ert_writer.model.findings import Span

_LABELLED = re.compile(
    r"[\s•*–-]*(?:\d{1,2}[.)]\s*)?(?P<label>[^\W\d_][^:=\t|\n]{1,60}?)\s*(?:[:=]|\t|\s\|\s)\s*(?P<value>\S[^\n]{1,119})"
)


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
