"""A token of the source that is neither copied into the target nor converted by a rule.

**Why.** `2025.417.00388` that becomes `2025,417.00388` is another file, and no list of known shapes foresees every
identifier. So every token with a digit, a sign, mixed letter case, or unknown to the dictionaries must be explained.

**Flags.** A number, code, handle or unknown name of the source that is not in the target letter for letter.

A single unknown name that has another spelling in the target (`Berlim`, "Berlin") is a note.

**Passes.** The same number, date, clock time or sum in another form; ordinals; `n.º`, `art.`, `fls.`, `§`, `y/o` and
the other rows of `data/conversions.toml`; a word in small letters that is one usual slip away from a known one.
"""

from __future__ import annotations

from collections.abc import Iterator

from ert_writer.checks.account import ID, unaccounted
from ert_writer.checks.rule import Issue, PairCheck
from ert_writer.entities.recognition import find_entities
from ert_writer.model.checking import CheckContext, Pair
from ert_writer.model.findings import Category, Severity


def _look(pair: Pair, _context: CheckContext) -> Iterator[Issue]:
    yield from unaccounted(pair, find_entities(pair.source))


CHECK = PairCheck(ID, Category.INCONSISTENT_ENTITIES, Severity.ERROR, _look, machine=True)
"""Entities that are recognised belong to `entity-mismatch`."""
