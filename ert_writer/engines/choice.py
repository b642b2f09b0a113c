"""Which engine serves a direction: the best installed one."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ert_writer.engines.reworded import RewordedEngine
from ert_writer.errors import EngineUnavailableError, UnavailableError
from ert_writer.model.language import ES, PT, Direction
from ert_writer.model.translation import Availability, Engine, EngineContext, Hypothesis
from ert_writer.plugins import ENGINES, load

AUTOMATIC = ("marian", "bergamot", "pivot", "apertium")
"""Best first. `pivot` is before `apertium` because es->en by way of pt is better than Apertium's own es->en."""

_NEIGHBOURS = frozenset({ES, PT})
"""Languages so close that one step of rules beats two steps through a third language."""

_MENDED = frozenset({"apertium", "bergamot", "pivot"})
"""Engines whose known wording mistakes are kept as data; see `rewording`."""

_WITH_FORMULAS = frozenset({"marian", "transformers"})
"""Engines that need no other wording, but read a lone `Señores:` or `S / D` wrongly as any model of sentences does."""


@dataclass(frozen=True, slots=True)
class AutoEngine:
    """Passes each request to the first of its candidates that offers the direction."""

    candidates: tuple[Engine, ...]

    @property
    def id(self) -> str:
        """Return `auto`."""
        return "auto"

    def availability(self) -> Availability:
        """Return what all candidates offer together."""
        offered = [engine.availability() for engine in self.candidates]
        directions = tuple(dict.fromkeys(d for one in offered for d in one.directions))
        remedy = next((one.remedy for one in offered if one.remedy and not one.ready), "")
        return Availability(bool(directions), directions, "the best installed engine for each direction", remedy)

    def describe(self, direction: Direction) -> str:
        """Return the name of the engine chosen for the direction."""
        return self._chosen(direction).describe(direction)

    def translate(
        self, segments: Sequence[str], direction: Direction, *, hypotheses: int = 1
    ) -> tuple[tuple[Hypothesis, ...], ...]:
        """Translate with the engine chosen for the direction.

        Raises:
            EngineUnavailableError: no installed engine offers the direction.
        """
        return self._chosen(direction).translate(segments, direction, hypotheses=hypotheses)

    def close(self) -> None:
        """Close every candidate."""
        for engine in self.candidates:
            engine.close()

    def _chosen(self, direction: Direction) -> Engine:
        engine = best(self._in_order(direction), direction)
        if engine is None:
            raise EngineUnavailableError(
                f"no installed engine translates {direction}", hint="`ert-writer doctor` says what to install"
            )
        return engine

    def _in_order(self, direction: Direction) -> list[Engine]:
        """Return the candidates best first; between neighbours any direct engine goes before the pivot."""
        detour = set(direction) == _NEIGHBOURS
        return sorted(self.candidates, key=lambda engine: detour and engine.id == "pivot")


def best(engines: Iterable[Engine], direction: Direction) -> Engine | None:
    """Return the first engine that offers the direction now, or None."""
    return next((engine for engine in engines if direction in engine.availability().directions), None)


def load_engine(name: str, context: EngineContext) -> Engine:
    """Return the named engine, with its known wording mistakes corrected where they are kept.

    Raises:
        UsageError: there is no such engine.
        UnavailableError: its library is not installed.
    """
    engine: Engine = load(ENGINES, name)(context)
    if name in _MENDED or name in _WITH_FORMULAS:
        return RewordedEngine(engine, formulas_only=name in _WITH_FORMULAS)
    return engine


def load_candidates(names: Iterable[str], context: EngineContext) -> tuple[Engine, ...]:
    """Return the named engines, leaving out those whose library is not installed."""
    engines: list[Engine] = []
    for name in names:
        with contextlib.suppress(UnavailableError):
            engines.append(load_engine(name, context))
    return tuple(engines)


def automatic(context: EngineContext) -> AutoEngine:
    """Return the engine that `--engine auto` stands for."""
    return AutoEngine(load_candidates(AUTOMATIC, context))
