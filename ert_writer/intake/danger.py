"""What danger a letter describes, to whom, from whom, and what speaks against it.

The words come from `lexicon/danger/`. Each occurrence is judged by its neighbourhood: denied, over, long ago, the name
of an offence or office, a fiction, or present. Present signs of enough weight make an emergency. Their absence makes
nothing: `not-emergency` needs positive grounds, no sign of danger anywhere, and every sentence read. Urgent words
alone never make an emergency.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from ert_writer.intake.facts import Facts
from ert_writer.intake.letter import Sentence
from ert_writer.intake.unread import unread_sentences
from ert_writer.intake.values import LIKELY, SURE, UNSURE, value
from ert_writer.lexicon.model import Hit
from ert_writer.lexicon.tokens import SOFT
from ert_writer.model.case import DANGER_KINDS, Danger, DangerStatus, FieldValue
from ert_writer.model.findings import Severity, Span
from ert_writer.model.language import SUPPORTED, base
from ert_writer.model.text import ParagraphRole

ENOUGH = 3.0
"""The weight from which present signs of one sentence make an emergency."""

ENOUGH_IN_ALL = 5.0
"""The weight from which present signs of different rows, over the whole letter, make an emergency."""

SIGN = 1.5
"""The weight from which a sign can, with its neighbours, make an emergency: weaker ones only forbid `not-emergency`."""

PAST_AFTER = timedelta(days=60)
"""How old a dated event must be to count as past."""

MAX_FACTS = 6

_YEAR = re.compile(r"\b(?:ano|anos|em|en|in|year|desde|since)\s+(?:de\s+)?((?:19|20)\d\d)\b(?![/-])")
_NEGATED_WITHIN = 5  # words between a negator and what it negates
_NAMED_WITHIN = 3  # words between `delito de`, `unidad` and the danger word of the name
_AFTER_RESOLUTION = 6  # words: `fue rescatada de sus captores`
_CONTEXTS = ("denied", "negator", "fiction", "contrast")
_OPEN = frozenset({"present", "named", "fiction"})
_LASTING = frozenset({"kidnapping", "missing_person", "trafficking", "migrants_held", "child_sexual_abuse"})
_UNNAMED = "threat_to_life"  # the kind of a sign whose row names none: somebody is hurt, helpless, armed, in danger
_UNNAMED_SHARE = 0.4
_YIELDS: tuple[tuple[str, frozenset[str], float], ...] = (
    ("threat_to_life", frozenset(DANGER_KINDS) - {"threat_to_life"}, 0.6),
    ("image_extortion", frozenset({"child_sexual_abuse"}), 0.9),
    ("missing_person", frozenset({"kidnapping"}), 0.7),
    ("extortion", frozenset({"kidnapping", "image_extortion", "migrants_held", "bomb_threat"}), 0.7),
    ("attack_threat", frozenset({"bomb_threat"}), 0.7),
)
"""Kinds that yield to others: a death threat against somebody kidnapped is first of all a kidnapping."""


@dataclass(frozen=True, slots=True)
class Sign:
    """An occurrence of a danger word, and what its neighbourhood makes of it.

    Attributes:
        hit: where and by which row.
        state: `present`, or why it is not: `negated`, `denied`, `resolved`, `past`, `named`, `fiction`, `counted`.
        sentence: number of the sentence.
    """

    hit: Hit
    state: str
    sentence: int

    @property
    def weight(self) -> float:
        """How much it speaks for an emergency; the name of an offence or office is a weak sign."""
        if self.state == "named":
            return min(1.0, self.hit.row.weight / 2)
        return self.hit.row.weight if self.state == "present" else 0.0


def find_danger(letter: Facts) -> Danger:
    """Return what the letter says of danger."""
    signs = letter.danger_signs
    strong = _emergency_signs(letter, signs)
    counter = tuple(_counter_evidence(letter, signs))
    unread = unread_sentences(letter)
    if strong:
        return _emergency(letter, strong, counter, unread)
    status, reason = _calm(letter, signs, counter, unread)
    evidence = tuple(_evidence(letter, sign) for sign in signs if sign.state in ("present", "named"))
    kinds = _kinds(signs) if status is DangerStatus.UNCLEAR else ()
    return Danger(status, kinds, reason, evidence, counter, unread=unread)


def danger_signs(letter: Facts) -> tuple[Sign, ...]:
    """Return every danger word of the letter with what its neighbourhood makes of it."""
    spans = [sentence.span for sentence in letter.sentences]
    return tuple(_signs(letter, spans))


def emergency_type(letter: Facts) -> tuple[FieldValue, ...]:
    """Return the kinds of danger described as present, `normal` from `DANGER_KINDS`, the likeliest first."""
    danger = letter.danger
    if danger.status is not DangerStatus.EMERGENCY:
        return ()
    found = []
    for place, kind in enumerate(danger.kinds):
        first = next((item for item in danger.evidence if item.normal == kind), None)
        if first is not None and first.span is not None:
            confidence = SURE - 0.05 if place == 0 and len(danger.kinds) == 1 else LIKELY - 0.1 * (place > 0)
            note = "part of it is said to be over" if _is_said_over(danger) else ""
            found.append(value(letter, first.span, UNSURE if note else confidence, normal=kind, note=note))
    return tuple(found)


def facts(letter: Facts) -> tuple[FieldValue, ...]:
    """Return the sentences that describe danger as something that happens, word for word."""
    found = [sentence for sentence in letter.sentences if is_fact(letter, sentence)]
    return tuple(value(letter, sentence.span, LIKELY) for sentence in found[:MAX_FACTS])


def is_fact(letter: Facts, sentence: Sentence) -> bool:
    """Return whether a sentence tells of danger as something that happens, not as a law, a unit or a denial."""
    if letter.in_mail_header(sentence.span.start) or _is_heading(letter, sentence.span.start):
        return False
    if len(sentence.text.split()) < 4:
        return False
    return letter.sign_weight(sentence.span) >= SIGN


def _is_said_over(danger: Danger) -> bool:
    return any(item.normal in ("resolved", "past") for item in danger.counter_evidence)


def _emergency(
    letter: Facts,
    strong: tuple[Sign, ...],
    counter: tuple[FieldValue, ...],
    unread: tuple[FieldValue, ...],
) -> Danger:
    evidence = [_evidence(letter, sign) for sign in sorted(strong, key=lambda sign: -sign.weight)]
    sentences = [letter.sentences[number] for number in dict.fromkeys(sign.sentence for sign in strong)]
    kinds = _kinds(strong)
    return Danger(
        DangerStatus.EMERGENCY,
        kinds,
        f"the letter describes danger as present: {', '.join(kinds)}",
        tuple(evidence),
        counter,
        from_whom=_named_in(letter, sentences, "people", "aggressor"),
        since=_named_in(letter, sentences, "time", "recent", "imminent"),
        where=_named_in(letter, sentences, "place"),
        unread=unread,
    )


def _calm(
    letter: Facts, signs: tuple[Sign, ...], counter: tuple[FieldValue, ...], unread: tuple[FieldValue, ...]
) -> tuple[DangerStatus, str]:
    """Return the status of a letter without signs enough for an emergency, and why."""
    doubts = [
        ("its language is none of es, pt, en: it was not read", base(letter.language) not in SUPPORTED),
        (f"{_unread_part(letter)} was not read: the danger may be described there", bool(_unread_part(letter))),
        ("an older message in it has words of danger; read it", _older_danger(letter)),
        ("words of danger are in it; read it", any(sign.state in _OPEN for sign in signs)),
        ("it says that a danger is over and then speaks of today; read it", _speaks_on(letter)),
        (
            "it tells of somebody taken or missing and does not say how it ended; read it",
            any(sign.state == "past" and sign.hit.row.kind in _LASTING for sign in signs),
        ),
        ("it tells of a child or relative and of a time that is near; read it", _tells_of_today(letter)),
        ("it has no words that say what kind of matter it is instead; read it", not counter),
        (f"{len(unread)} of its sentences were not understood; read it", bool(unread)),
    ]
    doubt = next((reason for reason, holds in doubts if holds), "")
    if doubt:
        return DangerStatus.UNCLEAR, doubt
    grounds = ", ".join(dict.fromkeys(item.normal for item in counter))
    return DangerStatus.NOT_EMERGENCY, f"no danger is described, and the matter is another: {grounds}"


def _tells_of_today(letter: Facts) -> bool:
    """Return whether a sentence names a child or relative and a near time, and nothing in it says that it is over."""
    hits = letter.hits
    told = (sentence.span for sentence in letter.sentences if not letter.in_mail_header(sentence.span.start))
    return any(
        hits.within("people", span, "child", "kin")
        and hits.within("time", span, "recent", "imminent")
        and not hits.within("context", span, "resolved", "denied", "past")
        for span in told
    )


def _older_danger(letter: Facts) -> bool:
    """Return whether a quoted or forwarded message speaks of danger, which the live message does not deny."""
    return bool(letter.older.strip()) and any(
        hit.row.weight >= SIGN for hit in letter.lexicon.find(letter.older).of("danger")
    )


def _unread_part(letter: Facts) -> str:
    """Return which file or page of the letter could not be read, empty where all was."""
    missed = (
        finding
        for finding in letter.document.findings
        if finding.check == "part-left-out" and finding.severity >= Severity.WARNING
    )
    return next((finding.value or "a part of it" for finding in missed), "")


def _signs(letter: Facts, spans: list[Span]) -> Iterator[Sign]:
    number = 0
    for hit in letter.hits.of("danger"):
        while number < len(spans) and spans[number].end <= hit.span.start:
            number += 1
        if number == len(spans):
            return
        if spans[number].start <= hit.span.start and not _in_other_header(letter, hit.span.start):
            yield Sign(hit, _state(letter, hit, spans[number]), number)


def _in_other_header(letter: Facts, position: int) -> bool:
    """Return whether a position is in a mail header line that is not the subject."""
    line = letter.line_at(position)
    return letter.in_mail_header(position) and not (
        line is not None and letter.folded[line.span.start : line.span.end].startswith(("subject", "asunto", "assunto"))
    )


def _state(letter: Facts, hit: Hit, sentence: Span) -> str:
    context = letter.hits.within("context", sentence)
    by_kind = {kind: [other for other in context if other.row.kind == kind] for kind in _CONTEXTS}
    states = (
        ("denied", any(_overlaps(hit, other) for other in by_kind["denied"])),
        ("negated", any(_leads(letter, other, hit, _NEGATED_WITHIN) for other in by_kind["negator"])),
        ("named", _is_a_name(letter, hit, sentence)),
        ("fiction", bool(by_kind["fiction"]) and not by_kind["contrast"]),
        ("counted", _is_counted(letter, hit, sentence)),
        ("resolved", _is_resolved(letter, hit, sentence)),
        ("past", _is_past(letter, sentence)),
    )
    return next((state for state, holds in states if holds), "present")


def _is_a_name(letter: Facts, hit: Hit, sentence: Span) -> bool:
    """Return whether a danger word names an offence, law or office, and nobody is said to be its victim."""
    victims = letter.hits.within("context", sentence, "victim-of")
    if any(victim.words[0] >= hit.words[0] for victim in victims):
        return False
    return any(_leads(letter, name, hit, _NAMED_WITHIN) for name in letter.hits.within("context", sentence, "named"))


def _is_counted(letter: Facts, hit: Hit, sentence: Span) -> bool:
    """Return whether a sentence speaks of figures about crimes, not of one: no near time and no relative is in it.

    The words of figures come first, as in `número de secuestros`: behind the danger they can be about anything.
    """
    hits = letter.hits
    near = hits.within("time", sentence, "recent") or hits.within("context", sentence, "ongoing", "contrast")
    own = near or hits.within("people", sentence, "kin")
    figures = hits.within("grounds", sentence, "statistical")
    return any(other.words[1] <= hit.words[0] for other in figures) and not own


def _overlaps(hit: Hit, other: Hit) -> bool:
    return hit.words[0] < other.words[1] and other.words[0] < hit.words[1]


def _leads(letter: Facts, lead: Hit, hit: Hit, within: int) -> bool:
    """Return whether a word such as `no hubo` or `delito de` stands just before a danger word, no comma between."""
    between = range(lead.words[1], hit.words[0] + 1)
    if not lead.words[1] <= hit.words[0] <= lead.words[1] + within:
        return False
    return all(letter.hits.tokens.before[at] < SOFT for at in between if at > lead.words[0])


def _is_resolved(letter: Facts, hit: Hit, sentence: Span) -> bool:
    """Return whether the letter says after a danger word, or around it, that it is over and does not go on."""
    for end in letter.hits.of("context", "resolved"):
        where = letter.sentence_at(end.span.start).span
        before = end.words[0] >= hit.words[0]
        beside = where == sentence and hit.words[0] - end.words[1] <= _AFTER_RESOLUTION
        if (before or beside) and not _goes_on(letter, sentence, end) and not _goes_on(letter, where, end):
            return True
    return False


def _goes_on(letter: Facts, sentence: Span, end: Hit) -> bool:
    """Return whether a sentence also says that something of the danger goes on."""
    return any(not _overlaps(other, end) for other in letter.hits.within("context", sentence, "ongoing"))


def _speaks_on(letter: Facts) -> bool:
    """Return whether words that say that a danger is over are followed by a contrast, or by a time that is near."""
    for end in letter.hits.of("context", "resolved", "denied"):
        later = Span(end.span.end, letter.signature_start)
        beyond = end.words[1] + _AFTER_RESOLUTION
        near = (*letter.hits.within("time", later), *letter.hits.within("context", later, "ongoing", "contrast"))
        if any(hit.words[0] >= beyond or hit.row.kind == "contrast" for hit in near):
            return True
    return False


def _is_past(letter: Facts, sentence: Span) -> bool:
    hits = letter.hits
    if hits.within("context", sentence, "ongoing") or hits.within("time", sentence, "recent", "imminent"):
        return False
    if hits.within("context", sentence, "past"):
        return True
    written = letter.written.day or datetime.now(tz=UTC).date()
    days = [moment.day for moment in letter.moments_of(sentence) if moment.day]
    if days:
        return all(day < written - PAST_AFTER for day in days)
    years = [int(match[1]) for match in _YEAR.finditer(letter.folded[sentence.start : sentence.end])]
    return bool(years) and all(year < written.year for year in years)


def _emergency_signs(letter: Facts, signs: Iterable[Sign]) -> tuple[Sign, ...]:
    """Return the present signs that make an emergency: those of a sentence of enough weight, else of the letter."""
    sentences: dict[int, list[Sign]] = defaultdict(list)
    for sign in signs:
        if sign.state in ("present", "named"):
            sentences[sign.sentence].append(sign)
    found = [sign for number, group in sentences.items() if _is_enough(letter, number, group) for sign in group]
    everything = [sign for group in sentences.values() for sign in group]
    if not found and _leading(everything) and total_weight(everything) >= ENOUGH_IN_ALL:
        found = everything
    return tuple(found)


def _is_enough(letter: Facts, sentence: int, signs: list[Sign]) -> bool:
    weight = total_weight(signs)
    if not _leading(signs):
        return weight >= ENOUGH and any(sign.state == "present" for sign in signs)
    return weight + _urgency(letter, letter.sentences[sentence].span) >= ENOUGH


def _leading(signs: list[Sign]) -> bool:
    return any(sign.state == "present" and sign.hit.row.weight >= SIGN for sign in signs)


def _urgency(letter: Facts, sentence: Span) -> float:
    """Return what a child or relative, and a time that is near, add to the signs of their sentence.

    The time is often in the sentence before or behind. One that only hurries the reader counts in its own sentence.
    """
    hits = letter.hits
    around = _with_neighbours(letter, sentence)
    near = hits.within("time", sentence, "imminent") or hits.within("time", around, "recent")
    goes_on = hits.within("context", sentence, "ongoing")
    return 0.5 * bool(hits.within("people", sentence, "child", "kin")) + 0.5 * bool(near or goes_on)


def _with_neighbours(letter: Facts, sentence: Span) -> Span:
    """Return where a sentence, the one before it and the one behind it lie."""
    spans = [other.span for other in letter.sentences]
    at = spans.index(sentence)
    return Span(spans[max(at - 1, 0)].start, spans[min(at + 1, len(spans) - 1)].end)


def total_weight(signs: Iterable[Sign]) -> float:
    """Return the weight of signs together: each row counts once, and a little for each further phrase of it."""
    rows: dict[str, dict[str, float]] = defaultdict(dict)
    for sign in signs:
        rows[sign.hit.row.id][sign.hit.phrase] = sign.weight
    return sum(max(found.values()) + 0.3 * sum(sorted(found.values())[:-1]) for found in rows.values())


def _kinds(signs: Iterable[Sign]) -> tuple[str, ...]:
    """Return the kinds of danger, the likeliest first; those far behind the first are left out.

    The name of an offence tells little of danger and much of its kind, so it counts in full here.
    """
    scores: dict[str, float] = defaultdict(float)
    seen: set[tuple[str, str]] = set()
    for sign in signs:
        row, phrase = sign.hit.row, (sign.hit.row.id, sign.hit.phrase)
        share = (1.0 if row.kind else _UNNAMED_SHARE) * (0.2 if phrase in seen else 1.0)
        scores[row.kind or _UNNAMED] += row.weight * share
        seen.add(phrase)
    for kind, by, share in _YIELDS:
        if any(scores.get(other, 0.0) >= SIGN for other in by):
            scores[kind] *= share
    ranked = sorted(scores, key=lambda kind: -scores[kind])
    return tuple(kind for kind in ranked if scores[kind] >= 0.6 * scores[ranked[0]] and scores[kind] > 0)


def _evidence(letter: Facts, sign: Sign) -> FieldValue:
    confidence = SURE - 0.05 if sign.weight >= ENOUGH else LIKELY if sign.weight >= SIGN else UNSURE
    return value(letter, sign.hit.span, confidence, normal=sign.hit.row.kind or _UNNAMED)


def _counter_evidence(letter: Facts, signs: Iterable[Sign]) -> Iterator[FieldValue]:
    for hit in letter.hits.of("context", "denied", "resolved", "past"):
        yield value(letter, hit.span, LIKELY, normal=hit.row.kind)
    for sign in signs:
        if sign.state == "negated":
            yield value(letter, sign.hit.span, LIKELY, normal="negated")
    for hit in letter.hits.of("grounds"):
        if not letter.in_mail_header(hit.span.start) or not _in_other_header(letter, hit.span.start):
            yield value(letter, hit.span, LIKELY, normal=hit.row.kind)


def _named_in(letter: Facts, sentences: Iterable[Sentence], topic: str, *kinds: str) -> tuple[FieldValue, ...]:
    found: dict[str, FieldValue] = {}
    for sentence in sentences:
        for hit in letter.hits.within(topic, sentence.span, *kinds):
            item = value(letter, hit.span, UNSURE)
            found.setdefault(item.text.casefold(), item)
    return tuple(found.values())[:3]


def _is_heading(letter: Facts, position: int) -> bool:
    line = letter.line_at(position)
    if line is None:
        return False
    folded = letter.folded[line.span.start : line.span.end]
    return line.role is ParagraphRole.HEADING or folded.startswith(("asunto", "assunto", "ref.", "subject", "materia:"))
