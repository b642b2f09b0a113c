"""From settings to the parts of a check: the glossary's index, the checks, their weights."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from msgspec import field

from ert_writer.content.place import find_content
from ert_writer.content.schema import Table, read
from ert_writer.errors import UsageError
from ert_writer.flows.checking import CheckSettings
from ert_writer.model.checking import CheckContext
from ert_writer.model.findings import Severity


class _ChecksTable(Table, frozen=True, kw_only=True):
    """The table `[checks]`: ids that do not run, and severities by id."""

    ignore: tuple[str, ...] = ()
    severity: dict[str, Literal["note", "warning", "error"]] = field(default_factory=dict)


class _SettingsFile(Table, frozen=True, kw_only=True):
    """A settings file."""

    checks: _ChecksTable = _ChecksTable()


def make_context(glossaries: Sequence[Path] = (), content: Path | None = None) -> CheckContext:
    """Return what checks may use: the index of the glossaries asked for, of the packaged one, or of both (`+FILE`).

    Raises:
        ContentError: a glossary does not say what it should.
        InputError: a glossary is missing or unreadable.
    """
    from ert_writer.content.place import cache_directory
    from ert_writer.terminology.cache import load_terms
    from ert_writer.terminology.reading import chosen_glossaries

    paths, added = chosen_glossaries(glossaries, find_content(content).glossary)
    return CheckContext(load_terms(paths, cache_directory(), added))


def make_settings(file: Path | None, ignore: Sequence[str], severity: Sequence[str]) -> CheckSettings:
    """Return the settings of a check: those of a TOML file, then those of the command line.

    Args:
        file: TOML with a table `[checks]` that may hold `ignore = [...]` and a table `severity`.
        ignore: ids of checks that do not run.
        severity: `id=note`, `id=warning` or `id=error`.

    Raises:
        ContentError: the file says something else.
        UsageError: a severity is not `id=word`.
    """
    said = (read(file, _SettingsFile) if file else _SettingsFile()).checks
    weights = {name: Severity.parse(word) for name, word in said.severity.items()}
    given = dict(_weight(text) for text in severity)
    return CheckSettings(frozenset([*said.ignore, *ignore]), {**weights, **given})


def _weight(text: str) -> tuple[str, Severity]:
    name, _, word = text.partition("=")
    try:
        return name.strip(), Severity.parse(word.strip())
    except ValueError as error:
        raise UsageError(str(error), where="--severity", hint="Write --severity term-missing=warning") from None
