"""`ert-writer batch`: detection, intake and translation over an archive of letters."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ert_writer.cli.options import ContentOption, MaxBytesOption, ModelsOption
from ert_writer.cli.wording import tell
from ert_writer.desk.config import configured
from ert_writer.desk.settings import MAX_BYTES

if TYPE_CHECKING:
    from ert_writer.batch.run import Progress

_EVERY = 10.0  # seconds between two lines of progress where they are kept


def batch(
    source: Annotated[
        Path, typer.Argument(metavar="DIR|FILE", help="A directory, an mbox, or .jsonl or .parquet with a column text.")
    ],
    out: Annotated[
        Path, typer.Option("--out", "-o", help="Directory of the results; an interrupted run there goes on.")
    ],
    steps: Annotated[
        str, typer.Option("--steps", help="What to do: detect, intake, translate.")
    ] = "detect,intake,translate",
    to: Annotated[str, typer.Option("--to", help="Target language: en, es or pt.")] = "en",
    form: Annotated[Literal["jsonl", "parquet"], typer.Option("--format", "-f", help="How to write it.")] = "jsonl",
    partition: Annotated[int, typer.Option("--partition", min=1, max=100_000, help="Letters a partition.")] = 200,
    workers: Annotated[int, typer.Option("--workers", min=0, help="Processes; 0 for one a core.")] = 0,
    cluster: Annotated[str, typer.Option("--cluster", metavar="ADDRESS", help="Scheduler of a Dask cluster.")] = "",
    models: ModelsOption = None,
    content: ContentOption = None,
    max_bytes: MaxBytesOption = MAX_BYTES,
) -> None:
    """Work through an archive. Killed at any point it can be run again; each letter is in the results exactly once."""
    from ert_writer.batch.job import Job, chosen_steps
    from ert_writer.batch.run import Runner, on_cores, run_batch

    settings = configured(content=content, models=models, max_bytes=max_bytes, threads=1)
    job = Job(out, chosen_steps(steps), to, form, settings)
    runner: Runner
    if cluster:
        from ert_writer.batch.cluster import on_cluster

        runner = on_cluster(cluster)
    else:
        runner = on_cores(workers or os.cpu_count() or 1)
    outcome = run_batch(source, job, partition, runner, _Line())
    kept = f", {outcome.kept} of them by an earlier run" if outcome.kept else ""
    failed = f"; {outcome.failed} with an error, listed in {out / 'manifest.json'}" if outcome.failed else ""
    tell(f"{outcome.letters:,} letters in {outcome.partitions:,} partitions{kept}{failed}", named=False)
    if outcome.failed:
        raise typer.Exit(1)


class _Line:
    """Shows progress on standard error: one line that changes on a terminal, a line now and then elsewhere."""

    def __init__(self) -> None:
        self._terminal = sys.stderr.isatty()
        self._shown = time.monotonic()

    def __call__(self, progress: Progress) -> None:
        """Show how far the batch is."""
        if not self._terminal and time.monotonic() - self._shown < _EVERY:
            return
        self._shown = time.monotonic()
        left = "" if progress.left is None else f", {_clock(progress.left)} left"
        failed = f", {progress.failed:,} with errors" if progress.failed else ""
        text = f"{progress.letters:,} of {progress.total:,} letters, {progress.rate:.1f}/s{left}{failed}"
        sys.stderr.write(f"\r\x1b[K{text}" if self._terminal else f"{text}\n")
        if self._terminal and progress.letters >= progress.total:
            sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02d}:{rest:02d}"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("batch", help="Detect, read and translate an archive of letters; resumable.")(batch)
