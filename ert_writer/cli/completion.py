"""`ert-writer completion`: a script that completes commands, options and their values in bash, zsh or fish.

The script holds everything, so that nothing of ours runs at a press of the tabulator.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Annotated, Literal

import typer

from ert_writer.cli.describe import Command, Option, describe
from ert_writer.cli.output import write

_PROGRAM = "ert-writer"


def bash(program: Command) -> str:
    """Return the script for bash; where it offers nothing, bash completes file names."""
    commands = "|".join(_after(command) for command in program.walk() if command.path)
    values = "".join(
        f"        {_places(command, option)}) {_bash_values(option)}; return ;;\n"
        for command, option in _valued(program)
    )
    words = "".join(
        f'        "{" ".join(command.path)}") words="{" ".join(_words(command))}" ;;\n' for command in program.walk()
    )
    groups = "|".join(f'"{" ".join(command.path)}"' for command in program.walk() if command.commands)
    return f"""\
# Completion of {_PROGRAM} for bash. Use: source <({_PROGRAM} completion bash)
_ert_writer() {{
    local cur=${{COMP_WORDS[COMP_CWORD]}} prev=${{COMP_WORDS[COMP_CWORD-1]}} path="" word words=""
    COMPREPLY=()
    for word in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
        case "$path $word" in
        {commands}) path="${{path:+$path }}$word" ;;
        esac
    done
    case "$path $prev" in
{values}    esac
    case "$path" in
{words}    esac
    case "$path" in
        {groups}) ;;
        *) [[ $cur == -* ]] || return ;;
    esac
    COMPREPLY=($(compgen -W "$words" -- "$cur"))
}}
complete -o bashdefault -o default -F _ert_writer {_PROGRAM}
"""


def _bash_values(option: Option) -> str:
    return f'COMPREPLY=($(compgen -W "{" ".join(option.choices)}" -- "$cur"))' if option.choices else ":"


def zsh(program: Command) -> str:
    """Return the script for zsh, with the help of each command and option."""
    commands = "|".join(_after(command) for command in program.walk() if command.path)
    values = "".join(
        f"        ({_places(command, option)}) {_zsh_values(option)}; return ;;\n"
        for command, option in _valued(program)
    )
    rows = "".join(f'        ("{" ".join(command.path)}")\n{_zsh_rows(command)}' for command in program.walk())
    return f"""\
#compdef {_PROGRAM}
# Completion of {_PROGRAM} for zsh. Put this file as _{_PROGRAM} into a directory of $fpath.
_{_PROGRAM}() {{
    local cmd="" word prev=${{words[CURRENT-1]}}
    local -a rows
    for word in ${{words[2,CURRENT-1]}}; do
        case "$cmd $word" in
        ({commands}) cmd="${{cmd:+$cmd }}$word" ;;
        esac
    done
    case "$cmd $prev" in
{values}    esac
    case "$cmd" in
{rows}    esac
}}
compdef _{_PROGRAM} {_PROGRAM}
"""


def _zsh_values(option: Option) -> str:
    return f"compadd -- {' '.join(option.choices)}" if option.choices else "_files"


def _zsh_rows(command: Command) -> str:
    options = " ".join(_quoted(f"{flag}:{_escaped(one.help)}") for one in command.options for flag in one.flags)
    asked = f"            if [[ $PREFIX == -* ]]; then rows=({options}); _describe -o option rows"
    if not command.commands:
        return f"{asked}; else _files; fi ;;\n"
    inner = " ".join(_quoted(f"{one.path[-1]}:{_escaped(one.help)}") for one in command.commands)
    return f"{asked}; else rows=({inner}); _describe command rows; fi ;;\n"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(":", "\\:")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


def fish(program: Command) -> str:
    """Return the script for fish, with the help of each command and option."""
    lines = [f"# Completion of {_PROGRAM} for fish. Use: {_PROGRAM} completion fish | source"]
    for command in program.walk():
        lines += _fish_lines(command)
    return "\n".join(lines) + "\n"


def _fish_lines(command: Command) -> Iterator[str]:
    inner = [one.path[-1] for one in command.commands]
    here = [f"__fish_seen_subcommand_from {word}" for word in command.path]
    below = f"not __fish_seen_subcommand_from {' '.join(inner)}"
    for one in command.commands:
        condition = "; and ".join([*here, below])
        yield f"complete -c {_PROGRAM} -f -n {_fish(condition)} -a {one.path[-1]} -d {_fish(one.help)}"
    place = f" -n {_fish('; and '.join(here))}" if here else f" -n {_fish(below)}"
    for option in command.options:
        flags = "".join(f" -l {flag[2:]}" if flag.startswith("--") else f" -s {flag[1:]}" for flag in option.flags)
        yield f"complete -c {_PROGRAM}{place}{flags}{_fish_value(option)} -d {_fish(option.help)}"


def _fish_value(option: Option) -> str:
    if option.choices:
        return f" -x -a {_fish(' '.join(option.choices))}"
    return {"": "", "path": " -r -F"}.get(option.value, " -x")


def _fish(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def _after(command: Command) -> str:
    """Return a pattern for the command's last word after the words before it."""
    return f'"{" ".join(command.path[:-1])} {command.path[-1]}"'


def _places(command: Command, option: Option) -> str:
    return "|".join(f'"{" ".join(command.path)} {flag}"' for flag in option.flags)


def _valued(program: Command) -> Iterator[tuple[Command, Option]]:
    return ((command, option) for command in program.walk() for option in command.options if option.value)


def _words(command: Command) -> list[str]:
    return [*(one.path[-1] for one in command.commands), *(flag for one in command.options for flag in one.flags)]


SCRIPTS: Mapping[str, Callable[[Command], str]] = MappingProxyType({"bash": bash, "zsh": zsh, "fish": fish})


def completion(shell: Annotated[Literal["bash", "zsh", "fish"], typer.Argument(help="Your shell.")]) -> None:
    """Print a script that completes commands, options and their values."""
    from ert_writer.cli.app import ABOUT, COMMANDS

    write(SCRIPTS[shell](describe(COMMANDS, ABOUT)))


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("completion", help=completion.__doc__)(completion)
