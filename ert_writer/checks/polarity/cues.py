"""Cues: the words that negate, found in a text with their kind and weight."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from ert_writer.checks.polarity.words import bounded, expression, negations, number_signs, opposites
from ert_writer.model.findings import Span
from ert_writer.model.language import EN, Language, base
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
    ECHO = "echo"  # answers a cue of its own family and nothing else: `violates` for `incumple`


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
_NAMED_OR_OTHER = re.compile(r"(?:[\"'“«‘]|\b(?:o|u|ou) )$")
"""What stands before a `ninguna` that no verb governs: a label in quotation marks, `pocas o ninguna`."""
_OPENING = re.compile(
    r"(?:^|[.;:,(!?\n¿¡-]|\b(?:y|e|o|u|que|pero|mas|si|se|en|em|a|ao|de|do|da|por|para|pelo|pela|con"
    r"|com|bajo|sob|sobre|ni|nem|como"
    r"|cuando|quando|porque|pues|pois|aunque|embora))\s*$"
)
_SENTENCE = re.compile(r"[.!?]|;(?! (?:\(|[oue] |ou |or |and ))")
_NEGATES = frozenset({Kind.NOT, Kind.CONCORD, Kind.WITHOUT, Kind.NOR})


@lru_cache(maxsize=8)
def patterns(language: Language) -> Patterns:
    """Return the compiled cue patterns of a base language, idioms first; none for an unsupported one."""
    listed = tuple(_listed(language))
    prefixed = tuple(
        (Kind.PREFIX, False, family.id, bounded(negated))
        for family in opposites()
        if (negated := family.negated(language))
    )
    idioms = tuple(row for row in listed if row[0] is Kind.NEUTRAL)
    return idioms + prefixed + tuple(row for row in listed if row[0] is not Kind.NEUTRAL)


def _listed(language: Language) -> Iterator[tuple[Kind, bool, str, re.Pattern[str]]]:
    signs = number_signs(language)
    if signs:
        yield Kind.NEUTRAL, False, "", bounded(signs)
    for row in negations():
        pattern = expression(row.phrases.get(language, ()), row.exceptions.get(language, ()))
        if pattern:
            name, _, family = row.kind.partition(":")
            kind = Kind(name)
            yield kind, row.weight >= 1 and kind in _STRONG, family, bounded(pattern)


@lru_cache(maxsize=2048)  # a sentence is compared with each reading of it
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
    placed = [_placed(folded, cue, base(language)) for cue in _settle(folded, ordered, base(language))]
    return tuple(_alone(folded, cue, ordered, base(language)) for cue in placed)


def _alone(text: str, cue: Cue, found: list[Cue], language: Language) -> Cue:
    """Return a cue that answers nothing where it is `ninguna` behind a verb that nothing negates: `no` is lost."""
    if cue.strong or cue.kind is not Kind.CONCORD or language == EN or not _OBJECT.match(text, cue.span.start):
        return cue
    if _NAMED_OR_OTHER.search(text[: cue.span.start]):
        return cue
    before = [
        other
        for other in found
        if other.span < cue.span and not _SENTENCE.search(text[other.span.end : cue.span.start])
    ]
    return cue if before else replace(cue, kind=Kind.ECHO)


def _placed(text: str, cue: Cue, language: Language) -> Cue:
    """Say what a plain negation negates, and weaken `nada` and the like behind a verb, which negate nothing alone."""
    if cue.kind is Kind.NOT:
        ahead = text[cue.span.end : cue.span.end + 40]
        family = next((name for name, pattern in plain_words(language) if pattern.match(ahead)), "")
        return replace(cue, family=family)
    behind = cue.kind is Kind.CONCORD and language != "en" and _OBJECT.match(text, cue.span.start)
    if behind and not _OPENING.search(text[max(0, cue.span.start - 30) : cue.span.start]):
        return replace(cue, strong=False)
    return cue


@lru_cache(maxsize=8)
def plain_words(language: Language) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the families with a pattern for their plain word right behind a negation, one or two words between."""
    return tuple(
        (family.id, re.compile(rf"\s+(?:\w+\s+){{0,2}}(?:{plain})(?!\w)"))
        for family in opposites()
        if (plain := family.plain(language))
    )


_ALSO = re.compile(r"(?:,|\b(?:and|or))\s*$")
_OR = re.compile(r"\b(?:o|u|ou)\s*$")
_AFTER_NOR = re.compile(r"\b(?:nor|ni|nem)\s+(?:\w+\s+)?$")
_ADVERBIAL = re.compile(
    r"(?:ningun|ninguna|nenhum|nenhuma)\s+(?:momento|caso|modo|forma|manera|maneira|hipotese|circunstancia|concepto)\b"
    r"|(?:em|en|de|por)\s+\w+\s+(?:algum|alguma|alguno|alguna)\b"
)
_FRESH = re.compile(r"(?:[,;]|\b(?:y|e|pero|mas|porem|and|but))\s*(?:que\s+)?(?:en\s+|em\s+|a\s+)?$")


def _settle(text: str, found: list[Cue], language: Language) -> Iterator[Cue]:
    """Absorb what only agrees with an earlier negation, and weaken what only continues it."""
    for place, cue in enumerate(found):
        earlier = [other for other in found[:place] if other.kind in _NEGATES]
        last = earlier[-1] if earlier else None
        between = text[last.span.end : cue.span.start] if last else ""
        if last is None or _SENTENCE.search(between):
            yield cue
        elif _continues(text, cue, last, between, language):
            yield replace(cue, strong=False)
        elif cue.kind is not Kind.CONCORD:
            yield cue
        elif _ADVERBIAL.match(text, cue.span.start):
            yield replace(cue, strong=False)
        elif language == EN:
            yield replace(cue, strong=bool(_BORDER.search(between)))  # English does not double a negation
        elif _BORDER.search(between):
            # right after `and` a new statement begins; elsewhere nobody can tell
            yield replace(cue, strong=bool(_FRESH.search(between)))


def _continues(text: str, cue: Cue, last: Cue, between: str, language: Language) -> bool:
    """Return whether a cue only goes on with the negation before it.

    `nor`, `nor denied`; English `no A, no B and no C`; Spanish and Portuguese `no A o no B`, in English "not A or B".
    """
    if cue.kind is Kind.DENY:
        return bool(_AFTER_NOR.search(text[last.span.start : cue.span.start]))
    if cue.kind is not Kind.NOT:
        return cue.kind is Kind.NOR
    also = _ALSO if language == EN else _OR
    return text[cue.span.start : cue.span.end] in ("no", "nao") and bool(also.search(between))
