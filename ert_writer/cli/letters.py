"""Letters named on the command line: a file, several, a directory, standard input, the clipboard."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from ert_writer.cli.edge import visible
from ert_writer.cli.progress import progress_line
from ert_writer.cli.wording import said_error, tell
from ert_writer.errors import ErtWriterError, InputError, UsageError

if TYPE_CHECKING:
    from ert_writer.desk import Desk
    from ert_writer.model.text import Document

STDIN = "-"
CLIPBOARD = "clipboard"

T = TypeVar("T")


def opened(desk: Desk, source: str) -> Document:
    """Read a file, `-` for standard input or the clipboard, with a progress line where it is long.

    Raises:
        InputError: see `Desk.read`.
        UnavailableError: the clipboard cannot be read here.
    """
    from ert_writer.readers.opening import read_source

    if isinstance(source, Clipboard):
        from ert_writer.cli.clipboard import read_clipboard

        return desk.read(read_clipboard(), source)
    if source == STDIN and sys.stdin.isatty():
        end = "Ctrl-Z, Enter" if os.name == "nt" else "Ctrl-D"
        tell(f"Paste the letter, then press Enter, {end}.", named=False)
    with progress_line() as progress:
        data = read_source(source, sys.stdin.buffer, desk.settings.max_bytes)
        return desk.read(data, source, progress)


class Clipboard(str):
    """The name of the clipboard among the names of files; no file's name is one."""

    __slots__ = ()


def named(sources: Sequence[str] | None, *, clipboard: bool) -> list[str]:
    """Return the letters to read: those named, directories as the files in them; else standard input.

    Raises:
        InputError: a directory without files.
        UsageError: files and the clipboard are both asked for, or standard input beside files.
    """
    words = list(sources or ())
    if clipboard and words not in ([], [STDIN]):
        raise UsageError("--clipboard takes no file", where="--clipboard", hint="Leave one of them out")
    if clipboard:
        return [Clipboard(CLIPBOARD)]
    found = [name for word in words or [STDIN] for name in _files(word)]
    if STDIN in found and len(found) > 1:
        raise UsageError("standard input (-) cannot be read beside files", hint="Name the files alone")
    return found


def _files(word: str) -> list[str]:
    place = Path(word)
    if word == STDIN or not place.is_dir():
        return [word]
    inside = sorted(str(path) for path in place.iterdir() if path.is_file() and not path.name.startswith("."))
    if not inside:
        raise InputError("there is no file in this directory", where=word, hint="Name a letter")
    return inside


def outcomes(sources: Iterable[str], act: Callable[[str], T]) -> Iterator[tuple[str, T | ErtWriterError]]:
    """Yield each source with what `act` returns for it, or with its error, which does not stop the others."""
    for source in sources:
        try:
            yield source, act(source)
        except ErtWriterError as error:
            yield source, error


def told(failures: Sequence[ErtWriterError], count: int) -> int:
    """List what could not be read on standard error; return the exit code."""
    for error in failures:
        sys.stderr.write(f"ert-writer: {visible(said_error(error))}\n")
    if failures:
        tell(f"{count - len(failures)} of {count} letters read")
    return max((error.exit_code for error in failures), default=0)
