"""The same partitions on a Dask cluster: an adapter, for archives that one machine cannot work through.

Dask and not Ray: it installs from small wheels on every system, runs what a scheduler of one's own (SLURM, Kubernetes,
SSH) starts, and gives the tasks of a dead worker to another. A task runs at least once; `run_partition` makes that
exactly once in effect. Results and letters must be at the same path on every machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count, islice
from typing import Any
from uuid import uuid4

from ert_writer.batch.job import Job, Partition
from ert_writer.batch.run import Call, Runner, rescued
from ert_writer.batch.work import Done, run_partition
from ert_writer.errors import UnavailableError

_AHEAD = 3
_RETRIES = 5
"""Of a task that raises an error, such as that of a shared disk; lost workers are counted apart (KilledWorker)."""


def on_cluster(address: str) -> Runner:
    """Return a runner on the cluster whose scheduler is at that address, such as `tcp://scheduler:8786`.

    Raises:
        UnavailableError: distributed is not installed, or the scheduler does not answer.
    """
    client = _client(address)

    def run(job: Job, parts: Iterable[Partition]) -> Iterator[Done]:
        with client:
            yield from _run(client, job, iter(parts))

    return run


def _client(address: str) -> Any:
    try:
        import distributed
    except ImportError:
        hint = 'Run: pip install "ert-writer[cluster]"'
        raise UnavailableError("distributed is not installed", where="--cluster", hint=hint) from None
    try:
        make: Any = distributed.Client  # has no types
        return make(address, timeout="20s")
    except OSError:
        raise UnavailableError("the scheduler does not answer", where=address, hint="Check that it runs") from None


def _run(client: Any, job: Job, stream: Iterator[Partition]) -> Iterator[Done]:
    """Yield what is done, a few partitions ahead of the workers, so that neither side holds the archive.

    Partitions that ended their workers come last, when no other task of the batch can end a worker that holds them.
    """
    import distributed

    as_completed: Any = distributed.as_completed  # has no types
    submit, broken = _submitter(client), list[Partition]()
    waiting: dict[str, Partition] = {}

    def submitted(number: int) -> list[object]:
        futures = {submit(run_partition, job, part): part for part in islice(stream, number)}
        waiting.update((future.key, part) for future, part in futures.items())
        return [*futures]

    open_ = as_completed(submitted(_AHEAD * (sum(client.nthreads().values()) or 1)))
    for future in open_:
        part = waiting.pop(future.key)
        try:
            yield future.result()
        except distributed.KilledWorker:
            broken.append(part)
        open_.update(submitted(1))
    yield from (rescued(job, part, _caller(submit)) for part in broken)


def _submitter(client: Any) -> Call:
    """Return what starts a function on the cluster, under a key that no other batch on the scheduler has."""
    run, numbers = uuid4().hex, count(1)

    def submit(function: Any, *arguments: object) -> Any:
        return client.submit(function, *arguments, key=f"ert-{run}-part-{next(numbers)}", pure=False, retries=_RETRIES)

    return submit


def _caller(submit: Call) -> Call:
    """Return what calls a function on the cluster and waits; None when it ended its workers."""
    from distributed import KilledWorker

    def call(function: Any, *arguments: object) -> Any:
        try:
            return submit(function, *arguments).result()
        except KilledWorker:
            return None

    return call
