"""The period of the data: a range of days or moments, an open beginning, or the last days."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from ert_writer.intake.facts import Facts
from ert_writer.intake.letter import Sentence
from ert_writer.intake.moments import Moment
from ert_writer.intake.values import LIKELY, value
from ert_writer.model.case import FieldValue
from ert_writer.model.findings import Span
from ert_writer.text.months import MONTH, month_number

_LAST = re.compile(
    r"\b(?:(?:durante\s+)?(?:l[oa]s\s+|[oa]s\s+)?ultim[oa]s\s+(?:\(?\d{1,3}\)?|"
    r"\w+)(?:\s*\([\w\s]+\))?\s+(?:horas|dias|meses|semanas|anos)|ultim[oa]\s+(?:mes|semana|ano|hora|dia))\b"
)
_DATA = re.compile(
    r"\b(?:ips?|registros?|logs?|acces\w+|acess\w+|conexion\w*|conex\w+|datos|dados|sesion\w*|period\w+|"
    r"informacion|informacoes|conversaci\w+|mensajes|mensagens|actividad|atividade|contenido|conteudo|inicio|"
    r"login\w*|ubicacion\w*|localiza\w+)\b"
)


_DAY = r"(?:(?P<{0}>3[01]|[12]\d|0?[1-9])(?:\.?(?:ro|ero|er|do|o))?[º°]?\.?\s+(?:de\s+)?)?"
_YEAR = (
    r"(?:(?:\s+(?:de|del|do)(?:\s+ano)?)?[\s/.-]+(?P<{0}>(?:19|20)\d\d|(?<=[/-])\d\d)\b"
    r"|\s+(?:del?|do)\s+(?:corriente\s+ano|corrente\s+ano|presente\s+ano"
    r"|ano\s+(?:en\s+curso|corriente|em\s+curso|corrente)))?"
)
_NAMED = rf"(?P<{{0}}>{MONTH}|(?:0[1-9]|1[0-2])(?=/(?:19|20)\d\d))\.?"
_MONTHS_RANGE = re.compile(
    r"\b(?:(?:de|desde|del|entre|from|between|period\w+\s*:?)\s+(?:el\s+|o\s+|os\s+|los\s+|dia\s+)*"
    + _DAY.format("d1")
    + _NAMED.format("m1")
    + _YEAR.format("y1")
    + r"\s*(?:al?|ao|hasta|ate|y|e|to|until|and|-|–)\s+(?:el\s+|o\s+|dia\s+)*"
    + _DAY.format("d2")
    + _NAMED.format("m2")
    + _YEAR.format("y2")
    + r"|(?:mes\s+de|month\s+of|del|en|em|durante)\s+"
    + _NAMED.format("m")
    + r"(?:\s+(?:de|del))?[\s/]+"
    r"(?P<y>(?:19|20)\d\d)\b)"
)


def period(letter: Facts) -> tuple[FieldValue, ...]:
    """Return the period of the data: as stated, `normal` as `start/end` in ISO dates or moments; one for each range."""
    found: list[FieldValue] = []
    for sentence in letter.sentences:
        if letter.in_mail_header(sentence.span.start) or not _DATA.search(_context(letter, sentence)):
            continue
        found += _ranges(letter, sentence)
        found += _month_ranges(letter, sentence)
    return tuple(found[:1])


def _month_ranges(letter: Facts, sentence: Sentence) -> Iterator[FieldValue]:
    """Yield the ranges told by months (`de abr/26 a out/26`, `octubre de 2026`) or by days of named months."""
    for match in _MONTHS_RANGE.finditer(sentence.folded):
        year = _year(match["y"] or match["y2"] or match["y1"], letter)
        first, last = _number(match["m1"] or match["m2"] or match["m"]), _number(match["m2"] or match["m"])
        if year is None or not (first and last):
            continue
        first_year = _year(match["y1"], letter) if match["y1"] else year - (first > last)
        if first_year is None:
            continue
        last_days = monthrange(first_year, first)[1], monthrange(year, last)[1]
        start = date(first_year, first, min(int(match["d1"] or 1), last_days[0]))
        end = date(year, last, min(int(match["d2"] or 31), last_days[1]))
        offset = sentence.span.start
        span = Span(offset + match.start(), offset + match.end())
        yield value(letter, span, LIKELY, normal=f"{start.isoformat()}/{end.isoformat()}")


def _number(month: str | None) -> int:
    """Return a month's number from its name or figure; 0 when there is none."""
    if month is None:
        return 0
    number = int(month) if month.isdecimal() else month_number(month)
    return number if 1 <= number <= 12 else 0


def _year(written: str | None, letter: Facts) -> int | None:
    """Return a year in two or four figures; the letter's own year for none or for `corriente`, `en curso`."""
    if written and written.isdecimal():
        return int(written) if len(written) == 4 else 2000 + int(written)
    return letter.written.day.year if letter.written.day else None


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
