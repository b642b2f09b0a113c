"""Cold start of each command: a new process each time, best of five, against an empty Python process.

The figures are ratios to `python -c pass` in the same run, with that process's own seconds in the first row. Modules
are compiled and caches filled by an earlier start, as in every start but the first after an installation. Processor
seconds hold on a machine that does other work as well.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
LETTER = str(ROOT / "examples" / "01-mexico.txt")
REPLY = ("--set", "received_at=2025-11-14T12:00-06:00", "--set", "our_ref=ER-1")
COMMANDS = {
    "--help": ["--help"],
    "templates list": ["templates", "list"],
    "detect": ["detect", LETTER],
    "check": ["check", "{source}", "{target}", "--from", "es", "--to", "en", "--fail-on", "never"],
    "intake": ["intake", LETTER],
    "reply": ["reply", "ack", *REPLY, "--lang", "es"],
    "translate": ["translate", LETTER],
}


def seconds(command: list[str], environment: dict[str, str], runs: int = 5) -> tuple[float, float]:
    """Return the least seconds on the clock and of the processor that a command took."""
    clock, processor = [], []
    for _ in range(runs + 1):
        start, before = time.perf_counter(), os.times()
        subprocess.run(command, capture_output=True, check=True, env=environment)
        after = os.times()
        clock.append(time.perf_counter() - start)
        processor.append(after.children_user + after.children_system - before.children_user - before.children_system)
    return min(clock), min(processor)


def installed(folder: str) -> dict[str, str]:
    """Return an environment in which compiled modules and caches are kept, in a folder of their own."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": f"{folder}/compiled", "ERT_WRITER_CACHE": f"{folder}/cache"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment


def table() -> str:
    rows = [
        "| command | seconds | processor seconds | times an empty process |",
        "| --- | --- | --- | --- |",
    ]
    with tempfile.TemporaryDirectory() as folder:
        environment = installed(folder)
        empty, busy = seconds([sys.executable, "-c", "pass"], environment)
        rows.append(f"| `python -c pass` | {empty:.3f} | {busy:.2f} | 1 |")
        target = Path(folder) / "target.txt"
        ert = [sys.executable, "-m", "ert_writer"]
        translated = subprocess.run([*ert, "translate", LETTER], capture_output=True, check=True, env=environment)
        target.write_bytes(translated.stdout)
        for name, arguments in COMMANDS.items():
            filled = [argument.format(source=LETTER, target=target) for argument in arguments]
            taken, busy = seconds([*ert, *filled], environment)
            rows.append(f"| `ert-writer {name}` | {taken:.2f} | {busy:.2f} | {taken / empty:.0f} |")
    return "\n".join(rows)


if __name__ == "__main__":
    print(table())
