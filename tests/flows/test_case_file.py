"""Case files in every form that intake or a hand may write."""

import contextlib
import json

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from ert_writer.errors import ContentError, ErtWriterError, InputError
from ert_writer.flows.case_file import parse_case, read_case_file, require_known_fields, with_decisions
from ert_writer.model.case import Case, CaseField, Decision, FieldValue
from ert_writer.model.findings import Span
from ert_writer.model.wire import result


@pytest.mark.parametrize(
    "text",
    [
        'case_number = "CI-1"',
        'case_number = ["CI-1"]',
        'case_number = { value = "CI-1", span = [1, 5], confidence = 0.5 }',
        '[case_number]\ntext = "CI-1"',
        '[case_number]\nvalue = ["CI-1"]',
        '[[case_number]]\ntext = "CI-1"',
        '[case_number]\nvalues = [{ text = "CI-1" }]',
        '[fields.case_number]\nvalue = "CI-1"',
        '[[fields]]\nname = "case_number"\nvalues = [{ text = "CI-1", span = [0, 4] }]',
        '[[fields]]\nname = "case_number"\n[[fields.values]]\ntext = "CI-1"',
        '{"case_number": "CI-1"}',
        '{"schema": 1, "result": {"fields": [{"name": "case_number", "values": [{"text": "CI-1", "normal": ""}]}]}}',
    ],
)
def test_a_field_is_read_in_every_form(text):
    assert [item.text for item in parse_case(text.encode(), "case").values("case_number")] == ["CI-1"]


def test_the_wire_form_of_a_case_is_read_whole():
    case = Case(
        fields=(
            CaseField("case_number", (FieldValue("CI-1", span=Span(0, 4)),)),
            CaseField("accounts", (FieldValue("@a"), FieldValue("@b"))),
            CaseField("deadline", (FieldValue("mañana", "2026-11-23T10:00-06:00"),)),
            CaseField("period"),
        ),
        language="es-MX",
        country="MX",
        missing=("accounts", "imminence"),
    )
    read = parse_case(json.dumps(result(case)).encode(), "case")
    assert read.values("accounts") == (FieldValue("@a"), FieldValue("@b"))
    assert read.values("deadline") == (FieldValue("mañana", "2026-11-23T10:00-06:00"),)
    assert read.values("case_number")[0].span == Span(0, 4)
    assert read.missing == ("accounts", "imminence")
    assert read.values("period") == ()
    assert (read.language, read.country) == ("es-MX", "MX")


def test_native_dates_and_numbers_are_read():
    text = "received_at = 2026-11-22T10:15:00-06:00\npreserved_on = 2026-11-03\nofficer_badge = 123\nx = true"
    case = parse_case(text.encode(), "case")
    assert case.values("received_at")[0].normal == "2026-11-22T10:15:00-06:00"
    assert case.values("preserved_on")[0].normal == "2026-11-03"
    assert case.values("officer_badge") == (FieldValue("123"),)
    assert case.values("x") == (FieldValue("true"),)


@pytest.mark.parametrize("text", ["", "case_number = ''", "case_number = []", '{"case_number": null}'])
def test_an_unknown_field_is_left_out(text):
    assert parse_case(text.encode(), "case").values("case_number") == ()


@pytest.mark.parametrize(
    "data", [b"[", b"{", b"\xff\xfe", b"case_number", b"[1, 2]", b'{"a": 1', b'fields = "x"', b"[[fields]]\nx = 1"]
)
def test_a_file_that_is_no_case_is_refused(data):
    with pytest.raises(ContentError):
        parse_case(data, "case")


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(InputError):
        read_case_file(tmp_path / "none.toml")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)


@for_all(st.dictionaries(st.sampled_from(["fields", "missing", "decisions", "case_number", "language", "x"]), JSON))
def test_any_json_object_is_read_or_refused_clearly(value):
    with contextlib.suppress(ErtWriterError):
        parse_case(json.dumps(value).encode(), "case")


@for_all(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_clearly(data):
    with contextlib.suppress(ErtWriterError):
        parse_case(data, "case")


DECISION = Decision("officer_verified", "Ana Ruiz", 'called "the" switchboard')


@pytest.mark.parametrize(
    "text",
    [
        'case_number = "CI-1"  # typed by hand\n\n[danger]\nvalue = "unclear"\n',
        'case_number = "CI-1"\n\n[decisions.officer_verified]\nwho = "Old"\nwhy = "old"\n\n[period]\nvalue = "2026"\n',
        '{"case_number": "CI-1"}',
        '{"schema": 1, "result": {"case_number": "CI-1"}}',
    ],
)
def test_a_decision_is_added_and_all_else_is_kept(text):
    written = with_decisions(text.encode(), [DECISION], "case")
    case = parse_case(written, "case")
    assert case.decisions == (DECISION,)
    assert [item.text for item in case.values("case_number")] == ["CI-1"]
    assert ("typed by hand" in written.decode()) == ("typed by hand" in text)
    assert with_decisions(written, [DECISION], "case") == written


def test_decisions_written_inline_are_refused_and_not_lost():
    with pytest.raises(ContentError):
        with_decisions(b'decisions = { x = { who = "a", why = "b" } }\n', [DECISION], "case")


@pytest.mark.parametrize("rows", ["suggested_templates", "cautions", "roles", "not_read"])
def test_a_key_that_falls_into_the_last_table_is_an_error(rows):
    text = f'case_number = "CI-1"\n\n[[{rows}]]\nspan = [0, 1]\ndisclosed_accounts = ["@a"]\n'.replace(
        "span", "reasons" if rows == "suggested_templates" else "span"
    )
    with pytest.raises(ContentError, match=rf"'disclosed_accounts' is inside \[\[{rows}\]\] and would be lost"):
        parse_case(text.encode(), "case")


@pytest.mark.parametrize(
    "end",
    [
        "[as_read]",
        "[danger]",
        "[[danger.evidence]]",
        "[[danger.who]]",
        "[denied]",
        "[[denied.agency]]",
        "[orders.content]",
        "[orders]",
        '[decisions.officer_verified]\nwho = "Ana Ruiz"\nwhy = "called the switchboard"',
    ],
)
@pytest.mark.parametrize("key", ["disclosed_accounts", "received_at", "agncy"])
def test_a_key_below_any_table_that_is_no_field_is_an_error(end, key):
    with pytest.raises(ContentError, match=rf"'{key}' is inside \[.* and would be lost"):
        parse_case(f'case_number = "CI-1"\n\n{end}\n{key} = "x"\n'.encode(), "case")


def test_a_field_typed_below_the_marks_at_the_end_of_a_case_file_is_an_error():
    with pytest.raises(ContentError, match=r"'agency' is inside \[as_read\] and would be lost"):
        parse_case(b'[as_read]\ndeadline = "0123456789abcdef"\nagency = "Policia"\n', "case")


def test_a_misspelt_key_of_a_value_names_the_nearest():
    with pytest.raises(ContentError, match=r"unknown key 'valeu'\. Did you mean value"):
        parse_case(b'[officer_name]\nvaleu = "Ana"\n', "case")


def test_a_misspelt_field_names_the_nearest():
    case = parse_case(b'oficer_name = "Ana"\n', "case.toml")
    with pytest.raises(ContentError, match=r"unknown field 'oficer_name'\. Did you mean officer_name"):
        require_known_fields(case, (), "case.toml")


def test_fields_of_intake_and_of_templates_are_known():
    text = b'officer_name = "Ana"\nreceived_at = 2026-11-22T10:15:00-06:00\ndisclosed_accounts = ["@a"]\n'
    require_known_fields(parse_case(text, "case"), ("received_at", "accounts"))
