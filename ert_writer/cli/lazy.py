"""Commands that are imported when they are asked for, on Typer's public interface.

Typer declares every command. Two things are added: a group that lists its commands from a table and imports one when it
runs, and values read without pydantic, whose import costs 0.1 s of every start. For the latter `get_runtime_param`, a
public method of Typer's parameters, is answered by `PlainValue` for the few kinds of value that this command line has,
and by Typer for any other kind.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, get_args

import typer
from typer.core import TyperGroup
from typer.main import get_command

from ert_writer.errors import UsageError, quoted_name

_NOUNS = {"--format": "format", "--from": "language", "--to": "language", "--lang": "language", "--fail-on": "severity"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A command of the table: its name, its module in `ert_writer.cli`, and one line of help."""

    name: str
    module: str
    help: str


class LazyGroup(TyperGroup):
    """A group whose commands are rows of a table; a subclass names the table."""

    entries: ClassVar[Sequence[Entry]] = ()

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - Typer's signature
        """Return the names, importing nothing."""
        return [entry.name for entry in self.entries]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Import and return one command; None where there is no such command."""
        if cmd_name not in self.commands:
            found = next((entry for entry in self.entries if entry.name == cmd_name), None)
            if found is None:
                return None
            self.add_command(load(found), cmd_name)
            _lighten(self.commands[cmd_name], ctx)
        return self.commands[cmd_name]

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the options before the command's name."""
        _lighten(self, ctx)
        return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command that the first word names.

        Raises:
            UsageError: there is no such command.
        """
        names = self.list_commands(ctx)
        if args and args[0] not in names and not args[0].startswith("-"):
            raise UsageError(f"Unknown command {quoted_name(args[0])}", hint=_nearest(args[0], names))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 - Typer's signature
        """Write the table."""
        with formatter.section("Commands"):
            formatter.write_dl([(entry.name, entry.help) for entry in self.entries])


def _nearest(word: str, names: Sequence[str]) -> str:
    import difflib

    near = difflib.get_close_matches(word, names, n=1)
    return f"Did you mean {near[0]!r}?" if near else "See ert-writer --help"


def load(entry: Entry) -> Any:
    """Import a command's module and return the command or group that it registers."""
    app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)
    app.callback()(lambda: None)  # with a callback of its own an application of one command stays a group
    importlib.import_module(f"ert_writer.cli.{entry.module}").register(app)
    group: Any = get_command(app)
    return group.commands[entry.name]


def default_map(command: Any, values: Mapping[str, object]) -> dict[str, Any]:
    """Return values by parameter name as Typer looks them up: those of a group hold a map for each command in it."""
    inner = getattr(command, "commands", {})
    return {**values, **{name: default_map(one, values) for name, one in inner.items()}}


def _lighten(command: Any, ctx: Any) -> None:
    for parameter in command.get_params(ctx):  # with the help option
        if _is_plain(parameter.type_descriptor):
            parameter.get_runtime_param = partial(PlainValue, parameter.type_descriptor)
    for inner in getattr(command, "commands", {}).values():
        _lighten(inner, ctx)


def _is_plain(descriptor: Any) -> bool:
    return descriptor.choices is not None or _kind(descriptor) in (str, bool, int, Path)


def _kind(descriptor: Any) -> Any:
    return get_args(descriptor.annotation)[0] if descriptor.is_list else descriptor.annotation


class PlainValue:
    """Reads text, flags, whole numbers, paths and choices, once or repeated."""

    def __init__(self, descriptor: Any) -> None:
        self._kind = _kind(descriptor)
        self._choices = {str(_plain(choice)): choice for choice in descriptor.choices or ()}
        self._minimum = descriptor.parameter_info.min

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:  # noqa: ARG002 - Typer's signature
        """Return the value as the command takes it.

        Raises:
            UsageError: it is none of the choices, no whole number, or below the least.
        """
        if param.multiple or param.nargs == -1:
            return tuple(self._one(item, param) for item in value or ())
        return None if value is None else self._one(value, param)

    def _one(self, value: Any, param: Any) -> Any:
        if self._choices:
            return self._chosen(str(_plain(value)), param)
        if self._kind is Path:
            return Path(value)
        return self._number(value, param) if self._kind is int else value

    def _chosen(self, word: str, param: Any) -> Any:
        if word in self._choices:
            return self._choices[word]
        *others, last = self._choices
        offered = f"{', '.join(others)} or {last}" if others else last
        name = _option(param)
        raise UsageError(f"Unknown {_NOUNS.get(name, 'value')} {quoted_name(word)}", where=name, hint=f"Use {offered}")

    def _number(self, value: Any, param: Any) -> int:
        try:
            number = int(value)
        except ValueError:
            raise UsageError(f"{value!r} is not a whole number", where=_option(param)) from None
        if self._minimum is not None and number < self._minimum:
            raise UsageError(f"{number} is less than {self._minimum}", where=_option(param))
        return number


def _plain(choice: Any) -> Any:
    return choice.value if isinstance(choice, Enum) else choice


def _option(param: Any) -> str:
    return max(param.opts, key=len) if param.param_type_name == "option" else str(param.name).upper()
