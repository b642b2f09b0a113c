"""Two engines in a row, by way of a third language: es -> pt by Apertium, then pt -> en by the bundled weights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations

from ert_writer.engines.choice import best, load_candidates
from ert_writer.errors import EngineUnavailableError
from ert_writer.model.language import SUPPORTED, Direction, Language
from ert_writer.model.translation import Availability, Engine, EngineContext, Hypothesis

LEGS = ("marian", "bergamot", "apertium")
"""The engines a leg may be run by, best first."""

_REMEDY = "apt-get install apertium apertium-es-pt"


@dataclass(frozen=True, slots=True)
class PivotEngine:
    """Translates into a middle language and from there into the target.

    Attributes:
        legs: the engines, best first; each leg takes the first that offers it.
        middles: the middle languages to try, best first.
    """

    legs: tuple[Engine, ...]
    middles: tuple[Language, ...] = ("pt", "en")

    @property
    def id(self) -> str:
        """Return `pivot`."""
        return "pivot"

    def availability(self) -> Availability:
        """Return the directions that two installed legs make up."""
        offered = {leg.id: leg.availability().directions for leg in self.legs}
        every = {direction for directions in offered.values() for direction in directions}
        found = tuple(
            Direction(source, target)
            for source, target in permutations(SUPPORTED, 2)
            if any({(source, middle), (middle, target)} <= every for middle in self.middles)
        )
        if not found:
            return Availability(ready=False, directions=(), detail="no two engines meet", remedy=_REMEDY)
        return Availability(ready=True, directions=found, detail="two engines in a row")

    def describe(self, direction: Direction) -> str:
        """Return the name a report shows, with both legs."""
        route = self._route(direction)
        return f"pivot({', '.join(engine.describe(leg) for engine, leg in route)})"

    def translate(
        self, segments: Sequence[str], direction: Direction, *, hypotheses: int = 1
    ) -> tuple[tuple[Hypothesis, ...], ...]:
        """Translate twice. The score is the last leg's, for the first says little about the target text.

        Raises:
            EngineUnavailableError: no two engines make up the direction.
        """
        (first, start), (second, finish) = self._route(direction)
        middle = [candidates[0].text for candidates in first.translate(segments, start)]
        return second.translate(middle, finish, hypotheses=hypotheses)

    def close(self) -> None:
        """Close every leg."""
        for leg in self.legs:
            leg.close()

    def _route(self, direction: Direction) -> tuple[tuple[Engine, Direction], tuple[Engine, Direction]]:
        for middle in self.middles:
            start, finish = Direction(direction.source, middle), Direction(middle, direction.target)
            first, second = best(self.legs, start), best(self.legs, finish)
            if first is not None and second is not None:
                return (first, start), (second, finish)
        raise EngineUnavailableError(f"no two engines make up {direction}", hint=_REMEDY)


def create(context: EngineContext) -> PivotEngine:
    """Return the engine; options `pivot-legs` and `pivot-middles` name others, apart by commas."""
    options = dict(context.options)
    legs = tuple(options["pivot-legs"].split(",")) if "pivot-legs" in options else LEGS
    engines = load_candidates(legs, context)
    if "pivot-middles" in options:
        return PivotEngine(engines, tuple(options["pivot-middles"].split(",")))
    return PivotEngine(engines)
