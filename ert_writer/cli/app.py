"""The `ert-writer` command: each command lives in a module of its own, imported only when it is asked for."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from ert_writer import __version__
from ert_writer.cli.edge import run
from ert_writer.cli.light import LightGroup
from ert_writer.cli.streams import prepare

COMMANDS: tuple[tuple[str, str, str], ...] = (
    # name, module, one line of help: `--help` prints this list without importing any of them
    ("detect", "detect", "Say which language a letter is in, paragraph by paragraph."),
    ("translate", "translate", "Translate a letter; every identifier comes through verbatim."),
    ("intake", "intake", "Read a request: what it says, asks and lacks, on one screen."),
    ("case", "case", "Correct a case file: set its fields by hand."),
    ("reply", "reply", "Write an approved reply from a case file, with its English mirror."),
    ("check", "check", "Find wrong terms, numbers and omissions between a source and its target."),
    ("explain", "explain", "Say what a check looks for, why, and what it passes."),
    ("review", "review", "Show reviewers a template set, memory or bitext on one page."),
    ("templates", "templates", "List, show, lint, approve and preview reply templates."),
    ("glossary", "glossary", "List, look up, lint, import and export legal terms."),
    ("lexicon", "lexicon", "Check the words that recognise something in a letter, and try them."),
    ("models", "models", "List, add, verify and remove local MarianMT models."),
    ("memory", "memory", "Keep approved translations and offer them again."),
    ("audit", "audit", "Prove what was decided and sent: verify, export, checkpoint, purge."),
    ("doctor", "doctor", "Say what is installed, what works, and what to run to get the rest."),
    ("demo", "demo", "Run the main job on fictional letters."),
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"ert-writer {__version__}")
        raise typer.Exit


def _about(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """From an officer's letter to a policy-approved reply, on your own machine."""


def build(arguments: Sequence[str]) -> typer.Typer:
    """Return the application with the command that `arguments` ask for imported and the others as names only."""
    app = typer.Typer(
        cls=LightGroup,
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    app.callback()(_about)
    asked = next((word for word in arguments if not word.startswith("-")), None)
    for name, module, text in COMMANDS:
        if name == asked:
            importlib.import_module(f"ert_writer.cli.{module}").register(app)
        else:
            app.command(name, help=text)(lambda: None)
    return app


def main() -> None:
    """Run the command line. Exit: 0 clean, 1 findings, 2 the user's to mend, 3 an engine or model is unavailable."""
    prepare()
    arguments = sys.argv[1:]
    raise SystemExit(run(lambda: build(arguments), arguments))
