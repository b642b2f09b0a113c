"""Figures over letters and replies: DuckDB over batches, the case store and the audit log, small counts hidden.

The database holds one row a letter and no text, name or account: identifiers are numbers given in the order in which
they are met. It lives in memory; once it is filled it can reach no file, and nothing can lift that.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from importlib.resources import files
from itertools import islice
from pathlib import Path
from typing import Any

from ert_writer.audit.log import AuditLog, Entry
from ert_writer.batch.disclosure import TOTAL, Cell, Counts, hidden_cells
from ert_writer.batch.run import MANIFEST
from ert_writer.batch.source import database
from ert_writer.cases.store import CaseStore, Event
from ert_writer.errors import ContentError, InputError, UsageError
from ert_writer.model.language import base
from ert_writer.terminology.index import TermIndex

Data = Mapping[str, Any]
Value = str | int | float | None
LEAST = 5
VIEWS = "views"
UNKNOWN, NOT_READ = "unknown", "not-read"
_CHUNK = 10_000
_TERM_CHECKS = frozenset({"term-missing", "term-forbidden"})
_TERM_CHANGES = frozenset({"term", "term-repair"})
_TABLES = {
    "letters": {
        "letter": "BIGINT",
        "case_id": "BIGINT",
        "received": "TIMESTAMP",
        "country": "VARCHAR",
        "kind": "VARCHAR",
    },
    "identifiers": {"letter": "BIGINT", "identifier": "BIGINT"},
    "missing": {"letter": "BIGINT", "item": "VARCHAR"},
    "replies": {
        "case_id": "BIGINT",
        "replied_at": "TIMESTAMP",
        "template": "VARCHAR",
        "language": "VARCHAR",
        "country": "VARCHAR",
    },
    "terms": {"letter": "BIGINT", "concept": "VARCHAR", "corrected": "BOOLEAN", "missing": "BOOLEAN"},
    "audit": {
        "entry": "BIGINT",
        "recorded_at": "TIMESTAMP",
        "kind": "VARCHAR",
        "template": "VARCHAR",
        "language": "VARCHAR",
        "draft": "BOOLEAN",
        "decisions": "BIGINT",
        "findings": "BIGINT",
    },
}
"""The tables that queries see, with their columns."""


@dataclass(frozen=True, slots=True)
class TermUse:
    """A concept of which a letter's translation did not have the approved term as the engine gave it.

    Attributes:
        concept: its id.
        corrected: whether the approved term was brought in somewhere.
        missing: whether it is missing still somewhere, or a refused one is there.
    """

    concept: str
    corrected: bool
    missing: bool


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as the figures count it.

    Attributes:
        case_id: its case; None in a batch.
        received: in UTC, without offset; None where nothing says when.
        country: two letters, or `unknown`.
        kind: of danger, the first one named; else `unclear`, `not-emergency`; `not-read` for a letter with an error.
        accounts: what it asks about, as written.
        missing: items of the checklist that it does not have.
        terms: concepts of the glossary that the engine worded otherwise, see `TermUse`; known of translations alone.
    """

    case_id: int | None
    received: datetime | None
    country: str
    kind: str
    accounts: tuple[str, ...]
    missing: tuple[str, ...]
    terms: tuple[TermUse, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """A reply that was recorded with a case; `at` in UTC, without offset."""

    case_id: int
    at: datetime
    template: str
    language: str
    country: str


@dataclass(frozen=True, slots=True)
class Record:
    """An entry of the audit log as the figures count it; `at` in UTC, without offset.

    Attributes:
        number: of the entry.
        kind: see `ert_writer.audit.log.KINDS`.
        draft: whether a reply was written without approval, for reading alone.
        decisions: how many a reply rests on.
        findings: how many checks found something in a reply.
    """

    number: int
    at: datetime
    kind: str
    template: str
    language: str
    draft: bool
    decisions: int
    findings: int


@dataclass(frozen=True, slots=True)
class Facts:
    """What the figures are computed from."""

    letters: tuple[Letter, ...]
    answers: tuple[Answer, ...] = ()
    records: tuple[Record, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A query whose rows are a table of two dimensions with totals.

    Attributes:
        name: of its file of SQL.
        rows: columns that together name a row; the column after them names a column.
        counts: measures that are hidden where they are small; the first one is that of which the others count some.
        times: measures that are shown where the count `replied` is.
    """

    name: str
    rows: tuple[str, ...]
    counts: tuple[str, ...]
    times: tuple[str, ...] = ()


FIGURES = (
    Figure(
        "letters",
        ("period", "country"),
        ("received", "identifiers", "replied", "answered", "asked_for_item"),
        ("median_minutes", "p90_minutes"),
    ),
    Figure("templates", ("template",), ("replies",)),
    Figure("missing", ("item",), ("letters",)),
    Figure("terms", ("concept",), ("letters", "corrected", "missing")),
    Figure("sent", ("period", "template"), ("replies", "by_decision", "with_findings")),
)


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows; `hidden` names cells of a row that are hidden, which are None."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    hidden: tuple[frozenset[str], ...] = field(default=())


def case_facts(store: CaseStore, at: datetime) -> Facts:
    """Return the letters and replies of all cases of a store.

    Raises:
        ContentError, InputError: see `CaseStore`.
    """
    cases = store.cases(at, all_=True)
    letters = [
        _letter(letter.data, case.id, min(_utc(letter.received), _utc(letter.added)))  # a header may name the future
        for case in cases
        for letter in case.letters
    ]
    answers = [
        Answer(case.id, _utc(event.at), _text_of(event, "template"), _text_of(event, "language"), _country(case.data))
        for case in cases
        for event in case.events
        if event.kind == "reply"
    ]
    return Facts(tuple(letters), tuple(answers))


def _text_of(event: Event, name: str) -> str:
    return str(event.data.get(name, ""))


def audit_records(log: AuditLog) -> tuple[Record, ...]:
    """Return what an audit log holds, without what was purged and what failed after it was recorded.

    Raises:
        ContentError, InputError: see `AuditLog`.
    """
    kept = [(entry, entry.body) for entry in log.entries() if entry.body is not None]
    undone = {body["data"]["undone"] for _, body in kept if "undone" in body["data"]}
    return tuple(_record(entry, body) for entry, body in kept if undone.isdisjoint(_marks(entry, body["data"])))


def _marks(entry: Entry, data: Data) -> set[str]:
    """Return what an entry is called where it is undone: its hash, in the log that it was first in too."""
    return {entry.leaf.hex(), str(data.get("undone", "")), str((data.get("carried") or {}).get("leaf", ""))} - {""}


def _record(entry: Entry, body: Data) -> Record:
    data = body.get("data") or {}
    language = data.get("language")
    return Record(
        entry.number,
        _utc(str(body["at"]).replace("Z", "+00:00")),
        str(body["kind"]),
        str(data.get("template") or ""),
        language if isinstance(language, str) else "",
        bool(data.get("draft")),
        len(data.get("decisions") or ()),
        len(data.get("findings") or ()),
    )


def batch_facts(places: Sequence[Path], index: TermIndex | None = None) -> Facts:
    """Return the letters of batches; a letter whose bytes are in several of them, or twice in one, is counted once.

    Args:
        places: directories that batches wrote.
        index: the glossary, by which corrected terms are told; without it only those that are missing are.

    Raises:
        InputError: a directory holds no finished batch, or a file of it cannot be read.
        ContentError: a file of it is damaged.
    """
    found: dict[str, Letter] = {}
    for place in places:
        for row in _rows_of(place):
            found.setdefault(str(row.get("sha256") or f"{place}/{row.get('name')}"), _of_batch(row, index))
    return Facts(tuple(found.values()))


def _rows_of(place: Path) -> Iterator[Data]:
    if not (place / MANIFEST).is_file():
        hint = "Name the directory that `ert-writer batch --out` wrote, and let the batch finish"
        raise InputError("this directory holds no finished batch", where=str(place), hint=hint)
    for part in sorted((*place.glob("part-*.jsonl"), *place.glob("part-*.parquet"))):
        try:
            yield from map(json.loads, _lines_of(part))
        except OSError as error:
            raise InputError(f"cannot be read ({error.strerror})", where=str(part)) from None
        except ValueError:
            raise ContentError("is damaged", where=str(part), hint="Run the batch again") from None


def _lines_of(part: Path) -> Iterator[str]:
    if part.suffix == ".jsonl":
        with part.open(encoding="utf-8") as file:
            yield from file
        return
    with database() as connection:
        rows = connection.execute("SELECT row FROM read_parquet(?)", [str(part)])
        while found := rows.fetchmany(_CHUNK):
            yield from (row for (row,) in found)


def _of_batch(row: Data, index: TermIndex | None) -> Letter:
    received = _utc(row["received"]) if row.get("received") else None
    if "error" in row or "case" not in row:
        return Letter(None, received, UNKNOWN, NOT_READ, (), ())
    return replace(_letter(row["case"], None, received), terms=_term_uses(row.get("translation") or {}, index))


def _term_uses(translation: Data, index: TermIndex | None) -> tuple[TermUse, ...]:
    units = translation.get("units") or ()
    missing = {
        finding["concept"]
        for unit in units
        for finding in unit["findings"]
        if finding["check"] in _TERM_CHECKS and finding["concept"]
    }
    corrected: set[str] = set()
    if index is not None:
        target = base(str(translation.get("target") or ""))
        changes = [change for unit in units for change in unit["changes"] if change["rule"] in _TERM_CHANGES]
        corrected = {name for change in changes for name in _brought_in(change, index, target)}
    return tuple(TermUse(name, name in corrected, name in missing) for name in sorted(corrected | missing))


def _brought_in(change: Data, index: TermIndex, target: str) -> set[str]:
    """Return the concepts whose accepted term a change has brought into a text of the target language."""
    after, before = (
        {match.concept for match in index.find(change[side], target) if match.term.status.accepted}
        for side in ("after", "before")
    )
    return after - before


def _letter(data: Data, case_id: int | None, received: datetime | None) -> Letter:
    accounts = tuple(str(item.get("value", "")).strip().casefold() for item in data.get("accounts") or ())
    return Letter(case_id, received, _country(data), _kind(data), accounts, tuple(data.get("missing") or ()))


def _country(data: Data) -> str:
    return str(data.get("country") or UNKNOWN)


def _kind(data: Data) -> str:
    """Return the kind of danger that intake names first, else whether there is any."""
    named = data.get("emergency_type") or {}
    danger = data.get("danger") or {}
    kinds = danger.get("kinds") or ()
    return str(named.get("normal") or named.get("value") or (kinds[0] if kinds else danger.get("value") or UNKNOWN))


def _utc(moment: str) -> datetime:
    return datetime.fromisoformat(moment).astimezone(UTC).replace(tzinfo=None)


def queries() -> Mapping[str, str]:
    """Return the SQL of the figures and of the views they use, by name."""
    place = files("ert_writer.batch") / "queries"
    found = [item for item in place.iterdir() if item.name.endswith(".sql")]
    return {item.name.removesuffix(".sql"): item.read_text("utf-8") for item in sorted(found, key=lambda one: one.name)}


def opened(facts: Facts) -> Any:
    """Return a connection to a database of these facts that can reach no file and no network.

    Raises:
        InputError: duckdb is not installed.
    """
    connection = database()
    for name, rows in _tables(facts).items():
        columns = _TABLES[name]
        described = ", ".join(f"{column} {kind}" for column, kind in columns.items())
        connection.execute(f"CREATE TABLE {name} ({described})")
        _fill(connection, name, tuple(columns.values()), rows)
    connection.execute(queries()[VIEWS])
    for option in ("enable_external_access", "python_enable_replacements", "autoload_known_extensions"):
        connection.execute(f"SET {option} = false")
    connection.execute("SET lock_configuration = true")
    return connection


def _tables(facts: Facts) -> Mapping[str, Iterable[tuple[Any, ...]]]:
    numbers: dict[str, int] = {}
    letters = list(enumerate(facts.letters, start=1))
    return {
        "letters": ((at, one.case_id, one.received, one.country, one.kind) for at, one in letters),
        "identifiers": (
            (at, numbers.setdefault(account, len(numbers) + 1)) for at, one in letters for account in {*one.accounts}
        ),
        "missing": ((at, item) for at, one in letters for item in dict.fromkeys(one.missing)),
        "replies": ((one.case_id, one.at, one.template, one.language, one.country) for one in facts.answers),
        "terms": ((at, use.concept, use.corrected, use.missing) for at, one in letters for use in one.terms),
        "audit": (
            (one.number, one.at, one.kind, one.template, one.language, one.draft, one.decisions, one.findings)
            for one in facts.records
        ),
    }


def _fill(connection: Any, name: str, kinds: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
    """Insert rows column by column: row by row takes DuckDB a hundred times as long."""
    stream = iter(rows)
    values = ", ".join(f"unnest(CAST(? AS {kind}[]))" for kind in kinds)
    while found := list(islice(stream, _CHUNK)):
        connection.execute(f"INSERT INTO {name} SELECT {values}", [list(column) for column in zip(*found, strict=True)])


def selected(connection: Any, query: str) -> Table:
    """Return the rows of one SELECT, as they are: nothing is hidden.

    Raises:
        UsageError: it is not one SELECT, or DuckDB refuses it.
    """
    import duckdb

    try:
        statements = connection.extract_statements(query)
        if [one.type for one in statements] != [duckdb.StatementType.SELECT]:
            raise UsageError("this is not one SELECT", where="--sql", hint="Tables: " + ", ".join(_TABLES))
        found = connection.execute(statements[0])
        rows = tuple(tuple(map(_plain, row)) for row in found.fetchall())
        return Table(tuple(name for name, *_ in found.description), rows)
    except duckdb.Error as error:
        raise UsageError(str(error).splitlines()[0], where="--sql", hint="Tables: " + ", ".join(_TABLES)) from None


def _plain(value: Any) -> Value:
    return value if value is None or isinstance(value, (str, int, float)) else str(value)


def figure_table(connection: Any, figure: Figure, least: int = LEAST) -> Table:
    """Return a figure, rows in order with totals last, small counts hidden and none of them computable.

    Args:
        connection: see `opened`.
        figure: of `FIGURES`.
        least: smallest count that is shown, beside 0; 1 hides nothing.
    """
    found = selected(connection, queries()[figure.name])
    width = len(figure.rows)
    table = {_cell(row, width): dict(zip(found.columns, row, strict=True)) for row in found.rows}
    masks = _masks(figure, table, least)
    hidden = {cell for mask in masks.values() for cell in mask}
    keys = found.columns[: width + 1]
    rows, marks = [], []
    for cell in sorted({*table, *hidden}, key=_order):
        names = frozenset(name for name, mask in masks.items() if cell in mask)
        values = table.get(cell) or dict(zip(keys, _named(cell, width), strict=True))
        shown = (values.get(name, 0 if name in figure.counts else None) for name in found.columns)
        rows.append(tuple(None if name in names else value for name, value in zip(found.columns, shown, strict=True)))
        marks.append(names)
    return Table(found.columns, tuple(rows), tuple(marks))


def _masks(figure: Figure, table: Mapping[Cell, Data], least: int) -> Mapping[str, frozenset[Cell]]:
    """Return the cells to hide of each measure; where the first one is hidden all are."""
    first, *others = figure.counts
    counted = {name: {cell: int(row[name]) for cell, row in table.items()} for name in figure.counts}
    masks = {first: hidden_cells(Counts(counted[first], {}), least)}
    for name in others:
        known = {} if name == "identifiers" else {c: n for c, n in counted[first].items() if c not in masks[first]}
        masks[name] = hidden_cells(Counts(counted[name], known), least, masks[first])
    for name in figure.times:
        masks[name] = masks["replied"]
    return masks


_JOINT = "\x1f"


def _cell(row: Sequence[Value], width: int) -> Cell:
    names = [str(value) for value in row[: width + 1]]
    whole = all(name == TOTAL for name in names[:width])
    return (TOTAL if whole else _JOINT.join(names[:width])), names[width]


def _named(cell: Cell, width: int) -> tuple[str, ...]:
    return (*([TOTAL] * width if cell[0] == TOTAL else cell[0].split(_JOINT)), cell[1])


def _order(cell: Cell) -> tuple[bool, str, bool, str]:
    return cell[0] == TOTAL, cell[0], cell[1] == TOTAL, cell[1]


def with_marks(table: Table) -> Table:
    """Return the table with a last column that names what is hidden in each row, for formats without marks."""
    if not table.hidden:
        return table
    names = (" ".join(name for name in table.columns if name in mark) for mark in table.hidden)
    rows = tuple((*row, mark) for row, mark in zip(table.rows, names, strict=True))
    return replace(table, columns=(*table.columns, "hidden"), rows=rows)


def parquet_bytes(table: Table, place: Path) -> bytes:
    """Return a table as Parquet.

    Args:
        table: what to write.
        place: a directory for the file that DuckDB writes.
    """
    draft = place / "table.parquet"
    with database() as connection:
        columns = [[row[at] for row in table.rows] for at in range(len(table.columns))]
        kinds = [_kind_of(column) for column in columns]
        described = ", ".join(
            f'"{name.replace(chr(34), chr(34) * 2)}" {kind}' for name, kind in zip(table.columns, kinds, strict=True)
        )
        connection.execute(f"CREATE TABLE figure ({described})")
        _fill(connection, "figure", kinds, table.rows)
        connection.execute(f"COPY figure TO '{str(draft).replace(chr(39), chr(39) * 2)}' (FORMAT parquet)")
    return draft.read_bytes()


def _kind_of(column: Sequence[Value]) -> str:
    held = {type(value) for value in column if value is not None}
    if held <= {int}:
        return "BIGINT"
    return "DOUBLE" if held <= {int, float} else "VARCHAR"
