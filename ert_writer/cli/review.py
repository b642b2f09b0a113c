"""`ert-writer review`: a template set, translation memory or bitext folder on one page, or as JSON."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from ert_writer.cli.edge import emit_json, leave
from ert_writer.cli.options import ContentOption, FailOnOption, ForceOption, OpenOption, OutOption
from ert_writer.cli.output import require_writable, save, write_page
from ert_writer.desk import Desk
from ert_writer.desk.config import configured
from ert_writer.desk.parts import make_check_settings
from ert_writer.flows.review import Review

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
    _write(seen, "html" if launch else form, out, force, launch=launch)
    leave(seen.findings, fail_on)


def _write(seen: Review, form: str, out: Path | None, force: bool, *, launch: bool) -> None:
    if form == "json" and out is None:
        emit_json(wire(seen))
        return
    if form == "json":
        from ert_writer.model.wire import json_text, result

        text = json_text(result(wire(seen)), indent=2) + "\n"
    else:
        from ert_writer.cli.reports.review_page import review_page

        text = review_page(seen)
    if out is None:
        write_page(text, seen.name, "review", launch=launch)
    else:
        save(out, text.encode(), force=force)


def wire(seen: Review) -> dict[str, Any]:
    """Return a review as the JSON result: figures, concepts with their wordings, findings."""
    return {
        "name": seen.name,
        "pairs": len(seen.pairs),
        "occurrences": seen.occurrences,
        "rendered": seen.rendered,
        "success_rate": seen.success_rate,
        "concepts": seen.concepts,
        "findings": seen.findings,
    }


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("review", help=review.__doc__)(review)
