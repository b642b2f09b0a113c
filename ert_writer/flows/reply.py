"""The way out: case -> template (approved? gated?) -> missing fields? -> render (+ English mirror) -> check."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from ert_writer.errors import ApprovalError, ContentError, UsageError
from ert_writer.flows.reply_findings import find, to_verify, unaddressed
from ert_writer.intake.names import CODED, FIELDS, LISTS
from ert_writer.model.case import Case, Decision, FieldValue
from ert_writer.model.language import EN, SUPPORTED, Language, base
from ert_writer.model.reply import Reply
from ert_writer.templating.approval import digest, problems
from ert_writer.templating.compose import compose
from ert_writer.templating.gates import discloses, existence_leaks, require_gates
from ert_writer.templating.kinds import Field, SharedClause, Template
from ert_writer.templating.library import Library
from ert_writer.templating.phrasing import Reader, country_code
from ert_writer.templating.structure import step_problems
from ert_writer.templating.values import Code, Given, Raw, Values, checked, is_required, read_values, trouble

_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ADDRESS = re.compile(
    rf"(?=[^@]{{1,64}}@)(?!.*=\?)[\w!#$%&'*+/=?^`{{|}}~-]+(?:\.[\w!#$%&'*+/=?^`{{|}}~-]+)*@{_LABEL}(?:\.{_LABEL})+",
    re.ASCII,
)
"""A plain mailbox (RFC 5321 dot-string); anything else is shown and never becomes a mail's recipient."""
NAMED = frozenset({"accounts", "data_categories"})
"""Fields that a disclosing reply never takes from what the letter asks for: a person names what is disclosed."""

_ALWAYS = ("case_number", "letter_number", "officer_email", "country")
"""Values that every reply may take: its reference, its recipient, and the country that decides how words are put."""


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
    """

    template: str
    case: Case = field(default_factory=lambda: Case((), ""))
    values: Raw = field(default_factory=dict)
    decisions: Sequence[Decision] = ()
    language: Language = ""
    draft: bool = False

    def known(self) -> Mapping[str, tuple[Given, ...]]:
        """Return what the case gives a template: the first reading of single fields, the ids of coded ones."""
        case = self.case
        shown = {f.name: f.values[:1] if f.name in _SINGLE else f.values for f in case.fields if f.values}
        values = {name: tuple(_given(name, item) for item in found) for name, found in shown.items()}
        beside = {"missing": case.missing, "language": (case.language,), "country": (case.country,)}
        return values | {name: tuple(map(Given, words)) for name, words in beside.items() if any(words)}


def _given(name: str, item: FieldValue) -> Given:
    return Given(item.normal or item.text, item.normal) if name in CODED else Given(item.text, item.normal)


def write_reply(request: ReplyRequest, library: Library, now: datetime) -> Reply:
    """Return the reply with its English mirror.

    Args:
        request: what is asked.
        library: the template set.
        now: aware; dates the reply and decides which approvals are in force.

    Raises:
        ApprovalError: the template is not approved for this language today, or a gate is closed.
        MissingFieldsError: naming every required field that is absent.
        ContentError: the template is damaged or a value does not fit its field.
        UsageError: there is no such template or language.
    """
    language = reply_language(request)
    template = require_open(request, library, now)
    fields = library.fields(template)
    raw = gather(fields, request, named=discloses(template, library))
    values = read_values(fields, raw, draft=request.draft)
    _reject_overlap(values)
    reader = _reader(language, request, values)
    composed = compose(template, library, values, reader, now.date())
    mirror = composed if language == EN else compose(template, library, values, Reader(EN, reader.country), now.date())
    if not request.draft:
        _require_clauses(composed.chosen, language, library, now)
    seal = template.seals.get(language)
    address = _given_text("officer_email", request)
    reply = Reply(
        template=template.id,
        version=template.version,
        sha256=digest(template, language, library),
        language=language,
        subject=composed.subject,
        clauses=composed.clauses,
        mirror=mirror.clauses,
        case_reference=_given_text("case_number", request) or _given_text("letter_number", request),
        recipient=address if _ADDRESS.fullmatch(address) else "",
        sender=(library.desk.name[language], library.desk.email),
        draft=request.draft,
        internal=template.internal,
        approval=seal.approval if seal and not request.draft else None,
        values=tuple(printed(values)),
        mirror_subject=mirror.subject,
        written_at=now,
    )
    findings = (*find(reply), *to_verify(composed.chosen, now), *unaddressed(address, reply))
    return replace(reply, findings=findings)


def require_open(request: ReplyRequest, library: Library, now: datetime) -> Template:
    """Return the template asked for, once it is approved and its gates are open; a draft needs neither.

    Raises:
        ApprovalError: it is not approved for this language today, or a gate is closed.
        UsageError: there is no such template or language.
    """
    template = library.template(request.template)
    if not request.draft:
        require_approval(template, reply_language(request), library, now)
        require_gates(template, library, (*request.case.decisions, *request.decisions))
    return template


def unsettled(request: ReplyRequest, library: Library) -> tuple[tuple[Field, str], ...]:
    """Return the fields that a person must still give, in the order of the template, each with the reason.

    The reason says what is wrong with the value that was given; it is empty where a required value is absent.
    """
    template = library.template(request.template)
    fields = library.fields(template)
    raw = gather(fields, request, named=discloses(template, library))
    known = _chosen(fields, raw)
    found: list[tuple[Field, str]] = []
    for declared in (item for item in fields if item.computed is None):
        given = [item for item in raw[declared.name] if item.text.strip()]
        reason = trouble(declared, given) if given else ""
        if reason or (is_required(declared, known) and not given):
            found.append((declared, reason))
    return tuple(found)


def _chosen(fields: Sequence[Field], raw: Raw) -> Values:
    """Return the choices made so far; one that does not fit is no choice."""
    choices = [item for item in fields if item.choices and not item.required_when and not item.computed]
    sound = [item for item in choices if raw[item.name] and not trouble(item, raw[item.name])]
    return read_values([replace(item, required=False) for item in sound], raw)


def suggested(field: Field, request: ReplyRequest, library: Library) -> tuple[Given, ...]:
    """Return what the letter asks for, to be offered where a person must name what is disclosed."""
    asked = field.name in NAMED and discloses(library.template(request.template), library)
    return _from_case(field, request.known()) if asked else ()


def _reject_overlap(values: Values) -> None:
    given, withheld = (values.get(name) for name in ("data_categories", "withheld_categories"))
    if not (isinstance(given, tuple) and isinstance(withheld, tuple)):
        return
    both = [item.id for item in given if isinstance(item, Code) and item in withheld]
    if both:
        message = f"both disclosed and withheld: {', '.join(both)}"
        raise ContentError(message, where="withheld_categories", hint="Name each category in one of the two lists")


def reply_language(request: ReplyRequest) -> Language:
    """Return the language asked for, else the letter's, else English.

    Raises:
        UsageError: the language asked for is none of the set's.
    """
    if request.language and base(request.language) not in SUPPORTED:
        raise UsageError(
            f"no reply is written in {request.language[:20]!r}", where="--lang", hint="Choose es, pt or en"
        )
    wanted = base(request.language or request.case.language or EN)
    return wanted if wanted in SUPPORTED else EN


def require_approval(template: Template, language: Language, library: Library, now: datetime) -> None:
    """Return when the template, its shared clauses and its English mirror may be used.

    Raises:
        ApprovalError: with every reason.
    """
    reasons = list(problems(template, language, library, now.date()))
    if not reasons and language != EN:
        reasons += [f"its English mirror: {reason}" for reason in problems(template, EN, library, now.date())]
    reasons += step_problems(template, language, library)
    for clause in library.shared(template.wording.get(language, ())):
        found = [
            reason for code in dict.fromkeys((language, EN)) for reason in problems(clause, code, library, now.date())
        ]
        reasons += [f"clause {clause.id}: {reason}" for reason in dict.fromkeys(found)]
    if template.hides_existence:
        reasons += [f"it may show whether an account exists: {leak}" for leak in existence_leaks(template, library)]
    if reasons:
        hint = "A policy writer can approve it with: ert-writer templates approve; --draft renders it watermarked"
        raise ApprovalError("; ".join(reasons), where=f"{template.id} ({language})", hint=hint)


def _require_clauses(chosen: Sequence[SharedClause], language: Language, library: Library, now: datetime) -> None:
    for clause in chosen:
        reasons = [reason for code in {language, EN} for reason in problems(clause, code, library, now.date())]
        reasons += step_problems(clause, language, library)
        if reasons:
            raise ApprovalError("; ".join(reasons), where=f"clause {clause.id} ({language})")


def gather(fields: Sequence[Field], request: ReplyRequest, *, named: bool = False) -> Raw:
    """Return the given values of the declared fields: by hand, else from the case.

    Args:
        fields: what the template declares.
        request: what is asked.
        named: the reply discloses data, so that accounts and categories must be named as disclosed: what the letter
            asks for is not what is given. The case file may name them as `disclosed_accounts` and so on.

    Raises:
        UsageError: a value by hand names no field of the template.
    """
    names = [declared.name for declared in fields if declared.computed is None]
    for name in request.values:
        if name not in names and name not in _ALWAYS:
            raise UsageError(
                f"{request.template} has no field {name[:60]!r}", where="--set", hint=f"It has: {', '.join(names)}"
            )
    return {
        declared.name: request.values.get(declared.name)
        or (
            request.known().get(f"disclosed_{declared.name}", ())
            if named and declared.name in NAMED
            else _from_case(declared, request.known())
        )
        for declared in fields
    }


def _from_case(declared: Field, values: Mapping[str, tuple[Given, ...]]) -> tuple[Given, ...]:
    return values.get(declared.name) or values.get(declared.case_field) or ()


def printed(values: Values) -> Iterator[str]:
    """Yield every text that a person or the case gave, as the reply quotes it."""
    for value in values.values():
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, str) and item:
                yield item


def _given_text(name: str, request: ReplyRequest) -> str:
    given = request.values.get(name) or request.known().get(name) or ()
    try:
        return checked(given[0].text) if given else ""
    except ValueError as error:
        raise ContentError(f"{name}: {error}", hint="Correct the case file") from None


def _reader(language: Language, request: ReplyRequest, values: Values) -> Reader:
    country = values.get("country")
    if isinstance(country, Code):
        return Reader(language, country.id)
    asked = request.values.get("country", ())
    code = country_code(asked[0].text if asked else request.case.country)
    if asked and not code:
        raise UsageError(f"{asked[0].text!r} is no country", where="--set", hint="Write two letters, such as MX")
    return Reader(language, code)
