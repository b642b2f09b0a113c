"""The files in which a person sets what a desk does."""

from __future__ import annotations

from typing import Literal

from msgspec import field

from ert_writer.content.schema import Table


class ChecksTable(Table, frozen=True, kw_only=True):
    """The table `[checks]`: ids that do not run, and severities by id."""

    ignore: tuple[str, ...] = ()
    severity: dict[str, Literal["note", "warning", "error"]] = field(default_factory=dict)


class DeskTable(Table, frozen=True, kw_only=True):
    """The table `[desk]`; an empty value is as good as none."""

    zone: str = ""
    mask: str = ""
    glossary: tuple[str, ...] = ()
    engine: str = ""
    detector: str = ""
    language: Literal["", "en", "es", "pt"] = ""
    content: str = ""
    models: str = ""
    memory: str = ""
    audit: str = ""
    audit_second: str = ""
    cases: str = ""


class ConfigFile(Table, frozen=True, kw_only=True):
    """The configuration file."""

    desk: DeskTable = DeskTable()


class ChecksFile(Table, frozen=True, kw_only=True):
    """The file of `--settings`."""

    checks: ChecksTable = ChecksTable()
