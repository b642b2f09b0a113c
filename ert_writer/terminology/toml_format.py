"""The project's own glossary files: TOML that a policy writer edits by hand. `docs/glossary.md` documents it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from msgspec import field

from ert_writer.content.schema import Keys, Table, convert, failure, parse
from ert_writer.errors import ContentError
from ert_writer.model.findings import Severity
from ert_writer.model.language import Language
from ert_writer.model.terms import Concept, Glossary, Term, TermStatus
from ert_writer.terminology import tidy

_Speech = Literal["", "noun", "verb", "adjective", "adverb", "proper-noun"]


class _File(Table, frozen=True, kw_only=True):
    """A glossary file; a concept's other keys are languages."""

    name: str = ""
    version: str = ""
    subject: str = ""
    concepts: dict[str, dict[str, Any]] = field(default_factory=dict)


class _Concept(Table, frozen=True, kw_only=True):
    """What a concept says beside its terms, once for all of them."""

    subject: str = ""
    definition: str = ""
    severity: Literal["note", "warning", "error"] = "error"
    note: str = ""
    part_of_speech: _Speech = ""
    source: str = ""
    unconfirmed: bool | tuple[str, ...] = ()
    target_only: bool | tuple[str, ...] = ()
    refused: dict[str, Any] = field(default_factory=dict)
    examples: dict[str, str] = field(default_factory=dict)
    extra: tuple[tuple[str, str], ...] = ()


class _Term(Table, frozen=True, kw_only=True):
    """A term with more to say than its text."""

    text: str
    status: str = ""
    part_of_speech: _Speech = ""
    note: str = ""
    source: str = ""
    always: bool = False
    exact: bool = False
    unconfirmed: bool | None = None
    target_only: bool | None = None


_Terms = str | _Term | tuple[str | _Term, ...]


def read(source: str, where: str) -> Glossary:
    """Read one TOML glossary file.

    Args:
        source: the file's text.
        where: its name, for messages.

    Raises:
        ContentError: not TOML, or an entry that does not say what it should; file, line and key are named.
    """
    file = parse(source, _File, where)
    concepts = (_concept(id_, entry, file.subject, source, where) for id_, entry in file.concepts.items())
    return Glossary(tuple(concepts), file.name, file.version)


def _concept(id_: str, entry: dict[str, Any], subject: str, source: str, where: str) -> Concept:
    keys = ("concepts", id_)
    about = convert({k: v for k, v in entry.items() if k in _Concept.__struct_fields__}, _Concept, source, where, keys)
    given = {k: v for k, v in entry.items() if k not in _Concept.__struct_fields__}
    rows = [*_rows(given, source, where, keys), *_rows(about.refused, source, where, (*keys, "refused"))]
    try:
        terms = [*_terms(rows[: len(given)], about), *_terms(rows[len(given) :], about, refused=True)]
        made = Concept(
            id=id_,
            terms=tuple(terms),
            subject=about.subject or subject,
            definition=about.definition,
            severity=Severity.parse(about.severity),
            note=about.note,
            extra=about.extra,
            examples=tuple((tidy.language_tag(tag, ""), said) for tag, said in about.examples.items()),
        )
        return tidy.concept(made, "")
    except ContentError as error:
        raise failure(source, where, keys, error.message, error.hint) from None


def _rows(table: dict[str, Any], source: str, where: str, keys: Keys) -> Iterator[tuple[str, tuple[_Term, ...]]]:
    """Yield each language key with its terms, whether written as text, table or list."""
    for tag, raw in table.items():
        said: Any = convert(raw, _Terms, source, where, (*keys, tag))  # type: ignore[arg-type]  # a union is a kind too
        items = said if isinstance(said, tuple) else (said,)
        yield tag, tuple(_Term(text=item) if isinstance(item, str) else item for item in items)


def _terms(rows: list[tuple[str, tuple[_Term, ...]]], about: _Concept, *, refused: bool = False) -> Iterator[Term]:
    for tag, items in rows:
        language = tidy.language_tag(tag, "")
        for place, item in enumerate(items):
            usual = TermStatus.DEPRECATED if refused else TermStatus.ADMITTED if place else TermStatus.PREFERRED
            yield _term(item, language, tidy.status(item.status, "") if item.status else usual, about)


def _term(item: _Term, language: Language, status: TermStatus, about: _Concept) -> Term:
    unconfirmed, only = _holds(about.unconfirmed, language), _holds(about.target_only, language)
    return Term(
        text=item.text,
        language=language,
        status=status,
        part_of_speech=item.part_of_speech or about.part_of_speech,
        note=item.note,
        source=item.source or about.source,
        always=item.always,
        exact=item.exact,
        unconfirmed=unconfirmed if item.unconfirmed is None else item.unconfirmed,
        target_only=(status.accepted and only) if item.target_only is None else item.target_only,
    )


def _holds(flag: bool | tuple[str, ...], language: Language) -> bool:
    """Return whether a flag is set for a language: `unconfirmed = true`, or `= ["es"]`."""
    return flag if isinstance(flag, bool) else language in flag
