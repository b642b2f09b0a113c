"""2,000 generated letters, 24 bad ones in their middle, end to end: the rate beside the raw engine's, memory, errors.

    python -m benchmarks.batch_archive [LETTERS]

The raw engine is given the same sentences, split as the tool splits them, sorted by length, 64 at a time, and nothing
else is done: no file is read or written, no language detected, no identifier looked after. It is measured on the first
letters of the same archive in turns with the batch's own work on them, one partition after the other, in one process
and in seconds of processor time, so that what else runs on the machine slows both alike.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.generated_letters import COUNT, letters, write_archive
from ert_writer.batch.job import STEPS, Job, Partition
from ert_writer.batch.source import items_in
from ert_writer.batch.work import _desk, run_partition
from ert_writer.desk import Desk, Settings
from ert_writer.model.language import Direction

PARTITION = 200  # as `batch` has it
COMPARED = 3  # partitions whose rate is compared with the raw engine's, after one that warms everything up
PART = 64  # sentences that the raw engine is given together


@dataclass(frozen=True, slots=True)
class Run:
    """A batch from its start to its end, as `ert-writer batch` runs it."""

    seconds: float
    processor: float
    megabytes: int
    code: int


def table(count: str = str(COUNT)) -> str:
    """Run the batch, compare rates, and return the tables."""
    number = int(count)
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        ratios = rates(place / "compared")
        write_archive(place / "letters", number)
        run = whole(place / "letters", place / "out")
        manifest = json.loads((place / "out" / "manifest.json").read_bytes())
    errors = Counter(row["code"] for part in manifest["partitions"] for row in part["errors"])
    listed = ", ".join(f"{count} {code}" for code, count in sorted(errors.items()))
    rows = [
        f"| letters, the bad ones among them | {manifest['letters']:,} |",
        f"| partitions | {len(manifest['partitions'])} |",
        f"| letters with an error | {sum(errors.values())} ({listed}) |",
        f"| letters a second, {os.cpu_count()} workers, all steps | {manifest['letters'] / run.seconds:.1f} |",
        f"| seconds of processor time a letter | {run.processor / manifest['letters']:.3f} |",
        f"| most memory of the batch and all its workers, MB | {run.megabytes:,} |",
        f"| exit code | {run.code} |",
    ]
    return "\n".join([ratios, "", "| whole archive | |", "| --- | ---: |", *rows])


def whole(source: Path, out: Path) -> Run:
    """Run the command and watch its processes."""
    words = ["batch", str(source), "--out", str(out), "--partition", str(PARTITION)]
    before, began = _children_time(), time.monotonic()
    environment = {**os.environ, "ERT_WRITER_CONFIG": ""}
    process = subprocess.Popen([sys.executable, "-m", "ert_writer", *words], stderr=subprocess.DEVNULL, env=environment)
    most, done = [0], threading.Event()
    watcher = threading.Thread(target=_watch, args=(process.pid, most, done))
    watcher.start()
    code = process.wait()
    seconds = time.monotonic() - began
    done.set()
    watcher.join()
    return Run(seconds, _children_time() - before, most[0] // 1024, code)


def _children_time() -> float:
    spent = os.times()
    return spent.children_user + spent.children_system


def _watch(pid: int, most: list[int], done: threading.Event) -> None:
    """Keep the largest sum of the resident memory of a process and its children, in kilobytes."""
    while not done.wait(0.5):
        command = ["ps", "-o", "rss=", "--pid", str(pid), "--ppid", str(pid)]
        found = subprocess.run(command, capture_output=True, text=True, check=False)
        most[0] = max(most[0], sum(int(word) for word in found.stdout.split()))


def rates(place: Path) -> str:
    """Return the rate of a batch's work as a share of the raw engine's, in all and step by step."""
    number = PARTITION * (1 + COMPARED)
    write_archive(place, number, bad=0)
    items = list(items_in(place))
    parts = [Partition(at // PARTITION + 1, tuple(items[at : at + PARTITION])) for at in range(0, number, PARTITION)]
    texts = [text for _, text in letters(number)]
    spent: Counter[str] = Counter()
    for part in parts:
        own = texts[(part.number - 1) * PARTITION : part.number * PARTITION]
        measured = _measured(place.parent, part, own)
        if part.number > 1:
            spent.update(measured)
    letters_ = PARTITION * COMPARED
    raw, other = spent["raw"], spent["raw, each sentence once"]
    rows = [
        f"| {name} | {seconds / letters_ * 1000:.0f} | {raw / seconds:.2f} | {other / seconds:.2f} |"
        for name, seconds in spent.items()
    ]
    head = (
        "| work on a letter | ms of processor time | rate, of the raw engine's | of the raw engine's on different "
        "sentences |\n| --- | ---: | ---: | ---: |"
    )
    return "\n".join([head, *rows])


def _measured(place: Path, part: Partition, texts: Sequence[str]) -> dict[str, float]:
    """Return the processor time of each way to work on one partition."""
    settings = Settings(threads=1)
    desk = _desk(settings)
    sentences = _sentences(desk, texts)
    once = {direction: list(dict.fromkeys(found)) for direction, found in sentences.items()}

    def batch(*steps: str) -> float:
        with tempfile.TemporaryDirectory(dir=place) as out:
            return _timed(lambda: run_partition(Job(Path(out), steps, settings=settings), part))

    return {
        "raw": _timed(lambda: _raw(desk, sentences)),
        "raw, each sentence once": _timed(lambda: _raw(desk, once)),
        "batch --steps translate": batch("translate"),
        "batch --steps detect,translate": batch("detect", "translate"),
        "batch": batch(*STEPS),
    }


def _timed(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def _sentences(desk: Desk, texts: Sequence[str]) -> dict[Direction, list[str]]:
    """Return what the letters have to translate, by direction."""
    from ert_writer.flows.inbound import languages_of
    from ert_writer.translate.line import split

    found: dict[Direction, list[str]] = {}
    for text in texts:
        document = desk.read(text.encode(), "letter.txt")
        for sentence in split(document, languages_of(document, desk.detector, "auto"), "en", ""):
            if sentence.direction is not None:
                found.setdefault(sentence.direction, []).append(sentence.text)
    return found


def _raw(desk: Desk, sentences: dict[Direction, list[str]]) -> None:
    line = desk.inbound.line
    for direction, found in sentences.items():
        engine = line.offered(direction)[0]
        ordered = sorted(found, key=len)
        for start in range(0, len(ordered), PART):
            engine.translate(ordered[start : start + PART], direction)


if __name__ == "__main__":
    print(table(*sys.argv[1:]))
