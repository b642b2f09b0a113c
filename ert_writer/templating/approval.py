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
from ert_writer.templating.kinds import Field, Sealed, SharedClause, Template
from ert_writer.templating.library import Library
from ert_writer.templating.signing import signature_problem

CANONICAL = "ert_writer approval 1"
"""First entry of the canonical form; a new form of approval gets a new number."""

APPROVERS_NEEDED = 2

_WORD_USED = re.compile(r"""(["'])(?P<id>[a-z][a-z0-9-]*)\1\s*\|\s*word\b""")


def canonical_bytes(source: Template | SharedClause, language: Language, library: Library) -> bytes:
    """Return what an approval's sha256 covers: everything that decides what a reader will read.

    The wording in this language, id, version, author, policy, fields and their printed options, gates and switches,
    the regional words it uses, the fixed shared clauses, and the desk's lines; labels, help texts and purposes are left
    out, for no reply prints them. Form: one JSON object, keys sorted, UTF-8, NFC, line feeds.

    Raises:
        ContentError: the language has no wording.
    """
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
        names = ("slot", "countries", "entities", "valid_from", "verify_by", "expires_on")
        return facts | {name: getattr(source, name) for name in names}
    clauses = {clause.id: _facts(clause, language, library) for clause in library.shared(parts)}
    desk = library.desk
    return facts | {
        "gates": source.gates,
        "hides_existence": source.hides_existence,
        "internal": source.internal,
        "clauses": clauses,
        "desk": [desk.name[language], desk.hours[language], desk.email, desk.portal],
    }


def _field_facts(field: Field, language: Language) -> list[Any]:
    computed = [field.computed.base, field.computed.days] if field.computed else None
    printed = [[choice.id, choice.words[language]] for choice in field.choices]
    facts = [field.name, field.kind.value, field.required, field.case_field, computed, printed, field.account]
    return [*facts, [list(pair) for pair in field.required_when]] if field.required_when else facts


def _words_used(texts: Iterable[str], language: Language, library: Library) -> dict[str, Mapping[str, str]]:
    used = {match["id"] for text in texts for match in _WORD_USED.finditer(text)}
    return {
        name: {locale: word for locale, word in library.words[name].items() if locale.startswith(language)}
        for name in sorted(used & set(library.words))
    }


def problems(source: Template | SharedClause, language: Language, library: Library, today: date) -> tuple[str, ...]:
    """Return every reason why the wording may not be used in this language today; none when it is approved."""
    if source.retired:
        return (f"retired: {source.retired}",)
    if language not in source.wording:
        return (f"there is no wording in {language}",)
    seal = source.seals.get(language)
    if seal is None:
        return (f"nobody has approved it in {language}",)
    return (*_people(source, seal), *_days(seal, today), *_content(source, seal, library))


def _people(source: Template | SharedClause, seal: Sealed) -> Iterable[str]:
    people = [_person(approver.name) for approver in seal.approval.approved_by]
    for approver, person in zip(seal.approval.approved_by, people, strict=True):
        if not any(char.isalpha() for char in "".join(person)):
            yield f"{approver.name!r} names no person"
    if len(people) < APPROVERS_NEEDED:
        yield f"half approved: {len(people)} of {APPROVERS_NEEDED} approvers have signed it"
    if any(_same(one, other) for one, other in combinations(people, 2)):
        yield "approved twice by the same person, as the names read"
    for approver in seal.approval.approved_by:
        if _mixes_scripts(approver.name):
            yield f"the name {approver.name!r} mixes alphabets, so that it may pass for another person's"
    if any(person and _same(person, author) for person in people for author in _authors(source)):
        yield f"approved by its own author, {source.author}"
    if seal.approval.policy != source.policy:
        yield f"approved under policy {seal.approval.policy!r} while it now cites {source.policy!r}"


def _person(name: str) -> frozenset[str]:
    """Return the words of a name, so that a person cannot pass for two by case, accents, punctuation or word order."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    seen = "".join(char for char in plain if unicodedata.category(char) not in ("Cf", "Mn"))
    return frozenset(re.findall(r"[^\W_]+", seen))


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether two names may be one person's: one says no more than the other, or they are spaced otherwise."""
    return one <= other or other <= one or "".join(sorted("".join(one))) == "".join(sorted("".join(other)))


def _authors(source: Template | SharedClause) -> list[frozenset[str]]:
    return [author for name in re.split(r"[;&,/]|\s(?:and|y|e)\s", source.author) if (author := _person(name))]


def _mixes_scripts(name: str) -> bool:
    """Return whether letters of several alphabets stand in one name, as in a Latin one with a Cyrillic A."""
    return len({unicodedata.name(char, "?").partition(" ")[0] for char in name if char.isalpha()}) > 1


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
    reason = signature_problem(seal, library.keys, required=library.signatures_required)
    if reason:
        yield reason


def is_starter(seal: Sealed) -> bool:
    """Return whether the approval came with the starter set, so that an organisation has yet to approve it."""
    return any(approver.role == "starter" for approver in seal.approval.approved_by)
