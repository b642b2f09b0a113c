"""Values of spreadsheet cells as text."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from ert_writer.readers.cell_format import is_hiding, is_rounded, shown

_MOMENT = datetime.fromisoformat("2026-03-04T14:05:09")


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (_MOMENT, "dd/mm/yyyy hh:mm:ss", "04/03/2026 14:05:09"),
        (_MOMENT, "dd/mm/yyyy h:mm AM/PM", "04/03/2026 2:05 PM"),
        (_MOMENT, "[$-C0A]dd/mm/yyyy;@", "04/03/2026 14:05:09"),
        (date(2026, 3, 4), r"d\-m\-yyyy", "4-3-2026"),
        (date(2026, 3, 4), "mm-dd-yy", "2026-03-04"),
        (datetime.fromisoformat("2026-03-04"), "m/d/yyyy", "2026-03-04"),
        (_MOMENT, "m/d/yyyy h:mm", "2026-03-04 14:05:09"),
        (date(2026, 12, 6), "dd/mm/yy", "2026-12-06"),
        (date(2026, 3, 4), 'dd" de "mmmm" de "yyyy', "2026-03-04"),
        (time(14, 5), "h:mm", "14:05"),
        (timedelta(hours=30, minutes=2), "[h]:mm", "30:02:00"),
    ],
)
def test_a_date_is_written_as_shown_where_that_is_clear(value: object, form: str, text: str) -> None:
    assert shown(value, form) == text


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (5491161234567, "General", "5491161234567"),
        (5491161234567.0, "", "5491161234567"),
        (1161234567, "(00) 0000-0000", "(11) 6123-4567"),
        (31456789, "00000000000", "00031456789"),
        (0.5, "0%", "50%"),
        (0.125, "0%", "0.125 = 12.5 %"),
        (1234.5, "#,##0.00", "1234.50"),
        (1234.5, "[$R$-416] #,##0.00", "R$ 1234.50"),
        (45000, '"$"#,##0_);[Red]("$"#,##0)', "$45000"),
        (-45000, '"$"#,##0;[Red]"$"#,##0', "-$45000"),
        (1234.567, "0.00", "1234.567"),
        (3, '0 "días"', "3 días"),
        (0, "#", "0"),
        (0.00001, "General", "0.00001"),
        (True, "General", "TRUE"),
        ("@sur.nueva_55", "@", "@sur.nueva_55"),
        (None, "0", ""),
    ],
)
def test_no_digit_of_a_number_is_lost(value: object, form: str, text: str) -> None:
    assert shown(value, form) == text


def test_numbers_beyond_what_a_spreadsheet_holds_are_known() -> None:
    assert is_rounded(100012345678901234)
    assert not is_rounded(356938035643809)
    assert not is_rounded("100012345678901234")


def test_a_format_can_hide_what_a_cell_holds() -> None:
    assert is_hiding(";;;")
    assert not is_hiding("General")
    assert not is_hiding("0;-0;;@")
