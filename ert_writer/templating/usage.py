"""Where a clause, slot, field, regional word, vocabulary or decision is used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ert_writer.errors import ErtWriterError
from ert_writer.templating.kinds import Field, Part, SharedClause, Template
from ert_writer.templating.library import CLAUSES, Library


@dataclass(frozen=True, slots=True)
class Use:
    """One use: the template or clause (`clauses/<id>`), and how it uses what was asked for."""

    source: str
    how: str


def templates_with(clause: SharedClause, library: Library) -> tuple[str, ...]:
    """Return the ids of the templates whose wording names a clause, or the slot that it fills."""
    name = clause.slot or clause.id
    return tuple(
        id_
        for id_, template in library.templates.items()
        if isinstance(template, Template) and name in _shared(template)
    )


def usage(name: str, library: Library) -> tuple[Use, ...]:
    """Return every use of a clause (also as `clauses/<id>`), slot, field, word, vocabulary or decision, in order."""
    plain = name.removeprefix(f"{CLAUSES}/")
    found = [Use(id_, how) for id_, source in _sources(library) for how in _uses(plain, source, library)]
    return tuple(dict.fromkeys(found))


def known_names(library: Library) -> frozenset[str]:
    """Return everything whose use may be asked for."""
    fields = {field.name for _, source in _sources(library) for field in source.fields}
    slots = {clause.slot for clause in library.clauses.values() if isinstance(clause, SharedClause) and clause.slot}
    return frozenset({*library.clauses, *slots, *library.words, *library.vocabularies, *library.decisions, *fields})


def _sources(library: Library) -> Iterator[tuple[str, Template | SharedClause]]:
    for id_, source in library.templates.items():
        if not isinstance(source, ErtWriterError):
            yield id_, source
    for id_, clause in library.clauses.items():
        if not isinstance(clause, ErtWriterError):
            yield f"{CLAUSES}/{id_}", clause


def _uses(name: str, source: Template | SharedClause, library: Library) -> Iterator[str]:
    if isinstance(source, Template):
        clause = library.clauses.get(name)
        slot = clause.slot if isinstance(clause, SharedClause) else ""
        if name in _shared(source):
            yield "its wording names it"
        elif slot and slot in _shared(source):
            yield f"through the slot {slot}"
        if name in source.gates:
            yield "asks for the decision"
    elif source.slot == name:
        yield f"fills the slot for {', '.join(source.countries) or 'every other country'}"
    yield from _field_uses(name, source.fields)
    for language, parts in source.wording.items():
        if any(_names(part, name) for part in parts):
            yield f"printed or tested in {language}"


def _field_uses(name: str, fields: tuple[Field, ...]) -> Iterator[str]:
    for field in fields:
        if field.name == name:
            yield f"declares the field ({'required' if field.required else 'optional'})"
        if field.vocabulary == name:
            yield f"field {field.name} takes its entries"


def _shared(template: Template) -> frozenset[str]:
    return frozenset(part.id for parts in template.wording.values() for part in parts if part.shared)


def _names(part: Part, name: str) -> bool:
    inside = " ".join(re.findall(r"\{[{%](.*?)[}%]\}", part.text, re.DOTALL))
    return re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", inside) is not None
