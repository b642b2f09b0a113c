"""Sentences whose English must hold some things and lack others: names, negation, orders, threats, days, lists.

    python -m benchmarks translation_cases

Two sets written for this project: one for developing, whose failures are printed to standard error, and one held back,
of which only the figures are shown. `unflagged` are the wrong ones whose unit has no finding and no low confidence.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ert_writer.assembly.inbound import make_inbound
from ert_writer.assembly.parts import EngineSettings
from ert_writer.model.language import Direction
from ert_writer.model.translation import TranslationUnit
from ert_writer.translate.line import translate_lines
from ert_writer.translate.record import Line

DATA = Path(__file__).parents[1] / "tests" / "data"
SETS = (("development", DATA / "translation.toml"), ("held back", DATA / "heldback" / "translation.toml"))


def cases(path: Path) -> list[dict[str, Any]]:
    return list(tomllib.loads(path.read_text("utf-8"))["case"])


def right(case: dict[str, Any], target: str) -> bool:
    has = all(re.search(pattern, target, re.IGNORECASE) for pattern in case["has"])
    return has and not any(re.search(pattern, target, re.IGNORECASE) for pattern in case["lacks"])


def flagged(units: Sequence[TranslationUnit]) -> bool:
    return any(unit.findings or unit.confidence == "low" for unit in units)


def row(name: str, path: Path, line: Line) -> str:
    counts = {"right": 0, "unflagged": 0, "names": 0, "names right": 0}
    found = cases(path)
    for case in found:
        (units,) = translate_lines([[case["source"]]], Direction(case["language"], "en"), line)
        target = "".join(unit.before + unit.target + unit.after for unit in units)
        good = right(case, target)
        named = case["kind"] in ("name", "place", "brand")
        counts["right"] += good
        counts["unflagged"] += not good and not flagged(units)
        counts["names"] += named
        counts["names right"] += named and good
        if not good and name == "development":
            print(f"{case['kind']}: {case['source']} => {target}", file=sys.stderr)
    return (
        f"| {name} | {len(found)} | {counts['right']} ({counts['right'] / len(found):.0%})"
        f" | {counts['names right']}/{counts['names']} | {counts['unflagged']} |"
    )


def table() -> str:
    rows = ["| set | cases | right | names and places right | wrong and unflagged |", "| --- | --- | --- | --- | --- |"]
    line = make_inbound(EngineSettings()).line
    rows += [row(name, path, line) for name, path in SETS]
    line.close()
    return "\n".join(rows)


if __name__ == "__main__":
    print(table())
