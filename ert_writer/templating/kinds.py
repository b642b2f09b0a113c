"""What a template is made of: fields, shared clauses, vocabularies and approvals, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from ert_writer.model.language import Language
from ert_writer.model.reply import Approval

Words = Mapping[Language, str]
"""One wording in each language of the template set."""


class FieldKind(StrEnum):
    """What a field's value is; it decides how the value is read and how it is printed."""

    TEXT = "text"
    LIST = "list"
    DATE = "date"
    DATETIME = "datetime"  # with a zone, always
    MONEY = "money"  # as quoted in the request, never re-formatted
    COUNTRY = "country"  # ISO 3166-1 alpha-2
    CHOICE = "choice"
    BOOLEAN = "boolean"
    URL = "url"  # https, on a host of the desk
    PERIOD = "period"  # from one day or moment to another


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a choice, or one entry of a vocabulary.

    Attributes:
        id: as case files and conditions write it.
        words: its wording in each language.
        signs: words in other fields by which the option is recognised, folded; most entries have none.
        alone: whether it is enough by itself where a list needs one such entry.
        group: the part of a list that it belongs to, such as `urgent`.
    """

    id: str
    words: Words
    signs: tuple[str, ...] = ()
    alone: bool = False
    group: str = ""


class Time(StrEnum):
    """On which side of the present a date must lie; anything else is a slip."""

    PAST = "past"
    FUTURE = "future"
    ANY = ""


class Holds(StrEnum):
    """What a free text may hold besides words; personal data in any other text are refused."""

    WORDS = "words"
    REFERENCE = "reference"  # numbers of cases and letters
    IDENTIFIER = "identifier"  # handles, addresses, telephones: what the request itself names


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A controlled list of phrases that fields may take, in the order in which a reply prints them."""

    id: str
    choices: tuple[Choice, ...]

    def find(self, id_: str) -> Choice | None:
        """Return the entry of that id, if any."""
        return next((choice for choice in self.choices if choice.id == id_), None)


@dataclass(frozen=True, slots=True)
class Computed:
    """A date that follows from another one: `days` after field `base` (negative: before)."""

    base: str
    days: int


@dataclass(frozen=True, slots=True)
class Field:
    """A named value that a wording prints or asks about.

    Attributes:
        name: as the wording writes it, snake case.
        kind: what its value is.
        required: a reply without it is refused.
        label: what a person is asked, in each language.
        help: what to enter, in each language; may be empty.
        case_field: the case field that gives the default; the same name unless said otherwise.
        choices: what the value may be; empty when free.
        vocabulary: id of the vocabulary that `choices` came from; empty when the template lists its own.
        computed: how the value follows from another field; None when a person gives it.
        required_when: options of other choices, any of which makes it required: (field, option id).
        account: whether it tells anything about an account; barred where a reply must not show whether one exists.
        time: on which side of the present a date must lie.
        within_days: how far from the present a date may lie, in days; 0 for any distance.
        holds: what a free text may hold.
        recognise: fields whose text tells which option holds when nobody gives one.
        needs_alone: a list needs at least one entry that is enough by itself.
        part_of: a list whose entries of one `group` this list repeats; empty when a person gives it.
        group: of the entries that it repeats.
    """

    name: str
    kind: FieldKind
    required: bool
    label: Words
    help: Words = field(default_factory=dict)
    case_field: str = ""
    choices: tuple[Choice, ...] = ()
    vocabulary: str = ""
    computed: Computed | None = None
    account: bool = False
    required_when: tuple[tuple[str, str], ...] = ()
    time: Time = Time.ANY
    within_days: int = 0
    holds: Holds = Holds.WORDS
    recognise: tuple[str, ...] = ()
    needs_alone: bool = False
    part_of: str = ""
    group: str = ""

    @property
    def follows(self) -> bool:
        """Return whether the value follows from another field, so that nobody is asked for it."""
        return self.computed is not None or bool(self.part_of)


@dataclass(frozen=True, slots=True)
class DecisionRule:
    """A human decision that a template may ask for.

    Attributes:
        name: as templates and case files write it.
        question: what the person who takes it answers with yes, in each language.
        apart_from: decisions that somebody else must have taken.
    """

    name: str
    question: Words
    apart_from: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A row of `[suggested]`: when the case is like this, the template fits. Format: docs/templates.md.

    Attributes:
        every: conditions that must all hold.
        some: conditions of which one must hold; no matter when empty.
        unless: conditions of which none may hold.
        weight: how strongly it speaks for the template; the weights of the rows that hold are added.
        because: the reason that a specialist reads, in English.
    """

    every: tuple[str, ...]
    some: tuple[str, ...]
    unless: tuple[str, ...]
    weight: float
    because: str


@dataclass(frozen=True, slots=True)
class Part:
    """One block of a wording file.

    Attributes:
        id: the same in every language.
        text: the wording, Jinja syntax included; empty for a shared clause.
        shared: the block is a shared clause or a slot for one.
        optional: a slot that is left out when no clause fits.
        line: where it starts in the file, for messages.
    """

    id: str
    text: str
    shared: bool = False
    optional: bool = False
    line: int = 1


@dataclass(frozen=True, slots=True)
class Signed:
    """One person's detached signature: who, with which key (its id), and the value in hexadecimal."""

    by: str
    keyid: str
    value: str


@dataclass(frozen=True, slots=True)
class Sealed:
    """An approval with what only templating needs: the version it was given for and detached signatures.

    It is half approved as long as fewer people than needed have signed it.
    """

    approval: Approval
    version: str
    signatures: tuple[Signed, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """What a template and a shared clause have in common.

    Attributes:
        id: file name without its ending.
        version: as the policy team counts.
        author: who wrote it; may not approve it.
        policy: reference of the policy it carries out.
        purpose: one sentence in each language.
        fields: its own fields, in order.
        wording: parts in each language.
        seals: approval of each language.
        retired: refused with this reason; empty when in use.
        pending: approvals that still need another person; they replace the ones in force once they hold.
    """

    id: str
    version: str
    author: str
    policy: str
    purpose: Words
    fields: tuple[Field, ...]
    wording: Mapping[Language, tuple[Part, ...]]
    seals: Mapping[Language, Sealed]
    retired: str = ""
    pending: Mapping[Language, Sealed] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Template(Source):
    """A reply template.

    Attributes:
        gates: human decisions that must be on record before it renders.
        hides_existence: the reply must not show whether an account exists.
        internal: a note that is never sent.
        courts: its wording may be addressed to a judge.
        keywords: words that `templates find` knows it by, in each language.
        suggested: when it fits a case.
    """

    gates: tuple[str, ...] = ()
    hides_existence: bool = False
    internal: bool = False
    courts: bool = False
    keywords: Words = field(default_factory=dict)
    suggested: tuple[Suggestion, ...] = ()


@dataclass(frozen=True, slots=True)
class SharedClause(Source):
    """A clause that several templates use.

    Attributes:
        slot: the name under which templates ask for it by country or entity; empty for a fixed clause.
        countries: where it holds; empty for every country that has no clause of its own.
        entities: for which local entity it holds; empty for all.
        valid_from: first day it may be used; None when always.
        verify_by: from this day on a policy writer should read it again: a finding.
        expires_on: from this day on it is refused; None when never.
        source: where its statements on the law come from.
        confirmed_by: the counsel who confirmed them; a reply with an unconfirmed clause carries a finding.
    """

    slot: str = ""
    countries: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    valid_from: date | None = None
    verify_by: date | None = None
    expires_on: date | None = None
    source: str = ""
    confirmed_by: str = ""
