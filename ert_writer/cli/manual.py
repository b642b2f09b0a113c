"""`ert-writer manual`: manual pages in the man format, made from the commands themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from ert_writer import __version__
from ert_writer.cli.describe import Command, Option, describe
from ert_writer.cli.output import save, write
from ert_writer.errors import UsageError, quoted_name

PROGRAM = "ert-writer"


def page(command: Command, codes: Sequence[tuple[int, str]], others: Sequence[str]) -> str:
    """Return the manual page of a command, with all commands below it where it is a group.

    Args:
        command: the command.
        codes: exit codes with their meaning.
        others: names of the pages to see also.
    """
    name = "-".join((PROGRAM, *command.path))
    lines = [
        f'.TH "{name.upper()}" 1 "" "{PROGRAM} {__version__}" "User commands"',
        ".SH NAME",
        f"{_text(name)} \\- {_text(command.help)}",
        ".SH SYNOPSIS",
        *_synopsis(command),
    ]
    if command.commands:
        lines += [".SH COMMANDS", *(line for one in command.commands for line in _listed(one, command))]
    if command.options:
        lines += [".SH OPTIONS", *(line for one in command.options for line in _option(one))]
    lines += [".SH EXIT STATUS", *(line for code, said in codes for line in (".TP", f"\\fB{code}\\fR", _text(said)))]
    lines += [".SH SEE ALSO", ", ".join(f"\\fB{_text(other)}\\fR(1)" for other in others)]
    return "\n".join(lines) + "\n"


def _synopsis(command: Command) -> Iterator[str]:
    shown = command.commands if command.path else ()
    for one in shown or (command,):
        words = [*one.arguments, *(["COMMAND"] if one.commands else [])]
        yield f"\\fB{_text(' '.join((PROGRAM, *one.path)))}\\fR [options] {_text(' '.join(words))}".rstrip()
        yield ".br"


def _listed(command: Command, group: Command) -> Iterator[str]:
    """Yield a command of a group with its options; of the program's own commands the name and the help alone."""
    yield from (".TP", f"\\fB{_text(command.path[-1])}\\fR", _text(command.help))
    if group.path:
        yield ".RS"
        for option in command.options:
            yield from _option(option)
        yield ".RE"


def _option(option: Option) -> Iterator[str]:
    taken = "|".join(option.choices) or option.value
    flags = ", ".join(f"\\fB{_text(flag)}\\fR" for flag in option.flags)
    yield ".TP"
    yield f"{flags} \\fI{_text(taken)}\\fR" if taken else flags
    default = f" Default: {option.default}." if option.default else ""
    variable = f" Variable: {option.variable}." if option.variable else ""
    yield _text(f"{option.help}{default}{variable}")


def _text(text: str) -> str:
    """Return text in which no character is taken for a request or an escape (groff_char, groff_man_style)."""
    plain = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("`", "\\(ga")
    return f"\\&{plain}" if plain.startswith(".") else plain


def manual(
    command: Annotated[str, typer.Argument(metavar="[COMMAND]", help="A command; the program itself otherwise.")] = "",
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="Write all pages into this directory, such as share/man/man1.")
    ] = None,
) -> None:
    """Print a manual page: ert-writer manual intake | man -l -."""
    from ert_writer.cli.app import ABOUT, COMMANDS, EXIT_CODES

    program = describe(COMMANDS, ABOUT)
    found = {"-".join((PROGRAM, *one.path)): one for one in (program, *program.commands)}
    pages = {name: page(one, EXIT_CODES, [other for other in found if other != name]) for name, one in found.items()}
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        for name, text in pages.items():
            save(out / f"{name}.1", text.encode("utf-8"), force=True, mode=0o644)
        return
    name = f"{PROGRAM}-{command}" if command else PROGRAM
    if name not in pages:
        raise UsageError(f"Unknown command {quoted_name(command)}", hint="See ert-writer --help")
    write(pages[name])


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("manual", help=manual.__doc__)(manual)
