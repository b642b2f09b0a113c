"""Values that were recognised from a picture are never sure, and say so beside each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ert_writer.cli.views.intake_rows import UNSURE, doubt
from ert_writer.intake.recognised import doubt_recognised
from ert_writer.model.case import Case, CaseField, DataRequest, DataStance, EntityRole, FieldValue, Role
from ert_writer.model.findings import Span
from ert_writer.model.text import Document
from ert_writer.readers.attachments import with_part

READ = FieldValue("@lobo_05", "", Span(0, 8), 0.95, "named", ocr=True)
TYPED = replace(READ, ocr=False)


def case(value: FieldValue) -> Case:
    return Case(
        (CaseField("accounts", (value,)),),
        "es",
        entities=(EntityRole("handle", value, Role.ACCOUNT_ASKED),),
        requests=(DataRequest("ip_logs", DataStance.ASKED, value, value, value),),
    )


def test_each_recognised_value_is_unsure_and_names_its_look_alikes() -> None:
    read = doubt_recognised(case(READ))
    request = read.requests[0]
    for value in (read.values("accounts")[0], read.entities[0].value, request.value, request.account, request.period):
        assert value is not None
        assert value.text == "@lobo_05"
        assert value.confidence < UNSURE
        assert value.note == "named; read by OCR: compare with the image; look-alikes: 0/O 1/l/I 5/S _/blank"
    assert doubt(read.values("accounts")[0]).startswith(" (?) [read by OCR: compare with the image")


def test_a_value_that_was_typed_stays_as_it_is() -> None:
    assert doubt_recognised(case(TYPED)) == case(TYPED)


@pytest.mark.parametrize("confidence", [1.0, 0.95, 0.8, 0.35])
def test_no_recognised_value_is_sure(confidence: float) -> None:
    value = doubt_recognised(case(replace(READ, confidence=confidence))).values("accounts")[0]
    assert value.confidence < UNSURE
    assert value.confidence < confidence


def test_only_the_part_that_is_a_picture_counts_as_recognised() -> None:
    mail = Document("Cuenta @uno", ())
    both = with_part(mail, "scan.png", Document("Cuenta @dos", (), ocr=True))
    assert both.ocr
    typed, read = both.text.index("@uno"), both.text.index("@dos")
    assert not both.is_recognised(Span(typed, typed + 4))
    assert both.is_recognised(Span(read, read + 4))
    assert with_part(both, "x", mail).is_recognised(Span(read, read + 4))
    assert not with_part(mail, "x", mail).is_recognised(Span(typed, typed + 4))
