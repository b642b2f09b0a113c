"""`ert-writer stats`: figures over batches or the case store, small counts hidden."""

from __future__ import annotations

import csv
import io
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ert_writer.cli.clock import now
from ert_writer.cli.options import ForceOption, OutOption
from ert_writer.cli.output import require_writable, save, write
from ert_writer.errors import UsageError

if TYPE_CHECKING:
    from ert_writer.batch.stats import Facts, Figure, Table
    from ert_writer.cli.views.bars import Bars

HIDDEN = "*"


def stats(
    places: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[OUT]...", help="Directories that `batch --out` wrote; the case store without any."),
    ] = None,
    figure: Annotated[
        str, typer.Option("--figure", help="What to count: letters, templates, missing, terms or sent.")
    ] = "letters",
    least: Annotated[int, typer.Option("--least", min=1, help="Smallest count that is shown; 1 hides nothing.")] = 5,
    sql: Annotated[
        str, typer.Option("--sql", metavar="QUERY", help="One SELECT over the same tables; nothing is hidden.")
    ] = "",
    list_: Annotated[bool, typer.Option("--list", help="Name the SQL files of the figures.")] = False,
    show: Annotated[str, typer.Option("--show", metavar="NAME", help="Print the SQL of a figure, or `views`.")] = "",
    form: Annotated[
        Literal["text", "csv", "json", "parquet", "svg", "png"], typer.Option("--format", "-f", help="How to write it.")
    ] = "text",
    out: OutOption = None,
    force: ForceOption = False,
) -> None:
    """Count letters, identifiers, replies and times by month, country and kind of danger."""
    from ert_writer.batch.stats import queries

    if list_ or show:
        write("".join(f"{name}\n" for name in queries()) if list_ else _query(show), out, force=force)
        return
    chosen = _figure(figure)
    _require_output(form, out, sql, force=force)
    data = _data(_table(places or [], chosen, least, sql), form, chosen, least)
    if out is None:
        write(data.decode("utf-8"))
    else:
        save(out, data, force=force)


def _query(name: str) -> str:
    from ert_writer.batch.stats import queries

    found = queries()
    if name not in found:
        raise UsageError(f"there is no query {name!r}", where="--show", hint=f"Use: {', '.join(found)}")
    return found[name]


def _figure(name: str) -> Figure:
    from ert_writer.batch.stats import FIGURES

    names = [figure.name for figure in FIGURES]
    if name not in names:
        raise UsageError(f"there is no figure {name!r}", where="--figure", hint=f"Use: {', '.join(names)}")
    return FIGURES[names.index(name)]


def _require_output(form: str, out: Path | None, sql: str, *, force: bool) -> None:
    if form in ("svg", "png") and sql:
        raise UsageError("a plot is drawn of a figure alone", where=f"--format {form}", hint="Leave --sql out")
    if form in ("parquet", "png") and out is None:
        raise UsageError("this format is written to a file", where=f"--format {form}", hint="Name it with --out")
    if out is not None:
        require_writable(out, force=force)


def _table(places: list[Path], figure: Figure, least: int, sql: str) -> Table:
    from ert_writer.batch.stats import figure_table, opened, selected

    with opened(_facts(places, audit=bool(sql) or figure.name == "sent")) as connection:
        return selected(connection, sql) if sql else figure_table(connection, figure, least)


def _facts(places: list[Path], *, audit: bool) -> Facts:
    """Return what is counted: batches, or the case store and, where it is asked for, the audit log."""
    from ert_writer.batch.stats import audit_records, batch_facts, case_facts
    from ert_writer.desk import Desk
    from ert_writer.desk.config import configured

    desk = Desk(configured())
    if places:
        return batch_facts(places, desk.context.terms)
    facts = case_facts(desk.cases, now())
    return replace(facts, records=audit_records(desk.log)) if audit else facts


def _data(table: Table, form: str, figure: Figure, least: int) -> bytes:
    from ert_writer.batch.stats import parquet_bytes, with_marks
    from ert_writer.model.wire import json_text, result

    if form == "parquet":
        with tempfile.TemporaryDirectory() as place:
            return parquet_bytes(with_marks(table), Path(place))
    if form == "svg":
        return _plot(table, figure, least).svg().encode("utf-8")
    if form == "png":
        return _plot(table, figure, least).png()
    if form == "text":
        return _text(table, least).encode("utf-8")
    marked = with_marks(table)
    if form == "csv":
        return _csv(marked).encode("utf-8")
    rows = [dict(zip(marked.columns, row, strict=True)) for row in marked.rows]
    return f"{json_text(result(rows), indent=2)}\n".encode()


def _csv(table: Table) -> str:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerows([table.columns, *table.rows])
    return file.getvalue()


def _text(table: Table, least: int) -> str:
    marks = table.hidden or [frozenset[str]()] * len(table.rows)
    shown = [
        [
            HIDDEN if name in mark else "" if value is None else str(value)
            for name, value in zip(table.columns, row, strict=True)
        ]
        for row, mark in zip(table.rows, marks, strict=True)
    ]
    lines = [list(table.columns), *shown]
    widths = [max(len(line[at]) for line in lines) for at in range(len(table.columns))]
    numeric = [any(isinstance(row[at], (int, float)) for row in table.rows) for at in range(len(widths))]
    aligned = (
        "  ".join(
            cell.rjust(width) if right else cell.ljust(width)
            for cell, width, right in zip(line, widths, numeric, strict=True)
        ).rstrip()
        for line in lines
    )
    note = f"\n{HIDDEN} hidden: from 1 to {least - 1}, or it would give such a count away\n" if any(marks) else ""
    return "".join(f"{line}\n" for line in aligned) + note


def _plot(table: Table, figure: Figure, least: int) -> Bars:
    """Return bars of the rows' totals."""
    from ert_writer.batch.disclosure import TOTAL
    from ert_writer.cli.views.bars import Bars

    width, measure = len(figure.rows), figure.counts[0]
    at = table.columns.index(measure)
    rows: list[tuple[str, int | None]] = []
    for row in table.rows:
        if row[width] == TOTAL and row[0] != TOTAL:
            count = row[at]
            rows.append((" ".join(map(str, row[:width])), count if isinstance(count, int) else None))
    note = f"Counts from 1 to {least - 1} are hidden, and what would give them away" if least > 1 else ""
    return Bars(f"{figure.name}: {measure} by {', '.join(figure.rows)}", note, tuple(rows))


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("stats", help="Count letters, replies and times by month, country and kind of danger.")(stats)
