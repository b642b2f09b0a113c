"""Parts by entry point: the same groups serve built-in parts and plug-ins. Listing names imports nothing."""

from __future__ import annotations

from functools import cache
from importlib.metadata import EntryPoint, EntryPoints, entry_points
from typing import Any

from ert_writer.errors import UnavailableError, UsageError, quoted_name

DETECTORS = "ert_writer.detectors"
ENGINES = "ert_writer.engines"
CHECKS = "ert_writer.checks"
EXPORTERS = "ert_writer.exporters"
READERS = "ert_writer.readers"


@cache
def points(group: str) -> EntryPoints:
    """Return the entry points of a group; the metadata of installed packages is read once, not once a part."""
    return entry_points(group=group)


def names(group: str) -> tuple[str, ...]:
    """Return the names of a group in alphabetical order."""
    return tuple(sorted({point.name for point in points(group)}))


def comes_with_program(group: str, name: str) -> bool:
    """Return whether a part is one of this package; of two with one name, whether the one that `load` gives is."""
    found = tuple(points(group).select(name=name))
    return bool(found) and found[0].module.partition(".")[0] == __name__.partition(".")[0]


def load(group: str, name: str) -> Any:
    """Import and return what the group's entry of that name points to.

    Raises:
        UsageError: the group has no such name.
        UnavailableError: the part's own library is not installed, or its module fails.
    """
    found: tuple[EntryPoint, ...] = tuple(points(group).select(name=name))
    if not found:
        hint = f"Choose one of: {', '.join(names(group))}"
        raise UsageError(f"there is no {_kind(group)} named {quoted_name(name)}", hint=hint)
    try:
        return found[0].load()
    except ModuleNotFoundError as error:
        package = str(error.name).partition(".")[0]
        raise UnavailableError(f"{name} needs the Python package {package!r}", hint=f"pip install {package}") from error
    except Exception as error:
        message = f"the {_kind(group)} {name} cannot be imported ({type(error).__name__})"
        raise UnavailableError(message, hint=f"Mend or uninstall {found[0].value.partition('.')[0]}") from error


def _kind(group: str) -> str:
    return group.rpartition(".")[2].rstrip("s")
