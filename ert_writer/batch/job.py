"""What a batch does, and how its letters are parted: equal jobs over equal letters give equal bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from ert_writer import __version__
from ert_writer.batch.source import Item
from ert_writer.desk import Settings
from ert_writer.errors import UsageError
from ert_writer.model.wire import canonical_json

STEPS = ("detect", "intake", "translate")
MAX_CHARACTERS = 200_000
"""A letter of more characters is listed as too long: it would hold up thousands of others."""


@dataclass(frozen=True, slots=True)
class Job:
    """What is done with each letter, and where the results go.

    Attributes:
        out: the directory of the results.
        steps: of `STEPS`.
        target: language to translate into.
        form: `jsonl` or `parquet`.
        settings: of the desk that does the work.
    """

    out: Path
    steps: tuple[str, ...] = STEPS
    target: str = "en"
    form: str = "jsonl"
    settings: Settings = field(default_factory=Settings)

    def part(self, number: int) -> Path:
        """Return the file of a partition's results."""
        return self.out / f"part-{number:06d}.{self.form}"

    def record(self, number: int) -> Path:
        """Return the file that says what a partition's results were made from."""
        return self.out / f"part-{number:06d}.json"


@dataclass(frozen=True, slots=True)
class Partition:
    """Letters that are worked on together and written together; numbers begin at 1."""

    number: int
    items: tuple[Item, ...]


def partitions(items: Iterable[Item], size: int) -> Iterator[Partition]:
    """Yield partitions of at most `size` letters."""
    stream = iter(items)
    number = 0
    while found := tuple(islice(stream, size)):
        number += 1
        yield Partition(number, found)


def chosen_steps(words: str) -> tuple[str, ...]:
    """Return the steps named in `detect,intake`, in their order.

    Raises:
        UsageError: there is no such step.
    """
    named = {word.strip() for word in words.split(",") if word.strip()}
    unknown = sorted(named - {*STEPS})
    if unknown or not named:
        raise UsageError(f"unknown step {unknown[0] if unknown else words!r}", hint=f"Use: {', '.join(STEPS)}")
    return tuple(step for step in STEPS if step in named)


def fingerprint(job: Job, size: int) -> dict[str, object]:
    """Return everything but the letters that decides the bytes of the results."""
    from ert_writer.desk import Desk

    content = Desk(job.settings).content
    places = {name: getattr(content, name) for name in ("templates", "glossary", "countries", "lexicon")}
    return {
        "schema": 2,
        "version": __version__,
        "steps": list(job.steps),
        "target": job.target,
        "format": job.form,
        "partition": size,
        "engine": job.settings.engine,
        "detector": job.settings.detector,
        "max_bytes": job.settings.max_bytes,
        "content": {name: _digest_of(place) for name, place in places.items()},
        "glossary": [_digest_of(Path(name.lstrip("+"))) for name in job.settings.glossary],
        "models": _models(job.settings),
    }


def _models(settings: Settings) -> str:
    """Return a digest of the manifests, which hold the digests of the weights, of all models an engine may use."""
    from ert_writer.engines.models.store import BUNDLED, default_root

    places = (BUNDLED, settings.models or default_root())
    manifests = [path for place in places for path in sorted(place.glob("[!.]*/manifest.json"))]
    rows = [[path.parent.name, hashlib.sha256(path.read_bytes()).hexdigest()] for path in manifests]
    return hashlib.sha256(canonical_json(rows)).hexdigest()


def _digest_of(place: Path) -> str:
    files = sorted(path for path in place.rglob("*") if path.is_file()) if place.is_dir() else [place]
    rows = [
        [path.relative_to(place).as_posix(), hashlib.sha256(path.read_bytes()).hexdigest()]
        for path in files
        if path.suffix != ".lock" and path.is_file()
    ]
    return hashlib.sha256(canonical_json(rows)).hexdigest()
