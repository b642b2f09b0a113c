"""The case file comes back as it was written, and says in plain words what is wrong with it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ert_writer.errors import ContentError
from ert_writer.flows.case_file import parse_case
from ert_writer.intake.case_file import case_table, case_toml, parse_case_toml, read_table
from ert_writer.intake.names import CODED, FIELDS, LISTS
from ert_writer.model.case import Case, CaseField, Caution, FieldValue, SuggestedTemplate
from ert_writer.model.findings import Severity, Span

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=30)
SPANS = st.none() | st.tuples(st.integers(0, 9999), st.integers(0, 9999)).map(lambda pair: Span(*pair))
VALUES = st.builds(FieldValue, WORDS, WORDS, SPANS, st.floats(0, 1), WORDS, st.booleans())
CAUTIONS = st.builds(Caution, WORDS, st.sampled_from(Severity), WORDS, WORDS, WORDS, SPANS)
CASES = st.builds(
    Case,
    st.lists(st.lists(VALUES, max_size=3), min_size=len(FIELDS), max_size=len(FIELDS)).map(
        lambda rows: tuple(CaseField(name, tuple(row)) for name, row in zip(FIELDS, rows, strict=True))
    ),
    st.sampled_from(["es", "pt", "en", "und"]),
    st.sampled_from(["", "MX", "BR"]),
    st.lists(WORDS, max_size=3).map(tuple),
    st.lists(CAUTIONS, max_size=2).map(tuple),
    st.lists(st.builds(SuggestedTemplate, WORDS, st.lists(WORDS, max_size=2).map(tuple)), max_size=2).map(tuple),
)


@given(CASES)
def test_toml_comes_back(case: Case) -> None:
    assert parse_case_toml(case_toml(case), "case.toml") == case


@given(CASES)
def test_plain_data_comes_back(case: Case) -> None:
    assert read_table(case_table(case), "case.json") == case


def test_replies_read_the_same_file() -> None:
    fields = (
        CaseField("case_number", (FieldValue("87/2025"), FieldValue("0004127-21.2025.8.26.0352"))),
        CaseField("accounts", (FieldValue("@a_1"), FieldValue("@b_2"))),
        CaseField("data_categories", (FieldValue("dados cadastrais", "subscriber"),)),
    )
    case = Case(fields, "pt", "BR", ("period", "accounts"))
    read = parse_case(case_toml(case).encode(), "case.toml")
    assert (read.language, read.country) == ("pt", "BR")
    assert {name: [item.text for item in given] for name, given in read.values.items()} == {
        "case_number": ["87/2025"],
        "accounts": ["@a_1", "@b_2"],
        "data_categories": ["subscriber"],
        "missing": ["period", "accounts"],
        "country": ["BR"],
        "language": ["pt"],
    }


def test_every_field_is_there_even_when_nothing_is_known() -> None:
    table = case_table(Case((), "und"))
    assert all(not (table[name] if name in LISTS else table[name]["value"]) for name in FIELDS)
    assert set(FIELDS) >= CODED


def test_a_file_typed_by_hand_is_read() -> None:
    case = parse_case_toml('case_number = "87/2025"\naccounts = ["@a_1", "@b_2"]\nlanguage = "es"\n', "case.toml")
    assert [item.text for item in case.values("accounts")] == ["@a_1", "@b_2"]
    assert case.values("case_number") == (FieldValue("87/2025"),)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ('language = "es"\n\n[officer_nam]\nvalue = "Ana"\n', 3, "officer_name"),
        ("[case_number]\nvalue = 87\n", 1, "text in quotes"),
        ('[case_number]\nvalue = "87"\nconfidence = 3\n', 1, "confidence"),
        ('[case_number]\nvalue = "87"\ncolour = "red"\n', 1, "colour"),
        ("schema = 9\n", 1, "schema"),
    ],
)
def test_mistakes_are_told_with_field_line_and_remedy(text: str, line: int, said: str) -> None:
    with pytest.raises(ContentError) as caught:
        parse_case_toml(text, "case.toml")
    assert f"line {line}" in caught.value.where
    assert said in str(caught.value)
    assert caught.value.hint


def test_broken_toml_is_told() -> None:
    with pytest.raises(ContentError, match="not valid TOML"):
        parse_case_toml("case_number = 87/2025\n", "case.toml")
