"""Tries a converted model in a process of its own: what a library does with a hostile file cannot harm this process.

The same file is the child: `python -m ert_writer.engines.models.apart` reads a task from standard input and answers
with the trial. The child bounds its memory and processor time before it loads anything.
"""

from __future__ import annotations

import contextlib
import json
import signal
import subprocess
import sys
from pathlib import Path

from ert_writer.engines.marian_ctranslate2 import CTranslate2Runner
from ert_writer.engines.models import manifest
from ert_writer.engines.models.ctranslate2_files import MODEL
from ert_writer.engines.models.manifest import Manifest, Trial
from ert_writer.engines.models.trial import try_model
from ert_writer.errors import ErtWriterError, ModelError
from ert_writer.model.wire import to_wire

PROCESSOR_SECONDS = 600
"""A trial of OPUS-MT's largest models takes a tenth of it."""
WALL_SECONDS = 1800.0
OWN_BYTES = 2 << 30
"""What libraries, threads and a batch need beside the weights."""
COPIES = 3
"""Of the weights, while they are loaded and changed to another number type."""
_CORES = 2


def try_apart(folder: Path, about: Manifest, converted: str, compute_type: str) -> Trial:
    """Return what came of trying a converted model in a process of its own.

    Args:
        folder: of the model; it need not hold a manifest.
        about: what the model says of itself.
        converted: name of the folder that holds `model.bin`.
        compute_type: as `CTranslate2Runner` takes it.

    Raises:
        ModelError: the model cannot be loaded, ends its process, or needs more memory or time than any model.
    """
    task = {"folder": str(folder.resolve()), "converted": converted, "compute_type": compute_type}
    text = json.dumps(task) + "\n" + manifest.to_json(about)
    command = [sys.executable, "-P", "-m", "ert_writer.engines.models.apart"]
    try:
        run = subprocess.run(command, input=text.encode(), capture_output=True, timeout=WALL_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise ModelError("trying the model takes longer than any model needs", where=about.name) from None
    answer = _answer(run.stdout)
    if isinstance(answer, Trial):
        return answer
    raise ModelError(answer or _end(run.returncode), where=about.name)


def _answer(line: bytes) -> Trial | str:
    """Return the trial, or why there is none; empty where the process ended without an answer."""
    try:
        wire = json.loads(line)
        return manifest.trial_of(wire["trial"]) if "trial" in wire else str(wire["refused"])
    except (ValueError, KeyError, TypeError):
        return ""


def _end(code: int) -> str:
    if code in (-signal.SIGKILL, -getattr(signal, "SIGXCPU", 0)):
        return "trying the model takes more processor time or memory than any model needs"
    return "the model ends the program that loads it: its files are damaged, or made to harm"


def main() -> None:
    """Read a task from standard input, try the model, and write one JSON object to standard output."""
    task = json.loads(sys.stdin.buffer.readline())
    about = manifest.from_json(sys.stdin.buffer.read())
    folder = Path(task["folder"])
    place = folder / task["converted"]
    _bound((place / MODEL).stat().st_size if (place / MODEL).exists() else 0)
    try:
        runner = CTranslate2Runner(folder, place, about.positions, task["compute_type"], _CORES)
        answer = {"trial": to_wire(try_model(runner, about))}
    except ErtWriterError as error:
        answer = {"refused": error.message}
    except (MemoryError, RuntimeError, ValueError):  # what CTranslate2 raises for a file that contradicts itself
        answer = {"refused": "the model cannot be run: its files are damaged, or it needs more memory than any model"}
    sys.stdout.write(json.dumps(answer))


def _bound(weights: int) -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):  # no such bounds on this system
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR_SECONDS, PROCESSOR_SECONDS + 1))
        most = OWN_BYTES + COPIES * weights
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))


if __name__ == "__main__":
    main()
