"""Who does it to whom, between two people named by their role: `el padre denunció al tío`, not the uncle the father.

Read is only what the form shows: a Spanish or Portuguese verb between two people, the second with the preposition of a
person acted on, or a passive with its agent; and in English the order of the two, turned by a passive with *by*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from ert_writer.checks.concepts import concepts, found_in
from ert_writer.model.findings import Span
from ert_writer.model.language import EN, ES, PT, Language

_FILES = ("roles", "parties")
_LONGEST = 45
"""Characters between two people of one statement, at most."""

_PAST = "ó|ou|eu|iu|aron|ieron|aram|eram|iram|aba|ava|aban|avam|ía|ia|ían|iam|rá|rão|rán"
_VERB = rf"(?:\w+(?:{_PAST})|ha|hab[ií]an?|tinham?)"
_ARTICLE = r"(?:el|la|los|las|su|sus|un|una|o|os|as|a|seu|sua|um|uma|ex|propi[oa]|próprio|própria)"
_OF = r"(?:\s+del[ea]s?|\s+(?:de(?:\s+la)?|del|d[oa]s?)\s+\w+)?"
"""Whose mother or teacher it is."""
_SMALL = r"(?:(?:no|não|ya|já|también|também|les?|lhe|lo|la|los|las|se|o|a)\s+)*"
_WAS = r"(?:no\s+|não\s+)?(?:fue|fueron|foi|foram|era|será|es|é|(?:ha|había|tinha|havia)\s+sido)"
_ACTS = {
    ES: re.compile(rf"{_OF}\s+{_SMALL}{_VERB}(?:\s+(?!por\b)\w+){{0,3}}?\s+(?:al|a(?:\s+{_ARTICLE})?)\s+"),
    PT: re.compile(
        rf"{_OF}\s+{_SMALL}{_VERB}(?:\s+(?:{_ARTICLE}\s+)?"
        rf"|(?:\s+(?!por\b|pel[oa]s?\b)\w+){{0,3}}?\s+(?:ao|aos|à|às|contra\s+{_ARTICLE})\s+)"
    ),
}
"""All that stands between the one who acts and the one acted on."""

_SUFFERS = re.compile(rf"{_OF}\s+{_WAS}\s+\w+[aei]d[oa]s?(?:\s+\w+){{0,2}}?\s+(?:pel[oa]s?|por(?:\s+{_ARTICLE})?)\s+")
"""All that stands between the one acted on and the one who acts."""

_NOT_SUBJECT = {
    ES: re.compile(r"\b(?:a|al|de|del|por|con|contra|para)\s+(?:\w+\s+)?$", re.IGNORECASE),
    PT: re.compile(r"\b(?:ao|à|aos|às|de|do|da|dos|das|por|pelo|pela|com|contra|para)\s+(?:\w+\s+)?$", re.IGNORECASE),
}
"""What stands before a person who is no subject."""

_ENGLISH_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being|be|got)\b.*\bby\b")
_ENGLISH_UNSURE = re.compile(r"\b(?:was|were|been|being|got|by|from|and|or|who|whom|which|that|when|while)\b|[.;:,()]")


class Deed(NamedTuple):
    """Who acts and on whom, as ids of rows, and where the two are."""

    agent: str
    patient: str
    span: Span


def _parties(text: str, language: Language) -> list[tuple[Span, str]]:
    found: list[tuple[Span, str]] = []
    for file in _FILES:
        held = concepts(file, language)
        said = found_in(text, held) if held is not None else {}
        found += [(span, row) for row, spans in said.items() for span in spans]
    joined: list[tuple[Span, str]] = []
    for span, row in sorted(found, key=lambda item: (item[0].start, -item[0].end)):
        if joined and span.start <= joined[-1][0].end + 1 and row == joined[-1][1]:
            joined[-1] = (Span(joined[-1][0].start, max(span.end, joined[-1][0].end)), row)  # `police officer`
        elif not joined or span.start >= joined[-1][0].end:
            joined.append((span, row))
    return joined


def deeds(text: str, language: Language) -> Iterator[Deed]:
    """Yield what a Spanish or Portuguese text shows that one person of a role does to the next."""
    people = _parties(text, language)
    for (first, one), (second, other) in combinations(people, 2):
        between = text[first.end : second.start]
        if one == other or len(between) > _LONGEST or _NOT_SUBJECT[language].search(text[: first.start]):
            continue
        span = Span(first.start, second.end)
        if _SUFFERS.fullmatch(between):
            yield Deed(other, one, span)
        elif _ACTS[language].fullmatch(between):
            yield Deed(one, other, span)


def english_agent(text: str, one: str, other: str) -> str:
    """Return which of two roles acts on the other in an English text; empty where it does not show."""
    people = [(span, row) for span, row in _parties(text, EN) if row in (one, other)]
    if [row for _, row in people] not in ([one, other], [other, one]):
        return ""
    (first, left), (second, right) = people
    between = text[first.end : second.start]
    if _ENGLISH_PASSIVE.search(between) and len(between) <= _LONGEST:
        return right
    return "" if _ENGLISH_UNSURE.search(between) or len(between) > _LONGEST or not between.strip() else left
