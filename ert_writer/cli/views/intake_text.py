"""The triage screen as text: one screen, before any translation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap

from ert_writer.cli.views.intake_rows import LANGUAGES, Row, ask_rows, commands, danger_rows, sender_rows, time_rows
from ert_writer.intake.masking import Mask
from ert_writer.model.case import Case

_LABEL = 15
_WIDTH = 100


def screen(case: Case, source: str, out: str, level: Mask) -> str:
    """Return the screen.

    Args:
        case: what was read.
        source: the letter's file name.
        out: the case file that was written; empty when none was.
        level: how much of graphic quotes is hidden.
    """
    return "\n".join(_lines(case, source, out, level)) + "\n"


def _lines(case: Case, source: str, out: str, level: Mask) -> Iterator[str]:
    language = LANGUAGES.get(case.language, case.language)
    yield f"{source}: {language}, country {case.country or 'unknown'}. Advice to confirm, not a verdict."
    yield ""
    yield from _rows(danger_rows(case, level))
    yield from _rows(time_rows(case))
    yield ""
    yield from _rows(ask_rows(case))
    yield ""
    yield from _rows(sender_rows(case))
    yield ""
    yield from _rows([Row("Missing", (", ".join(case.missing) or "nothing of the checklist",))])
    yield from _cautions(case)
    yield ""
    yield from _next(case, source, out)


def _rows(rows: Iterable[Row]) -> Iterator[str]:
    for row in rows:
        label = f"{row.label:<{_LABEL}}"
        for line in row.lines:
            broken = [line] if row.mark == "identifier" else wrap(line, _WIDTH - _LABEL) or [""]
            for part in broken:
                yield f"{label}{part}".rstrip()
                label = " " * _LABEL


def _cautions(case: Case) -> Iterator[str]:
    if not case.cautions:
        yield f"{'Cautions':<{_LABEL}}none found; this proves nothing"
        return
    label = f"{'Cautions':<{_LABEL}}"
    for caution in case.cautions:
        evidence = f": {caution.evidence}" if caution.evidence else ""
        text = f"{caution.severity.label} {caution.id}: {caution.message}{evidence}"
        for part in wrap(text, _WIDTH - _LABEL, break_long_words=False, break_on_hyphens=False):
            yield f"{label}{part}"
            label = " " * _LABEL
        yield f"{label}-> {caution.advice}"


def _next(case: Case, source: str, out: str) -> Iterator[str]:
    yield "Next"
    if not out:
        yield f"  ert-writer intake {source} --out case.toml"
    for _, command, reasons in commands(case, out):
        yield f"  {command}"
        yield from (f"      {part}" for part in wrap(reasons, _WIDTH - 6))
