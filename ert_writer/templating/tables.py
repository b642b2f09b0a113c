"""The files of a template set as people write them: one table a kind of file, read by `content.schema`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any, TypeVar

import msgspec

from ert_writer.content.files import read_bytes
from ert_writer.content.schema import Keys, Table, convert, decoded, failure, toml
from ert_writer.errors import ContentError
from ert_writer.model.language import SUPPORTED
from ert_writer.templating.kinds import FieldKind, Holds, Time, Words

Text = Annotated[str, msgspec.Meta(pattern=r"\S")]
"""A text that says something."""

V = TypeVar("V")


class WordsTable(Table, frozen=True):
    """One wording a language."""

    en: Text
    es: Text
    pt: Text

    def words(self) -> Words:
        """Return the wordings by language."""
        return {language: getattr(self, language) for language in SUPPORTED}


class EntryTable(WordsTable, frozen=True):
    """An entry of a vocabulary."""

    signs: tuple[str, ...] = ()
    alone: bool = False
    group: str = ""


class ChoiceTable(WordsTable, frozen=True):
    """An option of a field."""

    id: Text


class FieldTable(Table, frozen=True):
    """A field; what a template leaves out comes from the standard field of the same name."""

    name: Text
    label: WordsTable
    kind: FieldKind = FieldKind.TEXT
    required: bool = False
    required_when: dict[str, Text] = msgspec.field(default_factory=dict)
    help: WordsTable | None = None
    case_field: str = ""
    choice: tuple[ChoiceTable, ...] = ()
    vocabulary: str = ""
    computed: str = ""
    account: bool = False
    time: Time = Time.ANY
    within_days: Annotated[int, msgspec.Meta(ge=0, le=10_000)] = 0
    holds: Holds = Holds.WORDS
    recognise: tuple[str, ...] = ()
    needs_alone: bool = False
    part_of: str = ""
    group: str = ""


class ApproverTable(Table, frozen=True):
    """A person who approved."""

    name: Text
    role: Text
    on: date | None = None


class SignatureTable(Table, frozen=True):
    """A signature under an approval."""

    by: Text
    keyid: Text
    value: Text


class SealTable(Table, frozen=True):
    """The approval of one language."""

    approved_on: date
    expires_on: date
    sha256: Text
    policy: Text
    version: Text
    approved_by: tuple[ApproverTable, ...] = ()
    signature: tuple[SignatureTable, ...] = ()


class SealsTable(Table, frozen=True):
    """Approvals by language."""

    en: SealTable | None = None
    es: SealTable | None = None
    pt: SealTable | None = None


class WhenTable(Table, frozen=True):
    """A row of `[suggested]`."""

    weight: Annotated[float, msgspec.Meta(ge=0, le=10_000)]
    because: Text
    every: tuple[str, ...] = msgspec.field(name="if", default=())
    some: tuple[str, ...] = msgspec.field(name="any", default=())
    unless: tuple[str, ...] = ()


class SuggestedTable(Table, frozen=True):
    """For which cases a template is offered."""

    when: tuple[WhenTable, ...] = ()


class SourceTable(Table, frozen=True):
    """What a template and a shared clause have in common."""

    version: Text
    author: Text
    policy: Text
    purpose: WordsTable
    field: tuple[dict[str, Any], ...] = ()
    approval: SealsTable = SealsTable()
    pending: SealsTable = SealsTable()
    retired: str = ""


class TemplateTable(SourceTable, frozen=True):
    """`templates/<id>.toml`."""

    requires: tuple[str, ...] = ()
    hides_existence: bool = False
    internal: bool = False
    courts: bool = False
    keywords: WordsTable | None = None
    suggested: SuggestedTable = SuggestedTable()


class ClauseTable(SourceTable, frozen=True):
    """`templates/clauses/<id>.toml`."""

    slot: str = ""
    countries: tuple[Annotated[str, msgspec.Meta(pattern=r"^[A-Z]{2}$")], ...] = ()
    entities: tuple[str, ...] = ()
    valid_from: date | None = None
    verify_by: date | None = None
    expires_on: date | None = None
    source: str = ""
    confirmed_by: str = ""


class DecisionTable(Table, frozen=True):
    """A human decision."""

    question: WordsTable
    apart_from: tuple[str, ...] = ()


class PhrasesTable(Table, frozen=True):
    """Phrases by language."""

    en: tuple[str, ...] = ()
    es: tuple[str, ...] = ()
    pt: tuple[str, ...] = ()


class SignsTable(Table, frozen=True):
    """What reads as a promise in one language."""

    phrases: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    things: tuple[str, ...] = ()


class PromisesTable(Table, frozen=True):
    """`vocabulary/promise-phrases.toml`."""

    en: SignsTable = SignsTable()
    es: SignsTable = SignsTable()
    pt: SignsTable = SignsTable()


class AddressTable(Table, frozen=True):
    """`address.toml`."""

    honorifics: tuple[str, ...] = ()
    ranks: tuple[str, ...] = ()
    small: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


class DeskTable(Table, frozen=True):
    """`desk.toml`."""

    name: WordsTable
    hours: WordsTable
    email: Text
    phone: Text
    portal: Text
    links: tuple[str, ...] = ()
    zone: Text = "UTC"


class KeyTable(Table, frozen=True):
    """An approver's public key."""

    name: Text
    key: Text


class ListSignatureTable(Table, frozen=True):
    """A signature under the list of approvers."""

    keyid: Text
    value: Text


class TrustTable(Table, frozen=True):
    """`approvers.toml`."""

    version: Annotated[int, msgspec.Meta(ge=0)] = 1
    threshold: int = 2
    required: bool = False
    expires_on: date | None = None
    approver: tuple[KeyTable, ...] = ()
    signature: tuple[ListSignatureTable, ...] = ()


@dataclass(frozen=True, slots=True)
class File:
    """A file that was read: its text, to name lines, its place, and what TOML says."""

    text: str
    where: str
    data: Mapping[str, Any]

    def as_(self, kind: type[V]) -> V:
        """Return the whole file as a table.

        Raises:
            ContentError: it is not what `kind` describes.
        """
        return convert(dict(self.data), kind, self.text, self.where)

    def part(self, data: Any, kind: type[V], keys: Keys) -> V:
        """Return a part of the file, perhaps filled up from elsewhere, as a table.

        Raises:
            ContentError: it is not what `kind` describes.
        """
        return convert(data, kind, self.text, self.where, keys)

    def wrong(self, message: str, hint: str = "", keys: Keys = ()) -> ContentError:
        """Return an error about a place in the file."""
        return failure(self.text, self.where, keys, message, hint)


def read_file(path: Path) -> File:
    """Return a TOML file.

    Raises:
        ContentError: it is not UTF-8 or not TOML; the message names the line.
        InputError: it cannot be read.
    """
    return parsed(read_bytes(path), str(path))


def parsed(data: bytes, where: str) -> File:
    """Return the TOML file in some bytes; see `read_file`."""
    text = decoded(data, where)
    return File(text, where, toml(text, where))
