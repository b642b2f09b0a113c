"""The project's own glossary files: TOML that a policy writer edits by hand. `docs/glossary.md` documents it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from ert_writer.errors import ContentError
from ert_writer.model.findings import Severity
from ert_writer.model.language import Language
from ert_writer.model.terms import Concept, Glossary, Term, TermStatus
from ert_writer.terminology import tidy

_FILE_KEYS = ("name", "version", "subject", "concepts")
_CONCEPT_KEYS = (
    "subject", "definition", "severity", "note", "part_of_speech", "source", "unconfirmed", "target_only", "refused",
    "examples", "extra",
)  # fmt: skip
_TERM_KEYS = ("text", "status", "part_of_speech", "note", "source", "always", "exact", "unconfirmed", "target_only")


def read(source: str, where: str) -> Glossary:
    """Read one TOML glossary file.

    Args:
        source: the file's text.
        where: its name, for messages.

    Raises:
        ContentError: not TOML, or an entry that does not say what it should; file and line are named.
    """
    try:
        table = tomllib.loads(source)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ContentError(f"not valid TOML: {error}", where=where, hint="Mend that line") from None
    _only(table, _FILE_KEYS, where)
    concepts = _table(table.get("concepts", {}), where, "concepts")
    subject = _string(table, "subject", where)
    lines = _lines(source)
    return Glossary(
        tuple(_concept(key, entry, subject, f"{where}:{lines.get(key, 1)}") for key, entry in concepts.items()),
        _string(table, "name", where),
        _string(table, "version", where),
    )


def _lines(source: str) -> dict[str, int]:
    """Return the line of every concept's heading."""
    found: dict[str, int] = {}
    for number, line in enumerate(source.splitlines(), 1):
        heading = line.strip()
        if heading.startswith("[concepts."):
            found.setdefault(heading[len("[concepts.") :].split("]")[0].strip("\"' "), number)
    return found


def _concept(id: str, raw: Any, subject: str, where: str) -> Concept:  # noqa: A002 - the model's own word
    where = f"{where}, concept {id}"
    entry = _table(raw, where, "a concept")
    defaults = _Defaults(entry, where)
    terms = (
        *(
            term
            for key, value in entry.items()
            if key not in _CONCEPT_KEYS
            for term in _terms(tidy.language_tag(key, where), value, defaults, where)
        ),
        *_refused(entry.get("refused", {}), defaults, where),
    )
    made = Concept(
        id=id,
        terms=terms,
        subject=_string(entry, "subject", where) or subject,
        definition=_string(entry, "definition", where),
        severity=_severity(_string(entry, "severity", where) or "error", where),
        note=_string(entry, "note", where),
        extra=_extra(entry.get("extra", []), where),
        examples=_examples(entry.get("examples", {}), where),
    )
    return tidy.concept(made, where)


def _extra(raw: Any, where: str) -> tuple[tuple[str, str], ...]:
    try:
        pairs = tuple((name, value) for name, value in raw)
    except (TypeError, ValueError):
        pairs = ((raw, raw),)
    if not all(isinstance(part, str) for pair in pairs for part in pair):
        raise ContentError("extra must be a list of pairs of texts", where=where, hint='Write [["name", "value"]]')
    return pairs


def _examples(raw: Any, where: str) -> tuple[tuple[Language, str], ...]:
    table = _table(raw, where, "examples")
    return tuple((tidy.language_tag(tag, where), _string(table, tag, where)) for tag in table)


def _refused(raw: Any, defaults: _Defaults, where: str) -> Iterator[Term]:
    """Yield the terms of `refused = { en = [...] }`: deprecated, whatever their place in the list."""
    for tag, value in _table(raw, where, "refused").items():
        yield from _terms(tidy.language_tag(tag, where), value, defaults, where, refused=True)


class _Defaults:
    """What a concept says once for all its terms."""

    def __init__(self, entry: Mapping[str, Any], where: str) -> None:
        self.part_of_speech = _speech(_string(entry, "part_of_speech", where), where)
        self.source = _string(entry, "source", where)
        self._flags = {key: _languages(entry, key, where) for key in ("unconfirmed", "target_only")}

    def holds(self, flag: str, language: Language) -> bool:
        """Return whether a flag is set for a language: `unconfirmed = true`, or `= ["es"]`."""
        said = self._flags[flag]
        return said if isinstance(said, bool) else language in said


def _languages(entry: Mapping[str, Any], key: str, where: str) -> bool | list[str]:
    said = entry.get(key, [])
    if isinstance(said, bool) or (isinstance(said, list) and all(isinstance(tag, str) for tag in said)):
        return said
    raise ContentError(f"{key} must be true or a list of languages", where=where, hint='Write ["es", "pt"]')


def _terms(language: Language, raw: Any, defaults: _Defaults, where: str, *, refused: bool = False) -> Iterator[Term]:
    for at, item in enumerate(raw if isinstance(raw, list) else [raw]):
        entry = {"text": item} if isinstance(item, str) else _table(item, where, f"a {language} term")
        _only(entry, _TERM_KEYS, where)
        usual = TermStatus.DEPRECATED if refused else TermStatus.ADMITTED if at else TermStatus.PREFERRED
        said = _string(entry, "status", where)
        status = tidy.status(said, where) if said else usual
        yield Term(
            text=_string(entry, "text", where),
            language=language,
            status=status,
            part_of_speech=_speech(_string(entry, "part_of_speech", where), where) or defaults.part_of_speech,
            note=_string(entry, "note", where),
            source=_string(entry, "source", where) or defaults.source,
            always=_flag(entry, "always", False, where),
            exact=_flag(entry, "exact", False, where),
            unconfirmed=_flag(entry, "unconfirmed", defaults.holds("unconfirmed", language), where),
            target_only=_flag(entry, "target_only", status.accepted and defaults.holds("target_only", language), where),
        )


def _table(value: Any, where: str, what: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise ContentError(f"{what} must be a table", where=where, hint="See docs/glossary.md for the form")
    return value


def _only(table: Mapping[str, Any], keys: tuple[str, ...], where: str) -> None:
    unknown = next((key for key in table if key not in keys), None)
    if unknown is not None:
        raise ContentError(f"unknown key {unknown!r}", where=where, hint=f"Use one of: {', '.join(keys)}")


def _string(table: Mapping[str, Any], key: str, where: str) -> str:
    value = table.get(key, "")
    if not isinstance(value, str):
        raise ContentError(f"{key} must be text", where=where, hint=f'Put it in quotes: {key} = "..."')
    return value


def _flag(table: Mapping[str, Any], key: str, usual: bool, where: str) -> bool:
    value = table.get(key, usual)
    if not isinstance(value, bool):
        raise ContentError(f"{key} must be true or false", where=where, hint=f"Write {key} = true")
    return value


def _severity(word: str, where: str) -> Severity:
    try:
        return Severity.parse(word)
    except ValueError as error:
        raise ContentError(str(error), where=where, hint='Write severity = "warning"') from None


def _speech(word: str, where: str) -> str:
    if word and word not in tidy.PARTS_OF_SPEECH:
        raise ContentError(
            f"{word!r} is no part of speech", where=where, hint=f"Use one of: {', '.join(tidy.PARTS_OF_SPEECH)}"
        )
    return word
