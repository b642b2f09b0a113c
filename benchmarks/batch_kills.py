"""A batch that is killed again and again ends with the bytes of one that is not: kills at random moments, by seed.

    python -m benchmarks.batch_kills [--kills 50] [--seed 19] [--letters 60] [--engine echo|auto]

A kill may land anywhere: reading, translating, writing, renaming, the last
manifest. It is a SIGKILL to the whole group, to the parent alone, or to one worker. After each kill the same command
is run again; when it was killed often enough it runs to its end. `echo` gives each sentence back, so that a run takes
seconds; everything else is what a batch does. The bad letters of the generated archive are in the middle of it.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from benchmarks.generated_letters import write_archive

PARTITION = 6
BAD = 6


@dataclass(frozen=True, slots=True)
class Setting:
    """Where the runs take place, and what ends them."""

    place: Path
    engine: str
    rng: random.Random

    def start(self, out: Path) -> subprocess.Popen[bytes]:
        """Start the batch in a process group of its own."""
        config = self.place / "config.toml"
        config.write_text(f'[desk]\nengine = "{self.engine}"\n', encoding="utf-8")
        words = [
            "batch",
            str(self.place / "letters"),
            "--out",
            str(out),
            "--partition",
            str(PARTITION),
            "--workers",
            "2",
        ]
        environment = {**os.environ, "ERT_WRITER_CONFIG": str(config)}
        return subprocess.Popen(
            [sys.executable, "-m", "ert_writer", *words],
            env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip

    def finish(self, out: Path) -> int:
        """Run the batch to its end and return its exit code: 1, for the bad letters have errors."""
        return self.start(out).wait()


def table() -> str:
    """Measure with the engine that gives its input back, and a few times with the best installed one."""
    return "\n".join([HEAD, row(50, 19, 60, "echo"), row(5, 19, 12, "auto")])


HEAD = (
    "| engine | letters | kills | of the group, the parent, a worker | partitions there when killed, least to most | "
    "wrong bytes | drafts left |\n| --- | ---: | ---: | --- | --- | ---: | ---: |"
)


def row(kills: int, seed: int, letters: int, engine: str) -> str:
    """Kill a batch and return a row on it."""
    with tempfile.TemporaryDirectory() as name:
        setting = Setting(Path(name), engine, random.Random(seed))
        write_archive(setting.place / "letters", letters, seed, BAD)
        began = time.monotonic()
        code = setting.finish(setting.place / "whole")
        seconds = time.monotonic() - began
        whole = digests(setting.place / "whole")
        killed: Counter[str] = Counter()
        there: list[int] = []
        wrong = left = at = 0
        while sum(killed.values()) < kills:
            out = setting.place / f"killed-{at}"
            at += 1
            for _ in range(setting.rng.randrange(1, 6)):  # a run is killed up to five times before it may end
                if sum(killed.values()) == kills:
                    break
                what = _killed(setting, out, seconds)
                killed[what] += bool(what)
                there.append(len(list(out.glob("part-*.jsonl"))))
            if setting.finish(out) != code:
                wrong += 1
            wrong += sum(digests(out).get(part) != digest for part, digest in whole.items())
            left += len(list(out.glob(".part-*")))
            shutil.rmtree(out, ignore_errors=True)
    kinds = ", ".join(str(killed[what]) for what in ("group", "parent", "worker"))
    spread = f"{min(there)} to {max(there)} of {-(-(letters + BAD) // PARTITION)}"
    return f"| {engine} | {letters + BAD} | {sum(killed.values())} | {kinds} | {spread} | {wrong} | {left} |"


def _killed(setting: Setting, out: Path, seconds: float) -> str:
    """Start the batch, kill something after a while, and return what was killed; nothing when it was done before."""
    process = setting.start(out)
    time.sleep(setting.rng.uniform(0.05, 1.0) * seconds)
    what = setting.rng.choice(("group", "parent", "worker"))
    if process.poll() is not None:
        return ""
    workers = _children(process.pid) if what == "worker" else []
    if what == "worker" and not workers:
        what = "group"
    if what == "group":
        os.killpg(process.pid, signal.SIGKILL)
    else:
        victim = process.pid if what == "parent" else setting.rng.choice(workers)
        try:
            os.kill(victim, signal.SIGKILL)
        except ProcessLookupError:
            what = ""
    process.wait()
    return what


def _children(parent: int) -> list[int]:
    """Return the processes that a process started, workers among them."""
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(parent)], capture_output=True, text=True, check=False)
    return [int(word) for word in found.stdout.split()]


def digests(out: Path) -> dict[str, str]:
    """Return the digest of every file of the results."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(out.iterdir())
        if not path.name.startswith(".")
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m benchmarks.batch_kills")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=19)
    parser.add_argument("--letters", type=int, default=60)
    parser.add_argument("--engine", default="echo")
    chosen = parser.parse_args()
    print(f"{HEAD}\n{row(chosen.kills, chosen.seed, chosen.letters, chosen.engine)}")
