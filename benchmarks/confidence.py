"""Whether the levels of confidence mean something: chrF of the development letters by level.

python -m benchmarks.confidence
"""

from __future__ import annotations

from benchmarks.letter_translation import letters
from ert_writer.desk import Desk
from ert_writer.model.language import Direction
from ert_writer.translate.confidence import HIGH, LOW, MEDIUM
from ert_writer.translate.line import translate_lines


def _row(direction: str, level: str, pairs: list[tuple[str, str]]) -> str:
    from sacrebleu import corpus_chrf

    score = f"{corpus_chrf([p[0] for p in pairs], [[p[1] for p in pairs]]).score:.1f}" if pairs else "-"
    return f"| {direction} | {level} | {len(pairs)} | {score} |"


def table() -> str:
    overall: dict[str, list[tuple[str, str]]] = {HIGH: [], MEDIUM: [], LOW: []}
    lines = ["| direction | level | segments | chrF |", "| --- | --- | --- | --- |"]
    bench = Desk().inbound.line
    for source in ("es", "pt"):
        rows = [row for row in letters() if row["language"] == source]
        found: dict[str, list[tuple[str, str]]] = {HIGH: [], MEDIUM: [], LOW: []}
        targets = translate_lines([[row["source"] for row in rows]], Direction(source, "en"), bench)
        for row, units in zip(rows, targets, strict=True):
            levels = [unit.confidence for unit in units if unit.confidence]
            if levels:
                level = min(levels, key=[LOW, MEDIUM, HIGH].index)
                found[level].append(("".join(u.before + u.target + u.after for u in units), row["reference"]))
        for level, pairs in found.items():
            overall[level] += pairs
            lines.append(_row(f"{source}-en", level, pairs))
    bench.close()
    lines += [_row("both", level, pairs) for level, pairs in overall.items()]
    return "\n".join(lines)


if __name__ == "__main__":
    print(table())
