"""`ert-writer reply`: an approved reply from a case file, with its English mirror."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

import typer

from ert_writer.cli.case import stored_number
from ert_writer.cli.clock import now
from ert_writer.cli.edge import leave, visible
from ert_writer.cli.options import ContentOption, DryRunOption, FailOnOption, ForceOption, OutOption
from ert_writer.cli.output import require_writable, save, save_changed, write_page
from ert_writer.cli.wording import desk_language, heading, said, tell
from ert_writer.content.files import MAX_BYTES
from ert_writer.desk import Desk
from ert_writer.desk.config import configured
from ert_writer.desk.settings import user_name
from ert_writer.errors import InputError, UsageError
from ert_writer.flows.recording import case_reply_record
from ert_writer.flows.reply import ReplyRequest, require_open, suggested, unsettled
from ert_writer.model.case import Case, Decision
from ert_writer.model.language import Language
from ert_writer.model.reply import Reply
from ert_writer.plugins import EXPORTERS, load
from ert_writer.templating.gates import parse_decision
from ert_writer.templating.kinds import Field, FieldKind
from ert_writer.templating.library import Library
from ert_writer.templating.values import Given, trouble

_BINARY = ("docx",)


def reply(
    template: Annotated[str, typer.Argument(metavar="TEMPLATE", help="Template id: see `ert-writer templates list`.")],
    case: Annotated[
        str, typer.Option("--case", metavar="CASE|FILE|-", help="A case's number, or a case file in TOML or JSON.")
    ] = "",
    given: Annotated[
        list[str] | None, typer.Option("--set", metavar="NAME=VALUE", help="A field's value; repeat it for a list.")
    ] = None,
    decision: Annotated[
        list[str] | None,
        typer.Option("--decision", metavar="NAME=WHO: WHY", help="A decision that opens a gate."),
    ] = None,
    lang: Annotated[
        Literal["es", "pt", "en"] | None, typer.Option("--lang", help="Language; the letter's otherwise.")
    ] = None,
    form: Annotated[str, typer.Option("--format", "-f", help="text, md, html, eml, docx, json or a plug-in.")] = "text",
    out: OutOption = None,
    force: ForceOption = False,
    draft: Annotated[bool, typer.Option("--draft", help="Render without approval, watermarked.")] = False,
    mirror: Annotated[bool, typer.Option("--mirror", help="Put the English mirror beside the reply.")] = False,
    dry_run: DryRunOption = False,
    content: ContentOption = None,
    fail_on: FailOnOption = "error",
) -> None:
    """Write an approved reply from a case file, with its English mirror."""
    load(EXPORTERS, form)  # an unknown format is refused before anything is asked or written
    if out is not None:
        require_writable(out, force=force, inputs=(case,))
    terminal = sys.stdout.isatty() and out is None
    if terminal and form in _BINARY:
        raise UsageError(f"{form} is not for a terminal", where="--out", hint=f"Name a file: --out reply.{form}")
    desk = Desk(configured(content=content))
    if not dry_run:
        desk.recorder.require_usable()
    decisions = tuple(parse_decision(text) for text in decision or ())
    asked = ReplyRequest(template, _case(desk, case), _pairs(given or ()), decisions, lang or "", draft)
    moment = now()
    request = _completed(replace(asked, zone=desk.settings.zone), desk, case, moment)
    written = desk.reply(request, now=moment)
    data = _data(desk, written, form, beside=form == "text" and (terminal or mirror), mirror=mirror)
    if dry_run:
        tell(f"{len(data)} bytes would be written to {out or 'standard output'}; nothing is recorded", named=False)
    else:
        number = stored_number(case)
        with desk.reply_on_record(written, form, data, (*request.case.decisions, *request.decisions)):
            if number is None and decisions and case not in ("", "-"):
                _keep_decisions(Path(case), request.decisions)
            if number is not None and not draft:
                _keep_reply(desk, number, written, request)
            _emit(data, out, force, template if form == "html" else "")
    for finding in written.findings:
        sys.stderr.write(f"{heading(finding.severity.label)}: {finding.check}: {visible(said(finding.message))}\n")
    leave(written.findings, fail_on)


def _completed(request: ReplyRequest, desk: Desk, case: str, moment: datetime) -> ReplyRequest:
    """Return the request with what a person at a terminal is asked for."""
    require_open(request, desk.library, moment)
    if request.draft or case == "-" or not (sys.stdin.isatty() and sys.stderr.isatty()):
        return request
    return _asked(request, desk.library, moment, desk_language())


def _data(desk: Desk, written: Reply, form: str, *, beside: bool, mirror: bool) -> bytes:
    if not beside:
        return desk.export(written, form, mirror=mirror)
    from ert_writer.cli.mirror_view import side_by_side

    desk.export(written, form, mirror=True)  # refuses what no format may show
    return side_by_side(written).encode("utf-8")


def _keep_reply(desk: Desk, number: int, written: Reply, request: ReplyRequest) -> None:
    """Record with the case which reply was written and under which decisions."""
    desk.cases.record(number, "reply", case_reply_record(written, request.decisions), user_name(), now())


def _keep_decisions(case: Path, decisions: Sequence[Decision]) -> None:
    """Write decisions given on the command line into the case file, where the next reply finds them."""
    from ert_writer.content.files import read_bytes, turn_at
    from ert_writer.flows.case_file import with_decisions

    if not case.is_file():
        return  # a pipe: what was read is gone, and nothing can be added to it
    with turn_at(case):
        before = read_bytes(case)
        after = with_decisions(before, decisions, str(case))
        if after != before:
            save_changed(case, after)
    if after != before:
        tell(f"decisions recorded in {case}", named=False)


def _case(desk: Desk, name: str) -> Case:
    if not name:
        return Case((), "")
    number = stored_number(name)
    if number is not None:
        return desk.stored_case(number, now())
    if name != "-":
        return desk.read_case(name)
    data = sys.stdin.buffer.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise InputError(f"larger than {MAX_BYTES:,} bytes", where="-")
    return desk.read_case(data)


def _pairs(texts: Sequence[str]) -> dict[str, tuple[Given, ...]]:
    values: dict[str, tuple[Given, ...]] = {}
    for text in texts:
        name, equals, value = text.partition("=")
        if not equals or not name.strip():
            raise UsageError("a value has no name=value form", where="--set", hint="Write --set case_number=...")
        values[name.strip()] = (*values.get(name.strip(), ()), Given(value))
    return values


def _asked(request: ReplyRequest, library: Library, moment: datetime, language: Language) -> ReplyRequest:
    """Return the request with every field asked for, one by one, that is absent or does not fit."""
    while open_ := unsettled(
        request, library, moment
    ):  # anew after each answer: a choice may make another field required
        field, reason = open_[0]
        if reason:
            typer.echo(visible(f"{field.name}: {said(reason)}"), err=True)
        answer = _ask(field, language, suggested(field, request, library))
        request = replace(request, values={**request.values, field.name: answer})
    return request


def _ask(field: Field, language: Language, offered: Sequence[Given]) -> tuple[Given, ...]:
    from ert_writer.cli.questions import NEEDED, question, split

    while True:
        default = "; ".join(visible(item.text) for item in offered)
        answer = typer.prompt(question(field, language), default=default, show_default=bool(default), err=True)
        given = split(field, answer)
        reason = trouble(field, given) if given else NEEDED[language]
        if given and not (reason and field.kind is not FieldKind.DATETIME):
            return given  # a moment may be typed in ways that only the flow reads; it asks again for one that is none
        typer.echo(visible(said(reason, language)), err=True)


def _emit(data: bytes, out: Path | None, force: bool, page: str) -> None:
    """Write the reply; on a terminal a page, whose name begins with `page`, goes to a file of its own."""
    if out is not None:
        save(out, data, force=force)
        tell(f"written: {out}", named=False)
        return
    if page:
        write_page(data.decode("utf-8"), page, "reply")
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("reply", help="Write an approved reply from a case file, with its English mirror.")(reply)
