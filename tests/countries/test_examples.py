"""Every row of every country file reads its examples and none of its counter-examples."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from ert_writer.checks.currencies import currency_names
from ert_writer.countries.check_digits import is_check
from ert_writer.countries.guess import Clues, evidence
from ert_writer.countries.load import Catalogue, load
from ert_writer.countries.model import (
    BesideWords,
    Clock,
    Country,
    Currency,
    DoesWords,
    Gloss,
    Label,
    NumberKind,
    PersonWords,
    Place,
    Row,
    SignWords,
    Telephone,
    UseWords,
)
from ert_writer.countries.phrases import any_of, expansions
from ert_writer.entities.identifiers import validate_phone
from ert_writer.entities.recognition import find_entities
from ert_writer.intake.facts import Facts
from ert_writer.intake.numbers import find_numbers
from ert_writer.intake.zones import stated_zone, usual_zone
from ert_writer.model.text import Document, EntityKind, Paragraph, Span
from ert_writer.text.fold import fold

KNOWN: Catalogue = load()
KINDS = {"id": EntityKind.PERSONAL_ID, "badge": EntityKind.BADGE, "plate": EntityKind.PLATE}
PHRASES = {
    "honorific": KNOWN.honorifics,
    "agency": KNOWN.agencies,
    "unit": KNOWN.units,
    "body": KNOWN.bodies,
    "office_word": KNOWN.office_words,
    "place_word": KNOWN.written.place_words,
    "locative": KNOWN.written.locatives,
    "to_name": KNOWN.written.to_names,
    "article": KNOWN.written.articles,
    "possessive": KNOWN.written.possessives,
    "initials": KNOWN.written.initials,
    "age": KNOWN.written.ages,
    "child_word": KNOWN.written.children_words,
    "determiner": KNOWN.written.determiners,
    "copula": KNOWN.written.copulas,
    "child": any_of(form for row in KNOWN.shared.child for form in row.say),
    "of_office": KNOWN.written.of_office,
    "heads": KNOWN.written.heads,
    "territory": KNOWN.written.territories,
    "agency_end": KNOWN.written.agency_ends,
    "unit_end": KNOWN.written.unit_ends,
    "not_office": KNOWN.written.not_offices,
    "office_stop": KNOWN.written.office_stops,
    "ordinal": KNOWN.written.ordinals,
    "prosecution": KNOWN.written.prosecutions,
    "policing": KNOWN.written.policing,
    "addressee": KNOWN.written.addressees,
}


def rows() -> Iterator[tuple[str, str, str, Row]]:
    """Yield (country, language, list, row)."""
    for country in KNOWN.countries:
        for name in (
            "number",
            "office",
            "gloss",
            "rank",
            "agency",
            "unit",
            "place",
            "currency",
            "clock",
            "statute",
            "telephone",
        ):
            for row in getattr(country, name):
                yield country.code, country.language, name, row
    for name in ("word", "whose", "sign", "label", "beside", "does"):
        for row in getattr(KNOWN.people, name):
            yield "", "es", name, row
    for name in ("number", "gloss", "rank", "currency", "clock", *PHRASES):
        for row in getattr(KNOWN.shared, name):
            yield "", "es", name, row


def named(row: Any) -> str:
    return str(
        getattr(row, "id", "")
        or getattr(row, "code", "")
        or getattr(row, "role", "")
        or getattr(row, "use", "")
        or getattr(row, "say", ("?",))[0]
    )


ROWS = [
    pytest.param(country, language, name, row, id=f"{country or 'shared'}-{name}-{named(row)}")
    for country, language, name, row in rows()
]


def letter_of(text: str, language: str) -> Facts:
    span = Span(0, len(text))
    return Facts(Document(text, (Paragraph(text, span),), "-", "text/plain"), language)


def numbers_in(text: str, kind: NumberKind, country: str, language: str) -> list[tuple[str, str]]:
    """Return (id, text) of the numbers of a use; the id of a personal number is not told by its text alone."""
    if kind.kind in KINDS:
        return [(kind.id, e.text) for e in find_entities(text) if e.kind is KINDS[kind.kind]]
    letter = letter_of(text, language)
    return [
        (number.kind.id if number.kind else "", text[number.span.start : number.span.end])
        for number in find_numbers(letter, country)
        if number.is_letter == (kind.kind == "letter")
    ]


def zone_named(row: Clock, text: str, _: str) -> bool:
    zone = stated_zone(fold(text))
    return zone is not None and zone.name == row.zone


def speaks_for(row: Row, text: str, country: str) -> bool:
    if isinstance(row, Gloss):
        own = {form for phrase in row.say for form in expansions(phrase)}
        return any(form in own for _, _, form in KNOWN.glosses[0].find(fold(text)))
    if isinstance(row, Place) and row.zone:
        zone = usual_zone(country, fold(text), None)
        return zone is not None and zone.name == row.zone
    if isinstance(row, Currency):
        expression, codes = currency_names(KNOWN)
        found = expression.search(fold(text))
        return found is not None and codes[" ".join(found[0].split())] == row.code
    return any(item.country == country for item in evidence(KNOWN, Clues(text, fold(text), "en")))


def means(row: PersonWords | UseWords | SignWords | Label | BesideWords | DoesWords, text: str) -> bool:
    if isinstance(row, Label):
        return row.field in KNOWN.labels.get(fold(text), ())
    wanted = row.role if isinstance(row, PersonWords | BesideWords) else row.use
    indexes = {
        PersonWords: KNOWN.person_words,
        UseWords: KNOWN.use_words,
        SignWords: KNOWN.sign_words,
        DoesWords: KNOWN.does_words,
    }
    beside = KNOWN.before_names if isinstance(row, BesideWords) and row.place == "before" else KNOWN.after_names
    phrases, meanings = indexes.get(type(row), beside)
    return any(wanted in meanings[form] for _, _, form in phrases.find(fold(text)))


def recognises(name: str, row: Row, text: str, country: str) -> bool:
    if isinstance(row, Clock):
        return zone_named(row, text, country)
    if isinstance(row, Telephone):
        return validate_phone(text, country).holds is True
    if name == "rank":
        phrases, ranks = KNOWN.title_words
        return any(start == 0 and form in ranks for start, _, form in phrases.find(fold(text)))
    if isinstance(row, PersonWords | UseWords | SignWords | Label | BesideWords | DoesWords):
        return means(row, text)
    if name in PHRASES:
        return re.match(rf"(?:{PHRASES[name]})(?!\w)", fold(text)) is not None
    return speaks_for(row, text, country)


def ids_of(row: NumberKind) -> set[str]:
    """Return the ids that a number's example may be read as: a shape without a cue may belong to another row too."""
    return {row.id} if row.cue else {here.kind.id for here in KNOWN.kinds_of(row.kind)}


@pytest.mark.parametrize(("country", "language", "name", "row"), ROWS)
def test_a_row_reads_its_examples_and_no_counter(country: str, language: str, name: str, row: Row) -> None:
    for example in row.example:
        marked = re.search(r"\{(.+?)\}", example)
        text = re.sub(r"[{}]", "", example)
        if isinstance(row, NumberKind):
            assert marked, f"mark the number in {example!r} with braces"
            found = numbers_in(text, row, country, language)
            ids = {row.id} | (
                {here.kind.id for here in KNOWN.kinds if here.kind.kind == row.kind} if not row.cue else set()
            )
            assert any(ident in ids and number == marked[1] for ident, number in found), (example, found)
        else:
            assert recognises(name, row, text, country), example
    for counter in row.counter:
        if isinstance(row, NumberKind):
            assert [item for item in numbers_in(counter, row, country, language) if item[0] == row.id] == [], counter
        else:
            assert not recognises(name, row, counter, country), counter


def test_every_check_exists() -> None:
    missing = [here.kind.check for here in KNOWN.kinds if here.kind.check and not is_check(here.kind.check)]
    assert missing == []


@pytest.mark.parametrize("country", KNOWN.countries, ids=lambda country: country.code)
def test_a_country_says_all_it_must(country: Country) -> None:
    assert country.names
    assert country.domains
    assert country.telephone
    assert {number.kind for number in country.number} >= {"case"}
