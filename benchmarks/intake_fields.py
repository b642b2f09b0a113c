"""How well intake reads the annotated letters: exact and partial scores per field and per country.

Run: `python benchmarks/intake_fields.py [--misses]`
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from support.intake import Score, annotated, case_of, scores


def measure() -> tuple[Score, ...]:
    """Return every score."""
    return tuple(score for read in annotated() for score in scores(read, case_of(read.text, read.form)))


def table() -> str:
    """Return the scores as text: one line a field, then one a country."""
    return render(measure())


def render(found: tuple[Score, ...]) -> str:
    lines = [f"{'field':<28}{'letters':>8}{'exact':>8}{'partial':>9}{'sure and wrong':>16}"]
    lines += _rows(found, lambda score: score.field)
    lines += ["", f"{'country':<28}{'fields':>8}{'exact':>8}{'partial':>9}{'sure and wrong':>16}"]
    lines += _rows(found, lambda score: score.letter.country or "none")
    lines += ["", *_rows(found, lambda _: "all")]
    return "\n".join(lines)


def _rows(found, key):
    groups: dict[str, list[Score]] = defaultdict(list)
    for score in found:
        groups[key(score)].append(score)
    for name, group in groups.items():
        exact = sum(score.exact for score in group) / len(group)
        partial = sum(score.partial for score in group) / len(group)
        wrong = sum(score.partial == 0 and bool(score.got) and score.confidence >= 0.9 for score in group)
        yield f"{name:<28}{len(group):>8}{exact:>8.3f}{partial:>9.3f}{wrong:>16}"


if __name__ == "__main__":
    results = measure()
    print(render(results))
    if "--misses" in sys.argv:
        for score in results:
            if not score.exact:
                print(f"{score.letter.id}: {score.field}: wanted {list(score.wanted)} got {list(score.got)}")
