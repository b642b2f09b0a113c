"""How time and memory grow with letters, words of a letter, terms of the glossary and templates.

    python -m benchmarks.scaling [CURVE]...

Each point is a process of its own: seconds of its processor time for the work alone, after a small piece of the same
work has loaded what is loaded once, and its most memory. `growth` is the exponent between the last two sizes: 1 is
linear, below it cheaper. Engines take time in step with words and are measured by `batch_archive`; here the engine
`echo` stands in, so that what grows is the tool's own.
"""

from __future__ import annotations

import json
import math
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks.generated_letters import letters, write_archive
from ert_writer.desk import Desk, Settings

LINEAR = 1.1  # an exponent above it is named: two sizes are no more exact than that
TEXT = 2_000  # words of the text in which terms are looked for

Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Curve:
    """What is measured over which sizes.

    Attributes:
        what: what the sizes count.
        sizes: ascending.
        prepare: makes the work on a size; a call with the smallest size warms up.
    """

    what: str
    sizes: tuple[int, ...]
    prepare: Callable[[int, Path], Work]


@cache
def _desk() -> Desk:
    return Desk(Settings(threads=1, engine="echo"))


def _letters(*steps: str) -> Callable[[int, Path], Work]:
    def prepare(size: int, place: Path) -> Work:
        from ert_writer.batch.job import Job, partitions
        from ert_writer.batch.source import items_in
        from ert_writer.batch.work import run_partition

        source, out = place / f"letters-{size}", place / f"out-{size}"
        write_archive(source, size, bad=0)
        out.mkdir()
        job = Job(out, steps, settings=Settings(threads=1, engine="echo"))
        return lambda: [run_partition(job, part) for part in partitions(items_in(source), 200)]

    return prepare


def _text(words: int) -> str:
    """Return a letter of that many words: the generated sentences, one letter's facts after the other's."""
    found: list[str] = []
    for language, text in letters(20 * (1 + words // 100)):
        if language == "es":
            found += text.split(" ")
        if len(found) >= words:
            break
    return " ".join(found[:words])


def _words(run: Callable[[Desk, str], object]) -> Callable[[int, Path], Work]:
    def prepare(size: int, place: Path) -> Work:
        del place
        text = _text(size)
        return lambda: run(_desk(), text)

    return prepare


def _check(desk: Desk, text: str) -> object:
    """Check the text against itself with one word in ten left out."""
    target = " ".join(word for at, word in enumerate(text.split(" ")) if at % 10)
    return desk.check(text.encode(), target.encode(), languages=("es", "pt"))


def _glossary(find: bool) -> Callable[[int, Path], Work]:
    def prepare(size: int, place: Path) -> Work:
        import random

        from benchmarks.terminology_matching import _glossary as made
        from benchmarks.terminology_matching import _text as text_of
        from ert_writer.terminology.index import compile_terms

        del place
        rng = random.Random(7)
        glossary, terms = made(size, rng)
        if not find:
            return lambda: compile_terms(glossary, "es")
        index, text = compile_terms(glossary, "es"), text_of(terms, TEXT, rng)
        return lambda: index.find(text, "es")

    return prepare


def _templates(reply: bool) -> Callable[[int, Path], Work]:
    def prepare(size: int, place: Path) -> Work:
        from ert_writer.content.place import packaged_content
        from ert_writer.templating.library import load_library

        root = place / f"content-{size}"
        _copies(packaged_content().templates, root / "templates", size)
        if not reply:
            return lambda: list(load_library(root / "templates").templates.values())
        values = {"received_at": "2026-11-22T10:15:00+00:00", "our_ref": "R-1"}
        desk = Desk(Settings(threads=1, engine="echo", content=root))
        return lambda: desk.reply("ack", values=values, language="es", draft=True)

    return prepare


def _copies(packaged: Path, place: Path, size: int) -> None:
    """Copy the packaged templates, leaving some out or adding copies under other names until there are `size`."""
    shutil.copytree(packaged, place)
    names = sorted(path.stem for path in packaged.glob("*.toml") if (packaged / "es" / f"{path.stem}.txt.j2").exists())
    names = ["ack", *(name for name in names if name != "ack")]
    for name in names[size:]:
        for path in (place / f"{name}.toml", *(place / lang / f"{name}.txt.j2" for lang in ("es", "pt", "en"))):
            path.unlink(missing_ok=True)
    for at in range(len(names), size):
        name = names[1 + at % (len(names) - 1)]
        shutil.copy(packaged / f"{name}.toml", place / f"{name}-{at}.toml")
        for lang in ("es", "pt", "en"):
            shutil.copy(packaged / lang / f"{name}.txt.j2", place / lang / f"{name}-{at}.txt.j2")


_LETTERS, _WORDS, _TERMS = (1, 10, 100, 1_000, 10_000), (10, 100, 1_000, 10_000, 50_000), (100, 1_000, 10_000, 60_000)
CURVES = {
    "letters, detect": Curve("letters", _LETTERS, _letters("detect")),
    "letters, detect and intake": Curve("letters", (1, 10, 100, 300), _letters("detect", "intake")),
    "letters, all steps": Curve("letters", (1, 10, 100, 300), _letters("detect", "intake", "translate")),
    "words, detect": Curve("words", _WORDS, _words(lambda desk, text: desk.detect(text.encode()))),
    "words, intake": Curve("words", _WORDS, _words(lambda desk, text: desk.intake(text.encode()))),
    "words, translate": Curve(
        "words", _WORDS, _words(lambda desk, text: desk.translate(text.encode(), "en", source="es"))
    ),
    "words, check": Curve("words", _WORDS, _words(_check)),
    "terms, compile": Curve("terms", _TERMS, _glossary(find=False)),
    "terms, find": Curve("terms", _TERMS, _glossary(find=True)),
    "templates, load": Curve("templates", (10, 50, 200, 800), _templates(reply=False)),
    "templates, reply": Curve("templates", (10, 50, 200, 800), _templates(reply=True)),
}


@dataclass(frozen=True, slots=True)
class Point:
    """One measurement: seconds of processor time of the work, and the process's most memory in megabytes."""

    size: int
    seconds: float
    megabytes: float


def table(*chosen: str) -> str:
    """Measure the curves and return the table; with all of them, draw them too."""
    measured = {
        name: [point(name, size) for size in curve.sizes] for name, curve in CURVES.items() if _asked(name, chosen)
    }
    rows = [_row(name, points) for name, points in measured.items()]
    head = "| curve | seconds of processor time | growth | MB | growth |\n| --- | --- | ---: | --- | ---: |"
    return "\n".join([head, *rows, "", *([] if chosen else [_drawn(measured)])])


def _asked(name: str, chosen: tuple[str, ...]) -> bool:
    return not chosen or any(name.startswith(word) for word in chosen)


def _row(name: str, points: list[Point]) -> str:
    sizes = f"{name}: {', '.join(f'{p.size:,}' for p in points)}"
    seconds, megabytes = ([getattr(p, what) for p in points] for what in ("seconds", "megabytes"))
    times = ", ".join(f"{s:.3g}" for s in seconds)
    much = ", ".join(f"{m:.0f}" for m in megabytes)
    return f"| {sizes} | {times} | {_growth(points, seconds)} | {much} | {_growth(points, megabytes)} |"


def _growth(points: list[Point], values: list[float]) -> str:
    """Return the exponent between the last two sizes, marked where it is above linear."""
    ratio = points[-1].size / points[-2].size
    exponent = math.log(max(values[-1], 1e-6) / max(values[-2], 1e-6)) / math.log(ratio)
    return f"**{exponent:.2f}**" if exponent > LINEAR else f"{exponent:.2f}"


def _drawn(measured: dict[str, list[Point]]) -> str:
    from benchmarks.plots import lines

    panels: dict[str, dict[str, list[tuple[float, float]]]] = {}
    for name, points in measured.items():
        title, _, label = name.partition(", ")
        panels.setdefault(title, {})[label] = [(p.size, max(p.seconds, 1e-5)) for p in points]
    return lines("scaling", panels, "size", "seconds of processor time")


def point(name: str, size: int) -> Point:
    """Measure one size in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.scaling", "--one", name, str(size)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    print(name, done.stdout.strip(), file=sys.stderr, flush=True)
    return Point(**json.loads(done.stdout))


def _one(name: str, size: int) -> Point:
    curve = CURVES[name]
    with tempfile.TemporaryDirectory() as place:
        if size > curve.sizes[0]:
            curve.prepare(curve.sizes[0], Path(place))()
        work = curve.prepare(size, Path(place))
        if size == curve.sizes[0]:
            curve.prepare(size, Path(place, "warm"))()
        began = time.process_time()
        work()
        seconds = time.process_time() - began
    return Point(size, round(seconds, 5), round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        found = _one(sys.argv[2], int(sys.argv[3]))
        print(json.dumps({"size": found.size, "seconds": found.seconds, "megabytes": found.megabytes}))
    else:
        print(table(*sys.argv[1:]))
