"""An engine that gives its input back: for tests and dry runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations

from ert_writer.model.language import SUPPORTED, Direction
from ert_writer.model.translation import Availability, EngineContext, Hypothesis

DIRECTIONS = tuple(Direction(source, target) for source, target in permutations(SUPPORTED, 2))


@dataclass(frozen=True, slots=True)
class EchoEngine:
    """Returns every segment unchanged, in any direction."""

    @property
    def id(self) -> str:
        """Return `echo`."""
        return "echo"

    def availability(self) -> Availability:
        """Return every direction; nothing is needed."""
        return Availability(ready=True, directions=DIRECTIONS, detail="gives its input back, for tests and dry runs")

    def describe(self, direction: Direction) -> str:
        """Return the name a report shows."""
        return f"echo {direction}"

    def translate(
        self,
        segments: Sequence[str],
        direction: Direction,  # noqa: ARG002 - the contract's; any will do
        *,
        hypotheses: int = 1,  # noqa: ARG002 - an echo has one
    ) -> tuple[tuple[Hypothesis, ...], ...]:
        """Return each segment as its only candidate."""
        return tuple((Hypothesis(segment),) for segment in segments)

    def close(self) -> None:
        """Do nothing: nothing is held."""


def create(context: EngineContext) -> EchoEngine:  # noqa: ARG001 - the factory's contract
    """Return the engine; it has no settings."""
    return EchoEngine()
