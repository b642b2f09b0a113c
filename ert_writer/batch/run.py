"""A batch on one machine: partitions on all cores; an interrupted run goes on, and one bad letter stops nothing."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from ert_writer.batch.job import Job, Partition, fingerprint, partitions
from ert_writer.batch.source import items_in
from ert_writer.batch.work import Done, row_alone, run_partition, write_rows
from ert_writer.content.files import write_atomic
from ert_writer.desk import Desk
from ert_writer.errors import UsageError
from ert_writer.model.wire import canonical_json

MANIFEST = "manifest.json"
JOB = "batch.json"
_AHEAD = 2
"""Partitions waiting for each worker: enough to keep it busy, few enough to hold little in memory."""
_WORKER_BYTES = 6 << 30

Runner = Callable[[Job, Iterable[Partition]], Iterator[Done]]
"""Runs partitions and yields each one that is done, in any order."""
Call = Callable[..., Any]
"""Calls a function with arguments in a process where nothing else runs; returns None when the process ended."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a batch is.

    Attributes:
        letters: done, those of an earlier run included.
        total: in all.
        failed: letters that have an error in place of a result.
        rate: letters a second of this run; 0 before the first partition is done.
        left: seconds to go at that rate; None where it cannot be told.
    """

    letters: int
    total: int
    failed: int
    rate: float
    left: float | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a batch came to: letters, those with errors, partitions, and those that an earlier run had written."""

    letters: int
    failed: int
    partitions: int
    kept: int


def run_batch(
    source: Path, job: Job, size: int, runner: Runner, progress: Callable[[Progress], None] | None = None
) -> Outcome:
    """Work on all letters of a source; go on where an earlier run of the same job stopped.

    Args:
        source: see `ert_writer.batch.source.items_in`.
        job: what is done, and where the results go.
        size: letters a partition.
        runner: `on_cores`, or one of a cluster.
        progress: told after each partition.

    Raises:
        InputError: the source cannot be read.
        UnavailableError: the library of a part is not installed.
        UsageError: the directory holds another batch, or one that is running, or lies in the source; there is no such
            engine or detector.
    """
    job = replace(job, settings=replace(job.settings, memory=None))  # what one person remembers is not the job's
    _require_outside(source, job.out)
    _require_parts(job)
    total = sum(1 for _ in items_in(source))
    with _own(job.out):
        _require_same(job, fingerprint(job, size))
        done = list(_counted(runner(job, partitions(items_in(source), size)), total, progress))
        _clear(job, len(done))
        _write_manifest(job, len(done))
    letters, failed = sum(item.letters for item in done), sum(item.failed for item in done)
    return Outcome(letters, failed, len(done), sum(item.kept for item in done))


def _require_outside(source: Path, out: Path) -> None:
    """Raise where results would be found as letters."""
    if source.is_dir() and out.resolve().is_relative_to(source.resolve()):
        hint = "Name a directory outside the source"
        raise UsageError("the results would lie among the letters", where=f"--out {out}", hint=hint)


def _require_parts(job: Job) -> None:
    """Raise for a wrong engine, detector or glossary once, and not for every letter."""
    with Desk(job.settings) as desk:
        if "translate" in job.steps:
            desk.warm_up()
        else:
            _ = desk.detector


def on_cores(workers: int) -> Runner:
    """Return a runner on processes of this machine.

    Args:
        workers: processes; each loads its own models and works with one thread.
    """

    def run(job: Job, parts: Iterable[Partition]) -> Iterator[Done]:
        stream = iter(parts)
        broken: list[Partition] = []
        while True:
            if broken:  # one of these ended its process: each alone, so that the one is found
                yield from (rescued(job, part, _in_own_process) for part in broken)
            broken, some = [], False
            with _pool(workers) as pool:
                for outcome in _passed(pool, job, stream, workers):
                    some = True
                    if isinstance(outcome, Done):
                        yield outcome
                    else:
                        broken.append(outcome)
            if not some and not broken:
                return

    return run


def _passed(
    pool: ProcessPoolExecutor, job: Job, stream: Iterator[Partition], workers: int
) -> Iterator[Done | Partition]:
    """Yield what is done until the stream or the pool ends, and the partitions that a broken pool held."""
    open_: dict[Future[Done], Partition] = {}
    whole = True
    while True:
        for part in islice(stream, workers * _AHEAD - len(open_)) if whole else ():
            try:
                open_[pool.submit(run_partition, job, part)] = part
            except BrokenProcessPool:
                whole = False
                yield part
        if not open_:
            return
        for future in wait(open_, return_when=FIRST_COMPLETED).done:
            part = open_.pop(future)
            try:
                yield future.result()
            except BrokenProcessPool:
                whole = False
                yield part


def rescued(job: Job, part: Partition, call: Call) -> Done:
    """Run a partition alone; where that ends its process too, find the letters that end it and list them.

    Where it still breaks without the letters that end a process on their own, it is written from the rows that each
    letter gave alone.

    Args:
        job: what is done.
        part: a partition that was held by a process that ended.
        call: calls a function in a process where nothing else runs.
    """
    done: Done | None = call(run_partition, job, part)
    if done is None:
        rows = [call(row_alone, job, Partition(part.number, (item,))) for item in part.items]
        deadly = frozenset(at for at, row in enumerate(rows) if row is None)
        done = call(run_partition, job, part, deadly) if deadly else None
        done = done or write_rows(job, part, rows)
    return done


def _in_own_process(function: Callable[..., Any], *arguments: object) -> Any:
    try:
        with _pool(1) as pool:
            return pool.submit(function, *arguments).result()
    except BrokenProcessPool:
        return None


@contextmanager
def _pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    """Yield a pool whose workers end when this process ends, or at once when it is left by an error or Ctrl-C."""
    context = multiprocessing.get_context("spawn")  # CTranslate2 does not survive a fork
    held, holder = context.Pipe(duplex=False)
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_begin, initargs=(held,))
    try:
        yield pool
    except BaseException:
        holder.close()
        pool.shutdown(cancel_futures=True)
        raise
    finally:
        pool.shutdown()
        holder.close()
        held.close()


def _begin(held: Connection) -> None:
    """Prepare a worker: one thread, a bound on memory, and an end with the process that started it.

    Args:
        held: a pipe that is closed when the batch ends or is killed.
    """
    os.environ["OMP_NUM_THREADS"] = "1"
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group: the parent alone acts on it
    threading.Thread(target=_end_after, args=(held,), daemon=True).start()
    _bound_memory()


def _end_after(held: Connection) -> None:
    """End this process when the other end of the pipe is closed."""
    try:
        held.poll(None)
    finally:
        os._exit(1)


def _bound_memory() -> None:
    """Set a bound on memory, so that a letter ends its process and not the machine; a lower bound is kept."""
    try:
        import resource
    except ImportError:  # no such bound on this system
        return
    held = resource.getrlimit(resource.RLIMIT_DATA)
    bound = min((_WORKER_BYTES, *(limit for limit in held if limit != resource.RLIM_INFINITY)))
    resource.setrlimit(resource.RLIMIT_DATA, (bound, bound))


def _counted(done: Iterable[Done], total: int, progress: Callable[[Progress], None] | None) -> Iterator[Done]:
    begun = time.monotonic()
    letters = failed = fresh = 0
    for item in done:
        letters, failed = letters + item.letters, failed + item.failed
        fresh += 0 if item.kept else item.letters
        seconds = time.monotonic() - begun
        rate = fresh / seconds if seconds > 0 else 0.0
        if progress:
            progress(Progress(letters, total, failed, rate, (total - letters) / rate if rate else None))
        yield item


@contextmanager
def _own(out: Path) -> Iterator[None]:
    """Hold the directory for this run."""
    out.mkdir(parents=True, exist_ok=True)
    lock = FileLock(out / ".lock", timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise UsageError("a batch is running here", where=str(out), hint="Wait for it, or name another --out") from None
    try:
        yield
    finally:
        lock.release()


def _require_same(job: Job, wanted: dict[str, object]) -> None:
    """Raise when the directory holds results of another job.

    Raises:
        UsageError: naming what differs.
    """
    place = job.out / JOB
    try:
        held = json.loads(place.read_bytes())
    except (OSError, ValueError):
        if any(job.out.glob("part-*")):
            raise UsageError("this directory holds parts of no batch", where=str(job.out)) from None
        write_atomic(place, canonical_json(wanted) + b"\n", 0o644)
        return
    if held != wanted:
        names = [name for name in wanted if not isinstance(held, dict) or held.get(name) != wanted[name]]
        hint = "Name another --out; results of two versions are never mixed"
        raise UsageError(f"this directory holds a batch with another {', '.join(names)}", where=str(job.out), hint=hint)


def _clear(job: Job, last: int) -> None:
    """Remove drafts of killed runs, and partitions beyond the last: letters may have been taken away since."""
    for path in job.out.glob(".part-*"):
        path.unlink(missing_ok=True)
    for path in job.out.glob("part-*"):
        digits = path.stem.removeprefix("part-")
        if digits.isdecimal() and int(digits) > last:
            path.unlink(missing_ok=True)


def _write_manifest(job: Job, last: int) -> None:
    rows = [json.loads(job.record(number).read_bytes()) for number in range(1, last + 1)]
    batch = json.loads((job.out / JOB).read_bytes())
    manifest = {"batch": batch, "partitions": rows, "letters": sum(row["letters"] for row in rows)}
    write_atomic(job.out / MANIFEST, canonical_json(manifest) + b"\n", 0o644)
