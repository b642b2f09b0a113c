"""Where letters are found, and that each is found once and opened as it was."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from ert_writer.batch.source import Item, database, items_in, load
from ert_writer.errors import InputError

LIMIT = 10_000
TEXT = "Solicito los datos de la cuenta @lobo_88."


def test_a_directory_gives_its_files_by_path(tmp_path: Path) -> None:
    for name in ("b/2.txt", "a.txt", "b/1.eml", ".hidden/x.txt", ".x"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    items = list(items_in(tmp_path))
    assert [item.name for item in items] == ["a.txt", "b/1.eml", "b/2.txt"]
    assert [load(item, LIMIT).data.decode() for item in items] == ["a.txt", "b/1.eml", "b/2.txt"]


def test_rows_of_json_lines_are_found_by_their_bytes(tmp_path: Path) -> None:
    file = tmp_path / "in.jsonl"
    rows = [{"id": "x-1", "text": f"{TEXT} ñ"}, {"letter": "otra"}, {"id": 3, "body": "más"}]
    file.write_text("\n\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n{broken\n", encoding="utf-8")
    items = list(items_in(file))
    assert [item.name for item in items] == ["x-1", "line-3", "3", "line-6"]
    assert [load(item, LIMIT).data.decode() for item in items[:3]] == [f"{TEXT} ñ", "otra", "más"]
    with pytest.raises(InputError, match="not JSON"):
        load(items[3], LIMIT)


def test_mails_of_a_mailbox_are_parted_as_its_reader_parts_them(tmp_path: Path) -> None:
    mail = "From a@b.example Mon Nov 30 10:00:00 2026\nSubject: {0}\n\nHola\n\nFrom here on it is text {0}\n>From x\n\n"
    file = tmp_path / "in.mbox"
    file.write_text("".join(mail.format(number) for number in range(3)), encoding="utf-8")
    items = list(items_in(file))
    assert [item.name for item in items] == ["mail-1", "mail-2", "mail-3"]
    for number, item in enumerate(items):
        data = load(item, LIMIT).data.decode()
        assert f"Subject: {number}" in data
        assert f"it is text {number}" in data
        assert "\nFrom x" in data


def test_rows_of_parquet_are_found_by_their_number(tmp_path: Path) -> None:
    file = tmp_path / "in.parquet"
    rows = f"SELECT i AS id, '{TEXT} ' || i AS text FROM range(5) t(i)"  # noqa: S608 - a constant
    database().execute(f"COPY ({rows}) TO '{file}' (FORMAT parquet, ROW_GROUP_SIZE 2)")
    items = list(items_in(file))
    assert [item.name for item in items] == ["0", "1", "2", "3", "4"]
    assert [load(item, LIMIT).data.decode() for item in items] == [f"{TEXT} {number}" for number in range(5)]


@pytest.mark.parametrize("name", ["no.jsonl", "letter.txt"])
def test_what_is_no_archive_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "letter.txt").write_text(TEXT, encoding="utf-8")
    with pytest.raises(InputError):
        list(items_in(tmp_path / name))


def test_a_row_beyond_the_bound_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "in.jsonl"
    file.write_text(json.dumps({"text": "x" * 500}) + "\n", encoding="utf-8")
    (item,) = items_in(file)
    with pytest.raises(InputError, match="larger than 100 bytes"):
        load(item, 100)


def test_a_cell_of_parquet_beyond_the_bound_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "in.parquet"
    database().execute(f"COPY (SELECT repeat('ñ', 60) AS text) TO '{file}' (FORMAT parquet)")
    (item,) = items_in(file)
    with pytest.raises(InputError, match="larger than 100 bytes"):
        load(item, 100)
    assert len(load(item, 120).data) == 120


def test_a_text_beyond_the_bound_is_refused_though_its_line_is_shorter(tmp_path: Path) -> None:
    file = tmp_path / "in.jsonl"
    file.write_bytes(json.dumps({"text": "中" * 100}, ensure_ascii=False).encode("utf-16-le"))
    (item,) = items_in(file)
    with pytest.raises(InputError, match="larger than 250 bytes"):
        load(item, 250)


def test_large_and_empty_cells_are_found_among_many(tmp_path: Path) -> None:
    file = tmp_path / "in.parquet"
    rows = "SELECT CASE WHEN i = 130 THEN repeat('x', 600000) WHEN i <> 131 THEN 'carta ' || i END AS text "
    rows += "FROM range(300) t(i)"
    database().execute(f"COPY ({rows}) TO '{file}' (FORMAT parquet, ROW_GROUP_SIZE 50)")
    items = list(items_in(file))
    for at in (0, 127, 128, 299):
        assert load(items[at], 10**6).data == f"carta {at}".encode()
    assert len(load(items[130], 10**6).data) == 600_000
    with pytest.raises(InputError, match="larger than"):
        load(items[130], LIMIT)
    with pytest.raises(InputError, match="holds no text"):
        load(items[131], LIMIT)


def test_a_broken_parquet_file_is_one_clear_error(tmp_path: Path) -> None:
    file = tmp_path / "in.parquet"
    file.write_bytes(b"PAR1 broken")
    with pytest.raises(InputError, match="cannot be read as Parquet"):
        list(items_in(file))
    with pytest.raises(InputError, match="cannot be read as Parquet"):
        load(Item("x", "row", str(file)), LIMIT)


def test_a_parquet_file_that_was_replaced_is_read_anew(tmp_path: Path) -> None:
    file = tmp_path / "in.parquet"
    for column, time in (("text", 1), ("body", 2)):
        file.unlink(missing_ok=True)
        database().execute(f"COPY (SELECT '{column}' AS {column}) TO '{file}' (FORMAT parquet)")
        os.utime(file, (time, time))
        (item,) = items_in(file)
        assert load(item, LIMIT).data.decode() == column


def test_a_name_that_is_not_text_can_be_written(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"se\xf1or.txt")).write_text(TEXT, encoding="utf-8")
    file = tmp_path / "in.jsonl"
    file.write_text(json.dumps({"id": "\ud800", "text": TEXT}), encoding="utf-8")
    named = {item.name: item for item in (*items_in(tmp_path), *items_in(file))}
    assert {*named} == {"se\\udcf1or.txt", "in.jsonl", "\\ud800"}
    assert load(named["se\\udcf1or.txt"], LIMIT).data.decode() == TEXT
