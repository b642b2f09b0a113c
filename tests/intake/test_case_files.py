"""The case file holds every field, and a reply reads it."""

from __future__ import annotations

from ert_writer.flows.case_file import parse_case
from ert_writer.flows.reply import ReplyRequest
from ert_writer.intake.case_file import case_table, case_toml
from ert_writer.intake.names import CODED, FIELDS, LISTS
from ert_writer.model.case import Case, CaseField, FieldValue


def test_replies_read_the_same_file() -> None:
    fields = (
        CaseField("case_number", (FieldValue("87/2025"), FieldValue("0004127-21.2025.8.26.0352"))),
        CaseField("accounts", (FieldValue("@a_1"), FieldValue("@b_2"))),
        CaseField("data_categories", (FieldValue("dados cadastrais", "subscriber"),)),
    )
    case = Case(fields, "pt", "BR", ("period", "accounts"))
    read = parse_case(case_toml(case).encode(), "case.toml")
    assert (read.language, read.country) == ("pt", "BR")
    known = ReplyRequest("ack", read).known()
    assert known == ReplyRequest("ack", case).known()
    assert {name: [item.text for item in given] for name, given in known.items()} == {
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
