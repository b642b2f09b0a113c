"""What a translation works with: the engine, what was learnt about it, and the steps after restoring."""

from __future__ import annotations

from dataclasses import dataclass, field

from ert_writer.entities.placeholders import PlaceholderForm
from ert_writer.flows.translating.carriers import rank_forms
from ert_writer.flows.translating.letters import at_clock, keep_clock, keep_edges
from ert_writer.flows.translating.names import keep_names
from ert_writer.flows.translating.values import Rank, Step, as_given, unchanged
from ert_writer.model.language import Direction
from ert_writer.model.translation import Engine


@dataclass(frozen=True, slots=True)
class Workbench:
    """The parts of one run; keep it as long as the engine, for it remembers which placeholder forms the engine holds.

    Attributes:
        engine: translates.
        fallback: tried for a segment that the engine mangles; None for none.
        steps: change each candidate after its entities were restored, in order.
        finish: changes the best candidate of a whole segment, once; what makes it worse is not taken.
        rank: puts the candidates of one segment in order.
        hypotheses: how many candidates to ask the engine for.
    """

    engine: Engine
    fallback: Engine | None = None
    steps: tuple[Step, ...] = (keep_clock, at_clock, keep_names, keep_edges)
    finish: Step = unchanged
    rank: Rank = as_given
    hypotheses: int = 4
    _forms: dict[tuple[str, Direction], tuple[PlaceholderForm, ...]] = field(default_factory=dict)

    def forms(self, engine: Engine, direction: Direction) -> tuple[PlaceholderForm, ...]:
        """Return the placeholder forms for an engine and direction, best first; tried when first asked for."""
        key = (engine.describe(direction), direction)
        if key not in self._forms:
            self._forms[key] = rank_forms(engine, direction)
        return self._forms[key]

    def close(self) -> None:
        """Release the engines' processes and memory."""
        self.engine.close()
        if self.fallback is not None:
            self.fallback.close()
