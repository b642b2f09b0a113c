"""The values that the steps hand on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ert_writer.entities.verification import Loss, must_be_verbatim
from ert_writer.model.language import Direction
from ert_writer.model.text import Entity
from ert_writer.model.translation import Change


@dataclass(frozen=True, slots=True)
class Job:
    """A text for the engine.

    Attributes:
        text: what is to be translated.
        entities: all its entities; their spans count `text`.
        direction: from which language to which.
        part: whether it is a part of a sentence that was split at an entity.
    """

    text: str
    entities: tuple[Entity, ...]
    direction: Direction
    part: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """A target text with its entities restored.

    Attributes:
        text: the target text.
        score: the engine's, or None.
        raw: the engine's output before anything was changed.
        changes: what was changed since.
        losses: entities that do not stand in it as often as in the source.
        problems: what the guards say: `empty`, `loop`, `length`, `copied`.
        stray: placeholders that the engine made up.
    """

    text: str
    score: float | None = None
    raw: str = ""
    changes: tuple[Change, ...] = ()
    losses: tuple[Loss, ...] = ()
    problems: tuple[str, ...] = ()
    stray: tuple[str, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong with it."""
        return not (self.losses or self.problems or self.stray)

    @property
    def broken(self) -> tuple[Loss, ...]:
        """The losses that no wording excuses: identifiers, not numbers or dates in words."""
        return tuple(loss for loss in self.losses if must_be_verbatim(loss.entity))

    @property
    def faults(self) -> tuple[int, int, int]:
        """What is wrong with it, for comparing: identifiers weigh more than values, values more than wording."""
        broken = len(self.broken)
        return broken + len(self.stray), len(self.losses) - broken, len(self.problems)


Step = Callable[[Job, Candidate], Candidate]
"""Changes a candidate after its entities were restored; it is verified afterwards."""

Rank = Callable[[Job, Sequence[Candidate]], Sequence[Candidate]]
"""Puts the candidates of one job in order, best first."""


def unchanged(_: Job, candidate: Candidate) -> Candidate:
    """Return the candidate as it is."""
    return candidate


def as_given(_: Job, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """Return the candidates in the engine's own order."""
    return candidates
