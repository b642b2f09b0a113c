"""`ert-writer case` on the desk's own store: add, list, show, find, take, release, close, reopen, handover."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from ert_writer.cli.clock import now
from ert_writer.cli.edge import emit_json, visible
from ert_writer.cli.letters import named, opened
from ert_writer.cli.options import ContentOption, FormatOption, SourcesArgument
from ert_writer.cli.output import write
from ert_writer.cli.wording import said_error
from ert_writer.desk import Desk
from ert_writer.desk.config import configured
from ert_writer.desk.settings import user_name
from ert_writer.errors import ErtWriterError, UsageError

if TYPE_CHECKING:
    from ert_writer.cases.store import UnreadFile
    from ert_writer.flows.cases import Standing

NumberArgument = Annotated[int, typer.Argument(metavar="CASE", help="The case's number: see `ert-writer case list`.")]
AllOption = Annotated[bool, typer.Option("--all", help="Closed cases too.")]
WhyOption = Annotated[str, typer.Option("--why", help="The reason, kept with the case.")]
_QUOTED = 3  # sentences of a letter that a view quotes


def add(sources: SourcesArgument = None, content: ContentOption = None, form: FormatOption = "text") -> None:
    """Read letters and add each to the case that it belongs to, else to a new one."""
    desk = Desk(configured(content=content))
    rows, failed = [], False
    for name in named(sources, clipboard=False):
        try:
            found = desk.file_letter(opened(desk, name), now())
        except ErtWriterError as error:
            failed = True
            sys.stderr.write(f"ert-writer: {visible(said_error(error))}\n")
            continue
        rows.append({"letter": name, "case": found.case, "joined": found.joined, "known": found.known})
    if form == "json":
        emit_json(rows)
    else:
        for row in rows:
            how = "was there before" if row["known"] else "joins" if row["joined"] else "opens"
            write(f"{row['letter']}: {how} case {row['case']}\n")
    if failed:
        raise typer.Exit(2)


def list_(all_: AllOption = False, form: FormatOption = "text") -> None:
    """List cases, the most urgent first."""
    rows = ordered(Desk(configured()), now(), all_=all_)
    if form == "json":
        emit_json([row_of(row) for row in rows])
    else:
        write("".join(f"{line}\n" for line in table(rows)) or "no open case\n")


def ordered(desk: Desk, at: datetime, *, all_: bool = False) -> list[Standing]:
    """Return the store's cases in the order in which they need a person."""
    from ert_writer.flows.cases import by_urgency, standing

    return by_urgency([standing(case, at) for case in desk.cases.cases(at, all_=all_)])


def table(rows: Sequence[Standing]) -> Iterator[str]:
    """Yield one line a case: number, danger, time left, who it waits on, country, agency, accounts."""
    from ert_writer.flows.cases import texts_of, time_left

    for row in rows:
        data, claim = row.case.data, row.case.claim
        marks = [f"{row.unread} not read" * bool(row.unread), f"taken by {claim.who}" if claim else ""]
        shown = [
            f"{row.case.id:>5}",
            f"{row.danger.upper() if row.danger == 'emergency' else row.danger:<13}",
            f"{time_left(row.left):<22}",
            f"{'waits on ' + row.waits_on:<18}",
            f"{data.get('language') or 'und'}-{data.get('country') or '??'}",
            ", ".join((*texts_of(data, "agency")[:1], *row.asked[:2])),
            "; ".join(mark for mark in marks if mark),
        ]
        yield "  ".join(shown).rstrip()


def row_of(row: Standing) -> dict[str, Any]:
    """Return where a case is as JSON data."""
    from ert_writer.flows.cases import texts_of

    data, claim = row.case.data, row.case.claim
    return {
        "case": row.case.id,
        "open": row.case.open,
        "danger": row.danger,
        "kinds": list(row.kinds),
        "deadline": row.deadline,
        "seconds_left": None if row.left is None else int(row.left.total_seconds()),
        "unread": row.unread,
        "waits_on": row.waits_on,
        "language": data.get("language"),
        "country": data.get("country"),
        "agency": list(texts_of(data, "agency")),
        "accounts": list(row.asked),
        "letters": len(row.case.letters),
        "claim": None if claim is None else {"who": claim.who, "until": claim.until, "token": claim.token},
    }


def unread_row(file: UnreadFile) -> dict[str, str]:
    """Return a file that could not be read as JSON data."""
    return {
        "letter": file.name,
        "error": file.why,
        "hint": file.hint,
        "mark": file.key,
        "folder": file.source,
        "at": file.at,
    }


def unread_line(file: UnreadFile) -> str:
    """Return a file that could not be read in one line: its name, why, and what to do."""
    advice = f". {file.hint}" if file.hint else ""
    return visible(f"{file.name}: {file.why}{advice}")


def unread(
    mark: Annotated[str, typer.Argument(metavar="[MARK]", help="The file to set aside: its mark in this list.")] = "",
    why: WhyOption = "",
    form: FormatOption = "text",
) -> None:
    """List the files that could not be read, or set one aside that a person has read."""
    desk = Desk(configured())
    kept = desk.cases.unread_files()
    if mark:
        found = [file for file in kept if file.key.startswith(mark)]
        if len(found) != 1:
            raise UsageError(
                "this names none of the files, or several", where="MARK", hint="See: ert-writer case unread"
            )
        desk.cases.set_aside(found[0].key, why, user_name(), now())
        write(f"set aside: {visible(found[0].name)}\n")
    elif form == "json":
        emit_json([unread_row(file) for file in kept])
    else:
        write("".join(f"{file.key[:10]}  {unread_line(file)}\n" for file in kept) or "every file was read\n")


def show(number: NumberArgument, form: FormatOption = "text") -> None:
    """Show a case: its letters, what each added or contradicts, the deadline that holds, what was sent."""
    from ert_writer.flows.cases import differences, standing
    from ert_writer.model.wire import to_wire

    at = now()
    case = Desk(configured()).cases.case(number, at)
    row = standing(case, at)
    if form == "json":
        found = [{"letter": letter, "differences": to_wire(rows)} for letter, rows in differences(case)]
        letters = [{"id": item.id, "name": item.name, "received": item.received} for item in case.letters]
        emit_json(
            {**row_of(row), "letters": letters, "changes": found, "events": to_wire(case.events), "data": case.data}
        )
    else:
        write("".join(f"{line}\n" for line in _shown(row)))


def _shown(row: Standing) -> Iterator[str]:
    from ert_writer.flows.cases import differences, texts_of, time_left

    case = row.case
    yield f"Case {case.id}, {'open' if case.open else 'closed'}, since {case.opened}"
    yield f"Danger     {row.danger.upper()}{': ' if row.kinds else ''}{', '.join(row.kinds)}"
    yield f"Deadline   {row.deadline or 'none stated'} {time_left(row.left)}".rstrip()
    yield f"Waits on   {row.waits_on}"
    for name in ("agency", "officer_name", "officer_email", "case_number", "accounts", "data_categories", "missing"):
        texts = texts_of(case.data, name)
        if texts:
            by_hand = "  (by hand)" if name in case.corrected else ""
            yield f"{name:<17} {', '.join(texts)}{by_hand}"
    changes = dict(differences(case))
    for letter in case.letters:
        yield f"\nLetter {letter.id}: {letter.name}, received {letter.received}"
        for item in changes.get(letter.id, ()):
            before = f" (before: {', '.join(item.before)})" if item.kind == "changed" else ""
            yield f"  {item.kind:<8} {item.field}: {', '.join(item.now)}{before}"
        for passage in (letter.data.get("not_read") or [])[:_QUOTED]:
            yield f"  not read {str(passage.get('value', ''))[:100]}"
    yield ""
    yield from (f"{event.at}  {event.by}  {event.kind}  {_told(event.data)}".rstrip() for event in case.events)


def _told(data: Any) -> str:
    return ", ".join(
        f"{key} {value if not isinstance(value, list) else ' '.join(value)}" for key, value in data.items()
    )


def find(words: Annotated[list[str], typer.Argument(help="Number, handle, agency, name or words.")]) -> None:
    """Find cases, closed ones too, by what their letters hold."""
    at = now()
    desk = Desk(configured())
    found = set(desk.cases.find(" ".join(words)))
    rows = [row for row in ordered(desk, at, all_=True) if row.case.id in found]
    write("".join(f"{line}\n" for line in table(rows)) or "nothing found\n")
    if not rows:
        raise typer.Exit(1)


def take(
    number: Annotated[
        int | None, typer.Argument(metavar="[CASE]", help="The case; the most urgent free one otherwise.")
    ] = None,
    minutes: Annotated[int, typer.Option("--minutes", min=1, max=720, help="How long it is yours.")] = 15,
) -> None:
    """Take a case, so that nobody else works on it; take it again to keep it longer."""
    desk, at, lease = Desk(configured()), now(), timedelta(minutes=minutes)
    if number is not None:
        claim = desk.cases.claim(number, user_name(), at, lease)
    else:
        order = [row.case.id for row in ordered(desk, at) if row.waits_on == "us" and row.case.claim is None]
        taken = next(
            ((place, found) for place in order if (found := desk.cases.take_next([place], user_name(), at, lease))),
            None,
        )
        if taken is None:
            raise UsageError("no case waits for somebody", hint="Run: ert-writer case list")
        number, claim = taken
    write(f"case {number} is yours until {claim.until}\n")


def release(number: NumberArgument) -> None:
    """Give a case back."""
    Desk(configured()).cases.release(number, user_name(), now())


def close(number: NumberArgument, why: WhyOption = "") -> None:
    """Close a case; a later letter of the same case opens it again."""
    if not why.strip():
        raise UsageError("closing a case needs a reason", where="--why", hint="--why 'answered, data sent'")
    Desk(configured()).close_case(number, why, now())


def reopen(number: NumberArgument, why: WhyOption = "") -> None:
    """Open a case again."""
    Desk(configured()).reopen_case(number, why, now())


def handover(form: Annotated[Literal["text", "json"], typer.Option("--format", "-f")] = "text") -> None:
    """Print the page for the next shift: open emergencies, time left, what waits on whom."""
    desk, at = Desk(configured()), now()
    rows = ordered(desk, at)
    kept = desk.cases.unread_files()
    checkpoint = str(desk.log.checkpoint())
    if form == "json":
        files = [unread_row(file) for file in kept]
        emit_json(
            {
                "at": at.isoformat(),
                "unreadable": files,
                "cases": [row_of(row) for row in rows],
                "checkpoint": checkpoint,
            }
        )
        return
    groups = (
        ("Emergencies that wait on us", [row for row in rows if row.danger == "emergency" and row.waits_on == "us"]),
        ("Emergencies that wait on the requester", [r for r in rows if r.danger == "emergency" and r.waits_on != "us"]),
        ("Others that wait on us", [row for row in rows if row.danger != "emergency" and row.waits_on == "us"]),
        ("Others that wait on the requester", [r for r in rows if r.danger != "emergency" and r.waits_on != "us"]),
    )
    lines = [f"Hand-over, {at:%Y-%m-%d %H:%M} UTC"]
    if kept:
        lines += ["", f"Files that could not be read: {len(kept)}", *map(unread_line, kept)]
    for title, found in groups:
        lines += ["", f"{title}: {len(found)}", *table(found)]
    write("\n".join([*lines, "", f"Audit log: {checkpoint}"]) + "\n")


def register(group: typer.Typer) -> None:
    """Add the commands to the group `case`."""
    for name, command in (
        ("add", add), ("list", list_), ("show", show), ("find", find), ("take", take), ("release", release),
        ("close", close), ("reopen", reopen), ("handover", handover), ("unread", unread),
    ):  # fmt: skip
        group.command(name, help=(command.__doc__ or "").partition("\n")[0])(command)
