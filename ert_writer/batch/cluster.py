"""The same partitions on a Dask cluster: an adapter, for archives that one machine cannot work through.

Dask and not Ray: it installs from wheels of a few megabytes on every system, runs what a scheduler of one's own (SLURM,
Kubernetes, SSH) starts, and its scheduler gives the tasks of a dead worker to another. What it guarantees is that a
task runs at least once; `run_partition` makes that exactly once in effect. The results' directory and the letters must
be at the same path on every machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from ert_writer.batch.job import Job, Partition
from ert_writer.batch.run import Runner
from ert_writer.batch.work import Done, run_partition
from ert_writer.errors import UnavailableError

_AHEAD = 3
_RETRIES = 5
"""How often a task may lose its worker before the batch gives up."""


def on_cluster(address: str) -> Runner:
    """Return a runner on the cluster whose scheduler is at that address.

    Args:
        address: such as `tcp://scheduler:8786`.

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
        hint = "Check the address and that the scheduler runs"
        raise UnavailableError("the scheduler does not answer", where=address, hint=hint) from None


def _run(client: Any, job: Job, stream: Iterator[Partition]) -> Iterator[Done]:
    """Yield what is done, a few partitions ahead of the workers, so that neither side holds the archive."""
    from distributed import as_completed as completed

    as_completed: Any = completed  # has no types

    def submitted(count: int) -> list[object]:
        return [
            client.submit(run_partition, job, part, key=f"part-{part.number}", pure=False, retries=_RETRIES)
            for part in islice(stream, count)
        ]

    threads = sum(client.nthreads().values()) or 1
    open_ = as_completed(submitted(threads * _AHEAD))
    for future in open_:
        yield future.result()
        for following in submitted(1):
            open_.add(following)
