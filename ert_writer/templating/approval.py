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
from ert_writer.templating.kinds import Field, Part, Sealed, SharedClause, Template
from ert_writer.templating.library import Library
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

_WORD_USED = re.compile(r"""(["'])(?P<id>[a-z][a-z0-9-]*)\1\s*\|\s*word\b""")
_WORD_FILTER = re.compile(r"\|\s*word\b")
_LOOK_ALIKE = str.maketrans({"\u0131": "i", "l": "i", "1": "i", "0": "o", "5": "s"})
"""Latin letters and digits that pass for one another in a name (Unicode Technical Standard 39, section 4)."""


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
    }


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
    used: set[str] = set()
    for text in texts:
        named = [match["id"] for match in _WORD_USED.finditer(text)]
        used |= set(named) if len(named) == len(_WORD_FILTER.findall(text)) else set(library.words)
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
    people = [_person(approver.name) for approver in seal.approval.approved_by]
    for approver in seal.approval.approved_by:
        if not any(char.isalpha() for char in approver.name):
            yield f"{approver.name!r} names no person"
    if len(people) < APPROVERS_NEEDED:
        yield f"half approved: {len(people)} of {APPROVERS_NEEDED} approvers have signed it"
    if any(_same(one, other) for one, other in combinations(people, 2)):
        yield "approved twice by the same person, as the names read"
    if len(_scripts("".join(approver.name for approver in seal.approval.approved_by))) > 1:
        names = ", ".join(repr(approver.name) for approver in seal.approval.approved_by)
        yield f"the names {names} mix alphabets, so that one may pass for another person's"
    if any(person and _same(person, author) for person in people for author in _authors(source)):
        yield f"approved by its own author, {source.author}"
    if seal.approval.policy != source.policy:
        yield f"approved under policy {seal.approval.policy!r} while it now cites {source.policy!r}"


_TITLES = frozenset(
    [
        "dr",
        "dra",
        "lic",
        "licda",
        "mtro",
        "mtra",
        "mt",
        "ing",
        "abog",
        "abg",
        "adv",
        "prof",
        "profa",
        "sr",
        "sra",
        "srta",
        "mr",
        "mrs",
        "ms",
        "md",
        "phd",
        "jr",
    ]
)
"""Of people, in Spanish, Portuguese and English, as `_person` spells them."""


def _person(name: str) -> frozenset[str]:
    """Return the words of a name, so that a person cannot pass for two by another spelling or word order.

    Case, accents, punctuation, titles, doubled letters, z for s, and letters that look alike make no difference.
    """
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    seen = "".join(char for char in plain if unicodedata.category(char) not in ("Cf", "Mn"))
    alike = seen.translate(_LOOK_ALIKE).replace("rn", "m").replace("vv", "w")
    words = frozenset(re.sub(r"([^\W\d_])\1+", r"\1", word).replace("z", "s") for word in re.findall(r"[^\W_]+", alike))
    return words - _TITLES or words


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether two names may be one person's: one says no more than the other, or only spells it otherwise."""
    few, many = sorted((one, other), key=len)
    said_again = all(any(_same_word(word, candidate) for candidate in many) for word in few)
    return said_again or "".join(sorted("".join(one))) == "".join(sorted("".join(other)))


def _same_word(one: str, other: str) -> bool:
    """Return whether two words of names are equal, or one is the initial of the other."""
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def _authors(source: Template | SharedClause) -> list[frozenset[str]]:
    return [author for name in re.split(r"[;&,/]|\s(?:and|y|e)\s", source.author) if (author := _person(name))]


def _scripts(text: str) -> set[str]:
    """Return the alphabets of a text's letters, as their Unicode names begin: LATIN, CYRILLIC."""
    return {unicodedata.name(char, "?").partition(" ")[0] for char in text if char.isalpha()}


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
