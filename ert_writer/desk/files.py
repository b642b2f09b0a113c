"""The files in which a person sets what a desk does."""

from __future__ import annotations

from typing import Literal

from msgspec import field

from ert_writer.content.schema import Table


class ChecksTable(Table, frozen=True, kw_only=True):
    """The table `[checks]`: ids that do not run, and severities by id."""

    ignore: tuple[str, ...] = ()
    severity: dict[str, Literal["note", "warning", "error"]] = field(default_factory=dict)


class ChecksFile(Table, frozen=True, kw_only=True):
    """The file of `--settings`."""

    checks: ChecksTable = ChecksTable()
