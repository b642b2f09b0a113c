"""The agency and its unit: the letterhead, else the signature, else the sentence in which the officer presents them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ert_writer.countries.load import Catalogue, catalogue
from ert_writer.intake.facts import Facts
from ert_writer.intake.labels import labelled
from ert_writer.intake.letter import Line
from ert_writer.intake.values import LIKELY, SURE, UNSURE, value
from ert_writer.model.case import FieldValue
from ert_writer.model.findings import Span
from ert_writer.model.text import ParagraphRole
from ert_writer.text.fold import fold


@dataclass(frozen=True, slots=True)
class _Heads:
    """How the names of agencies, units and the bodies above them begin, built from the country files."""

    agency: re.Pattern[str]
    unit: re.Pattern[str]
    body: re.Pattern[str]


@cache
def _heads_of(known: Catalogue) -> _Heads:
    article = r"^(?:la\s+|el\s+|a\s+|o\s+|the\s+)?"
    ordinal = r"(?:(?:primera|segunda|tercera|cuarta|quinta|\d+\S{0,3})\s+)?"
    return _Heads(
        re.compile(rf"{article}{known.agencies}(?!\w)"),
        re.compile(rf"{article}{ordinal}{known.units}(?!\w)"),
        re.compile(rf"{known.bodies}\b"),
    )


def _heads() -> _Heads:
    return _heads_of(catalogue())


_INLINE = re.compile(
    r"\b(?:d[eoa]l?(?:\s+la)?|en|na|no|a\s+la|adscrit[oa]\s+a\s+(?:la\s+)?|lotad[oa]\s+n[ao]|"
    r"pertenec\w+\s+a\s+(?:la\s+)?|desde\s+(?:la|el)|somos\s+(?:de\s+)?(?:la|el)?)\s+"
    r"(?P<a>(?:fiscalia|ministerio\s+publico|policia|procuraduria|organismo|carabineros|jefatura|"
    r"\d{1,3}\S?\s+dp|unidad|delegacia|division|brigada|departamento|direccion|seccion|comisaria)\b)"
)
_CAPITAL = r"(?:[A-ZÁÉÍÓÚÑÂÊÔÃÕÇ][\wáéíóúñâêôãõç.'-]*|\d{1,3}\w*)"
_NAME = re.compile(
    r"[^\W\d_]+(?:\s+(?:(?:de|del|la|las|los|da|das|do|dos|e|y|en|em|a|contra|para|N[.°º]+|"
    rf"n[.°º]+)\s+){{0,3}}{_CAPITAL}){{0,10}}"
)


def agency_and_unit(letter: Facts) -> tuple[tuple[FieldValue, ...], tuple[FieldValue, ...]]:
    """Return the agency and the unit of the officer, each as written."""
    head = list(_head(letter))
    agency = labelled(letter, "agency") or _first(letter, head, agency=True, confidence=SURE)
    unit = labelled(letter, "unit") or _first(letter, head, agency=False, confidence=SURE, skip=agency)
    foot = [line for line in letter.lines if line.span.start >= letter.signature_start]
    agency = agency or _first(letter, foot, agency=True, confidence=LIKELY)
    unit = unit or _first(letter, foot, agency=False, confidence=LIKELY, skip=agency)
    agency = agency or _inline(letter, agency=True) or _first(letter, head, agency=True, confidence=LIKELY, parent=True)
    unit = unit or _inline(letter, agency=False, skip=agency)
    if unit and not agency:
        return tuple(unit), ()
    return tuple(agency), tuple(unit)


def agency(letter: Facts) -> tuple[FieldValue, ...]:
    """Return the officer's agency as written."""
    return letter.agency_and_unit[0]


def unit(letter: Facts) -> tuple[FieldValue, ...]:
    """Return the officer's unit as written."""
    return letter.agency_and_unit[1]


def _head(letter: Facts) -> Iterator[Line]:
    """Yield the lines above the salutation or the first sentence."""
    for count, line in enumerate(line for line in letter.lines if not letter.in_mail_header(line.span.start)):
        long = len(line.text) > 130 and line.role is ParagraphRole.LIVE
        if (
            count > 14
            or long
            or re.match(
                r"(?:estimad|prezad|senor|senhor|ilustr|ilm[oa]|exm[oa]|excelent|respetad|distinguid|aos?\s|a\s+empresa|a\s+la\s+empresa|al\s+(?:departamento|equipo|area)|attn|a/c\b|para\s*:|destinatari|a\s+quien|de\s+mi\s+(?:mayor\s+)?consideracion|dear)",
                fold(line.text),
            )
        ):
            return
        yield line


def _first(
    letter: Facts,
    lines: list[Line],
    *,
    agency: bool,
    confidence: float,
    skip: tuple[FieldValue, ...] = (),
    parent: bool = False,
) -> tuple[FieldValue, ...]:
    taken = skip[0].span if skip else None
    for line in lines:
        text = letter.text[line.span.start : line.span.end]
        for span in _parts(text, line.span.start):
            words = fold(letter.text[span.start : span.end])
            if taken is not None and span.start < taken.end and taken.start < span.end:
                continue
            if (
                (
                    _fits(words, agency=agency)
                    or (parent and _heads().body.match(words))
                    or (skip and words.startswith("fiscalia"))
                )
                and len(words) <= 110
                and "@" not in words
            ):
                return (value(letter, span, confidence),)
    return ()


def _fits(words: str, *, agency: bool) -> bool:
    if agency and _heads().body.match(words):
        return False
    if re.search(r"\b(?:oficio|carpeta|expediente|asunto|ref\.|nro|se\s+solicita|solicit\w+|cuenta|conta)\b", words):
        return False
    return bool((_heads().agency if agency else _heads().unit).match(words))


def _parts(text: str, offset: int) -> Iterator[Span]:
    """Yield the parts of a letterhead line: `Ministerio Público Fiscal - Unidad 4` has two."""
    start = 0
    for match in re.finditer(
        r"\s+[-–—|/]\s+(?!(?i:prov[ií]ncia|estado)\s+(?i:d[aeo]l?)\b)|"
        r",\s+(?=(?:[Uu]nidad|[Dd]elegacia|[Dd]ivisi|[Dd]epart|[Bb]rigada|UNIDAD|DIVISI|DELEGACIA))",
        text,
    ):
        yield _trimmed(text, start, match.start(), offset)
        start = match.end()
    yield _trimmed(text, start, len(text), offset)


def _trimmed(text: str, start: int, end: int, offset: int) -> Span:
    while start < end and text[start] in " \t*_-–—.":
        start += 1
    while end > start and text[end - 1] in " \t*_-–—,;":
        end -= 1
    return Span(offset + start, offset + end)


def _inline(letter: Facts, *, agency: bool, skip: tuple[FieldValue, ...] = ()) -> tuple[FieldValue, ...]:
    taken = skip[0].span if skip else None
    for match in _INLINE.finditer(letter.folded):
        start = match.start("a")
        name = _NAME.match(letter.text, start)
        if not name or letter.in_mail_header(start) or (taken and taken.start <= start < taken.end):
            continue
        words = fold(name[0])
        if len(words.split()) >= 2 and _fits(words, agency=agency):
            return (value(letter, Span(*name.span()), UNSURE + 0.1),)
    return ()
