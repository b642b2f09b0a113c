"""Translation of the development letters: chrF, approved terms and identifiers, from raw engine to whole flow.

    python -m benchmarks letter_translation

From English the references are translated back, and scored against the letters. Rows: the engine alone; with
identifiers protected; with its known wording mistakes mended; the whole flow with approved terms. The letters and
references in data/letters.tsv are fictional and were written for this project.
"""

from __future__ import annotations

import csv
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from ert_writer.desk import Desk
from ert_writer.desk.parts import EngineSettings, make_engines
from ert_writer.engines.reworded import RewordedEngine
from ert_writer.entities.recognition import find_entities
from ert_writer.entities.verification import must_be_verbatim
from ert_writer.model.language import Direction
from ert_writer.model.translation import Engine
from ert_writer.terminology.index import OCCURS, TermIndex, compile_terms
from ert_writer.terminology.reading import glossary_files, read_glossary
from ert_writer.translate.line import translate_lines
from ert_writer.translate.record import Line
from ert_writer.translate.terms import unmet

LETTERS = Path(__file__).parent / "data" / "letters.tsv"
GLOSSARY = Path(__file__).parents[1] / "glossary"
Run = Callable[[Sequence[str], Direction], list[str]]


def letters() -> list[dict[str, str]]:
    with LETTERS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def rows_of(direction: Direction) -> list[dict[str, str]]:
    """Return the segments of a direction; from English, references are the source and letters the reference."""
    if direction.source != "en":
        return [row for row in letters() if row["language"] == direction.source]
    turned = [row for row in letters() if row["language"] == direction.target]
    return [{**row, "source": row["reference"], "reference": row["source"]} for row in turned]


def bare(engine: Engine) -> Run:
    def run(sources: Sequence[str], direction: Direction) -> list[str]:
        return [found[0].text for found in engine.translate(sources, direction)]

    return run


def flow(bench: Line) -> Run:
    def run(sources: Sequence[str], direction: Direction) -> list[str]:
        lines = translate_lines([list(sources)], direction, bench)
        return ["".join(unit.before + unit.target + unit.after for unit in units) for units in lines]

    return run


def unmended(engine: Engine) -> Engine:
    """Return the engine without the data of `engines/rewording`, legs and candidates included."""
    if isinstance(engine, RewordedEngine):
        return unmended(engine.engine)
    for name in ("legs", "candidates"):
        if hasattr(engine, name):
            return replace(engine, **{name: tuple(map(unmended, getattr(engine, name)))})  # type: ignore[type-var]
    return engine


def score(run: Run, rows: Sequence[dict[str, str]], direction: Direction, index: TermIndex) -> str:
    from sacrebleu import corpus_chrf

    sources = [row["source"] for row in rows]
    start = time.perf_counter()
    targets = run(sources, direction)
    seconds = time.perf_counter() - start
    chrf = corpus_chrf(targets, [[row["reference"] for row in rows]]).score
    asked = met = held = entities = 0
    for source, target in zip(sources, targets, strict=True):
        terms = {
            m.span
            for m in index.find(source, direction.source, at_least=OCCURS)
            if m.term.status.accepted and index.accepted(m.concept, direction.target)
        }
        asked += len(terms)
        met += len(terms) - len(unmet(source, target, index, direction))
        fixed = [entity.text for entity in find_entities(source) if must_be_verbatim(entity)]
        entities += len(fixed)
        held += sum(text in target for text in fixed)
    return f"{chrf:.1f} | {met}/{asked} ({met / max(asked, 1):.0%}) | {held}/{entities} | {len(rows) / seconds:.0f}"


def table() -> str:
    index = compile_terms(read_glossary(*glossary_files([GLOSSARY])))
    lines = ["| direction | way | chrF | terms | identifiers | segments/s |", "| --- | --- | --- | --- | --- | --- |"]
    for direction in (Direction("es", "en"), Direction("pt", "en"), Direction("en", "es"), Direction("en", "pt")):
        rows = rows_of(direction)
        bench = Line(make_engines(EngineSettings()))
        plain = unmended(bench.engine)
        ways: list[tuple[str, Run]] = [
            (f"{bench.engine.describe(direction)}, raw", bare(plain)),
            ("raw, identifiers protected", flow(Line((plain,)))),
            ("wording mended, identifiers protected", flow(bench)),
            ("the same with approved terms", flow(Desk().inbound.line)),
        ]
        lines += [f"| {direction} | {name} | {score(run, rows, direction, index)} |" for name, run in ways]
        bench.close()
    return "\n".join(lines)


if __name__ == "__main__":
    print(table())
