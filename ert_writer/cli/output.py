"""Where results go: a file, a pipe, a device, or a terminal on which no character of a letter may act."""

from __future__ import annotations

import errno
import os
import re
import shutil
import stat
import sys
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ert_writer.cli.edge import arguments_of_this_run, visible
from ert_writer.cli.wording import desk_language, tell
from ert_writer.errors import InputError, UsageError

if TYPE_CHECKING:
    from ert_writer.cli.views.table import Screen

_DEVICE = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])\s*(?:\.|$)|.*[<>:|?*\\\"]|.*[ .]$",
    re.IGNORECASE,
)
"""File names that Windows refuses, or takes for a device (Microsoft, Naming Files, Paths, and Namespaces)."""


_NAME_BYTES = 255
_SAFE = re.compile(r"[^\w.-]+")


def write(
    text: str,
    out: Path | None = None,
    *,
    styled: bool = False,
    force: bool = False,
    inputs: Sequence[str | Path] = (),
) -> None:
    """Write text as UTF-8: exactly to a file or a pipe, with control characters made visible on a terminal.

    Args:
        text: what to write.
        out: the file; standard output otherwise.
        styled: the text is a view that has made the letter's characters visible itself, and holds our own colours.
        force: replace a file that exists.
        inputs: what the command read; none of it is ever overwritten.

    Raises:
        InputError: the file cannot be written.
        UsageError: see `save`.
    """
    if out is not None:
        save(out, text.encode("utf-8", "replace"), force=force, inputs=inputs)
    elif sys.stdout.isatty():
        sys.stdout.write(text if styled else visible(text, lines=True))
    else:
        sys.stdout.flush()
        raw = getattr(sys.stdout, "buffer", None)
        if raw is None:
            sys.stdout.write(text)
        else:
            raw.write(text.encode("utf-8", "replace"))
    sys.stdout.flush()


def save(out: Path, data: bytes, *, force: bool = False, inputs: Sequence[str | Path] = (), mode: int = 0o600) -> None:
    """Write a file whole or not at all; write through a device, a pipe or a link instead of replacing it.

    Args:
        out: where to; a symbolic link leads to its target.
        data: what to write.
        force: replace a regular file that exists, keeping its permissions.
        inputs: what the command read; none of it is ever overwritten.
        mode: permissions of a new file.

    Raises:
        InputError: the place cannot be written.
        UsageError: it is one of the inputs, or a file that exists and `force` is not given.
    """
    from ert_writer.content.files import write_atomic

    require_writable(out, force=force, inputs=inputs)
    if _is_open_already(out) or (out.exists() and not out.is_file()):
        _write_through(out, data)
        return
    place = out.resolve() if out.is_symlink() else out
    write_atomic(place, data, stat.S_IMODE(place.stat().st_mode) if place.is_file() else mode)


def save_changed(place: Path, data: bytes) -> None:
    """Write a file that was read and is meant to change, such as a case file; a link stays a link.

    Raises:
        InputError: it cannot be written.
    """
    from ert_writer.content.files import write_atomic

    home = place.resolve()
    if not home.is_file():
        raise InputError("is no regular file", where=str(place), hint="Keep the case in a file")
    write_atomic(home, data, stat.S_IMODE(home.stat().st_mode))


def require_writable(out: Path, *, force: bool = False, inputs: Sequence[str | Path] = ()) -> None:
    """Raise unless `save` may write there; commands call it before they start to work.

    Raises:
        UsageError: it is one of the inputs, a database or what belongs to one, a directory, a file that exists and
            `force` is not given, or a name that some system refuses.
    """
    if str(out) == "-":
        raise UsageError("- is no file", where="--out", hint="Leave --out away for standard output")
    _require_end(out)
    if _is_open_already(out):
        return
    if len(os.fsencode(out.name)) > _NAME_BYTES or not out.name.isprintable() or _DEVICE.match(out.name):
        hint = "Name a file, such as --out reply.docx"
        raise UsageError("this is not a file name on every system", where=str(out), hint=hint)
    if out.is_dir():
        raise UsageError("this is a directory", where=str(out), hint="Name a file in it")
    if any(_is_same_file(out, Path(name)) for name in inputs if str(name) != "-") or _is_named_twice(out):
        raise UsageError("this is the input; it would be lost", where=str(out), hint="Name another file with --out")
    if _is_kept(out):
        hint = "Name another file with --out"
        raise UsageError("this file keeps what is on record, and is never replaced", where=str(out), hint=hint)
    if out.is_file() and not force:
        raise UsageError("this file exists", where=str(out), hint="Name another one, or replace it with --force")


def _require_end(out: Path) -> None:
    try:
        out.stat()
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise UsageError("this link leads to itself", where=str(out), hint="Name another file") from None
    except ValueError:  # a null byte
        raise UsageError("this is not a file name on every system", where="--out", hint="Name a file") from None


def _is_open_already(out: Path) -> bool:
    """Return whether a name stands for something that this process holds open: /dev/stdout, /dev/fd/3."""
    return re.fullmatch(r"/dev/(?:stdout|stderr|fd/\d+)|/proc/(?:self|\d+)/fd/\d+", str(out)) is not None


def _is_named_twice(out: Path) -> bool:
    """Return whether another word of the command line names the same file: a glossary, a key, a case, a setting."""
    words = [part for word in arguments_of_this_run() for part in dict.fromkeys((word, word.partition("=")[2]))]
    return sum(_is_same_file(out, Path(word.lstrip("+"))) for word in words if word) > 1


def _is_kept(out: Path) -> bool:
    """Return whether a file is a database (audit log, cases, memory) or belongs to one: its key, head, lock or journal.

    Told by its content: whatever the settings say, no reply or report belongs there (sqlite.org/fileformat2, 1.3).
    """
    place = out.resolve()
    home = re.sub(r"(?:\.(?:key|head|lock)|-(?:wal|shm|journal))$", "", place.name)
    return any(_begins_like_a_database(path) for path in {place, place.with_name(home)})


def _begins_like_a_database(path: Path) -> bool:
    try:
        with path.open("rb") if path.is_file() else BytesIO() as file:
            return file.read(16) == b"SQLite format 3\0"
    except OSError:
        return False


def _is_same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return False


def _write_through(place: Path, data: bytes) -> None:
    try:
        with place.open("wb", buffering=0) as file:
            rest = memoryview(data)
            while rest:
                rest = rest[file.write(rest) or 0 :]
    except OSError as error:
        raise InputError(f"cannot be written ({error.strerror})", where=str(place)) from None


def this_screen() -> Screen:
    """Return the terminal's width and whether it has colours; 100 plain columns where there is none."""
    from ert_writer.cli.views.table import Screen

    if not sys.stdout.isatty():
        return Screen()
    return Screen(shutil.get_terminal_size((100, 24)).columns, "NO_COLOR" not in os.environ)


def put(
    kind: str,
    form: str,
    value: Any,
    out: Path | None = None,
    *,
    source: str | Path = "-",
    force: bool = False,
    launch: bool = False,
) -> None:
    """Show a value: in a file, in a pipe, on the terminal, or as a page beside the caller.

    Args:
        kind: what it is, as `cli.views.table` names it.
        form: how it is shown.
        value: what that view takes.
        out: the file; standard output otherwise.
        source: what was read; never overwritten, and the name of a page that is written without `out`.
        force: replace a file that exists.
        launch: write a page and open it.

    Raises:
        InputError, UsageError: see `save`.
    """
    from ert_writer.cli.views.table import Screen, render

    screen = this_screen() if out is None and form != "html" else Screen()
    if form in ("text", "side"):
        screen = replace(screen, language=desk_language())
    shown = render(kind, form, value, screen)
    if out is not None:
        save(
            out, shown if isinstance(shown, bytes) else shown.encode("utf-8", "replace"), force=force, inputs=(source,)
        )
        if launch:
            launch_file(out)
        return
    text = shown.decode("utf-8") if isinstance(shown, bytes) else shown
    if form == "html":
        write_page(text, source, kind, launch=launch)
    else:
        write(text, styled=screen.colour or form == "side")


def write_page(text: str, source: str | Path, kind: str, *, launch: bool = False) -> None:
    """Print a page into a pipe; on a terminal write it to a new file beside the caller, and say where.

    Args:
        text: the page.
        source: what it shows; its name begins the file's name.
        kind: what the page is, such as `case`; it ends the file's name.
        launch: write a file in any case, and open it with the program that the system has for it.

    Raises:
        InputError: the current directory cannot be written.
    """
    if not launch and not sys.stdout.isatty():
        write(text)
        return
    place = _free_name(_SAFE.sub("-", Path(str(source)).stem).strip("-.") or "letter", kind)
    save(place, text.encode("utf-8", "replace"))
    tell(f"written to {place}")
    if launch:
        launch_file(place)


def _free_name(stem: str, kind: str) -> Path:
    names = (Path(f"{stem[:80]}.{kind}{'' if number == 1 else f'-{number}'}.html") for number in count(1))
    return next(name for name in names if not name.exists())


def launch_file(place: Path) -> None:
    """Open a file with the program that the system has for it; say so where there is none."""
    import typer

    if typer.launch(str(place)) != 0:
        tell(f"no program opens it here; open {place} by hand")
