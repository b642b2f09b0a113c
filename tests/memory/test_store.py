"""The memory keeps what it is given, finds it again, and survives company."""

import multiprocessing
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ert_writer.errors import ContentError, InputError
from ert_writer.memory.store import Memory, key_of
from ert_writer.model.language import Direction
from ert_writer.model.memory import MemoryEntry

ES_EN = Direction("es", "en")


def entry(source: str, target: str = "t", direction: Direction = ES_EN) -> MemoryEntry:
    return MemoryEntry(source, target, direction)


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    return Memory(tmp_path / "memory.sqlite")


text = st.text(st.characters(blacklist_categories=("Cs",)), max_size=40)


@settings(max_examples=25)
@given(st.lists(st.tuples(text, text), max_size=8, unique_by=lambda pair: key_of(pair[0])))
def test_what_is_added_is_there(tmp_path_factory: pytest.TempPathFactory, pairs: list[tuple[str, str]]) -> None:
    memory = Memory(tmp_path_factory.mktemp("m") / "m.sqlite")
    memory.add(entry(*pair) for pair in pairs)
    assert {(e.source, e.target) for e in memory.entries()} == set(pairs)


def test_an_equal_segment_is_a_hundred(memory: Memory) -> None:
    memory.add([entry("Quedo a sus órdenes.", "I remain at your disposal.")])
    found = memory.find("QUEDO A  SUS ÓRDENES.", ES_EN)
    assert [(f.similarity, f.entry.target) for f in found] == [(100, "I remain at your disposal.")]


def test_a_similar_segment_is_less_and_the_best_comes_first(memory: Memory) -> None:
    memory.add([entry("Solicito los datos del suscriptor."), entry("Solicito los datos del abonado.")])
    found = memory.find("Solicito los datos del suscriptor", ES_EN)
    assert found[0].entry.source == "Solicito los datos del suscriptor."
    assert 75 <= found[1].similarity < found[0].similarity < 100


def test_another_direction_is_not_offered(memory: Memory) -> None:
    memory.add([entry("Oficio", direction=Direction("es", "pt"))])
    assert memory.find("Oficio", ES_EN) == ()


def test_a_file_that_is_not_there_holds_nothing_and_is_not_made(memory: Memory) -> None:
    assert memory.entries() == ()
    assert not memory.path.exists()


def test_the_file_is_private(memory: Memory) -> None:
    memory.add([entry("a")])
    assert stat.S_IMODE(memory.path.stat().st_mode) == 0o600


def test_a_removed_entry_is_gone(memory: Memory) -> None:
    memory.add([entry("a")])
    assert memory.remove("A", ES_EN)
    assert not memory.remove("A", ES_EN)


def test_another_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"this is no database, whatever its name may say" * 20)
    with pytest.raises(ContentError, match="no translation memory"):
        Memory(tmp_path / "x").entries()


def test_a_newer_file_is_refused(memory: Memory) -> None:
    memory.add([entry("a")])
    with sqlite3.connect(memory.path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(ContentError, match="newer version"):
        memory.entries()


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="cannot be written"):
        Memory(tmp_path / "file" / "m.sqlite").add([entry("a")])


def _write(path: Path, worker: int) -> None:
    for number in range(20):
        Memory(path).add([entry(f"{worker} {number}")])


def test_two_writers_and_a_reader_lose_nothing(memory: Memory) -> None:
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=_write, args=(memory.path, worker)) for worker in range(2)]
    for worker in workers:
        worker.start()
    while any(worker.is_alive() for worker in workers):
        memory.entries()
    for worker in workers:
        worker.join()
    assert len(memory.entries()) == 40


def regional(target: str, source_region: str, target_region: str) -> MemoryEntry:
    return MemoryEntry("attach the order", target, Direction("en", "es"), "approved", "", source_region, target_region)


MEXICO = regional("Adjunte el mandamiento.", "US", "MX")
ARGENTINA = regional("Adjunte la orden.", "US", "AR")
ANYWHERE = regional("Adjunte la resolución.", "", "")


def test_the_wordings_of_two_regions_are_both_kept(memory: Memory) -> None:
    memory.add([MEXICO, ARGENTINA])
    memory.add([regional("Anexe el mandamiento.", "US", "MX")])
    assert [e.target for e in memory.entries()] == ["Adjunte la orden.", "Anexe el mandamiento."]


@pytest.mark.parametrize(
    ("target", "first"), [("es-MX", MEXICO), ("es-AR", ARGENTINA), ("es-CO", ANYWHERE), ("es", ANYWHERE)]
)
def test_the_region_asked_for_comes_first_then_that_of_no_region(
    memory: Memory, target: str, first: MemoryEntry
) -> None:
    memory.add([MEXICO, ARGENTINA, ANYWHERE])
    found = memory.find("Attach the order", Direction("en", target))
    assert found[0].entry == first
    assert len(found) == 3


def test_a_region_is_removed_alone_and_a_language_with_all_its_regions(memory: Memory) -> None:
    memory.add([MEXICO, ARGENTINA, ANYWHERE])
    assert memory.remove("attach the order", Direction("en", "es-MX"))
    assert {e.target_region for e in memory.entries()} == {"AR", ""}
    assert memory.remove("attach the order", Direction("en", "es"))
    assert memory.entries() == ()


def _file_without_regions(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript(
            "CREATE TABLE entry (source_language TEXT NOT NULL, target_language TEXT NOT NULL, key TEXT NOT NULL,"
            " length INTEGER NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL, origin TEXT NOT NULL,"
            " changed TEXT NOT NULL, PRIMARY KEY (source_language, target_language, key)) WITHOUT ROWID;"
            "CREATE INDEX by_length ON entry (source_language, target_language, length);"
            "INSERT INTO entry VALUES"
            " ('en', 'es', 'attach the order', 16, 'Attach the order', 'Adjunte', 'approved', 'c');"
            "PRAGMA user_version = 1;"
        )


@pytest.mark.parametrize("added", [[], [MEXICO, ARGENTINA]])
def test_the_entries_of_an_older_file_are_kept_and_regions_added(memory: Memory, added: list[MemoryEntry]) -> None:
    _file_without_regions(memory.path)
    if added:
        memory.add(added)
    kept = MemoryEntry("Attach the order", "Adjunte", Direction("en", "es"), "approved", "c")
    assert set(memory.entries()) == {kept, *added}
    assert memory.find("attach the order", Direction("en", "es"))[0].entry == kept
    with closing(sqlite3.connect(memory.path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] == 2
