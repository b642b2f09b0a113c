"""Setting fields of a case file, and merging a second reading of its letter into it."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ert_writer.errors import ContentError, UsageError
from ert_writer.flows.case_edit import Assignment, Change, merge, require_choices, set_fields
from ert_writer.flows.case_file import parse_case
from ert_writer.intake.case_file import case_toml
from ert_writer.intake.names import CODED, FIELDS
from ert_writer.model.case import Case, CaseField, Danger, DangerStatus, FieldValue
from ert_writer.model.findings import Span
from ert_writer.templating.kinds import Choice, Vocabulary

LETTER = "sha256:00"
READ = Case(
    fields=(
        CaseField("officer_name", (FieldValue("Ana Torres", span=Span(0, 10), confidence=0.95),)),
        CaseField("accounts", (FieldValue("@a", span=Span(20, 22)), FieldValue("@b", span=Span(24, 26)))),
        CaseField("data_categories", (FieldValue("datos del suscriptor", "subscriber", Span(30, 50)),)),
        CaseField("deadline", (FieldValue("mañana", "2026-11-23T10:00-06:00", Span(60, 66)),)),
    ),
    language="es",
    country="MX",
    missing=("legal_basis",),
    danger=Danger(DangerStatus.UNCLEAR, reason="nothing was read"),
)
FILE = case_toml(READ, LETTER).encode()


def texts(data: bytes, name: str) -> list[str]:
    return [item.text for item in parse_case(data, "case.toml").values(name)]


def reread(**fields: str) -> Case:
    found = {field.name: field for field in READ.fields}
    found |= {name: CaseField(name, (FieldValue(text, span=Span(1, 2)),)) for name, text in fields.items()}
    return Case(tuple(found.values()), READ.language, READ.country, READ.missing, danger=READ.danger)


def test_the_same_reading_changes_no_byte():
    assert merge(FILE, READ, LETTER, "case.toml") == (FILE, ())


def test_a_new_reading_replaces_what_no_hand_touched():
    written, changes = merge(FILE, reread(officer_name="Ana María Torres"), LETTER, "case.toml")
    assert texts(written, "officer_name") == ["Ana María Torres"]
    assert changes == (Change("officer_name", "Ana Torres", "Ana María Torres", kept=False),)


@pytest.mark.parametrize(
    ("old", "new", "name", "kept"),
    [
        ('value = "Ana Torres"', 'value = "Ana Torrez"', "officer_name", ["Ana Torrez"]),
        ('value = "@b"', 'value = "@c"', "accounts", ["@a", "@c"]),
        ('value = "mañana"', 'value = ""\nnormal = ""', "deadline", []),
        ('value = "subscriber"', 'value = "messages"', "data_categories", ["messages"]),
    ],
)
def test_a_value_made_by_hand_stays_and_is_told(old, new, name, kept):
    edited = FILE.decode().replace(old, new)
    if name in ("deadline", "data_categories"):
        normal = "2026-11-23T10:00-06:00" if name == "deadline" else "subscriber"
        edited = edited.replace(f'normal = "{normal}"\n', "")
    written, changes = merge(edited.encode(), READ, LETTER, "case.toml")
    assert [item.normal if name in CODED else item.text for item in parse_case(written, "c").values(name)] == kept
    assert [(change.name, change.kept) for change in changes] == [(name, True)]


def test_it_stays_through_a_third_reading():
    edited = FILE.replace(b'value = "Ana Torres"', b'value = "Eva Luna"')
    once, _ = merge(edited, reread(officer_name="Ana T."), LETTER, "case.toml")
    twice, _ = merge(once, READ, LETTER, "case.toml")
    assert texts(twice, "officer_name") == ["Eva Luna"]


def test_comments_decisions_and_fields_of_ones_own_stay():
    own = b'# called back at 03:10\nour_ref = "E-7"\n' + FILE
    own += b'\n[decisions.officer_verified]\nwho = "R. Paz"\nwhy = "called the switchboard"\n'
    written, _ = merge(own, reread(officer_name="Ana María Torres"), LETTER, "case.toml")
    assert b"# called back at 03:10" in written
    assert texts(written, "our_ref") == ["E-7"]
    assert [item.name for item in parse_case(written, "c").decisions] == ["officer_verified"]


def test_a_file_typed_by_hand_gains_what_was_read():
    written, changes = merge(b'officer_name = "Eva Luna"\n', READ, LETTER, "case.toml")
    assert texts(written, "officer_name") == ["Eva Luna"]
    assert texts(written, "accounts") == ["@a", "@b"]
    assert Change("officer_name", "Eva Luna", "Ana Torres", kept=True) in changes


def test_danger_set_by_hand_stays():
    edited = FILE.replace(b'value = "unclear"', b'value = "emergency"')
    written, changes = merge(edited, READ, LETTER, "case.toml")
    assert tomllib.loads(written.decode())["danger"]["value"] == "emergency"
    assert [(change.name, change.kept) for change in changes] == [("danger", True)]


def test_another_letter_is_never_merged():
    with pytest.raises(UsageError, match="another letter"):
        merge(FILE, READ, "sha256:ff", "case.toml")


@pytest.mark.parametrize("data", [b"officer_name = ", b"\xff\xfe", b'[officer_name]\nvallue = "x"'])
def test_what_is_no_case_file_is_refused(data):
    with pytest.raises(ContentError):
        merge(data, READ, LETTER, "case.toml")


@pytest.mark.parametrize("data", [b'{"officer_name": "x"}', b'[fields.officer_name]\nvalue = "x"'])
def test_forms_that_cannot_be_merged_are_named(data):
    with pytest.raises(UsageError, match="not merged"):
        merge(data, READ, LETTER, "case.toml")


@pytest.mark.parametrize("data", [FILE, b"", b"{}", b'{"result": {"officer_name": {"value": "x", "normal": ""}}}'])
def test_fields_are_set_in_every_form(data):
    chosen = [
        Assignment("officer_name", "Eva Luna"),
        Assignment("accounts", "@x"),
        Assignment("accounts", "@y"),
        Assignment("missing", "deadline_reason"),
        Assignment("our_ref", "E-1"),
        Assignment("data_categories", "messages"),
    ]
    written, changes = set_fields(data, chosen, "case")
    case = parse_case(written, "case")
    assert [item.text for item in case.values("accounts")] == ["@x", "@y"]
    assert [case.values(name)[0].text for name in ("officer_name", "our_ref")] == ["Eva Luna", "E-1"]
    assert case.values("data_categories")[0].normal == "messages"
    assert case.missing == ("deadline_reason",)
    assert {change.name for change in changes} == {"officer_name", "accounts", "missing", "our_ref", "data_categories"}


def test_values_are_added_and_taken_away():
    written, _ = set_fields(FILE, [Assignment("accounts", "@c", added=True), Assignment("deadline", "")], "case")
    assert texts(written, "accounts") == ["@a", "@b", "@c"]
    assert texts(written, "deadline") == []


def test_setting_what_is_there_changes_nothing():
    assert set_fields(FILE, [Assignment("officer_name", "Ana Torres")], "case")[1] == ()


def test_a_set_value_survives_a_new_reading():
    edited, _ = set_fields(FILE, [Assignment("officer_name", "Eva Luna"), Assignment("accounts", "@z")], "case")
    written, _ = merge(edited, READ, LETTER, "case")
    assert texts(written, "officer_name") == ["Eva Luna"]
    assert texts(written, "accounts") == ["@z"]


@given(
    st.lists(
        st.tuples(st.sampled_from([name for name in FIELDS if name not in CODED]), st.text(min_size=1).map(str.strip)),
        max_size=6,
    )
)
def test_any_text_is_kept_as_it_was_set(pairs):
    wanted: dict[str, list[str]] = {}
    for name, text in pairs:
        if text and "\r" not in text and text not in wanted.setdefault(name, []):
            wanted[name].append(text)
    chosen = [Assignment(name, text) for name, found in wanted.items() for text in found]
    written, _ = set_fields(FILE, chosen, "case")
    again, _ = merge(written, READ, LETTER, "case")
    for name, found in wanted.items():
        assert texts(written, name) == (found or texts(FILE, name))
        if found:
            assert texts(again, name) == found


def test_a_word_that_the_field_does_not_take_is_refused_with_the_nearest():
    lists = {name: Vocabulary(name, (Choice("subscriber", {}),)) for name in ("data-categories", "missing-items")}
    require_choices([Assignment("data_categories", "subscriber"), Assignment("language", "pt")], lists)
    for name, value in (("data_categories", "subscribr"), ("language", "fr"), ("preservation_requested", "yes")):
        with pytest.raises(UsageError, match="takes no such value"):
            require_choices([Assignment(name, value)], lists)
