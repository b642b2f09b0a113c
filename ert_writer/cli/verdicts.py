"""`ert-writer case findings | accept | dismiss | sign`: what a person says of a letter's translation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ert_writer.cli.clock import now
from ert_writer.cli.edge import emit_json
from ert_writer.cli.letters import opened
from ert_writer.cli.options import ContentOption, FormatOption, ModelsOption, SourceArgument
from ert_writer.cli.output import write
from ert_writer.desk import Desk
from ert_writer.desk.config import configured
from ert_writer.desk.settings import memory_file, user_name
from ert_writer.errors import UsageError

if TYPE_CHECKING:
    from ert_writer.flows.verdicts import Marked
    from ert_writer.model.text import Document
    from ert_writer.model.translation import TranslationUnit

CaseArgument = Annotated[int, typer.Argument(metavar="CASE", help="The case's number: see `ert-writer case list`.")]
MarkArgument = Annotated[str, typer.Argument(metavar="MARK", help="The finding: see `ert-writer case findings`.")]
ReasonOption = Annotated[str, typer.Option("--reason", help="Why, for the case and the audit log.")]
VERDICT_COMMANDS = {
    "accept": ("accepted", "Say that a finding is right: what it says is to be put right."),
    "dismiss": (
        "dismissed",
        "Say that a finding is wrong here, and why; the reason goes to the case and to the audit log.",
    ),
}
"""The command, what it says of a finding, and its help."""
_SHOWN = 10
"""Signs of a mark that a person types: enough to tell a letter's findings apart."""


def findings(
    number: CaseArgument,
    letter: SourceArgument,
    form: FormatOption = "text",
    content: ContentOption = None,
    models: ModelsOption = None,
) -> None:
    """List the findings on a letter's translation: mark, segment, what was said of it."""
    with _desk(content, models) as desk:
        rows = list(_marked(desk, number, opened(desk, letter)))
    if form == "json":
        emit_json([_row(place, item) for place, _, item in rows])
    else:
        write("".join(f"{_line(place, item)}\n" for place, _, item in rows) or "no findings\n")


def judging(verdict: str) -> Callable[..., None]:
    """Return the command that says this of a finding."""

    def judge(
        number: CaseArgument,
        letter: SourceArgument,
        mark: MarkArgument,
        reason: ReasonOption = "",
        content: ContentOption = None,
        models: ModelsOption = None,
    ) -> None:
        with _desk(content, models) as desk:
            _judge(desk, number, letter, (mark, verdict, reason))

    return judge


def sign(
    number: CaseArgument,
    letter: SourceArgument,
    segment: Annotated[int, typer.Argument(min=1, help="The segment's number, as `case findings` shows it.")],
    target: Annotated[str, typer.Option("--target", help="Your translation; the machine's where none is given.")] = "",
    content: ContentOption = None,
    models: ModelsOption = None,
) -> None:
    """Sign a segment's translation; it goes to the translation memory with names and identifiers as slots."""
    with _desk(content, models) as desk:
        document = opened(desk, letter)
        units = desk.translate(document).units
        if segment > len(units):
            raise UsageError(f"the letter has {len(units)} segments", where="SEGMENT")
        texts = (units[segment - 1].source, target or units[segment - 1].target)
        signed = desk.sign_segment(number, document, segment - 1, texts, now=now())
    write(f"segment {segment}, signed by {user_name()}: {signed.target}\n")


def _desk(content: Any, models: Any) -> Desk:
    """Return a desk that uses the memory, so that what was signed is seen and remembered."""
    settings = configured(content=content, models=models)
    return Desk(settings if settings.memory else configured(content=content, models=models, memory=memory_file()))


def _marked(desk: Desk, number: int, document: Document) -> Iterator[tuple[int, TranslationUnit | None, Marked]]:
    """Yield every finding on the letter's translation with the number of its segment, 0 for the letter as a whole."""
    from ert_writer.flows.verdicts import marked, marked_whole, verdicts_of
    from ert_writer.intake.case_file import letter_digest

    events = desk.cases.case(number, now()).events
    said = verdicts_of(events, letter_digest(document.text))
    translation = desk.translate(document)
    for item in marked_whole(translation.findings, said):
        yield 0, None, item
    for place, unit in enumerate(translation.units, start=1):
        for item in marked(unit, said):
            yield place, unit, item


def _judge(desk: Desk, number: int, letter: str, said: tuple[str, str, str]) -> None:
    from ert_writer.flows.verdicts import require_reason
    from ert_writer.intake.case_file import letter_digest

    mark, verdict, reason = said
    require_reason(verdict, reason)
    document = opened(desk, letter)
    found = {item.mark: item for _, _, item in _marked(desk, number, document) if item.mark.startswith(mark)}
    if len(found) != 1:
        hint = f"See: ert-writer case findings {number} LETTER"
        many = "several findings begin" if found else "no finding begins"
        raise UsageError(f"{many} with {mark[:40]!r}", where="MARK", hint=hint)
    item = next(iter(found.values()))
    desk.judge(number, letter_digest(document.text), item, verdict, reason, now())
    write(f"{verdict}: {item.finding.check}: {item.finding.message}\n")


def _line(place: int, item: Marked) -> str:
    said = f"  {item.verdict.state} by {item.verdict.by}: {item.verdict.reason}" if item.verdict else ""
    where = f"segment {place}" if place else "letter"
    finding = item.finding
    return f"{item.mark[:_SHOWN]}  {where}  {finding.severity.label} {finding.check}: {finding.message}{said}"


def _row(place: int, item: Marked) -> dict[str, Any]:
    verdict = item.verdict
    return {
        "mark": item.mark,
        "segment": place or None,
        "check": item.finding.check,
        "severity": item.finding.severity.label,
        "message": item.finding.message,
        "state": verdict.state if verdict else "open",
        "reason": verdict.reason if verdict else "",
        "by": verdict.by if verdict else "",
    }


def register(group: typer.Typer) -> None:
    """Add the commands to the group `case`."""
    for name, command in (("findings", findings), ("sign", sign)):
        group.command(name, help=(command.__doc__ or "").partition("\n")[0])(command)
    for name, (verdict, what) in VERDICT_COMMANDS.items():
        group.command(name, help=what)(judging(verdict))
