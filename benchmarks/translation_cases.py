"""Sentences whose English must hold some things and lack others: names, negation, orders, threats, days, lists.

    python -m benchmarks translation_cases

Three kinds of sets written for this project, each with a part for developing, whose failures are printed to standard
error, and one held back, of which only the figures are shown. `unflagged` are the wrong ones whose unit has no finding
and no low confidence; `inverted` those that say the reverse or another thing, by patterns of their own.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ert_writer.desk import Desk
from ert_writer.model.language import Direction
from ert_writer.model.translation import TranslationUnit
from ert_writer.translate.line import translate_lines
from ert_writer.translate.record import Line

DATA = Path(__file__).parents[1] / "tests" / "data"
SETS = (
    ("development", DATA / "translation.toml"),
    ("held back", DATA / "heldback" / "translation.toml"),
    ("critical, development", DATA / "critical.toml"),
    ("critical, held back", DATA / "heldback" / "critical.toml"),
    ("danger, development", DATA / "translation-2.toml"),
    ("danger, held back", DATA / "heldback" / "translation-2.toml"),
)

_NAMES = ("name", "place", "brand")


def cases(path: Path) -> list[dict[str, Any]]:
    return list(tomllib.loads(path.read_text("utf-8"))["case"])


def right(case: dict[str, Any], target: str) -> bool:
    return (
        all(_found(case["has"], target))
        and not any(_found(case.get("lacks", ()), target))
        and not inverted(case, target)
    )


def inverted(case: dict[str, Any], target: str) -> bool:
    return any(_found(case.get("inverted", ()), target))


def _found(patterns: Sequence[str], target: str) -> Iterator[bool]:
    return (re.search(pattern, target, re.IGNORECASE) is not None for pattern in patterns)


def flagged(units: Sequence[TranslationUnit]) -> bool:
    return any(unit.findings or unit.confidence == "low" for unit in units)


def row(name: str, path: Path, line: Line) -> str:
    counts: Counter[str] = Counter()
    found = cases(path)
    for case in found:
        (units,) = translate_lines([[case["source"]]], Direction(case["language"], "en"), line)
        target = "".join(unit.before + unit.target + unit.after for unit in units)
        good, named, silent = right(case, target), case["kind"] in _NAMES, not flagged(units)
        counts["right"] += good
        counts["names"] += named
        counts["names right"] += named and good
        counts["unflagged"] += not good and silent
        counts["inverted"] += inverted(case, target)
        counts["inverted, unflagged"] += inverted(case, target) and silent
        if not good and "development" in name:
            print(f"{case['kind']}{', unflagged' if silent else ''}: {case['source']} => {target}", file=sys.stderr)
    return (
        f"| {name} | {len(found)} | {counts['right']} ({counts['right'] / len(found):.0%})"
        f" | {counts['names right']}/{counts['names']} | {counts['unflagged']}"
        f" | {counts['inverted']} | {counts['inverted, unflagged']} |"
    )


def table() -> str:
    rows = [
        "| set | cases | right | names and places right | wrong and unflagged | inverted | inverted and unflagged |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    line = Desk().inbound.line
    rows += [row(name, path, line) for name, path in SETS]
    line.close()
    return "\n".join(rows)


if __name__ == "__main__":
    print(table())
