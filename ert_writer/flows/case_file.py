"""Case files, TOML or JSON: what intake wrote, or a few lines typed by hand.

A field is `name = "value"`, a list of them, a native date, or intake's form: a table with `text` or `value` (and
`normal`), a list of such tables, a table with `values`, or a list of `{name, values}` under `fields`.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import Any

from ert_writer.content.files import read_bytes
from ert_writer.errors import ContentError, UsageError
from ert_writer.intake.names import CODED
from ert_writer.model.case import Case, CaseField, Decision, FieldValue
from ert_writer.model.findings import Span
from ert_writer.templating.gates import make_decision

_ASIDE = frozenset({
    "schema", "fields", "decisions", "missing", "cautions", "suggested_templates", "document", "findings", "danger",
    "not_read", "roles", "states", "denied",
})  # fmt: skip
"""What a case file says beside its fields."""


def read_case_file(path: Path) -> Case:
    """Read a case file.

    Raises:
        ContentError: it is neither TOML nor JSON, or a value has no form that is known.
        InputError: it cannot be read.
    """
    return parse_case(read_bytes(path), str(path))


def parse_case(data: bytes, where: str) -> Case:
    """Return what a case file says; its first sign tells JSON from TOML.

    Raises:
        ContentError: it is neither TOML nor JSON, or a value has no form that is known.
    """
    table = _parsed(data, where)
    if isinstance(table, dict) and isinstance(table.get("result"), dict):
        table = table["result"]
    if not isinstance(table, dict):
        raise ContentError("a case file is one table of fields", where=where)
    values = {name: found for name, found in _named(table, where) if found}
    language, country = (_first(values.pop(name, ())) for name in ("language", "country"))
    missing = tuple(item.text for item in values.pop("missing", ()))
    fields = tuple(CaseField(name, found) for name, found in values.items())
    return Case(fields, language, country, missing, decisions=_decisions(table.get("decisions") or {}, where))


def _parsed(data: bytes, where: str) -> Any:
    try:
        text = data.decode("utf-8-sig")
        return json.loads(text) if text.lstrip().startswith(("{", "[{")) else tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise ContentError(f"not UTF-8 at byte {error.start}", where=where, hint="Save it as UTF-8") from None
    except json.JSONDecodeError as error:
        raise ContentError(f"not valid JSON: {error.msg} at line {error.lineno}", where=where) from None
    except tomllib.TOMLDecodeError as error:
        raise ContentError(f"not valid TOML: {error}", where=where, hint="A case file is TOML or JSON") from None
    except (RecursionError, ValueError):  # nested beyond the parser, or a number of thousands of digits
        raise ContentError("nested too deeply, or an endless number", where=where) from None


def _named(data: Mapping[str, Any], where: str) -> Iterator[tuple[str, tuple[FieldValue, ...]]]:
    for name, node in data.items():
        if name not in _ASIDE:
            yield name, tuple(_values(name, node, f"{where}: {name}"))
    fields = data.get("fields", {})
    if not isinstance(fields, (dict, list)):
        raise ContentError("fields must be a table or a list", where=where)
    pairs = fields.items() if isinstance(fields, dict) else ((_name(item, where), item) for item in fields)
    for name, node in pairs:
        yield name, tuple(_values(name, node, f"{where}: {name}"))
    yield "missing", tuple(_values("missing", data.get("missing", []), f"{where}: missing"))


def _name(item: Any, where: str) -> str:
    name = item.get("name") if isinstance(item, dict) else None
    if not isinstance(name, str):
        raise ContentError("every item of fields needs a name", where=where)
    return name


def _values(name: str, node: Any, where: str) -> Iterator[FieldValue]:
    """Yield the values of a field; a coded one has its id in `normal`."""
    for item in _read(node, where):
        if name not in CODED:
            yield item
        elif item.normal or item.text:
            yield replace(item, normal=item.normal or item.text)


def _read(node: Any, where: str) -> Iterator[FieldValue]:
    if node is None or node == "":
        return
    if isinstance(node, (list, tuple)):
        for item in node:
            yield from _read(item, where)
    elif isinstance(node, dict):
        yield from _table(node, where)
    elif isinstance(node, bool):
        yield FieldValue("true" if node else "false")
    elif isinstance(node, (date, time)):
        yield FieldValue(node.isoformat(), node.isoformat())
    elif isinstance(node, (str, int, float)):
        yield FieldValue(str(node))
    else:
        raise ContentError(f"a value of type {type(node).__name__} is not understood", where=where)


def _table(node: Mapping[str, Any], where: str) -> Iterator[FieldValue]:
    if "values" in node:
        yield from _read(node["values"], where)
        return
    text = node.get("text", node.get("value", node.get("id")))
    normal = node.get("normal", "")
    if isinstance(text, (list, tuple)):
        yield from _read(text, where)
    elif text is None and not isinstance(normal, str):
        raise ContentError("a field's table needs text or value", where=where)
    else:
        for found in _read(text, where):
            plain = normal if isinstance(normal, str) and normal else found.normal
            yield replace(found, normal=plain, **_origin(node))
        yield from _read(node.get("others"), where)


def _origin(node: Mapping[str, Any]) -> dict[str, Any]:
    """Return where a value was found and how surely; what is not of the right kind is left out."""
    span, confidence, note = node.get("span"), node.get("confidence"), node.get("note")
    found: dict[str, Any] = {"ocr": node.get("ocr") is True}
    if isinstance(span, list) and len(span) == 2 and all(type(at) is int and at >= 0 for at in span):
        found["span"] = Span(*span)
    if isinstance(confidence, (int, float)) and 0 <= confidence <= 1:
        found["confidence"] = float(confidence)
    return {**found, "note": note} if isinstance(note, str) else found


def _first(values: tuple[FieldValue, ...]) -> str:
    return (values[0].normal or values[0].text) if values else ""


def _decisions(node: Any, where: str) -> tuple[Decision, ...]:
    if not isinstance(node, dict):
        raise ContentError("decisions must be tables", where=where, hint="Write [decisions.officer_verified]")
    return tuple(_decision(name, item, where) for name, item in node.items())


def _decision(name: str, item: Any, where: str) -> Decision:
    hint = 'Write who = "..." and why = "..."'
    if not isinstance(item, dict) or not all(isinstance(item.get(key), str) for key in ("who", "why")):
        raise ContentError(f"decision {name} says not who took it and why", where=where, hint=hint)
    granted = item.get("granted", True)
    if not isinstance(granted, bool):
        raise ContentError(f"decision {name}: granted must be true or false", where=where)
    try:
        return make_decision(name, item["who"], item["why"], granted)
    except UsageError as error:
        raise ContentError(error.message, where=where, hint=error.hint) from None
