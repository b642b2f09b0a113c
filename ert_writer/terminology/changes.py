"""What differs between two glossaries: concepts added, removed, and changed term by term."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ert_writer.model.terms import Concept, Glossary, Term

ADDED, REMOVED, CHANGED = "added", "removed", "changed"
_FLAGS = ("always", "exact", "unconfirmed", "target_only")


@dataclass(frozen=True, slots=True)
class ConceptChange:
    """What happened to a concept.

    Attributes:
        concept: its id.
        kind: `added`, `removed` or `changed`.
        before: lines of its entry that are gone.
        after: lines of its entry that are new.
    """

    concept: str
    kind: str
    before: tuple[str, ...]
    after: tuple[str, ...]


def glossary_changes(before: Glossary, after: Glossary) -> tuple[ConceptChange, ...]:
    """Return what differs, by concept id; the order of concepts counts for nothing, that of terms leads a reader."""
    old, new = ({concept.id: tuple(_lines(concept)) for concept in side.concepts} for side in (before, after))
    return tuple(change for id_ in sorted({*old, *new}) if (change := _change(id_, old.get(id_), new.get(id_))))


def _change(id_: str, old: tuple[str, ...] | None, new: tuple[str, ...] | None) -> ConceptChange | None:
    if old is None or new is None:
        return ConceptChange(id_, ADDED if old is None else REMOVED, old or (), new or ())
    if old == new:
        return None
    gone = tuple(line for line in old if line not in new)
    come = tuple(line for line in new if line not in old)
    if not gone and not come:  # the same lines in another order: which term leads has changed
        return ConceptChange(id_, CHANGED, old, new)
    return ConceptChange(id_, CHANGED, gone, come)


def _lines(concept: Concept) -> Iterator[str]:
    for name in ("subject", "definition", "note"):
        if getattr(concept, name):
            yield f"{name}: {getattr(concept, name)}"
    yield f"severity: {concept.severity.label}"
    yield from map(_term, concept.terms)
    yield from (f"example {language}: {text}" for language, text in concept.examples)
    yield from (f"{name}: {value}" for name, value in concept.extra)


def _term(term: Term) -> str:
    about = [term.status.value, *(name for name in _FLAGS if getattr(term, name))]
    kind = f" ({term.part_of_speech})" if term.part_of_speech else ""
    note = "".join(f" - {text}" for text in (term.note, term.source) if text)
    return f"{term.language}: {term.text}{kind} [{', '.join(about)}]{note}"
