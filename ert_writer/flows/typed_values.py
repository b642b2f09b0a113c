"""Values of a case as a person types them: put in the form that later steps read, or refused with the reason.

A letter may say `24 horas`; intake works out the moment. A typed deadline that is no moment would be kept, shown, and
counted by nobody: so a typed value has to be of the kind of its field.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from ert_writer.errors import UsageError
from ert_writer.flows.case_edit import Assignment
from ert_writer.flows.mail_forms import ADDRESS, MESSAGE_ID
from ert_writer.templating.kinds import Field, FieldKind
from ert_writer.templating.library import Library
from ert_writer.templating.moments import typed_moment
from ert_writer.templating.phrasing import country_code
from ert_writer.templating.values import Given, checked, read_day, read_moment, read_period, trouble

_DAY = 10
"""Length of an ISO 8601 calendar day."""

_LIST_RULES = frozenset({"data_categories", "missing"})
"""Fields whose words `case_edit.require_choices` knows, with the nearest one."""


def fitted(assignments: Sequence[Assignment], library: Library, now: datetime, zone: str) -> tuple[Assignment, ...]:
    """Return the assignments with each value in the form that is read later: a moment in ISO 8601 with its offset.

    Args:
        assignments: what a person typed; one without a value takes a field's values away.
        library: the fields of the templates, and the desk's zone where none is given.
        now: aware; what `now` stands for.
        zone: IANA zone in which a person types times; empty for that of the template set's desk.

    Raises:
        UsageError: naming a field whose value is not of its kind.
    """
    kinds = library.fields_by_name()

    def put(item: Assignment) -> Assignment:
        try:
            return replace(item, value=_put(item, kinds.get(item.name), now, zone or library.desk.zone))
        except ValueError as error:
            raise UsageError(f"{item.name}: {error}", hint="Nothing was changed") from None

    return tuple(put(item) if item.value else item for item in assignments)


def _put(item: Assignment, field: Field | None, now: datetime, zone: str) -> str:
    """Return the value as it is kept.

    Raises:
        ValueError: it is not of the field's kind.
    """
    text = checked(item.value)
    own = _OWN.get(item.name)
    if own:
        return own(typed_moment(text, now, zone) if item.name == "deadline" else text)
    if field is None or item.name in _LIST_RULES:
        return text
    if field.kind is FieldKind.DATETIME:
        return read_moment(typed_moment(text, now, zone)).isoformat(timespec="minutes")
    reason = trouble(replace(field, needs_alone=False), [Given(text)])
    if reason:
        raise ValueError(reason)
    return text


def _deadline(text: str) -> str:
    """Return a deadline as a day, or as a moment with its offset."""
    if len(text) == _DAY:
        return read_day(text).isoformat()
    return read_moment(text).isoformat(timespec="minutes")


def _period(text: str) -> str:
    """Return a period of which one end may be open, as `2026-11-01/`."""
    first, _, last = (part.strip() for part in text.partition("/"))
    if "/" in text and bool(first) != bool(last):
        read_period(f"{first or last}/{first or last}")
    else:
        read_period(text)
    return text


def _country(text: str) -> str:
    code = country_code(text)
    if not code:
        raise ValueError("it is no country; write its two-letter code, such as MX")
    return code


def _address(text: str) -> str:
    if not ADDRESS.fullmatch(text):
        raise ValueError("it is no e-mail address; write one, such as name@agency.example")
    return text


def _phone(text: str) -> str:
    if not re.search(r"\d.*\d.*\d", text):
        raise ValueError("it is no telephone number; it needs digits")
    return text


def _message_id(text: str) -> str:
    if not MESSAGE_ID.fullmatch(text):
        raise ValueError("it is no Message-ID; write it as in the mail, such as <1a2b@mail.example>")
    return text


_OWN: Mapping[str, Callable[[str], str]] = {
    "deadline": _deadline,
    "period": _period,
    "country": _country,
    "officer_email": _address,
    "officer_phone": _phone,
    "message_id": _message_id,
}
"""Fields of intake with a form of their own."""
