"""`ert-writer config`: what is set, where it comes from, and where the file is."""

from __future__ import annotations

from typing import Annotated

import typer

from ert_writer.cli.edge import emit_json, visible
from ert_writer.cli.options import FormatOption
from ert_writer.desk.config import config_file, shown


def show(
    origin: Annotated[bool, typer.Option("--origin", help="Say where each value comes from.")] = False,
    form: FormatOption = "text",
) -> None:
    """Print every setting: from a variable of the environment, the configuration file, or the default."""
    rows = shown()
    if form == "json":
        emit_json({"file": config_file(), "settings": rows})
        return
    for row in rows:
        source = f"\t{row.origin}" if origin else ""
        typer.echo(visible(f"{row.name} = {row.value}{source}", lines=True))


def path() -> None:
    """Print the configuration file's name, whether or not it exists."""
    place = config_file()
    if place is not None:
        typer.echo(visible(str(place)))


def register(app: typer.Typer) -> None:
    """Add the command group."""
    group = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
    group.command("show")(show)
    group.command("path")(path)
    app.add_typer(group, name="config", help="Show what is set, and where it comes from.")
