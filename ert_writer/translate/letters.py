"""Capital letters: texts in ALL CAPS are translated in sentence case and given back in capitals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ert_writer.entities.verification import fixed_parts
from ert_writer.model.text import Entity, EntityKind, Span
from ert_writer.translate.capital_names import all_starts, name_starts

_WORD = re.compile(r"[^\W\d_ºª]+")
_VOWEL = re.compile(r"[aeiouyáéíóúâêôãõàü]", re.IGNORECASE)
_HALF_DAY = re.compile(r"\s*[ap]\.?\s?m\b\.?", re.IGNORECASE)
_PART_OF_DAY = re.compile(
    r"\s*(?:h|hs|hrs|horas)?\.?\s*(?:de|da|de la|por la|en la|à|a la)\s+"
    r"(?:ma[nñ]ana|manh[aã]|tarde|noche|noite|madrugada)\b",
    re.IGNORECASE,
)
_AT_CLOCK = re.compile(r"(?<!\bde )(?<!\bdesde )(?<!\ba )(?<![\dh] )\b(?:às|a las?|à) $", re.IGNORECASE)
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3}){2,}")
_TITLES = frozenset({"DR", "SR", "DRS", "SRS", "MR", "MRS", "MS"})
_ENDS = re.compile(r"[.!?:;,…)\]\"'»”]$")
_CAPITALISED = """
i january february march april may june july august september october november december
monday tuesday wednesday thursday friday saturday sunday spanish portuguese english brazilian mexican internet
mr mrs ms dr
"""
_KEEPS_CAPITAL = frozenset(_CAPITALISED.split())


def in_capitals(text: str, entities: Sequence[Entity]) -> bool:
    """Return whether the words of a text, outside its entities, are all capitals and more than an acronym."""
    words = _WORD.findall(outside(text, [part for entity in entities for part in fixed_parts(entity)]))
    letters = "".join(words)
    return len(letters) >= 5 and letters.isupper() and any(len(word) > 3 for word in words)


def sentence_case(text: str, entities: Sequence[Entity], *, every_word: bool = False) -> tuple[str, tuple[Entity, ...]]:
    """Return the text in sentence case with its entities, whose identifiers keep every letter; positions stay.

    Args:
        text: in capitals.
        entities: of the text.
        every_word: give every word its capital, as in the name of an office.
    """
    kept = [part for entity in entities for part in fixed_parts(entity)]
    small = list("".join(_lower(char) for char in text))
    for span in kept:
        small[span.start : span.end] = text[span.start : span.end]
    for match in _WORD.finditer(text):
        if _unpronounceable(match[0]):
            small[match.start() : match.end()] = match[0]
    first = _WORD.search(text)
    starts = all_starts(text) if every_word else name_starts(text)
    for start in (*(() if first is None else (first.start(),)), *starts):
        small[start] = text[start]
    result = "".join(small)
    return result, tuple(replace(e, text=result[e.span.start : e.span.end]) for e in entities)


def capitals(text: str, kept: Iterable[str]) -> str:
    """Return the text in capitals except what must stay verbatim."""
    wanted = sorted({re.escape(word) for word in kept if word}, key=len, reverse=True)
    if not wanted:
        return text.upper()
    parts = re.split(f"({'|'.join(wanted)})", text)
    return "".join(part if place % 2 else part.upper() for place, part in enumerate(parts))


def keep_clock(source: str, entities: Sequence[Entity], target: str) -> str:
    """Take away the `a.m.` or `p.m.` that an engine added to a time that had none."""
    for entity in entities:
        rest = source[entity.span.end :]
        if entity.kind == EntityKind.TIME and not _HALF_DAY.match(rest) and not _PART_OF_DAY.match(rest):
            target = re.sub(rf"(?<!\w)({re.escape(entity.text)})(?i:{_HALF_DAY.pattern})", r"\1", target)
    return target


def at_clock(source: str, entities: Sequence[Entity], target: str) -> str:
    """Say `at` before a time that an engine, which saw a placeholder, took for a place to go to; English only."""
    for entity in entities:
        if entity.kind == EntityKind.TIME and _AT_CLOCK.search(source[: entity.span.start]):
            target = re.sub(rf"\bto (?={re.escape(entity.text)}(?!\w))", "at ", target)
    return target


def english_groups(source: str, entities: Sequence[Entity], target: str) -> str:  # noqa: ARG001 - one shape for all tidies
    """Return an English target with every long number grouped as `conversions` wrote it, where an engine did not."""
    for entity in entities:
        if entity.kind == EntityKind.NUMBER and _GROUPED.fullmatch(entity.text):
            loose = "[.,]".join(entity.text.split(","))
            target = re.sub(rf"(?<![\w.,]){loose}(?![\w]|[.,]\d)", entity.text, target)
    return target


def keep_edges(source: str, entities: Sequence[Entity], target: str) -> str:
    """Give the target the source's first letter's case and no full stop that the source does not have."""
    return _first_letter(source, entities, _full_stop(source, target))


def _full_stop(source: str, target: str) -> str:
    ends = source.rstrip()[-1:]
    if target.endswith(".") and not target.endswith("..") and ends and not _ENDS.search(ends):
        return target[:-1]
    if ends == "." and target and not _ENDS.search(target):
        return f"{target}."
    return target


def _first_letter(source: str, entities: Sequence[Entity], target: str) -> str:
    word = _WORD.match(target)
    if source[:1].isupper() and word is not None and word[0].islower() and target[0].islower():
        opaque = any(target.startswith(entity.text) for entity in entities)
        return target if opaque else target[0].upper() + target[1:]
    if not source[:1].islower() or word is None or not word[0][0].isupper():
        return target
    if word[0][1:] != word[0][1:].lower() or word[0].lower() in _KEEPS_CAPITAL or word[0] in source:
        return target
    return target[0].lower() + target[1:]


def outside(text: str, spans: Iterable[Span]) -> str:
    """Return the text with the spans blanked, so that positions stay."""
    rest = list(text)
    for span in spans:
        rest[span.start : span.end] = " " * (span.end - span.start)
    return "".join(rest)


def _lower(char: str) -> str:
    small = char.lower()
    return small if len(small) == 1 else char


def _unpronounceable(word: str) -> bool:
    return 1 < len(word) <= 6 and word not in _TITLES and _VOWEL.search(word) is None
