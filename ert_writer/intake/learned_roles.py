"""The roles that the words around a thing speak for, weighed with figures learnt from labelled letters.

The rules of `roles` read what they know for certain and their answer is the strongest piece of evidence; where their
words are missing, what stands around decides. A learnt answer never makes a telephone or mailbox the officer's against
a rule that saw words for somebody else, and its confidence is the share of such answers that proved right.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ert_writer.intake.evidence import Evidence, Group, evidence
from ert_writer.intake.facts import Facts
from ert_writer.intake.linear import LinearModel, packaged_models
from ert_writer.intake.roles import OLDER, UNCLAIMED
from ert_writer.intake.surroundings import THIRD
from ert_writer.model.case import EntityRole, Role

MODELS = "roles"
ASKED = "asked"
NONE = "none"
"""The class of a number by its shape that is no number of anything."""
_STAND = 0.3
"""The rules' role stands where the evidence makes another less than three times as likely."""
_DOUBT = 0.6
_NAMED = 0.5
"""How likely a role must be for a number that no words name."""
_FLOOR = 0.4
_ACCOUNT = {
    "asked": Role.ACCOUNT_ASKED,
    "suspect": Role.ACCOUNT_OF_SUSPECT,
    "victim": Role.ACCOUNT_OF_VICTIM,
    "in-danger": Role.ACCOUNT_OF_VICTIM,
    "mentioned": Role.ACCOUNT_MENTIONED,
    "cancelled": Role.ACCOUNT_CANCELLED,
    "platform": Role.ACCOUNT_OF_PLATFORM,
}
_NAMES = {role: name for name, role in _ACCOUNT.items() if name != "in-danger"}
_FIXED = frozenset({Role.LAW, Role.ACCOUNT_CANCELLED})
"""Roles that only explicit words give: no other evidence outweighs them."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A thing with its role.

    Attributes:
        items: every place where it is named.
        asked: how likely data are asked of it.
        signs: how likely it is the officer, or the officer's.
    """

    items: tuple[EntityRole, ...]
    asked: float
    signs: float


def class_of(role: Role) -> str:
    """Return the name that labelled letters give a role, the same for a person and an account."""
    return _NAMES.get(role, "platform" if role is Role.RECIPIENT else role.value)


def weigh(letter: Facts) -> tuple[Weighed, ...]:
    """Return everything that a letter names with the role that all evidence speaks for, things in order."""
    models = packaged_models(MODELS)
    found = []
    for item in evidence(letter):
        asked = models[ASKED].probabilities(item.names).get("yes", 0.0) if item.group in _ASKABLE else 0.0
        model = models[item.group]
        likely = model.probabilities(item.names)
        judged = tuple(_judged(item, model, likely))
        found.append(Weighed(judged, asked, likely.get(Role.OFFICER, 0.0)))
    return tuple(found)


_ASKABLE = frozenset({Group.ACCOUNT, Group.REACH})


def _judged(item: Evidence, model: LinearModel, chances: Mapping[str, float]) -> Iterator[EntityRole]:
    best = max(chances, key=lambda name: chances[name])
    for entity in item.items:
        own = class_of(entity.role)
        if best == NONE or (entity.value.note == UNCLAIMED and chances[best] < _NAMED):
            if entity.value.note != UNCLAIMED:
                yield replace(entity, value=replace(entity.value, confidence=min(entity.value.confidence, _DOUBT)))
        elif (
            entity.role in _FIXED
            or entity.value.note == OLDER
            or (item.group is Group.PERSON and "cover" in item.names)
        ):
            yield entity  # of a note that passes a request on the rules know who wrote it
        elif chances.get(own, 0.0) >= _STAND * chances[best]:
            sure = model.confidence(chances[own]) if own == best else _DOUBT
            yield replace(entity, value=replace(entity.value, confidence=max(sure, _FLOOR)))
        elif best == Role.OFFICER and _another_is_near(entity, item, chances[best]):
            yield replace(entity, value=replace(entity.value, confidence=min(entity.value.confidence, _DOUBT)))
        else:
            sure = max(model.confidence(chances[best]), _FLOOR)
            note = f"the words around it speak for it; by rule {entity.role.value}: {entity.value.note}"
            shown = replace(entity.value, confidence=sure, note=note)
            yield replace(entity, role=_role(item.group, best), value=shown)


def _another_is_near(entity: EntityRole, item: Evidence, chance: float) -> bool:
    """Return whether a thing may be somebody else's, so that no evidence makes it the officer's.

    The rules saw words for another, or saw nobody and such words stand before it; or a note passes the request on.
    """
    if entity.role in THIRD or "cover" in item.names:
        return True
    return chance < _CLEAR and item.group is Group.REACH and any(name in item.names for name in _OTHERS)


_CLEAR = 0.8
_OTHERS = tuple(f"who-before{n}:{role.value}:{near}" for n in (0, 1) for role in THIRD for near in ("near", "mid"))


def _role(group: Group, name: str) -> Role:
    if group is Group.ACCOUNT or name in (ASKED, "cancelled"):
        return _ACCOUNT.get(name) or Role(name)
    return Role(name)


def shown(roles: Sequence[Weighed]) -> tuple[EntityRole, ...]:
    """Return the roles of everything in the order of the letter."""
    found = [entity for item in roles for entity in item.items]
    return tuple(sorted(found, key=lambda entity: (entity.value.span is None, entity.value.span or (0, 0))))


def asked_confidence(chance: float) -> float:
    """Return which share of the things that are so likely asked about proved to be."""
    return packaged_models(MODELS)[ASKED].confidence(chance)


def chances(roles: Sequence[Weighed]) -> Mapping[str, float]:
    """Return how likely data are asked of each thing, by its text."""
    return {entity.value.text: item.asked for item in roles for entity in item.items}
