"""Approvals: what was approved, by whom, until when; anything else is refused with the reason."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import combinations
from typing import Any

from ert_writer.errors import ContentError
from ert_writer.model.language import Language
from ert_writer.templating.kinds import Field, FieldKind, Part, Sealed, SharedClause, Template
from ert_writer.templating.library import Library
from ert_writer.templating.one_person import is_printable, person, same, scripts, strange_letter
from ert_writer.templating.signing import signature_problems
from ert_writer.templating.trust import on_day

CANONICAL = "ert_writer approval 3"
"""First entry of the canonical form; a new form of approval gets a new number."""

APPROVED = "approved"
"""Directory of approved bytes, by their sha256."""

APPROVERS_NEEDED = 2

FIELD_FACTS = (
    *("required", "case_field", "vocabulary", "account", "required_when", "time", "within_days", "holds", "recognise"),
    *("needs_alone", "part_of", "group"),
)
"""Attributes of a field that an approval covers besides its name, kind, rule and options."""

_WORD_USED = re.compile(r"""\{\{-?\s*(["'])(?P<id>[a-z][a-z0-9-]*)\1\s*\|\s*word\b""")
_WORD_FILTER = re.compile(r"\|\s*word\b")


def canonical_bytes(source: Template | SharedClause, language: Language, library: Library) -> bytes:
    """Return what an approval's sha256 covers: everything that decides what a reader will read.

    The wording in this language, id, version, author, policy, fields and their printed options, gates and switches,
    the regional words it uses, every shared clause it can draw, fixed or by country, and the desk's lines. Labels, help
    texts and purposes are left out, because no reply prints them. Form: one JSON object, keys sorted, UTF-8, NFC, line
    feeds.

    Raises:
        ContentError: the language has no wording.
    """
    # not canonical_json: NFC and days as text belong to this form, and another would end every approval given
    value = _facts(source, language, library)
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return unicodedata.normalize("NFC", text).encode("utf-8")


def digest(source: Template | SharedClause, language: Language, library: Library) -> str:
    """Return the sha256 of the canonical bytes, in hexadecimal."""
    return hashlib.sha256(canonical_bytes(source, language, library)).hexdigest()


def _facts(source: Template | SharedClause, language: Language, library: Library) -> dict[str, Any]:
    parts = source.wording.get(language)
    if parts is None:
        raise ContentError(
            f"there is no wording in {language}", where=source.id, hint=f"Write {language}/{source.id}.txt.j2"
        )
    facts: dict[str, Any] = {
        "form": CANONICAL,
        "id": source.id,
        "language": language,
        "version": source.version,
        "author": source.author,
        "policy": source.policy,
        "wording": [[part.id, part.shared, part.optional, part.text] for part in parts],
        "fields": [_field_facts(field, language) for field in source.fields],
        "words": _words_used([part.text for part in parts], language, library),
    }
    if isinstance(source, SharedClause):
        names = ("slot", "countries", "entities", "valid_from", "verify_by", "expires_on", "source", "confirmed_by")
        return facts | {name: getattr(source, name) for name in names}
    clauses = {clause.id: _clause_facts(clause, language, library) for clause in _drawn(parts, library)}
    desk = library.desk
    return facts | {
        "gates": source.gates,
        "hides_existence": source.hides_existence,
        "internal": source.internal,
        "courts": source.courts,
        "clauses": clauses,
        "desk": [desk.name[language], desk.hours[language], desk.email, desk.phone, desk.portal],
        **_beside(source, library),
    }


def _beside(template: Template, library: Library) -> dict[str, Any]:
    """Return what other files say that a reply rests on, where they say it: nothing is added where they do not."""
    rules = {name: library.decisions[name].apart_from for name in template.gates if name in library.decisions}
    apart = {name: others for name, others in rules.items() if others}
    links = library.desk.links if any(field.kind is FieldKind.URL for field in library.fields(template)) else ()
    return ({"apart_from": apart} if apart else {}) | ({"links": links} if links else {})


def _drawn(parts: Iterable[Part], library: Library) -> Iterable[SharedClause]:
    """Yield every clause that a wording can draw: fixed ones, and all that may fill one of its slots."""
    shared = tuple(part for part in parts if part.shared)
    yield from library.shared(shared)
    for part in shared:
        yield from library.slot(part.id)


def _clause_facts(clause: SharedClause, language: Language, library: Library) -> dict[str, Any] | None:
    return _facts(clause, language, library) if language in clause.wording else None


def _field_facts(field: Field, language: Language) -> dict[str, Any]:
    """Return what decides a field's value and how it prints; what is left at its default is left out."""
    facts: dict[str, Any] = {"name": field.name, "kind": field.kind.value}
    facts |= {name: getattr(field, name) for name in FIELD_FACTS if getattr(field, name)}
    if field.computed:
        facts["computed"] = [field.computed.base, field.computed.days]
    if field.choices:
        facts["choices"] = [
            [choice.id, choice.words[language], choice.signs, choice.alone, choice.group] for choice in field.choices
        ]
    return facts


def _words_used(texts: Iterable[str], language: Language, library: Library) -> dict[str, Mapping[str, str]]:
    """Return the regional words that a wording can print; all of them when an expression hides which."""
    used = {id_ for text in texts if _WORD_FILTER.search(text) for id_ in _words_named(text, library)}
    return {
        name: {locale: word for locale, word in library.words[name].items() if locale.startswith(language)}
        for name in sorted(used & set(library.words))
    }


def _words_named(text: str, library: Library) -> Iterable[str]:
    """Return the regional words of one block; where one is not plainly written, as the syntax tree names them.

    `'pre' 'servation'` is one constant.
    """
    plain = [match["id"] for match in _WORD_USED.finditer(text)]
    if len(plain) == len(_WORD_FILTER.findall(text)):
        return plain
    from jinja2 import nodes  # a quarter of the time that a list of templates takes

    from ert_writer.templating.sandbox import parse

    try:
        filters = [node for node in parse(text, "").find_all(nodes.Filter) if node.name == "word"]
    except ContentError:
        return library.words
    if any(not isinstance(node.node, nodes.Const) for node in filters):
        return library.words
    return [str(node.node.value) for node in filters if isinstance(node.node, nodes.Const)]


def problems(source: Template | SharedClause, language: Language, library: Library, today: date) -> tuple[str, ...]:
    """Return every reason why the wording may not be used in this language today; none when it is approved."""
    if source.retired:
        return (f"retired: {source.retired}",)
    if language not in source.wording:
        return (f"there is no wording in {language}",)
    seal = source.seals.get(language)
    if seal is None:
        return (_unapproved(source, language),)
    signed = signature_problems(source.id, seal, on_day(library.trust, today))
    return (*_people(source, seal), *_days(seal, today), *_content(source, seal, library), *signed)


def _unapproved(source: Template | SharedClause, language: Language) -> str:
    pending = source.pending.get(language)
    if pending is None:
        return f"nobody has approved it in {language}"
    names = ", ".join(approver.name for approver in pending.approval.approved_by)
    return f"half approved in {language}: only by {names}"


def _people(source: Template | SharedClause, seal: Sealed) -> Iterable[str]:
    people = [person(approver.name) for approver in seal.approval.approved_by]
    for approver in seal.approval.approved_by:
        if not any(char.isalpha() for char in approver.name) or not is_printable(approver.name + approver.role):
            yield f"{approver.name!r} names no person"
        if strange_letter(approver.name):
            yield f"the name {approver.name!r} holds a letter that passes for another"
    if len(people) < APPROVERS_NEEDED:
        yield f"half approved: {len(people)} of {APPROVERS_NEEDED} approvers have signed it"
    if any(same(one, other) for one, other in combinations(people, 2)):
        yield "approved twice by the same person, as the names read"
    if len(scripts("".join(approver.name for approver in seal.approval.approved_by))) > 1:
        names = ", ".join(repr(approver.name) for approver in seal.approval.approved_by)
        yield f"the names {names} mix alphabets, so that one may pass for another person's"
    if any(one and same(one, author) for one in people for author in _authors(source)):
        yield f"approved by its own author, {source.author}"
    if seal.approval.policy != source.policy:
        yield f"approved under policy {seal.approval.policy!r} while it now cites {source.policy!r}"


def _authors(source: Template | SharedClause) -> list[frozenset[str]]:
    return [author for name in re.split(r"[;&,/]|\s(?:and|y|e)\s", source.author) if (author := person(name))]


def _days(seal: Sealed, today: date) -> Iterable[str]:
    approval = seal.approval
    if approval.expires_on <= approval.approved_on:
        yield f"it expires on {approval.expires_on}, not after its approval on {approval.approved_on}"
    elif today < approval.approved_on:
        yield f"not valid yet: approved on {approval.approved_on}"
    elif today >= approval.expires_on:
        yield f"the approval expired on {approval.expires_on}"


def _content(source: Template | SharedClause, seal: Sealed, library: Library) -> Iterable[str]:
    language = seal.approval.language
    if seal.version != source.version:
        yield f"out of step: {language} was approved as version {seal.version} and the template is at {source.version}"
    elif digest(source, language, library) != seal.approval.sha256:
        yield f"edited after its approval on {seal.approval.approved_on} (sha256 differs)"


def is_starter(seal: Sealed) -> bool:
    """Return whether the approval came with the starter set, so that an organisation has yet to approve it."""
    return any(approver.role == "starter" for approver in seal.approval.approved_by)
