"""Words of danger in a letter, each with what its neighbourhood makes of it: present, denied, over, past, a name.

The words come from `lexicon/danger/`; so do those of the neighbourhood (topic `context`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from ert_writer.intake.facts import Facts
from ert_writer.lexicon.model import Hit
from ert_writer.lexicon.tokens import SOFT
from ert_writer.model.findings import Span
from ert_writer.model.language import EN

PAST_AFTER = timedelta(days=60)
"""How old a dated event must be to count as past."""

_YEAR = re.compile(r"\b(?:ano|anos|em|en|in|year|desde|since)\s+(?:de\s+)?((?:19|20)\d\d)\b(?![/-])")
_NEGATED_WITHIN = 5  # words between a negator and what it negates
_PLAIN_NO_WITHIN = 2  # words: `no la van a matar` is further away, and stays
_UNSETTLED_WITHIN = 3  # words between `no`, `until` and the end that has not come
_NAMED_WITHIN = 3  # words between `delito de`, `unidad` and the danger word of the name
AFTER_RESOLUTION = 6
"""How many words behind `fue rescatada` still belong to it: `de sus captores`."""
_CONTEXTS = ("denied", "negator", "fiction", "contrast")


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


def danger_signs(letter: Facts) -> tuple[Sign, ...]:
    """Return every danger word of the letter with what its neighbourhood makes of it."""
    spans = [sentence.span for sentence in letter.sentences]
    return tuple(_signs(letter, spans))


def total_weight(signs: Iterable[Sign]) -> float:
    """Return the weight of signs together: each row counts once, and a little for each further phrase of it."""
    rows: dict[str, dict[str, float]] = defaultdict(dict)
    for sign in signs:
        rows[sign.hit.row.id][sign.hit.phrase] = sign.weight
    return sum(max(found.values()) + 0.3 * sum(sorted(found.values())[:-1]) for found in rows.values())


def is_foreign(letter: Facts, hit: Hit) -> bool:
    """Return whether a phrase is English in a letter that is not: `taxistas` says nothing of taxes."""
    return hit.language == EN and letter.base != EN


def _signs(letter: Facts, spans: list[Span]) -> Iterator[Sign]:
    number = 0
    for hit in letter.hits.of("danger"):
        while number < len(spans) and spans[number].end <= hit.span.start:
            number += 1
        if number == len(spans):
            return
        if spans[number].start <= hit.span.start and not in_other_header(letter, hit.span.start):
            yield Sign(hit, state_of(letter, hit, spans[number]), number)


def in_other_header(letter: Facts, position: int) -> bool:
    """Return whether a position is in a mail header line that is not the subject."""
    line = letter.line_at(position)
    return letter.in_mail_header(position) and not (
        line is not None and letter.folded[line.span.start : line.span.end].startswith(("subject", "asunto", "assunto"))
    )


def state_of(letter: Facts, hit: Hit, sentence: Span) -> str:
    """Return `present`, or why a word of danger is not, as `Sign.state` has it."""
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

    The words of figures come first, as in `número de secuestros`, in the sentence or the one before it: behind the
    danger they can be about anything.
    """
    hits = letter.hits
    near = hits.within("time", sentence, "recent") or hits.within("context", sentence, "ongoing", "contrast")
    own = near or hits.within("people", sentence, "kin")
    around = Span(letter.sentence_before(sentence).start, sentence.end)
    figures = hits.within("grounds", around, "statistical")
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
    for end in letter.said_over:
        where = letter.sentence_at(end.span.start).span
        before = end.words[0] >= hit.words[0]
        beside = where == sentence and hit.words[0] - end.words[1] <= AFTER_RESOLUTION
        around = (sentence, where, letter.sentence_after(where))
        if (before or beside) and not any(_goes_on(letter, span, end) for span in around):
            return True
    return False


def said_over(letter: Facts) -> tuple[Hit, ...]:
    """Return the words by which the letter itself says that a danger is over: not quoted, negated, asked or feared."""
    return tuple(
        end
        for end in letter.hits.of("context", "resolved")
        if not any(span.start <= end.span.start < span.end for span in letter.quotations) and not is_open(letter, end)
    )


def is_open(letter: Facts, end: Hit) -> bool:
    """Return whether words such as `no`, `until` or `hopes` are before an end: it has not come."""
    unsettled = letter.hits.of("context", "unsettled")
    return any(_leads(letter, other, end, _UNSETTLED_WITHIN) for other in unsettled)


def is_negated(letter: Facts, hit: Hit, sentence: Span) -> bool:
    """Return whether a plain negation such as `no` or `nunca` stands right before a word."""
    context = letter.hits.within("context", sentence, "plain-no")
    return any(_leads(letter, other, hit, _PLAIN_NO_WITHIN) for other in context)


def _goes_on(letter: Facts, sentence: Span, end: Hit) -> bool:
    """Return whether a sentence also says that something of the danger goes on."""
    return any(not _overlaps(other, end) for other in letter.hits.within("context", sentence, "ongoing"))


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
