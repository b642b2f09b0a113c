"""`ert-writer queue`: the night's letters, read as they come, the most urgent first."""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ert_writer.cli.cases import ordered, row_of, table, unread_line, unread_row
from ert_writer.cli.clock import now
from ert_writer.cli.edge import emit_json
from ert_writer.cli.options import ContentOption, FormatOption, MaxBytesOption
from ert_writer.cli.output import write
from ert_writer.desk import Desk
from ert_writer.desk.config import configured
from ert_writer.desk.settings import MAX_BYTES
from ert_writer.errors import ErtWriterError

if TYPE_CHECKING:
    from ert_writer.batch.source import Item


def queue(
    source: Annotated[
        Path,
        typer.Argument(
            metavar="DIR|MBOX",
            help="A directory of letters, a Maildir, a mailbox, or an export of Thunderbird or Google.",
        ),
    ],
    watch: Annotated[int, typer.Option("--watch", min=0, help="Look again every so many seconds; 0 for once.")] = 0,
    form: FormatOption = "text",
    content: ContentOption = None,
    max_bytes: MaxBytesOption = MAX_BYTES,
) -> None:
    """Add every letter of a folder to the cases and show what needs a person first; unread ones are on top."""
    desk = Desk(configured(content=content, max_bytes=max_bytes))
    state = _State()
    while True:
        _gather(desk, source, state)
        if form == "json":
            rows = [row_of(row) for row in ordered(desk, now())]
            emit_json(
                {
                    "cases": rows,
                    "unreadable": [unread_row(file) for file in desk.cases.unread_files()],
                    "left_out": [{"letter": name, "why": why} for name, why in state.passed.items()],
                }
            )
        else:
            _show(desk, state)
        if not watch:
            break
        time.sleep(watch)
    if desk.cases.unread_files():
        raise typer.Exit(1)


class _State:
    """What this run has seen.

    Attributes:
        seen: letters by name with the mark of their last change.
        passed: mails that are no letters, with the reason.
    """

    def __init__(self) -> None:
        self.seen: dict[str, tuple[int, int]] = {}
        self.passed: dict[str, str] = {}


def _gather(desk: Desk, source: Path, state: _State) -> None:
    """Read what is new or changed since the last look."""
    from ert_writer.batch.source import Item, listed, load

    found = list(listed(source))
    items = [item for item in found if isinstance(item, Item)]
    state.passed = {item.name: item.why for item in found if not isinstance(item, Item)}
    place = str(source.resolve())
    read: set[str] = set()
    for item in items:
        mark, name = _mark(item), _plain(item.name)
        if state.seen.get(item.name) == mark:
            continue
        try:
            loaded = load(item, desk.settings.max_bytes)
            document = desk.read(loaded.data, _plain(loaded.name))
        except ErtWriterError as error:
            state.seen[item.name] = mark
            desk.keep_unread(name, error, now(), source=place)
            continue
        try:
            desk.file_letter(document, now())
        except ErtWriterError as error:  # of the store: tried again at the next look
            desk.keep_unread(name, error, now(), source=place)
            continue
        state.seen[item.name] = mark
        read.add(name)
    here = {_plain(item.name) for item in items}
    kept = desk.cases.unread_files()
    done = [file.key for file in kept if file.source == place and (file.name in read or file.name not in here)]
    desk.cases.forget_unread(done)


def _plain(name: str) -> str:
    """Return a name as text that can be stored: a byte that is no UTF-8 is written as its number."""
    return name.encode("utf-8", "backslashreplace").decode()


def _mark(item: Item) -> tuple[int, int]:
    try:
        state = Path(item.path).stat()
    except OSError:  # taken away since it was listed
        return item.start, -1
    return item.start, state.st_mtime_ns if item.kind == "file" else item.stop


def _show(desk: Desk, state: _State) -> None:
    rows = ordered(desk, now())
    lines = [f"{now():%Y-%m-%d %H:%M} UTC  {len(rows)} open cases"]
    lines += [f"  NOT READ  {unread_line(file)}" for file in desk.cases.unread_files()]
    reasons = Counter(state.passed.values())
    lines += [f"  LEFT OUT  {count} mails, {why}" for why, count in sorted(reasons.items())]
    lines += table(rows)
    if sys.stdout.isatty():
        sys.stdout.write("\x1b[2J\x1b[H")
    write("\n".join(lines) + "\n")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("queue", help="Read the letters of a folder as they come, the most urgent first.")(queue)
