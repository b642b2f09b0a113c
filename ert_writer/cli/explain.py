"""`ert-writer explain`: what a check looks for, why, and what it passes."""

from __future__ import annotations

import inspect
from importlib import import_module
from typing import Annotated

import typer

from ert_writer.cli.output import write
from ert_writer.plugins import CHECKS, load, names


def explain(
    check: Annotated[str, typer.Argument(help="The id of a check, such as term-missing; all ids without one.")] = "",
) -> None:
    """Say what a check looks for, why, and what it passes."""
    write(explained(check) if check else "".join(f"{name}\n" for name in names(CHECKS)))


def explained(id: str) -> str:  # noqa: A002 - the model's own word
    """Return what a check's docstring says, with its severity and its ITS 2.0 type.

    Raises:
        UsageError: there is no such check.
    """
    check = load(CHECKS, id)
    text = inspect.getdoc(import_module(_module(check))) or "This check does not say what it does."
    about = f"Severity: {check.severity.label}. ITS 2.0 type: {check.category.value}."
    return f"{check.id}\n\n{text.replace('**', '')}\n\n{about}\n"


def _module(check: object) -> str:
    """Return the module in which a check is made: its own for a check of the package, its class's for a plug-in's."""
    look = getattr(check, "look", None)
    return str(getattr(look, "__module__", type(check).__module__))


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("explain", help=explain.__doc__)(explain)
