"""What the template commands share: arguments, the template set, and printing."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import Annotated

import typer

from ert_writer.cli.edge import visible
from ert_writer.content.place import find_content
from ert_writer.errors import UsageError
from ert_writer.model.language import SUPPORTED, Language
from ert_writer.templating.library import Library, load_library

_DEVICE = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])\s*(?:\.|$)|.*[<>:|?*\\\"]|.*[ .]$",
    re.IGNORECASE,
)
"""File names that Windows refuses, or takes for a device (Microsoft, Naming Files, Paths, and Namespaces)."""

IdArgument = Annotated[str, typer.Argument(metavar="ID", help="A template, or clauses/ID for a shared clause.")]
FormatOption = Annotated[str, typer.Option("--format", "-f", help="text or json.")]
LanguageOption = Annotated[str, typer.Option("--lang", help="es, pt, en or all.")]


def library_of(content: Path | None) -> Library:
    """Return the template set of a content directory."""
    return load_library(find_content(content).templates)


def writable(path: Path) -> None:
    """Return when a reply may be written to this path on any system.

    Raises:
        UsageError: it is a directory, a device, or a name that Windows keeps for one.
    """
    hint = "Name a file, such as --out reply.docx"
    too_long = len(os.fsencode(path.name)) > 255
    if not too_long and path.exists() and not path.is_file():
        raise UsageError("this is no file", where=str(path), hint=hint)
    if too_long or not path.name or not path.name.isprintable() or _DEVICE.match(path.name):
        raise UsageError("this is no file name on every system", where=str(path), hint=hint)


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
