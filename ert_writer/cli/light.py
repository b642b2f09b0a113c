"""Commands and groups that start fast: plain options are read without pydantic, which takes 0.1 s to import.

Typer builds a pydantic adapter for each parameter when it is first read; here the parameters have one beforehand. A
Typer that works otherwise ignores it and only starts slower.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from typer.core import TyperCommand, TyperGroup


class _Plain:
    """Takes what the command line gave: text, flags, and paths."""

    def __init__(self, annotation: Any) -> None:
        self.annotation = annotation

    def coerce(self, value: Any, **_: Any) -> Any:
        """Return the value; a path where a path is declared."""
        return Path(value) if isinstance(value, str) and self.annotation is Path else value


def _lighten(parameters: list[Any]) -> None:
    for parameter in parameters:
        descriptor = getattr(parameter, "type_descriptor", None)
        parameter._runtime_param = _Plain(getattr(descriptor, "annotation", str))  # noqa: SLF001 - Typer offers no other way


class LightCommand(TyperCommand):
    """For commands whose parameters are `str`, `bool` and `Path` alone, none of them repeated."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the command line."""
        _lighten(self.get_params(ctx))
        return super().parse_args(ctx, args)


class LightGroup(TyperGroup):
    """For groups whose own parameters are flags alone."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the command line up to the command's name."""
        _lighten(self.get_params(ctx))
        return super().parse_args(ctx, args)
