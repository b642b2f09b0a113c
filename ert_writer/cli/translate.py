"""`ert-writer translate`: a letter, or a stream of lines, in another language with every identifier verbatim."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

import typer

from ert_writer.cli.edge import leave
from ert_writer.cli.letters import Clipboard, named, opened
from ert_writer.cli.options import (
    ClipboardOption,
    ContentOption,
    FailOnOption,
    ForceOption,
    MaxBytesOption,
    ModelsOption,
    OpenOption,
    OutOption,
    SourceArgument,
)
from ert_writer.cli.output import put, require_writable, write
from ert_writer.cli.progress import progress_line
from ert_writer.cli.views.table import Translated
from ert_writer.desk import Desk
from ert_writer.desk.config import configured
from ert_writer.desk.settings import MAX_BYTES
from ert_writer.errors import UsageError
from ert_writer.model.findings import Finding
from ert_writer.model.language import Direction, Language
from ert_writer.model.text import Document
from ert_writer.model.translation import Translation, TranslationUnit
from ert_writer.model.wire import json_text, result

Format = Literal["text", "json", "side", "html", "docx", "xliff", "tmx"]
_AUTO = "auto"

FromOption = Annotated[Literal["auto", "es", "pt", "en"], typer.Option("--from", help="Language of the letter.")]
ToOption = Annotated[
    Literal["en", "es", "pt"] | None,
    typer.Option("--to", help="Target language; en when the letter is in Spanish or Portuguese."),
]
EngineOption = Annotated[str, typer.Option("--engine", help="auto, or an engine that `doctor` lists.")]
FormatOption = Annotated[
    Format, typer.Option("--format", "-f", help="How to print it; docx, xliff and tmx hold both languages.")
]
LinesOption = Annotated[bool, typer.Option("--lines", help="One segment a line in, one line out, as they come.")]
GlossaryOption = Annotated[
    list[Path] | None,
    typer.Option("--glossary", help="Approved terms to use instead of the packaged glossary, or beside it: +FILE."),
]
MemoryOption = Annotated[
    Path | None,
    typer.Option("--memory", metavar="FILE", help="Offer approved segments of this memory; see `memory path`."),
]
ApplyOption = Annotated[
    Path | None,
    typer.Option("--apply", metavar="FILE", help="Take the reviewed targets of this .xliff, .tmx, .tsv or .docx."),
]
ReviewerOption = Annotated[str, typer.Option("--reviewed-by", metavar="NAME", help="Who signs what --apply brings.")]
DetectorOption = Annotated[str, typer.Option("--detector", help="Which detector says the language.")]


def translate(
    source: SourceArgument = "-",
    clipboard: ClipboardOption = False,
    launch: OpenOption = False,
    from_: FromOption = "auto",
    to: ToOption = None,
    engine: EngineOption = _AUTO,
    lines: LinesOption = False,
    glossary: GlossaryOption = None,
    form: FormatOption = "text",
    out: OutOption = None,
    force: ForceOption = False,
    detector: DetectorOption = "house",
    fail_on: FailOnOption = "error",
    content: ContentOption = None,
    models: ModelsOption = None,
    memory: MemoryOption = None,
    apply: ApplyOption = None,
    reviewed_by: ReviewerOption = "",
    max_bytes: MaxBytesOption = MAX_BYTES,
) -> None:
    """Translate a letter; every identifier comes through verbatim."""
    form = "html" if launch else form
    source = named([source], clipboard=clipboard)[0]
    _check(form, lines, out, source)
    _check_review(apply, reviewed_by, lines)
    if out is not None:
        require_writable(out, force=force, inputs=(source,))
    settings = configured(
        engine=engine,
        detector=detector,
        glossary=tuple(map(str, glossary or ())),
        content=content,
        models=models,
        memory=memory,
        max_bytes=max_bytes,
    )
    with Desk(settings) as desk:
        desk.warm_up()
        if lines:
            found: Sequence[Finding] = _stream(desk, source, from_, to or "", form)
        else:
            document = opened(desk, source)
            translation = _translation(desk, document, (from_, to or ""), apply, reviewed_by)
            shown = Translated(translation, document, source)
            put("translation", form, shown, out, source=source, force=True, launch=launch)
            found = (*translation.findings, *(one for unit in translation.units for one in unit.findings))
    leave(found, fail_on)


def _check(form: str, lines: bool, out: Path | None, source: str) -> None:
    """Refuse what cannot be meant before anything is loaded."""
    if lines and form not in ("text", "json"):
        raise UsageError(f"--lines cannot be printed as {form}", where="--format", hint="Use text or json")
    if lines and isinstance(source, Clipboard):
        raise UsageError("--lines reads no clipboard", where="--lines", hint="Name a file")
    if lines and out is not None:
        raise UsageError("--lines writes as it goes and takes no --out", where="--out", hint="Use a pipe or >")
    if form == "docx" and out is None:
        raise UsageError("a Word file cannot be shown on the screen", where="--format", hint="Say --out letter.docx")


def _check_review(apply: Path | None, reviewer: str, lines: bool) -> None:
    if (apply is not None) != bool(reviewer.strip()):
        raise UsageError("--apply and --reviewed-by go together", where="--apply", hint='Say --reviewed-by "Ana Ruiz"')
    if apply is not None and lines:
        raise UsageError("--apply takes a letter, not lines", where="--apply", hint="Leave --lines out")


def _translation(
    desk: Desk, document: Document, ways: tuple[Language, Language], apply: Path | None, reviewer: str
) -> Translation:
    source, target = ways
    if apply is not None:
        return desk.apply_review(document, apply, reviewer, target, source=source)
    with progress_line() as progress:
        return desk.translate(document, target, source=source, progress=progress)


def _stream(desk: Desk, name: str, source: Language, asked: Language, form: str) -> list[Finding]:
    from ert_writer.cli.lines import decide, open_lines, read_batches
    from ert_writer.flows.inbound import target_of

    found: list[Finding] = []
    with open_lines(name) as stream:
        batches = read_batches(stream)
        if source == _AUTO:
            source, batches = decide(batches, desk.detector, name)
        direction = Direction(source, target_of(asked, source))
        for units in desk.translate_lines(batches, direction):
            write(_line(units, form))
            found += [finding for unit in units for finding in unit.findings]
    return found


def _line(units: Sequence[TranslationUnit], form: str) -> str:
    from ert_writer.translate.line import line_text

    text = line_text(units)
    if form == "json":
        return json_text(result({"text": text, "units": units})) + "\n"
    return f"{text}\n"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("translate", help="Translate a letter; every identifier comes through verbatim.")(translate)
