"""What `ert_writer` does of each kind of work: `python ours.py flow|raw|detect|glossary|render`."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from common import Run, measure, scratch

TEMPLATE = "ack"


def flow(work: dict[str, Any]) -> Run:
    from ert_writer.desk import Desk, Settings
    from ert_writer.model.language import Direction
    from ert_writer.translate.line import line_text, translate_lines

    desk, direction = Desk(Settings(threads=1)), Direction(*work["direction"].split("-"))

    def run(texts: Sequence[str]) -> list[str]:
        return [line_text(units) for units in translate_lines([texts], direction, desk.inbound.line)]

    return run


def raw(work: dict[str, Any]) -> Run:
    from ert_writer.desk.parts import EngineSettings, make_engines
    from ert_writer.engines.choice import best
    from ert_writer.engines.reworded import RewordedEngine
    from ert_writer.model.language import Direction

    direction = Direction(*work["direction"].split("-"))
    first = make_engines(EngineSettings(threads=1))[0]
    engine = best(getattr(first, "candidates", (first,)), direction)
    if isinstance(engine, RewordedEngine):
        engine = engine.engine
    if engine is None:
        raise SystemExit(f"no engine translates {direction}")
    return lambda texts: [found[0].text for found in engine.translate(texts, direction)]


def detect(_: dict[str, Any]) -> Run:
    from ert_writer.detectors.house import create

    detector = create()
    return lambda texts: [detector.detect(text).language for text in texts]


def glossary(work: dict[str, Any]) -> Run:
    from ert_writer.flows.checking import check_pairs, load_checks
    from ert_writer.model.checking import CheckContext, Pair
    from ert_writer.terminology.index import compile_terms
    from ert_writer.terminology.reading import read_glossary

    context = CheckContext(compile_terms(read_glossary(Path(work["glossary"]))))
    checks = [check for check in load_checks() if check.id in work["rules"]]

    def run(items: Sequence[Sequence[str]]) -> list[list[list[str]]]:
        pairs = tuple(Pair(id_, said, written, source, target) for id_, source, target, said, written in items)
        found: dict[str, list[list[str]]] = {pair.id: [] for pair in pairs}
        for finding in check_pairs(pairs, checks, context):
            found[finding.pair].append([finding.check, finding.concept])
        return [found[pair.id] for pair in pairs]

    return run


def render(work: dict[str, Any]) -> Run:
    from ert_writer.content.place import packaged_content
    from ert_writer.desk import Desk, Settings
    from ert_writer.errors import ErtWriterError

    del work
    edited = Path(scratch())
    shutil.copytree(packaged_content().templates, edited / "templates")
    wording = edited / "templates" / "es" / f"{TEMPLATE}.txt.j2"
    wording.write_text(wording.read_text("utf-8").replace("Fue asignada", "Fue aprobada"), encoding="utf-8")
    desks = {False: Desk(Settings(engine="echo")), True: Desk(Settings(engine="echo", content=edited))}
    now = datetime(2026, 11, 30, 18, tzinfo=UTC)

    def one(item: dict[str, Any]) -> str:
        name = item.get("template", TEMPLATE)
        try:
            return desks[item["edited"]].reply(name, values=item["values"], language="es", now=now).text
        except ErtWriterError as error:
            return f"!{type(error).__name__}"

    return lambda items: [one(item) for item in items]


measure({one.__name__: one for one in (flow, raw, detect, glossary, render)}[sys.argv[1]])
