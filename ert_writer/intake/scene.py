"""How much a letter looks like a scene of danger, and how much like an ordinary matter, from classes of words.

`lexicon/danger/scene.toml` and `calm.toml` hold the classes, each with its weight: what harms, who is absent, what is
demanded; money, trade, court. Here is the grammar: which words count (none that the letter denies, calls over, past,
an offence's name or a fiction), that they count together when they are in one passage of three sentences, more so
around a child or relative and a near time, and that an ordinary matter elsewhere in the letter outweighs little.

The weights were fitted by `scripts/fit_danger.py` to the letters of `tests/data/danger` and `tests/data/devletters`,
held near a prior so that no class is judged by these letters alone.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ert_writer.intake.facts import Facts
from ert_writer.intake.harms import HARD, is_name, is_outside, led_by, scene_state
from ert_writer.intake.signs import Sign, is_false_friend, is_foreign, is_open, total_weight
from ert_writer.lexicon.model import Hit, Row
from ert_writer.model.findings import Span

DOUBT = "doubt "
"""What the names of the features begin with by which the letter is unsure: they make no letter calm."""

STATED = "stated "
"""What the names of the features begin with that the letter says outright: no hurry, found and safe, withdrawn."""

IS_EMERGENCY = 1.2
"""The score from which a letter describes an emergency."""

IS_DOUBTFUL = -1.2
"""The score from which a letter is not calm."""

MOST_CALM = 4.5
"""What an ordinary matter may take from a score: a danger in a civil letter is a danger."""

MARGIN = 0.4
"""How much less a calm letter may score for each hard class, and for a phrase of danger, that is in it."""

HARMLESS = 0.5
"""Up to this much danger in every passage there is nothing to outweigh."""

VETO = frozenset({"weapon"})
"""Those with which no letter is calm."""

TOO_MUCH = 4.0
"""From this much danger in one passage a letter is not calm, whatever else it holds."""

WEAK = 1.0
"""The weight of a phrase of danger that makes no emergency where no class of words of danger is beside it."""

GROUNDS = 3
"""How many words of ordinary matters are positive grounds."""

_TOPICS = ("scene", "calm", "grounds", "people", "time", "context", "certainty", "stated")
_UNREAL = ("past", "negated", "resolved", "denied", "counted", "fiction", "framed", "title")
_BESIDE = frozenset({"child", "kin", "adult", "recent", "imminent", "ongoing", "quotation"})  # nothing by themselves
_ENDS = frozenset({"closed", "safe-now", "punished", "paid-back"})  # what may not have come
_MANY = 2  # phrases of a class in a passage beyond which further ones add nothing
_FEW = 3
_ELSEWHERE = 4
_CALM_OVERALL = 8
_CONFIRMED = "confirmed"
_LED = "led"
_CLAUSAL = frozenset({"supposed", "hypothetical", _CONFIRMED})  # those that count where they are

GRAMMAR: Mapping[str, float] = {
    "people": 0.3,
    "time": 0.3,
    "phrases": 0.67,
    "phrases elsewhere": 0.3,
    "child": 0.64,
    "kin": 0.3,
    "adult": 0.3,
    "recent": 1.42,
    "imminent": 0.58,
    "ongoing": 0.3,
    "quotation": 0.93,
    "classes elsewhere": 0.3,
    "calm overall": -1.6,
    "grounds": -1.6,
    "denied": -0.93,
    "resolved": -0.3,
    "past": -0.31,
    "fiction": -0.71,
    "unreal": -0.74,
    "named": -0.67,
    f"{DOUBT}{_LED}": -0.8,
    _CONFIRMED: 0.85,
}
"""What stands around the classes, and its weight for one of it; `people` and `time` count the classes beside them,
`doubt led` those that are only supposed or a condition."""


@dataclass(frozen=True, slots=True)
class Words:
    """What is recognised in one sentence.

    Attributes:
        signs: present words of danger by class, each as written with its place.
        calm: words of ordinary matters by class.
        grounds: words that say what kind of matter it is.
        around: what else is there, such as `child` or `recent`.
        unreal: how many words of danger are denied, past, over, counted or fiction.
        phrases: the weight of the phrases of danger.
        certainty: by kind, the words that say how certain the letter is.
        led: the classes of danger that are only supposed, or a condition.
        stated: what the letter says outright that makes its matter calm, by kind.
    """

    signs: Mapping[str, Mapping[str, Hit]]
    calm: Mapping[str, frozenset[str]]
    grounds: frozenset[str]
    around: frozenset[str]
    unreal: int
    phrases: float
    certainty: Mapping[str, frozenset[str]]
    led: frozenset[str]
    stated: frozenset[str]


@dataclass(frozen=True, slots=True)
class Passage:
    """Up to three neighbouring sentences and what they hold: each feature's name with its amount."""

    span: Span
    values: Mapping[str, float]
    hits: tuple[Hit, ...] = ()


@dataclass(frozen=True, slots=True)
class Scene:
    """How a letter reads.

    Attributes:
        score: of the passage that looks most like danger, with what the letter holds elsewhere.
        doubt: what the writer's own doubt takes away from it.
        danger: the part of the score that speaks for danger.
        passage: where that is.
        grounds: what else the matter is: the classes of ordinary words of the letter.
        ordinary: how many different words of ordinary matters the letter has.
        hard: the hard classes that it holds.
        classes: how many different words of each class of danger the whole letter holds.
        stated: the kinds of statement by which the letter calls its matter calm outright.
        doubts: the kinds of doubt in it, such as `hearsay`.
    """

    score: float
    doubt: float
    danger: float
    passage: Passage
    grounds: tuple[str, ...]
    ordinary: int
    hard: frozenset[str]
    classes: Mapping[str, int]
    stated: frozenset[str]
    doubts: frozenset[str]

    @property
    def has_grounds(self) -> bool:
        """Whether the letter says what kind of matter it is instead."""
        return self.ordinary >= GROUNDS

    @property
    def is_emergency(self) -> bool:
        """Whether it reads like one, with what the letter is unsure of; see `harms.py` for what else is needed."""
        return self.score + self.doubt > IS_EMERGENCY and bool(
            self.passage.hits or self.passage.values["phrases"] > WEAK
        )

    @property
    def is_calm(self) -> bool:
        """Whether nothing of weight speaks for danger; no ground for calling the letter calm by itself."""
        bound = IS_DOUBTFUL - MARGIN * len(self.hard)
        if self.passage.values["phrases"] >= 1:
            bound -= MARGIN
        return self.danger < TOO_MUCH and not self.hard & VETO and (self.score <= bound or self.danger <= HARMLESS)


def read_scene(letter: Facts) -> Scene:
    """Return how a letter reads, judged by its passage of the highest score."""
    weights: dict[str, float] = {**GRAMMAR, **class_weights(letter)}
    words = tuple(_words(letter))
    scored = [(_score(weights, passage), passage) for passage in _passages(letter, words)]
    score, passage = max(scored, key=lambda pair: pair[0], default=(0.0, Passage(Span(0, 0), {"phrases": 0.0})))
    danger = math.fsum(
        weights[name] * much for name, much in passage.values.items() if weights[name] > 0 and not is_certainty(name)
    )
    ordinary = Counter(name for sentence in words for name, found in sentence.calm.items() for _ in found)
    grounds = sum(len(sentence.grounds) for sentence in words) + ordinary.total()
    doubt = math.fsum(weights[name] * much for name, much in passage.values.items() if is_certainty(name))
    kinds = tuple(name for name, _ in ordinary.most_common())
    stated = frozenset().union(*(sentence.stated for sentence in words))
    doubts = _doubts(words)
    return Scene(score, doubt, danger, passage, kinds, grounds, HARD & _classes(words), _counts(words), stated, doubts)


def passages(letter: Facts) -> Iterator[Passage]:
    """Yield every sentence with its neighbours, measured."""
    return _passages(letter, tuple(_words(letter)))


def _passages(letter: Facts, words: tuple[Words, ...]) -> Iterator[Passage]:
    overall = _overall(words)
    classes = _classes(words)
    everything = sum(sentence.phrases for sentence in words)
    for at in range(len(words)):
        near = words[max(0, at - 1) : at + 2]
        values = {**overall, **_values(near)}
        values["classes elsewhere"] = float(min(len(classes - _classes(near)), _ELSEWHERE))
        values["phrases elsewhere"] = min(everything - max(s.phrases for s in near), float(_ELSEWHERE))
        spans = [sentence.span for sentence in letter.sentences[max(0, at - 1) : at + 2]]
        hits = tuple(hit for s in near for found in s.signs.values() for hit in found.values())
        yield Passage(Span(spans[0].start, spans[-1].end), values, hits)


def _words(letter: Facts) -> Iterator[Words]:
    """Yield what is recognised in each sentence; header lines and the signature hold nothing."""
    starts = [sentence.span.start for sentence in letter.sentences]
    held: list[dict[str, list[Hit]]] = [defaultdict(list) for _ in starts]
    for topic in _TOPICS:
        for hit in letter.hits.of(topic):
            at = bisect_right(starts, hit.span.start) - 1
            if at >= 0 and not is_outside(letter, hit.span.start) and not _is_unsaid(letter, hit):
                held[at][topic].append(hit)
    phrases: dict[int, list[Sign]] = defaultdict(list)
    for sign in letter.danger_signs:
        phrases[sign.sentence].append(sign)
    quoted = {bisect_right(starts, span.start) - 1 for span in letter.quotations}
    for number, hits in enumerate(held):
        around = _around(hits) | ({"quotation"} if number in quoted else set())
        yield _recognised(letter, number, hits, frozenset(around), total_weight(phrases[number]))


def _recognised(
    letter: Facts, number: int, hits: Mapping[str, Sequence[Hit]], around: frozenset[str], phrases: float
) -> Words:
    sentence = letter.sentences[number].span
    states = [(hit, scene_state(letter, hit, sentence)) for hit in hits.get("scene", ())]
    signs: dict[str, dict[str, Hit]] = defaultdict(dict)
    for hit, state in states:
        if state == "present":
            signs[hit.row.kind][_written(letter, hit)] = hit
    told = [hit for found in signs.values() for hit in found.values()]
    sure = {hit.row.kind for hit in told if not led_by(letter, hit, sentence)}
    unreal = len({hit.row.kind for hit, state in states if state in _UNREAL})
    grounds = frozenset(_written(letter, hit) for hit in hits.get("grounds", ()))
    return Words(
        signs,
        _by_kind(letter, hits.get("calm", ())),
        grounds,
        around,
        unreal,
        phrases,
        _by_kind(letter, hits.get("certainty", ())),
        frozenset(signs) - sure,
        frozenset(hit.row.kind for hit in hits.get("stated", ())),
    )


def _by_kind(letter: Facts, hits: Iterable[Hit]) -> dict[str, frozenset[str]]:
    """Return the different phrases of each kind."""
    found: dict[str, set[str]] = defaultdict(set)
    for hit in hits:
        found[hit.row.kind].add(_written(letter, hit))
    return {kind: frozenset(texts) for kind, texts in found.items()}


def _written(letter: Facts, hit: Hit) -> str:
    return letter.folded[hit.span.start : hit.span.end]


def _around(hits: Mapping[str, Sequence[Hit]]) -> set[str]:
    kinds = {hit.row.kind for topic in ("people", "time", "context") for hit in hits.get(topic, ())}
    kinds |= {"child"} if "frail" in kinds else set()
    return kinds & set(GRAMMAR)


def _is_unsaid(letter: Facts, hit: Hit) -> bool:
    """Return whether a word is not the letter's own: a name, an end yet to come, a quoted or foreign ordinary word."""
    if hit.row.topic == "scene":
        return is_name(letter, hit) or is_false_friend(letter, hit)
    if hit.row.topic in ("calm", "grounds", "stated"):
        quoted = any(span.start <= hit.span.start < span.end for span in letter.quotations)
        ends = hit.row.kind in _ENDS and is_open(letter, hit)
        return quoted or is_foreign(letter, hit) or ends
    if hit.row.topic == "certainty":
        return is_foreign(letter, hit)
    return hit.row.kind == "resolved" and hit not in letter.said_over


def _score(weights: Mapping[str, float], passage: Passage) -> float:
    """Return how much more speaks for danger than against it; what is against it counts up to a bound.

    The sums are exact: added in another order, as each process's sets have it, two equal passages would change places.
    """
    parts = [weights[name] * much for name, much in passage.values.items() if not is_certainty(name)]
    against = math.fsum(part for part in parts if part < 0)
    return math.fsum(part for part in parts if part > 0) + max(against, -MOST_CALM)


def class_weights(letter: Facts) -> dict[str, float]:
    """Return the weight of each class; those of ordinary matters and of doubt are below zero."""
    rows = letter.lexicon.rows
    weights = {row.kind: row.weight for row in rows if row.topic == "scene"}
    weights |= {f"calm {row.kind}": -row.weight for row in rows if row.topic == "calm"}
    weights |= {f"{STATED}{row.kind}": -row.weight for row in rows if row.topic == "stated"}
    return weights | {f"{DOUBT}{kind}": -row.weight for row in rows if (kind := _doubt(row))}


def _doubt(row: Row) -> str:
    """Return the kind of doubt that a row speaks for in the whole letter; empty for any other row."""
    return row.kind if row.topic == "certainty" and row.kind not in _CLAUSAL else ""


def is_certainty(name: str) -> bool:
    """Return whether a feature says how certain the letter is: it counts for an emergency and makes nothing calm."""
    return name.startswith(DOUBT) or name == _CONFIRMED


def _classes(words: Iterable[Words]) -> set[str]:
    return {name for sentence in words for name in sentence.signs}


def _values(near: Sequence[Words]) -> dict[str, float]:
    """Return what a passage holds, without the letter around it."""
    classes = _classes(near)
    around = frozenset().union(*(sentence.around for sentence in near))
    phrases = max(sentence.phrases for sentence in near)
    values = dict.fromkeys(around if classes or phrases else around - _BESIDE, 1.0)
    values |= {name: _much(_phrases(near, name), _MANY) for name in classes}
    values["people"] = float(min(len(classes), _FEW) * bool(around & {"child", "kin"}))
    values["time"] = float(min(len(classes), _FEW) * bool(around & {"recent", "imminent", "ongoing"}))
    values["phrases"] = min(phrases, float(_ELSEWHERE))
    values[f"{DOUBT}{_LED}"] = float(min(len(frozenset().union(*(s.led for s in near))), _FEW))
    values[_CONFIRMED] = float(any(_CONFIRMED in sentence.certainty for sentence in near))
    for name in {name for sentence in near for name in sentence.calm}:
        found = frozenset().union(*(sentence.calm.get(name, frozenset()) for sentence in near))
        values[f"calm {name}"] = _much(len(found), _FEW)
    return values


def _doubts(words: Iterable[Words]) -> frozenset[str]:
    return frozenset(kind for sentence in words for kind in sentence.certainty) - _CLAUSAL


def _counts(words: Sequence[Words]) -> dict[str, int]:
    return {name: _phrases(words, name) for name in sorted(_classes(words))}


def _phrases(words: Iterable[Words], name: str) -> int:
    return len({text for sentence in words for text in sentence.signs.get(name, ())})


def _much(count: int, most: int) -> float:
    """Return how much a number of phrases counts: a second one less than the first."""
    return math.sqrt(min(count, most))


def _overall(words: Sequence[Words]) -> dict[str, float]:
    """Return what counts wherever in the letter it stands."""
    calm = {(name, text) for sentence in words for name, found in sentence.calm.items() for text in found}
    grounds = {text for sentence in words for text in sentence.grounds}
    around = frozenset().union(*(sentence.around for sentence in words))
    values = {
        "calm overall": min(len(calm), _CALM_OVERALL) / 4,
        "grounds": min(len(grounds), _ELSEWHERE) / 2,
        "unreal": min(sum(sentence.unreal for sentence in words), _ELSEWHERE) / 2,
    }
    values |= {f"{STATED}{kind}": 1.0 for sentence in words for kind in sentence.stated}
    for kind in _doubts(words):
        texts = frozenset().union(*(sentence.certainty.get(kind, frozenset()) for sentence in words))
        values[f"{DOUBT}{kind}"] = _much(len(texts), _MANY)
    return values | {name: 1.0 for name in ("denied", "resolved", "past", "fiction") if name in around}
