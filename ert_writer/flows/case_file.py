"""Case files, TOML or JSON: what intake wrote, or a few lines typed by hand.

A field is `name = "value"`, a list of them, a native date, or intake's form: a table with `text` or `value` (and
`normal`), a list of such tables, a table with `values`, or a list of `{name, values}` under `fields`.
"""

from __future__ import annotations

import dataclasses
import difflib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ert_writer.content.files import read_bytes
from ert_writer.content.schema import decoded, loaded
from ert_writer.errors import ContentError, UsageError
from ert_writer.intake.names import CODED, FIELDS
from ert_writer.model.case import Case, CaseField, Caution, Danger, Decision, FieldValue, OrderKind
from ert_writer.model.findings import Severity, Span
from ert_writer.templating.editing import without_table
from ert_writer.templating.gates import make_decision

_ASIDE = frozenset({
    "schema", "fields", "decisions", "missing", "cautions", "suggested_templates", "document", "findings", "danger",
    "not_read", "roles", "states", "denied", "letter", "as_read", "requests", "orders",
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
    _require_known_rows(table, where)
    values = {name: found for name, found in _named(table, where) if found}
    language, country = (_first(values.pop(name, ())) for name in ("language", "country"))
    missing = tuple(item.text for item in values.pop("missing", ()))
    fields = tuple(CaseField(name, found) for name, found in values.items())
    return Case(
        fields,
        language,
        country,
        missing,
        cautions=tuple(_cautions(table.get("cautions") or [])),
        decisions=_decisions(table.get("decisions") or {}, where),
    )


_ROWS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "cautions": frozenset({"id", "severity", "message", "evidence", "advice", "span"}),
        "suggested_templates": frozenset({"template", "reasons"}),
        "roles": frozenset({"value", "normal", "span", "confidence", "note", "ocr", "kind", "role", "country", "name"}),
        "requests": frozenset(
            {
                "value",
                "category",
                "stance",
                "account",
                "period",
                "quote",
                "span",
                "confidence",
                "note",
            }
        ),
        "not_read": frozenset({"value", "normal", "span", "confidence", "note", "ocr"}),
    }
)
_VALUE_KEYS = frozenset(
    {
        "value",
        "text",
        "id",
        "values",
        "normal",
        "quote",
        "utc",
        "span",
        "confidence",
        "note",
        "ocr",
        "others",
        "name",
        "denied",
        "state",
    }
)


_TABLES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "danger": frozenset({"value", *(part.name for part in dataclasses.fields(Danger))}),
        "denied": frozenset(FIELDS),
        "states": frozenset(FIELDS),
        "orders": frozenset(kind.value for kind in OrderKind),
        "as_read": frozenset({*FIELDS, "country", "language", "missing", "danger"}),
    }
)
_DECISION_KEYS = frozenset({"who", "why", "granted"})
_MARK = re.compile(r"[0-9a-f]{16}")


def _require_known_rows(table: Mapping[str, Any], where: str) -> None:
    """Raise when a key is where TOML puts it into the table before it, and would be lost.

    Raises:
        ContentError: naming the key and the table it fell into.
    """
    for name, key in _strays(table):
        hint = f"Move it above the first [table], or write it as [{key[:60]}] with value = ..."
        raise ContentError(f"{key[:60]!r} is inside {name} and would be lost", where=where, hint=hint)


def _strays(table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield (table, key) for every key that its table does not have."""
    for name, known in _ROWS.items():
        yield from _stray_rows(f"[[{name}]]", table.get(name), known)
    for name, known in _TABLES.items():
        yield from _stray_keys(f"[{name}]", table.get(name), known)
    for name in ("danger", "denied"):
        for part, rows in _items(table.get(name)):
            yield from _stray_rows(f"[[{name}.{part}]]", rows, _VALUE_KEYS)
    for part, row in _items(table.get("orders")):
        yield from _stray_keys(f"[orders.{part}]", row, _VALUE_KEYS)
    for part, row in _items(table.get("decisions")):
        yield from _stray_keys(f"[decisions.{part}]", row, _DECISION_KEYS)
    for key, value in _items(table.get("as_read")):  # a field's own name is known here, but no value of it is a mark
        if not isinstance(value, str) or not _MARK.fullmatch(value):
            yield "[as_read]", key


def _items(node: Any) -> Iterable[tuple[str, Any]]:
    return node.items() if isinstance(node, dict) else ()


def _stray_rows(name: str, rows: Any, known: frozenset[str]) -> Iterator[tuple[str, str]]:
    for row in rows if isinstance(rows, list) else ():
        yield from _stray_keys(name, row, known)


def _stray_keys(name: str, row: Any, known: frozenset[str]) -> Iterator[tuple[str, str]]:
    for key, _ in _items(row):
        if key not in known:
            yield name, key


def require_known_fields(case: Case, known: Iterable[str], where: str = "case file") -> None:
    """Raise when a case file has a field that neither intake writes nor a template takes.

    Args:
        case: the case.
        known: fields that templates take, besides intake's own.
        where: names the file in the message.

    Raises:
        ContentError: naming the field and the nearest known one.
    """
    names = {*FIELDS, *known, *(f"disclosed_{name}" for name in known)}
    for field in case.fields:
        if field.name not in names:
            near = difflib.get_close_matches(field.name, names, n=1)
            hint = f"Did you mean {near[0]}?" if near else "See docs/intake.md for the fields of a case"
            raise ContentError(f"unknown field {field.name[:60]!r}", where=where, hint=hint)


def _parsed(data: bytes, where: str) -> Any:
    return loaded(decoded(data, where), where)


def _named(data: Mapping[str, Any], where: str) -> Iterator[tuple[str, tuple[FieldValue, ...]]]:
    for name, node in data.items():
        if name not in _ASIDE:
            yield name, field_values(name, node, f"{where}: {name}")
    fields = data.get("fields", {})
    if not isinstance(fields, (dict, list)):
        raise ContentError("fields must be a table or a list", where=where)
    pairs = fields.items() if isinstance(fields, dict) else ((_name(item, where), item) for item in fields)
    for name, node in pairs:
        yield name, field_values(name, node, f"{where}: {name}")
    yield "missing", field_values("missing", data.get("missing", []), f"{where}: missing")


def _name(item: Any, where: str) -> str:
    name = item.get("name") if isinstance(item, dict) else None
    if not isinstance(name, str):
        raise ContentError("every item of fields needs a name", where=where)
    return name


def field_values(name: str, node: Any, where: str) -> tuple[FieldValue, ...]:
    """Return the values that a field of a case file has, in whichever form it is written.

    Raises:
        ContentError: a value has no form that is known.
    """
    return tuple(_values(name, node, where))


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
    for key in node:
        if key not in _VALUE_KEYS:
            near = difflib.get_close_matches(key, _VALUE_KEYS, n=1)
            hint = f"Did you mean {near[0]}?" if near else "Write another field above the first [table]"
            raise ContentError(f"unknown key {key[:60]!r}", where=where, hint=hint)
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


def _cautions(rows: Any) -> Iterator[Caution]:
    """Yield what looked wrong, so that an internal note can list it."""
    for row in rows if isinstance(rows, list) else []:
        if isinstance(row, dict) and isinstance(row.get("id"), str):
            message, evidence, advice = (str(row.get(name) or "") for name in ("message", "evidence", "advice"))
            severity = next((item for item in Severity if item.label == row.get("severity")), Severity.WARNING)
            yield Caution(row["id"], severity, message, evidence, advice)


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


def with_decisions(data: bytes, decisions: Sequence[Decision], where: str) -> bytes:
    """Return the bytes of a case file with decisions added; one of the same name is replaced, all else is kept.

    Raises:
        ContentError: the file is neither TOML nor JSON, or writes its decisions in a way that cannot be added to.
    """
    text = data.decode("utf-8-sig")
    if text.lstrip().startswith("{"):
        table = json.loads(text)
        inner = table["result"] if isinstance(table.get("result"), dict) else table
        inner["decisions"] = inner.get("decisions", {}) | {item.name: _decision_row(item) for item in decisions}
        text = json.dumps(table, ensure_ascii=False, indent=2) + "\n"
    else:
        for item in decisions:
            text = without_table(text, f"decisions.{item.name}").rstrip("\n") + "\n"
            rows = "".join(
                f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in _decision_row(item).items()
            )
            text += f"\n[decisions.{item.name}]\n{rows}"
    written = text.encode("utf-8")
    kept = {item.name: item for item in parse_case(written, where).decisions}
    if any(kept.get(item.name) != item for item in decisions):
        raise ContentError(
            "its decisions cannot be added to", where=where, hint="Write them as [decisions.NAME] tables"
        )
    return written


def _decision_row(decision: Decision) -> dict[str, object]:
    return {"who": decision.who, "why": decision.why, "granted": decision.granted}
