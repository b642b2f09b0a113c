"""`ert-writer intake`: what a request says, asks and does not have, on one screen, and its case file."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ert_writer.cli.edge import visible
from ert_writer.cli.letters import named, opened, outcomes, told
from ert_writer.cli.options import (
    ClipboardOption,
    ContentOption,
    DryRunOption,
    ForceOption,
    MaxBytesOption,
    ModelsOption,
    OpenOption,
    SourcesArgument,
)
from ert_writer.cli.output import put, require_writable, save_changed, write
from ert_writer.cli.wording import said, said_error, tell
from ert_writer.desk import Desk
from ert_writer.desk.config import configured
from ert_writer.desk.settings import MAX_BYTES
from ert_writer.errors import ErtWriterError, UnavailableError, UsageError
from ert_writer.model.case import Case
from ert_writer.model.wire import json_text

if TYPE_CHECKING:
    from ert_writer.cli.views.intake_rows import View
    from ert_writer.intake.masking import Masking

Format = Literal["text", "json", "jsonl", "toml", "html"]


def intake(
    sources: SourcesArgument = None,
    form: Annotated[
        Format, typer.Option("--format", "-f", help="How to print the case; jsonl prints one line a letter.")
    ] = "text",
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            help="Save the case here too, in the form of its name: case.toml, case.json, page.html. A case file that "
            "exists is merged: values made by hand win.",
        ),
    ] = None,
    force: ForceOption = False,
    mask: Annotated[
        str,
        typer.Option("--mask", help="Hide on the screen: soft or strict (graphic quotes), people or a role (names)."),
    ] = "off",
    english: Annotated[bool, typer.Option("--english", help="Add machine English below what is quoted.")] = False,
    clipboard: ClipboardOption = False,
    launch: OpenOption = False,
    dry_run: DryRunOption = False,
    models: ModelsOption = None,
    content: ContentOption = None,
    max_bytes: MaxBytesOption = MAX_BYTES,
) -> None:
    """Read a request: what it says, asks and does not have. Advice for a person to confirm, never a verdict."""
    names = named(sources, clipboard=clipboard)
    asked = _Asked("html" if launch else form, out, _masking(mask), launch, force, dry_run)
    _require_possible(asked, names)
    with Desk(configured(content=content, models=models, mask=mask, max_bytes=max_bytes)) as desk:

        def read(name: str) -> View:
            return _view(desk, name, asked, english=english)

        if len(names) == 1 and form != "jsonl":
            _show(read(names[0]), asked)
            return
        failures = []
        for name, outcome in outcomes(names, read):
            if isinstance(outcome, ErtWriterError):
                failures.append(outcome)
            _print_one(name, outcome, asked)
    code = told(failures, len(names))
    if code:
        raise typer.Exit(code)


@dataclass(frozen=True, slots=True)
class _Asked:
    """How the cases are to be shown and where they are to be written."""

    form: str
    out: Path | None
    masking: Masking
    launch: bool
    force: bool
    dry_run: bool

    @property
    def merging(self) -> bool:
        """Whether a case file that exists takes the new reading in."""
        return self.out is not None and not self.force and self.out.is_file() and _form_of(self.out) == "toml"


def _require_possible(asked: _Asked, names: Sequence[str]) -> None:
    if asked.out is not None and len(names) > 1:
        raise UsageError("--out names one file, and there are several letters", where="--out", hint="Use -f jsonl")
    if len(names) > 1 and asked.form not in ("text", "jsonl"):
        raise UsageError(f"several letters cannot be printed as {asked.form}", hint="Use --format jsonl or text")
    if asked.out is not None:
        require_writable(asked.out, force=asked.force or asked.merging, inputs=names)


def _view(desk: Desk, source: str, asked: _Asked, *, english: bool) -> View:
    from ert_writer.cli.clock import now
    from ert_writer.cli.views.intake_rows import View
    from ert_writer.intake.case_file import letter_digest

    document = opened(desk, source)
    case = desk.intake(document)
    quotes = _english(desk, case) if english and asked.form in ("text", "html") else ()
    digest = letter_digest(document.text)
    out = str(asked.out) if asked.out and not asked.dry_run else ""
    return View(case, source, out, asked.masking, now(), quotes, digest, desk.settings.zone)


def _show(view: View, asked: _Asked) -> None:
    if asked.out is not None:
        _save(view, asked.out, merging=asked.merging, dry_run=asked.dry_run)
    put("case", asked.form, view, source=view.source, launch=asked.launch)


def _print_one(source: str, outcome: View | ErtWriterError, asked: _Asked) -> None:
    """Print one of several letters: a screen, or one line of JSON that names the letter."""
    from ert_writer.model.wire import failure

    if not isinstance(outcome, ErtWriterError):
        _show(outcome, asked)
        write("\n" if asked.form == "text" else "")
    elif asked.form == "jsonl":
        said = failure(outcome.code, *map(visible, (outcome.message, outcome.where, outcome.hint)))
        write(json_text({"source": source, **said}) + "\n")


def _form_of(out: Path) -> str:
    return {".json": "json", ".html": "html", ".htm": "html", ".txt": "text"}.get(out.suffix.lower(), "toml")


def _save(view: View, out: Path, *, merging: bool, dry_run: bool) -> None:
    if not merging:
        if not dry_run:
            put("case", _form_of(out), view, out, source=view.source, force=True)
        tell(f"case would be written to {out}" if dry_run else f"case written to {out}")
        return
    from ert_writer.content.files import read_bytes, turn_at
    from ert_writer.flows.case_edit import merge

    with turn_at(out):
        data, changes = merge(read_bytes(out), view.case, view.letter, str(out))
        if not dry_run:
            save_changed(out, data)
    tell(f"case would be merged into {out}" if dry_run else f"case merged into {out}")
    for change in changes:
        held, read = (visible(text) or said("nothing there") for text in (change.held, change.read))
        line = f"{held} -> {read}"
        if change.kept:
            line = f"{said('kept, as it was set by hand')}: {held}; {said('the letter says now')}: {read}"
        sys.stderr.write(f"  {change.name}: {line}\n")


def _english(desk: Desk, case: Case) -> tuple[tuple[str, str], ...]:
    """Return the English of the facts; a line on standard error, and nothing, where no engine can translate them."""
    facts = case.values("facts") or case.danger.evidence
    try:
        return desk.english_of([item.text for item in (*facts, *case.not_read)], case.language)
    except UnavailableError as error:
        tell(f"not translated: {said_error(error)}")
        return ()


def _masking(words: str) -> Masking:
    from ert_writer.intake.masking import parse_masking

    return parse_masking(words)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("intake", help="Read a request: what it says, asks and lacks, on one screen.")(intake)
