"""What the template commands share: arguments, the template set, and printing."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from ert_writer.cli.edge import visible
from ert_writer.content.place import find_content
from ert_writer.errors import UsageError
from ert_writer.model.language import SUPPORTED, Language
from ert_writer.templating.library import Library, load_library

IdArgument = Annotated[str, typer.Argument(metavar="ID", help="A template, or clauses/ID for a shared clause.")]
LanguageOption = Annotated[str, typer.Option("--lang", help="es, pt, en or all.")]


def library_of(content: Path | None) -> Library:
    """Return the template set of a content directory."""
    return load_library(find_content(content).templates)


def languages(word: str) -> tuple[Language, ...]:
    """Return the languages that `--lang` names.

    Raises:
        UsageError: it names none.
    """
    if word == "all":
        return SUPPORTED
    if word not in SUPPORTED:
        raise UsageError(f"there is no language {word!r}", where="--lang", hint="Choose es, pt, en or all")
    return (word,)


def say(text: str) -> None:
    """Print text that cannot act on a terminal."""
    sys.stdout.write(visible(text, lines=True) + "\n")
