"""`python -m fuzz TARGET [--seconds N] [--corpus DIR] [--log FILE]`: one target, guided by coverage (atheris).

Other options, such as `-max_len=500`, go to libFuzzer. Stops by itself after that many seconds of processor time. What
breaks a promise is written as `crash-*` beside the corpus, once for each place in the code, and the run goes on: put
it under `tests/fuzz/cases/TARGET/` together with the change that makes it hold. `--log` appends one JSON line: the
target, processor seconds, executions, finds, and the slowest input.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import resource
import sys
import time
import traceback
from dataclasses import dataclass, field
from pathlib import Path

from fuzz.targets import Target


def main() -> None:
    """Run one target until its time is over."""
    import atheris

    with atheris.instrument_imports(include=["ert_writer"]):
        from fuzz.targets import targets

        known = targets()
        words, options = _parser(sorted(known)).parse_known_args()
        target = known[words.target]
        for seed in target.seeds:  # modules are imported where they are used, and must be instrumented by then
            target.run(seed)
    corpus = Path(words.corpus) / words.target
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(target.seeds):
        (corpus / f"seed-{number}").write_bytes(seed)
    run = Run(words.target, target, corpus.parent, words.seconds, words.log)
    arguments = [sys.argv[0], f"-artifact_prefix={run.prefix}", "-timeout=60", "-rss_limit_mb=2500", "-max_len=20000"]
    atheris.Setup([*arguments, *options, str(corpus)], run.once)
    atheris.Fuzz()


@dataclass(slots=True)
class Run:
    """A run of one target that notes each find and goes on until its time is over.

    Attributes:
        seconds: of processor time.
        places: where in the code a promise was broken so far.
        slowest: wall seconds of the slowest input.
    """

    name: str
    target: Target
    folder: Path
    seconds: float
    log: Path | None
    executions: int = 0
    places: set[str] = field(default_factory=set)
    slowest: float = 0.0

    @property
    def prefix(self) -> str:
        """Return how the names of finds begin."""
        return f"{self.folder}/crash-{self.name}-"

    def once(self, data: bytes) -> None:
        """Run the target on one input, or end the process once the time is over."""
        if time.process_time() > self.seconds:
            self._end()
        self.executions += 1
        began = time.monotonic()
        try:
            self.target.run(data)
        except Exception as error:  # noqa: BLE001 - the one place that notes what a target found
            self._note(data, error)
        took = time.monotonic() - began
        if took > self.slowest:
            self.slowest = took
            if took > 2:
                Path(f"{self.folder}/slow-{self.name}").write_bytes(data)

    def _note(self, data: bytes, error: Exception) -> None:
        frame = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{type(error).__name__} {frame.filename}:{frame.lineno} {str(error)[:60]}"
        if place not in self.places:
            self.places.add(place)
            Path(self.prefix + hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)
            sys.stderr.write("fuzz: found: " + "".join(traceback.format_exception(error)[-4:]) + "\n")

    def _end(self) -> None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        entry = {
            "target": self.name,
            "cpu_seconds": round(used.ru_utime + used.ru_stime),
            "executions": self.executions,
            "finds": sorted(self.places),
            "slowest_seconds": round(self.slowest, 2),
        }
        line = json.dumps(entry)
        sys.stderr.write(f"fuzz: {self.name}: {self.seconds} s of processor time are over\n{line}\n")
        sys.stderr.flush()
        if self.log is not None:
            with self.log.open("a", encoding="utf-8") as stream:
                stream.write(line + "\n")
        os._exit(0)


def _parser(names: list[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    parser.add_argument("target", choices=names)
    parser.add_argument("--seconds", type=float, default=600, help="of processor time")
    parser.add_argument("--corpus", default=".cache/fuzz", help="where inputs are kept")
    parser.add_argument("--log", type=Path, help="a file that gets one JSON line at the end of the run")
    return parser


if __name__ == "__main__":
    main()
