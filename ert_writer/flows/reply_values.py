"""The values of a reply: by hand, else from the case; which are lacking or doubtful; and how a name is put."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from ert_writer.errors import ContentError, UsageError
from ert_writer.intake.names import CODED, FIELDS, LISTS
from ert_writer.model.case import Case, Decision, FieldValue
from ert_writer.model.language import Language
from ert_writer.templating.addressing import put_name, put_title
from ert_writer.templating.gates import discloses, may_tell
from ert_writer.templating.kinds import Field, FieldKind, Template
from ert_writer.templating.library import Library
from ert_writer.templating.moments import typed_moment
from ert_writer.templating.plausible import Doubt, doubts
from ert_writer.templating.values import Given, Raw, Value, Values, checked, is_required, read_values, trouble

NAMED = frozenset({"accounts", "data_categories"})
"""Fields that a disclosing reply never takes from what the letter asks for: a person names what is disclosed."""

_ALWAYS = ("case_number", "letter_number", "officer_email", "country", "message_id")
"""Values that every reply may take: its references, its recipient, the country of its words, the mail it answers."""


_SINGLE = frozenset(FIELDS) - LISTS


@dataclass(frozen=True, slots=True)
class ReplyRequest:
    """What a reply is asked from.

    Attributes:
        template: its id.
        case: what is known of the letter; empty when there is none.
        values: values given by hand, which win over the case's.
        decisions: decisions given by hand, which win over the case's.
        language: of the reply; empty takes the case's, or English where it is none of the set's.
        draft: render without approval, watermarked, with missing fields shown as such.
        zone: IANA zone in which a person types times; empty for that of the template set's desk.
    """

    template: str
    case: Case = field(default_factory=lambda: Case((), ""))
    values: Raw = field(default_factory=dict)
    decisions: Sequence[Decision] = ()
    language: Language = ""
    draft: bool = False
    zone: str = ""

    def known(self) -> Mapping[str, tuple[Given, ...]]:
        """Return what the case gives a template: the first reading of single fields, the ids of coded ones."""
        case = self.case
        shown = {f.name: f.values[:1] if f.name in _SINGLE else f.values for f in case.fields if f.values}
        values = {name: tuple(_given(name, item) for item in found) for name, found in shown.items()}
        cautions = tuple(dict.fromkeys(caution.id for caution in case.cautions))
        beside = {
            "missing": case.missing,
            "language": (case.language,),
            "country": (case.country,),
            "cautions": cautions,
        }
        return values | {name: tuple(map(Given, words)) for name, words in beside.items() if any(words)}


def _given(name: str, item: FieldValue) -> Given:
    return Given(item.normal or item.text, item.normal) if name in CODED else Given(item.text, item.normal)


def unsettled(request: ReplyRequest, library: Library, now: datetime) -> tuple[tuple[Field, str], ...]:
    """Return the fields that a person must still give, in the order of the template, each with the reason.

    The reason says what is wrong with the value that was given; it is empty where a required value is absent.
    """
    template = library.template(request.template)
    fields = library.fields(template)
    raw = gather(fields, request, library, now, named=discloses(template, library))
    known = _chosen(fields, raw)
    found: list[tuple[Field, str]] = []
    for declared in (item for item in fields if not item.follows):
        given = [item for item in raw[declared.name] if item.text.strip()]
        reason = trouble(declared, given) if given else ""
        if given and not reason:
            values = read_values([replace(declared, required=False, required_when=())], {declared.name: given})
            doubtful = value_doubts([declared], values, request, template, library, now)
            reason = "; ".join(doubt.reason for doubt in doubtful)
        if reason or (is_required(declared, known) and not given):
            found.append((declared, reason))
    return tuple(found)


def value_doubts(
    fields: Sequence[Field], values: Values, request: ReplyRequest, template: Template, library: Library, now: datetime
) -> tuple[Doubt, ...]:
    """Return every value of a reply that is a slip or that it may not carry, by the decisions its template needs."""
    return doubts(
        fields,
        values,
        library,
        now,
        discloses=discloses(template, library),
        tells=may_tell(template, library),
        accounts=_asked_accounts(request),
    )


def _asked_accounts(request: ReplyRequest) -> tuple[str, ...]:
    """Return the accounts that the letter asks about, superseded ones too, as they are there."""
    return tuple(
        text
        for field in request.case.fields
        if field.name in ("accounts", "superseded_accounts")
        for value in field.values
        for text in (value.text.strip(), value.text.strip().lstrip("@"))
    )


def _chosen(fields: Sequence[Field], raw: Raw) -> Values:
    """Return the choices made so far; one that does not fit is no choice."""
    choices = [item for item in fields if item.choices and not item.required_when and not item.follows]
    sound = [item for item in choices if raw[item.name] and not trouble(item, raw[item.name])]
    return read_values([replace(item, required=False, recognise=()) for item in sound], raw)


def suggested(declared: Field, request: ReplyRequest, library: Library) -> tuple[Given, ...]:
    """Return what the letter asks for, to be offered where a person must name what is disclosed."""
    asked = declared.name in NAMED and discloses(library.template(request.template), library)
    return _from_case(declared, request.known()) if asked else ()


def gather(
    fields: Sequence[Field], request: ReplyRequest, library: Library, now: datetime, *, named: bool = False
) -> Raw:
    """Return the given values of the declared fields: by hand, else from the case.

    Args:
        fields: what the template declares.
        request: what is asked.
        library: the desk's time zone, which a time typed without one is in.
        now: aware.
        named: the reply discloses data, so that accounts and categories must be named as disclosed: what the letter
            asks for is not what is given. The case file may name them as `disclosed_accounts` and so on.

    Raises:
        UsageError: a value by hand names no field of the template.
    """
    names = [declared.name for declared in fields if not declared.follows]
    for name in request.values:
        if name not in names and name not in _ALWAYS:
            raise UsageError(
                f"{request.template} has no field {name[:60]!r}", where="--set", hint=f"It has: {', '.join(names)}"
            )
    return {
        declared.name: _typed(declared, request.values.get(declared.name, ()), request.zone or library.desk.zone, now)
        or (
            request.known().get(f"disclosed_{declared.name}", ())
            if named and declared.name in NAMED
            else _from_case(declared, request.known())
        )
        for declared in fields
    }


def _typed(declared: Field, given: Sequence[Given], zone: str, now: datetime) -> Sequence[Given]:
    if declared.kind is not FieldKind.DATETIME:
        return given
    return [replace(item, text=typed_moment(item.text, now, zone)) for item in given]


def _from_case(declared: Field, values: Mapping[str, tuple[Given, ...]]) -> tuple[Given, ...]:
    return values.get(declared.name) or values.get(declared.case_field) or ()


def put_address(values: Mapping[str, Value], library: Library) -> tuple[dict[str, Value], tuple[tuple[str, str], ...]]:
    """Return the values with title and name as an address block puts them, and every change as (given, put)."""
    title, name = (
        text if isinstance(text := values.get(key), str) else "" for key in ("officer_title", "officer_name")
    )
    put = {"officer_title": put_title(title, library.address), "officer_name": put_name(name, title, library.address)}
    given = {"officer_title": title, "officer_name": name}
    changed = {key: text for key, text in put.items() if given[key] and text != given[key]}
    return {**values, **changed}, tuple((given[key], text) for key, text in changed.items())


def printed(values: Values) -> Iterator[str]:
    """Yield every text that a person or the case gave, as the reply quotes it."""
    for value in values.values():
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, str) and item:
                yield item


def given_text(name: str, request: ReplyRequest) -> str:
    """Return the first given value of a name, checked; empty when there is none.

    Raises:
        ContentError: it holds what no value may hold.
    """
    given = request.values.get(name) or request.known().get(name) or ()
    try:
        return checked(given[0].text) if given else ""
    except ValueError as error:
        raise ContentError(f"{name}: {error}", hint="Correct the case file") from None
