"""From settings to the parts of a check: the glossary's index, the checks, their weights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ert_writer.content.files import read_toml
from ert_writer.content.place import find_content
from ert_writer.errors import ContentError, UsageError
from ert_writer.flows.checking import CheckSettings
from ert_writer.model.checking import CheckContext
from ert_writer.model.findings import Severity


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
    ignored, weights = _from_file(file) if file else ([], {})
    given = dict(_weight(text) for text in severity)
    return CheckSettings(frozenset([*ignored, *ignore]), {**weights, **given})


def _from_file(file: Path) -> tuple[list[str], Mapping[str, Severity]]:
    table: Any = read_toml(file).get("checks", {})
    try:
        return [str(name) for name in table.get("ignore", [])], {
            str(name): Severity.parse(str(word)) for name, word in table.get("severity", {}).items()
        }
    except (AttributeError, TypeError, ValueError) as error:
        raise ContentError(
            f"[checks] is not understood: {error}",
            where=str(file),
            hint='Write ignore = ["id"] and [checks.severity] id = "note"',
        ) from None


def _weight(text: str) -> tuple[str, Severity]:
    name, _, word = text.partition("=")
    try:
        return name.strip(), Severity.parse(word.strip())
    except ValueError as error:
        raise UsageError(str(error), where="--severity", hint="Write --severity term-missing=warning") from None
