"""Whether an identifier is mistyped, by its check digits and its shape.

A number that holds is *not mistyped*; nobody may read more into it: not that it was given out, and not whose it is.
python-stdnum and phonenumbers do the work where they can (https://arthurdejong.org/python-stdnum,
https://github.com/daviddrysdale/python-phonenumbers); the rest is in `check_digits`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from ert_writer.entities import check_digits
from ert_writer.entities.network import luhn
from ert_writer.model.text import Entity, EntityKind
from ert_writer.text.patterns import digits


@dataclass(frozen=True, slots=True)
class Validity:
    """What a number's own digits say about it.

    Attributes:
        kind: the sort of number, such as `cpf` or `cnj`; `phone` for telephone numbers.
        country: ISO 3166 code; empty for numbers of the whole world.
        holds: True when nothing is mistyped, False when something is, None when the number has nothing to check by.
        detail: the same in words, for a person.
        normal: the number in its compact form; E.164 for a telephone number.
    """

    kind: str
    country: str
    holds: bool | None
    detail: str
    normal: str = ""


@dataclass(frozen=True, slots=True)
class NumberKind:
    """A sort of number that a country gives out.

    Attributes:
        id: what it is called, in lower case.
        country: ISO 3166 code; empty for the whole world.
        entity: what kind of entity it is.
        lengths: how many letters and digits it has.
        check: tells whether a number of that length holds; None where there is nothing to check by.
        letters: whether it holds letters, not counting a check letter at its end.
    """

    id: str
    country: str
    entity: EntityKind
    lengths: tuple[int, ...]
    check: Callable[[str], bool] | None
    letters: bool = False


def _stdnum(module: str) -> Callable[[str], bool]:
    def holds(number: str) -> bool:
        return bool(import_module(f"stdnum.{module}").is_valid(number))

    return holds


def _rfc_holds(number: str) -> bool:
    return bool(import_module("stdnum.mx.rfc").is_valid(number, validate_check_digits=True))


def _luhn_holds(number: str) -> bool:
    return luhn(digits(number))


_ID, _CASE = EntityKind.PERSONAL_ID, EntityKind.CASE_NUMBER

NUMBER_KINDS: tuple[NumberKind, ...] = (
    NumberKind("cuit", "AR", _ID, (11,), _stdnum("ar.cuit")),
    NumberKind("cbu", "AR", _ID, (22,), _stdnum("ar.cbu")),
    NumberKind("dni", "AR", _ID, (7, 8), None),
    NumberKind("ci", "BO", _ID, (5, 6, 7, 8), None),
    NumberKind("cpf", "BR", _ID, (11,), _stdnum("br.cpf")),
    NumberKind("cnpj", "BR", _ID, (14,), _stdnum("br.cnpj")),
    NumberKind("cnpj", "BR", _ID, (14,), _stdnum("br.cnpj"), letters=True),
    NumberKind("cnj", "BR", _CASE, (20,), check_digits.cnj_holds),
    NumberKind("rut", "CL", _ID, (8, 9), _stdnum("cl.rut")),
    NumberKind("ruc-case", "CL", _CASE, (10, 11), check_digits.chilean_case_holds),
    NumberKind("nit", "CO", _ID, (9, 10), _stdnum("co.nit")),
    NumberKind("cedula", "CO", _ID, (6, 7, 8, 10), None),
    NumberKind("nunc", "CO", _CASE, (21,), check_digits.colombian_case_holds),
    NumberKind("radicado", "CO", _CASE, (23,), check_digits.colombian_case_holds),
    NumberKind("cedula", "CR", _ID, (9,), None),
    NumberKind("ni", "CU", _ID, (11,), _stdnum("cu.ni")),
    NumberKind("cedula", "DO", _ID, (11,), _stdnum("do.cedula")),
    NumberKind("ci", "EC", _ID, (10,), _stdnum("ec.ci")),
    NumberKind("ruc", "EC", _ID, (13,), _stdnum("ec.ruc")),
    NumberKind("file", "EC", _CASE, (15,), check_digits.ecuadorian_case_holds),
    NumberKind("dpi", "GT", _ID, (13,), check_digits.guatemalan_id_holds),
    NumberKind("nit", "GT", _ID, (6, 7, 8, 9), _stdnum("gt.nit")),
    NumberKind("identidad", "HN", _ID, (13,), None),
    NumberKind("rtn", "HN", _ID, (14,), None),
    NumberKind("curp", "MX", _ID, (18,), _stdnum("mx.curp"), letters=True),
    NumberKind("rfc", "MX", _ID, (12, 13), _rfc_holds, letters=True),
    NumberKind("dni", "PE", _ID, (8,), None),
    NumberKind("cui", "PE", _ID, (9,), _stdnum("pe.cui")),
    NumberKind("ruc", "PE", _ID, (11,), _stdnum("pe.ruc")),
    NumberKind("ruc", "PY", _ID, (6, 7, 8, 9), _stdnum("py.ruc")),
    NumberKind("dui", "SV", _ID, (9,), None),
    NumberKind("nit", "SV", _ID, (14,), _stdnum("sv.nit")),
    NumberKind("cedula", "UY", _ID, (7, 8), check_digits.uruguayan_id_holds),
    NumberKind("rut", "UY", _ID, (12,), _stdnum("uy.rut")),
    NumberKind("rif", "VE", _ID, (10,), _stdnum("ve.rif"), letters=True),
    NumberKind("imei", "", EntityKind.IMEI, (15,), _luhn_holds),
)
"""Source of the list: python-stdnum 2.2, and docs/reference/domain.md, Letters and their numbers, for what it lacks."""


def compact(number: str) -> str:
    """Return a number's letters and digits, in capitals."""
    return "".join(char for char in number.upper() if char.isalnum())


def validate(kind: str, number: str, country: str = "") -> Validity:
    """Check a number that is said to be of a kind.

    Args:
        kind: as in `NUMBER_KINDS`, or `phone`.
        number: as written.
        country: ISO 3166 code; needed where two countries use the same name, and for telephone numbers.

    Raises:
        KeyError: there is no such kind in that country.
    """
    if kind == "phone":
        return validate_phone(number, country)
    found = next((k for k in NUMBER_KINDS if k.id == kind and country in ("", k.country)), None)
    if found is None:
        raise KeyError(f"{kind} {country}".strip())
    return _validate(found, number)


def _validate(kind: NumberKind, number: str) -> Validity:
    plain = compact(number)
    name = kind.id.upper()
    if len(plain) not in kind.lengths:
        lengths = " or ".join(map(str, kind.lengths))
        return Validity(
            kind.id, kind.country, False, f"{name} has {lengths} characters; this has {len(plain)}: mistyped?", plain
        )
    if kind.check is None:
        return Validity(kind.id, kind.country, None, f"{name} has no check digit: cannot tell a slip", plain)
    if kind.check(plain):
        return Validity(kind.id, kind.country, True, f"{name} check holds: not mistyped", plain)
    return Validity(kind.id, kind.country, False, f"{name} check fails: mistyped?", plain)


def identify(number: str, country: str = "", entity: EntityKind | None = None) -> tuple[Validity, ...]:
    """Return what a number may be in a country by its length, what holds first; nothing where no kind has it.

    Args:
        number: as written.
        country: ISO 3166 code; numbers of every country are tried when it is empty.
        entity: only numbers that are of this kind of entity.
    """
    plain = compact(number)
    has_letters = any(char.isalpha() for char in plain[:-1])
    kinds = (k for k in NUMBER_KINDS if not country or k.country in ("", country))
    fitting = (k for k in kinds if len(plain) in k.lengths and entity in (None, k.entity) and k.letters == has_letters)
    return tuple(sorted((_validate(k, number) for k in fitting), key=lambda v: {True: 0, None: 1, False: 2}[v.holds]))


def validate_entity(entity: Entity, country: str = "") -> Validity | None:
    """Check what an entity's text can be in a country; None where no kind fits or nothing can be said.

    A number that fails every kind of its length counts as failing, one that holds for any of them as holding.
    """
    where = entity.country or country
    if entity.kind == EntityKind.PHONE:
        return validate_phone(entity.text, where)
    if entity.kind not in (EntityKind.PERSONAL_ID, EntityKind.CASE_NUMBER, EntityKind.IMEI):
        return None
    return (
        next(iter(identify(entity.text, where, entity.kind)), None) if where or entity.kind == EntityKind.IMEI else None
    )


def validate_phone(number: str, country: str = "") -> Validity:
    """Check a telephone number against its country's plan, and give its E.164 form.

    Args:
        number: as written, with or without its country code.
        country: ISO 3166 code, for a number without a country code. A wrong one may read another country's number.
    """
    import phonenumbers

    try:
        parsed = phonenumbers.parse(number, country or None)
    except phonenumbers.NumberParseException:
        return Validity("phone", country, None, "country unknown: cannot be read", "")
    region = phonenumbers.region_code_for_number(parsed) or country
    normal = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    if phonenumbers.is_valid_number(parsed):
        return Validity("phone", region, True, f"fits the numbering plan of {region}: not mistyped", normal)
    return Validity("phone", region, False, "fits no numbering plan of its country: mistyped?", normal)
