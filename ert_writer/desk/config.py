"""The configuration file: what a person sets once instead of typing it with every command.

A TOML file with one table, read from `ERT_WRITER_CONFIG` or the user's configuration directory (XDG on Linux):

    [desk]
    zone = "America/Bogota"
    language = "es"
    mask = "soft"
    glossary = ["+terms.csv"]
    engine = "auto"

Relative paths count from the file's own directory. An option given on the command line wins over a variable of the
environment, a variable over the file, the file over the default.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from ert_writer.content.place import CONTENT_VARIABLE
from ert_writer.desk.settings import (
    AUDIT_SECOND_VARIABLE,
    AUDIT_VARIABLE,
    CASES_VARIABLE,
    LANGUAGE_VARIABLE,
    MODELS_VARIABLE,
    Settings,
)

CONFIG_VARIABLE = "ERT_WRITER_CONFIG"
PATHS = ("content", "models", "memory", "audit", "audit_second", "cases")
VARIABLES: Mapping[str, str] = {
    "content": CONTENT_VARIABLE,
    "models": MODELS_VARIABLE,
    "audit": AUDIT_VARIABLE,
    "audit_second": AUDIT_SECOND_VARIABLE,
    "cases": CASES_VARIABLE,
    "language": LANGUAGE_VARIABLE,
}
"""The variable of the environment that sets a setting, by the setting's name."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A setting, its value in words, and where it comes from: `default`, a variable's name, or `FILE:LINE`."""

    name: str
    value: str
    origin: str


def config_file() -> Path | None:
    """Return the configuration file: `ERT_WRITER_CONFIG` (empty: none), else the user's own; it need not exist."""
    named = os.environ.get(CONFIG_VARIABLE)
    if named is not None:
        return Path(named) if named else None
    from platformdirs import user_config_path

    return user_config_path("ert-writer", appauthor=False) / "config.toml"


def read_config(file: Path | None = None) -> dict[str, Any]:
    """Return what the configuration file sets, by the names of `Settings`; nothing where there is no file.

    Args:
        file: the file; `config_file()` by default.

    Raises:
        ContentError: it says something else; the message names the line.
        InputError: the file that `ERT_WRITER_CONFIG` names does not exist or cannot be read.
    """
    place = file or config_file()
    if place is None or not (place.is_file() or CONFIG_VARIABLE in os.environ):
        return {}
    from ert_writer.content.files import read_bytes
    from ert_writer.content.schema import decoded, failure, parse
    from ert_writer.desk.files import ConfigFile

    text = decoded(read_bytes(place), str(place))
    table = parse(text, ConfigFile, str(place)).desk
    found = {name: value for name in table.__struct_fields__ if (value := getattr(table, name))}
    if "zone" in found and not is_zone(found["zone"]):
        hint = 'Write zone = "America/Mexico_City"'
        raise failure(text, str(place), ("desk", "zone"), f"there is no time zone {found['zone']!r}", hint)
    for name in PATHS:
        if name in found:
            found[name] = _path(found[name], place)
    if "glossary" in found:
        found["glossary"] = tuple(_glossary(word, place) for word in found["glossary"])
    return found


def configured(**options: Any) -> Settings:
    """Return the settings of the configuration file, with these options on top.

    What a variable of the environment sets is left to it.

    Raises:
        ContentError, InputError: see `read_config`.
    """
    said = {name: value for name, value in read_config().items() if not os.environ.get(VARIABLES.get(name, ""))}
    return Settings(**{**said, **options})


def shown() -> tuple[Shown, ...]:
    """Return every setting with its value and its origin, in the order of `Settings`.

    Raises:
        ContentError, InputError: see `read_config`.
    """
    place = config_file()
    said = read_config(place)
    text = place.read_text(encoding="utf-8-sig") if said and place is not None else ""
    return tuple(_shown(field.name, field.default, said, place, text) for field in fields(Settings))


def _shown(name: str, default: object, said: Mapping[str, Any], place: Path | None, text: str) -> Shown:
    from ert_writer.content.schema import line_of

    variable = VARIABLES.get(name, "")
    if variable and os.environ.get(variable):
        return Shown(name, os.environ[variable], variable)
    if name in said:
        return Shown(name, _words(said[name]), f"{place}:{line_of(text, ('desk', name))}")
    return Shown(name, _words(default), "default")


def _words(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


def is_zone(name: str) -> bool:
    """Return whether a name is one of the IANA time zones known here."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return bool(ZoneInfo(name))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False


def _path(word: str, file: Path) -> Path:
    return file.parent / Path(word).expanduser()


def _glossary(word: str, file: Path) -> str:
    mark = "+" if word.startswith("+") else ""
    return f"{mark}{_path(word.removeprefix('+'), file)}"
