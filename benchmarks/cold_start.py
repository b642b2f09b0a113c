"""Cold start of each command: a new process each time, best of five, against an empty Python process.

The figures are ratios to `python -c pass` in the same run, with that process's own seconds in the first row.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
LETTER = str(ROOT / "examples" / "01-mexico.txt")
COMMANDS = {
    "--help": ["--help"],
    "templates list": ["templates", "list"],
    "detect": ["detect", LETTER],
    "check": ["check", "{source}", "{target}", "--from", "es", "--to", "en", "--fail-on", "never"],
    "intake": ["intake", LETTER],
    "reply": ["reply", "ack", "--set", "received_at=2025-11-14T12:00-06:00", "--lang", "es"],
    "translate": ["translate", LETTER],
}


def seconds(command: list[str], runs: int = 5) -> float:
    best = float("inf")
    for _ in range(runs):
        start = time.perf_counter()
        subprocess.run(command, capture_output=True, check=True)
        best = min(best, time.perf_counter() - start)
    return best


def table() -> str:
    empty = seconds([sys.executable, "-c", "pass"])
    rows = [
        "| command | seconds | times an empty process |",
        "| --- | --- | --- |",
        f"| `python -c pass` | {empty:.3f} | 1 |",
    ]
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "target.txt"
        ert = [sys.executable, "-m", "ert_writer"]
        translated = subprocess.run([*ert, "translate", LETTER], capture_output=True, check=True)
        target.write_bytes(translated.stdout)
        for name, arguments in COMMANDS.items():
            filled = [argument.format(source=LETTER, target=target) for argument in arguments]
            taken = seconds([*ert, *filled])
            rows.append(f"| `ert-writer {name}` | {taken:.2f} | {taken / empty:.0f} |")
    return "\n".join(rows)


if __name__ == "__main__":
    print(table())
