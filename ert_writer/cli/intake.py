"""`ert-writer intake`: what a request says, asks and lacks, on one screen, and its case file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from ert_writer.cli.options import ContentOption, ForceOption, MaxBytesOption, SourceArgument
from ert_writer.cli.output import require_writable, write
from ert_writer.errors import UsageError
from ert_writer.model.case import Case
from ert_writer.model.wire import json_text

FORMATS = ("text", "json", "toml", "html")
MASKS = ("off", "soft", "strict")


def intake(
    source: SourceArgument = "-",
    form: Annotated[str, typer.Option("--format", "-f", help="text, json, toml or html.")] = "text",
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="Write the case file (TOML) here, readable by you alone.")
    ] = None,
    force: ForceOption = False,
    mask: Annotated[
        str, typer.Option("--mask", help="Hide graphic quotes on the screen: off, soft or strict.")
    ] = "off",
    content: ContentOption = None,
    max_bytes: MaxBytesOption = 20_000_000,
) -> None:
    """Read a request: what it says, asks and lacks. Advice for a person to confirm, never a verdict."""
    _choose("--format", form, FORMATS)
    _choose("--mask", mask, MASKS)
    if out is not None:
        require_writable(out, force=force, inputs=(source,))
    case = _read(source, content, max_bytes)
    if out is not None:
        from ert_writer.intake.case_file import case_toml

        write(case_toml(case), out, force=True, inputs=(source,))
        sys.stderr.write(f"ert-writer: case file written to {out}\n")
    write(_shown(case, form, source, out, mask))


def _choose(option: str, word: str, choices: tuple[str, ...]) -> None:
    if word not in choices:
        raise UsageError(f"there is no {word!r} here", where=option, hint=f"Choose one of: {', '.join(choices)}")


def _read(source: str, content: Path | None, max_bytes: int) -> Case:
    from ert_writer.assembly.parts import make_detector, make_readers
    from ert_writer.cli.progress import progress_line
    from ert_writer.content.place import find_content
    from ert_writer.flows.intake import take_in
    from ert_writer.readers.opening import read_document, read_source
    from ert_writer.templating.library import load_library

    data = read_source(source, sys.stdin.buffer, max_bytes)
    with progress_line() as progress:
        document = read_document(data, source, make_readers(), progress, max_bytes)
    return take_in(document, make_detector(), load_library(find_content(content).templates))


def _shown(case: Case, form: str, source: str, out: Path | None, mask: str) -> str:
    from ert_writer.intake.case_file import case_table, case_toml
    from ert_writer.intake.masking import Mask

    level = Mask(mask)
    if form == "json":
        return json_text({"schema": 1, "result": case_table(case)}, indent=2) + "\n"
    if form == "toml":
        return case_toml(case)
    if form == "html":
        from ert_writer.cli.views.intake_page import page

        return page(case, source, level)
    from ert_writer.cli.views.intake_text import screen

    return screen(case, source, str(out) if out else "", level)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("intake", help="Read a request: what it says, asks and lacks, on one screen.")(intake)
