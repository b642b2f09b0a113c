"""What is wrong with a template before anybody approves it: syntax, structure, gates, and what it may not say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ert_writer.errors import ContentError, ErtWriterError
from ert_writer.model.findings import Category, Finding, Severity
from ert_writer.model.language import EN, SUPPORTED, Language
from ert_writer.templating.compose import scope_of
from ert_writer.templating.gates import TO_DISCLOSE, existence_leaks, existence_wording, is_open, needed_gates
from ert_writer.templating.kinds import SharedClause, Template
from ert_writer.templating.library import Library
from ert_writer.templating.promises import promises
from ert_writer.templating.prose import numeric_dates, said, sentence_lengths
from ert_writer.templating.sandbox import parse
from ert_writer.templating.structure import shape, step_problems
from ert_writer.templating.syntax import Scope, vet
from ert_writer.templating.usage import templates_with

LONG_SENTENCE = 40
"""Words beyond which a sentence is noted as hard to read."""

UNEVEN = 1.6
"""Ratio to the English words beyond which a block's length is noted."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that the lint looks at: its id, ITS 2.0 type and severity."""

    id: str
    category: Category
    severity: Severity


SYNTAX = Rule("template-syntax", Category.MARKUP, Severity.ERROR)
STEP = Rule("template-step", Category.OMISSION, Severity.ERROR)
GATE = Rule("template-gate", Category.LEGAL, Severity.ERROR)
EXISTENCE = Rule("template-existence", Category.LEGAL, Severity.ERROR)
PROMISE = Rule("template-promise", Category.LEGAL, Severity.ERROR)
DATE = Rule("date-format", Category.LOCALE_VIOLATION, Severity.ERROR)
UNUSED = Rule("template-unused", Category.OTHER, Severity.WARNING)
LENGTH = Rule("template-length", Category.STYLE, Severity.NOTE)
UNCONFIRMED = Rule("clause-unconfirmed", Category.LEGAL, Severity.NOTE)


def pair_id(source: Template | SharedClause, language: Language, piece: str = "") -> str:
    """Return the id under which findings name a place: `ack:es:received`."""
    return ":".join(part for part in (source.id, language, piece) if part)


def damaged(id_: str, error: ErtWriterError) -> Finding:
    """Return the finding for a template whose files cannot be read."""
    return Finding(SYNTAX.id, SYNTAX.category, SYNTAX.severity, str(error), pair=id_)


def lint(source: Template | SharedClause, library: Library) -> tuple[Finding, ...]:
    """Return what is wrong with one template or clause, apart from what compares texts across languages."""
    findings = list(_syntax(source, library))
    if findings:
        return tuple(findings)  # nothing else can be said about a wording that cannot be parsed
    findings += _steps(source, library)
    if isinstance(source, Template):
        findings += _gates(source, library)
        findings += _unused(source)
    elif source.source and not source.confirmed_by:
        message = (
            f"counsel has not confirmed what it states on the law (source: {source.source}); name them in confirmed_by"
        )
        findings.append(_finding(UNCONFIRMED, message, source.id))
    findings += _spoken(source, library)
    return tuple(findings)


def _finding(rule: Rule, message: str, pair: str, value: str = "") -> Finding:
    return Finding(rule.id, rule.category, rule.severity, message, value=value, pair=pair)


def _syntax(source: Template | SharedClause, library: Library) -> Iterator[Finding]:
    for language in SUPPORTED:
        if language not in source.wording:
            yield _finding(SYNTAX, f"there is no wording in {language}", pair_id(source, language))
    try:
        scope = _scope(source, library)
    except ErtWriterError as error:
        yield damaged(source.id, error)
        return
    for language, parts in source.wording.items():
        for part in parts:
            place = pair_id(source, language, part.id)
            try:
                problems = vet(parse(part.text, place), scope)
            except ContentError as error:
                yield _finding(SYNTAX, error.message, place)
                continue
            for problem in problems:
                yield _finding(SYNTAX, f"line {problem.line}: {problem.message}", place)


def _scope(source: Template | SharedClause, library: Library) -> Scope:
    if isinstance(source, Template):
        return scope_of(source, library)
    return Scope({field.name: field for field in source.fields}, frozenset(library.words))


def _steps(source: Template | SharedClause, library: Library) -> Iterator[Finding]:
    for language in SUPPORTED:
        for problem in step_problems(source, language, library):
            yield _finding(STEP, problem, pair_id(source, language))


def _gates(template: Template, library: Library) -> Iterator[Finding]:
    closed = [gate for gate in needed_gates(template, library) if gate not in template.gates]
    if closed:
        yield _finding(
            GATE,
            f"it discloses data or tells about an account, and asks for no decision on {', '.join(closed)}",
            template.id,
        )
    leaks = existence_leaks if template.hides_existence else existence_wording
    if template.hides_existence or is_open(template, library):
        for leak in leaks(template, library):
            yield _finding(EXISTENCE, f"it could show whether an account exists: {leak}", template.id)


def _unused(template: Template) -> Iterator[Finding]:
    used = {
        name
        for language, parts in template.wording.items()
        for part in parts
        for name in shape(part.text, language).fields
    }
    bases = {field.computed.base for field in template.fields if field.computed}
    bases |= {field.part_of for field in template.fields}
    chooses = {"country", "entity"} if any(part.shared for part in template.wording.get(EN, ())) else set()
    for field in template.fields:
        if field.name not in used | bases | chooses:
            message = f"field {field.name} is declared and no wording uses it"
            yield _finding(UNUSED, message, template.id, field.name)


def _only_discloses(source: Template | SharedClause, library: Library) -> bool:
    """Return whether a wording is read only after both decisions to disclose, so that it may say what it delivers."""
    if isinstance(source, Template):
        return set(TO_DISCLOSE) <= set(source.gates)
    users = [library.template(id_) for id_ in templates_with(source, library)]
    return bool(users) and all(set(TO_DISCLOSE) <= set(user.gates) for user in users)


def _spoken(source: Template | SharedClause, library: Library) -> Iterator[Finding]:
    english = {piece.id: len(piece.text.split()) for piece in said(source, EN, library)}
    disclosing = _only_discloses(source, library)
    for language in source.wording:
        for piece in said(source, language, library):
            place = pair_id(source, language, piece.id)
            for match in numeric_dates(piece.text):
                yield _finding(DATE, f"the date {match[0]} is in digits; write the month in words", place, match[0])
            if not disclosing:
                yield from _promises(piece.text, language, library, place)
            yield from _lengths(piece.text, english.get(piece.id, 0), place)


def _promises(text: str, language: Language, library: Library, place: str) -> Iterator[Finding]:
    for phrase in promises(text, language, library):
        yield _finding(PROMISE, f"{phrase!r} reads as a promise of disclosure", place, phrase)


def _lengths(text: str, english: int, place: str) -> Iterator[Finding]:
    longest = max(sentence_lengths(text), default=0)
    if longest > LONG_SENTENCE:
        yield _finding(LENGTH, f"a sentence has {longest} words; more than {LONG_SENTENCE} are hard to read", place)
    count = len(text.split())
    if english >= 10 and not 1 / UNEVEN <= count / english <= UNEVEN:
        yield _finding(LENGTH, f"{count} words where English has {english}", place)
