"""Identifiers verbatim after translation, raw engine against the protected flow.

Counted on the example letters and on carrier sentences made of them: every handle, address, number and code of a kind
that must stand byte for byte. `verbatim` counts those that stand in the target exactly as often as in the source; a
clock time such as `21h35` counts where the target has it as its language writes it (`21:35`): a conversion by rule.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from ert_writer.desk.parts import EngineSettings, make_engines, make_readers
from ert_writer.entities.recognition import find_entities
from ert_writer.entities.verification import must_be_verbatim
from ert_writer.model.language import Direction
from ert_writer.model.text import EntityKind
from ert_writer.readers.opening import read_document
from ert_writer.translate.line import translate_lines
from ert_writer.translate.record import Line

EXAMPLES = Path(__file__).parents[1] / "examples"
ENGINES = (
    ("bergamot", "pt-en"),
    ("bergamot", "en-pt"),
    ("apertium", "es-pt"),
    ("apertium", "pt-es"),
    ("pivot", "es-en"),
    ("pivot", "en-es"),
)
HOSTILE = (
    "@_x__.y_", "@ñandú.águila_", "a.b+c_d@mail.example", "https://red.example/@a_b?x=1&y=%20z", "{{ 7*7 }}",
    "2001:db8::8a2e:370:7334", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "R$ 9.918,71",
    "0004127-21.2025.8.26.0352", "PH001", "3f2b8c1e-9a77-4c55-8d21-0f3e5a6b7c8d", "00:1A:2B:3C:4D:5E",
)  # fmt: skip
CARRIERS = {
    "es": ("La cuenta {} fue denunciada ayer.", "Se solicita la preservación de {}.", "{} envió amenazas de muerte."),
    "pt": ("A conta {} foi denunciada ontem.", "Solicita-se a preservação de {}.", "{} enviou ameaças de morte."),
    "en": ("The account {} was reported.", "We request the preservation of {}.", "{} sent death threats."),
}


def lines(language: str) -> list[str]:
    found = [carrier.format(item) for item in HOSTILE for carrier in CARRIERS[language]]
    for path in sorted(EXAMPLES.glob("0*")):
        document = read_document(path.read_bytes(), path.name, make_readers())
        found += [paragraph.text for paragraph in document.paragraphs if find_entities(paragraph.text)]
    return [" ".join(line.split()) for line in found]


def verbatim(sources: Iterable[str], targets: Iterable[str]) -> tuple[int, int]:
    held = total = 0
    for source, target in zip(sources, targets, strict=True):
        counts = Counter(_fixed(source))
        total += counts.total()
        held += sum(
            n for (text, clock), n in counts.items() if _times_in(target, text, clock) == _times_in(source, text, clock)
        )
    return held, total


def _fixed(text: str) -> Iterator[tuple[str, str]]:
    """Yield each identifier with, for a clock time, its value: that is what has to stay."""
    for entity in find_entities(text):
        if must_be_verbatim(entity):
            yield (entity.text, entity.normal) if entity.kind == EntityKind.TIME else (entity.text, "")


def _times_in(text: str, identifier: str, clock: str) -> int:
    if not clock:
        return text.count(identifier)
    return sum(entity.kind == EntityKind.TIME and entity.normal == clock for entity in find_entities(text))


def table() -> str:
    rows = ["| engine | direction | raw | protected |", "| --- | --- | --- | --- |"]
    for name, pair in ENGINES:
        source, _, target = pair.partition("-")
        direction = Direction(source, target)
        bench = Line(make_engines(EngineSettings(name)))
        sources = lines(source)
        raw = [found[0].text for found in bench.engine.translate(sources, direction)]
        kept = [
            "".join(u.before + u.target + u.after for u in units)
            for units in translate_lines([sources], direction, bench)
        ]
        bench.close()
        shares = [
            f"{held}/{total} ({held / total:.1%})" for held, total in (verbatim(sources, raw), verbatim(sources, kept))
        ]
        rows.append(f"| {name} | {pair} | {' | '.join(shares)} |")
    return "\n".join(rows)


if __name__ == "__main__":
    print(table())
