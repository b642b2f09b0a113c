"""The case file: a case as plain data and as TOML, and back, checked in the specialist's words.

It holds fields, never the letter. A field of one value is a table, with further readings under `others`; a field of
several is a list of tables. In every table `value` is what replies print, `quote` the letter's own words where they
differ, `normal` the plain form.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from ert_writer.errors import ContentError
from ert_writer.intake.names import CODED, FIELDS, LISTS
from ert_writer.model.case import Case, CaseField, Caution, FieldValue, SuggestedTemplate
from ert_writer.model.findings import Severity, Span

SCHEMA = 1
_HEAD = "# Case file written by ert-writer intake: advice for a person to confirm.\n"
_SPAN_LINES = re.compile(r"^(span = )\[\n\s+(\d+),\n\s+(\d+),\n\]$", re.MULTILINE)  # no text can hold a line break here
_EMPTY: dict[str, Any] = {"value": "", "normal": "", "confidence": 0.0}


def case_table(case: Case) -> dict[str, Any]:
    """Return a case as plain data, every field present; the result object of `intake --format json`."""
    table: dict[str, Any] = {name: _field(name, case.values(name)) for name in FIELDS}
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


def case_toml(case: Case) -> str:
    """Return a case file in TOML; what is not known is an empty value that a person may fill in."""
    import tomli_w

    text = tomli_w.dumps(_lean({"schema": SCHEMA, **case_table(case)}))
    return _HEAD + _SPAN_LINES.sub(r"\1[\2, \3]", text)


def _lean(node: Any) -> Any:
    """Return the data without what TOML has no form for, and without what says nothing; values always stay."""
    if isinstance(node, list):
        return [_lean(item) for item in node]
    if not isinstance(node, dict):
        return node
    if node.get("value") == "" and not any(node.get(key) for key in ("normal", "quote", "span")):
        return {"value": ""}
    return {key: _lean(item) for key, item in node.items() if key in _KEPT or not _is_empty(item)}


_KEPT = frozenset({*FIELDS, "value", "missing", "country"})


def _is_empty(item: Any) -> bool:
    return item is None or item is False or item in ("", [])


def parse_case_toml(text: str, where: str) -> Case:
    """Return the case that a case file says.

    Raises:
        ContentError: it is no TOML, or a field is not what it should be; the message names field, line and what to do.
    """
    import tomllib

    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ContentError(
            f"this is not valid TOML: {error}", where=where, hint='Put text between quotes: value = "..."'
        ) from None
    return read_table(data, where, text)


def read_table(data: Mapping[str, Any], where: str, text: str = "") -> Case:
    """Return the case that plain data says.

    Args:
        data: as `case_table` gives it.
        where: names the file in messages.
        text: the file's text, to tell lines.

    Raises:
        ContentError: a field is not what it should be.
    """
    from ert_writer.intake.wire import WireCaution, WireSuggestion, WireValue, convert

    known = {*FIELDS, "schema", "country", "language", "missing", "cautions", "suggested_templates", "decisions"}
    for name in data:
        if name not in known:
            raise ContentError(f"there is no field {name!r}", where=_place(where, text, name), hint=_nearest(name))
    if data.get("schema", SCHEMA) != SCHEMA:
        raise ContentError(
            f"schema {data['schema']} is not known",
            where=_place(where, text, "schema"),
            hint="Write the case file anew with: ert-writer intake LETTER --out case.toml",
        )
    fields = tuple(CaseField(name, _values(name, data.get(name), _place(where, text, name))) for name in FIELDS)
    cautions = convert(data.get("cautions", []), list[WireCaution], _place(where, text, "cautions"))
    suggestions = convert(
        data.get("suggested_templates", []), list[WireSuggestion], _place(where, text, "suggested_templates")
    )
    del WireValue
    return Case(
        fields=fields,
        language=convert(data.get("language", "und"), str, _place(where, text, "language")),
        country=convert(data.get("country", ""), str, _place(where, text, "country")),
        missing=tuple(convert(data.get("missing", []), list[str], _place(where, text, "missing"))),
        cautions=tuple(
            Caution(c.id, Severity.parse(c.severity), c.message, c.evidence, c.advice, _span(c.span)) for c in cautions
        ),
        suggested_templates=tuple(SuggestedTemplate(s.template, tuple(s.reasons)) for s in suggestions),
    )


def _values(name: str, node: Any, where: str) -> tuple[FieldValue, ...]:
    from ert_writer.intake.wire import WireValue, convert

    if node is None:
        return ()
    rows: list[Any]
    if isinstance(node, dict):
        rows = [{key: item for key, item in node.items() if key != "others"}, *node.get("others", [])]
    else:
        rows = node if isinstance(node, list) else [node]
    plain = [{"value": row} if isinstance(row, str) else row for row in rows]
    found = convert(plain, list[WireValue], where)
    return tuple(_read(name, item) for item in found if item.value or item.quote or item.normal or item.span)


def _read(name: str, item: Any) -> FieldValue:
    coded = name in CODED
    return FieldValue(
        text=item.quote if coded else item.value,
        normal=item.value if coded else item.normal,
        span=_span(item.span),
        confidence=item.confidence,
        note=item.note,
        ocr=item.ocr,
    )


def _span(pair: tuple[int, int] | None) -> Span | None:
    return Span(*pair) if pair else None


def _place(where: str, text: str, name: str) -> str:
    match = re.search(rf"^\s*(?:\[+\s*)?\"?{re.escape(name)}\"?\s*(?:[.=\]])", text, re.MULTILINE)
    line = text.count("\n", 0, match.start()) + 1 + match[0].count("\n", 0, match[0].find(name)) if match else 0
    return f"{where}, line {line}, {name}" if line else f"{where}, {name}"


def _nearest(name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, FIELDS, 1)
    return f"Did you mean {near[0]}?" if near else f"Use one of: {', '.join(FIELDS)}"
