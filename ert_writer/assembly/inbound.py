"""From settings to the parts of the way in: engines, approved terms, checks, memory."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ert_writer.assembly.checking import make_context
from ert_writer.assembly.parts import EngineSettings, make_engines
from ert_writer.flows.checking import CheckSettings, load_checks
from ert_writer.flows.inbound import CHECKED, GUARDS, Inbound
from ert_writer.memory.store import Memory
from ert_writer.model.checking import Check
from ert_writer.registry.groups import CHECKS, names
from ert_writer.translate.record import Line


def make_inbound(
    settings: EngineSettings,
    glossary: Sequence[Path] | None = None,
    content: Path | None = None,
    memory: Path | None = None,
) -> Inbound:
    """Return what translates, with a glossary's approved terms and the checks, and the memory.

    An echo stays an echo unless a glossary was asked for.

    Args:
        settings: of the engine.
        glossary: glossary files that replace the packaged glossary; None or empty for the packaged one.
        content: the directory that holds the packaged glossary; None for the usual place.
        memory: the translation memory's file; None for none.

    Raises:
        ContentError: a glossary does not say what it should.
        UsageError: there is no such engine.
    """
    engines = make_engines(settings)
    kept = Memory(memory) if memory is not None else None
    if engines[0].id == "echo" and not glossary:
        return Inbound(Line(engines), kept)
    context = make_context(glossary or (), content)
    line = Line(engines, _checks(GUARDS), _checks(CHECKED), context, context.terms)
    return Inbound(line, kept)


def _checks(wanted: Sequence[str]) -> tuple[Check, ...]:
    return load_checks(CheckSettings(ignore=frozenset(names(CHECKS)) - frozenset(wanted)), machine=True)
