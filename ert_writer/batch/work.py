"""The work on one partition: a function of the job and the letters alone, the same on one machine and on many."""

from __future__ import annotations

import hashlib
import json
import os
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from uuid import uuid4

from ert_writer.batch.job import MAX_CHARACTERS, Job, Partition
from ert_writer.batch.source import Item, Loaded, database, encodable, load
from ert_writer.desk import Desk, Settings
from ert_writer.errors import ErtWriterError, InputError
from ert_writer.flows.cases import received_at
from ert_writer.model.text import Document
from ert_writer.model.wire import canonical_json, json_text, to_wire

DIED = {"code": "reader-died", "message": "working on this letter ends the process", "where": "", "hint": ""}


@dataclass(frozen=True, slots=True)
class Done:
    """A partition whose results are on the disk.

    Attributes:
        number: of the partition.
        letters: how many it holds.
        failed: how many of them have an error in place of a result.
        kept: whether an earlier run had written it.
    """

    number: int
    letters: int
    failed: int
    kept: bool


def run_partition(job: Job, partition: Partition, deadly: frozenset[int] = frozenset()) -> Done:
    """Write a partition's results, or find that an earlier run wrote the same.

    The results come under a name of their own and are renamed when they are whole; so is the record of what they were
    made from. Whoever is killed at any point, or does the work twice, leaves the same bytes.

    Args:
        job: what is done.
        partition: which letters.
        deadly: positions of letters that end a process, from 0; they are listed and not worked on.
    """
    loaded = _loaded_of(job, partition)
    inputs = _inputs(loaded)
    earlier = _earlier(job, partition.number, inputs)
    if earlier:
        return Done(partition.number, int(earlier["letters"]), int(earlier["failed"]), kept=True)
    return _written_whole(job, partition.number, list(_rows_of(job, loaded, deadly)), inputs)


def row_alone(job: Job, partition: Partition) -> dict[str, Any]:
    """Return the row of a partition's only letter and write nothing."""
    return next(_rows_of(job, _loaded_of(job, partition)))


def write_rows(job: Job, partition: Partition, rows: Sequence[dict[str, Any] | None]) -> Done:
    """Write a partition from rows that were made elsewhere.

    Args:
        job: what is done.
        partition: which letters.
        rows: one for each letter, in order; None for a letter that ends its process.
    """
    loaded = _loaded_of(job, partition)
    whole = [_died(item, found) if row is None else row for (item, found), row in zip(loaded, rows, strict=True)]
    return _written_whole(job, partition.number, whole, _inputs(loaded))


def _written_whole(job: Job, number: int, rows: Sequence[dict[str, Any]], inputs: str) -> Done:
    """Write a partition's results, then the record of what they were made from."""
    failed = sum("error" in row for row in rows)
    part = job.part(number)
    _written(part, rows, job.form)
    record = {
        "partition": number,
        "letters": len(rows),
        "failed": failed,
        "errors": [{"name": row["name"], **row["error"]} for row in rows if "error" in row],
        "inputs": inputs,
        "output": hashlib.sha256(part.read_bytes()).hexdigest(),
    }
    _renamed(job.record(number), canonical_json(record) + b"\n")
    return Done(number, len(rows), failed, kept=False)


def _loaded_of(job: Job, partition: Partition) -> list[tuple[Item, Loaded | InputError]]:
    """Return each letter of a partition with its bytes, or why it cannot be opened."""
    return [(item, _loaded(item, job.settings.max_bytes)) for item in partition.items]


def _rows_of(
    job: Job, loaded: Sequence[tuple[Item, Loaded | InputError]], deadly: frozenset[int] = frozenset()
) -> Iterator[dict[str, Any]]:
    """Yield one row for each letter, in order: its results, or its error."""
    desk = _desk(job.settings)
    rows = [
        (_died(item, found), None) if at in deadly else _row(desk, job, item, found)
        for at, (item, found) in enumerate(loaded)
    ]
    if "translate" in job.steps:
        documents = {at: document for at, (_, document) in enumerate(rows) if document is not None}
        for at, outcome in zip(documents, desk.translate_many(documents.values(), job.target), strict=True):
            if isinstance(outcome, ErtWriterError):
                rows[at][0]["error"] = _error(outcome)
            else:
                rows[at][0]["translation"] = to_wire(outcome)
    yield from (row for row, _ in rows)


def _row(desk: Desk, job: Job, item: Item, found: Loaded | InputError) -> tuple[dict[str, Any], Document | None]:
    """Return a letter's row without its translation, and the document where it can be translated."""
    row = _head(item, found)
    if isinstance(found, InputError):
        return {**row, "error": _error(found)}, None
    try:
        document = _read(desk, found)
        return {**row, **_results(desk, job, document)}, document
    except ErtWriterError as error:
        return {**row, "error": _error(error)}, None
    except Exception as error:  # noqa: BLE001 - one letter must not stop thousands of others
        return {**row, "error": _fault(error)}, None


def _head(item: Item, found: Loaded | InputError) -> dict[str, Any]:
    """Return what every row begins with: the letter's name, and the digest of its bytes where they could be read."""
    name = {"name": item.name}
    return name if isinstance(found, InputError) else {**name, "sha256": hashlib.sha256(found.data).hexdigest()}


def _died(item: Item, found: Loaded | InputError) -> dict[str, Any]:
    return {**_head(item, found), "error": _error(found) if isinstance(found, InputError) else DIED}


def _read(desk: Desk, found: Loaded) -> Document:
    document = desk.read(found.data, found.name)
    if len(document.text) > MAX_CHARACTERS:
        raise InputError(f"longer than {MAX_CHARACTERS:,} characters", hint="Translate it on its own")
    return document


def _results(desk: Desk, job: Job, document: Document) -> dict[str, Any]:
    from ert_writer.intake.case_file import case_table

    received = received_at(document)
    row: dict[str, Any] = {"received": received.isoformat()} if received else {}
    if "detect" in job.steps:
        found = desk.detect(document)
        row |= {"language": found.language, "confidence": round(found.confidence, 4)}
    if "intake" in job.steps:
        row["case"] = case_table(desk.intake(document))
    return row


@cache
def _desk(settings: Settings) -> Desk:
    """Return the desk of this process; models are loaded once."""
    return Desk(settings)


def _loaded(item: Item, limit: int) -> Loaded | InputError:
    try:
        return load(item, limit)
    except InputError as error:
        return error
    except OSError as error:
        return InputError(f"cannot be read ({error.strerror})", where=item.name)


def _inputs(loaded: Sequence[tuple[Item, Loaded | InputError]]) -> str:
    """Return a digest of the letters' names and bytes."""
    rows = [
        [item.name, "" if isinstance(found, InputError) else hashlib.sha256(found.data).hexdigest()]
        for item, found in loaded
    ]
    return hashlib.sha256(canonical_json(rows)).hexdigest()


def _earlier(job: Job, number: int, inputs: str) -> dict[str, Any] | None:
    """Return the record of a partition that is done: made from these letters, and its results as they were written."""
    try:
        record = json.loads(job.record(number).read_bytes())
        digest = hashlib.sha256(job.part(number).read_bytes()).hexdigest()
    except (OSError, ValueError):
        return None
    whole = isinstance(record, dict) and (record.get("inputs"), record.get("output")) == (inputs, digest)
    return record if whole else None


def _error(error: ErtWriterError) -> dict[str, str]:
    return {"code": error.code, "message": encodable(error.message), "where": "", "hint": encodable(error.hint)}


def _fault(error: BaseException) -> dict[str, str]:
    place = traceback.extract_tb(error.__traceback__)[-1]
    message = f"internal error ({type(error).__name__} in {Path(place.filename).stem}:{place.lineno})"
    return {"code": "internal", "message": message, "where": "", "hint": ""}


def _written(part: Path, rows: Sequence[dict[str, Any]], form: str) -> None:
    lines = "".join(json_text(row) + "\n" for row in rows).encode("utf-8", "backslashreplace")
    if form == "jsonl":
        _renamed(part, lines)
        return
    draft = part.with_name(f".{part.name}.{uuid4().hex}")
    connection = database()
    connection.execute(
        "CREATE TABLE letters (name VARCHAR, sha256 VARCHAR, language VARCHAR, danger VARCHAR, country VARCHAR, "
        "text VARCHAR, error VARCHAR, row VARCHAR)"
    )
    connection.executemany("INSERT INTO letters VALUES (?, ?, ?, ?, ?, ?, ?, ?)", [_columns(row) for row in rows])
    try:
        connection.execute(f"COPY letters TO '{_quoted(draft)}' (FORMAT parquet, COMPRESSION zstd)")
        _synced(draft)
        draft.replace(part)
    finally:
        draft.unlink(missing_ok=True)


def _columns(row: dict[str, Any]) -> list[Any]:
    case, translation, error = row.get("case") or {}, row.get("translation") or {}, row.get("error") or {}
    danger = (case.get("danger") or {}).get("value")
    shown = [row["name"], row.get("sha256"), row.get("language") or case.get("language"), danger, case.get("country")]
    text = translation.get("text")
    return [*shown, text if text is None else encodable(text), error.get("message"), json_text(row)]


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def _renamed(path: Path, data: bytes) -> None:
    draft = path.with_name(f".{path.name}.{uuid4().hex}")
    try:
        draft.write_bytes(data)
        _synced(draft)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _synced(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
