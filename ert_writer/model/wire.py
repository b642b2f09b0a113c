"""Values as plain JSON data: the one place that decides how a value looks on the wire."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from datetime import date
from enum import Enum
from pathlib import PurePath
from typing import Any

from ert_writer.model.findings import Severity

SCHEMA = 1


def to_wire(value: Any) -> Any:
    """Return a value as JSON data.

    Dataclasses become objects, spans `[start, end]`, severities and other enumerations their words, dates ISO 8601,
    tuples lists.

    Raises:
        TypeError: the value has no wire form.
    """
    if value is None or isinstance(value, (bool, float)):
        return value
    if isinstance(value, Enum):
        return value.label if isinstance(value, Severity) else value.value
    if isinstance(value, (str, int)):
        return value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: to_wire(getattr(value, f.name)) for f in dataclasses.fields(value)}
    return _container(value)


def _container(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): to_wire(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [to_wire(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, PurePath):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no wire form")


def json_text(value: Any, indent: int | None = None) -> str:
    r"""Return JSON in which no character can act on a terminal or reorder what a person reads.

    Control, bidirectional and other invisible characters are written as `\uXXXX`, so that the value stays the same.

    Args:
        value: JSON data.
        indent: spaces a level; one line when None.
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    if text.isprintable():
        return text
    return "".join(char if char in "\n\u00a0" or char.isprintable() else json.dumps(char)[1:-1] for char in text)


def canonical_json(value: Any) -> bytes:
    """Return JSON with sorted keys and without spaces, in UTF-8: equal values give equal bytes, to hash or to sign."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def result(value: Any) -> dict[str, Any]:
    """Return the wire object of a successful run."""
    return {"schema": SCHEMA, "result": to_wire(value)}


def failure(code: str, message: str, where: str, hint: str) -> dict[str, Any]:
    """Return the wire object of a failed run."""
    return {"schema": SCHEMA, "error": {"code": code, "message": message, "where": where, "hint": hint}}
