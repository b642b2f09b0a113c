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
_TITLE_WORDS = 6  # words: a longer quotation is a statement
_LONGEST = 2000  # code points of a sentence in which a name is looked for
_CAPITALS = re.compile(r"(?:[A-ZÀ-ÖØ-Þ][\w'’-]*\s+(?:(?:de|del|da|do|la|las|los|of|the|y|e)\s+)*)*[A-ZÀ-ÖØ-Þ][\w'’-]*$")
_SPEAKING = "manner-of-speaking"
_FRAME_PHRASES = {"exercise": 2, "fiction": 3, "course": 3, "figures": 2, _SPEAKING: 1}
"""How many different phrases of a kind make the frame of a letter."""
_CONTEXTS = ("denied", "negator", "fiction", "contrast")


@dataclass(frozen=True, slots=True)
class Sign:
    """An occurrence of a danger word, and what its neighbourhood makes of it.

    Attributes:
        hit: where and by which row.
        state: `present`, or why it is not: `negated`, `denied`, `resolved`, `past`, `named`, `title`,
            `routine`, `fiction`, `counted`, `framed`.
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


def is_false_friend(letter: Facts, hit: Hit) -> bool:
    """Return whether a phrase of another language begins with a word that means something else in the letter's own."""
    if hit.language == letter.base:
        return False
    friends = letter.hits.of("context", "false-friend")
    return any(f.language == letter.base and f.words[0] <= hit.words[0] < f.words[1] for f in friends)


def _signs(letter: Facts, spans: list[Span]) -> Iterator[Sign]:
    number = 0
    for hit in letter.hits.of("danger"):
        while number < len(spans) and spans[number].end <= hit.span.start:
            number += 1
        if number == len(spans):
            return
        inside = spans[number].start <= hit.span.start
        if inside and not in_other_header(letter, hit.span.start) and not is_false_friend(letter, hit):
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
    by_kind = {
        kind: [c for c in context if c.row.kind == kind and not is_false_friend(letter, c)] for kind in _CONTEXTS
    }
    states = (
        ("denied", any(_overlaps(hit, other) for other in by_kind["denied"])),
        ("negated", any(_leads(letter, other, hit, _NEGATED_WITHIN) for other in by_kind["negator"])),
        ("named", _is_a_name(letter, hit, sentence)),
        ("title", _is_title(letter, hit, sentence)),
        ("routine", letter.is_routine(sentence)),
        ("fiction", bool(by_kind["fiction"]) and not by_kind["contrast"]),
        ("counted", _is_counted(letter, hit, sentence)),
        ("resolved", _is_resolved(letter, hit, sentence)),
        ("past", _is_past(letter, sentence)),
        ("framed", _is_framed(letter, hit, sentence)),
    )
    return next((state for state, holds in states if holds), "present")


def _is_a_name(letter: Facts, hit: Hit, sentence: Span) -> bool:
    """Return whether a danger word names an offence, law or office, and nobody is said to be its victim.

    What begins with a word such as `no` or `y` tells something, and is no name.
    """
    if any(word.words[0] == hit.words[0] for word in letter.hits.within("particle", sentence, "telling")):
        return False
    victims = letter.hits.within("context", sentence, "victim-of")
    if any(victim.words[0] >= hit.words[0] for victim in victims):
        return False
    return any(_leads(letter, name, hit, _NAMED_WITHIN) for name in letter.hits.within("context", sentence, "named"))


def _is_title(letter: Facts, hit: Hit, sentence: Span) -> bool:
    """Return whether a danger word is in the title of a work or the name of a band, shop or street.

    The title is right behind a word such as `novela`, and speaks to nobody: `canción "Te voy a matar"` is none.
    """
    titles = letter.hits.within("context", sentence, "title")
    quote = next((quote for quote in letter.quotations if quote.start <= hit.span.start < quote.end), None)
    if not titles or (quote and not _is_title_like(letter, quote)):
        return False
    start = quote.start if quote else _capitals_start(letter, hit, sentence)
    between = (letter.text[end.span.end : start] for end in titles if end.span.end <= start)
    return any(len(text.split()) <= 1 and ":" not in text for text in between)


def _is_title_like(letter: Facts, quote: Span) -> bool:
    """Return whether a quotation is short and speaks to or of nobody."""
    return len(letter.words_of(quote)) <= _TITLE_WORDS and not letter.hits.within("particle", quote, "addressing")


def _capitals_start(letter: Facts, hit: Hit, sentence: Span) -> int:
    """Return where the run of capitalised words around a hit begins; before the text where the hit is not in one."""
    if not letter.text[hit.span.start].isupper() or sentence.end - sentence.start > _LONGEST:
        return -1
    found = _CAPITALS.search(letter.text[sentence.start : hit.span.end])
    return sentence.start + found.start() if found else -1


def frames(letter: Facts) -> frozenset[str]:
    """Return what the whole letter is about that makes grave words harmless: an exercise, a course, figures, fiction.

    A frame breaks where a sentence outside it tells of somebody's child or relative at a near time with grave words.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for hit in letter.hits.of("frame"):
        if hit.span.start < letter.signature_start and not is_foreign(letter, hit):
            found[hit.row.kind].add(letter.folded[hit.span.start : hit.span.end])
    kinds = frozenset(kind for kind, texts in found.items() if len(texts) >= _FRAME_PHRASES[kind])
    return frozenset() if kinds and any(_breaks_frame(letter, s.span) for s in letter.sentences) else kinds


def _breaks_frame(letter: Facts, sentence: Span) -> bool:
    hits = letter.hits
    grave = hits.within("danger", sentence) or hits.within("scene", sentence)
    near = hits.within("time", sentence, "recent") or hits.within("context", sentence, "ongoing")
    somebody = hits.within("people", sentence, "child", "kin", "frail")
    return bool(grave and near and somebody) and not hits.within("frame", sentence)


def _is_framed(letter: Facts, hit: Hit, sentence: Span) -> bool:
    """Return whether the frame of the letter makes a danger word harmless; a contrast or a near time takes it out."""
    kinds = letter.frames
    contrasts = letter.hits.within("context", sentence, "contrast")
    if not kinds or not all(is_false_friend(letter, other) for other in contrasts):
        return False
    own = bool(letter.hits.within("frame", sentence))
    if kinds == {_SPEAKING}:
        return own or any(quote.start <= hit.span.start < quote.end for quote in letter.quotations)
    return own or not letter.hits.within("time", sentence, "recent")


def _is_counted(letter: Facts, hit: Hit, sentence: Span) -> bool:
    """Return whether a sentence speaks of figures about crimes, not of one: no near time and no relative is in it.

    The words of figures come first, as in `número de secuestros`, in the sentence or the one before it: behind the
    danger they can be about anything.
    """
    hits = letter.hits
    words = hits.within("context", sentence, "ongoing", "contrast")
    near = hits.within("time", sentence, "recent") or any(not is_false_friend(letter, word) for word in words)
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
