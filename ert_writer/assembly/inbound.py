"""From settings to the parts of the way in: engine with approved terms, checks, memory."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ert_writer.assembly.checking import make_context
from ert_writer.assembly.parts import EngineSettings, make_workbench
from ert_writer.flows.checking import CheckSettings, load_checks
from ert_writer.flows.inbound import CHECKED, Inspection
from ert_writer.flows.translating.terms import with_terms
from ert_writer.flows.translating.workbench import Workbench
from ert_writer.memory.store import Memory
from ert_writer.registry.groups import CHECKS, names


def make_inbound(
    settings: EngineSettings,
    glossary: Sequence[Path] | None = None,
    content: Path | None = None,
    memory: Path | None = None,
) -> tuple[Workbench, Inspection]:
    """Return what translates, with a glossary's approved terms, and what looks at the draft.

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
    bench = make_workbench(settings)
    kept = Memory(memory) if memory is not None else None
    if bench.engine.id == "echo" and not glossary:
        return bench, Inspection(memory=kept)
    context = make_context(glossary or (), content)
    checks = load_checks(CheckSettings(ignore=frozenset(names(CHECKS)) - frozenset(CHECKED)))
    return with_terms(bench, context.terms), Inspection(checks, context, kept)
