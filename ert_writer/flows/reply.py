"""The way out: case -> template (approved? gated?) -> missing fields? -> render (+ English mirror) -> check."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from ert_writer.errors import ApprovalError, ContentError, UsageError
from ert_writer.flows.mail_forms import ADDRESS, MESSAGE_ID
from ert_writer.flows.reply_findings import ReplyNotes, reply_findings
from ert_writer.flows.reply_values import (
    NAMED,
    ReplyRequest,
    gather,
    given_text,
    printed,
    put_address,
    suggested,
    unsettled,
    value_doubts,
)
from ert_writer.model.case import Decision
from ert_writer.model.language import EN, SUPPORTED, Language, base
from ert_writer.model.reply import Reply, ReplyDecision
from ert_writer.templating.approval import digest, problems
from ert_writer.templating.compose import compose
from ert_writer.templating.gates import discloses, existence_leaks, needed_gates, require_gates
from ert_writer.templating.in_force import last_approved
from ert_writer.templating.kinds import SharedClause, Template
from ert_writer.templating.library import Library
from ert_writer.templating.phrasing import Reader, country_code
from ert_writer.templating.plausible import Doubt
from ert_writer.templating.structure import step_problems
from ert_writer.templating.values import Code, Value, Values, read_values

__all__ = ["ReplyRequest", "require_open", "suggested", "unsettled", "write_reply"]


@dataclass(frozen=True, slots=True)
class Opened:
    """A template that may be rendered now.

    Attributes:
        template: as it is rendered: today's wording, or the one approved last.
        library: the set that goes with it.
        stale: what was edited since its approval, so that an earlier wording is used; empty when nothing was.
    """

    template: Template
    library: Library
    stale: tuple[str, ...] = ()


def write_reply(request: ReplyRequest, library: Library, now: datetime) -> Reply:
    """Return the reply with its English mirror.

    Args:
        request: what is asked.
        library: the template set.
        now: aware; dates the reply and decides which approvals are in force.

    Raises:
        ApprovalError: the template is not approved for this language today, or a gate is closed.
        MissingFieldsError: naming every required field that is absent.
        ContentError: the template is damaged, or a value does not fit its field or may not be in a reply.
        UsageError: there is no such template or language.
    """
    language = reply_language(request)
    opened = require_open(request, library, now)
    template, library = opened.template, opened.library
    values, doubtful = _values(request, opened, now)
    reader = _reader(language, request, values)
    put, changed = put_address(values, library)
    composed = compose(template, library, put, reader, now)
    mirror = composed if language == EN else compose(template, library, put, Reader(EN, reader.country), now)
    if not request.draft and not opened.stale:
        _require_clauses(composed.chosen, language, library, now)
    seal = template.seals.get(language)
    address = given_text("officer_email", request)
    thread = given_text("message_id", request)
    reply = Reply(
        template=template.id,
        version=template.version,
        sha256=digest(template, language, library),
        language=language,
        subject=composed.subject,
        clauses=composed.clauses,
        mirror=mirror.clauses,
        case_reference=given_text("case_number", request) or given_text("letter_number", request),
        recipient=address if ADDRESS.fullmatch(address) else "",
        sender=(library.desk.name[language], library.desk.email),
        draft=request.draft,
        internal=template.internal,
        approval=seal.approval if seal and not request.draft else None,
        values=tuple(printed(put)),
        mirror_subject=mirror.subject,
        written_at=now,
        in_reply_to=thread if MESSAGE_ID.fullmatch(thread) else "",
        decisions=_recorded(template, library, request) if not request.draft else (),
    )
    notes = ReplyNotes(address, composed.chosen, opened.stale, changed, doubtful, _office(values), template.courts)
    return replace(reply, findings=reply_findings(reply, notes, library, discloses(template, library), now))


def require_open(request: ReplyRequest, library: Library, now: datetime) -> Opened:
    """Return the template asked for, once it is approved and its gates are open; a draft needs neither.

    A template that was edited since its approval is rendered as it was approved last.

    Raises:
        ApprovalError: it is not approved for this language today, or a gate is closed.
        UsageError: there is no such template or language.
    """
    template = library.template(request.template)
    if request.draft:
        return Opened(template, library)
    opened = in_force(template, reply_language(request), library, now)
    require_gates(opened.template, opened.library, (*request.case.decisions, *request.decisions))
    return opened


def in_force(template: Template, language: Language, library: Library, now: datetime) -> Opened:
    """Return the wording that may be used in a language: today's if it is approved, else the one approved last.

    Raises:
        ApprovalError: with every reason why today's may not be used, when there is no earlier one either.
    """
    reasons = approval_reasons(template, language, library, now)
    stale: tuple[str, ...] = ()
    if reasons:
        edited = any(problems(template, code, library, now.date()) for code in (language, EN))
        fallback = last_approved(template.id, language, library) if edited else None
        if fallback is None or approval_reasons(
            fallback.library.template(template.id), language, fallback.library, now, covered=True
        ):
            raise _refused(template, language, reasons)
        library = fallback.library
        template = library.template(template.id)
        stale = (f"{template.id} {template.version}, as approved on {fallback.approved_on}",)
    return Opened(template, library, stale)


def _refused(template: Template, language: Language, reasons: Sequence[str]) -> ApprovalError:
    if template.retired:
        hint = "See the templates in use: ert-writer templates list"
    else:
        hint = "A policy writer can approve it with: ert-writer templates approve; --draft renders it watermarked"
    return ApprovalError("; ".join(reasons), where=f"{template.id} ({language})", hint=hint)


def approval_reasons(
    template: Template, language: Language, library: Library, now: datetime, *, covered: bool = False
) -> tuple[str, ...]:
    """Return every reason why a template, its shared clauses and its English mirror may not be used today.

    Args:
        template: what is to be used.
        language: of the reply.
        library: the set that goes with it.
        now: aware.
        covered: the clauses are those inside the template's own approval, which therefore covers them.
    """
    today = now.date()
    reasons = list(problems(template, language, library, today))
    if not reasons and language != EN:
        reasons += [f"its English mirror: {reason}" for reason in problems(template, EN, library, today)]
    reasons += step_problems(template, language, library)
    for clause in () if covered else library.shared(template.wording.get(language, ())):
        found = [reason for code in dict.fromkeys((language, EN)) for reason in problems(clause, code, library, today)]
        reasons += [f"clause {clause.id}: {reason}" for reason in dict.fromkeys(found)]
    if template.hides_existence:
        reasons += [f"it may show whether an account exists: {leak}" for leak in existence_leaks(template, library)]
    return tuple(reasons)


def _values(request: ReplyRequest, opened: Opened, now: datetime) -> tuple[dict[str, Value], tuple[Doubt, ...]]:
    """Return the typed values, and what is doubtful about those of a draft.

    Raises:
        ContentError: a value does not fit, or may not be in a reply.
        MissingFieldsError: a required one is absent.
    """
    template, library = opened.template, opened.library
    fields = library.fields(template)
    disclosing = discloses(template, library)
    raw = gather(fields, request, library, now, named=disclosing)
    named = {name: f"disclosed_{name}" for name in NAMED} if disclosing else {}
    values = read_values(fields, raw, draft=request.draft, case_names=named)
    _reject_overlap(values)
    doubtful = value_doubts(fields, values, request, template, library, now)
    if doubtful and not request.draft:
        hint = "Correct the case file, or give the value with --set name=value"
        raise ContentError("; ".join(str(doubt) for doubt in doubtful), hint=hint)
    return values, doubtful


def _reject_overlap(values: Values) -> None:
    given = values.get("data_categories")
    for name in ("withheld_categories", "pending_categories"):
        other = values.get(name)
        if not (isinstance(given, tuple) and isinstance(other, tuple)):
            continue
        both = [item.id for item in given if isinstance(item, Code) and item in other]
        if both:
            word = name.partition("_")[0]
            message = f"both disclosed and {word}: {', '.join(both)}"
            raise ContentError(message, where=name, hint="Name each category in one of the two lists")


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


def _require_clauses(chosen: Sequence[SharedClause], language: Language, library: Library, now: datetime) -> None:
    for clause in chosen:
        reasons = [reason for code in {language, EN} for reason in problems(clause, code, library, now.date())]
        reasons += step_problems(clause, language, library)
        if reasons:
            raise ApprovalError("; ".join(reasons), where=f"clause {clause.id} ({language})")


def _recorded(template: Template, library: Library, request: ReplyRequest) -> tuple[ReplyDecision, ...]:
    latest: dict[str, Decision] = {item.name: item for item in (*request.case.decisions, *request.decisions)}
    needed = needed_gates(template, library)
    return tuple(ReplyDecision(name, latest[name].who, latest[name].why) for name in needed)


def _office(values: Values) -> str:
    office = values.get("office")
    return office.id if isinstance(office, Code) else ""


def _reader(language: Language, request: ReplyRequest, values: Values) -> Reader:
    country = values.get("country")
    if isinstance(country, Code):
        return Reader(language, country.id)
    asked = request.values.get("country", ())
    code = country_code(asked[0].text if asked else request.case.country)
    if asked and not code:
        raise UsageError("this is no country", where="--set country", hint="Write two letters, such as MX")
    return Reader(language, code)
