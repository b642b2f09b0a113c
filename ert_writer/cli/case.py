"""`ert-writer case`: cases over time, and fields corrected by hand, in the store or in a case file."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ert_writer.cli.cases import register as register_store
from ert_writer.cli.clock import now
from ert_writer.cli.edge import visible
from ert_writer.cli.options import ContentOption
from ert_writer.cli.output import save_changed
from ert_writer.cli.verdicts import register as register_verdicts
from ert_writer.content.files import read_bytes, turn_at
from ert_writer.desk import Desk
from ert_writer.desk.config import configured
from ert_writer.errors import UsageError
from ert_writer.flows.recording import override_record

if TYPE_CHECKING:
    from ert_writer.flows.case_edit import Assignment

_ASSIGNMENT = re.compile(r"(?P<name>[a-z][a-z0-9_]*)(?P<added>\+?)=(?P<value>.*)", re.DOTALL)


def set_values(
    file: Annotated[Path, typer.Argument(metavar="CASE|FILE", help="A case's number, or a case file in TOML or JSON.")],
    values: Annotated[
        list[str],
        typer.Argument(
            metavar="FIELD=VALUE...",
            help="A field and its value; FIELD+=VALUE adds one, FIELD= takes all away; twice the same gives two.",
        ),
    ],
    reason: Annotated[str, typer.Option("--reason", help="Why; lowering the danger of a case needs one.")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the changes and write nothing.")] = False,
    content: ContentOption = None,
) -> None:
    """Set fields of a case file. Comments and everything else in it stay; a later `intake --out` keeps these values."""
    desk = Desk(configured(content=content))
    assignments = [_assignment(text) for text in values]
    number = stored_number(str(file))
    if number is not None:
        changes = desk.correct_case(number, assignments, now(), reason=reason, dry_run=dry_run)
    else:
        with turn_at(file):
            data, changes = desk.corrected(read_bytes(file), assignments, str(file), now())
            if not dry_run:
                record = override_record("case file", [item.name for item in assignments], changes, reason)
                with desk.recorder.around("override", record, now()):
                    save_changed(file, data)
    for change in changes:
        held, read = (visible(text) or "nothing" for text in (change.held, change.read))
        sys.stdout.write(f"{change.name}: {held} -> {read}\n")


def stored_number(word: str) -> int | None:
    """Return the number of a case in the store: `12` or `#12`, where no file has that name."""
    found = re.fullmatch(r"#?(\d{1,12})", word)
    return int(found[1]) if found and not Path(word).exists() else None


def _assignment(text: str) -> Assignment:
    from ert_writer.flows.case_edit import Assignment

    found = _ASSIGNMENT.fullmatch(text)
    if found is None:
        raise UsageError(
            "an argument is not a field and a value", hint="Write FIELD=VALUE, as officer_name='Ana Torres'"
        )
    return Assignment(found["name"], found["value"].strip(), bool(found["added"]))


def register(app: typer.Typer) -> None:
    """Add the command group."""
    group = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
    register_store(group)
    register_verdicts(group)
    group.command("set", help="Set fields by hand; FIELD=VALUE, FIELD+=VALUE, FIELD= for none.")(set_values)
    app.add_typer(
        group,
        name="case",
        help="Cases over time: add letters, list, show, find, take, correct, judge, sign, close, hand over.",
    )
