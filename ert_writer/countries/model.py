"""What a country's file says: one value a row, in the words of `docs/develop/add-a-country.md`."""

from __future__ import annotations

import re
from typing import Literal

from ert_writer.content.schema import Table
from ert_writer.countries.check_digits import OWN_CHECKS

Examples = tuple[str, ...]
"""Texts; in a number's examples braces mark what has to be found: `IPP {06-00-012345-25/00}`."""

NumberUse = Literal["case", "letter", "id", "badge", "plate"]


class Row(Table, frozen=True, kw_only=True):
    """A row that shows what it reads: `example` is recognised by it, `counter` is not."""

    example: Examples
    counter: Examples

    def __post_init__(self) -> None:
        """Refuse a row without a text on either side."""
        if not self.example or not self.counter:
            raise ValueError("a row needs at least one example and one counter-example")


class NumberKind(Row, frozen=True, kw_only=True):
    """A sort of number that a country's offices give out.

    Attributes:
        id: its name in case files; the same in every country that has the same thing.
        kind: a case, a letter, a person's document, an officer's badge or a vehicle's plate.
        cue: the words that announce it.
        shape: regular expressions over folded text that nothing else has; found without a cue.
        usual: how the number looks after its cue, wider than `shape`; anything else is cautioned as unusual.
        check: a function of `check_digits` or a module of python-stdnum such as `stdnum.br.cpf`.
        length: how many letters and digits the number has; needed for `check`.
        letters: whether it holds letters, not counting a check letter at its end.
        rank: 0 for an investigation or court case; higher for what only leads to one, such as a complaint.
        strength: of two overlapping matches the stronger one stays (see `entities.recognition`); for `shape`.
        national: whether its name in a letter of a country without such a row is worth a caution.
        confirmed: false where the shape is general knowledge that nobody has checked against a document.
    """

    id: str
    kind: NumberUse
    cue: tuple[str, ...] = ()
    shape: tuple[str, ...] = ()
    usual: str = ""
    check: str = ""
    length: tuple[int, ...] = ()
    letters: bool = False
    rank: int = 0
    strength: int = 82
    national: bool = False
    confirmed: bool = True

    def __post_init__(self) -> None:
        """Refuse a number that nothing finds, and a check that has no length to work on."""
        super().__post_init__()
        if not (self.cue or self.shape):
            raise ValueError("a number needs a cue or a shape")
        if self.check and not self.length:
            raise ValueError("a number with a check needs its length")
        if self.check not in OWN_CHECKS and not re.fullmatch(r"(?:stdnum(?:\.[a-z_]+){2})?", self.check):
            raise ValueError(f"unknown check {self.check!r}; use stdnum.<country>.<number> or {', '.join(OWN_CHECKS)}")

    @property
    def label(self) -> str:
        """The number's name for a person."""
        return self.id.replace("-", " ")


class Office(Row, frozen=True, kw_only=True):
    """Words that speak for the country: an office, a unit, a law, a habit; `weight` adds up."""

    say: tuple[str, ...]
    weight: float = 2.0


class Gloss(Row, frozen=True, kw_only=True):
    """The whole name of an office, which a translation keeps, and what to call it in English beside it.

    The first of `english` is the gloss, the others are what engines say as well.
    """

    say: tuple[str, ...]
    english: tuple[str, ...]


class Rank(Row, frozen=True, kw_only=True):
    """A rank or title that comes before an officer's name, in every gender and short form."""

    say: tuple[str, ...]


class Phrases(Row, frozen=True, kw_only=True):
    """Words that several rows of a kind share."""

    say: tuple[str, ...]


class Described(Phrases, frozen=True, kw_only=True):
    """Words that describe who is in danger; `kind` limits them to one kind of danger."""

    kind: Literal["", "self-harm", "attack"] = ""


class Place(Row, frozen=True, kw_only=True):
    """A region or town of the country alone; `zone` is its time zone where the country has several."""

    say: tuple[str, ...]
    weight: float = 1.5
    zone: str = ""


class Currency(Row, frozen=True, kw_only=True):
    """Money: `code` is its ISO 4217 code; `weight` is 0 where the words are said elsewhere too."""

    code: str
    say: tuple[str, ...]
    weight: float = 1.0


class Clock(Row, frozen=True, kw_only=True):
    """Words beside a time that name a zone of the IANA database."""

    say: tuple[str, ...]
    zone: str


class Statute(Row, frozen=True, kw_only=True):
    """A law that letters cite; `weight` speaks for the country, `hours` is the time it gives for an answer.

    Attributes:
        say: its names and short forms.
        article: where in it the time for an answer stands.
        hours: that time; 0 where it gives none.
        source: where the rule was read; empty together with `confirmed = false`.
    """

    id: str
    say: tuple[str, ...]
    article: str = ""
    hours: int = 0
    weight: float = 1.5
    source: str = ""
    confirmed: bool = True


class Telephone(Row, frozen=True, kw_only=True):
    """How telephones are written at home: `dialled` are old or internal prefixes to leave out before reading."""

    dialled: tuple[str, ...] = ()


class Country(Table, frozen=True, kw_only=True):
    """A country's file.

    Attributes:
        code: ISO 3166. This and every other key may be left out of an organisation's own file alone.
        name: in English.
        language: the base language of its letters.
        names: of the country and its people, as letters write them.
        domains: mail domains that its public bodies alone have.
        zone: the usual time zone.
        decimal: the decimal mark.
        agency: how the names of its agencies begin, and their acronyms.
        unit: how the names of its units begin, and their acronyms.
    """

    code: str = ""
    name: str = ""
    language: Literal["es", "pt", "en", ""] = ""
    names: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    zone: str = ""
    decimal: Literal[".", ",", ""] = ""
    number: tuple[NumberKind, ...] = ()
    office: tuple[Office, ...] = ()
    gloss: tuple[Gloss, ...] = ()
    rank: tuple[Rank, ...] = ()
    agency: tuple[Phrases, ...] = ()
    unit: tuple[Phrases, ...] = ()
    place: tuple[Place, ...] = ()
    currency: tuple[Currency, ...] = ()
    clock: tuple[Clock, ...] = ()
    statute: tuple[Statute, ...] = ()
    telephone: tuple[Telephone, ...] = ()


PersonRole = Literal[
    "suspect", "victim", "in-danger", "relative", "witness", "bystander", "lawyer", "party", "prosecutor", "court",
    "superior", "agency", "officer", "platform",
]  # fmt: skip
Use = Literal["asked", "data", "account", "payment"]


class PersonWords(Row, frozen=True, kw_only=True):
    """Words for a person of a role, or that say that what follows is theirs."""

    role: PersonRole
    say: tuple[str, ...]


class UseWords(Row, frozen=True, kw_only=True):
    """Words for what an account or number is there for: asked about, its data, an account's name, a payment."""

    use: Use
    say: tuple[str, ...]


class SignWords(Row, frozen=True, kw_only=True):
    """Words of who signs, of who only approves, of whom another signs for, and of private writers."""

    use: Literal["presents", "approves", "behalf", "private", "counsel"]
    say: tuple[str, ...]


class BesideWords(Row, frozen=True, kw_only=True):
    """Words right before or behind a person's name that tell the role: `en agravio de`, `desapareció`."""

    role: PersonRole
    place: Literal["before", "after"]
    say: tuple[str, ...]


class DoesWords(Row, frozen=True, kw_only=True):
    """What somebody does with a telephone or mailbox: has it, offends from it, or does something else first."""

    use: Literal["has", "offends", "acts"]
    say: tuple[str, ...]


class Label(Row, frozen=True, kw_only=True):
    """What comes before the value of a field in a form: `Institución solicitante: …`."""

    field: Literal["agency", "unit", "officer_name", "officer_title"]
    say: tuple[str, ...]


class People(Table, frozen=True, kw_only=True):
    """`people.toml`: the words that tell who somebody is in a letter, and whose a number or account is."""

    word: tuple[PersonWords, ...] = ()
    whose: tuple[UseWords, ...] = ()
    sign: tuple[SignWords, ...] = ()
    label: tuple[Label, ...] = ()
    beside: tuple[BesideWords, ...] = ()
    does: tuple[DoesWords, ...] = ()


class Shared(Table, frozen=True, kw_only=True):
    """`shared.toml`: what several countries write.

    Attributes:
        free_mail: first labels of domains where anybody gets a mailbox.
        official_labels: labels of a domain that public bodies use anywhere; `*` at the end for any ending.
        number: kinds without a country.
        gloss: names of offices of several countries, with their English.
        rank: ranks of several countries.
        honorific: what may be before a name beside a rank.
        agency: how the name of an agency begins.
        unit: how the name of a unit begins.
        body: how the name of a body above an agency begins.
        territory: how the name of a state or province begins: no office, only where one is.
        agency_end: words by which an English name of an agency is known, wherever they are in it.
        unit_end: the same of a unit.
        not_office: words that no name of an office holds.
        office_stop: words at which the name of an office ends in running text.
        ordinal: before the name of an office: `Segunda Fiscalía`.
        prosecution: names of services that give way to their own office below them in a letterhead.
        policing: words that say of an office that it polices or prosecutes.
        addressee: how a line begins that addresses the recipient.
        office_word: words of offices, letterheads and closings, which no person's name holds.
        place_word: how the names of places, schools and firms begin.
        locative: words before a place.
        to_name: what may be between words for a person and the name.
        article: words before a title.
        possessive: words before a relative: `su hermana`.
        abbreviation: capitals with full stops that are no person's initials.
        initials: words before a person's initials.
        age: units of an age.
        child_word: words that say that somebody is a child.
        determiner: words before a description: `una mujer`.
        described: words that describe who is in danger where nobody is named.
        copula: between a name and what the person is: `Ana Paz es testigo`.
        child: a relative by whose name somebody older is named: `hija de Ana Paz`.
        of_office: words between a title and the name of its office.
        heads: titles that need their office: `jefa de la unidad`.
        currency: money of several countries.
        clock: zones of the whole world.
    """

    free_mail: tuple[str, ...] = ()
    official_labels: tuple[str, ...] = ()
    number: tuple[NumberKind, ...] = ()
    gloss: tuple[Gloss, ...] = ()
    rank: tuple[Rank, ...] = ()
    honorific: tuple[Phrases, ...] = ()
    agency: tuple[Phrases, ...] = ()
    unit: tuple[Phrases, ...] = ()
    body: tuple[Phrases, ...] = ()
    territory: tuple[Phrases, ...] = ()
    agency_end: tuple[Phrases, ...] = ()
    unit_end: tuple[Phrases, ...] = ()
    not_office: tuple[Phrases, ...] = ()
    office_stop: tuple[Phrases, ...] = ()
    ordinal: tuple[Phrases, ...] = ()
    prosecution: tuple[Phrases, ...] = ()
    policing: tuple[Phrases, ...] = ()
    addressee: tuple[Phrases, ...] = ()
    office_word: tuple[Phrases, ...] = ()
    place_word: tuple[Phrases, ...] = ()
    locative: tuple[Phrases, ...] = ()
    to_name: tuple[Phrases, ...] = ()
    article: tuple[Phrases, ...] = ()
    possessive: tuple[Phrases, ...] = ()
    abbreviation: tuple[str, ...] = ()
    initials: tuple[Phrases, ...] = ()
    age: tuple[Phrases, ...] = ()
    child_word: tuple[Phrases, ...] = ()
    determiner: tuple[Phrases, ...] = ()
    described: tuple[Described, ...] = ()
    copula: tuple[Phrases, ...] = ()
    child: tuple[Phrases, ...] = ()
    of_office: tuple[Phrases, ...] = ()
    heads: tuple[Phrases, ...] = ()
    currency: tuple[Currency, ...] = ()
    clock: tuple[Clock, ...] = ()
