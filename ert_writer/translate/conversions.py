"""What is converted by rule before an engine sees it: wordings, hours, number signs, a figure's words in brackets.

`a las 14h` becomes `a las 14:00` and `às 14h30` `às 14:30`; for wordings see `wordings`.
`n° 12` becomes `No. 12` (engines read the sign as the word *not*), and of `02 (duas) horas` or `R$ 50.000,00 (cinquenta
mil reais)` the bracket is written in English and kept, because engines cut it. Into English only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ert_writer.entities.quantities import find_quantities
from ert_writer.model.language import EN, Direction
from ert_writer.model.text import Entity, EntityKind, Span
from ert_writer.translate.rewriting import rewritten
from ert_writer.translate.wordings import plainly_worded

_SIGN = re.compile(r"(?<!\w)n(?:\.?\s?[º°]|\.[ºo°])s?\.?(?=\s?\d)", re.IGNORECASE)
_ENGLISH_SIGN = re.compile(r"(?<!\w)(?:no|nos)\.(?=\s?[\d@A-Z]*\d)")
_WORDS = re.compile(r"(?<=\d)\s*(?P<bracket>\((?P<said>[^\W\d_][^()\d]{2,80})\))")
_SAME = "reais real pesos peso soles sol quetzales guaraníes bolívares bolivianos lempiras colones córdobas euros"
_UNITS = {word: word for word in _SAME.split()} | {
    "dólares": "dollars", "dolares": "dollars", "horas": "hours", "hora": "hour", "dias": "days", "días": "days",
    "dia": "day", "día": "day", "meses": "months", "mes": "month", "mês": "month", "anos": "years", "años": "years",
    "minutos": "minutes", "semanas": "weeks",
}  # fmt: skip
_OF_COUNTRY = {
    "estadounidenses": "US", "americanos": "US", "norteamericanos": "US", "de los estados unidos": "US",
    "dos estados unidos": "US", "argentinos": "Argentine", "mexicanos": "Mexican", "colombianos": "Colombian",
    "chilenos": "Chilean", "uruguayos": "Uruguayan", "uruguaios": "Uruguayan", "dominicanos": "Dominican",
    "brasileños": "Brazilian", "brasileiros": "Brazilian", "hábiles": "business", "úteis": "business",
    "corridos": "calendar", "corridas": "running", "naturales": "calendar", "consecutivos": "consecutive",
}  # fmt: skip
"""What stands behind a unit and comes before it in English."""
_UNIT = re.compile(
    rf"^\s*(?:de\s+)?(?:(?P<unit>{'|'.join(_UNITS)})(?:\s+(?P<kind>{'|'.join(_OF_COUNTRY)}))?)?\s*$", re.IGNORECASE
)
_CENTS = re.compile(
    r"^(?P<whole>.+?)\s+(?:e|y|con|com)\s+(?P<part>\S+(?:\s+[ey]\s+\S+)?)\s+(?P<name>centavos?|céntimos?|cêntimos?)$",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(?P<hour>\d{1,2}) ?h(?:(?P<minutes>[0-5]\d)(?: ?min)?)?\.?", re.IGNORECASE)
_LENGTH = re.compile(r"(?<![\w.,:/-])(\d{1,3}) ?(?:hs|hrs|h)\b\.?(?!\w)", re.IGNORECASE)
_GROUPS = re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?")
_ENGLISH_MARKS = str.maketrans(".,", ",.")
_HOURS = " horas"
_DURING = re.compile(
    r"(?<!\w)(?:en|em|de|por|dentro de|durante|hace|há|cada|próximas|últimas|até|máximo|mínimo|menos|más|mais|primeiras"
    r"|primeras|seguintes|siguientes|plazo|prazo):?\s+$",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s*(?:[-–]|às?\b|as?\b|hasta\b|até\b)", re.IGNORECASE)
_AT = re.compile(r"(?<!\w)(?:[àa]s?|d[aà]s|pelas|las?|as)\s+$", re.IGNORECASE)
_ONES_TEXT = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen
"""
_ONES = _ONES_TEXT.split()
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCALES = ((1_000_000_000, "billion"), (1_000_000, "million"), (1_000, "thousand"))


def plain_for_engines(text: str, entities: Sequence[Entity], direction: Direction) -> tuple[str, tuple[Entity, ...]]:
    """Return the text with number signs and words in brackets converted, and its entities at their new places."""
    if direction.source == EN:
        signs = [(Span(*match.span()), "number") for match in _ENGLISH_SIGN.finditer(text)]
        return rewritten(text, entities, [edit for edit in signs if not _touches(edit[0], entities)])
    if direction.target != EN:
        return text, tuple(entities)
    text, entities = plainly_worded(text, entities, direction)
    text, entities = _clocks(text, entities)
    edits = [*_signs(text, entities), *_brackets(text, direction), *_lengths(text)]
    free = [edit for edit in edits if not _touches(edit[0], entities)]
    changed, moved = rewritten(text, entities, free)
    return changed, _with_brackets(changed, moved, [said for span, said in free if said.startswith("(")])


def _clocks(text: str, entities: Sequence[Entity]) -> tuple[str, tuple[Entity, ...]]:
    """Return the text with hours and long numbers as engines read them.

    `a las 14h` becomes `14:00`, `en 48h` `48 horas`, `2.345.678` `2,345,678`.
    """
    said = {entity: put for entity in entities if (put := _hours(text, entity) or _grouped(entity))}
    edits = [(entity.span, put) for entity, put in said.items()]
    changed, moved = rewritten(text, [entity for entity in entities if entity not in said], edits)
    shift, hours = 0, []
    for entity, put in sorted(said.items(), key=lambda item: item[0].span):
        start, figures = entity.span.start + shift, put.removesuffix(_HOURS)
        kind = entity.kind if figures == put else EntityKind.NUMBER
        hours.append(Entity(kind, Span(start, start + len(figures)), figures))
        shift += len(put) - len(entity.text)
    return changed, tuple(sorted((*moved, *hours), key=lambda entity: entity.span))


def _grouped(entity: Entity) -> str:
    """Return a plain number of three groups or more as English groups it; empty to leave it."""
    known = entity.kind == EntityKind.NUMBER and _GROUPS.fullmatch(entity.text)
    return entity.text.translate(_ENGLISH_MARKS) if known else ""


def _hours(text: str, entity: Entity) -> str:
    """Return how a time with an `h` is to be written: a clock time or a number of hours; empty to leave it."""
    match = _CLOCK.fullmatch(entity.text) if entity.kind == EntityKind.TIME else None
    if match is None:
        return ""
    before, after = text[: entity.span.start], text[entity.span.end :]
    if _AT.search(before) or _RANGE.match(after):
        return f"{match['hour']}:{match['minutes'] or '00'}"
    if match["minutes"]:
        return ""
    return f"{match['hour']}{_HOURS}" if _DURING.search(before) else ""


def words_of(number: int) -> str:
    """Return a whole number from 0 to below a trillion in English words."""
    for scale, name in _SCALES:
        if number >= scale:
            rest = number % scale
            head = f"{words_of(number // scale)} {name}"
            return head if not rest else f"{head} {words_of(rest)}"
    if number >= 100:
        rest = number % 100
        return f"{_ONES[number // 100]} hundred" + (f" and {words_of(rest)}" if rest else "")
    if number >= 20:
        return _TENS[number // 10] + (f"-{_ONES[number % 10]}" if number % 10 else "")
    return _ONES[number]


def _signs(text: str, entities: Sequence[Entity]) -> Iterator[tuple[Span, str]]:
    for match in _SIGN.finditer(text):
        yield Span(*match.span()), "No." if match[0][0].isupper() or not entities else "no."


def _lengths(text: str) -> Iterator[tuple[Span, str]]:
    """Yield the edits that write out the unit of a length of time that no entity covers: `en 48h`."""
    for match in _LENGTH.finditer(text):
        if _DURING.search(text[: match.start()]) and not _RANGE.match(text[match.end() :]):
            yield Span(*match.span()), f"{match[1]}{_HOURS}"


def _brackets(text: str, direction: Direction) -> Iterator[tuple[Span, str]]:
    for match in _WORDS.finditer(text):
        said = " ".join(match["said"].replace(",", " ").split())
        cents = _CENTS.match(said)
        words = _in_english(cents["whole"] if cents else said, direction)
        part = _in_english(cents["part"], direction) if cents else ""
        if words and (part or not cents):
            yield Span(*match.span("bracket")), f"({words}{f' and {part} centavos' if part else ''})"


def _in_english(said: str, direction: Direction) -> str:
    """Return a number in words with its unit in English, empty where it is not that alone."""
    unit = _UNIT.match(said[_number_end(said, direction) :])
    found = [q for q in find_quantities(said, direction.source) if q.value.isdecimal()]
    if unit is None or len(found) != 1 or said[: found[0].span.start].strip() or len(found[0].value) > 12:
        return ""
    kind = f"{_OF_COUNTRY[unit['kind'].lower()]} " if unit["kind"] else ""
    name = f" {kind}{_UNITS[unit['unit'].lower()]}" if unit["unit"] else ""
    return f"{words_of(int(found[0].value))}{name}"


def _number_end(said: str, direction: Direction) -> int:
    """Return where a number's words end; the quantity itself may take its currency in."""
    units = [at.start() for at in re.finditer(rf"\b(?:de\s+)?(?:{'|'.join(_UNITS)})\b", said, re.IGNORECASE)]
    ends = [q.span.end for q in find_quantities(said, direction.source)]
    return min([*units[:1], *ends[:1]], default=0)


def _touches(span: Span, entities: Sequence[Entity]) -> bool:
    return any(_overlap(span, entity.span) for entity in entities)


def _overlap(span: Span, other: Span) -> bool:
    return span.start < other.end and other.start < span.end


def _with_brackets(text: str, entities: Sequence[Entity], brackets: Sequence[str]) -> tuple[Entity, ...]:
    """Return the entities with the converted brackets added, so that they are masked and verified."""
    added: list[Entity] = []
    for bracket in dict.fromkeys(brackets):
        added += [
            Entity(EntityKind.CODE, Span(match.start(), match.end()), bracket)
            for match in re.finditer(re.escape(bracket), text)
        ]
    free = [new for new in added if not any(_overlap(new.span, entity.span) for entity in entities)]
    return tuple(sorted((*entities, *free), key=lambda entity: entity.span))
