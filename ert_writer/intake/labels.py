"""Forms: lines such as `Autoridad solicitante: …` that say themselves which field they hold."""

from __future__ import annotations

import re
from functools import cache

from ert_writer.intake.facts import Facts
from ert_writer.intake.values import SURE, value
from ert_writer.model.case import FieldValue
from ert_writer.model.findings import Span

_PERSON = (
    r"(?:del?\s+(?:la\s+)?|d[oa]\s+)(?:solicitante|funcionari[oa]|agente|oficial|fiscal|responsable|"
    r"responsavel|requirente|autoridad|autoridade|delegad[oa]|persona\s+solicitante)"
)
_LABELS: dict[str, str] = {
    "agency": (
        r"autoridad(?:e)?(?:\s+(?:solicitante|requirente))?|institucion|instituicao|dependencia|"
        r"entidad(?:e)?|orgao(?:\s+(?:solicitante|requisitante))?|agencia|agency|organismo|"
        rf"institucion\s+{_PERSON}"
    ),
    "unit": (
        r"area|unidade?|setor|division|divisao|seccion|departamento|unit|unidad\s+(?:solicitante|fiscal|"
        r"policial)|delegacia"
    ),
    "officer_name": (
        rf"nombres?(?:\s+y\s+apellidos?)?(?:\s+completos?)?\s+{_PERSON}|"
        rf"nome(?:\s+completo)?\s+{_PERSON}|(?:funcionari[oa]|oficial|agente|"
        r"fiscal)(?:\s+(?:solicitante|responsable|a\s+cargo|encargad[oa]))|solicitante|requirente|"
        r"officer(?:'s)?\s+name|responsavel\s+pela\s+solicitacao"
    ),
    "officer_title": rf"cargo|grado|rango|puesto|posto|funcao|jerarquia|title|rank|cargo\s+{_PERSON}|grado\s+y\s+cargo",
}


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^|\n)[ \t•*–-]*(?:\d{{1,2}}[.)]\s*)?(?:{_LABELS[name]})\s*[:=]\s*(?P<e>[^\n]{{2,120}})")


def labelled(letter: Facts, name: str) -> tuple[FieldValue, ...]:
    """Return the value of a line that begins with the field's label; nothing where the letter is no form."""
    for match in _pattern(name).finditer(letter.folded):
        start, end = match.span("e")
        text = letter.text[start:end].rstrip(" .;,")
        if len(text) >= 3 and not letter.in_mail_header(start) and "@" not in text:
            return (value(letter, Span(start, start + len(text)), SURE),)
    return ()
