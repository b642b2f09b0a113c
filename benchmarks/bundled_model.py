"""The Spanish model that comes with the program: placeholders, speed and cold start.

    python -m benchmarks bundled_model

Placeholders: 1,000 generated sentences of letters whose identifiers are `⟨e0⟩` to `⟨e31⟩`, from another seed than
training's; one is copied when it stands in the output as often as in the source. Speed: the same sentences, on
at most two cores. Cold start: a process that translates a letter of 323 words, files checked and loading included.
"""

from __future__ import annotations

import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.letter_translation import letters as segments
from ert_writer.engines import marian
from ert_writer.model.language import Direction
from ert_writer.model.translation import EngineContext

DIRECTION = Direction("es", "en")
COUNT = 1000
WORDS = 323


def carriers() -> list[str]:
    """Return generated sentences that hold placeholders."""
    from training.romance_en.grammar import letters, lines

    rng = random.Random(20261130)
    found: dict[str, None] = {}
    while len(found) < COUNT:
        for module in (letters, lines):
            found.update((text, None) for text, _ in module.pairs(rng, 50) if "⟨e" in text)
    return list(found)[:COUNT]


def placeholders(sources: list[str], outputs: list[str]) -> tuple[int, int]:
    """Return how many placeholders the sources have, and how many came through."""
    every = kept = 0
    for source, output in zip(sources, outputs, strict=True):
        for mark in set(re.findall(r"⟨e\d+⟩", source)):
            every += 1
            kept += output.count(mark) == source.count(mark)
    return every, kept


def cold_start() -> tuple[float, float]:
    """Return the seconds of a process that translates one letter, and those of one processor that it used."""
    words = " ".join(row["source"] for row in segments() if row["language"] == "es").split()[:WORDS]
    with tempfile.TemporaryDirectory() as folder:
        letter = Path(folder) / "letter.txt"
        letter.write_text(" ".join(words), encoding="utf-8")
        command = ["translate", "--lines", "--engine", "marian", "--from", "es", "--to", "en", str(letter)]
        start, busy = time.perf_counter(), _processor_seconds()
        subprocess.run([sys.executable, "-m", "ert_writer", *command], check=False, capture_output=True)  # 1: findings
        return time.perf_counter() - start, _processor_seconds() - busy


def _processor_seconds() -> float:
    """Return what the processes that have ended used."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def table() -> str:
    """Return the measurements."""
    engine = marian.create(EngineContext(Path("no-models"), threads=2, beam=4))
    sources = carriers()
    engine.translate(sources[:20], DIRECTION)
    lines = ["| measure | value |", "| --- | --- |"]
    for beam in (1, 4):
        engine = marian.create(EngineContext(Path("no-models"), threads=2, beam=beam))
        engine.translate(sources[:5], DIRECTION)
        start, busy = time.perf_counter(), time.process_time()
        outputs = [found[0].text for found in engine.translate(sources, DIRECTION)]
        seconds, busy = time.perf_counter() - start, time.process_time() - busy
        every, kept = placeholders(sources, outputs)
        engine.close()
        lines.append(f"| placeholders copied, beam {beam} | {kept}/{every} ({kept / every:.1%}) |")
        lines.append(f"| sentences/s, beam {beam} | {COUNT / seconds:.0f} |")
        lines.append(f"| sentences per second of one processor, beam {beam} | {COUNT / busy:.0f} |")
    seconds, busy = cold_start()
    lines.append(f"| seconds for a letter of {WORDS} words, cold | {seconds:.1f} |")
    lines.append(f"| processor seconds for it | {busy:.1f} |")
    return "\n".join(lines)


if __name__ == "__main__":
    print(table())
