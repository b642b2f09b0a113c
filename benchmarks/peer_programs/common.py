"""What every peer's program shares: read the work, load, work, tell seconds and memory. Runs without `ert_writer`."""

from __future__ import annotations

import json
import os
import resource
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

Run = Callable[[Sequence[Any]], list[Any]]


def measure(load: Callable[[dict[str, Any]], Run]) -> None:
    """Read `{"items": [...], ...}` from standard input, run a peer on it, and write what came of it.

    Written: `out`, one result an item; `cold`, seconds of processor time from the start of the process to the first
    result; `seconds` for all items once everything is loaded; `megabytes`, the most memory of the process or a child.
    """
    work = json.load(sys.stdin)
    out_stream, sys.stdout = sys.stdout, sys.stderr  # some libraries print
    run = load(work)
    run(work["items"][:1])
    cold = _spent()
    out = run(work["items"])
    seconds = _spent() - cold
    json.dump({"out": out, "cold": cold, "seconds": seconds, "megabytes": _most_memory() / 1024}, out_stream)
    out_stream.flush()
    os._exit(0)  # threads of a peer must not keep the process


def _spent() -> float:
    """Return the processor time of this process and of the children that have ended."""
    spent = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in spent)


def _most_memory() -> int:
    """Return the most memory of this process or of a child, in kilobytes.

    `ru_maxrss` of a process begins with what its parent had when it was started: /proc knows better.
    """
    status = Path("/proc/self/status")
    if not status.exists():
        return max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    own = next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return max(own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)


def scratch() -> str:
    """Return a directory for files that a peer wants."""
    return tempfile.mkdtemp(prefix="peer-")
