"""Options that several commands share, so that one name means one thing everywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from ert_writer.content.place import CONTENT_VARIABLE, content_in_use


def _screen(out: Path | None) -> Path | None:
    return None if out == Path("-") else out


def _content(context: typer.Context, place: Path | None) -> Path | None:
    context.with_resource(content_in_use(place))  # for commands that read country files or lexicon beside a desk
    return place


OutOption = Annotated[
    Path | None,
    typer.Option("--out", "-o", help="Write to this file instead of the screen.", callback=_screen),
]
ForceOption = Annotated[bool, typer.Option("--force", help="Replace a file that exists.")]
SourceArgument = Annotated[
    str,
    typer.Argument(metavar="FILE|-", help="The letter: text, mail, Word, PDF, a picture ... or - for standard input."),
]
ContentOption = Annotated[
    Path | None,
    typer.Option(
        "--content",
        envvar=CONTENT_VARIABLE,
        help="Directory that holds templates/, glossary/, countries/ or lexicon/.",
        callback=_content,
    ),
]
ModelsOption = Annotated[
    Path | None, typer.Option("--models", envvar="ERT_WRITER_MODELS", help="Directory that holds installed models.")
]
SourcesArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[FILE|-]...",
        help="Letters: text, mail, Word, PDF, a picture ...; a directory stands for its files, - for standard input.",
    ),
]
ClipboardOption = Annotated[bool, typer.Option("--clipboard", help="Read the letter from the clipboard.")]
OpenOption = Annotated[bool, typer.Option("--open", help="Write an HTML page and open it.")]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Say what would be written, and write nothing.")]
FailOn = Literal["note", "warning", "error", "never"]
FailOnOption = Annotated[FailOn, typer.Option("--fail-on", help="Exit 1 from this severity on.")]
FormatOption = Annotated[Literal["text", "json"], typer.Option("--format", "-f", help="How to print the result.")]
MaxBytesOption = Annotated[
    int,
    typer.Option(
        "--max-bytes", help="Refuse larger files: five times as much for mail, PDF, pictures and Word files.", min=1
    ),
]
