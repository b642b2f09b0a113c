"""A compiled glossary comes back from disk the same, and a damaged file is never trusted."""

from pathlib import Path

import pytest

from ert_writer.content.place import cache_directory
from ert_writer.terminology.cache import load_terms

TEXT = """
[concepts.court-order]
part_of_speech = "noun"
en = ["court order"]
es = ["orden judicial"]
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "terms.toml"
    path.write_text(TEXT)
    return path


def cached(folder: Path) -> Path:
    (file,) = folder.glob("*.terms")
    return file


def test_the_second_load_compiles_nothing(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "cache"
    first = load_terms([source], folder)
    monkeypatch.setattr("ert_writer.terminology.cache.compile_terms", lambda *_: pytest.fail("compiled again"))
    second = load_terms([source], folder)
    assert second.glossary == first.glossary
    text = "las órdenes judiciales"
    assert second.find(text, "es") == first.find(text, "es") != ()
    assert cached(folder).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("damage", [b"", b"no cache at all", b"ert-writer terms 1\n" + b"\0" * 40])
def test_a_damaged_file_is_rebuilt(source: Path, tmp_path: Path, damage: bytes) -> None:
    folder = tmp_path / "cache"
    load_terms([source], folder)
    whole = cached(folder).read_bytes()
    cached(folder).write_bytes(damage)
    assert load_terms([source], folder).find("orden judicial", "es")
    assert cached(folder).read_bytes() == whole


def test_one_changed_byte_is_noticed(source: Path, tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    load_terms([source], folder)
    data = cached(folder).read_bytes()
    cached(folder).write_bytes(data.replace(b"court order", b"court ardor"))
    assert load_terms([source], folder).find("court order", "en")


def test_an_edited_glossary_is_compiled_anew(source: Path, tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    load_terms([source], folder)
    source.write_text(TEXT.replace("court order", "judicial order"))
    assert load_terms([source], folder).find("judicial orders", "en")
    assert len(list(folder.glob("*.terms"))) == 2


def test_a_cache_that_cannot_be_written_costs_nothing_but_time(source: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert load_terms([source], blocked / "cache").find("court order", "en")


def test_the_cache_directory_can_be_moved_or_turned_off(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ERT_WRITER_CACHE", str(tmp_path))
    assert cache_directory() == tmp_path
    monkeypatch.setenv("ERT_WRITER_CACHE", "")
    assert cache_directory() is None
    monkeypatch.delenv("ERT_WRITER_CACHE")
    assert cache_directory() is not None
