"""From settings to the parts of a run: detector, engine, readers, and the workbench of a translation."""

from __future__ import annotations

import os
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

from ert_writer.errors import UnavailableError
from ert_writer.model.detection import Detector
from ert_writer.model.language import SUPPORTED, Direction
from ert_writer.model.reading import Reader
from ert_writer.model.translation import Availability, Engine, EngineContext
from ert_writer.registry.groups import DETECTORS, ENGINES, load, names

AUTO = "auto"
DEFAULT_DETECTOR = "house"


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """What a person may set about engines.

    Attributes:
        engine: the engine's id, or `auto` for the best installed one.
        models: the directory of installed models; None for the user's own.
        threads: processor threads; 0 for as many as there are, at most 4.
        options: engine-specific settings, (name, value).
    """

    engine: str = AUTO
    models: Path | None = None
    threads: int = 0
    options: tuple[tuple[str, str], ...] = ()


def engine_context(settings: EngineSettings) -> EngineContext:
    """Return what engine factories get."""
    from ert_writer.engines.models.store import default_root

    threads = settings.threads or min(os.cpu_count() or 1, 4)
    return EngineContext(settings.models or default_root(), threads, options=settings.options)


def make_engine(settings: EngineSettings) -> Engine:
    """Return the engine asked for; nothing is loaded until it translates.

    Raises:
        UsageError: there is no such engine.
        UnavailableError: its library is not installed.
    """
    from ert_writer.engines.choice import automatic, load_engine

    context = engine_context(settings)
    return automatic(context) if settings.engine == AUTO else load_engine(settings.engine, context)


def make_engines(settings: EngineSettings) -> tuple[Engine, ...]:
    """Return the engine asked for; with `auto` also those that are asked where it fails, Apertium last.

    Raises:
        UsageError: there is no such engine.
        UnavailableError: its library is not installed.
    """
    from ert_writer.engines.choice import AUTOMATIC, load_candidates

    main = make_engine(settings)
    return (main, *load_candidates(AUTOMATIC, engine_context(settings))) if settings.engine == AUTO else (main,)


def make_detector(name: str = DEFAULT_DETECTOR) -> Detector:
    """Return the detector of that name.

    Raises:
        UsageError: there is no such detector.
        UnavailableError: its library is not installed.
    """
    create = load(DETECTORS, name)
    try:
        detector: Detector = create()
    except ModuleNotFoundError as error:
        message = f"the detector {name} needs the Python package {error.name!r}"
        raise UnavailableError(message, hint="pip install 'ert-writer[detectors]'") from error
    return detector


def make_readers() -> tuple[Reader, ...]:
    """Return every installed reader."""
    from ert_writer.readers.opening import installed_readers

    return installed_readers()


@dataclass(frozen=True, slots=True)
class Survey:
    """What every engine offers: (id, availability), and (direction, what `auto` takes, which others offer it)."""

    engines: tuple[tuple[str, Availability], ...]
    directions: tuple[tuple[Direction, str, tuple[str, ...]], ...]


def survey(settings: EngineSettings) -> Survey:
    """Return what is installed, without loading any weights."""
    from ert_writer.engines.choice import automatic

    context = engine_context(settings)
    offers = {name: _offer(name, context) for name in names(ENGINES)}
    auto = automatic(context)
    rows = []
    for direction in (Direction(*pair) for pair in permutations(SUPPORTED, 2)):
        chosen = auto.describe(direction) if direction in auto.availability().directions else ""
        others = tuple(
            name
            for name, offer in offers.items()
            if direction in offer.directions and not chosen.startswith(name) and name != "echo"
        )
        rows.append((direction, chosen, others))
    return Survey(tuple(offers.items()), tuple(rows))


def _offer(name: str, context: EngineContext) -> Availability:
    from ert_writer.engines.choice import load_engine

    try:
        return load_engine(name, context).availability()
    except UnavailableError as error:
        return Availability(ready=False, directions=(), detail=error.message, remedy=error.hint)
