"""The whole flow against its own engine on public text: BLEU, chrF and lines a second.

    python -m benchmarks flow_against_engine DIRECTORY [LINES]

DIRECTORY holds `flores-dev.es`, `.pt` and `.en` (FLORES-200 dev, CC BY-SA 4.0): for measuring, never for training. It
is no part of the project. The flow is what `translate --lines` runs: names, checks of meaning, approved terms.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from ert_writer.desk import Desk
from ert_writer.model.language import Direction
from ert_writer.model.translation import Engine
from ert_writer.translate.line import line_text, translate_lines
from ert_writer.translate.record import Line

Run = Callable[[Sequence[str], Direction], list[str]]


def raw(engine: Engine) -> Run:
    def run(lines: Sequence[str], direction: Direction) -> list[str]:
        found: list[str] = []
        for start in range(0, len(lines), 16):
            found += [readings[0].text for readings in engine.translate(lines[start : start + 16], direction)]
        return found

    return run


def flow(line: Line) -> Run:
    def run(lines: Sequence[str], direction: Direction) -> list[str]:
        batches = [lines[start : start + 16] for start in range(0, len(lines), 16)]
        return [line_text(units) for units in translate_lines(batches, direction, line)]

    return run


def table(directory: str = ".", lines: str = "300") -> str:
    from sacrebleu import corpus_bleu, corpus_chrf

    rows = ["| direction | engine | way | BLEU | chrF | lines/s |", "| --- | --- | --- | --- | --- | --- |"]
    texts = {
        language: (Path(directory) / f"flores-dev.{language}").read_text("utf-8").splitlines()[: int(lines)]
        for language in ("es", "pt", "en")
    }
    line = Desk().inbound.line
    for source in ("es", "pt"):
        direction = Direction(source, "en")
        engine = line.offered(direction)[0]
        for name, run in (("raw", raw(engine)), ("flow", flow(line))):
            run(texts[source][:2], direction)  # load
            start = time.perf_counter()
            targets = run(texts[source], direction)
            speed = len(targets) / (time.perf_counter() - start)
            bleu = corpus_bleu(targets, [texts["en"]]).score
            chrf = corpus_chrf(targets, [texts["en"]]).score
            rows.append(
                f"| {direction} | {engine.describe(direction)} | {name} | {bleu:.1f} | {chrf:.1f} | {speed:.0f} |"
            )
    line.close()
    return "\n".join(rows)


if __name__ == "__main__":
    print(table(*sys.argv[1:]))
