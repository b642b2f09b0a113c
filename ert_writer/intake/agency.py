"""The agency and its unit: a form, the letterhead, the signature, or the sentence that presents the officer.

A letterhead is a hierarchy of lines: state, ministry, force, directorate, unit, town. Each part of a line is recognised
by the words that its kind of office begins with, in English also by those that it ends with (`countries/*.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from ert_writer.countries.load import Catalogue, catalogue
from ert_writer.intake.facts import Facts
from ert_writer.intake.labels import labelled
from ert_writer.intake.values import LIKELY, SURE, UNSURE, value
from ert_writer.model.case import FieldValue
from ert_writer.model.findings import Span
from ert_writer.model.text import ParagraphRole
from ert_writer.text.fold import fold

_HEAD_LINES = 16
_LONG_LINE = 130
_MOST_WORDS = 16
_HONOUR = r"(?:ilustrisim[oa]|excelentisim[oa]|excm[oa]\.?|ilm[oa]\.?|ilustre|honorable|egregi[oa]|colend[oa])"
_HONOURED = re.compile(rf"{_HONOUR}\s")


class Level(IntEnum):
    """How high an office stands, the highest first."""

    BODY = 1
    AGENCY = 2
    UNIT = 3


@dataclass(frozen=True, slots=True)
class Office:
    """The name of an office in a letter."""

    span: Span
    level: Level
    policing: bool
    """Whether its name says that it polices or prosecutes, whatever it begins with."""


@dataclass(frozen=True, slots=True)
class _Words:
    """Expressions over folded text, built from the country files."""

    agency: re.Pattern[str]
    unit: re.Pattern[str]
    body: re.Pattern[str]
    territory: re.Pattern[str]
    agency_end: re.Pattern[str]
    unit_end: re.Pattern[str]
    head: re.Pattern[str]
    inline: re.Pattern[str]
    within: re.Pattern[str]
    excluded: re.Pattern[str]
    stop: re.Pattern[str]
    prosecution: re.Pattern[str]
    policing: re.Pattern[str]
    addressee: re.Pattern[str]


@cache
def _words_of(known: Catalogue) -> _Words:
    said = known.written
    begin = rf"(?:(?:{said.articles})\s+)?(?:{_HONOUR}\s+)?(?:\d+\S{{0,3}}\s+|(?:{said.ordinals})\s+)?"
    heads = rf"(?:{said.agencies}|{said.units})"
    return _Words(
        agency=re.compile(rf"{begin}(?:{said.agencies})(?![^\W_])"),
        unit=re.compile(rf"{begin}(?:{said.units})(?![^\W_])"),
        body=re.compile(rf"(?:{said.bodies})(?![^\W_])"),
        territory=re.compile(rf"(?:{said.territories})(?![^\W_])"),
        agency_end=re.compile(rf"(?<![^\W_])(?:{said.agency_ends})(?![^\W_])"),
        unit_end=re.compile(rf"(?<![^\W_])(?:{said.unit_ends})(?![^\W_])"),
        head=re.compile(rf"{begin}(?:{heads}|{said.bodies})(?![^\W_])"),
        inline=re.compile(
            rf"(?:(?<!\w)(?:{said.of_office})\s+|[,(–-]\s*)(?P<name>(?:\d{{1,3}}\S{{0,2}}\s+)?{heads}(?![^\W_]))"
        ),
        within=re.compile(rf"\s(?:{said.of_office})\s+(?P<name>{heads}(?![^\W_]))"),
        excluded=re.compile(rf"(?<![^\W_])(?:{said.not_offices})(?![^\W_])"),
        stop=re.compile(rf"(?<![^\W_])(?:{said.office_stops})(?![^\W_])"),
        prosecution=re.compile(rf"(?:{said.prosecutions})(?![^\W_])"),
        policing=re.compile(rf"(?<![^\W_])(?:{said.policing})(?![^\W_])"),
        addressee=re.compile(rf"(?:{said.addressees})(?![^\W_])"),
    )


def _words() -> _Words:
    return _words_of(catalogue())


def agency_and_unit(letter: Facts) -> tuple[tuple[FieldValue, ...], tuple[FieldValue, ...]]:
    """Return the agency and the unit of the officer, each as written."""
    agency, unit = labelled(letter, "agency")[:1], labelled(letter, "unit")[:1]
    for offices, confidence in (
        (_offices_in(letter, _head(letter)), SURE),
        (_offices_in(letter, _foot(letter)), LIKELY),
        (tuple(_inline(letter)), UNSURE + 0.1),
        (tuple(_in_sender(letter)), UNSURE),
    ):
        main, part = _chosen(letter, offices)
        agency = agency or ((value(letter, main.span, confidence),) if main else ())
        unit = unit or (
            (value(letter, part.span, _part_confidence(part, confidence)),) if part and _apart(part, agency) else ()
        )
        if agency and main and main.level is not Level.UNIT:
            break
    return (tuple(agency), tuple(unit)) if agency else (tuple(unit), ())


def agency(letter: Facts) -> tuple[FieldValue, ...]:
    """Return the officer's agency as written."""
    return letter.agency_and_unit[0]


def unit(letter: Facts) -> tuple[FieldValue, ...]:
    """Return the officer's unit as written."""
    return letter.agency_and_unit[1]


def places(letter: Facts) -> Iterator[tuple[str, Span]]:
    """Yield every part of a letter that may name the office of who writes, with the kind of its place."""
    seen: set[Span] = set()
    lines = (("head", _head(letter)), ("foot", _foot(letter)))
    found = [
        (place, part) for place, spans in lines for line in _unwrapped(letter, spans) for part in _parts(letter, line)
    ]
    found += [(place, line) for place, spans in lines for line in spans]
    found += [("form", item.span) for item in labelled(letter, "agency") if item.span]
    found += [("text", office.span) for office in (*_inline(letter), *_in_sender(letter))]
    found += [("chosen", item.span) for item in letter.agency_and_unit[0] if item.span]
    for place, span in found:
        if span not in seen and span.end > span.start:
            seen.add(span)
            yield place, span


def level_of(folded: str) -> str:
    """Return how high an office of that name stands, by the words it begins or ends with; empty for no office."""
    level = _level(folded)
    return level.name.lower() if level else ""


def _part_confidence(part: Office, confidence: float) -> float:
    return min(confidence, LIKELY) if part.level is Level.AGENCY else confidence


def _apart(office: Office, agency: Sequence[FieldValue]) -> bool:
    return all(
        item.span is None or office.span.end <= item.span.start or item.span.end <= office.span.start for item in agency
    )


def _chosen(letter: Facts, offices: Sequence[Office]) -> tuple[Office | None, Office | None]:
    """Return the agency and the unit among the offices of one place.

    A prosecution service gives way to its own office below it, a ministry to what polices in it.
    """
    agencies = [office for office in offices if office.level is Level.AGENCY]
    units = [office for office in offices if office.level is Level.UNIT]
    bodies = [office for office in offices if office.level is Level.BODY]
    main = agencies[0] if agencies else next((office for office in units if office.policing), None)
    if main is None:
        parent = bodies and not (units and units[0].span.start < bodies[-1].span.start)  # a parent behind its unit
        main = bodies[-1] if parent else (units[0] if units else None)
    if main and main.level is Level.AGENCY:
        own = (o for o in units if _words().agency.match(letter.folded, o.span.start) and _before(letter, o, main))
        main = next(own, main)
    rest = sorted((o for o in (*units, *agencies) if o is not main), key=lambda o: o.span.start)
    below = [o for o in rest if main and o.span.start > main.span.start] or [o for o in rest if o in units]
    return main, next((o for o in below if " " in letter.text[o.span.start : o.span.end]), next(iter(below), None))


def _before(letter: Facts, own: Office, main: Office) -> bool:
    """Return whether an office goes before the service above it: it comes before it, or on its line."""
    if own.span.start < main.span.start:
        return True
    line = letter.shown_line(main.span.start)
    same = line.start <= own.span.start < line.end
    return same and _words().prosecution.fullmatch(letter.folded, *main.span) is not None


def _head(letter: Facts) -> list[Span]:
    """Return the lines above the salutation or the first sentence."""
    found: list[Span] = []
    for span in letter.shown_lines:
        if letter.in_mail_header(span.start) or span.start < letter.cover_end:
            continue
        line = letter.line_at(span.start)
        live = line is not None and line.role is ParagraphRole.LIVE
        text = letter.text[span.start : span.end]
        if len(found) >= _HEAD_LINES or (len(text) > _LONG_LINE and live) or _addresses(fold(text).lstrip()):
            break
        found.append(span)
    return found


def _addresses(folded: str) -> bool:
    """Return whether a line names who is written to; a court of the letterhead has such words of honour too."""
    court = _HONOURED.match(folded) is not None and not folded.rstrip().endswith((":", ","))
    return _words().addressee.match(folded) is not None and not (court and _words().head.match(folded))


def _foot(letter: Facts) -> list[Span]:
    return [span for span in letter.shown_lines if span.start >= letter.signature_start]


def _offices_in(letter: Facts, lines: Sequence[Span]) -> tuple[Office, ...]:
    """Return the offices that the parts of some lines name, in order."""
    found = (_office(letter, part) for line in _unwrapped(letter, lines) for part in _parts(letter, line))
    return tuple(office for office in found if office)


def _unwrapped(letter: Facts, lines: Sequence[Span]) -> Iterator[Span]:
    """Yield the lines, with one that only goes on the name above it joined to that: no office begins there."""
    held: Span | None = None
    for line in lines:
        text = letter.folded[line.start : line.end].lstrip()
        next_line = held is not None and letter.document.text[held.end : line.start].count("\n") == 1
        if held is not None and next_line and _goes_on(letter, held, text):
            held = Span(held.start, line.end)
            continue
        if held is not None:
            yield held
        held = line
    if held is not None:
        yield held


def _goes_on(letter: Facts, above: Span, folded: str) -> bool:
    """Return whether a line continues the one above: that one ends with a small word or comma, or this begins so."""
    before = letter.folded[above.start : above.end].rstrip()
    last = before.split()[-1] if before.split() else ""
    return (last in _LINKS or before.endswith(",")) and _words().head.match(folded) is None and ":" not in folded


_LINKS = frozenset("de del la las los y e en contra da do das dos na no em of and the".split())  # noqa: SIM905 - reads better


def _parts(letter: Facts, line: Span) -> Iterator[Span]:
    """Yield the parts of a letterhead line: `Ministerio Público Fiscal - Unidad 4` has two."""
    text, folded = letter.text, letter.folded
    start = line.start
    label = _LABEL.match(folded, line.start, line.end)
    if label:
        start = label.end()
    for match in _SEPARATOR.finditer(text, start, line.end):
        comma = match[0].startswith((",", "."))
        if (
            comma
            and _words().head.match(folded, match.end()) is None
            and not _english(letter, Span(match.end(), line.end))
        ):
            continue
        if not comma and _REGION.match(folded, match.end()):
            continue
        yield _trimmed(text, start, match.start())
        start = match.end()
    yield _trimmed(text, start, line.end)


_NO_NAME = re.compile(r"[@:]|\d{4}|\w/\w")
_SEPARATOR = re.compile(r"\s+[-–—|/·•]\s+|\s*[–—|·•]\s*|,\s+|\.\s+(?=[A-ZÁÉÍÓÚ])|\t+")
_LABEL = re.compile(r"(?:de|from)\s*:\s*")
_REGION = re.compile(r"(?:provincia|estado|state)\s+(?:d[aeo]l?|of)\b")


def _english(letter: Facts, span: Span) -> bool:
    words = letter.folded[span.start : span.end]
    return bool(_words().agency_end.search(words) or _words().unit_end.search(words))


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in ' \t*_-–—."“':
        start += 1
    while end > start and text[end - 1] in ' \t*_-–—,;"”':
        end -= 1
    return Span(start, end)


def _office(letter: Facts, span: Span) -> Office | None:
    """Return the office that a part of a line names; nothing for anything else."""
    words = letter.folded[span.start : span.end]
    if not 2 <= len(words) <= 120 or len(words.split()) > _MOST_WORDS or _NO_NAME.search(words):
        return None
    if _words().excluded.search(words) or any(
        span.start <= p.span.start < span.end and (p.known or p.title) for p in letter.people
    ):
        return None
    title = letter.officer.title if letter.officer else None
    level = None if title and title.start < span.end and span.start < title.end else _level(words)
    if level is None or not (letter.text[span.start].isupper() or words[0].isdigit()):
        return None
    return Office(span, level, bool(_words().agency_end.search(words) or _words().policing.search(words)))


def _level(words: str) -> Level | None:
    rules = _words()
    if rules.territory.match(words):
        return None
    body, agency, unit = rules.body.match(words), rules.agency.match(words), rules.unit.match(words)
    longest = max((match.end() for match in (body, agency, unit) if match), default=0)
    if unit and unit.end() == longest:
        return Level.UNIT
    if agency and agency.end() == longest:
        return Level.AGENCY
    if body and body.end() == longest:
        return Level.BODY
    if rules.agency_end.search(words):
        return Level.AGENCY
    return Level.UNIT if rules.unit_end.search(words) else None


def _inline(letter: Facts) -> Iterator[Office]:
    """Yield the offices that running text gives the officer: `adscrita a la Unidad 4 de la Policía Federal`."""
    taken = [span for person in letter.people for span in (person.span, person.title or person.span)]
    for stretch in _presentations(letter):
        for match in _words().inline.finditer(letter.folded, *stretch):
            if not any(span.start <= match.start("name") < span.end for span in taken):
                yield from _chained(letter, Span(match.start("name"), _end_of_name(letter, match.start("name"))))


def _presentations(letter: Facts) -> Iterator[Span]:
    """Yield the stretches around the officer's name, then those behind the words of who writes."""
    officer = letter.officer
    wanted = letter.folded[officer.name.start : officer.name.end] if officer else ""
    for person in letter.people:
        if letter.folded[person.span.start : person.span.end] == wanted:
            line = letter.line_at(person.lead)
            start = max(person.lead - _BEFORE, line.span.start if line else 0)
            yield Span(start, min(person.span.end + _BESIDE, letter.paragraph_end(person.span.end)))
    for cue in letter.surroundings.signs:
        if officer and "presents" in cue.meanings and not letter.in_mail_header(cue.span.start):
            yield Span(cue.span.end - 3, min(cue.span.end + _BESIDE, letter.paragraph_end(cue.span.end)))


_BEFORE, _BESIDE = 110, 130
"""How far before and behind the officer's name the office may stand."""
_STATE = re.compile(r"(?!DR|SR|ST|NO|NR)[A-Z]{2}\.")
_WORD = re.compile(r"\s*(?P<w>[^\s,;()\"]+)")


def _end_of_name(letter: Facts, start: int) -> int:
    """Return where the name of an office ends in running text: at a mark, a verb, a small word with none behind."""
    capital = letter.text[start].isupper() or letter.text[start].isdigit()
    limit = letter.sentence_end(start, min(start + 110, letter.paragraph_end(start)))
    end = place = start
    while match := _WORD.match(letter.text, place, limit):
        word = match["w"]
        if _words().stop.match(letter.folded, match.start("w")):
            break
        if end > start and _ends_in_state(letter.text[start:end], word):
            return match.start("w") + len(word) - 1
        place = match.end()
        if not capital or word[0].isupper() or word[0].isdigit() or end == start or _is_number_mark(word):
            end = place
        elif fold(word) not in _LINKS:
            break
    return end


def _ends_in_state(before: str, word: str) -> bool:
    """Return whether a word is the code of a state with a full stop, such as `PE.`, in a name not all in capitals."""
    return _STATE.fullmatch(word) is not None and not before.isupper()


def _is_number_mark(word: str) -> bool:
    return fold(word) in ("n°", "nº", "no.", "n.", "nro.", "nro")


def _chained(letter: Facts, span: Span) -> Iterator[Office]:
    """Yield the offices of one name: `Dirección de Cibercrimen de la Policía de Río` has a unit and its agency."""
    joints = _words().within.finditer(letter.folded, span.start, span.end)
    match = next((m for m in joints if _level(letter.folded[m.start("name") : span.end]) is Level.AGENCY), None)
    if match:
        first = Span(span.start, match.start())
        yield from _inline_office(letter, first)
        yield from _inline_office(letter, Span(match.start("name"), span.end))
    else:
        yield from _inline_office(letter, span)


def _inline_office(letter: Facts, span: Span) -> Iterator[Office]:
    text = letter.text[span.start : span.end].rstrip(" .,;")
    level = _level(fold(text))
    alone = " " not in text
    if level and len(text) >= 2 and (not alone or (text.isupper() and len(text) >= 2)):
        yield Office(Span(span.start, span.start + len(text)), level, level is Level.AGENCY)


def _in_sender(letter: Facts) -> Iterator[Office]:
    """Yield the agency that a mail's From header shows."""
    for line in letter.lines:
        if letter.in_mail_header(line.span.start) and fold(line.text).startswith("from:"):
            start = line.span.start + len("from:")
            end = letter.text.find("<", start, line.span.end)
            office = _office(letter, _trimmed(letter.text, start, end if end > 0 else line.span.end))
            if office and _words().agency.match(letter.folded, office.span.start):
                yield office
