"""The template set as one frozen snapshot of the `templates/` directory."""

from __future__ import annotations

import difflib
import os
import stat
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from ert_writer.errors import ContentError, ErtWriterError, InputError, UsageError, quoted_name
from ert_writer.model.language import SUPPORTED, Language
from ert_writer.templating.kinds import DecisionRule, Field, Part, SharedClause, Source, Template, Vocabulary, Words
from ert_writer.templating.schema import (
    Dictionary,
    damaged,
    parse_clause,
    parse_decisions,
    parse_dictionary,
    parse_template,
    parse_vocabulary,
    parse_words,
)
from ert_writer.templating.tables import (
    AddressTable,
    DeskTable,
    File,
    PhrasesTable,
    PromisesTable,
    SignsTable,
    read_file,
)
from ert_writer.templating.trust import Trust, load_trust
from ert_writer.templating.wording import BODY, read_wording, split
from ert_writer.text.fold import fold_words

CLAUSES = "clauses"
VOCABULARY = "vocabulary"
REGIONAL_WORDS = "regional-words"
EXISTENCE_PHRASES = "existence-phrases"
PROMISE_PHRASES = "promise-phrases"
_NOT_TEMPLATES = ("fields", "desk", "approvers", "decisions", "address")

_S = TypeVar("_S", Template, SharedClause)


@dataclass(frozen=True, slots=True)
class Desk:
    """The desk that sends replies.

    Attributes:
        name: in each language.
        hours: when it is staffed, in each language.
        email: its mailbox.
        phone: for emergencies in progress; every reply carries it.
        portal: where authorities send documents, an https address.
        links: other hosts on which it puts data for download, besides the portal's.
        zone: IANA time zone in which its replies are dated.
    """

    name: Words
    hours: Words
    email: str
    phone: str
    portal: str
    links: tuple[str, ...] = ()
    zone: str = "UTC"


@dataclass(frozen=True, slots=True)
class PromiseSigns:
    """What reads as a promise of disclosure in one language, all folded: whole phrases, or a verb near a thing."""

    phrases: tuple[str, ...] = ()
    verbs: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Address:
    """How a person's title and name are put in an address block (`templates/address.toml`), all folded.

    Attributes:
        honorifics: words of courtesy before a title, which the block leaves out.
        ranks: abbreviated ranks before a name, which the block leaves out where the title gives the rank.
        small: words of a name that stay in lower case.
        kept: words in capitals that stay so.
    """

    honorifics: frozenset[str]
    ranks: frozenset[str]
    small: frozenset[str]
    kept: frozenset[str]


@dataclass(frozen=True, slots=True)
class Library:
    """Everything under `templates/`. A damaged template is kept as its error, so that the others still work.

    Attributes:
        root: the directory.
        templates: by id, in alphabetical order.
        clauses: shared clauses by id.
        vocabularies: controlled lists by id, such as `missing-items`.
        words: words that differ by country, by id and locale.
        phrases: wording that would show whether an account exists, by language.
        promises: wording that would promise disclosure, by language.
        address: how titles and names are put in an address block.
        decisions: the human decisions that templates may ask for, by name.
        desk: who sends.
        trust: who may sign approvals.
    """

    root: Path
    templates: Mapping[str, Template | ErtWriterError]
    clauses: Mapping[str, SharedClause | ErtWriterError]
    vocabularies: Mapping[str, Vocabulary]
    words: Mapping[str, Words]
    phrases: Mapping[Language, tuple[str, ...]]
    promises: Mapping[Language, PromiseSigns]
    address: Address
    decisions: Mapping[str, DecisionRule]
    desk: Desk
    trust: Trust

    def template(self, id_: str) -> Template:
        """Return a template.

        Raises:
            UsageError: there is none of that id; the hint names the nearest.
            ContentError: its files are damaged.
        """
        return _present(self.templates, id_, "template")

    def clause(self, id_: str) -> SharedClause:
        """Return a shared clause.

        Raises:
            UsageError: there is none of that id.
            ContentError: its files are damaged.
        """
        return _present(self.clauses, id_, "clause")

    def field_names(self) -> frozenset[str]:
        """Return the names of all fields that a template or clause of the set takes from a case."""
        sources = (*self.templates.values(), *self.clauses.values())
        fields = [field for source in sources if isinstance(source, Source) for field in source.fields]
        return frozenset({*(field.name for field in fields), *(field.case_field for field in fields)} - {""})

    def fields_by_name(self) -> dict[str, Field]:
        """Return each field that a template or clause of the set declares, as the first of them by id does."""
        sources = (*self.templates.values(), *self.clauses.values())
        fields = [field for source in sources if isinstance(source, Source) for field in source.fields]
        return {field.name: field for field in reversed(fields)}

    def source(self, name: str) -> Template | SharedClause:
        """Return a template by its id, or a shared clause by `clauses/<id>`, or by its id where no template has it."""
        kind, slash, id_ = name.rpartition("/")
        clause = (slash and kind == CLAUSES) or (name in self.clauses and name not in self.templates)
        return self.clause(id_) if clause else self.template(name)

    def path(self, source: Template | SharedClause) -> Path:
        """Return the TOML file of a template or clause."""
        folder = self.root / CLAUSES if isinstance(source, SharedClause) else self.root
        return folder / f"{source.id}.toml"

    def fixed(self, id_: str) -> SharedClause | None:
        """Return the shared clause of that id; None when there is none, or it only fills a slot.

        Raises:
            ContentError: its files are damaged.
        """
        clause = self.clause(id_) if id_ in self.clauses else None
        return None if clause is None or clause.slot else clause

    def slot(self, name: str) -> tuple[SharedClause, ...]:
        """Return the clauses that may fill a slot, in alphabetical order."""
        found = (clause for clause in self.clauses.values() if isinstance(clause, SharedClause))
        return tuple(clause for clause in found if clause.slot == name)

    def shared(self, parts: tuple[Part, ...]) -> tuple[SharedClause, ...]:
        """Return the fixed clauses that a wording names, in order.

        Raises:
            ContentError: it names one that is neither a clause nor a slot, or one that is damaged.
        """
        fixed: list[SharedClause] = []
        for part in parts:
            if not part.shared:
                continue
            clause = self.fixed(part.id)
            if clause is not None:
                fixed.append(clause)
            elif not self.slot(part.id):
                raise ContentError(
                    f"there is no shared clause or slot {part.id!r}", where=f"line {part.line}", hint="Check its name"
                )
        return tuple(fixed)

    def fields(self, template: Template) -> tuple[Field, ...]:
        """Return the template's fields, then those of its shared clauses and slots; the template's own win."""
        parts = next(iter(template.wording.values()), ())
        fields = {field.name: field for field in template.fields}
        slots = [clause for part in parts if part.shared for clause in self.slot(part.id)]
        for clause in (*self.shared(parts), *slots):
            for field in clause.fields:
                fields.setdefault(field.name, field)
        return tuple(fields.values())


def _present(sources: Mapping[str, _S | ErtWriterError], id_: str, kind: str) -> _S:
    found = sources.get(id_)
    if found is None:
        near = difflib.get_close_matches(id_[:60], sources, n=3, cutoff=0.4)
        hint = f"Did you mean {' or '.join(near)}?" if near else f"Choose one of: {', '.join(sources)}"
        raise UsageError(f"there is no {kind} named {quoted_name(id_)}", hint=hint)
    if isinstance(found, ErtWriterError):
        raise found
    return found


def load_library(root: Path) -> Library:
    """Read the `templates/` directory.

    Raises:
        ContentError: a file that all templates share is damaged or missing.
        InputError: the directory cannot be read.
    """
    reject_strays(root)
    dictionary = parse_dictionary(_shared(root, "fields"))
    lists = {path.stem: read_file(path) for path in sorted((root / VOCABULARY).glob("*.toml"))}
    regional, existence, promises = (
        lists.pop(name, File("", f"{VOCABULARY}/{name}.toml", {}))
        for name in (REGIONAL_WORDS, EXISTENCE_PHRASES, PROMISE_PHRASES)
    )
    phrases, signs = existence.as_(PhrasesTable), promises.as_(PromisesTable)
    vocabularies = {id_: parse_vocabulary(id_, file) for id_, file in lists.items()}
    decisions = parse_decisions(_shared(root, "decisions"))
    return Library(
        root=root,
        templates=_sources(_ids(root), lambda id_: _template(root, id_, dictionary, vocabularies, decisions)),
        clauses=_sources(_ids(root / CLAUSES), lambda id_: _clause(root, id_, dictionary, vocabularies)),
        vocabularies=vocabularies,
        words=parse_words(regional),
        phrases={language: getattr(phrases, language) for language in SUPPORTED},
        promises={language: _promise_signs(getattr(signs, language)) for language in SUPPORTED},
        address=_address(_shared(root, "address").as_(AddressTable)),
        decisions=decisions,
        desk=_desk(_shared(root, "desk")),
        trust=load_trust(root),
    )


def reject_strays(root: Path) -> None:
    """Return when every file of the set is a regular file under its directory.

    A link out of it would let a wording change where no policy writer looks; a pipe would stop every command.

    Raises:
        ContentError: naming the first that is not.
    """
    home = os.path.realpath(root)
    for folder, folders, names in os.walk(home):
        for name in (*folders, *names):
            path = os.path.join(folder, name)  # noqa: PTH118 - thousands of Path objects would slow every start
            mode = os.lstat(path).st_mode
            if stat.S_ISLNK(mode):
                inside = os.path.realpath(path).startswith(home + os.sep)
            else:
                inside = stat.S_ISREG(mode) or stat.S_ISDIR(mode)
            if not inside:
                raise ContentError("not a file of this directory", where=path, hint="Put the file itself here, no link")


def _shared(root: Path, name: str) -> File:
    path = root / f"{name}.toml"
    if not path.is_file():
        raise ContentError(f"{name}.toml is missing", where=str(root), hint="Every template set needs one")
    return read_file(path)


def _promise_signs(table: SignsTable) -> PromiseSigns:
    phrases, verbs, things = (_folded(words) for words in (table.phrases, table.verbs, table.things))
    return PromiseSigns(phrases, frozenset(verbs), frozenset(things))


def _address(table: AddressTable) -> Address:
    words = (table.honorifics, table.ranks, table.small, table.kept)
    return Address(*(frozenset(_folded(listed)) for listed in words))


def _folded(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(fold_words(text) for text in texts)


def _desk(file: File) -> Desk:
    table = file.as_(DeskTable)
    if not is_zone(table.zone):
        raise file.wrong(f"there is no time zone {table.zone!r}", 'Write zone = "America/Mexico_City"', ("zone",))
    return Desk(
        name=table.name.words(),
        hours=table.hours.words(),
        email=table.email,
        phone=table.phone,
        portal=table.portal,
        links=table.links,
        zone=table.zone,
    )


def is_zone(name: str) -> bool:
    """Return whether a name is one of the IANA time zones known here."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return bool(ZoneInfo(name))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False


def _ids(folder: Path) -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in folder.glob("*.toml") if path.stem not in _NOT_TEMPLATES))


def _sources(ids: tuple[str, ...], read: Callable[[str], _S]) -> Mapping[str, _S | ErtWriterError]:
    found: dict[str, _S | ErtWriterError] = {}
    for id_ in ids:
        try:
            found[id_] = read(id_)
        except (ContentError, InputError) as error:
            found[id_] = error
    return found


def _template(
    root: Path,
    id_: str,
    dictionary: Dictionary,
    lists: Mapping[str, Vocabulary],
    decisions: Mapping[str, DecisionRule],
) -> Template:
    path = root / f"{id_}.toml"
    file = read_file(path)
    wording = {
        code: split(*_wording(root / code, id_)) for code in SUPPORTED if (root / code / f"{id_}.txt.j2").exists()
    }
    if not wording:
        raise damaged(path.name, "no language has its wording")
    return parse_template(id_, file, wording, dictionary, lists, decisions)


def _clause(root: Path, id_: str, dictionary: Dictionary, lists: Mapping[str, Vocabulary]) -> SharedClause:
    path = root / CLAUSES / f"{id_}.toml"
    file = read_file(path)
    wording = {}
    for code in SUPPORTED:
        if (root / code / CLAUSES / f"{id_}.txt.j2").exists():
            text, where = _wording(root / code / CLAUSES, id_)
            if any(line.startswith("##") for line in text.split("\n")) or not text:
                raise damaged(where, "a shared clause is one block: it has wording and no marker lines")
            wording[code] = (Part(BODY, text),)
    return parse_clause(id_, file, wording, dictionary, lists)


def _wording(folder: Path, id_: str) -> tuple[str, str]:
    path = folder / f"{id_}.txt.j2"
    return read_wording(path), f"{folder.name}/{path.name}"


def is_day(today: date, start: date | None, end: date | None) -> bool:
    """Return whether a day is in the half-open interval; an absent end is open."""
    return (start is None or start <= today) and (end is None or today < end)
