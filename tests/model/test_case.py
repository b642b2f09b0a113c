"""A field is stated, denied or not found, and silence is never a no."""

from ert_writer.model.case import Case, CaseField, Danger, DangerStatus, FieldState, FieldValue


def test_a_field_has_three_states() -> None:
    words = FieldValue("no se requiere contenido")
    assert CaseField("data_categories").state is FieldState.NOT_FOUND
    assert CaseField("data_categories", denied=(words,)).state is FieldState.DENIED
    assert CaseField("data_categories", (FieldValue("IP"),), (words,)).state is FieldState.STATED


def test_a_case_answers_for_fields_it_lacks() -> None:
    case = Case((CaseField("agency", (FieldValue("Fiscalía"),)),), "es")
    assert case.values("agency")[0].text == "Fiscalía"
    assert case.field("period").state is FieldState.NOT_FOUND


def test_danger_is_unclear_until_there_are_grounds() -> None:
    assert Danger().status is DangerStatus.UNCLEAR
    assert Case((), "es").danger.status is DangerStatus.UNCLEAR
