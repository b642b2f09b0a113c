"""The case file: a case as plain data and as TOML.

It holds fields, never the letter. A field of one value is a table, with further readings under `others`; a field of
several is a list of tables. In every table `value` is what replies print, `quote` the letter's own words where they
differ, `normal` the plain form.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from ert_writer.intake.names import CODED, FIELDS, LISTS
from ert_writer.model.case import (
    Case,
    Caution,
    Danger,
    DataRequest,
    EntityRole,
    FieldValue,
    Order,
    OrderKind,
    OrderStance,
)
from ert_writer.model.wire import canonical_json

SCHEMA = 1
_HEAD = "# Case file written by ert-writer intake: advice for a person to confirm.\n"
_SPAN_LINES = re.compile(r"^(span = )\[\n\s+(\d+),\n\s+(\d+),\n\]$", re.MULTILINE)  # no text can hold a line break here
_EMPTY: dict[str, Any] = {"value": "", "normal": "", "confidence": 0.0}


def case_table(case: Case) -> dict[str, Any]:
    """Return a case as plain data, every field present; the result object of `intake --format json`."""
    table: dict[str, Any] = {name: _field(name, case.values(name)) for name in FIELDS}
    table["states"] = {name: case.field(name).state.value for name in FIELDS}
    table["denied"] = {
        name: [_value(name, item) for item in case.field(name).denied] for name in FIELDS if case.field(name).denied
    }
    table["danger"] = _danger(case.danger)
    table["not_read"] = [_value("", item) for item in case.not_read]
    table["roles"] = [_role(item) for item in case.entities]
    table["requests"] = [_request(item) for item in case.requests]
    said = {item.kind: item for item in case.orders}
    table["orders"] = {kind.value: _order(said.get(kind, Order(kind, OrderStance.SILENT))) for kind in OrderKind}
    table["country"] = case.country
    table["language"] = case.language
    table["missing"] = list(case.missing)
    table["cautions"] = [_caution(caution) for caution in case.cautions]
    table["suggested_templates"] = [
        {"template": item.template, "reasons": list(item.reasons)} for item in case.suggested_templates
    ]
    return table


def _field(name: str, values: tuple[FieldValue, ...]) -> Any:
    rows = [_value(name, item) for item in values]
    if name in LISTS:
        return rows
    if not rows:
        return {**_EMPTY, "span": None, "note": "", "ocr": False}
    return {**rows[0], "others": rows[1:]} if len(rows) > 1 else rows[0]


def _value(name: str, item: FieldValue) -> dict[str, Any]:
    row: dict[str, Any] = {"value": item.text, "normal": item.normal}
    if name in CODED:
        row = {"value": item.normal, "quote": item.text, "normal": item.normal}
    if name == "deadline":
        row["utc"] = _universal(item.normal)
    return {
        **row,
        "span": list(item.span) if item.span else None,
        "confidence": item.confidence,
        "note": item.note,
        "ocr": item.ocr,
    }


def _danger(danger: Danger) -> dict[str, Any]:
    passages = ("evidence", "counter_evidence", "who", "from_whom", "since", "where", "ultimatums")
    return {
        "value": danger.status.value,
        "kinds": list(danger.kinds),
        "reason": danger.reason,
        **{name: [_value("", item) for item in getattr(danger, name)] for name in passages},
    }


def _role(item: EntityRole) -> dict[str, Any]:
    return {
        **_value("", item.value),
        "kind": item.kind,
        "role": item.role.value,
        "country": item.country,
        "name": item.name,
    }


def _request(item: DataRequest) -> dict[str, Any]:
    account = item.account.text if item.account else ""
    period = item.period.normal or item.period.text if item.period else ""
    said = " ".join(filter(None, (item.stance.value, item.category, account and f"of {account}", period)))
    return {
        "value": said,
        "category": item.category,
        "stance": item.stance.value,
        "account": account,
        "period": period,
        "quote": item.value.text,
        "span": list(item.value.span) if item.value.span else None,
        "confidence": item.value.confidence,
        "note": item.value.note,
    }


def _order(item: Order) -> dict[str, Any]:
    said = item.value
    return {
        "value": item.stance.value,
        "quote": said.text if said else "",
        "span": list(said.span) if said and said.span else None,
        "confidence": said.confidence if said else 0.0,
        "note": said.note if said else "",
    }


def _universal(normal: str) -> str:
    """Return a moment with an offset in UTC, to the minute; empty for anything else."""
    try:
        moment = datetime.fromisoformat(normal)
        return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%MZ}" if moment.tzinfo else ""
    except (ValueError, OverflowError):
        return ""


def _caution(caution: Caution) -> dict[str, Any]:
    return {
        "id": caution.id,
        "severity": caution.severity.label,
        "message": caution.message,
        "evidence": caution.evidence,
        "advice": caution.advice,
        "span": list(caution.span) if caution.span else None,
    }


def case_toml(case: Case, letter: str = "") -> str:
    """Return a case file in TOML; what is not known is an empty value that a person may fill in.

    Args:
        case: what intake read.
        letter: digest of the letter's text, by `letter_digest`, so that no other letter is merged into the file.
    """
    import tomli_w

    table = {key: item for key, item in case_table(case).items() if key != "states"}
    head: dict[str, Any] = {"schema": SCHEMA, **({"letter": letter} if letter else {})}
    text = tomli_w.dumps({**_lean({**head, **table}), "as_read": as_read(case)})
    return _HEAD + _SPAN_LINES.sub(r"\1[\2, \3]", text)


def letter_digest(text: str) -> str:
    """Return the SHA-256 of a letter's decoded text."""
    return "sha256:" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def as_read(case: Case) -> dict[str, str]:
    """Return a short digest of everything in a case that a person may correct; what was not found has none.

    A value in the file that no longer has its digest was made by hand, and a second reading leaves it alone.
    """
    marks = {name: mark([plain_pair(name, item) for item in case.values(name)]) for name in FIELDS}
    marks |= {"country": mark([(case.country, "")]), "language": mark([(case.language, "")])}
    marks |= {"missing": mark((item, "") for item in case.missing)}
    marks |= {"danger": mark([(case.danger.status.value, "")])}
    return {name: found for name, found in marks.items() if found}


def plain_pair(name: str, item: FieldValue) -> tuple[str, str]:
    """Return what counts of a value: its id where the field is coded, its text and plain form otherwise."""
    return (item.normal, "") if name in CODED else (item.text, item.normal)


def mark(values: Iterable[tuple[str, str]]) -> str:
    """Return 16 hexadecimal digits for a field's values; empty for none."""
    kept = [list(pair) for pair in values if any(pair)]
    return hashlib.sha256(canonical_json(kept)).hexdigest()[:16] if kept else ""


def _lean(node: Any) -> Any:
    """Return the data without what TOML has no form for, and without what says nothing; values always stay."""
    if isinstance(node, list):
        return [_lean(item) for item in node]
    if not isinstance(node, dict):
        return node
    if node.get("value") == "" and not any(node.get(key) for key in ("normal", "quote", "span")):
        return {"value": ""}
    return {key: _lean(item) for key, item in node.items() if key in _KEPT or not _is_empty(item)}


_KEPT = frozenset({*FIELDS, "value", "missing", "country", "danger", "not_read"})


def _is_empty(item: Any) -> bool:
    return item is None or item is False or item in ("", [])
