"""`ert-writer detect`: which language a letter is in, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

import typer

from ert_writer.cli.edge import visible
from ert_writer.cli.letters import named, opened, outcomes, told
from ert_writer.cli.options import ClipboardOption, MaxBytesOption, SourcesArgument
from ert_writer.cli.output import put, write
from ert_writer.cli.views.table import Detected
from ert_writer.desk import Desk
from ert_writer.desk.config import configured
from ert_writer.desk.settings import MAX_BYTES
from ert_writer.errors import ErtWriterError, UsageError
from ert_writer.model.detection import Detection, Detector
from ert_writer.model.wire import failure, json_text, result

Format = Literal["text", "json", "jsonl"]


def detect(
    sources: SourcesArgument = None,
    detector: Annotated[str, typer.Option("--detector", help="house, lingua, langid or langdetect.")] = "house",
    form: Annotated[Format, typer.Option("--format", "-f", help="How to print it; jsonl: one line a letter.")] = "text",
    lines: Annotated[bool, typer.Option("--lines", help="One text a line in, one answer a line out.")] = False,
    clipboard: ClipboardOption = False,
    max_bytes: MaxBytesOption = MAX_BYTES,
) -> None:
    """Say which language a letter is in, paragraph by paragraph."""
    names = named(sources, clipboard=clipboard)
    desk = Desk(configured(detector=detector, max_bytes=max_bytes))
    if lines and (len(names) > 1 or clipboard):
        raise UsageError("--lines reads one file", where="--lines", hint="Name one file")
    if len(names) > 1 and form == "json":
        raise UsageError("several letters cannot be printed as json", where="--format", hint="Use jsonl or text")
    if lines:
        _stream(names[0], desk.detector, form)
    elif len(names) == 1 and form != "jsonl":
        _print(desk, names[0], form)
    else:
        _print_several(desk, names, form)


def _print(desk: Desk, name: str, form: str) -> None:
    document = opened(desk, name)
    put("language", form, Detected(desk.detect(document), document))


def _print_several(desk: Desk, names: Sequence[str], form: str) -> None:
    """Print one line a letter; those that cannot be read are listed and do not stop the others."""
    failures = []
    for name, found in outcomes(names, lambda name: desk.detect(opened(desk, name))):
        if isinstance(found, ErtWriterError):
            failures.append(found)
            said = failure(found.code, *map(visible, (found.message, found.where, found.hint)))
        else:
            said = result(found)
        if form == "jsonl":
            write(json_text({"source": name, **said}) + "\n")
        elif not isinstance(found, ErtWriterError):
            write(f"{name}\t{found.language}\t{found.confidence:.4f}{', mixed' if found.mixed else ''}\n")
    code = told(failures, len(names))
    if code:
        raise typer.Exit(code)


def _stream(source: str, detector: Detector, form: str) -> None:
    from ert_writer.cli.lines import open_lines, read_batches

    with open_lines(source) as stream:
        for batch in read_batches(stream):
            write("".join(_line(detector.detect(line), form) for line in batch))


def _line(found: Detection, form: str) -> str:
    if form != "text":
        return json_text(result(found)) + "\n"
    return f"{found.language}\t{found.confidence:.4f}\n"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("detect", help="Say which language a letter is in, paragraph by paragraph.")(detect)
