"""Options that several commands share, so that one name means one thing everywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ert_writer.cli.edge import leave
from ert_writer.content.place import CONTENT_VARIABLE, content_in_use


def _bound(fail_on: str) -> str:
    leave((), fail_on)  # a wrong bound is told before anything is read or written
    return fail_on


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
FailOnOption = Annotated[
    str, typer.Option("--fail-on", callback=_bound, help="Exit 1 from this severity on: note, warning, error or never.")
]
MaxBytesOption = Annotated[
    int, typer.Option("--max-bytes", help="Refuse larger files; in a mail, each file that came with it.", min=1)
]
