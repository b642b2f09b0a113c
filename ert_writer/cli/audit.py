"""`ert-writer audit`: verify, export, checkpoint, purge."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ert_writer.cli.clock import now
from ert_writer.cli.edge import EXIT_FINDINGS, emit_json, visible
from ert_writer.cli.options import DryRunOption, ForceOption, FormatOption, OutOption
from ert_writer.cli.recording import audit_log, recorder
from ert_writer.desk.settings import AUDIT_VARIABLE, user_name
from ert_writer.errors import InputError, UsageError, UserError

if TYPE_CHECKING:
    from ert_writer.audit.recorder import Recorder

LogOption = Annotated[
    Path | None,
    typer.Option("--log", envvar=AUDIT_VARIABLE, metavar="FILE", help="The audit log; your own by default."),
]


def register(app: typer.Typer) -> None:
    """Add the command group."""
    group = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
    group.command("verify", help="Check that no entry was changed, removed or reordered; exit 1 otherwise.")(verify)
    group.command("export", help="Write every entry, one JSON object a line.")(export)
    group.command("checkpoint", help="Print the line that proves later what the log held now.")(checkpoint)
    group.command("purge", help="Empty old entries; their hashes and a record of the purge remain.")(purge)
    group.command("carry-in", help="Bring in what a second log holds since the audit log could not be written.")(
        carry_in
    )
    group.command("path", help="Print where the log is kept.")(path)
    app.add_typer(group, name="audit", help="Prove what was decided and sent.")


def verify(
    known: Annotated[
        list[str] | None,
        typer.Option("--checkpoint", metavar="'SIZE ROOT'", help="A line printed earlier; repeat it for several."),
    ] = None,
    log: LogOption = None,
    form: FormatOption = "text",
) -> None:
    """Check every entry, the order, the tree, and the checkpoints given."""
    from ert_writer.audit.log import parse_checkpoint

    records = recorder(log)
    found = records.log.verify([parse_checkpoint(line) for line in known or ()])
    waiting, second = _second(records)
    problems = (*found.problems, *second)
    if form == "json":
        emit_json(
            {
                "entries": found.checkpoint.size,
                "root": found.checkpoint.root.hex(),
                "purged": found.purged,
                "waiting": waiting,
                "problems": problems,
                "notes": found.notes,
            }
        )
    else:
        for line in (*(f"error: {text}" for text in problems), *(f"note: {text}" for text in found.notes)):
            typer.echo(visible(line))
        state = "does not verify" if found.problems else "verifies"
        later = f", {waiting} in the second log" if waiting else ""
        typer.echo(f"the log {state}: {found.checkpoint.size} entries, {found.purged} purged{later}")
    if problems:
        raise typer.Exit(EXIT_FINDINGS)


def _second(records: Recorder) -> tuple[int, tuple[str, ...]]:
    """Return how many records wait in the second log, and what is wrong with it."""
    if records.second is None or not records.second.path.exists():
        return 0, ()
    try:
        found = records.second.verify()
    except UserError as error:
        return 0, (f"the second log: {error}",)
    return found.checkpoint.size, tuple(f"the second log: {problem}" for problem in found.problems)


def carry_in(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A second log, as ERT_WRITER_AUDIT_SECOND named it.")],
    log: LogOption = None,
) -> None:
    """Add each of its entries once; its files stay beside it under another name."""
    from ert_writer.audit.log import AuditLog

    if not file.is_file():
        raise InputError("no such file", where=str(file), hint="Check the name")
    typer.echo(f"{audit_log(log).carry(AuditLog(file), now())} entries carried in")


def export(out: OutOption = None, force: ForceOption = False, log: LogOption = None) -> None:
    """Write `{"number", "leaf", "entry"}` a line, and the checkpoint on the last line."""
    from ert_writer.audit.tree import root
    from ert_writer.cli.output import write
    from ert_writer.model.wire import canonical_json

    source = audit_log(log)
    entries = source.entries()
    rows = [{"number": entry.number, "leaf": entry.leaf.hex(), "entry": entry.body} for entry in entries]
    end = {"size": len(entries), "root": root([entry.leaf for entry in entries]).hex()}
    lines = [canonical_json(row).decode() for row in (*rows, end)]
    write("\n".join(lines) + "\n", out, force=force, inputs=(source.path,))


def checkpoint(log: LogOption = None) -> None:
    """Print `SIZE ROOT`; keep it where the log's keeper cannot change it, such as the hand-over mail."""
    typer.echo(audit_log(log).checkpoint())


def purge(
    before: Annotated[str, typer.Option("--before", metavar="YYYY-MM-DD", help="Empty entries older than this day.")],
    reason: Annotated[str, typer.Option("--reason", help="Why; it is recorded.")],
    by: Annotated[str, typer.Option("--by", help="Who; the system's user name by default.")] = "",
    dry_run: DryRunOption = False,
    log: LogOption = None,
) -> None:
    """Empty old entries and record who emptied which, and why."""
    try:
        day = datetime.strptime(before, "%Y-%m-%d").replace(tzinfo=UTC)
    except ValueError:
        raise UsageError(f"{before!r} is not a day", where="--before", hint="Write it as 2026-11-22") from None
    if not reason.strip():
        raise UsageError("a purge needs a reason", where="--reason")
    if dry_run:
        typer.echo(f"{audit_log(log).purgeable(day)} entries would be purged")
        return
    count = audit_log(log).purge(day, by or user_name(), reason.strip(), now())
    typer.echo(f"{count} entries purged")


def path(log: LogOption = None) -> None:
    """Print the log's file, whether or not it exists."""
    typer.echo(audit_log(log).path)
