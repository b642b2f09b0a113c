"""The `ert-writer` command: each command lives in a module of its own, imported only when it is asked for."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Annotated, Any

import typer

from ert_writer import __version__
from ert_writer.cli.edge import run
from ert_writer.cli.lazy import Entry, LazyGroup, default_map
from ert_writer.cli.streams import prepare

COMMANDS = (
    Entry("detect", "detect", "Say which language a letter is in, paragraph by paragraph."),
    Entry("translate", "translate", "Translate a letter; every identifier comes through verbatim."),
    Entry("intake", "intake", "Read a request: what it says, asks and lacks, on one screen."),
    Entry("case", "case", "Cases over time: add letters, list, show, find, take, correct, hand over."),
    Entry("queue", "queue", "Read the letters of a folder as they come, the most urgent first."),
    Entry("serve", "serve", "Open the desk in a browser on this machine."),
    Entry("reply", "reply", "Write an approved reply from a case file, with its English mirror."),
    Entry("check", "check", "Find wrong terms, numbers and omissions between a source and its target."),
    Entry("batch", "batch", "Detect, read and translate an archive of letters; resumable."),
    Entry("stats", "stats", "Count letters, replies and times by month, country and kind of danger."),
    Entry("explain", "explain", "Say what a check looks for, why, and what it passes."),
    Entry("review", "review", "Show reviewers a template set, memory or bitext on one page."),
    Entry("templates", "templates", "List, show, lint, approve and preview reply templates."),
    Entry("glossary", "glossary", "List, look up, lint, import and export legal terms."),
    Entry("lexicon", "lexicon", "Check the words that recognise something in a letter, and try them."),
    Entry("models", "models", "List, add, verify and remove local MarianMT models."),
    Entry("memory", "memory", "Keep approved translations and offer them again."),
    Entry("audit", "audit", "Prove what was decided and sent: verify, export, checkpoint, purge."),
    Entry("config", "config", "Show what is set, and where it comes from."),
    Entry("completion", "completion", "Print a completion script for bash, zsh or fish."),
    Entry("manual", "manual", "Print a manual page, or write all of them."),
    Entry("doctor", "doctor", "Say what is installed, what works, and what to run to get the rest."),
    Entry("demo", "demo", "Run the main job on fictional letters."),
)

ABOUT = "From an officer's letter to a policy-approved reply, on your own machine."

EXIT_CODES = (
    (0, "clean"),
    (1, "findings at or above --fail-on, or something does not hold"),
    (2, "invalid input or options: the message says what to change"),
    (3, "an engine, model or program is not installed"),
    (4, "an internal error; please report the line"),
    (130, "stopped by Ctrl-C"),
)


OPTIONS: Mapping[str, str] = MappingProxyType(
    {
        "engine": "engine",
        "detector": "detector",
        "glossary": "glossary",
        "mask": "mask",
        "content": "content",
        "models": "models",
        "memory": "memory",
        "audit": "log",
    }
)
"""The parameter of commands that a setting of the configuration file is the default of."""


class Commands(LazyGroup):
    """The commands of `ert-writer`."""

    entries = COMMANDS


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"ert-writer {__version__}")
        raise typer.Exit


def _about(
    context: typer.Context,
    _asked: Annotated[
        bool, typer.Option("--version", "-V", callback=_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    name = context.invoked_subcommand
    if name is None:
        typer.echo(context.get_help())
        return
    group: Any = context.command
    context.default_map = {name: default_map(group.get_command(context, name), defaults())}


def defaults() -> dict[str, object]:
    """Return what the configuration file sets, by the names that the commands' parameters have.

    Settings that no option has are left to `configured`: `--language` of a glossary means something else.

    Raises:
        ContentError: the file says something that it should not.
    """
    from ert_writer.desk.config import read_config

    return {OPTIONS[name]: value for name, value in read_config().items() if name in OPTIONS}


def _exit_codes() -> str:
    """Return the table at the foot of `--help`; a line with a backspace alone keeps it from being filled."""
    return "\b\nExit codes:\n" + "\n".join(f"  {code:<3}  {what}" for code, what in EXIT_CODES)


def build() -> typer.Typer:
    """Return the application; no command is imported yet."""
    app = typer.Typer(
        cls=Commands,
        invoke_without_command=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
        epilog=_exit_codes(),
    )
    app.callback(help=ABOUT)(_about)
    return app


def arguments_of(words: Sequence[str]) -> list[str]:
    """Return the arguments: `help COMMAND...` is `COMMAND... --help`."""
    asked = list(words)
    return [*asked[1:], "--help"] if asked[:1] == ["help"] else asked


def main() -> None:
    """Run the command line; see `EXIT_CODES`."""
    prepare()
    arguments = arguments_of(sys.argv[1:])
    raise SystemExit(run(build, arguments))
