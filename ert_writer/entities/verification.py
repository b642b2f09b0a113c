"""Whether every entity of a source is in the target, once per occurrence.

Most kinds must stand verbatim. Worded ones are translated around their figures: a date with its month's name, a clock
time with a word for the part of the day, a statute citation, a percentage, a plain number. Those are kept when the
target has the same value in any form of its language, or when all their figures are in it (`fixed_parts`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ert_writer.entities.quantities import Quantity, find_quantities
from ert_writer.model.language import UNDETERMINED, Language
from ert_writer.model.text import Entity, EntityKind, Span
from ert_writer.text.patterns import compiled

_WORDED = frozenset({EntityKind.STATUTE, EntityKind.PERCENTAGE, EntityKind.NUMBER})
_WORD = r"[^\W\d_]{3,}"
_FIGURE = r"\d(?:[\w]|[.,/:-](?=\w)|\(\w{1,4}\))*"
_ACRONYM = r"(?<!\w)[A-Z]{2,8}(?!\w)"


@dataclass(frozen=True, slots=True)
class Loss:
    """An entity that is in the target another number of times than in the source; `found` 0 is a lost one."""

    entity: Entity
    expected: int
    found: int

    @property
    def duplicated(self) -> bool:
        """Whether the target has it too often, rather than too seldom."""
        return self.found > self.expected


def must_be_verbatim(entity: Entity) -> bool:
    """Return whether an entity must be in the target byte for byte.

    Statutes, percentages and short plain numbers need not, nor dates and times with words in them; a plain number of
    five digits or more without separators, or with a leading zero, is taken for an identifier and must.
    """
    if entity.kind == EntityKind.NUMBER:
        return entity.text.isdecimal() and (len(entity.text) >= 5 or (len(entity.text) > 1 and entity.text[0] == "0"))
    if entity.kind == EntityKind.DATE:
        return not re.search(r"\s", entity.text) and not compiled(rf"{_WORD}.*{_WORD}").search(entity.text)
    return entity.kind not in _WORDED


def fixed_parts(entity: Entity) -> tuple[Span, ...]:
    """Return what of an entity no translation may touch: all of it, or the figures and acronyms of a worded one."""
    if must_be_verbatim(entity):
        return (entity.span,)
    in_capitals = entity.text.isupper()  # where every word looks like an acronym
    regex = _FIGURE if in_capitals else f"{_FIGURE}|{_ACRONYM}"
    start = entity.span.start
    return tuple(Span(start + m.start(), start + m.end()) for m in re.finditer(regex, entity.text))


def occurrences(texts: Iterable[str], target: str, *, strict: bool = True) -> Counter[str]:
    """Count how often each text is in the target as a whole token, the longest first and none inside another.

    Args:
        texts: what to look for.
        target: where.
        strict: a full stop, slash, dash or the like followed by a letter or digit goes on with a token; otherwise only
            letters and digits themselves do.
    """
    wanted = sorted(set(texts), key=lambda text: (-len(text), text))
    if not wanted:
        return Counter()
    pattern = re.compile("|".join(_token(text, strict) for text in wanted))
    return Counter(match[0] for match in pattern.finditer(target))


def _token(text: str, strict: bool) -> str:
    joiner = r"[.@/+_&=%-]" if strict else "_"
    before = rf"(?<!\w)(?<!\w{joiner})" if _is_word(text[0]) else r"(?<!\w)" if text[0] in "@#+" else ""
    after = rf"(?!\w|{joiner}\w)" if _is_word(text[-1]) else ""
    return before + re.escape(text) + after


def _is_word(char: str) -> bool:
    return char.isalnum() or char == "_"


def verify(
    source: str,
    entities: Sequence[Entity],
    target: str,
    *,
    source_language: Language = UNDETERMINED,
    target_language: Language = UNDETERMINED,
) -> tuple[Loss, ...]:
    """Return the entities that the target loses or has too often, in the order of the source; none when all is well.

    Args:
        source: the text that the entities' spans count.
        entities: all entities of the source, masked or not.
        target: the target text, restored.
        source_language: helps to read worded dates and numbers.
        target_language: likewise in the target.
    """
    verbatim = [entity for entity in entities if must_be_verbatim(entity)]
    worded = [entity for entity in entities if not must_be_verbatim(entity)]
    there = find_quantities(target, target_language) if worded else ()
    losses = _miscounted(source, verbatim, target)
    losses += [Loss(entity, 1, 0) for entity in worded if not _kept(entity, target, source_language, there)]
    return tuple(sorted(losses, key=lambda loss: loss.entity.span))


def _miscounted(source: str, entities: Sequence[Entity], target: str) -> list[Loss]:
    """Count alike on both sides, so that an untouched text always verifies."""
    first = {entity.text: entity for entity in reversed(entities)}
    wanted = Counter(entity.text for entity in entities)
    have, found = occurrences(first, source), occurrences(first, target)
    if any(have[text] < wanted[text] for text in first):  # something is glued to an identifier in the source itself
        have, found = occurrences(first, source, strict=False), occurrences(first, target, strict=False)
    return [Loss(entity, have[text], found[text]) for text, entity in first.items() if have[text] != found[text]]


def _kept(entity: Entity, target: str, language: Language, there: Sequence[Quantity]) -> bool:
    if occurrences([entity.text], target):
        return True
    if entity.kind == EntityKind.STATUTE:
        return _figures_stand(entity, target)
    here = find_quantities(entity.text, language)
    if here and all(any(not q.values.isdisjoint(other.values) for other in there) for q in here):
        return True
    dated = entity.kind == EntityKind.DATE and any(q.kind == EntityKind.DATE for q in there)
    return not dated and _figures_stand(entity, target)


def _figures_stand(entity: Entity, target: str) -> bool:
    figures = re.findall(_FIGURE, entity.text)
    found = occurrences(figures, target)
    return bool(figures) and all(found[figure] for figure in figures)
