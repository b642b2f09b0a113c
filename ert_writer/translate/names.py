"""Names in a reading: a line that is nothing but a name is copied, and a name gets its accents back.

Small models drop accents (`Muñoz` became `Munoz`); what they change beyond that is found by verifying.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ert_writer.model.text import Entity, EntityKind
from ert_writer.text.fold import fold
from ert_writer.translate.record import NAMES

_TITLE = re.compile(r"(?:(?:Lic|Licda|Licdo|Mtr[oa]|Ab[o]?g|Mag|M\.? ?Sc|Ph\.? ?D)\.? )?", re.IGNORECASE)


def is_name(text: str, entities: Sequence[Entity]) -> bool:
    """Return whether a line is nothing but a person's name, with at most an academic title before it."""
    people = [entity for entity in entities if entity.kind == EntityKind.PERSON]
    if len(people) != 1 or " " not in people[0].text:
        return False
    start, end = people[0].span
    return _TITLE.fullmatch(text[:start]) is not None and not text[end:].strip(" .")


def accents_back(source: str, entities: Sequence[Entity], target: str) -> str:  # noqa: ARG001 - one shape for all tidies
    """Return the target with each name as the source writes it, where only accents or letter case differ."""
    for entity in entities:
        if entity.kind not in NAMES or entity.text in target:
            continue
        words = fold(entity.text)
        folded = fold(target)
        if len(folded) != len(target):
            continue
        match = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", folded)
        if match is not None:
            target = target[: match.start()] + entity.text + target[match.end() :]
    return target
