"""Each clause that tells of a harm: how sure the letter is of it, when it happens, to whom, and whose word it is.

`SPEAKS` says what these four come to. A letter describes an emergency only where a clause speaks for danger that is
present; a harm told by hearsay, as a guess or under a condition leaves the letter open, and makes it never calm.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from ert_writer.intake.facts import Facts
from ert_writer.intake.signs import in_other_header, is_false_friend, is_negated, state_of
from ert_writer.lexicon.model import Hit
from ert_writer.model.findings import Span

HARD = frozenset(
    {"absent", "afraid", "body", "bomb", "broadcast", "farewell", "images", "killing", "poison", "sexual", "taken"}
) | {"weapon"}
"""The classes of words that ordinary letters seldom hold."""

NEGATABLE = frozenset({"afraid", "death", "demand", "images", "killing", "partner", "weapon"})
"""The classes that a plain `no` before the word undoes; `no la deja salir` and `no para de llorar` undo nothing."""

LEAD = 8
"""Words over which `cree que` or `habría` reaches forward inside its sentence."""

_SIGN = 1.5  # the weight from which a phrase of danger tells of a harm by itself
_LEADS = ("supposed", "hypothetical")


class Certainty(StrEnum):
    """How sure a clause is of the harm it tells."""

    TOLD = "told"
    SUPPOSED = "supposed"
    HYPOTHETICAL = "hypothetical"
    DENIED = "denied"
    OVER = "over"
    UNREAL = "unreal"


class When(StrEnum):
    """When a harm happens, seen from the letter."""

    NOW = "now"
    RECENT = "recent"
    COMING = "coming"
    LONG_AGO = "long-ago"
    UNKNOWN = "unknown"


NEAR = frozenset({When.NOW, When.RECENT, When.COMING})


class Source(StrEnum):
    """Whose word a harm is."""

    WRITER = "writer"
    QUOTED = "quoted"
    HEARSAY = "hearsay"


class Speaks(StrEnum):
    """What a harm comes to."""

    PRESENT = "present"
    OPEN = "open"
    NOTHING = "nothing"


class Gravity(IntEnum):
    """How much a letter's harms speak against calling it calm, from `NOTHING` on."""

    NOTHING = 0
    OPEN = 1
    GRAVE = 2
    LIVE = 3


@dataclass(frozen=True, slots=True)
class Harm:
    """A clause that tells of a harm.

    Attributes:
        span: the clause.
        classes: the classes of its words of danger, or the kinds of its phrases.
        certainty: how sure the letter is.
        when: seen from the letter.
        whom: `child`, `frail`, `kin`, `adult`, or empty where the sentence names nobody.
        source: whose word it is.
    """

    span: Span
    classes: frozenset[str]
    certainty: Certainty
    when: When
    whom: str
    source: Source

    @property
    def speaks(self) -> Speaks:
        """What it comes to, by the first row of `SPEAKS` that fits."""
        found = (self.certainty, self.when, self.source)
        return next(
            row.speaks
            for row in SPEAKS
            if all(not wanted or value in wanted for wanted, value in zip(row.conditions, found, strict=True))
        )

    @property
    def gravity(self) -> Gravity:
        """How much it speaks against calm: live is what happens near in time to somebody whom the sentence names."""
        if self.speaks is not Speaks.PRESENT:
            return Gravity.OPEN if self.speaks is Speaks.OPEN else Gravity.NOTHING
        return Gravity.LIVE if self.when in NEAR and self.whom else Gravity.GRAVE


@dataclass(frozen=True, slots=True)
class SpeaksRow:
    """A row of `SPEAKS`: certainty, when and source, each with the values that fit, none for any; and the outcome."""

    conditions: tuple[frozenset[Certainty], frozenset[When], frozenset[Source]]
    speaks: Speaks


def _row(speaks: Speaks, *values: Certainty | When | Source) -> SpeaksRow:
    certainty = frozenset(value for value in values if isinstance(value, Certainty))
    when = frozenset(value for value in values if isinstance(value, When))
    source = frozenset(value for value in values if isinstance(value, Source))
    return SpeaksRow((certainty, when, source), speaks)


SPEAKS: tuple[SpeaksRow, ...] = (
    _row(Speaks.NOTHING, Certainty.DENIED, Certainty.OVER, Certainty.UNREAL),
    _row(Speaks.NOTHING, Certainty.TOLD, When.LONG_AGO),
    _row(Speaks.OPEN, Certainty.SUPPOSED, Certainty.HYPOTHETICAL),
    _row(Speaks.OPEN, Certainty.TOLD, When.UNKNOWN, Source.HEARSAY),
    _row(Speaks.PRESENT, Certainty.TOLD),
)
"""What certainty, time and source come to; the first row that fits decides."""

_CERTAINTY = {
    "denied": Certainty.DENIED,
    "negated": Certainty.DENIED,
    "resolved": Certainty.OVER,
    "named": Certainty.UNREAL,
    "title": Certainty.UNREAL,
    "fiction": Certainty.UNREAL,
    "framed": Certainty.UNREAL,
    "counted": Certainty.UNREAL,
}
_RANK = tuple(Certainty)


def harms(letter: Facts) -> tuple[Harm, ...]:
    """Return every clause of the body that tells of a harm, in order."""
    return tuple(_harms(letter))


def _harms(letter: Facts) -> Iterator[Harm]:
    clauses = letter.clauses
    starts = [clause.span.start for clause in clauses]
    found: dict[int, list[tuple[Hit, str]]] = defaultdict(list)
    for hit, state in _told(letter):
        at = bisect_right(starts, hit.span.start) - 1
        if at >= 0:
            found[at].append((hit, state))
    for at in sorted(found):
        yield _harm(letter, clauses[at].span, found[at])


def _told(letter: Facts) -> Iterator[tuple[Hit, str]]:
    """Yield the hard words and the heavy phrases of danger, each with its state."""
    for hit in letter.hits.of("scene", *HARD):
        if not is_outside(letter, hit.span.start) and not is_name(letter, hit) and not is_false_friend(letter, hit):
            yield hit, scene_state(letter, hit, letter.sentence_at(hit.span.start).span)
    for sign in letter.danger_signs:
        if sign.hit.row.weight >= _SIGN and sign.hit.span.start < letter.signature_start:
            yield sign.hit, sign.state


def _harm(letter: Facts, clause: Span, told: list[tuple[Hit, str]]) -> Harm:
    sentence = letter.sentence_at(told[0][0].span.start).span
    certainty = min((_certainty(letter, hit, state, sentence) for hit, state in told), key=_RANK.index)
    past = all(state == "past" for _, state in told)
    classes = frozenset(hit.row.kind or hit.row.id for hit, _ in told)
    return Harm(
        clause,
        classes,
        certainty,
        When.LONG_AGO if past else _when(letter, clause, sentence),
        _whom(letter, sentence),
        _source(letter, clause, sentence),
    )


def _certainty(letter: Facts, hit: Hit, state: str, sentence: Span) -> Certainty:
    if state in _CERTAINTY:
        return _CERTAINTY[state]
    lead = led_by(letter, hit, sentence)
    return Certainty(lead) if lead else Certainty.TOLD


def led_by(letter: Facts, hit: Hit, sentence: Span) -> str:
    """Return `supposed` or `hypothetical` where such a word leads to a hit inside its sentence, else an empty text."""
    for lead in letter.hits.within("certainty", sentence, *_LEADS):
        if lead.words[0] <= hit.words[0] <= lead.words[1] + LEAD and not _in_quotation(letter, lead.span.start):
            return lead.row.kind
    return ""


def _in_quotation(letter: Facts, position: int) -> bool:
    return any(span.start <= position < span.end for span in letter.quotations)


def _when(letter: Facts, clause: Span, sentence: Span) -> When:
    """Return when a clause happens, by its own words or else by its sentence's."""
    hits = letter.hits
    for span in (clause, sentence):
        if hits.within("context", span, "ongoing"):
            return When.NOW
        if hits.within("time", span, "imminent"):
            return When.COMING
        if hits.within("time", span, "recent"):
            return When.RECENT
    return When.LONG_AGO if hits.within("context", sentence, "past") else When.UNKNOWN


def _whom(letter: Facts, sentence: Span) -> str:
    found = {hit.row.kind for hit in letter.hits.within("people", sentence)}
    return next((kind for kind in ("child", "frail", "kin", "adult") if kind in found), "")


def _source(letter: Facts, clause: Span, sentence: Span) -> Source:
    if _in_quotation(letter, clause.start):
        return Source.QUOTED
    return Source.HEARSAY if letter.hits.within("certainty", sentence, "hearsay") else Source.WRITER


def scene_state(letter: Facts, hit: Hit, sentence: Span) -> str:
    """Return `present`, or why a word of a class of danger is not, as `Sign.state` has it."""
    negated = hit.row.kind in NEGATABLE and is_negated(letter, hit, sentence)
    return "negated" if negated else state_of(letter, hit, sentence)


def is_name(letter: Facts, hit: Hit) -> bool:
    """Return whether a single word is capitalised inside a sentence, such as the surname `Salas`."""
    sentence = letter.sentence_at(hit.span.start)
    single = hit.words[1] - hit.words[0] == 1 and hit.span.start > sentence.span.start
    return single and letter.text[hit.span.start].isupper() and not letter.text[hit.span.start : hit.span.end].isupper()


def is_outside(letter: Facts, position: int) -> bool:
    """Return whether a position is in a header line or in the signature."""
    return in_other_header(letter, position) or letter.in_mail_header(position) or position >= letter.signature_start
