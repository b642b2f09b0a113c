"""Source and target side by side in the terminal, with every finding and what was changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import StringIO

from ert_writer.cli.edge import visible
from ert_writer.cli.views.plain import MARK, doubtful, summary
from ert_writer.cli.wording import heading, said
from ert_writer.model.findings import Finding, Severity
from ert_writer.model.language import EN, Language
from ert_writer.model.text import Document, ParagraphRole
from ert_writer.model.translation import Translation, TranslationUnit
from ert_writer.translate.confidence import LOW

_STYLES = {Severity.NOTE: "cyan", Severity.WARNING: "yellow", Severity.ERROR: "bold red"}
_QUIET = (ParagraphRole.QUOTED, ParagraphRole.ACKNOWLEDGEMENT)
_WIDTH = 120  # columns where there is no terminal to ask


def side(translation: Translation, document: Document, *, colour: bool, language: Language = EN) -> str:
    """Return the view as text.

    Args:
        translation: the translation.
        document: the document it was made from.
        colour: with terminal colours and the terminal's own width.
        language: of the messages.
    """
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    screen = StringIO()
    console = Console(file=screen, force_terminal=colour, width=None if colour else _WIDTH, highlight=False)
    table = Table(box=box.SIMPLE_HEAD if not colour else box.ROUNDED, show_lines=colour, expand=True, padding=(0, 1))
    table.add_column(_title(heading("source", language), translation.language), ratio=1, overflow="fold")
    table.add_column(_title(heading("target", language), translation.target_language), ratio=1, overflow="fold")
    for units in _paragraphs(translation.units):
        style = "dim" if units[0].role in _QUIET else ""
        left, right = Text(style=style), Text(style=style)
        for unit in units:
            left.append(visible(unit.before + unit.source + unit.after, lines=True))
            mark = MARK if doubtful(unit) else ""
            right.append(visible(unit.before + mark + unit.target + unit.after, lines=True))
            if unit.confidence == LOW:
                reasons = "; ".join(said(reason, language) for reason in unit.reasons)
                right.append(visible(f"\n{heading('low confidence', language)}: {reasons}\n", lines=True), "yellow")
            for finding in unit.findings:
                right.append(f"\n{_line(finding, language)}\n", _STYLES[finding.severity])
        table.add_row(left, right)
    console.print(Text(visible(f"{document.name} · {summary(translation, language)}")))
    console.print(table)
    for finding in translation.findings:
        console.print(Text(_line(finding, language), _STYLES[finding.severity]))
    return screen.getvalue()


def _title(side_: str, language: str) -> str:
    return f"{side_} ({language})"


def _line(finding: Finding, language: Language) -> str:
    return visible(f"{heading(finding.severity.label, language)}: {finding.check}: {said(finding.message, language)}")


def _paragraphs(units: Sequence[TranslationUnit]) -> Iterator[list[TranslationUnit]]:
    """Yield the units of each paragraph."""
    found: list[TranslationUnit] = []
    for unit in units:
        if found and unit.paragraph != found[-1].paragraph:
            yield found
            found = []
        found.append(unit)
    if found:
        yield found
