"""The last approved wording, from the bytes kept at its approval.

A desk goes on with it while an edit is not approved yet.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ert_writer.errors import ErtWriterError
from ert_writer.model.language import EN, SUPPORTED, Language
from ert_writer.templating.approval import APPROVED, CANONICAL
from ert_writer.templating.kinds import (
    Choice,
    Computed,
    DecisionRule,
    Field,
    FieldKind,
    Holds,
    Part,
    SharedClause,
    Template,
    Time,
    Words,
)
from ert_writer.templating.library import Desk, Library

Facts = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Fallback:
    """A template set in which one template is as it was approved last, and the version that it has there."""

    library: Library
    version: str
    approved_on: date


def last_approved(id_: str, language: Language, library: Library) -> Fallback | None:
    """Return the set with a template, and the clauses, words and desk lines in it, as its approval knew them.

    None when the bytes of the approval are not kept, were altered, or are of another form.
    """
    template = library.template(id_)
    codes = tuple(dict.fromkeys((language, EN)))
    facts = {code: approved_facts(template, code, library) for code in codes}
    if not all(facts.values()) or template.retired:
        return None
    kept = {code: fact for code, fact in facts.items() if fact}
    rebuilt = _template(template, kept)
    clauses = {
        id_: _clause(id_, [fact["clauses"] for fact in kept.values()], kept, library) for id_ in _clause_ids(kept)
    }
    changed = replace(
        library,
        templates={**library.templates, template.id: rebuilt},
        clauses={**_others(rebuilt, language, library), **clauses},
        words=_words(library.words, kept.values()),
        desk=_desk(library.desk, kept),
        decisions=_rules(library.decisions, kept.values()),
    )
    return Fallback(changed, rebuilt.version, template.seals[language].approval.approved_on)


def _others(template: Template, language: Language, library: Library) -> dict[str, SharedClause | ErtWriterError]:
    """Return the clauses that the template cannot draw: one that is new since its approval must not fill its slots."""
    drawn = {part.id for part in template.wording.get(language, ()) if part.shared}
    return {
        id_: clause
        for id_, clause in library.clauses.items()
        if isinstance(clause, SharedClause) and clause.slot not in drawn and id_ not in drawn
    }


def approved_facts(source: Template | SharedClause, language: Language, library: Library) -> Facts | None:
    """Return what was approved in a language, from `approved/<sha256>.json`; None when it cannot be trusted."""
    seal = source.seals.get(language)
    path = library.root / APPROVED / f"{seal.approval.sha256}.json" if seal else None
    if seal is None or path is None or not path.is_file():
        return None
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != seal.approval.sha256:
        return None
    facts: Facts = json.loads(data)
    return facts if facts.get("form") == CANONICAL and facts.get("language") == language else None


def _common(source: Template | SharedClause, facts: Mapping[Language, Facts]) -> dict[str, Any]:
    first = next(iter(facts.values()))
    return {
        "version": first["version"],
        "author": first["author"],
        "policy": first["policy"],
        "fields": _fields(source.fields, facts),
        "wording": {code: _parts(fact) for code, fact in facts.items()},
    }


def _template(template: Template, facts: Mapping[Language, Facts]) -> Template:
    first = next(iter(facts.values()))
    flags: dict[str, Any] = {name: bool(first[name]) for name in ("hides_existence", "internal", "courts")}
    return replace(template, **_common(template, facts), gates=tuple(first["gates"]), **flags)


def _clause_ids(facts: Mapping[Language, Facts]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id_ for fact in facts.values() for id_, clause in fact["clauses"].items() if clause))


def _clause(id_: str, tables: Sequence[Facts], facts: Mapping[Language, Facts], library: Library) -> SharedClause:
    present = library.clauses.get(id_)
    own = {code: table[id_] for code, table in zip(facts, tables, strict=True) if table.get(id_)}
    if isinstance(present, SharedClause):
        return _rebuilt_clause(present, own)
    empty: Words = dict.fromkeys(SUPPORTED, "")
    return _rebuilt_clause(SharedClause(id_, "", "", "", empty, (), {}, {}), own)


def _rebuilt_clause(clause: SharedClause, facts: Mapping[Language, Facts]) -> SharedClause:
    first = next(iter(facts.values()))
    days: dict[str, Any] = {
        name: date.fromisoformat(first[name]) if first[name] else None
        for name in ("valid_from", "verify_by", "expires_on")
    }
    texts: dict[str, Any] = {name: first[name] for name in ("slot", "source", "confirmed_by")}
    places: dict[str, Any] = {name: tuple(first[name]) for name in ("countries", "entities")}
    return replace(clause, **_common(clause, facts), **days, **texts, **places)


def _parts(facts: Facts) -> tuple[Part, ...]:
    return tuple(Part(id_, text, shared, optional) for id_, shared, optional, text in facts["wording"])


def _fields(present: Sequence[Field], facts: Mapping[Language, Facts]) -> tuple[Field, ...]:
    labels = {field.name: field for field in present}
    tables = {code: {field["name"]: field for field in fact["fields"]} for code, fact in facts.items()}
    names = [field["name"] for field in next(iter(facts.values()))["fields"]]
    return tuple(
        _field(name, labels.get(name), {code: table[name] for code, table in tables.items() if name in table})
        for name in names
    )


def _field(name: str, present: Field | None, facts: Mapping[Language, Facts]) -> Field:
    first = next(iter(facts.values()))
    computed = first.get("computed")
    return Field(
        name=name,
        kind=FieldKind(first["kind"]),
        required=first.get("required", False),
        label=present.label if present else dict.fromkeys(SUPPORTED, name),
        help=present.help if present else {},
        case_field=first.get("case_field", ""),
        choices=_choices(facts),
        vocabulary=first.get("vocabulary", ""),
        computed=Computed(computed[0], computed[1]) if computed else None,
        account=first.get("account", False),
        required_when=tuple((pair[0], pair[1]) for pair in first.get("required_when", ())),
        time=Time(first.get("time", "")),
        within_days=first.get("within_days", 0),
        holds=Holds(first.get("holds", Holds.WORDS)),
        recognise=tuple(first.get("recognise", ())),
        needs_alone=first.get("needs_alone", False),
        part_of=first.get("part_of", ""),
        group=first.get("group", ""),
    )


def _choices(facts: Mapping[Language, Facts]) -> tuple[Choice, ...]:
    words: dict[str, dict[Language, str]] = {}
    rest: dict[str, tuple[tuple[str, ...], bool, str]] = {}
    for code, fact in facts.items():
        for id_, said, signs, alone, group in fact.get("choices", ()):
            words.setdefault(id_, {})[code] = said
            rest[id_] = (tuple(signs), alone, group)
    filled = {id_: dict.fromkeys(SUPPORTED, next(iter(said.values()))) | said for id_, said in words.items()}
    return tuple(Choice(id_, said, *rest[id_]) for id_, said in filled.items())


def _words(present: Mapping[str, Words], facts: Iterable[Facts]) -> dict[str, Words]:
    words = {name: dict(said) for name, said in present.items()}
    for fact in facts:
        for table in (fact, *filter(None, fact["clauses"].values())):
            for name, said in table["words"].items():
                words.setdefault(name, {}).update(said)
    return dict(words)


def _rules(present: Mapping[str, DecisionRule], facts: Iterable[Facts]) -> dict[str, DecisionRule]:
    apart = {name: tuple(others) for fact in facts for name, others in fact.get("apart_from", {}).items()}
    return {name: replace(rule, apart_from=apart.get(name, rule.apart_from)) for name, rule in present.items()}


def _desk(present: Desk, facts: Mapping[Language, Facts]) -> Desk:
    lines = {code: fact["desk"] for code, fact in facts.items()}
    _, _, email, phone, portal = next(iter(lines.values()))
    name = {**present.name, **{code: line[0] for code, line in lines.items()}}
    hours = {**present.hours, **{code: line[1] for code, line in lines.items()}}
    links = tuple(link for fact in facts.values() for link in fact.get("links", ()))
    return replace(present, name=name, hours=hours, email=email, phone=phone, portal=portal, links=links)
