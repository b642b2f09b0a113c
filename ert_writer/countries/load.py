"""Reads the country files once, and answers what the rest of the program asks of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TypeVar

import msgspec

from ert_writer.content.cache import keep, key_of, recall
from ert_writer.content.files import read_bytes
from ert_writer.content.place import own_content, packaged_content
from ert_writer.content.schema import Keys, decoded, failure, parse
from ert_writer.countries.model import Clock, Country, Currency, NumberKind, NumberUse, People, Phrases, Row, Shared
from ert_writer.countries.phrases import PhraseIndex, any_of, expansions, index
from ert_writer.errors import ContentError
from ert_writer.text import fold, patterns
from ert_writer.text.expressions import expression
from ert_writer.text.patterns import alternation

SHARED, PEOPLE = "shared", "people"
USES: tuple[NumberUse, ...] = ("case", "letter", "id", "badge", "plate")
_File = TypeVar("_File", Country, Shared, People)
_Source = tuple[Path, bytes]


@dataclass(frozen=True, slots=True)
class KindHere:
    """A number kind in its country; `country` is empty where several have it."""

    country: str
    kind: NumberKind


class Expressions(msgspec.Struct, frozen=True, kw_only=True):
    """Regular expressions over folded text for the phrases of all countries; `Catalogue` says what each finds."""

    cues: dict[NumberUse, str]
    document_cues: str
    file_cues: str
    ranks: str
    honorifics: str
    agencies: str
    units: str
    bodies: str
    office_words: str
    place_words: str
    locatives: str
    to_names: str
    articles: str
    of_office: str
    possessives: str
    copulas: str
    initials: str
    ages: str
    children_words: str
    determiners: str
    described: dict[str, str]
    heads: str
    territories: str
    agency_ends: str
    unit_ends: str
    not_offices: str
    office_stops: str
    ordinals: str
    prosecutions: str
    policing: str
    addressees: str


class _Kept(msgspec.Struct, frozen=True):
    """What the cache keeps of some country files."""

    countries: tuple[Country, ...]
    shared: Shared
    people: People
    written: Expressions


@dataclass(frozen=True, eq=False)
class Catalogue:
    """All that the country files say; what is asked for often is computed once.

    Attributes:
        countries: in the order of their codes.
        shared: what several countries write.
        people: the words for people in letters.
        written: the regular expressions for their phrases.
    """

    countries: tuple[Country, ...]
    shared: Shared
    people: People
    written: Expressions

    def country(self, code: str) -> Country | None:
        """Return a country by its ISO 3166 code."""
        return self._by_code.get(code)

    @cached_property
    def _by_code(self) -> dict[str, Country]:
        return {country.code: country for country in self.countries}

    @cached_property
    def kinds(self) -> tuple[KindHere, ...]:
        """Every number kind: each country's, then the shared ones."""
        return tuple(_kinds(self.countries, self.shared))

    def kinds_of(self, *uses: NumberUse) -> tuple[KindHere, ...]:
        """Return the kinds of some uses."""
        return tuple(here for here in self.kinds if here.kind.kind in uses)

    @property
    def cues(self) -> dict[NumberUse, str]:
        """A regular expression over folded text for the longest cue of each use."""
        return self.written.cues

    @property
    def document_cues(self) -> str:
        """A regular expression over folded text for a cue of a person's document that never announces a case."""
        return self.written.document_cues

    @property
    def file_cues(self) -> str:
        """A regular expression over folded text for the longest cue of a case or a letter."""
        return self.written.file_cues

    @cached_property
    def _by_cue(self) -> dict[str, tuple[KindHere, ...]]:
        found: dict[str, list[KindHere]] = {}
        for here in self.kinds:
            for form in dict.fromkeys(form for cue in here.kind.cue for form in expansions(cue)):
                found.setdefault(form, []).append(here)
        return {cue: tuple(kinds) for cue, kinds in found.items()}

    def announced(self, cue: str) -> tuple[KindHere, ...]:
        """Return the kinds that a folded cue announces."""
        return self._by_cue.get(" ".join(cue.split()), ())

    @property
    def ranks(self) -> str:
        """A regular expression over folded text for a rank."""
        return self.written.ranks

    @property
    def honorifics(self) -> str:
        """A regular expression over folded text for an honorific."""
        return self.written.honorifics

    @property
    def agencies(self) -> str:
        """A regular expression over folded text for the beginning of an agency's name."""
        return self.written.agencies

    @property
    def units(self) -> str:
        """A regular expression over folded text for the beginning of a unit's name."""
        return self.written.units

    @property
    def bodies(self) -> str:
        """A regular expression over folded text for a body above agencies."""
        return self.written.bodies

    @property
    def office_words(self) -> str:
        """A regular expression over folded text for a word that no person's name holds."""
        return self.written.office_words

    @cached_property
    def office_word(self) -> re.Pattern[str]:
        """A word of an office, a letterhead or a closing, which no person's name holds."""
        return expression(rf"(?<![^\W_])(?:{self.written.office_words})(?![^\W_])")

    @cached_property
    def place_word(self) -> re.Pattern[str]:
        """How the name of a place, school or firm begins."""
        return expression(rf"(?:{self.written.place_words})(?!\w)")

    @cached_property
    def locative(self) -> re.Pattern[str]:
        """Words right before a place."""
        return expression(rf"(?<!\w)(?:{self.written.locatives})\s+$")

    @cached_property
    def to_name(self) -> re.Pattern[str]:
        """What may be between words for a person and the name: honorifics, an age, `llamada`."""
        return expression(rf"(?:[\s,:.(\"“«]|\d{{1,3}}|(?:{self.written.to_names})(?!\w))*")

    @cached_property
    def children(self) -> frozenset[str]:
        """The folded words for a relative by whose name somebody older is named."""
        return frozenset(form for row in self.shared.child for phrase in row.say for form in expansions(phrase))

    @cached_property
    def title_words(self) -> tuple[PhraseIndex, frozenset[str]]:
        """An index of the ranks and honorifics, folded, and which of them are ranks."""
        ranks = [*self.shared.rank, *(row for country in self.countries for row in country.rank)]
        known = frozenset(form for row in ranks for phrase in row.say for form in expansions(phrase))
        honorifics = {form for row in self.shared.honorific for phrase in row.say for form in expansions(phrase)}
        return index((*known, *honorifics)), known - honorifics

    @cached_property
    def clocks(self) -> tuple[Clock, ...]:
        """Every way to name a time zone."""
        return (*(row for country in self.countries for row in country.clock), *self.shared.clock)

    @cached_property
    def currencies(self) -> tuple[Currency, ...]:
        """Every currency."""
        return (*(row for country in self.countries for row in country.currency), *self.shared.currency)

    @cached_property
    def glosses(self) -> tuple[PhraseIndex, dict[str, tuple[str, ...]]]:
        """An index of the names of offices, and the English of each folded name."""
        rows = [*(row for country in self.countries for row in country.gloss), *self.shared.gloss]
        names = {form: row.english for row in rows for phrase in row.say for form in expansions(phrase)}
        return index(names), names

    @cached_property
    def person_words(self) -> tuple[PhraseIndex, dict[str, tuple[str, ...]]]:
        """An index of the words for people, and the roles that each folded phrase stands for."""
        return _meanings((row.role, row.say) for row in self.people.word)

    @cached_property
    def use_words(self) -> tuple[PhraseIndex, dict[str, tuple[str, ...]]]:
        """An index of the words for what a number or account is there for, and the uses of each folded phrase."""
        return _meanings((row.use, row.say) for row in self.people.whose)

    @cached_property
    def sign_words(self) -> tuple[PhraseIndex, dict[str, tuple[str, ...]]]:
        """An index of the words around the name of who signs, and the uses of each folded phrase."""
        return _meanings((row.use, row.say) for row in self.people.sign)

    @cached_property
    def before_names(self) -> tuple[PhraseIndex, dict[str, tuple[str, ...]]]:
        """An index of the words right before a person's name, and the roles of each folded phrase."""
        return _meanings((row.role, row.say) for row in self.people.beside if row.place == "before")

    @cached_property
    def after_names(self) -> tuple[PhraseIndex, dict[str, tuple[str, ...]]]:
        """An index of the words right behind a person's name, and the roles of each folded phrase."""
        return _meanings((row.role, row.say) for row in self.people.beside if row.place == "after")

    @cached_property
    def does_words(self) -> tuple[PhraseIndex, dict[str, tuple[str, ...]]]:
        """An index of what people do with a telephone, and the uses of each folded phrase."""
        return _meanings((row.use, row.say) for row in self.people.does)

    @cached_property
    def labels(self) -> dict[str, tuple[str, ...]]:
        """The fields that each folded label of a form may announce."""
        return _meanings((row.field, row.say) for row in self.people.label)[1]

    @cached_property
    def _domains(self) -> dict[str, str]:
        return {domain: country.code for country in self.countries for domain in country.domains}

    def official_domain(self, domain: str) -> str:
        """Return the country whose public bodies alone have a domain; empty where none of them does."""
        labels = domain.lower().split(".")
        tails = (".".join(labels[at:]) for at in range(len(labels)))
        return next((self._domains[tail] for tail in tails if tail in self._domains), "")

    @cached_property
    def official_label(self) -> re.Pattern[str]:
        """Whether a domain holds a label that public bodies use."""
        return expression(rf"(?:^|\.)(?:{any_of(self.shared.official_labels)})(?:\.|$)")


def _meanings(rows: Iterable[tuple[str, tuple[str, ...]]]) -> tuple[PhraseIndex, dict[str, tuple[str, ...]]]:
    found: dict[str, list[str]] = {}
    for meaning, say in rows:
        for form in (form for phrase in say for form in expansions(phrase)):
            found.setdefault(form, []).append(meaning)
    return index(found), {form: tuple(dict.fromkeys(meanings)) for form, meanings in found.items()}


def _kinds(countries: Iterable[Country], shared: Shared) -> Iterator[KindHere]:
    for country in countries:
        yield from (KindHere(country.code, kind) for kind in country.number)
    yield from (KindHere("", kind) for kind in shared.number)


def _expressions(countries: tuple[Country, ...], shared: Shared) -> Expressions:
    cues: dict[NumberUse, list[str]] = {use: [] for use in USES}
    for here in _kinds(countries, shared):
        cues[here.kind.kind] += (form for cue in here.kind.cue for form in expansions(cue))
    cases = frozenset(cues["case"])
    ranks = [*shared.rank, *(row for country in countries for row in country.rank)]
    return Expressions(
        cues={use: alternation(forms) for use, forms in cues.items()},
        document_cues=alternation(form for form in cues["id"] if form not in cases),
        file_cues=alternation((*cues["case"], *cues["letter"])),
        ranks=any_of(form for row in ranks for form in row.say),
        honorifics=_said(shared.honorific),
        agencies=_said([*shared.agency, *(row for country in countries for row in country.agency)]),
        units=_said([*shared.unit, *(row for country in countries for row in country.unit)]),
        bodies=_said(shared.body),
        office_words=any_of([*(form for row in shared.office_word for form in row.say), *_acronyms(countries)]),
        place_words=_said(shared.place_word),
        locatives=_said(shared.locative),
        to_names=_said(shared.to_name),
        articles=_said(shared.article),
        of_office=_said(shared.of_office),
        possessives=_said(shared.possessive),
        copulas=_said(shared.copula),
        initials=_said(shared.initials),
        ages=_said(shared.age),
        children_words=_said(shared.child_word),
        determiners=_said(shared.determiner),
        described={kind: _said(r for r in shared.described if r.kind == kind) for kind in ("", "self-harm", "attack")},
        heads=_said(shared.heads),
        territories=_said(shared.territory),
        agency_ends=_said(shared.agency_end),
        unit_ends=_said(shared.unit_end),
        not_offices=_said(shared.not_office),
        office_stops=_said(shared.office_stop),
        ordinals=_said(shared.ordinal),
        prosecutions=_said(shared.prosecution),
        policing=_said(shared.policing),
        addressees=_said(shared.addressee),
    )


def _acronyms(countries: tuple[Country, ...]) -> Iterator[str]:
    """Yield the acronyms of agencies and units, three letters and more."""
    rows = (row for country in countries for row in (*country.agency, *country.unit))
    yield from (say for row in rows for say in row.say if re.fullmatch(r"[A-Z\d]{3,}", say))


def _said(rows: Iterable[Phrases]) -> str:
    return any_of(form for row in rows for form in row.say)


def catalogue() -> Catalogue:
    """Return what the country files say: the packaged ones, and those of the organisation's own content.

    Raises:
        ContentError: a file does not say what it should.
        InputError: a file cannot be read.
    """
    return load(str(own_content() or ""))


@cache
def load(content: str = "") -> Catalogue:
    """Return the packaged country files, changed by those in `countries/` of a content directory.

    Args:
        content: the directory; empty for the packaged files alone. Its file `mx.toml` may say only what it adds: its
            rows come first, a number with the same id and kind replaces the packaged one, and so does every other key.

    Raises:
        ContentError: a file does not say what it should.
        InputError: a file cannot be read.
    """
    packaged = packaged_content().root / "countries"
    own = Path(content) / "countries" if content else packaged
    paths = {path.stem: [path] for path in sorted(packaged.glob("*.toml"))}
    if own.is_dir() and own.resolve() != packaged.resolve():
        for path in sorted(own.glob("*.toml")):
            paths.setdefault(path.stem, []).append(path)
    for name in (SHARED, PEOPLE):
        if name not in paths:
            raise ContentError(f"the file {name}.toml is missing", where=str(packaged))
    files = {name: [(path, read_bytes(path)) for path in group] for name, group in paths.items()}
    name = f"{key_of((file for group in files.values() for file in group), _makers())}.countries"
    kept = recall(name, _Kept)
    if kept is None:
        kept = _made(files)
        keep(name, kept)
    return Catalogue(kept.countries, kept.shared, kept.people, kept.written)


def _makers() -> Iterator[Path]:
    """Yield the modules that turn country files into expressions: others would make other ones."""
    yield from sorted(Path(__file__).parent.glob("*.py"))
    yield from (Path(str(module.__file__)) for module in (patterns, fold))


def _made(files: dict[str, list[_Source]]) -> _Kept:
    shared = _merged([_read(file, Shared) for file in files[SHARED]])
    people = _merged([_read(file, People) for file in files[PEOPLE]])
    own = {name: group for name, group in files.items() if name not in (SHARED, PEOPLE)}
    countries = tuple(_country(group) for _, group in sorted(own.items()))
    return _Kept(countries, shared, people, _expressions(countries, shared))


def _read(file: _Source, kind: type[_File]) -> _File:
    """Return what a file says; its expressions are compiled here alone, not each time they come from the cache."""
    path, data = file
    text = decoded(data, str(path))
    found = parse(text, kind, str(path))
    if not isinstance(found, People):
        _check_shapes(found.number, text, str(path))
    return found


def _check_shapes(numbers: tuple[NumberKind, ...], text: str, where: str) -> None:
    for place, number in enumerate(numbers):
        for shape in (*number.shape, number.usual):
            try:
                re.compile(shape)
            except re.error as error:
                message = f"{shape!r} is not a regular expression: {error}"
                raise failure(text, where, ("number", place), message) from None


def _country(files: list[_Source]) -> Country:
    country = _merged([_read(file, Country) for file in files])
    path, data = files[0]
    for key in ("code", "name", "language", "zone", "decimal"):
        if not getattr(country, key):
            raise failure(decoded(data, str(path)), str(path), _keys(key), f"the key {key!r} is missing")
    return country


def _keys(key: str) -> Keys:
    return (key,)


def _merged(files: list[_File]) -> _File:
    first, *others = files
    for other in others:
        first = msgspec.structs.replace(first, **dict(_changes(first, other)))
    return first


def _changes(packaged: Country | Shared | People, own: Country | Shared | People) -> Iterator[tuple[str, object]]:
    for name in packaged.__struct_fields__:
        value, before = getattr(own, name), getattr(packaged, name)
        if not value:
            continue
        rows = isinstance(value, tuple) and isinstance(value[0], Row)
        yield name, (*value, *_kept(before, value)) if rows else value


def _kept(before: tuple[Row, ...], own: tuple[Row, ...]) -> Iterator[Row]:
    replaced = {(row.id, row.kind) for row in own if isinstance(row, NumberKind)}
    return (row for row in before if not (isinstance(row, NumberKind) and (row.id, row.kind) in replaced))
