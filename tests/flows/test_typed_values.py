"""Values of a case as a person types them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ert_writer.content.place import packaged_content
from ert_writer.errors import UsageError
from ert_writer.flows.case_edit import Assignment
from ert_writer.flows.typed_values import fitted
from ert_writer.templating.library import load_library

NOW = datetime(2026, 12, 1, 10, 0, tzinfo=UTC)
LIBRARY = load_library(packaged_content().templates)


def kept(name: str, text: str) -> str:
    return fitted([Assignment(name, text)], LIBRARY, NOW, "America/Bogota")[0].value


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("deadline", "2026-12-24", "2026-12-24"),
        ("deadline", "2026-12-24 10:00", "2026-12-24T10:00-05:00"),
        ("deadline", "2026-12-24 10h30 BRT", "2026-12-24T10:30-03:00"),
        ("deadline", "2026-12-24T10:00:00Z", "2026-12-24T10:00+00:00"),
        ("deadline", "now", "2026-12-01T05:00-05:00"),
        ("received_at", "2026-11-22 10:15", "2026-11-22T10:15-05:00"),
        ("period", "2026-11-01/2026-11-20", "2026-11-01/2026-11-20"),
        ("period", "2026-11-01/", "2026-11-01/"),
        ("period", "/2026-11-20", "/2026-11-20"),
        ("country", "México", "MX"),
        ("officer_email", "lv@fiscalia.example.mx", "lv@fiscalia.example.mx"),
        ("officer_phone", "+52 55 5555 0100 ext. 3", "+52 55 5555 0100 ext. 3"),
        ("message_id", "<1a@mail.example>", "<1a@mail.example>"),
        ("officer_name", "Ana Torres", "Ana Torres"),
        ("deadline", "", ""),
        ("nobody_knows_it", "x", "x"),
    ],
)
def test_a_value_of_its_field_is_kept_in_the_form_that_is_read(name, text, found):
    assert kept(name, text) == found


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("deadline", "never", "it is no date and time"),
        ("deadline", "24 horas", "it is no date and time"),
        ("deadline", "31/12/2026", "it is no date; "),
        ("deadline", "2026-02-30", "it is no date; "),
        ("deadline", "2026-12-24 10:00 CST", "it is no date and time"),
        ("deadline", "9999-12-24", "the year 9999 is a slip"),
        ("received_at", "yesterday", "it is no date and time"),
        ("period", "november", "it is no period"),
        ("period", "/", "it is no period"),
        ("period", "2026-11-20/2026-11-01", "it ends before it begins"),
        ("country", "Narnia", "it is no country"),
        ("officer_email", "nobody", "it is no e-mail address"),
        ("officer_email", "a@b.example, c@d.example", "it is no e-mail address"),
        ("officer_phone", "none", "it is no telephone number"),
        ("message_id", "x", "it is no Message-ID"),
        ("delivery_channel", "pigeon", "it is not among"),
        ("process_by", "soon", "it is no date; "),
        ("download_link", "ftp://files.example", "it is no web address"),
        ("officer_name", "Ana\u202etorres", "an invisible character U\\+202E"),
        ("officer_name", "Ana\nBcc: x@y.example", "a line break U\\+000A"),
        ("accounts", "@lo\u200bbo", "an invisible character U\\+200B"),
    ],
)
def test_a_value_of_another_kind_is_refused_with_the_reason(name, text, reason):
    with pytest.raises(UsageError, match=f"^{name}: {reason}"):
        kept(name, text)
