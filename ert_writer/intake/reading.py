"""From a letter to its case: every recogniser in turn, then what is missing, what looks wrong, what may be answered."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

from ert_writer.intake.accounts import asked_accounts, superseded_accounts
from ert_writer.intake.agency import unit
from ert_writer.intake.cautions import find_cautions
from ert_writer.intake.contacts import officer_email, officer_phone
from ert_writer.intake.danger import emergency_type, facts
from ert_writer.intake.denials import DENIALS
from ert_writer.intake.facts import Facts
from ert_writer.intake.learned_fields import chosen_agency, chosen_badge, chosen_number
from ert_writer.intake.missing import find_missing
from ert_writer.intake.numbers import case_kind, case_number, letter_number
from ert_writer.intake.offence import offence
from ert_writer.intake.officer import officer_name, officer_title
from ert_writer.intake.orders import data_requests, orders
from ert_writer.intake.people import person_in_danger
from ert_writer.intake.period import period
from ert_writer.intake.recognised import doubt_recognised
from ert_writer.intake.requests import attachments, non_notification, preservation
from ert_writer.intake.sent import message_id
from ert_writer.intake.suggesting import suggest
from ert_writer.model.case import Case, CaseField, FieldValue, Role
from ert_writer.model.language import Language
from ert_writer.model.text import Document
from ert_writer.templating.kinds import Template

Recogniser = Callable[[Facts], tuple[FieldValue, ...]]
"""Returns the values of one field."""

RECOGNISERS: tuple[tuple[str, Recogniser], ...] = (
    ("case_number", lambda letter: chosen_number(letter, Role.CASE, case_number(letter))),
    ("case_kind", case_kind),
    ("letter_number", lambda letter: chosen_number(letter, Role.LETTER, letter_number(letter))),
    ("agency", chosen_agency),
    ("unit", unit),
    ("officer_name", officer_name),
    ("officer_title", officer_title),
    ("officer_badge", chosen_badge),
    ("officer_email", officer_email),
    ("officer_phone", officer_phone),
    ("accounts", asked_accounts),
    ("superseded_accounts", superseded_accounts),
    ("data_categories", lambda letter: letter.asked_categories),
    ("period", period),
    ("offence", offence),
    ("emergency_type", emergency_type),
    ("person_in_danger", person_in_danger),
    ("facts", facts),
    ("deadline", lambda letter: letter.chosen_deadline),
    ("preservation_requested", preservation),
    ("non_notification_requested", non_notification),
    ("attachments", attachments),
    ("message_id", message_id),
)
"""The fields of a case in the order of every view, each with the function that reads it."""


def read_case(
    document: Document, language: Language, vocabulary: Collection[str], templates: Iterable[Template]
) -> Case:
    """Return what a letter says, asks and does not have.

    Args:
        document: as a reader gave it.
        language: of the letter, `und` where it is none of the supported ones.
        vocabulary: ids of what a request may lack, as the more-info template knows them.
        templates: those that may be suggested.
    """
    letter = Facts(document, language)
    fields = tuple(CaseField(name, read(letter), DENIALS.get(name, _nothing)(letter)) for name, read in RECOGNISERS)
    case = Case(
        fields,
        language,
        letter.country,
        entities=letter.roles,
        requests=data_requests(letter),
        orders=orders(letter),
    )
    case = replace(case, danger=replace(letter.danger, who=case.values("person_in_danger")))
    case = replace(case, missing=tuple(item for item in find_missing(letter, case) if item in vocabulary))
    case = replace(case, cautions=find_cautions(letter, case, letter.country_guess))
    return doubt_recognised(replace(case, suggested_templates=suggest(letter, case, templates)))


def _nothing(_: Facts) -> tuple[FieldValue, ...]:
    return ()
