"""The published schema is the code's, and every case fits it."""

import json
from pathlib import Path

import jsonschema
import pytest

from ert_writer.intake.case_file import case_table
from ert_writer.intake.case_schema import BY_HAND, TITLES, case_schema
from ert_writer.intake.names import FIELDS
from ert_writer.model.case import Case, CaseField, Danger, DangerStatus, EntityRole, FieldValue, Role
from ert_writer.model.findings import Span
from support.intake import annotated, case_of

PUBLISHED = Path(__file__).parents[2] / "schema" / "case.schema.json"
VALIDATOR = jsonschema.Draft202012Validator(case_schema())


def test_the_published_file_is_the_codes() -> None:
    assert json.loads(PUBLISHED.read_text(encoding="utf-8")) == case_schema(), "run: python scripts/schemas.py"
    jsonschema.Draft202012Validator.check_schema(case_schema())


def test_every_field_is_described_once() -> None:
    assert tuple(TITLES) == FIELDS
    assert not set(BY_HAND) & set(FIELDS)


@pytest.mark.parametrize("row", annotated()[::6], ids=lambda row: row.id)
def test_a_letters_case_fits(row) -> None:
    VALIDATOR.validate(case_table(case_of(row.text, row.form)))


def test_an_empty_case_and_a_full_one_fit() -> None:
    value = FieldValue("x", "y", Span(0, 1), 0.5, "note", ocr=True)
    fields = tuple(CaseField(name, (value, value), (value,)) for name in FIELDS if name != "deadline")
    danger = Danger(DangerStatus.EMERGENCY, ("kidnapping",), "why", *((value,),) * 7)
    roles = (EntityRole("phone", value, Role.VICTIM, "MX", "Ana"),)
    VALIDATOR.validate(case_table(Case((), "und")))
    VALIDATOR.validate(case_table(Case(fields, "es", "MX", danger=danger, entities=roles)))


@pytest.mark.parametrize(("key", "wrong"), [("danger", {"value": "no"}), ("roles", [{"role": "boss"}]), ("colour", 1)])
def test_what_does_not_fit_is_refused(key: str, wrong: object) -> None:
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate({**case_table(Case((), "und")), key: wrong})


def test_a_person_may_add_the_fields_of_a_form() -> None:
    VALIDATOR.validate({**case_table(Case((), "und")), "request_kind": "emergency", "legal_basis": ["art. 13-A CPP"]})
