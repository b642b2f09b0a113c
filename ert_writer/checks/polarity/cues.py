"""Cues: the words that negate, found in a text with their kind and weight."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from types import ModuleType

from ert_writer.model.findings import Span
from ert_writer.model.language import Language, base
from ert_writer.text.fold import fold
from ert_writer.text.words import without_tokens


class Kind(StrEnum):
    """What a cue does. Cues of one kind answer each other across languages."""

    NEUTRAL = "neutral"  # looks like a negation and is none: `no obstante`, `not only`, `No. 1187`
    NOT = "not"
    CONCORD = "concord"  # nobody, nothing, never; after a negation es and pt use it without negating again
    NOR = "nor"
    WITHOUT = "without"
    EXCEPT = "except"
    DENY = "deny"
    FAIL = "fail"  # to fail to, to stop, to refrain: the act is not done
    UNABLE = "unable"
    FORBID = "forbid"
    LACK = "lack"
    PREFIX = "prefix"  # unauthorised, inactive
    INSTEAD = "instead"
    ONLY = "only"  # may answer `not ... until`, `not ... unless`
    WEAK = "weak"  # may render a negation and may not: hardly, instead of


_STRONG = frozenset(
    {
        Kind.NOT,
        Kind.CONCORD,
        Kind.NOR,
        Kind.WITHOUT,
        Kind.EXCEPT,
        Kind.DENY,
        Kind.FAIL,
        Kind.UNABLE,
        Kind.FORBID,
        Kind.LACK,
    }
)


@dataclass(frozen=True, slots=True)
class Cue:
    """A negating word or phrase.

    Attributes:
        kind: what it does.
        span: where in the text.
        strong: must be answered by a negation on the other side.
        family: for a prefixed word, what it negates (`authorised`), so that its opposite is recognised.
    """

    kind: Kind
    span: Span
    strong: bool
    family: str = ""


Patterns = tuple[tuple[Kind, bool, str, re.Pattern[str]], ...]

_IDENTIFIER = re.compile(r"@|://|_|\w\.\w+/|[^\W\d]\d|\d[^\W\d]")
_BORDER = re.compile(r"[.;:,()]|\b(?:y|e|o|u|pero|mas|sino|ou|porem|and|or|but)\b")
_OBJECT = re.compile(r"(?:nadie|ningun\w*|nada|ninguem|nenhum\w*|nenhuns)\b")
_OPENING = re.compile(
    r"(?:^|[.;:,(!?\n¿¡-]|\b(?:y|e|o|u|que|pero|mas|si|se|en|em|a|ao|de|do|da|por|para|pelo|pela|con"
    r"|com|bajo|sob|sobre|ni|nem|como"
    r"|cuando|quando|porque|pues|pois|aunque|embora))\s*$"
)
_SENTENCE = re.compile(r"[.;!?]")


@lru_cache(maxsize=8)
def patterns(language: Language) -> Patterns:
    """Return the compiled cue patterns of a base language, idioms first; none for an unsupported one."""
    from ert_writer.checks.polarity import english, families, portuguese, spanish

    modules: dict[Language, ModuleType] = {"en": english, "es": spanish, "pt": portuguese}
    if language not in modules:
        return ()
    rows: Iterable[tuple[str, str]] = modules[language].CUES
    listed = tuple((Kind(name.rstrip("?")), not name.endswith("?"), "", _compile(text)) for name, text in rows)
    prefixed = tuple(
        (Kind.PREFIX, False, family.id, _compile(family.negative(language)))
        for family in families.FAMILIES
        if family.negative(language)
    )
    idioms = tuple(row for row in listed if row[0] is Kind.NEUTRAL)
    rest = tuple(row for row in listed if row[0] is not Kind.NEUTRAL)
    return tuple(
        (kind, strong and kind in _STRONG, family, found) for kind, strong, family, found in idioms + prefixed + rest
    )


def _compile(text: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'’-])(?:{text})(?![\w])")


def cues(text: str, language: Language) -> tuple[Cue, ...]:
    """Return the cues of a text in order; neutral ones and absorbed ones are left out.

    Args:
        text: one or a few sentences.
        language: base or regional tag.
    """
    folded = without_tokens(fold(text), _IDENTIFIER)
    found: list[Cue] = []
    taken = bytearray(len(folded))
    for kind, strong, family, pattern in patterns(base(language)):
        for match in pattern.finditer(folded):
            start, end = match.span()
            if not any(taken[start:end]):
                taken[start:end] = b"\x01" * (end - start)
                found.append(Cue(kind, Span(start, end), strong, family))
    ordered = sorted((cue for cue in found if cue.kind is not Kind.NEUTRAL), key=lambda cue: cue.span)
    placed = (_placed(folded, cue, base(language)) for cue in _settle(folded, ordered))
    return tuple(cue for cue in placed if cue is not None)


def _placed(text: str, cue: Cue, language: Language) -> Cue | None:
    """Say what a plain negation negates, and drop `nada` and the like behind a verb, which negate nothing alone."""
    if cue.kind is Kind.NOT:
        ahead = text[cue.span.end : cue.span.end + 40]
        family = next((name for name, pattern in plain_words(language) if pattern.match(ahead)), "")
        return replace(cue, family=family)
    behind = cue.kind is Kind.CONCORD and language != "en" and _OBJECT.match(text, cue.span.start)
    if behind and not _OPENING.search(text[max(0, cue.span.start - 30) : cue.span.start]):
        return None
    return cue


@lru_cache(maxsize=8)
def plain_words(language: Language) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the families with a pattern for their plain word right behind a negation, one or two words between."""
    from ert_writer.checks.polarity.families import FAMILIES

    return tuple(
        (family.id, re.compile(rf"\s+(?:\w+\s+){{0,2}}(?:{family.positive(language)})(?!\w)"))
        for family in FAMILIES
        if family.positive(language)
    )


def _settle(text: str, found: list[Cue]) -> Iterable[Cue]:
    """Absorb what only agrees with an earlier negation, and weaken what only continues it."""
    for place, cue in enumerate(found):
        earlier = [other for other in found[:place] if other.kind in (Kind.NOT, Kind.CONCORD, Kind.WITHOUT, Kind.NOR)]
        last = earlier[-1] if earlier else None
        between = text[last.span.end : cue.span.start] if last else ""
        if cue.kind is Kind.NOR and last and not _SENTENCE.search(between):
            yield Cue(cue.kind, cue.span, strong=False)
        elif cue.kind is not Kind.CONCORD or last is None or _SENTENCE.search(between):
            yield cue
        elif _BORDER.search(between):
            # right after `and` a new statement begins; elsewhere nobody can tell
            fresh = re.search(r"(?:[,;]|\b(?:y|e|pero|mas|porem|and|but))\s*(?:que\s+)?(?:en\s+|em\s+|a\s+)?$", between)
            yield Cue(cue.kind, cue.span, strong=bool(fresh))
