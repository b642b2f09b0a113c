"""`ert-writer intake`: what a request says, asks and lacks, on one screen, and its case file."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ert_writer.cli.edge import visible
from ert_writer.cli.letters import opened
from ert_writer.cli.options import ContentOption, ForceOption, MaxBytesOption, ModelsOption, SourceArgument
from ert_writer.cli.output import require_writable, save, write
from ert_writer.desk import Desk, Settings
from ert_writer.desk.settings import MAX_BYTES
from ert_writer.errors import UnavailableError
from ert_writer.model.case import Case
from ert_writer.model.wire import json_text

if TYPE_CHECKING:
    from ert_writer.cli.views.intake_rows import View
    from ert_writer.intake.masking import Masking

Format = Literal["text", "json", "toml", "html"]


def intake(
    source: SourceArgument = "-",
    form: Annotated[Format, typer.Option("--format", "-f", help="How to print the case.")] = "text",
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            help="Save the case here too, in the form of its name: case.toml, case.json, page.html. A case file that "
            "exists is merged: values made by hand win.",
        ),
    ] = None,
    force: ForceOption = False,
    mask: Annotated[
        str,
        typer.Option("--mask", help="Hide on the screen: soft or strict (graphic quotes), people or a role (names)."),
    ] = "off",
    english: Annotated[bool, typer.Option("--english", help="Add machine English below what is quoted.")] = False,
    models: ModelsOption = None,
    content: ContentOption = None,
    max_bytes: MaxBytesOption = MAX_BYTES,
) -> None:
    """Read a request: what it says, asks and lacks. Advice for a person to confirm, never a verdict."""
    masking = _masking(mask)
    merging = out is not None and not force and out.is_file() and _form_of(out) == "toml"
    if out is not None:
        require_writable(out, force=force or merging, inputs=(source,))
    from ert_writer.cli.clock import now
    from ert_writer.cli.views.intake_rows import View
    from ert_writer.intake.case_file import letter_digest

    with Desk(Settings(content=content, models=models, mask=mask, max_bytes=max_bytes)) as desk:
        document = opened(desk, source)
        case = desk.intake(document)
        quotes = _english(desk, case) if english and form in ("text", "html") else ()
    view = View(case, source, str(out) if out else "", masking, now(), quotes, letter_digest(document.text))
    if out is not None:
        _save(view, out, source, merging=merging)
    colour = form == "text" and sys.stdout.isatty() and "NO_COLOR" not in os.environ
    write(_shown(view, form, colour=colour), styled=colour)


def _form_of(out: Path) -> str:
    return {".json": "json", ".html": "html", ".htm": "html", ".txt": "text"}.get(out.suffix.lower(), "toml")


def _save(view: View, out: Path, source: str, *, merging: bool) -> None:
    if not merging:
        write(_shown(view, _form_of(out), colour=False), out, force=True, inputs=(source,))
        sys.stderr.write(f"ert-writer: case written to {out}\n")
        return
    from ert_writer.content.files import read_bytes
    from ert_writer.flows.case_edit import merge

    data, changes = merge(read_bytes(out), view.case, view.letter, str(out))
    save(out, data, force=True, inputs=(source,))
    sys.stderr.write(f"ert-writer: case merged into {out}\n")
    for change in changes:
        held, read = (visible(text) or "nothing" for text in (change.held, change.read))
        line = f"kept {held} (by hand); the letter reads {read}" if change.kept else f"{held} -> {read}"
        sys.stderr.write(f"  {change.name}: {line}\n")


def _english(desk: Desk, case: Case) -> tuple[tuple[str, str], ...]:
    """Return the English of the facts; a line on standard error, and nothing, where no engine can translate them."""
    facts = case.values("facts") or case.danger.evidence
    try:
        return desk.english_of([item.text for item in (*facts, *case.not_read)], case.language)
    except UnavailableError as error:
        sys.stderr.write(f"ert-writer: not translated: {error}\n")
        return ()


def _masking(words: str) -> Masking:
    from ert_writer.intake.masking import parse_masking

    return parse_masking(words)


def _shown(view: View, form: str, *, colour: bool) -> str:
    from ert_writer.intake.case_file import case_table, case_toml

    if form == "json":
        return json_text({"schema": 1, "result": case_table(view.case)}, indent=2) + "\n"
    if form == "toml":
        return case_toml(view.case, view.letter)
    if form == "html":
        from ert_writer.cli.views.intake_page import page

        return page(view)
    from ert_writer.cli.views.intake_text import screen

    width = shutil.get_terminal_size((100, 24)).columns if sys.stdout.isatty() else 100
    return screen(view, width=width, colour=colour)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("intake", help="Read a request: what it says, asks and lacks, on one screen.")(intake)
