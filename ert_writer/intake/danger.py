"""What danger a letter describes, to whom, from whom, and what speaks against it.

`scene.py` measures how much a letter looks like danger; from enough of it on, it describes an emergency. Too little of
it makes nothing: `not-emergency` needs positive grounds, no phrase that is danger by itself, and every sentence read.
Urgent words alone never make an emergency.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from ert_writer.intake.facts import Facts
from ert_writer.intake.harms import NEAR, Gravity, Speaks
from ert_writer.intake.letter import Sentence
from ert_writer.intake.routine import has_open_people, live_words
from ert_writer.intake.scene import VETO
from ert_writer.intake.signs import AFTER_RESOLUTION, Sign, in_other_header, is_false_friend, is_foreign, is_open
from ert_writer.intake.ultimatums import ultimatums
from ert_writer.intake.unread import is_explained, unread_sentences
from ert_writer.intake.values import LIKELY, SURE, UNSURE, value
from ert_writer.lexicon.model import Hit
from ert_writer.model.case import DANGER_KINDS, Danger, DangerStatus, FieldValue
from ert_writer.model.findings import Severity, Span
from ert_writer.model.language import SUPPORTED, base
from ert_writer.model.text import ParagraphRole

ENOUGH = 3.0
"""The weight of a phrase that is danger by itself: where one is present, no letter is calm."""

SIGN = 1.5
"""The weight from which the phrases of a sentence tell of danger as a fact."""

MAX_FACTS = 6

_LASTING = frozenset({"kidnapping", "missing_person", "trafficking", "migrants_held", "child_sexual_abuse"})
_NAME_BEHIND = re.compile(
    r"(?: (?:de|del|da|do|of|the|la|las|los|el|N\.?º?|n\.?º?)){0,3}(?: (?:[A-ZÁÉÍÓÚÂÊÔÃÕÑÇ][\w'-]*|\d+))+"
)
_UNNAMED = "threat_to_life"  # the kind of a sign whose row names none: somebody is hurt, helpless, armed, in danger
_UNNAMED_SHARE = 0.4
_BEHIND = 0.5  # the share of the likeliest kind's score from which another is named
_YIELDS: tuple[tuple[str, frozenset[str], float], ...] = (
    ("threat_to_life", frozenset(DANGER_KINDS) - {"threat_to_life"}, 0.6),
    ("image_extortion", frozenset({"child_sexual_abuse"}), 0.9),
    ("missing_person", frozenset({"kidnapping"}), 0.7),
    ("extortion", frozenset({"kidnapping", "image_extortion", "migrants_held", "bomb_threat"}), 0.7),
    ("attack_threat", frozenset({"bomb_threat"}), 0.7),
)
"""Kinds that yield to others: a death threat against somebody kidnapped is first of all a kidnapping."""


_KINDS_OF: Mapping[str, tuple[tuple[str, float], ...]] = {
    "killing": (("threat_to_life", 1.2),),
    "death": (("threat_to_life", 0.4),),
    "partner": (("domestic_violence", 0.6),),
    "doom": (("threat_to_life", 1.0),),
    "weapon": (("threat_to_life", 0.6), ("attack_threat", 0.4)),
    "means": (("threat_to_life", 0.4), ("attack_threat", 0.3)),
    "absent": (("missing_person", 1.2),),
    "taken": (("kidnapping", 1.3),),
    "body": (("threat_to_life", 0.4),),
    "trapped": (("disaster", 1.0),),
    "farewell": (("suicide_self_harm", 1.2),),
    "sexual": (("child_sexual_abuse", 1.0),),
    "images": (("image_extortion", 1.0),),
    "demand": (("extortion", 1.0),),
    "exploited": (("trafficking", 1.2), ("migrants_held", 0.4)),
    "broadcast": (("live_violence", 1.0),),
    "planned": (("attack_threat", 0.8), ("threat_to_life", 0.3)),
    "crowd": (("attack_threat", 0.5),),
    "bomb": (("bomb_threat", 1.2),),
    "poison": (("poisoning", 1.2),),
    "help": (("threat_to_life", 0.2),),
    "afraid": (("domestic_violence", 0.3), ("threat_to_life", 0.3)),
}
"""The kinds of danger that each class of words of a scene speaks for, and how much."""


_TOGETHER: tuple[tuple[frozenset[str], frozenset[str], str], ...] = (
    (frozenset({"sexual"}), frozenset({"child"}), "child_sexual_abuse"),
    (frozenset({"sexual", "images"}), frozenset({"demand"}), "image_extortion"),
    (frozenset({"taken"}), frozenset({"demand"}), "kidnapping"),
    (frozenset({"absent"}), frozenset({"demand"}), "kidnapping"),
    (frozenset({"partner"}), frozenset({"afraid", "weapon", "killing", "body"}), "domestic_violence"),
    (frozenset({"crowd"}), frozenset({"weapon", "means", "planned"}), "attack_threat"),
    (frozenset({"broadcast"}), frozenset({"body", "weapon", "killing", "taken"}), "live_violence"),
    (frozenset({"doom", "weapon", "afraid"}), frozenset({"quotation"}), "threat_to_life"),
    (frozenset({"exploited"}), frozenset({"taken"}), "trafficking"),
)
"""Classes that speak together for a kind: one of the first beside one of the second, a word or what is around."""


STATEMENTS: Mapping[Gravity, int] = {Gravity.NOTHING: 2, Gravity.OPEN: 2, Gravity.GRAVE: 3}
"""How many kinds of calm statement (`lexicon/danger/stated.toml`) outweigh the gravest harm told; none a live one."""


DOUBTS: Mapping[str, int] = {"plain": 1, "score": 2}
"""With how many kinds of doubt (`lexicon/danger/certainty.toml`) a letter is still an emergency.

One row for a phrase that is danger by itself and near in time, one for words of danger that score enough together.
"""

ROOM = 45
"""Up to how many words a text is too short to be expected to say when."""

UNTIMED = 5.0
"""The score from which a longer text that names no near time and quotes nobody is still an emergency."""

CALM_DOUBTS = 1
"""How many kinds of doubt a calm letter may have that does not call itself calm outright."""

ENDS = frozenset({"safe-now", "withdrawn", "punished"})
"""The kinds of calm statement by which what an older message told has ended."""


STRAY, STRAY_STATED = 1, 3
"""How many words near in time may be none of the harmless ones: in any calm letter, and in one that says it is calm."""

ACCOUNTED = 4
"""How many words of ordinary matters make a letter calm that tells of no harm and of nothing near in open words."""

ABOUT_PEOPLE = frozenset({"unafraid", "safe-now", "withdrawn", "punished", "not-urgent", "nothing-asked"})
"""The kinds of calm statement that leave nobody in danger; the others are about the procedure."""


def find_danger(letter: Facts) -> Danger:
    """Return what the letter says of danger."""
    return replace(_read(letter), ultimatums=ultimatums(letter))


def _read(letter: Facts) -> Danger:
    signs = letter.danger_signs
    counter = tuple(_counter_evidence(letter, signs))
    unread = unread_sentences(letter)
    if _is_emergency(letter):
        return _emergency(letter, counter, unread)
    status, reason = _calm(letter, signs, counter, unread)
    if status is DangerStatus.NOT_EMERGENCY:
        return Danger(status, (), reason, (), counter, unread=unread)
    open_signs = tuple(sign for sign in signs if sign.state in ("present", "named"))
    evidence = tuple(_evidence(letter, sign) for sign in open_signs) or _scene_evidence(letter)
    return Danger(status, _kinds(letter, open_signs), reason, evidence, counter, unread=unread)


def forbids_calm(letter: Facts) -> str:
    """Return why a letter cannot be called calm whatever its words come to: a part was not read; empty otherwise."""
    checks = (
        ("its language is none of es, pt, en: it was not read", base(letter.language) not in SUPPORTED),
        (f"{_unread_part(letter)} was not read: the danger may be described there", bool(_unread_part(letter))),
        ("an older message in it has words of danger; read it", _older_danger(letter) and not _is_ended(letter)),
    )
    return next((reason for reason, holds in checks if holds), "")


def speaks_against_calm(letter: Facts) -> str:
    """Return what in a letter must be outweighed by much before it is called calm; empty where nothing is."""
    checks = (
        ("a weapon is in it; read it", bool(letter.scene.hard & VETO)),
        ("words that are danger by themselves are in it; read it", _is_strong_and_open(letter)),
        ("sentences of it were not understood; read it", bool(letter.ruled_danger.unread)),
    )
    return next((reason for reason, holds in checks if holds), "")


def _is_strong_and_open(letter: Facts) -> bool:
    return _strong(letter.danger_signs) and not _is_stated_calm(letter)


def as_unclear(letter: Facts, ruled: Danger, reason: str) -> Danger:
    """Return a reading as one that a person has to make, with the words that may be danger."""
    signs = tuple(sign for sign in letter.danger_signs if sign.state in ("present", "named"))
    evidence = tuple(_evidence(letter, sign) for sign in signs) or _scene_evidence(letter)
    return replace(ruled, status=DangerStatus.UNCLEAR, kinds=_kinds(letter, signs), reason=reason, evidence=evidence)


def as_emergency(letter: Facts, ruled: Danger, kinds: tuple[str, ...], told: str) -> Danger:
    """Return a reading as an emergency of these kinds; `told` are the words that speak most for it."""
    if ruled.status is DangerStatus.EMERGENCY:
        return replace(ruled, kinds=kinds, reason=f"the letter describes danger as present: {', '.join(kinds)}")
    full = _emergency(letter, ruled.counter_evidence, ruled.unread)
    reason = f"what it tells together speaks for a danger that is present: {', '.join(kinds)} ({told})"
    return replace(full, kinds=kinds, reason=reason, ultimatums=ruled.ultimatums)


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
    return letter.sign_weight(sentence.span) >= SIGN or _is_of_scene(letter, sentence)


def _is_of_scene(letter: Facts, sentence: Sentence) -> bool:
    """Return whether a sentence is of the passage that makes the letter an emergency, and has words of danger."""
    scene = letter.scene
    told = any(sentence.span.start <= hit.span.start < sentence.span.end for hit in scene.passage.hits)
    return told and scene.is_emergency


def _is_said_over(danger: Danger) -> bool:
    return any(item.normal in ("resolved", "past") for item in danger.counter_evidence)


def _emergency(letter: Facts, counter: tuple[FieldValue, ...], unread: tuple[FieldValue, ...]) -> Danger:
    signs = tuple(sign for sign in letter.danger_signs if sign.state in ("present", "named"))
    phrases = [_evidence(letter, sign) for sign in sorted(signs, key=lambda sign: -sign.weight)]
    told = [sentence for sentence in letter.sentences if is_fact(letter, sentence)]
    kinds = _kinds(letter, signs)
    return Danger(
        DangerStatus.EMERGENCY,
        kinds,
        f"the letter describes danger as present: {', '.join(kinds)}",
        (*phrases, *_scene_evidence(letter)),
        counter,
        from_whom=_named_in(letter, told, "people", "aggressor"),
        since=_named_in(letter, told, "time", "recent") or _named_in(letter, told, "time", "imminent"),
        where=_places(letter, told),
        unread=unread,
    )


def _scene_evidence(letter: Facts) -> tuple[FieldValue, ...]:
    """Return the words that make the likeliest passage a scene of danger, each with the kind that it speaks for."""
    hits = letter.scene.passage.hits
    return tuple(value(letter, hit.span, UNSURE, normal=_kind_of(hit.row.kind)) for hit in hits)


def _calm(
    letter: Facts, signs: tuple[Sign, ...], counter: tuple[FieldValue, ...], unread: tuple[FieldValue, ...]
) -> tuple[DangerStatus, str]:
    """Return the status of a letter without signs enough for an emergency, and why."""
    grounds = letter.scene.grounds if letter.scene.has_grounds else ()
    stated = _is_stated_calm(letter)
    forbidden = forbids_calm(letter)
    doubts = [
        (forbidden, bool(forbidden)),
        ("words of danger are in it; read it", not stated and (not _is_quiet(letter) or _strong(signs))),
        ("it says that an end has not come; read it", any(is_open(letter, end) for end in _ends(letter))),
        ("it says that a danger is over and then speaks of today; read it", not stated and _speaks_on(letter)),
        (
            "it tells of somebody taken or missing and does not say how it ended; read it",
            any(sign.state == "past" and sign.hit.row.kind in _LASTING for sign in signs),
        ),
        ("it tells of a near time in words that are not all harmless; read it", _is_live(letter, stated=stated)),
        ("it tells of people or a near time in words that no ordinary matter explains; read it", _unexplained(letter)),
        (
            "it has no words that say what kind of matter it is instead; read it",
            not (grounds or stated or _said(letter, counter)),
        ),
        (f"{len(unread)} of its sentences were not understood; read it", bool(unread)),
    ]
    doubt = next((reason for reason, holds in doubts if holds), "")
    if doubt:
        return DangerStatus.UNCLEAR, doubt
    said = (item.normal for item in counter if item.normal not in letter.scene.doubts)
    matter = ", ".join(dict.fromkeys([*said, *grounds]))
    return DangerStatus.NOT_EMERGENCY, f"no danger is described, and the matter is another: {matter}"


def _is_quiet(letter: Facts) -> bool:
    """Return whether little in a letter speaks for danger, or no harm is told and much of it is an ordinary matter."""
    scene = letter.scene
    harmless = not any(harm.speaks is Speaks.PRESENT for harm in letter.harms)
    accounted = harmless and not scene.doubts and scene.ordinary >= ACCOUNTED
    return scene.is_calm or (accounted and not has_open_people(letter))


def _is_emergency(letter: Facts) -> bool:
    """Return whether a letter describes an emergency; see `DOUBTS` for how many kinds of doubt leave it one."""
    doubts = len(letter.scene.doubts)
    if _is_stated_calm(letter) or (doubts and not _tells_near(letter)):
        return False
    if _is_plain(letter) and doubts <= DOUBTS["plain"]:
        return True
    return letter.scene.is_emergency and doubts <= DOUBTS["score"] and (_is_timed(letter) or _scores_by_itself(letter))


def _is_timed(letter: Facts) -> bool:
    """Return whether the passage that looks most like danger has a near time or somebody's words, or is short.

    A letter with room for more that names no time and quotes nobody describes what may be long over, or a subject.
    """
    around = letter.scene.passage.values
    return len(letter.hits.tokens) <= ROOM or any(
        around.get(name) for name in ("recent", "imminent", "ongoing", "quotation")
    )


def _scores_by_itself(letter: Facts) -> bool:
    """Return whether a letter needs no time to be an emergency: a high score, or danger by itself and no doubt."""
    scene = letter.scene
    return scene.score + scene.doubt >= UNTIMED or (not scene.doubts and _strong(letter.danger_signs))


def _is_plain(letter: Facts) -> bool:
    """Return whether a phrase that is danger by itself is told as certain, and near in time."""
    near = [harm.span for harm in letter.harms if harm.speaks is Speaks.PRESENT and harm.when in NEAR]
    strong = [sign.hit.span.start for sign in letter.danger_signs if sign.state == "present" and sign.weight >= ENOUGH]
    return any(span.start <= start < span.end for span in near for start in strong)


def _tells_near(letter: Facts) -> bool:
    """Return whether a harm is told as present and near in time; one that is a guess, hearsay or of no time is not."""
    return any(harm.speaks is Speaks.PRESENT and harm.when in NEAR for harm in letter.harms)


def _gravest(letter: Facts) -> Gravity:
    return max((harm.gravity for harm in letter.harms), default=Gravity.NOTHING)


def _is_stated_calm(letter: Facts) -> bool:
    """Return whether the letter itself says, in enough ways, that its matter is calm."""
    needed = STATEMENTS.get(_gravest(letter))
    return needed is not None and len(letter.scene.stated) >= needed


def _unexplained(letter: Facts) -> bool:
    """Return whether a sentence tells of people, a near time or somebody's words, and nothing explains it.

    In a letter that says itself that nobody is in danger, only a near time with somebody in it is left to explain.
    """
    told = (s for s in letter.sentences if s.span.start < letter.signature_start)
    open_ones = [s.span for s in told if not letter.in_mail_header(s.span.start) and not is_explained(letter, s)]
    if _is_stated_calm(letter) and letter.scene.stated & ABOUT_PEOPLE:
        return any(_is_near_somebody(letter, span) for span in open_ones)
    return bool(open_ones)


def _is_live(letter: Facts, *, stated: bool) -> bool:
    """Return whether more is told near in time, in words not all harmless, than an ordinary letter tells."""
    return live_words(letter) > (STRAY_STATED if stated and letter.scene.stated & ABOUT_PEOPLE else STRAY)


def _is_near_somebody(letter: Facts, sentence: Span) -> bool:
    near = letter.hits.within("time", sentence, "recent", "imminent")
    quoted = any(sentence.start <= quote.start < sentence.end for quote in letter.quotations)
    return bool(near) and (quoted or bool(letter.hits.within("people", sentence, "child", "kin", "frail")))


def _ends(letter: Facts) -> tuple[Hit, ...]:
    return letter.hits.of("context", "resolved")


def _said(letter: Facts, counter: Iterable[FieldValue]) -> bool:
    """Return whether the letter says what it is about instead.

    That something did not happen says too little, and so does a single kind of calm statement.
    """
    too_little = {"negated"} | letter.scene.doubts | letter.scene.stated
    return any(item.normal not in too_little for item in counter)


def _strong(signs: Iterable[Sign]) -> bool:
    """Return whether a phrase that is danger by itself is present."""
    return any(sign.state == "present" and sign.weight >= ENOUGH for sign in signs)


def _older_danger(letter: Facts) -> bool:
    """Return whether a quoted or forwarded message speaks of danger, which the live message does not deny."""
    return bool(letter.older.strip()) and any(
        hit.row.weight >= SIGN for hit in letter.lexicon.find(letter.older).of("danger")
    )


def _is_ended(letter: Facts) -> bool:
    """Return whether the live message says outright that what it was about has ended."""
    return _is_stated_calm(letter) and bool(letter.scene.stated & ENDS) and bool(letter.said_over)


def _unread_part(letter: Facts) -> str:
    """Return which file or page of the letter could not be read, empty where all was."""
    missed = (
        finding
        for finding in letter.document.findings
        if finding.check == "part-left-out" and finding.severity >= Severity.WARNING
    )
    return next((finding.value or "a part of it" for finding in missed), "")


def _speaks_on(letter: Facts) -> bool:
    """Return whether words that say that a danger is over are followed by a contrast, or by a time that is near."""
    for end in (*letter.said_over, *letter.hits.of("context", "denied")):
        later = Span(end.span.end, letter.signature_start)
        beyond = end.words[1] + AFTER_RESOLUTION
        words = letter.hits.within("context", later, "ongoing", "contrast")
        near = (*letter.hits.within("time", later), *(w for w in words if not is_false_friend(letter, w)))
        if any(hit.words[0] >= beyond or hit.row.kind in ("contrast", "ongoing") for hit in near):
            return True
    return False


def _kinds(letter: Facts, signs: Iterable[Sign]) -> tuple[str, ...]:
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
    classes = letter.scene.classes
    for name, count in classes.items():
        for kind, share in _KINDS_OF.get(name, ()):
            scores[kind] += share * min(count, 3) ** 0.5
    around = letter.scene.passage.values
    for first, second, kind in _TOGETHER:
        if first & classes.keys() and (second & classes.keys() or second & around.keys()):
            scores[kind] += 1.0
    for kind, by, share in _YIELDS:
        if any(scores.get(other, 0.0) >= SIGN for other in by):
            scores[kind] *= share
    ranked = sorted(scores, key=lambda kind: -scores[kind])
    return tuple(kind for kind in ranked if scores[kind] >= _BEHIND * scores[ranked[0]] and scores[kind] > 0)


def _kind_of(name: str) -> str:
    """Return the kind of danger that a class of words speaks for most."""
    return max(_KINDS_OF[name], key=lambda pair: pair[1])[0]


def _evidence(letter: Facts, sign: Sign) -> FieldValue:
    confidence = SURE - 0.05 if sign.weight >= ENOUGH else LIKELY if sign.weight >= SIGN else UNSURE
    return value(letter, sign.hit.span, confidence, normal=sign.hit.row.kind or _UNNAMED)


def _counter_evidence(letter: Facts, signs: Iterable[Sign]) -> Iterator[FieldValue]:
    for hit in (*letter.said_over, *letter.hits.of("context", "denied", "past")):
        yield value(letter, hit.span, LIKELY, normal=hit.row.kind)
    for sign in signs:
        if sign.state == "negated":
            yield value(letter, sign.hit.span, LIKELY, normal="negated")
    for hit in (*letter.hits.of("certainty"), *letter.hits.of("stated")):
        if hit.row.kind in letter.scene.doubts | letter.scene.stated and hit.span.start < letter.signature_start:
            yield value(letter, hit.span, UNSURE, normal=hit.row.kind)
    for hit in letter.hits.of("grounds"):
        if is_foreign(letter, hit):
            continue
        if not letter.in_mail_header(hit.span.start) or not in_other_header(letter, hit.span.start):
            yield value(letter, hit.span, LIKELY, normal=hit.row.kind)


def _named_in(letter: Facts, sentences: Iterable[Sentence], topic: str, *kinds: str) -> tuple[FieldValue, ...]:
    found: dict[str, FieldValue] = {}
    for sentence in sentences:
        for hit in letter.hits.within(topic, sentence.span, *kinds):
            item = value(letter, hit.span, UNSURE)
            found.setdefault(item.text.casefold(), item)
    return tuple(found.values())[:3]


def _places(letter: Facts, sentences: Iterable[Sentence]) -> tuple[FieldValue, ...]:
    """Return the places named in some sentences, each with the name that follows it: `en la escuela Benito Juárez`."""
    found: dict[str, FieldValue] = {}
    for sentence in sentences:
        for hit in letter.hits.within("place", sentence.span):
            capitals = sentence.text.isupper()
            name = None if capitals else _NAME_BEHIND.match(letter.text, hit.span.end, sentence.span.end)
            item = value(letter, Span(hit.span.start, name.end() if name else hit.span.end), UNSURE)
            found.setdefault(item.text.casefold(), item)
    return tuple(found.values())[:3]


def _is_heading(letter: Facts, position: int) -> bool:
    line = letter.line_at(position)
    if line is None:
        return False
    folded = letter.folded[line.span.start : line.span.end]
    return line.role is ParagraphRole.HEADING or folded.startswith(("asunto", "assunto", "ref.", "subject", "materia:"))
