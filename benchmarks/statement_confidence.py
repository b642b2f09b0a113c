"""Whether confidence tells the dangerous sentences that came out wrong: critical statements of unseen letters by level.

    python -m benchmarks statement_confidence

Each Spanish statement goes through the whole line of translation. A statement is right by the patterns of
`critical_statements`. AUC: how often a statement that is not right has the lower confidence of two. Of the letters held
back only sums are printed.
"""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.critical_statements import statements, verdict
from benchmarks.unseen_letters import SETS
from ert_writer.desk import Desk
from ert_writer.model.language import Direction
from ert_writer.model.translation import TranslationUnit
from ert_writer.translate.confidence import HIGH, LOW, MEDIUM
from ert_writer.translate.line import translate_lines
from ert_writer.translate.record import Line

LEVELS = (HIGH, MEDIUM, LOW)


def area(doubt: Sequence[float], wrong: Sequence[bool]) -> float:
    """Return the share of pairs, one wrong and one right, in which the wrong one has more doubt; a tie counts half."""
    bad = [value for value, is_wrong in zip(doubt, wrong, strict=True) if is_wrong]
    good = [value for value, is_wrong in zip(doubt, wrong, strict=True) if not is_wrong]
    wins = sum((one > other) + (one == other) / 2 for one in bad for other in good)
    return wins / (len(bad) * len(good)) if bad and good else 0.5


def doubt(units: Sequence[TranslationUnit]) -> float:
    """Return the engine's doubt of its least probable unit: minus the mean log-probability of a token."""
    return -min((unit.score for unit in units if unit.score is not None), default=0.0)


def level(units: Sequence[TranslationUnit]) -> str:
    """Return the lowest level of the units."""
    return max((unit.confidence or HIGH for unit in units), key=LEVELS.index)


def rows(which: str, line: Line) -> list[str]:
    """Return a set's rows of the table."""
    items = statements(which, "es")
    found = list(translate_lines([[item.source for item in items]], Direction("es", "en"), line))
    wrong = [
        verdict(item, " ".join(unit.target for unit in units)) != "right"
        for item, units in zip(items, found, strict=True)
    ]
    levels = [level(units) for units in found]
    by_score = area([doubt(units) for units in found], wrong)
    by_level = area([LEVELS.index(name) for name in levels], wrong)
    lines = []
    for name in LEVELS:
        own = [not is_wrong for is_wrong, given in zip(wrong, levels, strict=True) if given == name]
        lines.append(f"| {which} | {name} | {sum(own)}/{len(own)} |")
    both = area([LEVELS.index(name) + min(doubt(units), 0.9) for name, units in zip(levels, found, strict=True)], wrong)
    return [
        *lines,
        f"| {which} | AUC of score, of level, of level then score | {by_score:.3f}, {by_level:.3f}, {both:.3f} |",
    ]


def table() -> str:
    """Return how many statements are right at each level of confidence."""
    line = Desk().inbound.line
    body = [row for which in SETS for row in rows(which, line)]
    line.close()
    return "\n".join(["| letters | confidence | right |", "| --- | --- | --- |", *body])


if __name__ == "__main__":
    print(table())
