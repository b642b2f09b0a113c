"""An engine with its known wording mistakes corrected before and after it runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ert_writer.engines.rewording import Masked, Rewording, edit, formula, load_rewording, mask, reword, unmask
from ert_writer.model.language import Direction
from ert_writer.model.translation import Availability, Change, Engine, Hypothesis

_REPLACE = "replace"


@dataclass(frozen=True, slots=True)
class RewordedEngine:
    """Translates like `engine`, with the wordings kept for the direction; without any it is `engine` itself.

    Attributes:
        engine: which renders what no formula does.
        formulas_only: whether just the fixed lines of letters (`Señores:`) are taken over, and no wording is exchanged.
    """

    engine: Engine
    formulas_only: bool = False

    @property
    def id(self) -> str:
        """The inner engine's id."""
        return self.engine.id

    def availability(self) -> Availability:
        """Return the inner engine's."""
        return self.engine.availability()

    def describe(self, direction: Direction) -> str:
        """Return the inner engine's name."""
        return self.engine.describe(direction)

    def close(self) -> None:
        """Close the inner engine."""
        self.engine.close()

    def translate(
        self, segments: Sequence[str], direction: Direction, *, hypotheses: int = 1
    ) -> tuple[tuple[Hypothesis, ...], ...]:
        """Translate with rewordings; each hypothesis tells what was changed in its output."""
        rewording = load_rewording(direction)
        if rewording is None:
            return self.engine.translate(segments, direction, hypotheses=hypotheses)
        fixed = [formula(segment, rewording) for segment in segments]
        open_segments = [segment for segment, known in zip(segments, fixed, strict=True) if known is None]
        if self.formulas_only:
            found = iter(self.engine.translate(open_segments, direction, hypotheses=hypotheses))
        else:
            found = iter(self._run(open_segments, rewording, hypotheses))
        return tuple(
            next(found) if known is None else (Hypothesis(known, changes=(Change("formula", "", known),)),)
            for known in fixed
        )

    def _run(self, segments: Sequence[str], rewording: Rewording, hypotheses: int) -> list[tuple[Hypothesis, ...]]:
        if rewording.method == _REPLACE:
            masked = [mask(segment, rewording) for segment in segments]
            given = [item.text for item in masked]
        else:
            given = [reword(segment, rewording) for segment in segments]
            masked = [Masked(text, ()) for text in given]
        raw = self.engine.translate(given, rewording.direction, hypotheses=hypotheses)
        return [
            self._mended(segment, item, candidates, rewording)
            for segment, item, candidates in zip(segments, masked, raw, strict=True)
        ]

    def _mended(
        self, segment: str, masked: Masked, candidates: tuple[Hypothesis, ...], rewording: Rewording
    ) -> tuple[Hypothesis, ...]:
        whole = [(item, unmask(item.text, masked)) for item in candidates]
        kept = [_edited(segment, item, text, rewording) for item, text in whole if text is not None]
        if kept:
            return tuple(kept)
        # a phrase did not come through once: the plain rendering loses wording but no content
        return self.engine.translate([segment], rewording.direction, hypotheses=len(candidates))[0]


def _edited(source: str, item: Hypothesis, text: str, rewording: Rewording) -> Hypothesis:
    wordings = (Change("rewording", item.text, text),) if text != item.text else ()
    mended, edits = edit(source, text, rewording)
    return replace(item, text=mended, raw=item.raw or item.text, changes=(*item.changes, *wordings, *edits))
