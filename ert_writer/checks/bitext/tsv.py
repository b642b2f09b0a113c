"""Tab-separated bitexts: a header that names the columns, then one pair a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ert_writer.checks.bitext.tags import supported
from ert_writer.errors import InputError
from ert_writer.model.checking import Pair

if TYPE_CHECKING:
    from ert_writer.checks.bitext.read import Defaults

COLUMNS = ("id", "doc", "source_lang", "target_lang", "region", "source", "target")
"""The columns that are understood, in any order; only `source` and `target` must be there."""


def parse_tsv(text: str, name: str, defaults: Defaults) -> tuple[Pair, ...]:
    """Read a bitext of tab-separated columns; fields quoted as in CSV are unquoted.

    Raises:
        InputError: the header lacks `source` or `target`, or a line is malformed; the message names the line.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    header = [unquote(field).strip().lower() for field in lines[0].split("\t")]
    _require(header, name)
    rows = ((number, line) for number, line in enumerate(lines[1:], start=2) if line.strip())
    return tuple(
        _pair(_fields(line, header, f"{name}:{number}"), f"{name}:{number}", number, defaults) for number, line in rows
    )


def _require(header: list[str], name: str) -> None:
    lacking = [column for column in ("source", "target") if column not in header]
    if lacking:
        raise InputError(
            f"the header names no column {' and no column '.join(repr(column) for column in lacking)}",
            where=f"{name}:1",
            hint="The first line names the columns, apart by tabs: " + " ".join(COLUMNS),
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
