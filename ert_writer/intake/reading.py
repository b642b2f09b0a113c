"""From a letter to its case: every recogniser in turn, then what is missing, what looks wrong, what may be answered."""

from __future__ import annotations

from collections.abc import Callable, Collection

from ert_writer.intake.accounts import accounts, superseded_accounts
from ert_writer.intake.agency import agency_and_unit
from ert_writer.intake.asks import attachments, data_categories, non_notification, preservation
from ert_writer.intake.cautions import find_cautions
from ert_writer.intake.contacts import officer_badge, officer_email, officer_phone
from ert_writer.intake.countries import guess_country
from ert_writer.intake.danger import emergency_type, facts
from ert_writer.intake.deadline import deadline
from ert_writer.intake.letter import Letter
from ert_writer.intake.missing import find_missing
from ert_writer.intake.names import FIELDS
from ert_writer.intake.numbers import case_numbers, letter_number
from ert_writer.intake.offence import offence
from ert_writer.intake.officer import officer_name, officer_title
from ert_writer.intake.people import person_in_danger
from ert_writer.intake.period import period
from ert_writer.intake.suggesting import suggest
from ert_writer.model.case import Case, CaseField, FieldValue
from ert_writer.model.language import Language
from ert_writer.model.text import Document

Recogniser = Callable[[Letter, str], tuple[FieldValue, ...]]
"""Takes the letter and its country; returns the values that it found."""

RECOGNISERS: tuple[tuple[str, Recogniser], ...] = (
    ("case_number", lambda letter, _: case_numbers(letter)[0]),
    ("case_kind", lambda letter, _: case_numbers(letter)[1]),
    ("letter_number", lambda letter, _: letter_number(letter)),
    ("agency", lambda letter, _: agency_and_unit(letter)[0]),
    ("unit", lambda letter, _: agency_and_unit(letter)[1]),
    ("officer_name", lambda letter, _: officer_name(letter)),
    ("officer_title", lambda letter, _: officer_title(letter)),
    ("officer_badge", lambda letter, _: officer_badge(letter)),
    ("officer_email", lambda letter, _: officer_email(letter)),
    ("officer_phone", officer_phone),
    ("accounts", lambda letter, _: accounts(letter)),
    ("superseded_accounts", lambda letter, _: superseded_accounts(letter)),
    ("data_categories", lambda letter, _: data_categories(letter)),
    ("period", lambda letter, _: period(letter)),
    ("offence", lambda letter, _: offence(letter)),
    ("emergency_type", lambda letter, _: emergency_type(letter)),
    ("person_in_danger", lambda letter, _: person_in_danger(letter)),
    ("facts", lambda letter, _: facts(letter)),
    ("deadline", deadline),
    ("preservation_requested", lambda letter, _: preservation(letter)),
    ("non_notification_requested", lambda letter, _: non_notification(letter)),
    ("attachments", lambda letter, _: attachments(letter)),
)


def read_case(document: Document, language: Language, vocabulary: Collection[str], templates: Collection[str]) -> Case:
    """Return what a letter says, asks and lacks.

    Args:
        document: as a reader gave it.
        language: of the letter, `und` where it is none of the supported ones.
        vocabulary: ids of what a request may lack, as the more-info template knows them.
        templates: ids of the templates that may be suggested.
    """
    letter = Letter(document, language)
    guess = guess_country(letter)
    fields = tuple(CaseField(name, recogniser(letter, guess.country)) for name, recogniser in RECOGNISERS)
    case = Case(_ordered(fields), language, guess.country)
    missing = tuple(item for item in find_missing(letter, case) if item in vocabulary)
    cautions = find_cautions(letter, case, guess)
    case = Case(case.fields, language, guess.country, missing, cautions)
    return Case(case.fields, language, guess.country, missing, cautions, suggest(letter, case, templates))


def _ordered(fields: tuple[CaseField, ...]) -> tuple[CaseField, ...]:
    place = {name: number for number, name in enumerate(FIELDS)}
    return tuple(sorted(fields, key=lambda field: place[field.name]))
