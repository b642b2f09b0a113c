"""Critical statements of unseen letters by each engine alone: right, inverted or neither.

    python -m benchmarks critical_statements

Threats, orders, negations and roles from the letters of `tests/data/devletters` and from those held back (only sums are
printed). Each statement is given to the engine as it is written, without the rest of the letter; all of its `right`
patterns must be found in the English, and none of its `inverted` ones.
"""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from benchmarks.letter_translation import unmended
from benchmarks.unseen_letters import SETS, Critical, read_letters, share
from ert_writer.desk.parts import EngineSettings, engine_context
from ert_writer.engines.choice import load_engine
from ert_writer.errors import ErtWriterError
from ert_writer.model.language import Direction
from ert_writer.model.translation import Engine

ENGINES = (("es", ("marian", "pivot", "apertium")), ("pt", ("bergamot",)))


def statements(which: str, language: str) -> list[Critical]:
    """Return the critical statements of a set's letters in a language."""
    letters = read_letters(SETS[which])
    return [item for letter in letters if letter.gold["language"] == language for item in letter.critical]


def verdict(statement: Critical, english: str) -> str:
    """Return `right`, `inverted` or `neither`."""
    if any(re.search(pattern, english, re.IGNORECASE) for pattern in statement.inverted):
        return "inverted"
    return "right" if all(re.search(pattern, english, re.IGNORECASE) for pattern in statement.right) else "neither"


def count(engine: Engine, items: Sequence[Critical], direction: Direction) -> Counter[str]:
    """Return how many statements an engine gets right, inverts, or neither."""
    found = engine.translate([item.source for item in items], direction)
    return Counter(verdict(item, one[0].text) for item, one in zip(items, found, strict=True))


def row(name: str, which: str, engine: Engine, language: str) -> str:
    """Return a line of the table."""
    items = statements(which, language)
    start = time.perf_counter()
    counts = count(engine, items, Direction(language, "en"))
    seconds = time.perf_counter() - start
    right, inverted = (share(counts[key], len(items)) for key in ("right", "inverted"))
    return f"| {language}-en | {name} | {which} | {right} | {inverted} | {len(items) / seconds:.0f} |"


def table() -> str:
    """Return right and inverted statements for each engine, with its rewordings and without."""
    lines = [
        "| direction | engine | letters | right | inverted | statements/s |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    context = replace(engine_context(EngineSettings()), threads=2)
    for language, names in ENGINES:
        for name in names:
            try:
                engine = load_engine(name, context)
                for which in SETS:
                    lines.append(row(f"{name}, raw", which, unmended(engine), language))
                    lines.append(row(name, which, engine, language))
                engine.close()
            except ErtWriterError as error:
                lines.append(f"| {language}-en | {name} | - | {error} | - | - |")
    return "\n".join(lines)


if __name__ == "__main__":
    print(table())
