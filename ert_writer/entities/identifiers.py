"""Whether an identifier is mistyped, by its check digits and its length.

A number that holds is *not mistyped*; nobody may read more into it: not that it was given out, and not whose it is.
Which numbers a country has, and how they are checked, is in its country file; python-stdnum and phonenumbers do
the work where they can (https://arthurdejong.org/python-stdnum, https://github.com/daviddrysdale/python-phonenumbers).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ert_writer.countries import check_digits
from ert_writer.countries.load import KindHere, catalogue
from ert_writer.countries.model import NumberUse
from ert_writer.model.text import Entity, EntityKind


@dataclass(frozen=True, slots=True)
class Validity:
    """What a number's own digits say about it.

    Attributes:
        kind: the sort of number, such as `cpf` or `processo`; `phone` for telephone numbers.
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


_USES: dict[EntityKind, NumberUse] = {EntityKind.PERSONAL_ID: "id", EntityKind.CASE_NUMBER: "case"}


def compact(number: str) -> str:
    """Return a number's letters and digits, in capitals."""
    return "".join(char for char in number.upper() if char.isalnum())


def validate(kind: str, number: str, country: str = "") -> Validity:
    """Check a number that is said to be of a kind.

    Args:
        kind: the id of a number kind with a length in the country files; `imei` or `phone`.
        number: as written.
        country: ISO 3166 code; needed where two countries use the same name, and for telephone numbers.

    Raises:
        KeyError: there is no such kind in that country.
    """
    if kind == "phone":
        return validate_phone(number, country)
    if kind == "imei":
        return _imei(number)
    found = next((here for here in _measured() if here.kind.id == kind and country in ("", here.country)), None)
    if found is None:
        raise KeyError(f"{kind} {country}".strip())
    return validate_kind(found, number)


def _measured() -> tuple[KindHere, ...]:
    """Return the number kinds whose length is known."""
    return tuple(here for here in catalogue().kinds if here.kind.length)


def validate_kind(here: KindHere, number: str) -> Validity:
    """Check a number by its kind's length and check digits."""
    plain, kind = compact(number), here.kind
    name = kind.label.upper() if len(kind.id) <= 5 else kind.label.capitalize()
    if len(plain) not in kind.length:
        lengths = " or ".join(map(str, kind.length))
        message = f"{name} has {lengths} characters; this has {len(plain)}: mistyped?"
        return Validity(kind.id, here.country, False, message, plain)
    if not kind.check:
        return Validity(kind.id, here.country, None, f"{name} has no check digit: cannot tell a slip", plain)
    if check_digits.holds(kind.check, plain):
        return Validity(kind.id, here.country, True, f"{name} check holds: not mistyped", plain)
    return Validity(kind.id, here.country, False, f"{name} check fails: mistyped?", plain)


def _imei(number: str) -> Validity:
    plain = compact(number)
    if len(plain) != 15:
        return Validity("imei", "", False, f"IMEI has 15 characters; this has {len(plain)}: mistyped?", plain)
    if check_digits.luhn(plain):
        return Validity("imei", "", True, "IMEI check holds: not mistyped", plain)
    return Validity("imei", "", False, "IMEI check fails: mistyped?", plain)


def identify(number: str, country: str = "", entity: EntityKind | None = None) -> tuple[Validity, ...]:
    """Return what a number may be in a country by its length, what holds first; nothing where no kind has it.

    Args:
        number: as written.
        country: ISO 3166 code; numbers of every country are tried when it is empty.
        entity: only numbers that are of this kind of entity.
    """
    plain = compact(number)
    has_letters = any(char.isalpha() for char in plain[:-1])
    use = _USES.get(entity) if entity else None
    fitting = [
        here
        for here in _measured()
        if (not country or here.country in ("", country))
        and len(plain) in here.kind.length
        and use in (None, here.kind.kind)
        and here.kind.letters == has_letters
    ]
    found = [validate_kind(here, number) for here in fitting]
    if len(plain) == 15 and plain.isdecimal() and entity in (None, EntityKind.IMEI):
        found.append(_imei(number))
    return tuple(sorted(found, key=lambda v: {True: 0, None: 1, False: 2}[v.holds]))


def validate_entity(entity: Entity, country: str = "") -> Validity | None:
    """Check what an entity's text can be in a country; None where no kind fits or nothing can be said.

    A number that fails every kind of its length counts as failing, one that holds for any of them as holding.
    """
    where = entity.country or country
    if entity.kind == EntityKind.PHONE:
        return validate_phone(entity.text, where)
    if entity.kind == EntityKind.IMEI:
        return _imei(entity.text) if len(compact(entity.text)) == 15 else None
    if entity.kind not in _USES or not where:
        return None
    return next(iter(identify(entity.text, where, entity.kind)), None)


def validate_phone(number: str, country: str = "") -> Validity:
    """Check a telephone number against its country's plan, and give its E.164 form.

    Args:
        number: as written, with or without its country code.
        country: ISO 3166 code, for a number without a country code. A wrong one may read another country's number.
    """
    import phonenumbers

    try:
        parsed = phonenumbers.parse(_without_old_prefix(number, country), country or None)
    except phonenumbers.NumberParseException:
        return Validity("phone", country, None, "country unknown: cannot be read", "")
    region = phonenumbers.region_code_for_number(parsed) or country
    normal = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    if phonenumbers.is_valid_number(parsed):
        return Validity("phone", region, True, f"fits the numbering plan of {region}: not mistyped", normal)
    return Validity("phone", region, False, "fits no numbering plan of its country: mistyped?", normal)


def _without_old_prefix(number: str, country: str) -> str:
    """Leave out a prefix that was dialled at home once, such as Mexico's 044, as the country's file lists them."""
    here = catalogue().country(country)
    prefixes = [prefix for row in here.telephone for prefix in row.dialled] if here else []
    old = "|".join(re.escape(prefix) for prefix in prefixes)
    return re.sub(rf"^\(?(?:{old})\)?[\s-]+", "", number.strip()) if old else number
