"""From settings to parts: engines, detector, readers, checks, terms, and what translates."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path
from typing import TYPE_CHECKING

from ert_writer.desk.settings import AUTO, DEFAULT_DETECTOR
from ert_writer.errors import UnavailableError, UsageError
from ert_writer.model.findings import Severity
from ert_writer.model.language import SUPPORTED, Direction
from ert_writer.model.translation import Availability, Engine, EngineContext
from ert_writer.plugins import CHECKS, DETECTORS, ENGINES, load, names

if TYPE_CHECKING:
    from ert_writer.flows.checking import CheckSettings
    from ert_writer.flows.inbound import Inbound
    from ert_writer.memory.store import Memory
    from ert_writer.model.checking import Check, CheckContext
    from ert_writer.model.detection import Detector
    from ert_writer.model.reading import Reader


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


def inbound_of(engines: Sequence[Engine], context: CheckContext | None, memory: Memory | None) -> Inbound:
    """Return what translates: engines, with approved terms and checks where there is a context, and the memory."""
    from ert_writer.flows.inbound import CHECKED, GUARDS, Inbound
    from ert_writer.translate.record import Line

    if context is None:
        return Inbound(Line(tuple(engines)), memory)
    return Inbound(Line(tuple(engines), _checks(GUARDS), _checks(CHECKED), context, context.terms), memory)


def _checks(wanted: Sequence[str]) -> tuple[Check, ...]:
    from ert_writer.flows.checking import CheckSettings, load_checks

    return load_checks(CheckSettings(ignore=frozenset(names(CHECKS)) - frozenset(wanted)), machine=True)


def make_context(glossary: Sequence[str | Path] = (), content: Path | None = None) -> CheckContext:
    """Return what checks may use: the index of the glossaries asked for, of the packaged one, or of both (`+FILE`).

    Raises:
        ContentError: a glossary does not say what it should.
        InputError: a glossary is missing or unreadable.
    """
    from ert_writer.content.place import cache_directory, find_content
    from ert_writer.model.checking import CheckContext
    from ert_writer.terminology.cache import load_terms
    from ert_writer.terminology.reading import chosen_glossaries

    paths, added = chosen_glossaries(glossary, find_content(content).glossary)
    return CheckContext(load_terms(paths, cache_directory(), added))


def make_check_settings(file: Path | None, ignore: Sequence[str], severity: Sequence[str]) -> CheckSettings:
    """Return the settings of a check: those of a TOML file, then those given by hand.

    Args:
        file: TOML with a table `[checks]` that may hold `ignore = [...]` and a table `severity`.
        ignore: ids of checks that do not run.
        severity: `id=note`, `id=warning` or `id=error`.

    Raises:
        ContentError: the file says something else.
        UsageError: a severity is not `id=word`, or an id is that of no check.
    """
    from ert_writer.content.schema import read
    from ert_writer.desk.files import ChecksFile
    from ert_writer.flows.checking import CheckSettings, require_checks

    said = (read(file, ChecksFile) if file else ChecksFile()).checks
    weights = {name: Severity.parse(word) for name, word in said.severity.items()}
    given = dict(_weight(text) for text in severity)
    settings = CheckSettings(frozenset([*said.ignore, *ignore]), {**weights, **given})
    require_checks(settings)
    return settings


def _weight(text: str) -> tuple[str, Severity]:
    name, _, word = text.partition("=")
    try:
        return name.strip(), Severity.parse(word.strip())
    except ValueError as error:
        raise UsageError(str(error), where="--severity", hint="Write --severity term-missing=warning") from None
