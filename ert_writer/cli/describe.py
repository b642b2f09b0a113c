"""The whole command line as plain data: what completion scripts and manual pages are made from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from ert_writer.cli.lazy import Entry, load


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a command.

    Attributes:
        flags: as they are typed, such as `-f` and `--format`.
        help: one or two sentences.
        value: what it takes: empty for a flag, `path`, `number` or `text`.
        choices: the values it may have; empty when any will do.
        default: what holds without it, in words; empty when nothing does.
        variable: the variable of the environment that sets it; empty when none does.
    """

    flags: tuple[str, ...]
    help: str
    value: str = ""
    choices: tuple[str, ...] = ()
    default: str = ""
    variable: str = ""


@dataclass(frozen=True, slots=True)
class Command:
    """One command, or a group of them.

    Attributes:
        path: the words that name it; empty for the program itself.
        help: its description.
        arguments: as usage shows them.
        options: in the order of its help.
        commands: those of a group.
    """

    path: tuple[str, ...]
    help: str
    arguments: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    commands: tuple[Command, ...] = ()

    def walk(self) -> Iterator[Command]:
        """Yield this command and all below it, groups before their commands."""
        yield self
        for command in self.commands:
            yield from command.walk()


_HELP = Option(("-h", "--help"), "Show the help and exit.")
_VERSION = Option(("-V", "--version"), "Print the version and leave.")


def describe(entries: Sequence[Entry], about: str) -> Command:
    """Import every command of the table and return the program with all of them."""
    commands = tuple(_command(load(entry), (entry.name,), entry.help) for entry in entries)
    return Command((), about, (), (_VERSION, _HELP), commands)


def _command(command: Any, path: tuple[str, ...], about: str = "") -> Command:
    inner = getattr(command, "commands", {})
    parameters = [one for one in command.params if not getattr(one, "hidden", False)]
    return Command(
        path,
        " ".join((about or command.help or "").split()),
        tuple(_argument(one) for one in parameters if one.param_type_name == "argument"),
        (*(_option(one) for one in parameters if one.param_type_name == "option"), _HELP),
        tuple(_command(one, (*path, name)) for name, one in inner.items()),
    )


def _argument(parameter: Any) -> str:
    name = parameter.metavar or str(parameter.name).upper()
    return str(name) if parameter.required or name.startswith("[") else f"[{name}]"


def _option(parameter: Any) -> Option:
    choices = tuple(str(one.value if isinstance(one, Enum) else one) for one in parameter.type_descriptor.choices or ())
    default = parameter.default
    return Option(
        tuple(sorted(parameter.opts, key=len)),
        " ".join((parameter.help or "").split()),
        "" if parameter.is_flag else _value(parameter.type_descriptor),
        choices,
        "" if parameter.is_flag or default is None or callable(default) else _words(default),
        parameter.envvar or "",
    )


def _words(default: Any) -> str:
    return str(default.value if isinstance(default, Enum) else default)


def _value(descriptor: Any) -> str:
    if descriptor.is_path or "Path" in str(descriptor.annotation):
        return "path"
    return "number" if descriptor.annotation is int else "text"
