"""`ert-writer case`: correct a case file by hand."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ert_writer.cli.edge import visible
from ert_writer.cli.options import ContentOption
from ert_writer.cli.output import save
from ert_writer.content.files import read_bytes
from ert_writer.errors import UsageError

if TYPE_CHECKING:
    from ert_writer.flows.case_edit import Assignment

_ASSIGNMENT = re.compile(r"(?P<name>[a-z][a-z0-9_]*)(?P<added>\+?)=(?P<value>.*)", re.DOTALL)


def set_values(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The case file, TOML or JSON.")],
    values: Annotated[
        list[str],
        typer.Argument(
            metavar="FIELD=VALUE...",
            help="A field and its value; FIELD+=VALUE adds one, FIELD= takes all away; twice the same gives two.",
        ),
    ],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the changes and write nothing.")] = False,
    content: ContentOption = None,
) -> None:
    """Set fields of a case file. Comments and everything else in it stay; a later `intake --out` keeps these values."""
    from ert_writer.content.place import find_content
    from ert_writer.flows.case_edit import require_choices, set_fields
    from ert_writer.flows.case_file import parse_case, require_known_fields
    from ert_writer.templating.library import load_library

    library = load_library(find_content(content).templates)
    assignments = [_assignment(text) for text in values]
    require_choices(assignments, library.vocabularies)
    data, changes = set_fields(read_bytes(file), assignments, str(file))
    require_known_fields(parse_case(data, str(file)), library.field_names(), str(file))
    for change in changes:
        held, now = (visible(text) or "nothing" for text in (change.held, change.read))
        sys.stdout.write(f"{change.name}: {held} -> {now}\n")
    if not dry_run:
        save(file, data, force=True)


def _assignment(text: str) -> Assignment:
    from ert_writer.flows.case_edit import Assignment

    found = _ASSIGNMENT.fullmatch(text)
    if found is None:
        raise UsageError(
            f"{text[:60]!r} is not a field and a value", hint="Write FIELD=VALUE, as officer_name='Ana Torres'"
        )
    return Assignment(found["name"], found["value"].strip(), bool(found["added"]))


def register(app: typer.Typer) -> None:
    """Add the command group."""
    group = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
    group.command("set", help="Set fields by hand; FIELD=VALUE, FIELD+=VALUE, FIELD= for none.")(set_values)
    app.add_typer(group, name="case", help="Correct a case file: set its fields by hand.")
