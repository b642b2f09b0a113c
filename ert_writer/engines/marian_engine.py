"""The engine that both Marian runtimes are: it chooses the model, splits what is too long, joins the parts again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from ert_writer.engines.marian_decoding import Decoded, Runner
from ert_writer.engines.marian_splitting import Part, halves, split
from ert_writer.engines.marian_surface import Surface, restored, simplified
from ert_writer.engines.models.store import Installed, checked, choose, find, installed, with_trial
from ert_writer.engines.models.trial import try_model
from ert_writer.errors import EngineUnavailableError, ModelError
from ert_writer.model.language import Direction, base
from ert_writer.model.translation import Availability, EngineContext, Hypothesis

RETRY_DEPTH = 4
_PLACEHOLDER = "⟨e31⟩"
_HINT = "Run ert-writer models recommend, then ert-writer models add"
_WITHOUT = "no model is installed, and this installation came without its own Spanish model"

Open = Callable[[Installed], tuple[Installed, Runner]]
Usable = Callable[[Installed], bool]


@dataclass(slots=True)
class MarianEngine:
    """Translates with the installed MarianMT models.

    Args:
        id: the engine's name.
        runtime: the first word of its runner's `runtime`.
        context: where the models are; the option `model` names the one to use.
        usable: whether this runtime can run a model.
        open: loads a model whose files were checked, and gives it back with the conversion that it may have made.
        missing: what the runtime does not have on this machine, with its remedy; both empty when nothing.
        bundled: models that come with the program; one in the store that offers the same direction goes before them.
    """

    id: str
    runtime: str
    context: EngineContext
    usable: Usable
    open: Open
    missing: tuple[str, str] = ("", "")
    bundled: tuple[Installed, ...] = ()
    _loaded: dict[str, tuple[Installed, Runner]] = field(default_factory=dict)

    def availability(self) -> Availability:
        """Return the directions of the installed models; only manifests are read."""
        if self.missing[0]:
            return Availability(False, (), *self.missing)
        models = self._untainted()
        directions = tuple(dict.fromkeys(direction for model in models for direction in model.manifest.directions))
        detail = ", ".join(model.manifest.name for model in models) or (
            _WITHOUT if self.id == "marian" else "no model is installed"
        )
        return Availability(bool(directions), directions, detail, "" if directions else _HINT)

    def describe(self, direction: Direction) -> str:
        """Return the engine with the model's name and revision."""
        about = self._choose(direction).manifest
        revision = f"@{about.revision[:8]}" if about.revision else ""
        return f"{self.id}({about.name}{revision})"

    def placeholders(self, direction: Direction) -> tuple[tuple[str, float], ...]:
        """Return (placeholder form, share that survived the trial), best first; loads the model.

        A form is a format string such as `PH{:03d}` that takes the number of the entity.
        """
        model, runner = self._open(_base(direction))
        trial = model.manifest.trial(runner.runtime)
        found = trial.placeholders if trial else ()
        return next((item.survival for item in found if item.direction == str(_base(direction))), ())

    def translate(
        self, segments: Sequence[str], direction: Direction, *, hypotheses: int = 1
    ) -> tuple[tuple[Hypothesis, ...], ...]:
        """Translate each segment; what exceeds half of the model's positions is split at clause borders.

        Text in capitals is given to the model in sentence case and given back in capitals; emoji, addresses and
        handles are carried by placeholders where the model knows them.

        Raises:
            EngineUnavailableError: no installed model offers the direction.
            ModelError: the model is damaged or failed its trial.
        """
        if not any(text.strip() for text in segments):
            return tuple((Hypothesis(text),) for text in segments)
        model, runner = self._open(_base(direction))
        token = model.manifest.token(base(direction.target))
        carries = runner.length(_PLACEHOLDER, token) <= runner.length("a", token) + 1
        shown = [simplified(text, placeholders=carries) for text in segments]
        found = self._translated(runner, [surface.text for surface in shown], token, hypotheses)
        given = [_restored(own, surface) for own, surface in zip(found, shown, strict=True)]
        lost = [text for text, candidates in zip(segments, given, strict=True) if not candidates]
        plain = iter(self._translated(runner, lost, token, hypotheses) if lost else ())
        return tuple(candidates or next(plain) for candidates in given)

    def _translated(
        self, runner: Runner, texts: Sequence[str], token: str, hypotheses: int
    ) -> list[tuple[Hypothesis, ...]]:
        room = runner.positions // 2  # so that a target twice as long as its source still fits

        def fits(text: str) -> bool:
            return runner.length(text, token) <= room

        split_up = [_trimmed(text, fits) for text in texts]
        wanted = list(dict.fromkeys(part.text for parts in split_up for part in parts if part.text.strip()))
        found = dict(zip(wanted, self._decode(runner, wanted, token, hypotheses), strict=True))
        return [_joined(text, parts, found) for text, parts in zip(texts, split_up, strict=True)]

    def close(self) -> None:
        """Release every loaded model; a later call loads anew."""
        for _, runner in self._loaded.values():
            runner.close()
        self._loaded.clear()

    def _models(self) -> tuple[Installed, ...]:
        asked = dict(self.context.options).get("model", "")
        own = tuple(model for model in self.bundled if model.manifest.name == asked)
        if asked:
            models = own or (find(self.context.models, asked),)
        else:
            models = (*installed(self.context.models), *self.bundled)
        return tuple(model for model in models if self.usable(model))

    def _untainted(self) -> tuple[Installed, ...]:
        """Return the models that have not failed a trial with this runtime."""
        return tuple(model for model in self._models() if not self._failed(model))

    def _failed(self, model: Installed) -> bool:
        return any(t.reason and t.runtime.split()[0] == self.runtime for t in model.manifest.trials)

    def _choose(self, direction: Direction) -> Installed:
        if self.missing[0]:
            raise EngineUnavailableError(self.missing[0], hint=self.missing[1])
        untainted = self._untainted()
        added = tuple(model for model in untainted if not model.fixed)
        ranked = (added, untainted, self._models())
        chosen = next((found for models in ranked if (found := choose(models, _base(direction)))), None)
        if chosen is None:
            raise EngineUnavailableError(f"no installed model of {self.id} translates {_base(direction)}", hint=_HINT)
        return chosen

    def _open(self, direction: Direction) -> tuple[Installed, Runner]:
        """Return the model of a direction, loaded; its files are compared, and what was not tried yet is tried."""
        chosen = self._choose(direction)
        name = chosen.manifest.name
        if name not in self._loaded:
            whole, runner = self.open(checked(chosen))
            try:
                self._loaded[name] = _trusted(whole, runner), runner
            except ModelError:
                runner.close()
                raise
        return self._loaded[name]

    def _decode(
        self, runner: Runner, texts: Sequence[str], token: str, count: int, depth: int = 0
    ) -> list[tuple[Decoded, ...]]:
        """Translate; a text whose every candidate ran into the length limit is tried again in two halves."""
        found = runner.run(texts, token, self.context.beam, count)
        results = [tuple(c for c in candidates if c.finished) or candidates for candidates in found]
        endless = [i for i, candidates in enumerate(results) if not candidates[0].finished]
        again = {i: parts for i in endless if depth < RETRY_DEPTH and len(parts := halves(texts[i])) > 1}
        pieces = [part.text for parts in again.values() for part in parts]
        fresh = iter(self._decode(runner, pieces, token, count, depth + 1)) if pieces else iter(())
        for index, parts in again.items():
            results[index] = _concatenated(parts, [next(fresh) for _ in parts])
        return results


def _restored(candidates: Sequence[Hypothesis], surface: Surface) -> tuple[Hypothesis, ...]:
    """Return the candidates in which every carried sign came through."""
    whole = ((item, restored(item.text, surface)) for item in candidates)
    return tuple(replace(item, text=text) for item, text in whole if text is not None)


def _base(direction: Direction) -> Direction:
    return Direction(base(direction.source), base(direction.target))


def _trusted(model: Installed, runner: Runner) -> Installed:
    """Return the model if it passed its trial with this runtime, trying it now when it was not tried before.

    Raises:
        ModelError: it failed, now or before.
    """
    trial = model.manifest.trial(runner.runtime)
    if trial is None and not model.manifest.untried:
        model = with_trial(model, try_model(runner, model.manifest))
        trial = model.manifest.trial(runner.runtime)
    if trial is not None and trial.reason:
        hint = "Run ert-writer models remove, then models add with another copy"
        raise ModelError(f"the model was tried and refused: {trial.reason}", where=model.manifest.name, hint=hint)
    return model


def _trimmed(text: str, fits: Callable[[str], bool]) -> tuple[Part, ...]:
    """Return the text without outer white space in parts that fit; nothing for a blank text."""
    inner = text.strip()
    return split(inner, fits) if inner else ()


def _joined(text: str, parts: Sequence[Part], found: dict[str, tuple[Decoded, ...]]) -> tuple[Hypothesis, ...]:
    if not parts:
        return (Hypothesis(text),)
    candidates = _concatenated(parts, [found.get(part.text, (Decoded(part.text, 0.0, 0, True),)) for part in parts])
    return tuple(Hypothesis(c.text, min(c.total / max(c.length, 1), 0.0), c.tokens) for c in candidates)


def _concatenated(parts: Sequence[Part], found: Sequence[tuple[Decoded, ...]]) -> tuple[Decoded, ...]:
    """Put candidates of consecutive parts together: the best of each, then the second of each where there is one ..."""
    if len(found) == 1:
        return found[0]
    rows = zip_longest(*found)
    return tuple(_one(parts, [c or own[0] for c, own in zip(row, found, strict=True)]) for row in rows)


def _one(parts: Sequence[Part], row: Sequence[Decoded]) -> Decoded:
    gaps = [" " if part.after else "" for part in parts[:-1]] + [""]
    return Decoded(
        text="".join(candidate.text + gap for candidate, gap in zip(row, gaps, strict=True)),
        total=sum(candidate.total for candidate in row),
        length=sum(candidate.length for candidate in row),
        finished=all(candidate.finished for candidate in row),
        tokens=tuple(score for candidate in row for score in candidate.tokens),
    )
