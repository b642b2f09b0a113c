"""The triage screen as text, as wide as the window: danger and time first, before any translation."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from ert_writer.cli.edge import visible
from ert_writer.cli.views.intake_rows import LANGUAGES, Row, View, commands, sections
from ert_writer.cli.wording import heading, said
from ert_writer.intake.masking import redact
from ert_writer.model.language import EN, Language

_LABEL = 15
_ADVICE = "Advice to confirm, not a verdict."
_NARROWEST = 40
_STYLES = {
    "emergency": "1;97;41",  # white on red
    "unclear": "1;30;43",  # black on yellow
    "not-emergency": "1",
    "alarm": "1;33",
    "error": "1;31",
    "warning": "33",
    "note": "36",
    "title": "1",
}


def screen(view: View, *, width: int = 100, colour: bool = False, language: Language = EN) -> str:
    """Return the screen.

    Args:
        view: what to show.
        width: of the window, in columns.
        colour: with terminal colours; what comes from the letter is then made harmless here.
        language: of the labels and messages; what comes from the letter is shown as it is.
    """
    lines = _lines(view, max(_NARROWEST, width), language)
    return "".join(f"{_painted(text, style) if colour else text}".rstrip() + "\n" for text, style in lines)


def _painted(text: str, style: str) -> str:
    shown = visible(text)
    return f"\x1b[{_STYLES[style]}m{shown}\x1b[0m" if style in _STYLES and shown.strip() else shown


def _lines(view: View, width: int, reader: Language) -> Iterator[tuple[str, str]]:
    case = view.case
    language = LANGUAGES.get(case.language, case.language)
    country = f"{heading('country', reader)} {case.country or heading('unknown', reader)}"
    title = f"{view.source}: {heading(language, reader)}, {country}. {heading(_ADVICE, reader)}"
    yield from ((part, "title") for part in wrap(title, width))
    for section in sections(view, reader):
        yield "", ""
        for row in section.rows:
            yield from _row(row, width, reader)
    yield from _cautions(view, width, reader)
    yield "", ""
    yield from _next(view, width, reader)


def _row(row: Row, width: int, reader: Language) -> Iterator[tuple[str, str]]:
    label, style = f"{heading(row.label, reader):<{_LABEL}}", row.mark
    for line in row.lines:
        broken = [line] if row.mark == "identifier" else wrap(line, width - _LABEL) or [""]
        for part in broken:
            yield f"{label}{part}", style
            label = " " * _LABEL
        style = row.mark if row.mark == "alarm" else ""


def _cautions(view: View, width: int, reader: Language) -> Iterator[tuple[str, str]]:
    label = f"{heading('Cautions', reader):<{_LABEL}}"
    if not view.case.cautions:
        yield from _row(Row("Cautions", (heading("none found; this proves nothing", reader),)), width, reader)
    for caution in view.case.cautions:
        evidence = f": {redact(caution.evidence, view.case, view.masking.roles)}" if caution.evidence else ""
        text = f"{heading(caution.severity.label, reader)} {caution.id}: {said(caution.message, reader)}{evidence}"
        for part in wrap(text, width - _LABEL, break_long_words=False, break_on_hyphens=False):
            yield f"{label}{part}", caution.severity.label
            label = " " * _LABEL
        for part in wrap(f"-> {said(caution.advice, reader)}", width - _LABEL):
            yield f"{label}{part}", ""


def _next(view: View, width: int, reader: Language) -> Iterator[tuple[str, str]]:
    yield heading("Next", reader), "title"
    if not view.out:
        yield f"  ert-writer intake {view.source} --out case.toml", ""
    for _, command, reasons in commands(view.case, view.out):
        yield f"  {command}", ""
        yield from (
            (f"      {part}", "")
            for part in wrap("; ".join(said(reason, reader) for reason in reasons.split("; ")), width - 6)
        )
