"""Whether a source and a target agree in polarity.

Cues of one kind answer each other; then any two strong cues; then two negations that cancel each other on one side
(`no es imposible`); then a strong cue and a weak one. What is left and strong has no answer: a negation was lost or
added.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from ert_writer.checks.polarity.cues import Cue, Kind, cues
from ert_writer.checks.polarity.words import opposites
from ert_writer.model.findings import Span
from ert_writer.model.language import Language, base
from ert_writer.text.fold import fold

_SCOPE = 45  # characters between two negations that cancel each other
_DRIFT = 0.3
_SHORT = 120
_QUOTATION = re.compile(r"\w+(?:\W\w+){3}")
_NEAR = 12  # `no sin`, `not without`
_WAITING = re.compile(
    r"\b(?:until|hasta|ate|antes|before|except|unless|salvo|a menos|sino|senao|mas que|but|otr[oa]|outr[oa])\b"
)
_CANCELS = frozenset({Kind.NOT, Kind.CONCORD, Kind.WITHOUT, Kind.NOR})
_CANCELLED = frozenset(
    {
        Kind.WITHOUT,
        Kind.DENY,
        Kind.FAIL,
        Kind.UNABLE,
        Kind.FORBID,
        Kind.LACK,
        Kind.PREFIX,
        Kind.WEAK,
        Kind.CONCORD,
    }
)

_NOT_ONLY = {
    "en": re.compile(r"\b(?:not|n't)\b[^.;,]{0,20}?\b(?:only|just|merely|solely|simply)\b"),
    "es": re.compile(r"\bno\b[^.;,]{0,20}?\b(?:solo|solamente|unicamente|simplemente|tan solo)\b"),
    "pt": re.compile(r"\bnao\b[^.;,]{0,20}?\b(?:so|somente|apenas|unicamente|simplesmente)\b"),
}
_ONLY_BUT = {
    "en": re.compile(r"\b(?:only|just|merely|solely|simply)\b[^.;]*\bbut\b"),
    "es": re.compile(r"\b(?:solo|solamente|unicamente)\b[^.;]*\bsino\b"),
    "pt": re.compile(r"\b(?:so|somente|apenas)\b[^.;]*\b(?:mas|como) (?:tambem|ainda)\b"),
}
_SHARED = frozenset({Kind.NOT, Kind.NOR})
_GOES_ON = re.compile(r"(?:,|\b(?:y|e|o|ni|ou|nem|and|or|nor))(?:\s+\w+){0,2}\s*$")
_STOPS = re.compile(r"[.;:!?]|\b(?:pero|mas|porem|but|si|se|if|que|that)\b")
_UNDER_OR = re.compile(
    r"[^.;:!?]*?(?:\bor (?!(?:he|she|it|they|we|i|you|the \w+|was|were|is|are|has|had|did|will|would|can|could|may|must"
    r"|shall|should)\b)|\b(?:ni|nem)\b)"
)
_LOOSE = frozenset({Kind.WEAK, Kind.ONLY})  # of one kind, but not of one meaning


class Disagreement(NamedTuple):
    """A negation without an answer: `lost` from the source or `added` in the target, and where it stands."""

    value: str
    span: Span


class _Side(NamedTuple):
    text: str
    language: Language
    cues: list[Cue]
    all: tuple[Cue, ...]


def compare(source: str, source_language: Language, target: str, target_language: Language) -> tuple[Disagreement, ...]:
    """Return where the polarity of source and target differs: at most one `lost` and one `added`."""
    ours = _side(source, source_language, target)
    theirs = _side(target, target_language, source)
    _answer(ours, theirs, lambda a, b: bool(a.family) and a.family == b.family)
    _answer(
        ours,
        theirs,
        lambda a, b: a.kind is b.kind and a.family == b.family and a.strong == b.strong and a.kind not in _LOOSE,
    )
    _answer(ours, theirs, lambda a, b: a.kind is b.kind and a.kind not in _LOOSE)
    _answer(ours, theirs, lambda a, b: a.strong and b.strong)
    _waits(ours, theirs)
    _waits(theirs, ours)
    _cancel(ours)
    _cancel(theirs)
    _answer(ours, theirs, lambda a, b: _loosely(a, b) and _level(ours.text, a, theirs.text, b))
    _answer(ours, theirs, lambda a, b: _loosely(a, b) and _exchanged(ours, a, theirs, b))
    _share(ours, theirs)
    _share(theirs, ours)
    lost = _left(ours) or _turned(ours, theirs)
    added = _left(theirs) or _turned(theirs, ours)
    found = tuple(Disagreement(value, cue.span) for value, cue in (("lost", lost), ("added", added)) if cue is not None)
    bare = _bare_only(source, source_language, target, target_language)
    return found or ((bare,) if bare is not None else ())


def _bare_only(source: str, source_language: Language, target: str, target_language: Language) -> Disagreement | None:
    """Return the `not` that `not only A but also B` lost: a bare `only A but B` says something else."""
    whole = _NOT_ONLY[base(source_language)].search(fold(source)) if base(source_language) in _NOT_ONLY else None
    said = fold(target)
    only, kept = _ONLY_BUT.get(base(target_language)), _NOT_ONLY.get(base(target_language))
    if whole is None or only is None or kept is None or kept.search(said) or not only.search(said):
        return None
    return Disagreement("lost", Span(*whole.span()))


def _side(text: str, language: Language, other: str) -> _Side:
    """Return one side with its cues, but those in words that the other side has as they are: a name, a quotation."""
    there = fold(other)
    found = tuple(cue for cue in cues(text, language) if not _is_quoted(fold(text), cue, there))
    return _Side(text, base(language), list(found), found)


def _is_quoted(text: str, cue: Cue, other: str) -> bool:
    match = _QUOTATION.match(text, cue.span.start)
    return match is not None and match[0] in other and text != other


def _answer(ours: _Side, theirs: _Side, fits: Callable[[Cue, Cue], bool]) -> None:
    """Take away every two cues, one of each side, that answer each other."""
    for cue in list(ours.cues):
        other = next((other for other in theirs.cues if fits(cue, other)), None)
        if other is not None:
            ours.cues.remove(cue)
            theirs.cues.remove(other)


def _loosely(cue: Cue, other: Cue) -> bool:
    return (cue.strong or other.strong) and not {cue.kind, other.kind} & {Kind.ONLY, Kind.ECHO}


def _level(ours: str, cue: Cue, theirs: str, other: Cue) -> bool:
    """Return whether two cues stand about as far into their texts: a doubtful answer from far away is none."""
    return abs(cue.span.start / len(ours) - other.span.start / len(theirs)) < _DRIFT or len(ours) < _SHORT


def _exchanged(ours: _Side, cue: Cue, theirs: _Side, other: Cue) -> bool:
    """Return whether each of two cues far apart has a strong cue of the other side beside it: they were crossed."""
    near_ours = any(c.strong and _level(ours.text, c, theirs.text, other) for c in ours.all if c is not cue)
    near_theirs = any(c.strong and _level(ours.text, cue, theirs.text, c) for c in theirs.all if c is not other)
    return near_ours and near_theirs


def _share(side: _Side, other: _Side) -> None:
    """Let one `not A, B or C` answer `no A, no B ni C`: under `or` a negation holds for each of its verbs."""
    for cue in list(side.cues):
        if cue.kind not in _SHARED or not any(_goes_on(side.text, before, cue) for before in side.all):
            continue
        if any(not_ for not_ in other.all if not_.kind in _SHARED and _reaches_or(other.text, not_)):
            side.cues.remove(cue)


def _goes_on(text: str, before: Cue, cue: Cue) -> bool:
    """Return whether a negation only repeats an earlier one of its sentence: `no instale, no abra`."""
    between = fold(text[before.span.end : cue.span.start])
    fits = before.kind in _SHARED and before.span < cue.span and not _STOPS.search(between)
    return fits and bool(_GOES_ON.search(between))


def _reaches_or(text: str, cue: Cue) -> bool:
    """Return whether a negation has an `or` behind it in its sentence that begins no statement of its own."""
    return bool(_UNDER_OR.match(fold(text[cue.span.end :])))


def _waits(side: _Side, other: _Side) -> None:
    """Let `only` answer `not ... until`, `not ... unless`, `not ... without`."""
    only = next((cue for cue in other.cues if cue.kind is Kind.ONLY), None)
    negation = next((cue for cue in side.cues if cue.kind in (Kind.NOT, Kind.CONCORD, Kind.UNABLE)), None)
    if only is None or negation is None:
        return
    rest = fold(side.text[negation.span.end :])
    partner = next((c for c in side.cues if c.span > negation.span and c.kind in (Kind.EXCEPT, Kind.WITHOUT)), None)
    if partner is not None:
        side.cues.remove(partner)
    if partner is not None or _WAITING.search(rest):
        side.cues.remove(negation)
        other.cues.remove(only)


def _cancel(side: _Side) -> None:
    """Take away two negations of one side that cancel each other: the nearest one before each."""
    for second in list(side.cues):
        if second.kind not in _CANCELLED or second not in side.cues:
            continue
        first = next((c for c in reversed(side.cues) if c.kind in _CANCELS and _in_scope(side.text, c, second)), None)
        if first is not None:
            side.cues.remove(first)
            side.cues.remove(second)


def _in_scope(text: str, first: Cue, second: Cue) -> bool:
    between = text[first.span.end : second.span.start]
    near = first.kind is Kind.WITHOUT or second.kind in (Kind.WITHOUT, Kind.CONCORD)
    scope = _NEAR if near else _SCOPE
    return 0 < len(between) <= scope and not re.search(r"[.;:,]", between)


def _left(side: _Side) -> Cue | None:
    return next((cue for cue in side.cues if cue.strong), None)


def _turned(side: _Side, other: _Side) -> Cue | None:
    """Return a prefixed negation of one side whose plain opposite stands, alone and not negated, on the other."""
    for cue in side.cues:
        family = next((family for family in opposites() if cue.family == family.id), None)
        if family is None:
            continue
        here = re.search(rf"\b(?:{family.plain(side.language)})\b", fold(side.text))
        there = re.search(rf"\b(?:{family.plain(other.language)})\b", fold(other.text))
        if there and not here and not _negated(other, there.start()):
            return cue
    return None


def _negated(side: _Side, place: int) -> bool:
    """Return whether a negation, or a word that comes near to one (`poco probable`), stands close before a place."""
    found = cues(side.text, side.language)
    return any(c.kind in _CANCELS | {Kind.WEAK} and 0 < place - c.span.end <= _SCOPE // 2 for c in found)
