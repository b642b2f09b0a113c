"""Every value has one wire form, and it is plain JSON."""

import json
from datetime import date
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ert_writer.model.findings import Category, Finding, Severity, Span
from ert_writer.model.wire import failure, json_text, result, to_wire


def test_a_finding_on_the_wire() -> None:
    finding = Finding("term-missing", Category.TERMINOLOGY, Severity.ERROR, "no", source_span=Span(1, 4))
    wire = to_wire(finding)
    assert wire["severity"] == "error"
    assert wire["category"] == "terminology"
    assert wire["source_span"] == [1, 4]
    assert wire["target_span"] is None


def test_dates_and_paths_are_words() -> None:
    assert to_wire({"on": date(2025, 3, 1), "at": PurePosixPath("a/b")}) == {"on": "2025-03-01", "at": "a/b"}


def test_a_value_without_a_wire_form_is_refused() -> None:
    with pytest.raises(TypeError, match="object has no wire form"):
        to_wire(object())


def test_success_and_failure_are_told_apart() -> None:
    assert set(result(1)) == {"schema", "result"}
    assert failure("usage", "what", "where", "do")["error"]["hint"] == "do"


plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(plain)
def test_json_data_is_its_own_wire_form(value: object) -> None:
    assert json.loads(json.dumps(to_wire(value))) == json.loads(json.dumps(value))


@given(st.text())
def test_json_text_keeps_the_value_and_shows_every_character(text: str) -> None:
    shown = json_text({"value": text}, indent=2)
    assert json.loads(shown) == {"value": text}
    assert all(char.isprintable() or char in "\n\u00a0" for char in shown)


def test_json_text_disarms_bidirectional_controls() -> None:
    assert json_text("a\u202eb\u200b\x9bñ") == '"a\\u202eb\\u200b\\u009bñ"'
