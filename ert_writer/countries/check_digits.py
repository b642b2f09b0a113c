"""Check digits that the libraries lack. A number that passes is not mistyped; it may never have been given out."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from ert_writer.text.patterns import digits

_DANE_DEPARTMENTS = frozenset({
    "05", "08", "11", "13", "15", "17", "18", "19", "20", "23", "25", "27", "41", "44", "47", "50", "52", "54", "63",
    "66", "68", "70", "73", "76", "81", "85", "86", "88", "91", "94", "95", "97", "99",
})  # fmt: skip


def brazilian_process_number(number: str) -> bool:
    """Return whether a Brazilian process number `NNNNNNN-DD.AAAA.J.TR.OOOO` holds.

    The number without DD, then DD, leaves 1 when divided by 97; J is 1 to 9, and the state courts (J = 8) are TR 01
    to 27.

    Source: Conselho Nacional de Justiça, Resolução 65/2008, annex VIII (ISO 7064 MOD 97-10) and article 1.
    """
    plain = digits(number)
    if len(plain) != 20 or plain[13] == "0":
        return False
    in_state = plain[13] != "8" or 1 <= int(plain[14:16]) <= 27
    return in_state and int(plain[:7] + plain[9:] + plain[7:9]) % 97 == 1


def mod11_digit(body: str) -> str:
    """Return the check digit that Chile uses: weights 2 to 7 from the right, 11 less the remainder, K for ten."""
    total = sum(int(char) * (2 + place % 6) for place, char in enumerate(reversed(body)))
    return "0123456789K0"[11 - total % 11]


def chilean_case_number(number: str) -> bool:
    """Return whether a Chilean Rol Único de Causa holds: year of two digits, eight more, check digit.

    Source: the digit is that of the RUT (Servicio de Impuestos Internos, module 11), measured on published RUCs.
    """
    body, check = number.strip().upper()[:-1], number.strip().upper()[-1:]
    plain = digits(body)
    return len(plain) in (9, 10) and mod11_digit(plain) == check


def uruguayan_id_number(number: str) -> bool:
    """Return whether a Uruguayan cédula de identidad of seven or eight digits holds.

    Weights 2, 9, 8, 7, 6, 3, 4; the digit fills the sum up to a multiple of ten.

    Source: https://github.com/picandocodigo/ci_uy (README).
    """
    plain = digits(number).zfill(8)
    if not 7 <= len(digits(number)) <= 8:
        return False
    total = sum(int(char) * weight for char, weight in zip(plain, (2, 9, 8, 7, 6, 3, 4), strict=False))
    return (10 - total % 10) % 10 == int(plain[-1])


def guatemalan_id_number(number: str) -> bool:
    """Return whether a Guatemalan CUI, the number of the DPI, holds.

    Eight digits, the check digit, department and municipality of two digits each. The
    first eight times 2 to 9 leave the ninth when divided by 11; departments are 01 to 22.

    Source: Sayari, "Interpreting Guatemalan National ID Numbers"; Registro Nacional de las Personas (RENAP).
    """
    plain = digits(number)
    if len(plain) != 13 or not 1 <= int(plain[9:11]) <= 22 or plain[11:] == "00":
        return False
    return sum(int(char) * weight for char, weight in zip(plain[:8], range(2, 10), strict=True)) % 11 == int(plain[8])


def colombian_case_number(number: str) -> bool:
    """Return whether a Colombian NUNC (21 digits) or radicado (23) has a department of the DANE list and a likely year.

    The NUNC is department 2, municipality 3, entity 2, unit 5, year 4, serial 5; the radicado court 12, year 4,
    serial 5, appeal 2. Neither has a check digit.

    Source: DANE, División Político-Administrativa (DIVIPOLA); docs/reference/domain.md, Letters and their numbers.
    """
    plain = digits(number)
    return len(plain) in (21, 23) and plain[:2] in _DANE_DEPARTMENTS and 1990 <= int(plain[12:16]) <= 2100


def ecuadorian_case_number(number: str) -> bool:
    """Return whether an Ecuadorian file number has 15 digits and begins with a province, 01 to 24.

    Source: Fiscalía General del Estado; docs/reference/domain.md, Letters and their numbers.
    """
    plain = digits(number)
    return len(plain) == 15 and 1 <= int(plain[:2]) <= 24


def mexican_tax_number(number: str) -> bool:
    """Return whether a Mexican RFC holds, its check digit included.

    Source: python-stdnum, `stdnum.mx.rfc`.
    """
    return bool(import_module("stdnum.mx.rfc").is_valid(number, validate_check_digits=True))


def mexican_bank_account(number: str) -> bool:
    """Return whether a Mexican CLABE of 18 digits holds.

    Weights 3, 7, 1; the last digits of the products and the check digit add up to a multiple of ten.

    Source: Asociación de Bancos de México, CLABE.
    """
    plain = digits(number)
    total = sum(int(char) * weight % 10 for char, weight in zip(plain[:17], (3, 7, 1) * 6, strict=False))
    return len(plain) == 18 and (10 - total % 10) % 10 == int(plain[-1])


def luhn(number: str) -> bool:
    """Return whether the last digit is the Luhn check digit of the others (ISO/IEC 7812-1, annex B)."""
    total = 0
    for position, char in enumerate(reversed(digits(number))):
        value = int(char) * (1 + position % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


_OWN: dict[str, Callable[[str], bool]] = {
    function.__name__: function
    for function in (
        brazilian_process_number,
        chilean_case_number,
        uruguayan_id_number,
        guatemalan_id_number,
        colombian_case_number,
        ecuadorian_case_number,
        mexican_tax_number,
        mexican_bank_account,
        luhn,
    )
}
OWN_CHECKS: tuple[str, ...] = tuple(_OWN)
"""The names that a country file may use beside `stdnum.…`."""


def holds(check: str, number: str) -> bool:
    """Return whether a number passes a check.

    Args:
        check: one of `OWN_CHECKS`, or a module of python-stdnum such as `stdnum.br.cpf`.
        number: without blanks and marks.
    """
    if check in _OWN:
        return _OWN[check](number)
    return bool(import_module(check).is_valid(number))


def is_check(name: str) -> bool:
    """Return whether a name is one that `holds` takes."""
    if name in _OWN:
        return True
    if not name.startswith("stdnum."):
        return False
    try:
        return hasattr(import_module(name), "is_valid")
    except ImportError:
        return False
