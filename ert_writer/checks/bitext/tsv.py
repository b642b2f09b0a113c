"""Tab-separated bitexts: a header that names the columns, then one pair a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ert_writer.checks.bitext.tags import supported, tag
from ert_writer.errors import InputError
from ert_writer.model.checking import Pair
from ert_writer.model.language import SUPPORTED, base

if TYPE_CHECKING:
    from ert_writer.checks.bitext.read import Defaults

COLUMNS = ("id", "doc", "source_lang", "target_lang", "region", "source", "target")
"""The columns that are understood, in any order; only `source` and `target` must be there."""
_SIDES = frozenset({"source", "target"})
_MARKS = "\t|;,"


def parse_tsv(text: str, name: str, defaults: Defaults) -> tuple[Pair, ...]:
    """Read a bitext of tab-separated columns; fields quoted as in CSV are unquoted.

    Raises:
        InputError: the header does not have `source` or `target`, or a line is malformed; the message names the line.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    if defaults.source and defaults.target and (bare := _bare_mark(lines)):
        return _parse_csv(f"source{bare}target\n{text}", bare, name, defaults)
    mark = _separator(lines[0])
    if mark:
        return _parse_csv(text, mark, name, defaults)
    header = [unquote(field).strip().lower() for field in lines[0].split("\t")]
    _require(header, name)
    rows = ((number, line) for number, line in enumerate(lines[1:], start=2) if line.strip())
    return tuple(
        _pair(_fields(line, header, f"{name}:{number}"), f"{name}:{number}", number, defaults) for number, line in rows
    )


def _bare_mark(lines: list[str]) -> str:
    """Return what parts two columns that no header names; empty where a header does, or where lines differ."""
    full = [line for line in lines if line.strip()]
    for mark in _MARKS:
        named = {unquote(field).strip().lower() for field in full[0].split(mark)} if full else set()
        if named & set(COLUMNS) or any(base(tag(name)) in SUPPORTED for name in named):
            return ""
        if full and all(line.count(mark) == 1 for line in full):
            return mark
    return ""


def _separator(header: str) -> str:
    """Return what parts the columns of a spreadsheet's export; empty for tabs."""
    declared = header.lower().removeprefix("\ufeff")
    if declared.startswith("sep=") and len(declared) == 5 and declared[4] in ",;|\t:":
        return declared[4]
    if header.count("\t") == 1 and _names(header.split("\t")) and not _SIDES & set(header.lower().split("\t")):
        return "\t"
    found = [mark for mark in ";,|" if len(_names(header.split(mark))) == len(header.split(mark)) > 1]
    return found[0] if found and "\t" not in header else ""


def _names(fields: list[str]) -> list[str]:
    """Return the columns of these names, empty where one is unknown; two languages are source and target."""
    names = [unquote(field).strip().strip('"').lower() for field in fields]
    languages = [name for name in names if base(tag(name)) in SUPPORTED]
    if len(names) == len(languages) == 2:
        return ["source", "target"]
    return names if {"source", "target"} <= set(names) <= set(COLUMNS) else []


def _parse_csv(text: str, mark: str, name: str, defaults: Defaults) -> tuple[Pair, ...]:
    """Read the CSV of a spreadsheet; `sep=;` may be above its header, which may name just two languages."""
    import csv
    import io
    from dataclasses import replace

    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    try:
        rows = [(reader.line_num, row) for row in reader if any(field.strip() for field in row)]
    except csv.Error as error:
        raise InputError(f"not CSV: {error}", where=f"{name}:{reader.line_num}", hint="Correct that line") from None
    if rows and "".join(rows[0][1]).lower().removeprefix("\ufeff") in ("sep=", f"sep={mark}"):
        rows = rows[1:]
    fields = rows[0][1] if rows else []
    header = _names(fields)
    _require(header, name)
    if fields and base(tag(fields[0])) in SUPPORTED:
        defaults = replace(defaults, source=tag(fields[0]), target=tag(fields[1]))
    pairs = []
    for number, row in rows[1:]:
        if len(row) != len(header):
            raise InputError(f"{len(header)} columns expected, {len(row)} found", where=f"{name}:{number}")
        pairs.append(_pair(dict(zip(header, row, strict=True)), f"{name}:{number}", number, defaults))
    return tuple(pairs)


def _require(header: list[str], name: str) -> None:
    lacking = [column for column in ("source", "target") if column not in header]
    if lacking:
        raise InputError(
            f"the header names no column {' and no column '.join(repr(column) for column in lacking)}",
            where=f"{name}:1",
            hint=f"The first line names the columns, apart by tabs: {' '.join(COLUMNS)}; two columns without names "
            "need --from and --to",
        )
    if len(set(header)) < len(header):
        raise InputError("the header names a column twice", where=f"{name}:1")


def _fields(line: str, header: list[str], where: str) -> dict[str, str]:
    fields = line.split("\t")
    if len(fields) != len(header):
        raise InputError(f"{len(header)} columns expected, {len(fields)} found", where=where)
    return {column: unquote(field) for column, field in zip(header, fields, strict=True)}


def unquote(field: str) -> str:
    """Return the field without the quoting of CSV writers, which quote only what holds a quotation mark.

    A field such as `"Hola"` was not quoted by such a writer, for its own marks would then be doubled: it stays.
    """
    inner = field[1:-1]
    quoted = len(field) > 2 and field[0] == field[-1] == '"'
    if quoted and '""' in inner and '"' not in inner.replace('""', ""):
        return inner.replace('""', '"')
    return field


def _pair(row: dict[str, str], where: str, number: int, defaults: Defaults) -> Pair:
    return Pair(
        id=row.get("id", "").strip() or str(number),
        source=row["source"],
        target=row["target"],
        source_language=supported(row.get("source_lang", "").strip() or defaults.source, where),
        target_language=supported(row.get("target_lang", "").strip() or defaults.target, where),
        document=row.get("doc", "").strip(),
        region=(row.get("region", "").strip() or defaults.region).rpartition("-")[2].upper(),
    )
