"""Dates, times and lists as a reader of the country writes them."""

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from ert_writer.templating.phrasing import Reader, clock, country_code, country_name, day_words, in_a_row, moment_words
from ert_writer.templating.prose import numeric_dates


def at(hour, minute=15, offset=-3):
    return datetime(2026, 8, 1, hour, minute, tzinfo=timezone(timedelta(hours=offset)))


@pytest.mark.parametrize(
    ("day", "reader", "words"),
    [
        (date(2026, 11, 22), Reader("es", "MX"), "22 de noviembre de 2026"),
        (date(2026, 9, 1), Reader("es", "PE"), "1 de setiembre de 2026"),
        (date(2024, 8, 1), Reader("pt", "BR"), "1º de agosto de 2024"),
        (date(2024, 8, 21), Reader("pt"), "21 de agosto de 2024"),
        (date(2024, 8, 11), Reader("pt"), "11 de agosto de 2024"),
        (date(2026, 11, 22), Reader("en"), "22 November 2026"),
    ],
)
def test_a_day_has_its_month_in_words(day, reader, words):
    assert day_words(day, reader) == words


@pytest.mark.parametrize(
    ("moment", "reader", "words"),
    [
        (at(10, offset=-6), Reader("es", "MX"), "1 de agosto de 2026 a las 10:15 horas (UTC-06:00)"),
        (at(10), Reader("pt", "BR"), "1º de agosto de 2026, às 10h15 (UTC-03:00)"),
        (at(1), Reader("pt"), "1º de agosto de 2026, à 1h15 (UTC-03:00)"),
        (at(9, 5), Reader("pt"), "1º de agosto de 2026, às 9h05 (UTC-03:00)"),
        (at(10, 0), Reader("pt"), "1º de agosto de 2026, às 10h (UTC-03:00)"),
        (at(10, offset=0), Reader("en"), "1 August 2026 at 10:15 (UTC)"),
        (at(10, offset=5.5), Reader("en"), "1 August 2026 at 10:15 (UTC+05:30)"),
    ],
)
def test_a_moment_has_its_offset(moment, reader, words):
    assert moment_words(moment, reader) == words
    assert words.endswith(clock(moment, reader))


@pytest.mark.parametrize("language", ["es", "pt", "en"])
@for_all(moment=st.datetimes(timezones=st.timezones()))
def test_no_moment_is_ever_a_numeric_date(language, moment):
    assert list(numeric_dates(moment_words(moment, Reader(language)))) == []


@pytest.mark.parametrize(
    ("items", "language", "words"),
    [
        (["a"], "es", "a"),
        (["a", "b"], "es", "a y b"),
        (["a", "b", "c"], "es", "a, b y c"),
        (["datos", "imágenes"], "es", "datos e imágenes"),
        (["agua", "hielo"], "es", "agua y hielo"),
        (["padre", "hijo"], "es", "padre e hijo"),
        (["a", "b", "c"], "pt", "a, b e c"),
        (["a", "b", "c"], "en", "a, b, and c"),
        ([], "es", ""),
    ],
)
def test_a_list_is_a_phrase(items, language, words):
    assert in_a_row(items, Reader(language)) == words


def test_countries_have_names_and_codes():
    assert country_name("BR", Reader("es")) == "Brasil"
    assert country_name("BR", Reader("en")) == "Brazil"
    assert country_name("XQ", Reader("en")) == "XQ"
    for name in ("Brazil", "brasil", "BR", "br"):
        assert country_code(name) == "BR"
    assert country_code("Narnia") == ""


@pytest.mark.parametrize("country", ["", "MX", "BR", "ZZ", "ES", "XX"])
def test_every_country_has_a_latin_american_locale(country):
    assert Reader("es", country).locale.startswith("es_")
    assert Reader("es", country).locale != "es_ES"
    assert Reader("pt", country).locale == "pt_BR"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("el 05/08/2026 a las", ["05/08/2026"]),
        ("em 5-8-26.", ["5-8-26"]),
        ("on 2026-08-05", ["2026-08-05"]),
        ("am 5.8.2026", ["5.8.2026"]),
        ("CI-FPC/71/05/08/2026", []),
        ("IP 10.12.13.14", []),
        ("Lei 12.965/2014", []),
        ("11-11-1111-1111", []),
        ("5 de agosto de 2026", []),
    ],
)
def test_numeric_dates_are_seen_and_identifiers_are_not(text, found):
    assert [match[0] for match in numeric_dates(text)] == found
