"""The danger that everything in a letter together speaks for, weighed with figures learnt from labelled letters.

The rules of `danger.py` and `scene.py` read words of danger, of ordinary matters, of time and doubt; their answer is a
piece of evidence. Others are what is asked and by when, who writes, what the named things are, and the words
themselves. A letter is calm only where the evidence speaks for that clearly, speaks hardly for an emergency, nothing in
it was left unread, and its words are mostly known; it describes an emergency where the evidence speaks for that most.
Whatever is between is `unclear`: a person reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from ert_writer.intake.danger import as_emergency, as_unclear, forbids_calm, speaks_against_calm
from ert_writer.intake.facts import Facts
from ert_writer.intake.harms import NEAR
from ert_writer.intake.linear import packaged_models
from ert_writer.intake.orders import orders
from ert_writer.intake.requests import non_notification, preservation
from ert_writer.intake.routine import has_open_people, live_words
from ert_writer.intake.unread import is_explained
from ert_writer.lexicon.model import Hit
from ert_writer.model.case import Danger, DangerStatus
from ert_writer.text.fold import fold

MODELS = "danger"
STATUS, KIND = "status", "kind"

CALM = 0.6
"""How likely an ordinary matter must be before a letter is called calm."""

NEARLY = 0.8
"""How likely an emergency must be, as a share of the likeliest status: an alarm for nothing costs a reading."""

HARDLY = 0.1
"""How likely an emergency may be at most in a letter that is called calm."""

CLEARLY = 0.9
"""How likely that must be where a weapon, a phrase that is danger by itself or what was not understood is in it."""

KNOWN = 0.5
"""Which share of a letter's words the weights must know before it is called calm."""

SHORT = 25
"""Up to how many words a text is a passage, too little to weigh: the rules' own reading stands."""

_WORD = re.compile(r"[a-zñ]{3,}")
_TOPICS = (
    "scene", "calm", "grounds", "people", "time", "context", "certainty", "stated", "danger", "urgency", "pressure",
    "asking", "notice", "offence", "secrecy", "deadline",
)  # fmt: skip
_SCORES = (-5.0, -3.0, -1.2, 0.0, 1.2, 3.0, 5.0, 8.0)
_DANGERS = (0.5, 1.5, 3.0, 4.0, 6.0, 9.0)
_COUNTS = (0, 1, 3, 5, 8, 12)
_LENGTHS = (40, 80, 120, 180, 260)


def danger_evidence(letter: Facts) -> tuple[str, ...]:
    """Return what speaks for or against danger in a letter, each piece by name and once."""
    parts = (_by_rule(letter), _by_scene(letter), _by_words(letter), _by_request(letter), _by_things(letter))
    return tuple(dict.fromkeys(name for part in parts for name in part))


def _by_rule(letter: Facts) -> Iterator[str]:
    ruled = letter.ruled_danger
    yield f"rule:{ruled.status}"
    yield "reason:" + " ".join(re.sub(r"\d+", "0", ruled.reason).split(":")[0].split()[:7])
    yield from (f"kind:{kind}" for kind in ruled.kinds[:3])
    for sign in letter.danger_signs:
        yield f"sign:{sign.state}:{sign.hit.row.kind}"
        yield f"sign:{sign.state}:{_step(sign.weight, (0.5, 1.5, 3.0))}"
    for harm in letter.harms:
        yield f"harm:{harm.speaks}:{harm.when in NEAR}"
        yield f"harm:{harm.gravity}:{harm.speaks}:{harm.when}"
    yield from (f"frame:{frame}" for frame in sorted(letter.frames))
    yield f"unread:{_step(len(ruled.unread), (0, 1, 2, 4))}"
    yield f"live:{_step(live_words(letter), (0, 1, 3, 6))}"
    yield f"open-people:{has_open_people(letter)}"


def _by_scene(letter: Facts) -> Iterator[str]:
    scene = letter.scene
    yield f"score:{_step(scene.score, _SCORES)}"
    yield f"score-doubt:{_step(scene.score + scene.doubt, _SCORES)}"
    yield f"danger:{_step(scene.danger, _DANGERS)}"
    yield f"ordinary:{_step(scene.ordinary, _COUNTS)}"
    yield from (f"hard:{name}" for name in sorted(scene.hard))
    for name, count in scene.classes.items():
        yield f"class:{name}"
        yield f"class:{name}:{min(count, 3)}"
    yield from (f"stated:{name}" for name in sorted(scene.stated))
    yield from (f"doubt:{name}" for name in sorted(scene.doubts))
    yield from (f"grounds:{name}" for name in scene.grounds)


def _by_words(letter: Facts) -> Iterator[str]:
    yield from _said(letter.folded, (hit for topic in _TOPICS for hit in letter.hits.of(topic)))
    yield f"length:{_step(len(letter.hits.tokens), _LENGTHS)}"
    yield f"lang:{letter.base}"
    yield f"mail:{letter.is_mail}"


def _said(folded: str, hits: Iterable[Hit]) -> Iterator[str]:
    """Yield the words of a piece of a letter, and what the lexicon says of them."""
    for hit in hits:
        yield f"hit:{hit.row.topic}:{hit.row.kind or hit.row.id}"
    yield from (f"w:{word}" for word in sorted(set(_WORD.findall(folded))))


def _by_request(letter: Facts) -> Iterator[str]:
    """Yield what the letter asks for, by when, and what it wants done."""
    categories = letter.asked_categories
    yield from (f"asks:{item.normal}" for item in categories)
    yield f"asks-many:{min(len(categories), 4)}"
    found = letter.chosen_deadline
    if found:
        moment = found[0].normal
        yield "deadline:clock" if "T" in moment else "deadline:day" if moment else "deadline:vague"
        yield from (f"deadline-word:{word}" for word in fold(re.sub(r"\d+", "0", found[0].text)).split())
    else:
        yield "deadline:none"
    if preservation(letter):
        yield "preserve"
    if non_notification(letter):
        yield "silent"
    yield from (f"order:{order.kind}:{order.stance}" for order in orders(letter))


def _by_things(letter: Facts) -> Iterator[str]:
    """Yield who writes, and what the named persons, accounts and numbers are."""
    if letter.is_private:
        yield "private"
    for item in letter.agency_and_unit[0]:
        yield from (f"agency:{word}" for word in fold(item.text).split()[:3])
    signer = letter.signer
    if signer and signer.title:
        yield f"title:{letter.folded[slice(*signer.title)]}"
    for entity in letter.roles:
        yield f"{'person' if entity.kind == 'person' else 'thing'}:{entity.role}"


def _step(number: float, steps: tuple[float, ...]) -> int:
    """Return how many of some ascending bounds a number is above."""
    return sum(number > bound for bound in steps)


@dataclass(frozen=True, slots=True)
class Weighed:
    """How likely each status is, and what share of the letter's words the weights know."""

    chances: Mapping[str, float]
    known: float

    @property
    def likeliest(self) -> DangerStatus:
        """The status that the evidence speaks for, with the care that a calm letter needs."""
        emergency, calm = (self.chances[s] for s in (DangerStatus.EMERGENCY, DangerStatus.NOT_EMERGENCY))
        if emergency >= NEARLY * max(self.chances.values()):
            return DangerStatus.EMERGENCY
        if calm >= CALM and emergency <= HARDLY and self.known >= KNOWN:
            return DangerStatus.NOT_EMERGENCY
        return DangerStatus.UNCLEAR


def weigh(names: tuple[str, ...]) -> Weighed:
    """Return what the evidence of a letter comes to."""
    model = packaged_models(MODELS)[STATUS]
    words = [name for name in names if name.startswith("w:")]
    known = sum(name in model.rows for name in words) / len(words) if words else 1.0
    return Weighed(model.probabilities(names), known)


def judged_danger(letter: Facts) -> Danger:
    """Return what the letter says of danger: the rules' reading, and what all the evidence makes of it."""
    ruled = letter.ruled_danger
    if len(letter.hits.tokens) <= SHORT:
        return ruled
    names = danger_evidence(letter)
    weighed = weigh(names)
    status = weighed.likeliest
    if status is DangerStatus.NOT_EMERGENCY and (why := _forbidden(letter, weighed)):
        return as_unclear(letter, ruled, why)
    if status is DangerStatus.EMERGENCY:
        return as_emergency(letter, ruled, _kinds(ruled, names), _told(names, status))
    if status is ruled.status:
        return ruled
    if status is DangerStatus.UNCLEAR:
        told = _told(names, ruled.status)
        return as_unclear(letter, ruled, f"what it tells can be read either way ({told}); read it")
    matter = ", ".join(letter.scene.grounds[:3]) or _told(names, status)
    return replace(
        ruled,
        status=status,
        kinds=(),
        evidence=(),
        reason=f"no danger to anybody is described, and all of it together speaks for another matter: {matter}",
    )


def _forbidden(letter: Facts, weighed: Weighed) -> str:
    """Return why a letter whose evidence speaks for an ordinary matter is not called calm; empty where it is."""
    doubted = weighed.chances[DangerStatus.NOT_EMERGENCY] < CLEARLY
    if doubted and letter.ruled_danger.status is DangerStatus.EMERGENCY:
        return letter.ruled_danger.reason
    if _speaks_for_danger(letter):
        return "a sentence of it speaks for danger, and no ordinary matter explains it; read it"
    return forbids_calm(letter) or (speaks_against_calm(letter) if doubted else "")


def _speaks_for_danger(letter: Facts) -> bool:
    """Return whether a sentence that no ordinary matter explains speaks for danger by its own words alone."""
    model = packaged_models(MODELS)[STATUS]
    for sentence in letter.sentences:
        told = sentence.span.start < letter.signature_start and not letter.in_mail_header(sentence.span.start)
        if told and not is_explained(letter, sentence):
            hits = (hit for topic in _TOPICS for hit in letter.hits.within(topic, sentence.span))
            chances = model.probabilities(tuple(_said(sentence.folded, hits)))
            emergency, calm = (chances[s] for s in (DangerStatus.EMERGENCY, DangerStatus.NOT_EMERGENCY))
            if emergency >= CLEARLY * (emergency + calm):
                return True
    return False


def _kinds(ruled: Danger, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the kinds of danger that the rules see, else the one that the evidence speaks for."""
    return ruled.kinds or (packaged_models(MODELS)[KIND].choose(names).name,)


def _told(names: tuple[str, ...], status: DangerStatus) -> str:
    """Return the words of the letter that speak most for a status, for the reason that a person reads."""
    model = packaged_models(MODELS)[STATUS]
    rated = sorted(((model.weight(name, status), name) for name in names if name.startswith("w:")), reverse=True)
    return ", ".join(name.removeprefix("w:") for weight, name in rated[:_SHOWN] if weight > 0)


_SHOWN = 5
