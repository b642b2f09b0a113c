"""Published examples hold, one changed digit does not, and nothing is ever called a valid person."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ert_writer.countries.check_digits import brazilian_process_number, mod11_digit, uruguayan_id_number
from ert_writer.countries.load import KindHere, load
from ert_writer.entities.identifiers import identify, validate, validate_entity, validate_kind
from ert_writer.model.text import EntityKind
from support.entities import only

HOLD = [
    ("processo", "BR", "0058967-77.2016.8.19.0000"),  # documentation of Business::BR::CNJ
    ("cedula", "UY", "1.111.111-1"),  # README of ci_uy
    ("cedula", "UY", "1.234.567-2"),
    ("rut", "CL", "12.345.678-5"),
    ("cpf", "BR", "123.456.789-09"),
    ("cnpj", "BR", "12.345.678/0001-95"),
    ("cnpj-alfanumerico", "BR", "12.ABC.345/01DE-35"),  # Receita Federal's own example of the alphanumeric form
    ("curp", "MX", "BOXW310820HNERXN09"),  # this and the next are from python-stdnum's documentation
    ("rfc", "MX", "GODE561231GR8"),
    ("cuit", "AR", "20-05536168-2"),
    ("ci", "EC", "171430710-3"),
    ("cedula", "DO", "00113918205"),
    ("imei", "", "490154203237518"),
]


@pytest.mark.parametrize(("kind", "country", "number"), HOLD)
def test_a_published_number_holds(kind: str, country: str, number: str) -> None:
    validity = validate(kind, number, country)
    assert validity.holds is True
    assert "not mistyped" in validity.detail


@pytest.mark.parametrize(("kind", "country", "number"), [row for row in HOLD if row[0] != "rfc"])
def test_a_changed_digit_does_not(kind: str, country: str, number: str) -> None:
    changed = number[:-1] + str((int(number[-1]) + 1) % 10)
    assert validate(kind, changed, country).holds is False


@pytest.mark.parametrize(
    ("kind", "country", "number"),
    [
        ("dni", "AR", "12.345.678"),
        ("dni", "PE", "12345678"),
        ("cedula-de-ciudadania", "CO", "1.020.304.050"),
        ("ci", "BO", "1234567"),
    ],
)
def test_without_a_check_digit_nothing_is_said(kind: str, country: str, number: str) -> None:
    assert validate(kind, number, country).holds is None


@pytest.mark.parametrize(
    "here", [h for h in load().kinds if h.kind.length], ids=lambda here: f"{here.country}-{here.kind.id}"
)
def test_no_wording_speaks_of_persons_or_validity(here: KindHere) -> None:
    for number in ("1" * length for length in here.kind.length):
        detail = validate_kind(here, number).detail.lower()
        assert "valid" not in detail
        assert "person" not in detail


@given(
    st.integers(0, 9_999_999),
    st.integers(1990, 2030),
    st.sampled_from("1345679"),
    st.integers(0, 99),
    st.integers(0, 9999),
)
def test_the_check_digits_of_a_process_number_are_98_less_the_remainder(
    serial: int, year: int, branch: str, court: int, origin: int
) -> None:
    rest = f"{year}{branch}{court:02d}{origin:04d}"
    check = 98 - int(f"{serial:07d}{rest}00") % 97
    assert brazilian_process_number(f"{serial:07d}{check:02d}{rest}")
    assert not brazilian_process_number(f"{serial:07d}{check % 97 + 1:02d}{rest}")


def test_a_state_court_of_brazil_has_a_number_up_to_27() -> None:
    check = 98 - int("0000001202582800000" + "00") % 97
    assert not brazilian_process_number(f"0000001{check:02d}2025828 0000")


@pytest.mark.parametrize(("body", "digit"), [("12345678", "5"), ("2500123456", "3"), ("10000013", "K")])
def test_chile_counts_modulo_eleven(body: str, digit: str) -> None:
    assert mod11_digit(body) == digit


def test_a_chilean_case_number_holds_by_its_digit() -> None:
    assert validate("ruc", "2500123456-3", "CL").holds is True
    assert validate("ruc", "2500123456-4", "CL").holds is False


def test_a_short_uruguayan_number_is_filled_up() -> None:
    assert uruguayan_id_number(
        "123.456-"
        + str((10 - sum(a * b for a, b in zip((1, 2, 3, 4, 5, 6), (9, 8, 7, 6, 3, 4), strict=True)) % 10) % 10)
    )


def test_a_guatemalan_number_needs_its_department() -> None:
    digit = sum(a * b for a, b in zip((1, 2, 3, 4, 5, 6, 7, 8), range(2, 10), strict=True)) % 11
    assert validate("dpi", f"12345678{digit}0101", "GT").holds is True
    assert validate("dpi", f"12345678{digit}2301", "GT").holds is False


def test_a_colombian_case_needs_department_and_year() -> None:
    assert validate("nunc", "11 001 60 00028 2025 01234", "CO").holds is True
    assert validate("nunc", "12 001 60 00028 2025 01234", "CO").holds is False
    assert validate("nunc", "11 001 60 00028 1825 01234", "CO").holds is False


def test_an_ecuadorian_case_begins_with_a_province() -> None:
    assert validate("investigacion-previa", "170101825010123", "EC").holds is True
    assert validate("investigacion-previa", "990101825010123", "EC").holds is False


def test_a_wrong_length_is_named() -> None:
    assert "11" in validate("cpf", "123", "BR").detail


def test_an_unknown_kind_is_an_error() -> None:
    with pytest.raises(KeyError):
        validate("cpf", "1", "MX")


@pytest.mark.parametrize(
    ("number", "country", "normal", "holds"),
    [
        ("55 5555 0142", "MX", "+525555550142", True),
        ("(11) 95555-0142", "BR", "+5511955550142", True),
        ("+57 300 555 0142", "", "+573005550142", True),
        ("+54 9 11 5555-0142", "MX", "+5491155550142", True),
        ("123", "MX", "+52123", False),
        ("55 5555 0142", "", "", None),
    ],
)
def test_a_telephone_number_is_read_by_its_country(number: str, country: str, normal: str, holds: bool | None) -> None:
    validity = validate("phone", number, country)
    assert (validity.normal, validity.holds) == (normal, holds)


def test_an_entity_is_checked_in_its_country() -> None:
    cpf = validate_entity(only("123.456.789-09"))
    assert cpf is not None
    assert (cpf.kind, cpf.holds) == ("cpf", True)
    assert validate_entity(only("@ana"), "BR") is None


def test_what_holds_comes_first() -> None:
    assert [v.kind for v in identify("123456785", "CL", EntityKind.PERSONAL_ID)] == ["rut"]
    assert identify("12345678909", "BR")[0].kind == "cpf"
