"""`ert-writer review`: a template set, translation memory or bitext folder on one page, or as JSON."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from ert_writer.cli.edge import leave
from ert_writer.cli.options import ContentOption, FailOnOption, ForceOption, OpenOption, OutOption
from ert_writer.cli.output import put, require_writable
from ert_writer.desk import Desk
from ert_writer.desk.config import configured
from ert_writer.desk.parts import make_check_settings

Format = Literal["html", "json"]


def review(
    path: Annotated[
        Path | None,
        typer.Argument(metavar="[PATH]", help="Template set, TMX, bitext or folder of them; our templates otherwise."),
    ] = None,
    from_: Annotated[str, typer.Option("--from", help="Source language where the file does not say.")] = "",
    to: Annotated[str, typer.Option("--to", help="Target language where the file does not say.")] = "",
    region: Annotated[str, typer.Option("--region", help="Ask for terms of this region, such as MX.")] = "",
    glossary: Annotated[
        list[Path] | None,
        typer.Option("--glossary", help="TBX, CSV or TOML instead of the packaged glossary, or beside it: +FILE."),
    ] = None,
    form: Annotated[Format, typer.Option("--format", "-f", help="How to print the review.")] = "html",
    out: OutOption = None,
    force: ForceOption = False,
    launch: OpenOption = False,
    ignore: Annotated[list[str] | None, typer.Option("--ignore", help="Do not run this check; repeatable.")] = None,
    severity: Annotated[list[str] | None, typer.Option("--severity", help="CHECK=note, warning or error.")] = None,
    settings: Annotated[Path | None, typer.Option("--settings", help="TOML with [checks] ignore and severity.")] = None,
    content: ContentOption = None,
    fail_on: FailOnOption = "never",
) -> None:
    """Show reviewers a template set, memory or bitext on one page."""
    if out is not None:
        require_writable(out, force=force, inputs=[path] if path else ())
    desk = Desk(configured(glossary=tuple(map(str, glossary or ())), content=content))
    chosen = make_check_settings(settings, ignore or (), severity or ())
    seen = desk.review(path, languages=(from_, to), region=region, settings=chosen)
    put("review", "html" if launch else form, seen, out, source=seen.name, force=force, launch=launch)
    leave(seen.findings, fail_on)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("review", help=review.__doc__)(review)
