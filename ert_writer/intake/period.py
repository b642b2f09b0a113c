"""The period of the data: a range of days or moments, an open beginning, or the last days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ert_writer.intake.facts import Facts
from ert_writer.intake.letter import Sentence
from ert_writer.intake.moments import Moment
from ert_writer.intake.values import LIKELY, value
from ert_writer.model.case import FieldValue
from ert_writer.model.findings import Span

_LAST = re.compile(
    r"\b(?:(?:durante\s+)?(?:l[oa]s\s+|[oa]s\s+)?ultim[oa]s\s+(?:\(?\d{1,3}\)?|"
    r"\w+)(?:\s*\([\w\s]+\))?\s+(?:horas|dias|meses|semanas|anos)|ultim[oa]\s+(?:mes|semana|ano|hora|dia))\b"
)
_DATA = re.compile(
    r"\b(?:ips?|registros?|logs?|acces\w+|acess\w+|conexion\w*|conex\w+|datos|dados|sesion\w*|period\w+|"
    r"informacion|informacoes|conversaci\w+|mensajes|mensagens|actividad|atividade|contenido|conteudo|inicio|"
    r"login\w*|ubicacion\w*|localiza\w+)\b"
)


def period(letter: Facts) -> tuple[FieldValue, ...]:
    """Return the period of the data: as stated, `normal` as `start/end` in ISO dates or moments; one for each range."""
    found: list[FieldValue] = []
    for sentence in letter.sentences:
        if letter.in_mail_header(sentence.span.start) or not _DATA.search(_context(letter, sentence)):
            continue
        found += _ranges(letter, sentence)
    return tuple(found[:1])


def _context(letter: Facts, sentence: Sentence) -> str:
    line = letter.line_at(sentence.span.start)
    start = line.span.start if line else sentence.span.start
    return letter.folded[max(0, start - 260) : sentence.span.end]


def _ranges(letter: Facts, sentence: Sentence) -> Iterator[FieldValue]:
    moments = [m for m in letter.moments_of(sentence.span) if m.day]
    offset = sentence.span.start
    for first, second in pairwise(moments):
        gap = sentence.folded[first.span.end : second.span.start]
        before = sentence.folded[max(0, first.span.start - 40) : first.span.start]
        if re.fullmatch(
            r"[\s,.\-–—]*(?:horas?|hrs?\.?|hs\.?|h)?[\s,]*(?:al?|ao?|hasta|ate|y|e|-|–|to|until|and|às?|"
            r"as)?(?:\s+(?:el|la|las|o|as|os|dia|hasta|d[ei]a|de|los|presente|ao?))*\s*",
            gap,
        ) and re.search(
            r"(?:desde|entre|del?|de|period\w+|comprendid\w+|compreendid\w+|partir|from|between|dias?|:|"
            r"\()[\s:,]*(?:el|la|las|los|o|as|os|dia|dias|d[eo]l?|d[ei]a|entre|a|horas|"
            r"desde)*[\s:,]*(?:\w+\s+)?$",
            before,
        ):
            yield _range_value(
                letter,
                Span(offset + _opening(sentence.folded, first.span.start), offset + second.span.end),
                first,
                second,
            )
    same_month = (
        re.search(
            r"\b(?:desde\s+el\s+|entre\s+(?:el\s+|os\s+dias\s+|los\s+dias\s+|o\s+dia\s+)?|del\s+(?:dia\s+)?|"
            r"de\s+|(?:dias?|dia)\s+)?(?P<d>3[01]|[12]\d|0?[1-9])[º°o]?\s*(?:al?|ao|hasta\s+el|y|e|a|ate\s+o?|"
            r"-|–)\s*(?:el\s+|dia\s+|o\s+dia\s+|o\s+)?$",
            sentence.folded[: moments[0].span.start],
        )
        if moments
        else None
    )
    if same_month and moments[0].day and int(same_month["d"]) < moments[0].day.day:
        first_day = Moment(Span(*same_month.span("d")), moments[0].day.replace(day=int(same_month["d"])), None)
        yield _range_value(
            letter, Span(offset + same_month.start(), offset + moments[0].span.end), first_day, moments[0]
        )
    since = (
        re.search(
            r"\b(?:desde|a\s+partir\s+d[eo]l?)\s+(?:el\s+|o\s+)?(?:dia\s+)?$", sentence.folded[: moments[0].span.start]
        )
        if moments
        else None
    )
    if (
        since
        and moments[0].day
        and not re.search(
            r"\b(?:desaparec\w+|desaparecid[oa]|ausente|vist[oa]|paradero|secuestrad[oa]|noticias)\s*$",
            sentence.folded[: since.start()],
        )
    ):
        tail = re.match(
            r"[\s,]*(?:y\s+|e\s+)?(?:hasta|ate|a)\s+(?:(?:la|a|o|el|al)\s+)?(?:fecha|data|present\w*|"
            r"actualidad|dia\s+de\s+hoy|hoy|hoje|momento|moment\w+)(?:\s+(?:actual|atual|de\s+hoy))?",
            sentence.folded[moments[0].span.end :],
        )
        end = moments[0].span.end + (tail.end() if tail else 0)
        yield value(letter, Span(offset + since.start(), offset + end), LIKELY, normal=f"{moments[0].day.isoformat()}/")
    last = _LAST.search(sentence.folded)
    if last:
        yield value(letter, Span(offset + last.start(), offset + last.end()), LIKELY)


def _opening(folded: str, start: int) -> int:
    match = re.search(
        r"(?:desde|entre|del?|period\w+|from|between)(?:\s+(?:el|la|las|los|o|as|os|dia|dias|periodo|de|del|"
        r"entre))*\s*$",
        folded[:start],
    )
    return match.start() if match else start


def _range_value(letter: Facts, span: Span, first: Moment, second: Moment) -> FieldValue:
    return value(letter, span, LIKELY + 0.1, normal=f"{_stamp(first)}/{_stamp(second)}")


def _stamp(moment: Moment) -> str:
    day = moment.day.isoformat() if moment.day else ""
    return f"{day}T{moment.time.isoformat(timespec='minutes')}" if moment.time else day
