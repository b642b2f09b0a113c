"""`ert-writer doctor`: what is installed, what works with what, and what to run to get the rest."""

from __future__ import annotations

import platform
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from ert_writer import __version__
from ert_writer.cli.edge import emit_json
from ert_writer.cli.options import FormatOption, ModelsOption
from ert_writer.cli.output import write
from ert_writer.model.reading import Reader
from ert_writer.model.translation import Availability


@dataclass(frozen=True, slots=True)
class EngineState:
    """One engine: whether it runs, for which directions, and what to run where something is lacking."""

    id: str
    ready: bool
    directions: tuple[str, ...]
    detail: str
    remedy: str


@dataclass(frozen=True, slots=True)
class DirectionState:
    """One direction: the engine that `--engine auto` takes, empty when there is none, and the others that offer it."""

    direction: str
    engine: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReaderState:
    """One reader: whether it works, what to run where something is lacking, and the program that reads for it."""

    id: str
    ready: bool
    remedy: str
    program: str = ""


@dataclass(frozen=True, slots=True)
class Health:
    """The wire form of `ert-writer doctor`."""

    version: str
    python: str
    platform: str
    models: Path
    detectors: tuple[str, ...]
    readers: tuple[ReaderState, ...]
    engines: tuple[EngineState, ...]
    directions: tuple[DirectionState, ...]
    remedies: tuple[str, ...]


def doctor(form: FormatOption = "text", models: ModelsOption = None) -> None:
    """Say what is installed, what works, and what to run to get the rest."""
    health = examine(models)
    if form == "json":
        emit_json(health)
    else:
        write(_shown(health))


def examine(models: Path | None) -> Health:
    """Return the state of this installation; nothing is loaded and nothing is fetched."""
    from ert_writer.desk.parts import EngineSettings, engine_context, make_readers, survey
    from ert_writer.plugins import DETECTORS, names

    settings = EngineSettings(models=models)
    found = survey(settings)
    states = tuple(_engine(name, availability) for name, availability in found.engines)
    directions = tuple(
        DirectionState(str(direction), chosen, tuple(others)) for direction, chosen, others in found.directions
    )
    readers = tuple(_reader(reader) for reader in make_readers())
    asked = [*(state.remedy for state in states), *(reader.remedy for reader in readers)]
    remedies = tuple(dict.fromkeys(filter(None, asked)))
    return Health(
        __version__,
        platform.python_version(),
        platform.platform(),
        engine_context(settings).models,
        names(DETECTORS),
        readers,
        states,
        directions,
        remedies,
    )


def _reader(reader: Reader) -> ReaderState:
    ask = getattr(reader, "lacking", None)
    remedy = str(ask()) if ask else ""
    using = getattr(reader, "using", None)
    return ReaderState(reader.id, not remedy, remedy, str(using()) if using else "")


def _engine(name: str, availability: Availability) -> EngineState:
    directions = tuple(str(direction) for direction in availability.directions)
    return EngineState(name, availability.ready, directions, availability.detail, availability.remedy)


def _named(reader: ReaderState) -> str:
    return f"{reader.id} ({reader.program})" if reader.program else reader.id


def _shown(health: Health) -> str:
    return "\n".join([
        f"ert-writer {health.version} · Python {health.python} · {health.platform}",
        f"models: {health.models}",
        f"detectors: {', '.join(health.detectors)}",
        f"reads: {', '.join(_named(reader) for reader in health.readers if reader.ready)}",
        *(f"cannot read: {reader.id}, needs {reader.remedy}" for reader in health.readers if not reader.ready),
        "",
        "Engines",
        *_table([[s.id, "ready" if s.ready else "missing", ", ".join(s.directions), s.detail] for s in health.engines]),
        "",
        "Directions",
        *_table([[d.direction, d.engine or "none", _also(d.others)] for d in health.directions]),
        "",
        *_advice(health.remedies),
        "",
    ])  # fmt: skip


def _advice(remedies: Sequence[str]) -> list[str]:
    if not remedies:
        return ["Everything is installed."]
    return ["To get the rest:", *(f"  {remedy}" for remedy in remedies)]


def _also(others: Sequence[str]) -> str:
    return f"also: {', '.join(others)}" if others else ""


def _table(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    return [
        "  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    ]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("doctor", help="Say what is installed, what works, and what to run to get the rest.")(doctor)
